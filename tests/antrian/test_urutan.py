"""The rule of the unit, as a pure function."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrian.urutan import CEPAT, Aturan, Calon, Jalur, dahulu, giliran, pilih

AWAL = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def antre(aturan, *baris):
    """baris: (jalur, menit masuk)."""
    return [
        Calon(i, jalur, giliran(aturan, jalur, AWAL + timedelta(minutes=menit)))
        for i, (jalur, menit) in enumerate(baris)
    ]


def layani_semua(aturan, calon):
    sisa, hasil = list(calon), []
    while sisa:
        c = pilih(aturan, sisa, len(hasil))
        sisa.remove(c)
        hasil.append(c)
    return hasil


def test_ketat_prioritas_selalu_dahulu():
    a = Aturan("ketat")
    urut = layani_semua(a, antre(a, (Jalur.REGULER, 0), (Jalur.PRIORITAS, 600), (Jalur.KEMBALI, 700)))
    assert [c.id for c in urut] == [1, 2, 0]


def test_rasio_satu_banding_dua():
    a = Aturan("rasio", 1, 2)
    baris = [(Jalur.REGULER, i) for i in range(4)] + [(Jalur.PRIORITAS, 10 + i) for i in range(3)]
    assert [c.jalur.value[0] for c in layani_semua(a, antre(a, *baris))] == list("prrprrp")


def test_menua_yang_lama_tidak_tersalip():
    a = Aturan("menua", bonus=30)
    urut = layani_semua(a, antre(a, (Jalur.REGULER, 0), (Jalur.PRIORITAS, 29), (Jalur.PRIORITAS, 31)))
    assert [c.id for c in urut] == [1, 0, 2]


def test_bantuan_setelah_layanan_sendiri():
    a = Aturan()
    sendiri = Calon(2, Jalur.REGULER, AWAL + timedelta(hours=1), bantu=1)
    bantu = Calon(1, Jalur.PRIORITAS, AWAL, bantu=2)
    assert pilih(a, [bantu, sendiri]) is sendiri


def test_kosong():
    assert pilih(Aturan(), []) is None


@pytest.mark.parametrize("isi", [("lain",), ("rasio", 0, 1), ("menua", 1, 1, -1)])
def test_aturan_salah(isi):
    with pytest.raises(ValueError):
        Aturan(*isi)


aturan_apa_pun = st.builds(
    Aturan,
    st.sampled_from(["ketat", "rasio", "menua"]),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(0, 120),
)
baris_apa_pun = st.lists(
    st.tuples(st.sampled_from(list(Jalur)), st.integers(0, 480)), min_size=1, max_size=25
)


@given(aturan_apa_pun, baris_apa_pun)
def test_semua_dipanggil_tepat_sekali(aturan, baris):
    calon = antre(aturan, *baris)
    assert sorted(c.id for c in layani_semua(aturan, calon)) == [c.id for c in calon]


@given(aturan_apa_pun, baris_apa_pun)
def test_dalam_satu_jalur_yang_dulu_datang_dulu(aturan, baris):
    urut = layani_semua(aturan, antre(aturan, *baris))
    for jalur in Jalur:
        masuk = [(baris[c.id][1], c.id) for c in urut if c.jalur == jalur]
        assert masuk == sorted(masuk)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 60))
def test_rasio_tidak_membuat_lapar(p, r, mulai):
    """While both wait, every window of p + r calls holds p express and r regular ones."""
    a = Aturan("rasio", p, r)
    jendela = [dahulu(a, mulai + i) for i in range(p + r)]
    assert sum(j == CEPAT for j in jendela) == p


@given(baris_apa_pun, st.integers(0, 120))
def test_menua_paling_banyak_tersalip_sebanyak_bonus(baris, bonus):
    """Nobody is overtaken by somebody who came more than `bonus` minutes later."""
    a = Aturan("menua", bonus=bonus)
    urut = layani_semua(a, antre(a, *baris))
    for i, lebih_dulu in enumerate(urut):
        for kemudian in urut[i + 1 :]:
            assert baris[lebih_dulu.id][1] - baris[kemudian.id][1] <= bonus


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", ["ketat", "rasio", "menua"])
def test_operasi_memanggil_menurut_aturan(unit, cast, jenis):
    """The SQL of panggil_berikutnya is the pure rule: same tickets, same order."""
    import random

    from antrian import operasi
    from antrian.models import LayananLoket, SetelanAntrian
    from tests.antrian import pabrik

    acak = random.Random(jenis)
    setelan = SetelanAntrian.objects.create(unit=unit, aturan=jenis, rasio_prioritas=1, rasio_reguler=2)
    sendiri, bantu = pabrik.layanan(unit, "A"), pabrik.layanan(unit, "B")
    k = pabrik.loket(unit, sendiri)
    LayananLoket.objects.create(loket=k, layanan=bantu, urutan=2)
    operasi.buka_loket(loket=k, oleh=cast["petugas"])
    semua = [type(s).objects.select_related("unit__setelan_antrian").get(pk=s.pk) for s in (sendiri, bantu)]
    calon = []
    mulai = pabrik.baru_saja(unit, 40)
    for i in range(24):
        satu = acak.choice(semua)
        t = operasi.ambil_tiket(
            layanan=satu,
            kebutuhan=acak.choice([[], ["lansia"]]),
            kanal="anjungan",
            pada=mulai + timedelta(minutes=i),
        )
        calon.append(Calon(t.pk, Jalur(t.jalur), t.giliran_pada, 1 if satu == semua[0] else 2))
    for ke in range(24):
        harusnya = pilih(setelan.rumus, calon, ke)
        t = operasi.panggil_berikutnya(loket=k, oleh=cast["petugas"])
        assert t.pk == harusnya.id, ke
        calon.remove(harusnya)
        operasi.selesaikan(loket=k, hasil="selesai", oleh=cast["petugas"])

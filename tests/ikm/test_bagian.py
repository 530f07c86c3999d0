"""Scores by place and profile say no more than the answers do; why the index changed adds up; mail without a trace."""

import datetime
import itertools
from decimal import Decimal

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from ikm import hasil, hasil_bagian, hasil_sampel, rekap, sebab, tautan
from ikm.models import Jawaban, Kotak, Rekap, RekapUndangan
from ikm.operasi import buat_undangan, kirim_jawaban
from ikm.reaksi import kirim_undangan
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, Kunjungan, Peristiwa
from permohonan.models import Permohonan
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku


@pytest.fixture
def layanan(unit):
    pabrik.periode(unit)
    return layanan_berlaku(unit)


def kunjungi(layanan, tempat, nilai, hari="2026-09-01", **profil):
    pada = pabrik.kapan(hari)
    k = Kunjungan.objects.create(unit=layanan.unit, dibuka_pada=pada)
    u = buat_undangan(unit=layanan.unit, layanan=layanan, kunjungan=k, tempat=tempat, pada=pada)
    jawaban = dict(zip((f"u{i}" for i in range(1, 10)), nilai, strict=True))
    return kirim_jawaban(token=tautan.token(u), jawaban=jawaban, profil=profil, pada=pada)


@pytest.mark.django_db
def test_per_tempat_dan_profil_hanya_yang_lima(layanan):
    for i in range(11):
        kunjungi(
            layanan, "Loket 1" if i < 6 else "Loket 2", [3 + i % 2] * 9, jenis_kelamin="L" if i < 9 else "P"
        )
    for _ in range(2):
        kunjungi(layanan, "Loket 3", [1] * 9)
    pabrik.olah()
    periode = layanan.unit.periode_ikm.get()
    bagian = {b["atribut"]: b for b in hasil_bagian.per_bagian(periode)}
    assert [(n, a.n) for n, a in bagian["tempat"]["baris"]] == [("Loket 1", 6)]
    assert "jenis_kelamin" in bagian
    assert all(r.n >= 5 for r in Rekap.objects.all())
    # nothing is there that the answers do not carry themselves
    for b in bagian.values():
        assert b["n"] <= Jawaban.objects.exclude(**{b["atribut"]: ""}).count()
    lama = list(
        Rekap.objects.exclude(atribut="kanal")
        .order_by("atribut", "nilai")
        .values_list("atribut", "nilai", "n", "jumlah")
    )
    rekap.hitung_ulang()
    assert lama == list(
        Rekap.objects.exclude(atribut="kanal")
        .order_by("atribut", "nilai")
        .values_list("atribut", "nilai", "n", "jumlah")
    )


@pytest.mark.django_db
def test_kendali_jumlah_tepat_per_profil_membongkar(layanan):
    """Why there are no exact sums by profile: nine sums single out the subset of answers they were made of."""
    nilai = [list(n) for n in itertools.islice(itertools.product((1, 2, 3, 4), repeat=9), 0, 4000, 331)]
    perempuan = set(range(2, 5))
    jumlah = [sum(nilai[i][u] for i in perempuan) for u in range(9)]
    cocok = [
        s
        for s in itertools.combinations(range(len(nilai)), len(perempuan))
        if all(sum(nilai[i][u] for i in s) == jumlah[u] for u in range(9))
    ]
    assert [set(s) for s in cocok] == [perempuan]
    for i, n in enumerate(nilai):
        kunjungi(layanan, "", n, jenis_kelamin="P" if i in perempuan else "L")
    pabrik.olah()
    assert not Rekap.objects.filter(atribut="jenis_kelamin", nilai="P").exists()


@pytest.mark.django_db
def test_jalan_baru_tidak_menyambung_ke_kunjungan(layanan):
    """New columns and tables give no new way: tempat only with five of the batch, counters know no answer."""
    for i in range(8):
        kunjungi(layanan, f"Loket {i % 3}", [1 + i % 4] * 9)
    pabrik.olah()
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT min(n) FROM (SELECT count(*) n FROM ikm_jawaban GROUP BY xmin::text, tempat) x"
        )
        assert kursor.fetchone()[0] >= 5
        for tabel in ("ikm_rekapundangan", "ikm_undangan", "pelayanan_peristiwa", "pelayanan_antaran"):
            kursor.execute(f"SELECT 1 FROM ikm_jawaban j JOIN {tabel} x ON x.xmin::text = j.xmin::text")
            assert kursor.fetchall() == []
        kursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'ikm_rekap'"
        )
        kolom = dict(kursor.fetchall())
    assert not any("timestamp" in j for j in kolom.values())
    assert RekapUndangan.objects.get().banyak == 8
    assert hasil_sampel.diundang(layanan.unit.periode_ikm.get()) == 8


@pytest.mark.django_db
def test_andil_sama_dengan_perubahan(unit, masuk):
    dulu = pabrik.periode(unit, mulai=datetime.date(2026, 1, 1), selesai=datetime.date(2026, 6, 30))
    kini = pabrik.periode(unit)
    a, b = layanan_berlaku(unit, "A"), layanan_berlaku(unit, "B")
    for i in range(10):
        pabrik.jawab(a, [4, 4, 3, 4, 3, 3, 4, 3, 3], "2026-03-02")
        pabrik.jawab(a if i < 5 else b, [4, 4, 1 + i % 2, 4, 3, 3, 4, 3, 3], alasan={"u3": "Antre dua jam"})
    for _ in range(5):
        pabrik.jawab(b, [4, 4, 3, 4, 3, 3, 4, 3, 3], "2026-03-02")
    pabrik.olah()
    x, y = hasil.angka(kini), hasil.angka(dulu)
    hasil.bandingkan(x, y)
    andil = sebab.per_unsur(x, y)
    assert andil[0].nama == "Waktu Penyelesaian"
    beda = sum(n.nilai for n in andil)
    assert abs(beda - (x.hasil.konversi - y.hasil.konversi)) <= Decimal("0.01")
    layanan = sebab.per_layanan(hasil_sampel.rinci_layanan(kini), hasil_sampel.rinci_layanan(dulu))
    assert abs(sum(n.nilai + n.porsi for n in layanan) - beda) < Decimal("0.02")
    isi = masuk("pimpinan").get("/dasbor/ikm/mengapa/").content.decode()
    for kata in ("Mengapa IKM turun", "Antre dua jam", "belum ada rencana aksi", "Buat rencana aksi"):
        assert kata in isi
    isi = masuk("pimpinan").get("/dasbor/ikm/jawaban/?unsur=waktu").content.decode()
    assert isi.count("jawaban-nilai") == 10
    assert masuk("pimpinan").get("/dasbor/ikm/jawaban/?layanan=\x00&halaman=99999").status_code == 200


@given(
    st.lists(
        st.tuples(st.integers(5, 40), st.integers(25, 100), st.integers(25, 100), st.integers(5, 40)),
        min_size=1,
        max_size=6,
    )
)
def test_nilai_dan_porsi_menghabiskan_perubahan(baris):
    def daftar(n, nilai):
        return [
            hasil_sampel.Layanan(i, str(i), "", _Angka(b[n], Decimal(b[nilai])), None)  # type: ignore[arg-type]
            for i, b in enumerate(baris)
        ]

    kini, dulu = daftar(3, 2), daftar(0, 1)
    rata = [
        sum(x.angka.n * x.angka.hasil.konversi for x in d) / sum(x.angka.n for x in d) for d in (kini, dulu)
    ]
    andil = sebab.per_layanan(kini, dulu)
    assert abs(sum(a.nilai + a.porsi for a in andil) - (rata[0] - rata[1])) < Decimal("1e-9")


class _Angka:
    def __init__(self, n, konversi):
        self.n, self.hasil = n, type("H", (), {"konversi": konversi})


@pytest.mark.django_db
def test_undangan_lewat_surel_tanpa_jejak(unit, settings):
    from permohonan.operasi import terima_berkas
    from permohonan.operasi.bagian import Pemohon
    from tests import factories as f

    pemohon = Pemohon(nama="Siti", telepon="+62811", kabar_lewat="surel", surel="siti@contoh.id")
    p = terima_berkas(
        layanan=layanan_berlaku(unit),
        pemohon=pemohon,
        oleh=f.orang("penerima", unit, "loket"),
        berkas_ada=set(),
    )
    u = buat_undangan(unit=unit, layanan=p.layanan, kunjungan=p.kunjungan)
    peristiwa = Peristiwa.objects.get(kode="ikm.undangan.dibuat")
    settings.ALAMAT_PORTAL = ""
    kirim_undangan(peristiwa)
    assert mail.outbox == [], "without an address of the portal there is no link to send"
    settings.ALAMAT_PORTAL = "https://layanan.contoh.go.id"
    kirim_undangan(peristiwa)
    kirim_undangan(peristiwa)
    assert mail.outbox == [], "written in the reaction, sent by a worker"
    kirim_jatuh_tempo()
    assert [m.to for m in mail.outbox] == [["siti@contoh.id"]]
    assert f"https://layanan.contoh.go.id{tautan.alamat(u)}" in mail.outbox[0].body
    with connection.cursor() as kursor:
        kursor.execute("SELECT tujuan::text || isi::text || judul::text FROM pelayanan_kabar")
        assert "contoh.id" not in str(kursor.fetchall()), "encrypted at rest"
    jawaban = {f"u{i}": 3 for i in range(1, 15)}
    kirim_jawaban(token=tautan.token(u), jawaban=jawaban, pada=timezone.now())
    Kabar.objects.all().delete()
    kirim_undangan(peristiwa)
    assert not Kabar.objects.exists(), "who has answered is not written to again"
    Permohonan.objects.update(kabar_lewat="telepon")
    assert not any(b"contoh.id" in bytes(k.isi) for k in Kotak.objects.all())
    for p in Peristiwa.objects.filter(kode__startswith="ikm"):
        assert "siti" not in str(p.data)


@pytest.mark.django_db
def test_surel_ke_layar_tidak_menulis_alamat_ke_catatan(unit, settings, capsys):
    from permohonan.operasi import terima_berkas
    from permohonan.operasi.bagian import Pemohon
    from tests import factories as f

    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.DEBUG = False
    settings.ALAMAT_PORTAL = "https://layanan.contoh.go.id"
    pemohon = Pemohon(nama="Siti", telepon="+62811", kabar_lewat="surel", surel="siti@contoh.id")
    p = terima_berkas(
        layanan=layanan_berlaku(unit),
        pemohon=pemohon,
        oleh=f.orang("penerima", unit, "loket"),
        berkas_ada=set(),
    )
    buat_undangan(unit=unit, layanan=p.layanan, kunjungan=p.kunjungan)
    kirim_undangan(Peristiwa.objects.get(kode="ikm.undangan.dibuat"))
    kirim_jatuh_tempo()
    assert not Kabar.objects.filter(templat="ikm.undangan.dibuat").exists(), "and it is nobody's task either"
    keluar = capsys.readouterr()
    assert "siti@" not in keluar.out + keluar.err


# --- the size of the sample -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("populasi", "kejar", "ikat", "mustahil"),
    [(40, 36, 150, True), (180, 123, 150, False), (1000, 278, 278, False)],
)
@pytest.mark.django_db
def test_kartu_sampel_menyebut_kedua_aturan(masuk, unit, populasi, kejar, ikat, mustahil):
    layanan = layanan_berlaku(unit)
    p = pabrik.periode(unit, "kepmenpan25-2004", populasi=populasi)
    for _ in range(5):
        pabrik.jawab(layanan, 3, banyak=14)
    pabrik.olah()
    halaman = masuk("pimpinan").get("/dasbor/ikm/")
    s = halaman.context["sampel"]
    assert [(x.perlu, x.mengikat) for x in s.syarat] == [(150, ikat == 150), (kejar, ikat == kejar)]
    assert (s.perlu, s.cukup, s.mustahil) == (ikat, False, mustahil)
    teks = " ".join(halaman.content.decode().split())
    for ada in (
        "Aturan 14 unsur: (14 + 1) × 10: <strong>150",
        f"Krejcie–Morgan: <strong>{kejar}",
        "Galat <strong>±",
    ):
        assert ada in teks
    assert teks.count("yang menentukan") == 1
    assert ("tidak mungkin tercapai" in teks) == mustahil
    assert p.populasi == populasi


@pytest.mark.django_db
def test_kartu_sampel_sembilan_unsur_hanya_krejcie_morgan(masuk, unit):
    layanan = layanan_berlaku(unit)
    pabrik.periode(unit, populasi=100)
    for _ in range(5):
        pabrik.jawab(layanan, 3)
    pabrik.olah()
    halaman = masuk("pimpinan").get("/dasbor/ikm/")
    assert [x.perlu for x in halaman.context["sampel"].syarat] == [80]
    assert "yang menentukan" not in halaman.content.decode()

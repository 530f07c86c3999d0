"""Officers: paper forms, the tablet, a second look. And the open link, counted apart."""

import datetime

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.utils import timezone

from antrian.models import Tiket
from ikm import hasil, hasil_kanal, kotak, rekap, tablet, tautan, tinjau
from ikm.forms import FormSurvei
from ikm.instrumen_resmi import INSTRUMEN
from ikm.models import Jawaban, Kanal, Kotak, Periode, Undangan
from ikm.muat import muat_instrumen
from ikm.operasi import buat_undangan, isi_terbuka, kecualikan_jawaban
from ikm.operasi_periode import terbitkan
from pelayanan.models import Penugasan, Peristiwa
from tests.antrian import pabrik as antrean
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
KODE = INSTRUMEN["kepmenpan25-2004"].kode_unsur
SEMBILAN = INSTRUMEN["permenpanrb14-2017"].kode_unsur


@pytest.fixture
def layanan(unit):
    return layanan_berlaku(unit)


def lembar(layanan, kunci="a", **ubah):
    hari = timezone.localdate(timezone=layanan.unit.tz)
    return {**dict.fromkeys(KODE, "3"), "kunci": kunci, "hari": hari, "layanan": layanan.pk, **ubah}


# --- paper ------------------------------------------------------------------------------------------
def test_kertas_berturut_turut_dan_sekali_per_kunci(masuk, layanan):
    klien = masuk("petugas")
    for kunci in ("a", "a", "b"):
        jawaban = klien.post("/ikm/kertas/", lembar(layanan, kunci))
        assert jawaban.status_code == 302
    assert Kotak.objects.count() == 2
    isi = klien.get(jawaban["Location"])
    assert f'value="{layanan.pk}" selected' in isi.content.decode()
    assert isi.context["banyak"] == 2
    p = Peristiwa.objects.filter(kode="ikm.periode.lembar_dimasukkan")
    assert len({x.sidik for x in p}) == 1, "the fingerprint does not depend on what was typed"
    assert [x.data for x in p] == [{}, {}]


def test_kertas_boleh_kosong_dan_dihitung_terpisah(masuk, layanan):
    klien = masuk("petugas")
    for i in range(5):
        isi = lembar(layanan, str(i), kewajaran_biaya="0", kepastian_biaya="" if i else "4")
        assert klien.post("/ikm/kertas/", isi).status_code == 302
        pabrik.jawab(layanan, 4, timezone.localdate(), banyak=14)
    for _ in range(5):
        klien.post("/ikm/kertas/", lembar(layanan, f"x{_}"))
    kotak.pindahkan()
    rekap.lipat()
    p = Periode.objects.get()
    a = hasil.angka(p)
    assert (a.n, a.terverifikasi) == (15, 5)
    per = dict(hasil_kanal.per_kanal(p))
    assert str(per[str(Kanal.UNDANGAN.label)].hasil.konversi) == "99.40"
    biaya = next(b for b in a.unsur if b.unsur.kode == "kewajaran_biaya")
    assert biaya.banyak == 10
    (_n, terbukti), (_m, lain) = hasil_kanal.per_bukti(p)
    assert (terbukti.n, lain.n) == (5, 10)
    assert str(terbukti.hasil.konversi) == "99.40"
    assert lain.hasil.konversi < a.hasil.konversi < terbukti.hasil.konversi
    assert "Tautan terbuka dan kertas" in masuk("pimpinan").get("/dasbor/ikm/").content.decode()
    for j in Jawaban.objects.filter(kanal=Kanal.UNDANGAN)[:1]:
        kecualikan_jawaban(jawaban=j, alasan="sama", oleh=Penugasan.objects.first().pengguna)
    rekap.lipat()
    sesudah = [(x.n, x.hasil) for _n, x in hasil_kanal.per_bukti(p)]
    assert sesudah == [(4, None), (10, None)], "the rest would tell"
    assert {x.hasil for _n, x in hasil_kanal.per_kanal(p)} == {None}, "so would the other ways in"


@pytest.mark.parametrize(
    "ubah",
    [
        {"prosedur": "5"},
        {"prosedur": "x"},
        {"hari": "2999-01-01"},
        {"hari": "kemarin"},
        {"layanan": "999999"},
        dict.fromkeys(KODE, ""),
    ],
)
def test_kertas_salah_tidak_menyimpan(masuk, layanan, ubah):
    jawaban = masuk("petugas").post("/ikm/kertas/", {**lembar(layanan, saran="tetap"), **ubah})
    assert jawaban.status_code == 422
    assert "tetap" in jawaban.content.decode()
    assert Kotak.objects.count() == 0


def test_kertas_periode_lalu_dengan_pertanyaannya_sendiri(masuk, unit, layanan, cast):
    """The pile of an earlier period with another instrument: chosen, asked in its words, counted there."""
    hari = timezone.localdate(timezone=unit.tz)
    lalu = pabrik.periode(
        unit,
        nama="Periode lalu",
        mulai=hari - datetime.timedelta(days=400),
        selesai=hari - datetime.timedelta(days=210),
    )
    klien = masuk("petugas")
    assert "Periode lalu" in klien.get("/ikm/kertas/").content.decode()
    alamat = f"/ikm/kertas/?unit={unit.kode}&periode={lalu.mulai}"
    halaman = klien.get(alamat).content.decode()
    assert "Anda memasukkan lembar Periode lalu" in halaman
    assert f'value="{lalu.selesai}"' in halaman, "a day of that period"
    assert "Usia (tahun)" in halaman
    isi = {**dict.fromkeys(SEMBILAN, "4"), "periode": lalu.mulai, "hari": lalu.selesai, "layanan": layanan.pk}
    for kunci in "abcde":
        jawaban = klien.post(alamat, {**isi, "kunci": kunci, "umur": "34"})
        assert jawaban.status_code == 302
        assert f"periode={lalu.mulai}" in jawaban["Location"], "and the next sheet is of the same pile"
    salah = klien.post(alamat, {**isi, "kunci": "f", "hari": hari})
    assert salah.status_code == 422
    assert "pilih periode lembar ini di atas" in salah.content.decode()
    assert klien.get("/ikm/kertas/?periode=1999-01-01").status_code == 404
    kotak.pindahkan()
    rekap.lipat()
    assert str(hasil.angka(lalu).hasil.konversi) == "100.00"
    # published: said at once, and refused to a page that was still open
    terbitkan(periode=lalu, oleh=cast["pimpinan"])
    tutup = klien.get(alamat)
    assert tutup.status_code == 409
    assert "Periode lalu sudah diterbitkan dan dibekukan" in tutup.content.decode()
    assert "data-kertas" not in tutup.content.decode()
    assert "sudah terbit, tertutup" in klien.get("/ikm/kertas/").content.decode()
    tolak = klien.post(alamat, {**isi, "kunci": "g"})
    assert tolak.status_code == 422
    assert "sudah diterbitkan" in tolak.content.decode()
    assert Kotak.objects.count() == 0


def test_kertas_hak(masuk, layanan, unit_lain):
    assert masuk(None).get("/ikm/kertas/").status_code == 302
    assert masuk("pimpinan").get("/ikm/kertas/").status_code == 403
    assert masuk("petugas").get("/ikm/kertas/", {"unit": unit_lain.kode}).status_code == 404
    asing = lembar(layanan_berlaku(unit_lain))
    assert masuk("petugas").post("/ikm/kertas/", asing).status_code == 422


# --- the open link ----------------------------------------------------------------------------------
@pytest.fixture
def terbuka(unit, layanan):
    p = pabrik.periode(
        unit,
        "kepmenpan25-2004",
        mulai=timezone.localdate() - datetime.timedelta(days=30),
        selesai=timezone.localdate() + datetime.timedelta(days=30),
    )
    Periode.objects.filter(pk=p.pk).update(terbuka=True)
    return p


def test_tautan_terbuka_ditandai(unit, layanan, terbuka):
    klien = Client()
    alamat = f"/ikm/{unit.kode}/isi/"
    isi = {**dict.fromkeys(KODE, "3"), "layanan": layanan.pk}
    for _ in range(5):
        jawaban = klien.post(
            alamat, {**isi, "mulai": signing.dumps(int(timezone.now().timestamp()), salt="ikm.mulai")}
        )
        assert jawaban.status_code == 302
    assert "Terima kasih" in klien.get(jawaban["Location"]).content.decode()
    kotak.pindahkan()
    rekap.lipat()
    a = hasil.angka(terbuka)
    assert (a.n, a.terverifikasi) == (5, 0)
    tanda = [set(j.tanda) for j in Jawaban.objects.all()]
    assert all({"cepat", "seragam"} <= t for t in tanda)
    assert sum("perangkat" in t for t in tanda) == 2, "the fourth and fifth from one device"


@pytest.mark.parametrize("mulai", ["", "1", "1:palsu:tanda"])
def test_waktu_mulai_hilang_atau_palsu_ditandai(layanan, terbuka, mulai):
    isi = FormSurvei({**dict.fromkeys(KODE, "3"), "mulai": mulai}, instrumen=terbuka.instrumen)
    assert isi.is_valid()
    tanda = isi.untuk_operasi()["tanda"]
    assert tanda == ("tanpa_waktu",)
    assert "tanpa_waktu" in kotak.tanda_dari({}, tanda)
    assert "tanpa_waktu" in tinjau.SEBUTAN


def test_tautan_terbuka_tertutup_bila_tidak_dibuka(unit, layanan):
    pabrik.undangan(layanan, timezone.now())
    assert Client().get(f"/ikm/{unit.kode}/isi/").status_code == 404
    assert Client().get("/ikm/tidak-ada/isi/").status_code == 404


# --- the tablet -------------------------------------------------------------------------------------
def test_tablet_menutup_sendiri_dan_terverifikasi(unit, layanan):
    tanda = signing.dumps([1, 0], salt="ikm.tablet")
    u = pabrik.undangan(layanan, timezone.now())
    alamat = f"{tautan.alamat(u)}?tablet={tanda}"
    isi = Client().get(alamat).content.decode()
    assert f'content="120;url=/ikm/tablet/{tanda}/"' in isi
    assert "data-draf" not in isi, "the next person must not find it"
    jawaban = Client().post(alamat, dict.fromkeys(KODE, "4"))
    assert jawaban["Location"] == alamat
    assert f'content="10;url=/ikm/tablet/{tanda}/"' in Client().get(alamat).content.decode()
    assert Client().get("/ikm/tablet/palsu/").status_code == 404
    assert Client().get(f"/ikm/tablet/{tanda}/").status_code == 404, "no such counter"


def test_tablet_tidak_membuka_lagi_survei_yang_ditinggalkan(unit, cast):
    """One rule: a survey that was walked away from closes when it can be opened no more."""
    kk = antrean.layanan(unit)
    loket = antrean.loket(unit, kk, petugas=cast["petugas"])
    tiket = antrean.tiket_selesai(kk, loket, cast["petugas"])
    u = buat_undangan(unit=unit, layanan=kk, kunjungan=tiket.kunjungan)
    alamat = tablet.kembali(tablet.tanda(loket))
    lebih = datetime.timedelta(seconds=1)

    def selesai(lalu):
        Tiket.objects.filter(pk=tiket.pk).update(selesai_pada=timezone.now() - lalu)
        return Client().get(alamat)

    buka = selesai(tablet.SURVEI - lebih)
    assert buka["Location"].startswith(tautan.alamat(u))
    isi = Client().get(buka["Location"]).content.decode()
    assert f'content="{tablet.SURVEI.seconds};url={alamat}"' in isi
    assert selesai(tablet.SURVEI).status_code == 200, (
        "when the page comes back by itself, it waits for the next"
    )
    Undangan.objects.update(dipakai=True)
    assert selesai(lebih).status_code == 200, "answered"


# --- a second look ----------------------------------------------------------------------------------
@pytest.fixture
def berjawaban(unit, layanan):
    pabrik.periode(unit, "kepmenpan25-2004")
    for i in range(6):
        pabrik.jawab(layanan, 1 if i == 0 else [3] * 13 + [4], banyak=14)
    pabrik.olah()
    return Periode.objects.get()


def test_tinjauan_menunjukkan_yang_bertanda(masuk, berjawaban, django_assert_max_num_queries):
    klien = masuk("penanggung_jawab")
    with django_assert_max_num_queries(14):
        jawaban = klien.get("/ikm/tinjauan/")
    assert [b["tanda"] for b in jawaban.context["baris"]] == [["semua jawaban sama"]]
    assert len(klien.get("/ikm/tinjauan/?tampil=semua").context["baris"]) == 6


def test_mengecualikan_lewat_halaman(masuk, berjawaban):
    klien = masuk("penanggung_jawab")
    tanda = klien.get("/ikm/tinjauan/").context["baris"][0]["tanda_tangan"]
    alamat = f"/ikm/tinjauan/{tanda}/"
    assert klien.get(alamat).status_code == 405
    klien.post(alamat, {"alasan": " "})
    assert not Jawaban.objects.exclude(dikecualikan="").exists()
    assert klien.post(alamat, {"alasan": "diisi anak kecil"}).status_code == 302
    rekap.lipat()
    assert hasil.angka(berjawaban).n == 5
    assert klien.post("/ikm/tinjauan/palsu/", {"alasan": "x"}).status_code == 404


def test_tinjauan_hak(masuk, berjawaban):
    for nama in ("petugas", "pimpinan", "pengawas"):
        assert masuk(nama).get("/ikm/tinjauan/").status_code == 403


def test_lonjakan(masuk, unit, layanan, terbuka):
    pada = timezone.now().replace(second=1)
    for _ in range(11):
        isi_terbuka(unit=unit, layanan=layanan, jawaban={f"u{i}": 3 for i in range(1, 15)}, pada=pada)
    isi = masuk("penanggung_jawab").get("/ikm/tinjauan/").content.decode()
    assert "Lonjakan: 11 jawaban" in isi
    # found through its own index, whatever else happened in the unit
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL enable_seqscan = off")
        kursor.execute("SET LOCAL enable_sort = off")  # in a table of a dozen rows any index would do
        periode = Periode.objects.get(unit=unit)
        dari, sampai = hasil.batas(periode)
        kursor.execute("EXPLAIN " + tinjau._LONJAKAN, [unit.pk, dari, sampai, 9, 9, 9])
        rencana = str(kursor.fetchall())
        assert "ikm_kiriman" in rencana, rencana


def test_instrumen_lain_tetap_dimuat_sekali(db):
    assert muat_instrumen("permenpanrb16-2014") == muat_instrumen("permenpanrb16-2014")
    assert [u.kode for u in muat_instrumen("permenpanrb14-2017").urut_tanya][-2:] == ["sarana", "pengaduan"]


def test_tanda_yang_dilepas_disebut_di_tinjauan(masuk, unit, layanan):
    """Fewer than five fast ones of a batch: no answer is pointed at, but the reviewer is told how many there were."""
    pabrik.periode(unit)
    for i in range(6):
        pabrik.jawab(layanan, [3, 4, 3, 4, 3, 4, 3, 2, 3], tanda=(kotak.CEPAT,) if i < 2 else ())
    pabrik.olah()
    isi = " ".join(masuk("penanggung_jawab").get("/ikm/tinjauan/").content.decode().split())
    assert "2 jawaban lain bertanda “diisi terlalu cepat”" in isi
    assert "Tidak ada jawaban yang dapat ditunjuk" in isi
    assert "Tidak ada yang perlu dilihat" not in isi

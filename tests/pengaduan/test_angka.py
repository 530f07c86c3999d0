"""Figures have denominators, and agree with the cases."""

import csv

import pytest
from django.utils import timezone

from pelayanan import xlsx
from pengaduan import angka
from pengaduan import operasi as o
from pengaduan.models import Aduan
from tests.pengaduan import pabrik


@pytest.fixture
def isi(unit, cast):
    sejak = timezone.now() - timezone.timedelta(days=40)
    for hari in (1, 2, 3, 4, 30):
        a = pabrik.aduan(unit, kontak="", judul=f"h{hari}", pada=sejak)
        o.jawab_aduan(aduan=a, isi="x", oleh=cast["pengelola"], pada=sejak + timezone.timedelta(days=hari))
    pabrik.aduan(unit, kontak="", kelas="permintaan_informasi")
    pabrik.aduan(unit, kontak="", kelas="apresiasi")


def test_hitung(isi, unit, unit_lain):
    a = angka.hitung()
    assert (a.seluruh.masuk, a.seluruh.terbuka, a.seluruh.dijawab) == (7, 2, 5)
    assert (a.seluruh.tepat, a.seluruh.diukur) == (4, 5)
    assert (a.median_hari, a.p90_hari) == (3, 30)
    assert sum(b.masuk for b in a.kelas) == sum(b.masuk for b in a.kanal) == a.seluruh.masuk
    assert angka.hitung([unit_lain]).seluruh.masuk == 0
    assert angka.hitung([unit_lain]).median_hari is None


def test_yang_lewat_dan_belum_dijawab_ikut_dinilai(isi, unit):
    """Left alone past its deadline it is no less late than what was answered too late."""
    pabrik.aduan(unit, kontak="", judul="lupa", pada=timezone.now() - timezone.timedelta(days=60))
    a = angka.hitung()
    assert (a.seluruh.tepat, a.seluruh.diukur, a.seluruh.dijawab) == (4, 6, 5)


def test_halaman_dan_csv(client, isi, unit):
    teks = client.get("/pengaduan/angka/").content.decode()
    assert "80%" in teks
    assert "4 dari 5" in teks
    baris = list(csv.DictReader(client.get("/pengaduan/angka.csv").content.decode().splitlines()))
    assert {b["kelompok"] for b in baris} == {"kelas", "kanal", "unit", "tingkat"}
    assert client.get("/pengaduan/angka/", {"unit": "ngawur"}).status_code == 200
    assert client.get("/pengaduan/angka/", {"unit": unit.kode}).status_code == 200


def test_kosong(client, db):
    assert "Belum ada aduan" in client.get("/pengaduan/angka/").content.decode()


def test_pemegang(masuk, isi, unit, cast):
    assert masuk("kasir").get("/pengaduan/pemegang/").status_code == 403
    assert "Belum ada pemegang" in masuk("pimpinan").get("/pengaduan/pemegang/").content.decode()
    assert sum(p.terbuka for p in angka.pemegang(Aduan.objects.all())) == 2


def test_median_per_kelompok_hanya_bila_cukup(isi):
    a = angka.hitung()
    per = {b.kunci: b for b in a.kelas}
    b = per["tidak_berkadar_pengawasan"]
    assert (b.median_hari, b.p90_hari) == (3, 30)
    assert (a.seluruh.median_hari, a.seluruh.p90_hari) == (3, 30)
    assert per["permintaan_informasi"].median_hari is None


def test_register_xlsx_pdf_dan_serah_sp4n(masuk, unit, cast):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], judul="=SUM(A1)", isi="ZISIZ", nama="ZNAMAZ")
    pabrik.aduan(unit, kelas="apresiasi", judul="Terima kasih", isi="T", kontak="")
    tahun = timezone.localdate().year
    url = f"/pengaduan/register/{unit.kode}/{tahun}"
    xlsx_ = masuk("pimpinan").get(f"{url}.xlsx")
    baris = [b for _l, _n, b in xlsx.baca(xlsx_.content)]
    assert (baris[0][0], len(baris)) == ("nomor", 3)
    assert "ZNAMAZ" not in str(baris)
    assert masuk("pimpinan").get(f"{url}.pdf").content.startswith(b"%PDF")
    url = f"/pengaduan/sp4n/{unit.kode}/{tahun}.xlsx"
    assert masuk("pimpinan").get(url).status_code == 403
    kepala, *isi = [b for _l, _n, b in xlsx.baca(masuk("pengelola").get(url).content)]
    assert len(isi) == 1, "thanks are nobody's complaint"
    satu = dict(zip(kepala, isi[0], strict=True))
    assert (satu["kode_rujukan"], satu["judul_laporan"], satu["anonim"]) == (a.kode_tampil, "=SUM(A1)", "ya")
    assert (satu["isi_laporan"], satu["isi_tindak_lanjut"]) == ("ZISIZ", "KK sudah terbit.")
    assert "ZNAMAZ" not in str(isi)


def test_register_csv_tidak_berisi_rumus(masuk, unit, cast):
    """Nor where a spreadsheet cuts it at ";", the separator of Indonesian ones; names count as titles do."""
    pabrik.dijawab(
        unit, petugas=cast["pengelola"], judul='Loket;=HYPERLINK("x")', isi="I", sifat="publik", nama="N"
    )
    type(unit).objects.filter(pk=unit.pk).update(nama="=1+1")
    teks = masuk("pimpinan").get(f"/pengaduan/register/{unit.kode}/{timezone.localdate().year}.csv")
    teks = b"".join(teks.streaming_content).decode()
    for pemisah in ",;":
        for baris in csv.reader(teks.splitlines(), delimiter=pemisah):
            assert not [sel for sel in baris if sel[:1] in tuple("=+-@\t")]
    assert "Loket;'=HYPERLINK" in teks


def test_jeda_pertama_dan_kedua_terpisah(client, unit, cast, masuk):
    """A first pause is the officer's, a second one the head's: counted apart on the page, in CSV and register."""
    for i in range(3):
        a = pabrik.aduan(unit, kontak="", judul=f"j{i}", isi=f"j{i}")
        if i:
            o.minta_kelengkapan(aduan=a, kurang=["Foto"], oleh=cast["pengelola"])
            o.lengkapi(aduan=a, isi="Ini.", oleh=None)
        if i == 2:
            o.minta_kelengkapan(aduan=a, kurang=["Tanggal"], oleh=cast["penanggung_jawab"])
    b = angka.hitung().seluruh
    assert (b.dijeda, b.dijeda_lagi) == (2, 1)
    teks = " ".join(client.get("/pengaduan/angka/").content.decode().split())
    assert "2 dari 3 aduan" in teks and "1 dari 2" in teks
    baris = list(csv.DictReader(client.get("/pengaduan/angka.csv").content.decode().splitlines()))
    unit_baris = next(x for x in baris if x["kelompok"] == "unit")
    assert (unit_baris["dijeda"], unit_baris["dijeda_lagi"], unit_baris["dibuka_kembali"]) == ("2", "1", "0")
    tahun = timezone.localdate().year
    daftar = masuk("pengawas").get(f"/pengaduan/register/{unit.kode}/{tahun}.csv")
    daftar = list(csv.DictReader(b"".join(daftar.streaming_content).decode().splitlines()))
    assert sorted((x["jeda"], x["jeda_kedua"]) for x in daftar) == [("0", "0"), ("1", "0"), ("1", "1")]

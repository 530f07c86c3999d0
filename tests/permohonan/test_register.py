"""The year's register on paper: every number, none left out, what became of each."""

import datetime
import shutil
import subprocess

import pytest

from permohonan import cetak
from permohonan.models import Produk, Register

perlu_teks = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext")


def isi(jawab):
    hasil = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=jawab.content, capture_output=True, check=True
    )
    return " ".join(hasil.stdout.decode().split())


@perlu_teks
def test_setiap_nomor_dengan_keadaannya(terbit, masuk, unit):
    p = Produk.objects.get(permohonan=terbit)
    Register.objects.filter(unit=unit).update(terakhir=2)  # as if a number had been torn out of the book
    jawab = masuk("verifikator").get(f"/permohonan/register.pdf?tahun={p.tahun}")
    assert jawab["Content-Type"] == "application/pdf"
    teks = isi(jawab)
    assert p.nomor_teks in teks
    assert "1 berlaku" in teks
    assert "Batal" in teks
    assert "1 batal" in teks


def test_habis_dan_dicabut(terbit, unit):
    p = Produk.objects.get(permohonan=terbit)
    hari = p.tanggal
    p.berlaku_sampai = hari
    assert cetak.keadaan(p, hari)[0] == "berlaku", "the last day still counts"
    assert cetak.keadaan(p, hari + datetime.timedelta(days=1))[0] == "habis"
    p.status, p.alasan_dicabut = "dicabut", "Terbit keliru"
    assert cetak.keadaan(p, hari) == ("dicabut", "Dicabut: Terbit keliru")
    assert cetak.keadaan(None, hari)[0] == "batal"


@perlu_teks
def test_hanya_unit_sendiri_dan_tahun_kosong(terbit, masuk, unit):
    assert masuk("petugas_lain").get(f"/permohonan/register.pdf?unit={unit.kode}").status_code == 404
    assert masuk(None).get("/permohonan/register.pdf").status_code == 302
    assert "Belum ada surat bernomor" in isi(masuk("verifikator").get("/permohonan/register.pdf?tahun=2001"))


def test_kueri_tetap(terbit, unit, django_assert_max_num_queries):
    tahun = Produk.objects.get(permohonan=terbit).tahun
    with django_assert_max_num_queries(2):
        cetak.isi_register(unit, tahun, datetime.date(2026, 1, 1))

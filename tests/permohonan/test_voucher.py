"""Vouchers: two signatures, one bill; waivers never by who filed; the figures as a workbook."""

import datetime
import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from permohonan import operasi
from permohonan.galat_uang import KeringananSendiri, VoucherTidakBerlaku
from permohonan.models import Tagihan, Voucher

from .conftest import bersyarat


@pytest.fixture
def tagihan(unit, pemohon, cast):
    layanan = bersyarat(unit, "Legalisasi", biaya_rupiah=25_000, biaya_teks="Rp25.000")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    return p.tagihan


def buat(masuk, persen=100, hari=30, **lain):
    masuk("penanggung_jawab").post(
        "/permohonan/voucher/",
        {
            "persen": persen,
            "alasan": "Program keluarga miskin",
            "berlaku_sampai": timezone.localdate() + datetime.timedelta(days=hari),
            **lain,
        },
    )
    return Voucher.objects.first()


def pakai(client, t, v):
    return client.post(
        f"/permohonan/bayar/{t.kode_bayar}/voucher/", {"kode": str(v).lower()}, follow=True
    ).content.decode()


def test_dua_tangan_lalu_membebaskan(tagihan, masuk, client):
    v = buat(masuk)
    assert "tidak berlaku" in pakai(client, tagihan, v), "worth nothing before the second signature"
    alamat = f"/permohonan/voucher/{v.kode}/setujui/"
    assert "orang lain" in masuk("penanggung_jawab").post(alamat, follow=True).content.decode()
    assert masuk("verifikator").post(alamat).status_code == 403
    masuk("pimpinan").post(alamat)
    assert "Voucher dipakai" in pakai(client, tagihan, v)
    tagihan.refresh_from_db()
    assert tagihan.status == Tagihan.Status.DIBEBASKAN
    assert tagihan.disetujui_oleh != tagihan.keringanan_oleh
    v.refresh_from_db()
    assert v.tagihan == tagihan


def test_sebagian_sekali_saja(tagihan, masuk, client, cast, unit, pemohon):
    v = operasi.setujui_voucher(voucher=buat(masuk, persen=40), oleh=cast["pimpinan"])
    halaman = pakai(client, tagihan, v)
    assert "Rp15.000" in halaman
    assert "−Rp10.000" in halaman
    lain = operasi.setujui_voucher(voucher=buat(masuk), oleh=cast["pimpinan"])
    assert "tidak berlaku" in pakai(client, tagihan, lain), "one a bill"
    dua = operasi.terima_berkas(
        layanan=tagihan.permohonan.layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2}
    )
    assert "tidak berlaku" in pakai(client, dua.tagihan, v), "one bill a voucher"
    operasi.bayar_di_kasir(tagihan=tagihan, jumlah=15_000, oleh=cast["kasir"])


def test_lewat_hari_dan_layanan_lain(tagihan, masuk, cast, unit):
    lewat = operasi.setujui_voucher(voucher=buat(masuk, hari=-2), oleh=cast["pimpinan"])
    khusus = operasi.setujui_voucher(
        voucher=buat(masuk, layanan=bersyarat(unit, "Lain").pk), oleh=cast["pimpinan"]
    )
    for v in (lewat, khusus):
        with pytest.raises(VoucherTidakBerlaku):
            operasi.pakai_voucher(tagihan=tagihan, kode=v.kode, oleh=None)


def test_basis_data_menjaga_dua_tangan(masuk, tagihan):
    v = buat(masuk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.update(disetujui_oleh=v.dibuat_oleh, disetujui_pada=timezone.now())
    assert masuk("penanggung_jawab").post("/permohonan/voucher/", {"persen": 0}).status_code == 422


def test_yang_mengajukan_tidak_membebaskan(unit, pemohon, cast):
    layanan = bersyarat(unit, "Izin", biaya_rupiah=25_000, biaya_teks="Rp25.000")
    p = operasi.ajukan_langsung(
        layanan=layanan, pemohon=pemohon, kanal="daring", oleh=cast["penanggung_jawab"]
    )
    operasi.terima_daring(permohonan=p, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.usulkan_keringanan(tagihan=p.tagihan, alasan="SKTM", oleh=cast["verifikator"])
    with pytest.raises(KeringananSendiri):
        operasi.bebaskan(tagihan=p.tagihan, oleh=cast["penanggung_jawab"])


def test_angka_sebagai_buku_kerja(diterima, cast, masuk):
    operasi.serahkan(permohonan=diterima, oleh=cast["petugas"])
    klien = masuk("pimpinan")
    buku = openpyxl.load_workbook(io.BytesIO(klien.get("/permohonan/angka/?bentuk=xlsx").content))
    assert buku.sheetnames == ["Layanan", "Tahap", "Langkah standar", "Berkas kembali", "Ditolak"]
    assert [s.value for s in buku["Layanan"][2]][:4] == ["Akta Kelahiran", 1, 1, 1]
    csv = klien.get("/permohonan/angka/?bentuk=csv&tabel=standar").content.decode()
    assert csv.lstrip("\ufeff").startswith("layanan;nomor;langkah")
    assert "Akta Kelahiran;1;1;1" in klien.get("/permohonan/angka/?bentuk=csv&tabel=x").content.decode()

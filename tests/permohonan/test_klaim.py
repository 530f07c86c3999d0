"""Paid first, claimed from a payer: with evidence, four eyes, one payout, in the day's cash report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from permohonan import operasi
from permohonan.galat import BuktiWajib, KlaimSendiri, KlaimSudahAda, SudahDiputus, TidakDapatDiklaim
from permohonan.models import Klaim, Pembayaran

from .conftest import kode_peristiwa
from .test_bayar import tagihan  # noqa: F401
from .test_unggah import PDF

ISI = {
    "penanggung": "penjamin",
    "nama_penanggung": "BPJS Kesehatan",
    "alasan": "Ditanggung jaminan persalinan",
    "nomor_bukti": "0001234567",
}


@pytest.fixture
def lunas(tagihan, cast):  # noqa: F811
    operasi.bayar_di_kasir(tagihan=tagihan, jumlah=25_000, oleh=cast["petugas"])
    tagihan.refresh_from_db()
    return tagihan


def test_dari_permohonan_sampai_uang_kembali(lunas, warga, masuk, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    p = lunas.permohonan
    klien = warga(p)
    url = f"/p/{p.kode_tampil}/klaim/"
    assert url in klien.get(f"/p/{p.kode_tampil}/").content.decode()
    assert klien.get(url).status_code == 200
    kurang = klien.post(url, {**ISI, "nomor_bukti": ""})
    assert kurang.status_code == 422
    assert "nomor buktinya" in kurang.content.decode()
    assert "Tulis nama penjaminnya" in klien.post(url, {**ISI, "nama_penanggung": ""}).content.decode()
    assert "Hanya foto" in klien.post(url, {**ISI, "bukti": SimpleUploadedFile("a", b"MZ")}).content.decode()
    klien.post(url, {**ISI, "bukti": SimpleUploadedFile("a.pdf", PDF)})
    k = Klaim.objects.get()
    assert "siti" not in k.bukti.name
    assert "0001234567" not in str(Klaim.objects.filter(pk=k.pk).values("nomor_bukti").query)
    assert "Menunggu putusan" in klien.get(url).content.decode()

    kepala, kasir = masuk("pimpinan"), masuk("kasir")
    assert "BPJS" in kepala.get("/permohonan/klaim/").content.decode()
    bukti = kepala.get(f"/permohonan/klaim/{k.kunci}/bukti/")
    assert b"".join(bukti.streaming_content) == PDF
    assert "sandbox" in bukti["Content-Security-Policy"]
    bayar, putus = f"/permohonan/klaim/{k.kunci}/bayar/", f"/permohonan/klaim/{k.kunci}/putuskan/"
    assert "sudah diputus" in kasir.post(bayar, {"penerima": "Siti"}, follow=True).content.decode(), "not yet"
    assert masuk("kasir").post(putus, {"putusan": "setuju"}).status_code == 403
    assert masuk("pimpinan").post(bayar).status_code == 403
    assert masuk("petugas_lain").get(f"/permohonan/klaim/{k.kunci}/bukti/").status_code == 404
    kepala.post(putus, {"putusan": "setuju", "alasan": ""})
    assert "(1)" in kasir.get("/permohonan/kasir/").content.decode()
    assert "Tulis nama penerima" in kasir.post(bayar, {"penerima": " "}, follow=True).content.decode()
    for _ in range(2):
        kasir.post(bayar, {"penerima": "Siti Aminah"})
    k.refresh_from_db()
    assert (k.status, k.penerima) == ("dibayar", "Siti Aminah")
    assert Pembayaran.objects.get().status == "diklaim"
    assert kode_peristiwa(p).count("permohonan.klaim.dibayar") == 1
    laporan = kasir.get("/permohonan/kasir/laporan/").content.decode()
    assert "klaim dibayar kembali" in laporan
    assert "BPJS Kesehatan" in laporan
    assert "Siti Aminah" in laporan
    hal = klien.get(f"/p/{p.kode_tampil}/").content.decode()
    assert "Klaim biaya dibayar kembali" in hal
    assert "0001234567" not in hal
    assert kasir.get(f"/permohonan/kasir/{lunas.kode_bayar}/kuitansi/").status_code == 200


def ajukan(t, oleh=None, **isi):
    return operasi.ajukan_klaim(tagihan=t, **{**ISI, **isi}, oleh=oleh)


def test_hanya_sekali_dan_hanya_yang_lunas(tagihan, cast):  # noqa: F811
    with pytest.raises(TidakDapatDiklaim):
        ajukan(tagihan)
    operasi.bayar_di_kasir(tagihan=tagihan, jumlah=25_000, oleh=cast["kasir"])
    with pytest.raises(BuktiWajib):
        ajukan(tagihan, nomor_bukti=" ")
    k = ajukan(tagihan)
    with pytest.raises(KlaimSudahAda):
        ajukan(tagihan)
    operasi.putus_klaim(klaim=k, setuju=False, alasan="Kartu tidak aktif", oleh=cast["pimpinan"])
    with pytest.raises(SudahDiputus):
        operasi.putus_klaim(klaim=k, setuju=True, oleh=cast["pimpinan"])
    lagi = ajukan(tagihan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Klaim.objects.filter(pk=k.pk).update(status="diajukan")
    operasi.putus_klaim(klaim=lagi, setuju=True, oleh=cast["pimpinan"])
    operasi.bayar_klaim(klaim=lagi, penerima="Siti", oleh=cast["kasir"])
    with pytest.raises(SudahDiputus):
        operasi.bayar_klaim(klaim=lagi, penerima="Siti", oleh=cast["kasir"])
    with pytest.raises(TidakDapatDiklaim):
        ajukan(tagihan)


def test_tidak_oleh_orangnya_sendiri(lunas, cast):
    with pytest.raises(KlaimSendiri):  # petugas filed the request and took the money
        operasi.putus_klaim(klaim=ajukan(lunas), setuju=True, oleh=cast["petugas"])
    k = Klaim.objects.get()
    operasi.putus_klaim(klaim=k, setuju=True, oleh=cast["pimpinan"])
    with pytest.raises(KlaimSendiri):
        operasi.bayar_klaim(klaim=k, penerima="Siti", oleh=cast["pimpinan"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Klaim.objects.filter(pk=k.pk).update(diajukan_oleh=cast["pimpinan"])


def test_yang_mengajukan_klaim_tidak_memutusnya(lunas, masuk, cast):
    k = ajukan(lunas, oleh=cast["penanggung_jawab"])
    hal = masuk("penanggung_jawab").post(
        f"/permohonan/klaim/{k.kunci}/putuskan/", {"putusan": "setuju"}, follow=True
    )
    assert "orang yang berbeda" in hal.content.decode()
    k.refresh_from_db()
    assert k.menunggu_putusan


@pytest.mark.parametrize("sampai", ["diajukan", "disetujui", "dibayar"])
def test_uang_tidak_keluar_dua_kali_bila_permohonannya_ditarik(lunas, cast, sampai):
    k = ajukan(lunas)
    if sampai != "diajukan":
        operasi.putus_klaim(klaim=k, setuju=True, oleh=cast["pimpinan"])
    if sampai == "dibayar":
        operasi.bayar_klaim(klaim=k, penerima="Siti", oleh=cast["kasir"])
    operasi.tarik(permohonan=lunas.permohonan, oleh=None)
    k.refresh_from_db()
    b = Pembayaran.objects.get()
    assert (k.status, b.status) == (("dibayar", "diklaim") if sampai == "dibayar" else ("gugur", "lebih"))
    if sampai != "dibayar":
        with pytest.raises(SudahDiputus):
            operasi.bayar_klaim(klaim=k, penerima="Siti", oleh=cast["kasir"])


def test_tanpa_pin_tidak_ada_pintu(lunas, client, diterima, warga):
    assert client.get(f"/p/{lunas.permohonan.kode_tampil}/klaim/").status_code == 404
    assert warga(diterima).get(f"/p/{diterima.kode_tampil}/klaim/").status_code == 404, (
        "free: nothing to claim"
    )

"""Paid first, claimed from a payer: with evidence, four eyes, one payout, in the day's cash report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from permohonan import data_pribadi, operasi
from permohonan.galat import SudahDiputus
from permohonan.galat_uang import BuktiWajib, KlaimSendiri, KlaimSudahAda, TidakDapatDiklaim
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


def test_sebagian_lalu_sisanya_dari_penjamin_lain(lunas, warga, masuk, cast):
    """Two payers bear one fee, one of them less than was asked: nothing goes out twice, the rest comes back."""
    p, kasir, kepala = lunas.permohonan, masuk("kasir"), masuk("pimpinan")
    klien, url = warga(p), f"/p/{lunas.permohonan.kode_tampil}/klaim/"
    for salah in ("30.000", "0", "dua puluh", "-5"):
        jawab = klien.post(url, {**ISI, "jumlah": salah})
        assert jawab.status_code == 422, salah
    assert "paling banyak Rp25.000" in klien.post(url, {**ISI, "jumlah": "25.001"}).content.decode()
    klien.post(url, {**ISI, "jumlah": "Rp20.000"})
    k = Klaim.objects.get()
    putus, bayar = (f"/permohonan/klaim/{k.kunci}/{x}/" for x in ("putuskan", "bayar"))
    for isi in ({"jumlah": "20001", "alasan": "x"}, {"jumlah": "15000", "alasan": ""}):
        kepala.post(putus, {"putusan": "setuju", **isi})
        k.refresh_from_db()
        assert k.menunggu_putusan, isi
    kepala.post(putus, {"putusan": "setuju", "jumlah": "15.000", "alasan": "Plafonnya Rp15.000"})
    kasir.post(bayar, {"penerima": "Siti"})
    b = Pembayaran.objects.get()
    assert (b.status, b.diklaim, b.sisa) == ("melunasi", 15_000, 10_000)
    assert "Rp10.000" in klien.get(url).content.decode()
    assert "Plafonnya" in klien.get(url).content.decode()

    klien.post(url, {**ISI, "nama_penanggung": "Dinas Sosial", "jumlah": "4000"})
    lagi = Klaim.objects.exclude(pk=k.pk).get()
    operasi.putus_klaim(klaim=lagi, setuju=True, oleh=cast["pimpinan"])
    operasi.bayar_klaim(klaim=lagi, penerima="Siti", oleh=cast["kasir"])
    laporan = kasir.get("/permohonan/kasir/laporan/").content.decode()
    assert "Rp19.000" in laporan
    operasi.tarik(permohonan=p, oleh=None)
    assert "Rp6.000" in kasir.get("/permohonan/kasir/").content.decode(), "what no claim brought back"
    operasi.kembalikan_uang(pembayaran=Pembayaran.objects.get(), alasan="Ditarik", oleh=cast["kasir"])
    assert "Rp6.000" in kasir.get("/permohonan/kasir/laporan/").content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pembayaran.objects.update(diklaim=25_001)


def test_data_pribadi_klaim_ikut_terlihat_dan_terhapus(
    lunas, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = str(tmp_path)
    k = ajukan(lunas, bukti=PDF)
    assert any("0001234567" in nilai for _apa, nilai in data_pribadi.ringkas(lunas.permohonan))
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        data_pribadi.hapus(lunas.permohonan, timezone.now())
    k.refresh_from_db()
    assert "0001234567" not in k.nomor_bukti
    assert "persalinan" not in k.alasan
    assert not [x for x in tmp_path.rglob("*") if x.is_file()]


def test_tanpa_pin_tidak_ada_pintu(lunas, client, diterima, warga):
    assert client.get(f"/p/{lunas.permohonan.kode_tampil}/klaim/").status_code == 404
    assert warga(diterima).get(f"/p/{diterima.kode_tampil}/klaim/").status_code == 404, (
        "free: nothing to claim"
    )

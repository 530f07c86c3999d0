"""What somebody learns who checks a letter: by its QR, by the file itself, after it was revoked or forged."""

from django.core.files.uploadedfile import SimpleUploadedFile

from permohonan import operasi
from permohonan.models import Produk

from .conftest import url


def test_surat_dan_verifikasi(terbit, warga, client, masuk):
    hal = warga(terbit).get(url(terbit, "surat")).content.decode()
    assert "Siti Aminah" in hal
    assert "<svg" in hal
    assert client.get(url(terbit, "surat")).status_code == 404, "the code alone is not enough"
    hal = client.get(terbit.produk.get_absolute_url()).content.decode()
    for ada in ("Asli dan berlaku", terbit.produk.nomor_teks, terbit.produk.sidik, "beasiswa"):
        assert ada in hal
    assert client.get("/verifikasi/V-AAAA-AAAA-AAAA/").status_code == 404
    assert terbit.produk.nomor_teks in masuk("verifikator").get("/permohonan/register/").content.decode()


def test_cocokkan_berkas(terbit, warga, client):
    isi = warga(terbit).get(f"/permohonan/{terbit.kode_tampil}/surat.pdf").content
    url_cocok = f"{terbit.produk.get_absolute_url()}cocokkan/"

    def coba(isi):
        return client.post(url_cocok, {"berkas": SimpleUploadedFile("surat.pdf", isi)}).content.decode()

    assert "sama persis" in coba(isi)
    assert "BUKAN yang ditandatangani" in coba(isi.replace(b"%PDF-", b"%PDF_", 1))
    kosong = client.post(url_cocok)
    assert kosong.status_code == 422
    assert "Pilih berkas PDF" in kosong.content.decode()


def test_dicabut_oleh_pejabat_di_halaman(terbit, masuk, client):
    jawab = masuk("verifikator").post(url(terbit, "cabut"), {"cabut-alasan": "x"})
    assert jawab.status_code == 403
    masuk("pimpinan").post(url(terbit, "cabut"), {"cabut-alasan": ""})
    assert Produk.objects.get(permohonan=terbit).sah, "never without a reason"
    masuk("pimpinan").post(url(terbit, "cabut"), {"cabut-alasan": "Data pemohon keliru"})
    assert "Data pemohon keliru" in client.get(terbit.produk.get_absolute_url()).content.decode()


def test_dicabut_terbaca_di_verifikasi(terbit, cast, client):
    operasi.cabut(produk=terbit.produk, alasan="Terbit keliru", oleh=cast["pimpinan"])
    hal = client.get(terbit.produk.get_absolute_url()).content.decode()
    assert "DICABUT" in hal
    assert "Terbit keliru" in hal


def test_qr_karangan_dikatakan_palsu(terbit, client):
    for kode in ("V-2222-3333-4444", "V-XXXX", terbit.kode_tampil):
        jawab = client.get(f"/verifikasi/{kode}/")
        assert jawab.status_code == 404
        assert "TIDAK TERCATAT" in jawab.content.decode()


def test_isi_yang_diubah_di_basis_data_tidak_dipercaya(terbit, client):
    """The content no longer fits its own fingerprint: the page warns instead of vouching."""
    produk = Produk.objects.get(permohonan=terbit)
    produk.isi = produk.isi + " Dan seluruh tanahnya."
    produk.save()
    isi = client.get(produk.get_absolute_url()).content.decode()
    assert "Jangan percaya" in isi
    assert "Asli dan berlaku" not in isi

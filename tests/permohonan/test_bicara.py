"""Talk in the case with code and PIN; what officers note among themselves leaks nowhere."""

import pytest

from pelayanan import antar
from pelayanan.models import Kabar, Peristiwa
from permohonan import operasi
from permohonan.models import Permohonan, Pesan

RAHASIA = "Zxq curiga KK palsu"


def tanya(klien, p, isi="Apakah akta nikah boleh menyusul?"):
    return klien.post(f"/p/{p.kode_tampil}/tanya/", {"isi": isi}, follow=True).content.decode()


def jawab(klien, p, isi, untuk=None):
    return klien.post(
        f"/permohonan/{p.kode_tampil}/jawab/",
        {"isi": isi, **({"untuk": untuk} if untuk else {})},
        follow=True,
    ).content.decode()


def test_bertanya_dan_dijawab(diperiksa, warga, masuk, client):
    assert client.post(f"/p/{diperiksa.kode_tampil}/tanya/", {"isi": "x"}).status_code == 404
    klien = warga(diperiksa)
    assert "Pesan terkirim" in tanya(klien, diperiksa)
    verifikator = masuk("verifikator")
    assert "bertanya" in verifikator.get("/permohonan/masuk/?tab=pesan").content.decode()
    assert "boleh menyusul" in verifikator.get(f"/permohonan/{diperiksa.kode_tampil}/").content.decode()
    assert "Terkirim" in jawab(verifikator, diperiksa, "Boleh, paling lambat besok.", "pemohon")
    diperiksa.refresh_from_db()
    assert diperiksa.pesan_pada is None
    assert "paling lambat besok" in klien.get(f"/p/{diperiksa.kode_tampil}/").content.decode()
    assert "paling lambat besok" in klien.get(f"/p/{diperiksa.kode_tampil}/penggal/").content.decode()
    # the code alone reads nothing
    for alamat in ("", "penggal/"):
        assert "menyusul" not in client.get(f"/p/{diperiksa.kode_tampil}/{alamat}").content.decode()
    antar.antar_jatuh_tempo()
    assert Kabar.objects.filter(templat="permohonan.pesan.dijawab").exists()
    assert Pesan.objects.filter(isi__contains="menyusul").count() == 0, "encrypted at rest"
    assert (
        masuk("petugas_lain").post(f"/permohonan/{diperiksa.kode_tampil}/jawab/", {"isi": "x"}).status_code
        == 404
    )
    assert masuk("kasir").post(f"/permohonan/{diperiksa.kode_tampil}/jawab/", {"isi": "x"}).status_code == 403


def test_catatan_internal_tidak_bocor(diperiksa, warga, masuk, mesin):
    """Not on the applicant's page, nor to an officer who looks at that page, nor in events, news or the API."""
    verifikator = masuk("verifikator")
    jawab(verifikator, diperiksa, RAHASIA)  # what does not say for whom stays inside
    assert Pesan.objects.get().jenis == Pesan.Jenis.CATATAN
    assert RAHASIA in verifikator.get(f"/permohonan/{diperiksa.kode_tampil}/").content.decode()
    klien = warga(diperiksa)
    for siapa in (klien, verifikator):
        for alamat in ("", "penggal/"):
            isi = siapa.get(f"/p/{diperiksa.kode_tampil}/{alamat}").content.decode()
            assert "Zxq" not in isi
            assert "Catatan internal" not in isi
    assert "Zxq" not in klien.get(f"/permohonan/{diperiksa.kode_tampil}/tanda-terima/").content.decode()
    antar.antar_jatuh_tempo()
    e = Peristiwa.objects.get(kode="permohonan.catatan.ditulis")
    assert "Zxq" not in str(e.data)
    assert not Kabar.objects.exists()
    api = mesin("permohonan").get(f"/api/v1/permohonan/{diperiksa.kode_tampil}/")
    assert "Zxq" not in api.content.decode()
    assert Pesan.objects.percakapan().count() == 0


def test_tidak_membanjiri(diajukan, warga):
    klien = warga(diajukan)
    for i in range(5):
        tanya(klien, diajukan, f"Pesan {i}")
    assert "menunggu jawaban petugas" in tanya(klien, diajukan, "Lagi")
    assert Pesan.objects.count() == 5


@pytest.mark.parametrize("isi", ["", "   "])
def test_kosong_ditolak(diajukan, warga, isi):
    assert "Tulis pesannya" in tanya(warga(diajukan), diajukan, isi)
    assert not Pesan.objects.exists()


def test_draf_dan_yang_ditarik_tidak(draf, warga):
    klien = warga(draf)
    assert "tidak berlaku" in tanya(klien, draf)
    p = operasi.ajukan(permohonan=draf, oleh=None)
    operasi.tarik(permohonan=p, oleh=None)
    assert "tidak berlaku" in tanya(klien, p)
    assert Permohonan.objects.get().pesan_pada is None

"""Equal cases at once, and the neighbours of a case by time left."""

from permohonan import operasi
from permohonan.models import Permohonan


def banyak(layanan, pemohon, n):
    return [
        operasi.ajukan_langsung(layanan=layanan, pemohon=pemohon, kanal="mesin", oleh=None) for _ in range(n)
    ]


def kirim(klien, perbuatan, *kasus, tab="baru"):
    isi = {"perbuatan": perbuatan, "tab": tab, "kode": [p.kode for p in kasus]}
    return klien.post("/permohonan/terpilih/", isi, follow=True).content.decode()


def test_ambil_lengkap_proses(layanan, pemohon, masuk, cast):
    a, b, c = banyak(layanan, pemohon, 3)
    operasi.periksa(permohonan=c, oleh=cast["penanggung_jawab"])
    v = masuk("verifikator")
    hal = kirim(v, "ambil", a, b, c)
    assert "2 permohonan dikerjakan" in hal
    assert "sedang" in hal or "dipegang" in hal.lower(), "the third is said, not silently left"
    assert set(Permohonan.objects.filter(verifikator=cast["verifikator"])) == {a, b}
    kirim(v, "lengkap", a, b, c, tab="saya")
    assert Permohonan.objects.filter(status="lengkap").count() == 2
    kirim(v, "proses", a, tab="")
    a.refresh_from_db()
    assert a.status == "diproses"


def test_perbuatan_asing_dan_yang_tidak_berhak(layanan, pemohon, masuk):
    (a,) = banyak(layanan, pemohon, 1)
    assert "Centang dulu" in kirim(masuk("verifikator"), "hapus", a)
    assert "Centang dulu" in kirim(masuk("verifikator"), "ambil")
    assert masuk("petugas").post("/permohonan/terpilih/", {"perbuatan": "ambil"}).status_code == 403
    assert masuk("verifikator").get("/permohonan/terpilih/").status_code == 405
    a.refresh_from_db()
    assert a.status == "diajukan"


def test_kasus_unit_lain_tidak_ikut(pemohon, masuk, unit_lain):
    from .conftest import bersyarat

    (asing,) = banyak(bersyarat(unit_lain, "Pindah"), pemohon, 1)
    isi = {"perbuatan": "ambil", "kode": [asing.kode]}
    assert masuk("verifikator").post("/permohonan/terpilih/", isi).status_code == 404


def test_tetangga_menurut_sisa_waktu(layanan, pemohon, cast):
    semua = banyak(layanan, pemohon, 3)
    tanpa_jam = semua[0]
    Permohonan.objects.filter(pk=tanpa_jam.pk).update(jatuh_tempo_pada=None)
    qs = Permohonan.objects.all()
    urut = [p.kode_tampil for p in qs.urut_sisa_waktu()]
    assert urut[-1] == tanpa_jam.kode_tampil
    for p in qs:
        i = urut.index(p.kode_tampil)
        assert qs.sesudah(p) == (urut[i + 1] if i + 1 < len(urut) else "")
        assert qs.sebelum(p) == (urut[i - 1] if i else "")

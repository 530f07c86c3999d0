"""The citizen files without an account: step by step, checks, sends, gets a code."""

import pytest
from django.test import Client
from django.urls import reverse

from pelayanan import pin
from permohonan import operasi
from permohonan.alur import Status
from permohonan.models import Permohonan
from standar.models import Persyaratan, Standar

from .conftest import ISIAN, bersyarat, isi_pemohon, kode_peristiwa


def test_dari_awal_sampai_kode(client, layanan):
    assert layanan.nama in client.get("/permohonan/").content.decode()
    url = f"/permohonan/baru/?layanan={layanan.slug}"
    hal = client.get(url).content.decode()
    assert "paling lambat" in hal, "the promise before anything is typed"
    assert "Fotokopi KTP-el" in hal
    langkah2 = isi_pemohon(client, url, {**ISIAN, "kunci": "x"}).url
    p = Permohonan.objects.get()
    assert p.status == Status.DRAF
    assert p.kode_tampil in client.get(langkah2).content.decode()
    langkah3 = client.post(langkah2, {"berkas_1": "dibawa", "berkas_2": "dibawa", "berkas_3": ""}).url
    periksa = client.get(langkah3).content.decode()
    assert "Siti Aminah" in periksa
    assert "Fotokopi KTP-el" in periksa
    bukti = client.post(langkah3)
    hal = client.get(bukti.url).content.decode()
    assert pin.pin(p.kode) in hal
    p.refresh_from_db()
    assert p.status == Status.DIAJUKAN
    assert p.jatuh_tempo_pada is not None
    assert kode_peristiwa(p)[-1] == "permohonan.permohonan.diajukan"


def test_isian_salah_tetap_terketik(client, layanan):
    url = f"/permohonan/baru/?layanan={layanan.slug}"
    jawab = client.post(url, {"nama": "Siti Aminah", "nik": "123", "kunci": "k"})
    assert jawab.status_code == 422
    assert "Siti Aminah" in jawab.content.decode()
    assert not Permohonan.objects.exists()
    jawab = isi_pemohon(client, url, {**ISIAN, "telepon": "08x", "kunci": "k"})
    assert jawab.status_code == 422
    assert 'value="08x"' in jawab.content.decode()
    assert Permohonan.objects.get().telepon == "", "the draft is kept, without what cannot be read"


def test_satu_kelompok_satu_layar(client, layanan):
    """Each group on its own; stepping back keeps what was typed, also what is not finished."""
    url = f"/permohonan/baru/?layanan={layanan.slug}"
    hal = client.get(url).content.decode()
    assert 'name="nama"' in hal
    assert 'name="telepon"' not in hal
    assert 'name="atas"' not in hal
    untuk = client.post(url, {"nama": "Siti Aminah", "nik": ""}).url
    hal = client.get(untuk).content.decode()
    assert 'name="atas"' in hal
    assert 'name="nama"' not in hal
    assert client.post(untuk, {"atas": "keluarga", "nama_pengaju": ""}).status_code == 422
    kabar = client.post(untuk, {"atas": "keluarga", "nama_pengaju": "Sri"}).url
    hal = client.get(kabar).content.decode()
    assert 'name="telepon"' in hal
    assert 'name="atas"' not in hal
    jawab = client.post(
        kabar, {"kabar_lewat": "surel", "telepon": "0812 3456 7890", "surel": "x", "kembali": "1"}
    )
    assert jawab.url == untuk
    p = Permohonan.objects.get()
    assert (p.nama, p.nama_pengaju, p.kabar_lewat, p.telepon) == (
        "Siti Aminah",
        "Sri",
        "surel",
        "+6281234567890",
    )
    assert client.post(untuk, {"atas": "keluarga", "nama_pengaju": "", "kembali": "1"}).url.endswith(
        f"/draf/{p.kode_tampil}/"
    )


def test_kelompok_yang_dilompati_diminta_sebelum_terkirim(client, layanan):
    """The papers by their address, past two screens: it says which one is still wanted, and opens it."""
    url = f"/permohonan/baru/?layanan={layanan.slug}"
    draf = client.post(url, {"nama": "Siti Aminah"}).url.removesuffix("untuk/")
    client.post(f"{draf}berkas/", {"berkas_1": "dibawa", "berkas_2": "dibawa", "berkas_3": ""})
    jawab = client.post(f"{draf}periksa/", follow=True)
    assert jawab.redirect_chain[-1][0] == f"{draf}kabar/"
    assert "lewat apa Anda dikabari" in jawab.content.decode()
    client.post(f"{draf}untuk/", {"atas": "kuasa", "nama_pengaju": "", "kembali": "1"})
    assert client.post(f"{draf}periksa/").url == f"{draf}untuk/"
    assert Permohonan.objects.get().draf


def test_draf_hanya_dengan_pin(draf, client, warga):
    url = reverse("permohonan_draf_pemohon", args=[draf.kode_tampil])
    assert client.get(url).status_code == 404
    assert warga(draf).get(url).status_code == 200
    hal = client.get(f"/p/{draf.kode_tampil}/").content.decode()
    assert "Siti" not in hal
    assert "S**i A****h" in hal


def test_draf_dilanjutkan_di_perangkat_lain(draf, warga):
    klien = warga(draf)
    hal = klien.get(reverse("permohonan_draf_pemohon", args=[draf.kode_tampil])).content.decode()
    assert "Siti Aminah" in hal
    klien.post(reverse("permohonan_draf_pemohon", args=[draf.kode_tampil]), {**ISIAN, "nama": "Siti Aisyah"})
    draf.refresh_from_db()
    assert draf.nama == "Siti Aisyah"


def test_berkas_wajib_belum_dipilih(layanan, pemohon, warga):
    p = operasi.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=None)
    jawab = warga(p).post(reverse("permohonan_draf_periksa", args=[p.kode_tampil]))
    assert "Masih ada isian wajib" in jawab.content.decode()
    p.refresh_from_db()
    assert p.status == Status.DRAF


def test_versi_ditarik_di_tengah_jalan(draf, layanan, warga):
    import datetime

    from django.db.backends.postgresql.psycopg_any import DateRange

    hari_ini = datetime.date.today()
    baru = Standar.objects.create(
        layanan=layanan, versi=2, status="rancangan", waktu_nilai=5, waktu_satuan="hari_kerja"
    )
    for i, teks in enumerate(["Fotokopi KTP-el", "Surat pengantar"], start=1):
        Persyaratan.objects.create(standar=baru, urutan=i, teks=teks, nama=teks)
    Standar.objects.filter(pk=draf.standar_id).update(
        status="digantikan", berlaku=DateRange(datetime.date(2020, 1, 1), hari_ini)
    )
    Standar.objects.filter(pk=baru.pk).update(status="berlaku", berlaku=DateRange(hari_ini, None))
    klien = warga(draf)
    jawab = klien.post(reverse("permohonan_draf_periksa", args=[draf.kode_tampil]), follow=True)
    assert "diperbarui" in jawab.content.decode()
    draf.refresh_from_db()
    assert draf.standar == baru
    assert draf.status == Status.DRAF
    assert [(b.nama, b.cara) for b in draf.berkas.all()] == [
        ("Fotokopi KTP-el", "dibawa"),
        ("Surat pengantar", ""),
    ]


def test_layanan_ditutup_di_tengah_jalan(draf, layanan, warga):
    layanan.aktif = False
    layanan.save()
    jawab = warga(draf).post(reverse("permohonan_draf_periksa", args=[draf.kode_tampil]))
    assert "sedang tidak dibuka" in jawab.content.decode()


def test_layanan_tak_dikenal_ke_daftar(client, db):
    assert client.get("/permohonan/baru/?layanan=tidak-ada").url == "/permohonan/"


def test_dua_kali_kirim(diajukan, warga):
    jawab = warga(diajukan).post(reverse("permohonan_draf_periksa", args=[diajukan.kode_tampil]))
    assert jawab.status_code == 404, "no longer a draft"
    assert kode_peristiwa(diajukan).count("permohonan.permohonan.diajukan") == 1


def test_pin_ditebak_terkunci(draf, layanan):
    klien = Client()
    url = f"/p/{draf.kode_tampil}/pin/"
    salah = str((int(pin.pin(draf.kode)) + 1) % 10**6).zfill(6)
    for _ in range(10):
        assert klien.post(url, {"pin": salah}).status_code in (404, 422)
    klien.post(url, {"pin": pin.pin(draf.kode)})
    assert klien.get(reverse("permohonan_draf_pemohon", args=[draf.kode_tampil])).status_code == 404


def test_daftar_layanan_tidak_menambah_query(client, unit, django_assert_max_num_queries):
    for _ in range(3):
        bersyarat(unit)
    with django_assert_max_num_queries(4):
        client.get("/permohonan/")
    for _ in range(10):
        bersyarat(unit)
    with django_assert_max_num_queries(4):
        client.get("/permohonan/")


@pytest.mark.parametrize("mentah", ["\x00", "P-AAAA", "../../etc", "%00", "P-7F3K-9QXM-2BCD"])
def test_kode_aneh_404(client, db, mentah):
    from urllib.parse import quote

    assert client.get(f"/p/{quote(mentah, safe='')}/").status_code == 404


def test_kode_diketik_membuka_halamannya(diajukan, client):
    assert (
        client.get("/permohonan/", {"kode": diajukan.kode_tampil.lower()}).url
        == f"/p/{diajukan.kode_tampil}/"
    )
    assert "tidak dikenal" in client.get("/permohonan/", {"kode": "P-123"}).content.decode()


def test_janji_bertanggal_juga_saat_draf_dibuka_lagi(draf, warga):
    isi = warga(draf).get(f"/permohonan/draf/{draf.kode_tampil}/").content.decode()
    assert "paling lambat <strong></strong>" not in isi
    assert "Siapkan berkas ini" in isi

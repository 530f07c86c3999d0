"""What officers and pelapor do through HTTP: every act works, and refuses what it must."""

import pytest

from pelayanan import pin
from pengaduan import operasi as o
from pengaduan.models import Aduan, Eskalasi
from pengaduan.views import pelapor, tindakan
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada


def kasus(a, nama):
    return f"/pengaduan/kasus/{a.kode_tampil}/{nama}/"


@pytest.fixture
def a(unit, cast):
    return pabrik.aduan(unit, sifat="publik")


@pytest.fixture
def siti(client, a):
    """The pelapor's browser, PIN given."""
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    return client


def lakukan(klien, a, nama, **isi):
    j = klien.post(kasus(a, nama), isi)
    assert j.status_code == 302, j.content.decode()[:2000]
    a.refresh_from_db()
    return j


def test_jalan_penuh_lewat_halaman(masuk, a, cast, siti):
    pengelola, pj = masuk("pengelola"), masuk("penanggung_jawab")
    lakukan(
        pengelola,
        a,
        "verifikasi",
        kelas=a.kelas,
        prioritas="1",
        maladministrasi="penundaan_berlarut",
        tayang="on",
    )
    assert (a.status, a.prioritas, a.tayang) == ("diverifikasi", 1, True)
    lakukan(pengelola, a, "disposisi", kepada=cast["penanggung_jawab"].pk, isi="Segera.")
    lakukan(pj, a, "periksa")
    lakukan(pj, a, "kelengkapan", kurang="Foto KK\n\nTanggal")
    halaman = siti.get(f"/a/{a.kode_tampil}/").content.decode()
    assert "Foto KK" in halaman
    assert siti.post(f"/a/{a.kode_tampil}/lengkapi/", {"isi": "5 November"}).status_code == 302
    lakukan(pj, a, "catatan", jenis="klarifikasi", isi="catatan rahasia")
    lakukan(pj, a, "rekomendasi", isi="rekomendasi rahasia")
    lakukan(pj, a, "usulan", isi="KK diantar besok.")
    assert "KK diantar besok." in siti.get(f"/a/{a.kode_tampil}/").content.decode()
    assert siti.post(f"/a/{a.kode_tampil}/terima-usulan/").status_code == 302
    lakukan(pj, a, "jawab", isi="KK sudah diantar.")
    siti.post(f"/a/{a.kode_tampil}/beres/", {"puas": "4"})
    a.refresh_from_db()
    assert (a.status, a.puas) == ("selesai", 4)
    halaman = siti.get(f"/a/{a.kode_tampil}/").content.decode()
    assert "rahasia" not in halaman.replace("Rahasia", "")
    assert "Segera." not in halaman


@pytest.mark.parametrize("nama", tindakan.TINDAKAN)
def test_setiap_tindakan_punya_halaman_dan_menolak_kosong(masuk, a, nama):
    klien = masuk({"kompensasi": "pimpinan", "temuan": "pengawas"}.get(nama, "pengelola"))
    assert klien.get(kasus(a, nama)).status_code == 200
    assert klien.post(kasus(a, nama)).status_code in (302, 400, 409)


@pytest.mark.parametrize("siapa", ["petugas", "kasir", "admin", "petugas_lain", None])
def test_tanpa_hak(masuk, a, siapa):
    klien = masuk(siapa)
    for nama in tindakan.TINDAKAN:
        j = klien.post(kasus(a, nama), {"isi": "x"})
        assert j.status_code == (302 if siapa is None else 403), nama
    a.refresh_from_db()
    assert a.status == "diterima"


@pytest.mark.parametrize("nama", ["tidak-ada", "identitas"])
def test_tindakan_asing(masuk, a, nama):
    assert masuk("pengelola").get(kasus(a, nama)).status_code in (404, 405)


@pytest.mark.parametrize("nama", ["verifikasi", "disposisi", "teruskan", "gabung", "arsip", "terlapor"])
def test_pengelola_saja_yang_menelaah(masuk, a, nama):
    assert masuk("penanggung_jawab").post(kasus(a, nama), {"isi": "x"}).status_code == 403


def test_diteruskan_kembali_ke_kotak_masuk(masuk, a, unit_lain):
    j = lakukan(masuk("pengelola"), a, "teruskan", unit=unit_lain.pk, isi="Wewenang kecamatan.")
    assert j.url == "/pengaduan/masuk/"


def test_gabung_dengan_kode(masuk, a, unit):
    induk = pabrik.aduan(unit, kontak="")
    lakukan(masuk("pengelola"), a, "gabung", induk=induk.kode_tampil)
    assert a.induk == induk
    assert masuk("pengelola").post(kasus(induk, "gabung"), {"induk": "A-2222-2222-2222"}).status_code == 400


def test_tombol_hanya_yang_berlaku(masuk, unit, cast):
    a = pabrik.aduan(unit, kelas="berkadar_pengawasan", identitas="anonim")
    halaman = masuk("pengelola").get(f"/pengaduan/kasus/{a.kode_tampil}/").content.decode()
    assert kasus(a, "verifikasi") in halaman
    assert kasus(a, "jawab") not in halaman
    assert (
        kasus(a, "verifikasi")
        not in masuk("pengawas").get(f"/pengaduan/kasus/{a.kode_tampil}/").content.decode()
    )


# --- the pelapor -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", pelapor.TINDAKAN)
def test_pelapor_perlu_pin_dan_post(client, a, nama):
    url = f"/a/{a.kode_tampil}/{nama}/"
    assert client.post(url, {"isi": "x", "alasan": "x"}).status_code == 404
    assert client.get(url).status_code == 405


@pytest.mark.parametrize(
    "nama", ["lengkapi", "terima-usulan", "tolak-usulan", "beres", "buka-kembali", "naikkan"]
)
def test_pelapor_keadaan_salah_ditolak_dan_isian_disimpan(siti, a, nama):
    j = siti.post(f"/a/{a.kode_tampil}/{nama}/", {"isi": "isian saya", "alasan": "isian saya"})
    assert j.status_code == 409
    assert 'role="alert"' in j.content.decode()


def test_pesan_dan_tarik(siti, a, masuk):
    assert siti.post(f"/a/{a.kode_tampil}/pesan/", {"isi": " "}).status_code == 400
    siti.post(f"/a/{a.kode_tampil}/pesan/", {"isi": "Tambahan: loket 3."})
    assert "loket 3" in masuk("pengelola").get(f"/pengaduan/kasus/{a.kode_tampil}/").content.decode()
    siti.post(f"/a/{a.kode_tampil}/tarik/")
    a.refresh_from_db()
    assert a.status == "ditarik"


def test_belum_beres(siti, a, cast):
    o.jawab_aduan(aduan=a, isi="Sudah.", oleh=cast["pengelola"])
    assert "Sudah beres?" in siti.get(f"/a/{a.kode_tampil}/").content.decode()
    siti.post(f"/a/{a.kode_tampil}/buka-kembali/", {"alasan": "KK masih salah."})
    a.refresh_from_db()
    assert a.status == "dibuka_kembali"


def test_naikkan_setelah_lewat(client, unit, cast):
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    client.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    assert "Naikkan sekarang" in client.get(f"/a/{a.kode_tampil}/").content.decode()
    client.post(f"/a/{a.kode_tampil}/naikkan/")
    assert Eskalasi.objects.get().sebab == "pelapor"


def test_penanganan_tidak_menambah_kueri(masuk, a, cast, django_assert_max_num_queries):
    for i in range(10):
        o.catat_dalam(aduan=a, jenis="catatan", isi=f"ke-{i}", oleh=cast["pengelola"])
    klien = masuk("pengelola")
    with django_assert_max_num_queries(24):
        klien.get(f"/pengaduan/kasus/{a.kode_tampil}/")


# --- typed in by an officer ------------------------------------------------------------------------------


CATAT = {
    "kanal": "telepon",
    "kelas": "tidak_berkadar_pengawasan",
    "judul": "Lansia tanpa telepon",
    "isi": "Diceritakan di loket.",
    "identitas": "terbuka",
    "sifat": "rahasia",
    "nama": "Mbah Karto",
}


@pytest.mark.parametrize("siapa", ["petugas", "informasi", "pengelola"])
def test_petugas_mencatat_dan_mencetak(masuk, unit, cast, siapa):
    klien = masuk(siapa)
    j = klien.post("/pengaduan/catat/", {**CATAT, "tentang": f"u:{unit.kode}"}, follow=True)
    a = Aduan.objects.get()
    teks = j.content.decode()
    assert (a.kanal, a.diterima_oleh) == ("telepon", cast[siapa])
    assert pin.pin(a.kode) in teks
    assert str(cast[siapa]) in teks
    assert "Tanda tangan petugas" in teks
    assert (
        masuk("pengelola" if siapa != "pengelola" else "petugas")
        .get(f"/pengaduan/catat/{a.kode_tampil}/")
        .status_code
        == 404
    )


def test_catat_tanpa_hak(masuk, unit):
    assert masuk("kasir").get("/pengaduan/catat/").status_code == 403


def test_catat_terbuka_perlu_nama(masuk, unit):
    j = masuk("petugas").post("/pengaduan/catat/", {**CATAT, "tentang": f"u:{unit.kode}", "nama": ""})
    assert j.status_code == 400
    assert "Diceritakan di loket." in j.content.decode()

"""Filing an aduan: one question per screen, without an account and without JavaScript."""

import re

import pytest
from django.urls import reverse

from pelayanan import pin
from pelayanan.models import Kunjungan, Peristiwa
from pengaduan.models import Aduan, Pelapor
from tests.standar.pabrik import layanan_berlaku

ISI = {
    "jenis": {"kelas": "tidak_berkadar_pengawasan"},
    "tentang": {},
    "cerita": {"judul": "KK belum jadi", "isi": "Dijanjikan satu hari,\nsudah dua minggu. 😡"},
    "harapan": {"permintaan": "KK diterbitkan", "kerugian": ""},
    "identitas": {"identitas": "anonim", "sifat": "rahasia"},
    "kabar": {"nama": "Siti Rahmawati", "kontak": "0812000111"},
}


def isi(unit, **ganti):
    dasar = {k: dict(v) for k, v in ISI.items()} | {"tentang": {"tentang": f"u:{unit.kode}"}}
    for layar, nilai in ganti.items():
        dasar[layar] |= nilai
    return dasar


def jalani(client, semua, sampai=None):
    """Follow the screens as a browser does; return the last answer."""
    url, jawaban = "/pengaduan/baru/", None
    while True:
        halaman = client.get(url)
        layar = re.search(r'action="/pengaduan/baru/(\w+)/"', halaman.content.decode())
        if layar is None or layar[1] == sampai:
            return halaman
        jawaban = client.post(f"/pengaduan/baru/{layar[1]}/", semua[layar[1]])
        if jawaban.status_code != 302:
            return jawaban
        url = jawaban.url


@pytest.fixture
def terkirim(client, unit):
    jalani(client, isi(unit))
    return client.post("/pengaduan/baru/periksa/", follow=True)


def test_berjalan(client, terkirim, unit):
    a = Aduan.objects.get()
    teks = terkirim.content.decode()
    assert terkirim.redirect_chain[-1][0] == f"/a/{a.kode_tampil}/tanda-terima/"
    assert a.kode_tampil in teks
    assert pin.pin(a.kode) in teks
    assert "<svg" in teks, "the QR"
    assert (a.unit, a.status, a.kelas) == (unit, "diterima", "tidak_berkadar_pengawasan")
    assert a.isi.endswith("😡")
    assert a.pelapor.nama == "Siti Rahmawati"
    assert client.get(f"/a/{a.kode_tampil}/").status_code == 200, "no PIN asked of who just filed it"


def test_menyebut_tenggat_sebagai_tanggal(terkirim):
    a = Aduan.objects.get()
    assert f'datetime="{a.tenggat_pada.astimezone(a.unit.tz).isoformat()[:10]}' in terkirim.content.decode()


def test_kemajuan_dan_kembali(client, unit):
    halaman = jalani(client, isi(unit), sampai="cerita").content.decode()
    assert "Langkah 3 dari 6" in halaman
    assert 'href="/pengaduan/baru/tentang/"' in halaman


def test_permintaan_informasi_tanpa_layar_permintaan_dan_tanpa_kabar(client, unit):
    jalani(
        client,
        isi(unit, jenis={"kelas": "permintaan_informasi"}, identitas={"identitas": "tanpa_identitas"}),
    )
    client.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    assert a.kelas == "permintaan_informasi"
    assert not Pelapor.objects.exists()
    assert a.kunjungan_id is None
    assert Peristiwa.objects.get(kode="pengaduan.aduan.diterima").kunjungan_id is None


def test_layanan_dari_tautan(client, unit):
    layanan = layanan_berlaku(unit)
    client.get(f"/pengaduan/baru/?layanan={layanan.slug}")
    client.post("/pengaduan/baru/jenis/", ISI["jenis"])
    assert f'value="l:{layanan.slug}" selected' in client.get("/pengaduan/baru/tentang/").content.decode()


def test_qr_loket_mengikat_kunjungan(client, unit):
    k = Kunjungan.objects.create(unit=unit)
    client.get(f"/pengaduan/baru/?kunjungan={k.kode}")
    jalani(client, isi(unit))
    client.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    assert (a.kunjungan, a.kanal) == (k, "loket")


def test_kesalahan_menyimpan_yang_diketik(client, unit):
    jalani(client, isi(unit), sampai="cerita")
    jawaban = client.post("/pengaduan/baru/cerita/", {"judul": "", "isi": "Sudah saya ketik panjang"})
    teks = jawaban.content.decode()
    assert "Ada yang perlu diperbaiki" in teks
    assert "Sudah saya ketik panjang" in teks
    assert 'href="#id_judul"' in teks


def test_ubah_dari_halaman_periksa(client, unit):
    jalani(client, isi(unit))
    jawaban = client.post(
        "/pengaduan/baru/cerita/", {"judul": "Judul lain", "isi": "x", "ubah": "1"}, follow=True
    )
    assert jawaban.redirect_chain[-1][0] == "/pengaduan/baru/periksa/"
    assert "Judul lain" in jawaban.content.decode()


def test_kirim_dua_kali_satu_aduan(client, unit):
    jalani(client, isi(unit))
    sesi = dict(client.session)
    client.post("/pengaduan/baru/periksa/")
    s = client.session
    s["aduan_baru"] = sesi["aduan_baru"]  # the second tap, which the first answer has not reached yet
    s.save()
    assert client.post("/pengaduan/baru/periksa/").status_code == 302
    assert Aduan.objects.count() == 1


def test_jawaban_hilang_di_jalan_tekan_lagi_mendapat_tanda_terima(client, unit):
    """The answer never arrived: pressed again, or reloaded, the receipt of the same aduan is there."""
    jalani(client, isi(unit))
    client.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    for lagi in (client.post, client.get):
        assert lagi("/pengaduan/baru/periksa/").url == f"/a/{a.kode_tampil}/tanda-terima/"
    assert Aduan.objects.count() == 1
    jalani(client, isi(unit, cerita={"judul": "Hal lain"}))
    client.post("/pengaduan/baru/periksa/")
    assert Aduan.objects.count() == 2, "another filing is another aduan"


def test_belum_lengkap_kembali_ke_layar_pertama_yang_kosong(client, unit):
    assert client.get("/pengaduan/baru/periksa/").url == "/pengaduan/baru/jenis/"
    client.post("/pengaduan/baru/jenis/", ISI["jenis"])
    assert client.post("/pengaduan/baru/periksa/").url == "/pengaduan/baru/tentang/"
    assert not Aduan.objects.exists()


def test_jebakan(client, unit):
    jalani(client, isi(unit))
    assert client.post("/pengaduan/baru/periksa/", {"situs": "http://spam"}).status_code == 409
    assert not Aduan.objects.exists()


def test_terlalu_cepat_ditandai_bukan_ditolak(client, terkirim):
    assert "terlalu_cepat" in Aduan.objects.get().tanda


@pytest.mark.parametrize(
    "buruk",
    [
        {"isi": "x" * 200_000},
        {"judul": "y" * 500},
        {"terjadi_pada": "kemarin"},
        {"judul": "\u202e\u202d\x07 "},
    ],
)
def test_isian_buruk_ditolak_dengan_pesan(client, unit, buruk):
    jawaban = jalani(client, isi(unit, cerita=buruk))
    assert jawaban.status_code == 200
    assert "Ada yang perlu diperbaiki" in jawaban.content.decode()


def test_karakter_kendali_dibuang(client, unit):
    jalani(client, isi(unit, cerita={"judul": "KK\u202e \x07belum", "isi": "a\r\nb\x00c"}))
    client.post("/pengaduan/baru/periksa/")
    a = Aduan.objects.get()
    assert (a.judul, a.isi) == ("KK belum", "a\nbc")


@pytest.mark.parametrize("layar", ["tidak-ada", "x" * 300])
def test_layar_asing(client, unit, layar):
    assert client.get(f"/pengaduan/baru/{layar}/").status_code == 404


def test_peristiwa_tanpa_data_pribadi(terkirim):
    p = Peristiwa.objects.get(kode="pengaduan.aduan.diterima")
    assert p.data == {"kelas": "tidak_berkadar_pengawasan", "kanal": "halaman"}
    assert p.oleh_id is None


def test_beranda_dan_lacak(client, unit):
    assert client.get("/pengaduan/").status_code == 200
    assert client.get("/pengaduan/", {"kode": "a 7f3k 9qxm 2bcd"}).url == "/a/A-7F3K-9QXM-2BCD/"
    assert "tidak terbaca" in client.get("/pengaduan/", {"kode": "halo"}).content.decode()


def test_alamat_bernama():
    assert reverse("aduan_baru") == "/pengaduan/baru/"

"""Answering an aduan."""

import pytest

from pelayanan import pin
from pelayanan.models import Peristiwa, Tenggat
from pengaduan import operasi
from pengaduan.alur import AlurDitolak
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada


@pytest.fixture
def aduan(unit, cast):
    return pabrik.aduan(unit)


def url(a):
    return f"/pengaduan/kasus/{a.kode_tampil}/jawab/"


def test_berjalan(masuk, aduan, client):
    j = masuk("pengelola").post(url(aduan), {"isi": "KK terbit hari ini."})
    assert j.status_code == 302
    aduan.refresh_from_db()
    assert aduan.status == "disampaikan"
    assert aduan.tepat_waktu is True
    assert not Tenggat.objects.filter(objek_jenis="pengaduan.aduan", dipenuhi_pada__isnull=True).exists()
    client.post(f"/a/{aduan.kode_tampil}/", {"pin": pin.pin(aduan.kode)})
    assert "KK terbit hari ini." in client.get(f"/a/{aduan.kode_tampil}/").content.decode()


def test_get_hanya_menampilkan(masuk, aduan):
    assert masuk("pengelola").get(url(aduan)).status_code == 200
    assert masuk("pengelola").put(url(aduan)).status_code == 405
    aduan.refresh_from_db()
    assert aduan.status == "diterima"


def test_tamu_ke_halaman_masuk(client, aduan):
    assert client.post(url(aduan), {"isi": "x"}).url.startswith("/akun/")


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("petugas", 403),
        ("informasi", 403),
        ("verifikator", 403),
        ("kasir", 403),
        ("admin", 403),
        ("pengawas", 403),
        ("petugas_lain", 403),
        ("pengelola", 302),
        ("penanggung_jawab", 302),
        ("pimpinan", 302),
    ],
)
def test_siapa_boleh(masuk, aduan, siapa, status):
    assert masuk(siapa).post(url(aduan), {"isi": "x"}).status_code == status


def test_unit_lain_404(masuk, cast, unit_lain):
    assert masuk("pengelola").post(url(pabrik.aduan(unit_lain)), {"isi": "x"}).status_code == 404


def test_keadaan_salah_ditolak(masuk, aduan, cast):
    operasi.jawab_aduan(aduan=aduan, isi="x", oleh=cast["pengelola"])
    j = masuk("pengelola").post(url(aduan), {"isi": "lagi"})
    assert j.status_code == 409
    assert "tidak berlaku" in j.content.decode()
    assert "lagi</textarea>" in j.content.decode(), "what was typed is kept"


def test_kosong_menyimpan_isian(masuk, aduan):
    assert "Tulis jawabannya" in masuk("pengelola").post(url(aduan), {"isi": "  "}).content.decode()


def test_berkadar_pengawasan_tidak_dapat_langsung(cast, unit):
    a = pabrik.aduan(unit, kelas="berkadar_pengawasan")
    with pytest.raises(AlurDitolak, match="diperiksa"):
        operasi.jawab_aduan(aduan=a, isi="x", oleh=cast["pengelola"])


def test_menulis_peristiwa(aduan, cast):
    operasi.jawab_aduan(aduan=aduan, isi="rahasia negara", oleh=cast["pengelola"])
    p = Peristiwa.objects.get(kode="pengaduan.aduan.dijawab")
    assert p.oleh == cast["pengelola"]
    assert "rahasia negara" not in str(p.data)


def test_terlambat_tercatat(cast, unit):
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    a = operasi.jawab_aduan(aduan=a, isi="x", oleh=cast["pengelola"], pada=pada("2026-01-24"))
    assert a.tepat_waktu is False


def test_jawaban_tanpa_keberatan_menutup_sendiri(cast, unit):
    from pelayanan.tenggat import sapu_jatuh_tempo

    a = pabrik.dijawab(unit, petugas=cast["pengelola"], pada=pada("2026-01-05"))
    sapu_jatuh_tempo(pada("2026-01-12"))
    a.refresh_from_db()
    assert a.status == "disampaikan"
    sapu_jatuh_tempo(pada("2026-01-21"))
    a.refresh_from_db()
    assert a.status == "selesai"
    assert sapu_jatuh_tempo(pada("2026-02-03")) == 0, (
        "the next is the monitoring, thirty days after the answer"
    )

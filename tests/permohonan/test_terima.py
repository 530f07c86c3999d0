"""*Berkas diterima* at the counter opens a request with its promise as a date and a printable proof."""

import pytest

from pelayanan import pin
from pelayanan.models import Kunjungan, Peristiwa, Tenggat
from permohonan.alur import Status
from permohonan.models import Permohonan

from .conftest import ISIAN, bersyarat, kode_peristiwa

TIKET = "T7F3K9QXM2BCD"


def alamat(layanan, **q):
    return f"/permohonan/baru/?layanan={layanan.slug}" + "".join(f"&{k}={v}" for k, v in q.items())


@pytest.fixture
def kunjungan(unit):
    return Kunjungan.objects.create(unit=unit)


def isi(**lain):
    return {**ISIAN, "berkas": ["1", "2"], "kunci": "k1", **lain}


def test_berjanji_dengan_tanggal(masuk, layanan, kunjungan):
    klien = masuk("petugas")
    url = alamat(layanan, tiket="T-7F3K-9QXM-2BCD", kunjungan=kunjungan.kode)
    hal = klien.get(url)
    assert layanan.nama in hal.content.decode()
    jawab = klien.post(url, isi(tiket="T-7F3K-9QXM-2BCD", kunjungan=str(kunjungan)))
    p = Permohonan.objects.get()
    assert jawab.url == f"/permohonan/{p.kode_tampil}/tanda-terima/"
    assert (p.status, p.tiket_kode, p.kunjungan) == (Status.LENGKAP, TIKET, kunjungan)
    t = Tenggat.objects.get(objek_id=p.pk)
    assert t.jenis == "permohonan.janji"
    assert t.jatuh_tempo_pada == p.jatuh_tempo_pada == p.janji_pada
    assert [b.putusan for b in p.berkas.all()] == ["sesuai", "sesuai", "tidak_perlu"]
    e = Peristiwa.objects.get(objek_id=p.pk, kode="permohonan.permohonan.diajukan")
    assert e.data["layanan"] == layanan.pk
    assert e.data["tiket"] == TIKET
    assert e.data["kode"] == p.kode
    assert e.kunjungan_id == kunjungan.pk
    bukti = klien.get(jawab.url).content.decode()
    for ada in (p.kode_tampil, pin.pin(p.kode), "<svg", "Selesai paling lambat", "Siti Aminah"):
        assert ada in bukti


def test_dua_kali_kirim_satu_permohonan(masuk, layanan):
    klien = masuk("petugas")
    url = [klien.post(alamat(layanan, tiket=TIKET), isi(tiket=TIKET)).url for _ in range(2)]
    assert url[0] == url[1]
    assert Permohonan.objects.count() == 1


def test_tanpa_kunjungan_membuka_kunjungan_baru(masuk, layanan):
    masuk("petugas").post(alamat(layanan), isi())
    assert Permohonan.objects.get().kunjungan_id


def test_kunjungan_unit_lain_tidak_dipakai(masuk, layanan, unit_lain):
    asing = Kunjungan.objects.create(unit=unit_lain)
    masuk("petugas").post(alamat(layanan), isi(kunjungan=asing.kode))
    assert Permohonan.objects.get().kunjungan != asing


def test_berkas_wajib_kurang_ditolak_dan_ketikan_tetap(masuk, layanan):
    jawab = masuk("petugas").post(alamat(layanan), isi(berkas=["1"]))
    assert jawab.status_code == 422
    isi_hal = jawab.content.decode()
    assert "berkas kurang" in isi_hal
    assert "Siti Aminah" in isi_hal
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize(
    ("bidang", "nilai", "pesan"),
    [
        ("nama", "", "Tulis nama pemohon"),
        ("telepon", "12", "Nomor telepon belum benar"),
        ("telepon", "", "Tulis nomor telepon"),
        ("nik", "12345", "16 angka"),
        ("nik", "3401993905900001", "tidak mungkin"),
        ("atas", "kuasa", "Tulis nama Anda"),
    ],
)
def test_isian_salah_dijelaskan(masuk, layanan, bidang, nilai, pesan):
    jawab = masuk("petugas").post(alamat(layanan), isi(**{bidang: nilai}))
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()


def test_tamu_dengan_tiket_diminta_masuk(client, layanan):
    assert "/akun/" in client.get(alamat(layanan, tiket=TIKET)).url


@pytest.mark.parametrize("siapa", ["pengelola", "pengawas", "petugas_lain"])
def test_yang_tidak_berhak_ditolak(masuk, layanan, siapa):
    assert masuk(siapa).get(alamat(layanan, tiket=TIKET)).status_code == 403


def test_tiket_tanpa_layanan_memilih_layanan(masuk, layanan, unit_lain):
    lain = bersyarat(unit_lain, "Legalisasi")
    isi_hal = masuk("petugas").get(f"/permohonan/baru/?tiket={TIKET}").content.decode()
    assert layanan.slug in isi_hal
    assert lain.slug not in isi_hal
    assert TIKET in isi_hal


def test_nik_dan_telepon_tersandi(masuk, layanan):
    from django.db import connection

    masuk("petugas").post(alamat(layanan), isi(nik="3401 0141 0590 0001"))
    with connection.cursor() as k:
        k.execute("SELECT row_to_json(p)::text FROM permohonan_permohonan p")
        mentah = k.fetchone()[0]
    assert "3401014105900001" not in mentah
    assert "81234567890" not in mentah
    p = Permohonan.objects.get()
    assert (p.nik, p.telepon) == ("3401014105900001", "+6281234567890")
    assert len(p.nik_buta) == 64


def test_tanda_terima_orang_lain_tidak_ada(diterima, masuk, client):
    url = f"/permohonan/{diterima.kode_tampil}/tanda-terima/"
    assert client.get(url).status_code == 404
    assert masuk("petugas_lain").get(url).status_code == 404
    assert masuk("petugas").get(url).status_code == 200


def test_peristiwa(diterima):
    assert kode_peristiwa(diterima) == ["permohonan.permohonan.diajukan"]


def test_tanpa_angka_waktu_tidak_ada_jam(unit, pemohon, cast):
    from permohonan import operasi

    layanan = bersyarat(unit, "Konsultasi", waktu_nilai=None, waktu_satuan=None, waktu_teks="sesuai kasus")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    assert p.janji_pada is None
    assert not Tenggat.objects.exists()


def test_kode_draf_dibawa_ke_loket(draf, masuk, layanan):
    klien = masuk("petugas")
    url = f"/permohonan/baru/?permohonan={draf.kode_tampil}&tiket={TIKET}"
    assert "Siti Aminah" in klien.get(url).content.decode(), "nothing is typed twice"
    klien.post(url, isi(tiket=TIKET))
    draf.refresh_from_db()
    assert (draf.status, draf.tiket_kode) == (Status.LENGKAP, TIKET)
    assert draf.janji_pada is not None
    assert kode_peristiwa(draf)[-1] == "permohonan.permohonan.diajukan"


def test_permohonan_daring_berkasnya_dibawa(diajukan, masuk):
    masuk("petugas").post(f"/permohonan/baru/?permohonan={diajukan.kode_tampil}", isi(tiket=TIKET))
    diajukan.refresh_from_db()
    assert diajukan.status == Status.LENGKAP
    e = Peristiwa.objects.filter(objek_id=diajukan.pk).order_by("urutan").last()
    assert (e.kode, e.data["tiket"]) == ("permohonan.permohonan.lengkap", TIKET)
    jam = {t.jenis: t.dipenuhi_pada for t in Tenggat.objects.filter(objek_id=diajukan.pk)}
    assert jam["permohonan.periksa"] is not None
    assert jam["permohonan.janji"] is None


@pytest.mark.parametrize("siapa", ["petugas_lain", "petugas"])
def test_kode_yang_bukan_draf_dijelaskan(diterima, masuk, siapa):
    jawab = masuk(siapa).get(f"/permohonan/baru/?permohonan={diterima.kode_tampil}", follow=True)
    assert "bukan draf" in jawab.content.decode()

"""Stock of blanks: every piece is accounted for, none is used that is not there."""

import pytest

from pelayanan.models import Peristiwa
from permohonan import operasi
from permohonan.alur import Status
from permohonan.galat import BlangkoHabis, JumlahKeliru, RancanganKeliru
from permohonan.models import Blangko, Mutasi, Rancangan
from standar import operasi as standar_op

from .conftest import bersyarat


@pytest.fixture
def blangko(unit, cast):
    return operasi.buat_blangko(unit=unit, nama="Blangko KTP-el", batas=1, oleh=cast["verifikator"])


@pytest.fixture
def layanan(unit, cast, blangko):
    layanan = bersyarat(unit, "KTP-el")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=[],
        produk="barang",
        tingkat_persetujuan=1,
        blangko=blangko,
        oleh=cast["penanggung_jawab"],
    )
    return layanan


@pytest.fixture
def disetujui(layanan, pemohon, cast):
    def _satu():
        p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
        operasi.proses(permohonan=p, oleh=cast["verifikator"])
        operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
        return operasi.setujui(permohonan=p, oleh=cast["pimpinan"])

    return _satu


def masuk_stok(blangko, cast, n):
    operasi.catat_mutasi(blangko=blangko, jenis="masuk", jumlah=n, keterangan="", oleh=cast["verifikator"])


def test_terbit_memakai_satu_dan_yang_habis_ditolak(blangko, disetujui, cast):
    p, q = disetujui(), disetujui()
    with pytest.raises(BlangkoHabis, match="Blangko KTP-el habis"):
        operasi.terbitkan(permohonan=p, oleh=cast["verifikator"])
    masuk_stok(blangko, cast, 1)
    p = operasi.terbitkan(permohonan=p, oleh=cast["verifikator"])
    assert p.status == Status.TERBIT
    blangko.refresh_from_db()
    assert blangko.stok == 0
    with pytest.raises(BlangkoHabis):
        operasi.terbitkan(permohonan=q, oleh=cast["verifikator"])
    q.refresh_from_db()
    assert q.status == Status.DISETUJUI, "refused whole: nothing is out without its card"
    assert list(Mutasi.objects.values_list("jenis", "jumlah", "sisa", "permohonan")) == [
        ("terpakai", -1, 0, p.pk),
        ("masuk", 1, 1, None),
    ]


def test_menipis_dicatat_sekali(blangko, cast):
    masuk_stok(blangko, cast, 3)
    for _ in range(3):
        operasi.catat_mutasi(
            blangko=blangko, jenis="rusak", jumlah=1, keterangan="sobek", oleh=cast["verifikator"]
        )
    kode = list(
        Peristiwa.objects.filter(kode__startswith="permohonan.blangko.").values_list("kode", flat=True)
    )
    assert kode.count("permohonan.blangko.menipis") == 1


def test_lewat_halaman(blangko, masuk, unit_lain, cast):
    url = f"/permohonan/blangko/{blangko.pk}/"
    v = masuk("verifikator")
    assert v.post(url, {"jenis": "masuk", "jumlah": "500"}).status_code == 302
    assert "500" in v.get("/permohonan/blangko/").content.decode()
    jawab = v.post(url, {"jenis": "rusak", "jumlah": "501", "keterangan": "basah"})
    assert jawab.status_code == 422
    assert "Sisa tinggal 500" in jawab.content.decode()
    assert "basah" in jawab.content.decode(), "what was typed stays"
    assert "Tulis sebabnya" in v.post(url, {"jenis": "hitung", "jumlah": "480"}).content.decode()
    assert v.post(url, {"jenis": "hitung", "jumlah": "480", "keterangan": "opname"}).status_code == 302
    assert v.post(url, {"jenis": "terpakai", "jumlah": "1"}).status_code == 422
    assert masuk("kasir").post(url, {"jenis": "masuk", "jumlah": "1"}).status_code == 403
    assert masuk("petugas_lain").get(url).status_code == 404
    blangko.refresh_from_db()
    assert blangko.stok == 480
    assert "menipis" not in v.get("/permohonan/masuk/").content.decode()


def test_jenis_baru(unit, masuk):
    v = masuk("verifikator")
    url = f"/permohonan/blangko/baru/?unit={unit.kode}"
    jawab = v.post(url, {"nama": "Kartu KIA", "batas": "50"})
    assert jawab.url == f"/permohonan/blangko/{Blangko.objects.get().pk}/"
    jawab = v.post(url, {"nama": "Kartu KIA", "batas": "1"})
    assert jawab.status_code == 422
    assert "sudah ada" in jawab.content.decode()
    assert v.get("/permohonan/blangko/baru/?unit=kecamatan-uji").status_code == 404
    assert "1 menipis" in v.get("/permohonan/masuk/").content.decode()


@pytest.mark.parametrize("jumlah", [0, -1, 2_000_000])
def test_jumlah_keliru(blangko, cast, jumlah):
    with pytest.raises(JumlahKeliru):
        masuk_stok(blangko, cast, jumlah)


def test_blangko_unit_lain_ditolak(unit_lain, unit, cast):
    asing = Blangko.objects.create(unit=unit_lain, nama="X")
    with pytest.raises(RancanganKeliru):
        operasi.atur_rancangan(
            standar=bersyarat(unit).versi_kini,
            pertanyaan=[],
            produk="barang",
            blangko=asing,
            oleh=cast["penanggung_jawab"],
        )


def test_versi_baru_membawa_rancangan_lama(layanan, cast, blangko):
    from pelayanan import antar

    baru = standar_op.buat_rancangan(layanan=layanan, oleh=cast["penanggung_jawab"])
    antar.antar_jatuh_tempo()
    r = Rancangan.objects.get(standar=baru)
    assert (r.produk, r.blangko, r.tingkat_persetujuan) == ("barang", blangko, 1)
    assert operasi.salin_rancangan(standar=baru, oleh=None) is None, "twice is once"

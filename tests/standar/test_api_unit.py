"""What a REST client reads of a unit beside its standards, and when a page or an answer costs a 304."""

from datetime import date
from decimal import Decimal

import pytest

from standar import operasi_unit as o
from standar.models import Dokumen
from standar.operasi_maklumat import umumkan_maklumat
from tests.standar.pabrik import layanan_berlaku, pdf, perlengkapan


def umumkan(unit, oleh, **ubah):
    isi = {
        "isi": "Kami sanggup.",
        "hak_pengguna": "Dilayani\nDidengar",
        "nomor_sk": "SK/1",
        "tanggal_sk": date(2026, 1, 2),
        "penanda_tangan": "K",
        "jabatan": "Kepala",
        "kompensasi": [
            {"bila": "lewat_waktu", "bentuk": "permintaan maaf", "dalam_hari_kerja": 2, "kecuali_kahar": True}
        ],
    }
    return umumkan_maklumat(unit=unit, oleh=oleh, **{**isi, **ubah})


@pytest.fixture
def lengkap(unit, unit_lain, cast):
    layanan = layanan_berlaku(unit)
    umumkan(unit, cast["pimpinan"])
    perlengkapan(unit_lain, layanan_berlaku(unit_lain), cast["penanggung_jawab"])  # nobody else's shows up
    return {"layanan": layanan, **perlengkapan(unit, layanan, cast["penanggung_jawab"])}


def test_isi_dan_saringan(client, unit, lengkap):
    def baca(bagian, **tanya):
        return client.get(f"/api/v1/{bagian}/{unit.kode}/", tanya).json()

    m = baca("maklumat")
    assert (m["unit"], m["nomor_sk"], m["hak_pengguna"]) == (unit.kode, "SK/1", ["Dilayani", "Didengar"])
    (janji,) = m["janji"]
    assert (janji["bila"], janji["layanan"], janji["dalam_hari_kerja"]) == ("lewat_waktu", None, 2)
    assert (janji["kecuali_kahar"], janji["pengecualian"]) == (True, ["keadaan kahar"])

    (i,) = baca("spm")["hasil"]
    assert (i["nomor"], i["hitung"], i["dihentikan"]) == (1, "tepat", False)
    assert i["tahun"] == [
        {"tahun": 2025, "target": "90.00", "capaian": None, "dari": None, "tercapai": None}
    ], "the corrected target, not the one before"
    assert baca("spm", aspek="hasil") != baca("spm", aspek="masukan")
    assert baca("spm", layanan="entah")["hasil"] == []

    (d,) = baca("dokumen", jenis="formulir", q="formulir")["hasil"]
    assert [v["nomor"] for v in d["versi"]] == [2, 1]
    assert client.get(d["versi"][0]["unduh"]).status_code == 200
    assert baca("dokumen", q="tidak ada")["hasil"] == []
    assert "jenis" in baca("dokumen", jenis="x")["bidang"]

    (b,) = baca("biro-jasa", layanan=lengkap["layanan"].slug, status="aktif")["hasil"]
    assert (b["berlaku_dari"], b["berlaku_sampai"], b["boleh"]) == ("2026-01-05", "2030-01-05", True)
    assert b["layanan"] == [lengkap["layanan"].slug]
    assert baca("biro-jasa", status="dicabut")["hasil"] == []

    for bagian in ("maklumat", "spm", "dokumen", "biro-jasa"):
        assert client.get(f"/api/v1/{bagian}/entah/").status_code == 404
        assert client.post(f"/api/v1/{bagian}/{unit.kode}/").status_code in (401, 403, 405)


def test_unit_tanpa_maklumat(client, unit):
    assert client.get(f"/api/v1/maklumat/{unit.kode}/").status_code == 404
    assert client.get(f"/api/v1/spm/{unit.kode}/").json()["hasil"] == []


def test_304_sampai_yang_tampil_berubah(client, unit, cast, lengkap):
    """Each change moves the stamps of the pages that show it, and only theirs."""
    pj, u = cast["penanggung_jawab"], unit.kode
    dok = Dokumen.objects.get(unit=unit)
    unduh = f"/standar/dokumen/{u}/{dok.kunci}/1/"
    milik = {
        "spm": [f"/standar/spm/{u}/", f"/api/v1/spm/{u}/"],
        "dokumen": [
            f"/standar/dokumen/{u}/",
            f"/standar/dokumen/{u}/{dok.kunci}/",
            f"/api/v1/dokumen/{u}/",
            unduh,
        ],
        "biro": [f"/standar/biro-jasa/{u}/", f"/api/v1/biro-jasa/{u}/"],
        "maklumat": [f"/standar/maklumat/{u}/", f"/standar/maklumat/{u}/pdf/", f"/api/v1/maklumat/{u}/"],
    }
    umum = [
        "/standar/",
        "/standar/peristiwa-hidup/lahir/",
        lengkap["layanan"].get_absolute_url(),
        f"/standar/buku/{u}/",
        "/api/v1/layanan/",
    ]
    semua = [a for daftar in milik.values() for a in daftar] + umum
    cap = {a: client.get(a)["ETag"] for a in semua}

    def berubah():
        hasil = set()
        for a in semua:
            jawab = client.get(a, headers={"If-None-Match": cap[a]})
            assert jawab.status_code in (200, 304), a
            if jawab.status_code == 200:
                hasil.add(a)
                cap[a] = jawab["ETag"]
        return hasil

    assert berubah() == set()
    perbuatan = [
        ("spm", lambda: o.catat_nilai_spm(
            indikator=lengkap["spm"], jenis="target", tahun=2026, nilai=Decimal(95), oleh=pj)),
        ("spm", lambda: o.hentikan_indikator(indikator=lengkap["spm"], oleh=pj)),
        ("dokumen", lambda: o.perbarui_dokumen(dokumen=dok, nama="f.pdf", isi=pdf(99), oleh=pj)),
        ("biro", lambda: o.ubah_status_biro(
            biro=lengkap["biro"], status="dibekukan", alasan="lalai", oleh=pj)),
        ("maklumat", lambda: umumkan(unit, cast["pimpinan"], nomor_sk="SK/2")),
    ]  # fmt: skip
    for bagian, kerjakan in perbuatan:
        kerjakan()
        hasil = berubah()
        assert set(milik[bagian]) <= hasil, bagian
        if bagian != "maklumat":  # printed in the booklet too: moves everything
            assert hasil == set(milik[bagian]), bagian
    unit.nama = "Nama Baru"
    unit.save()
    assert berubah() == set(semua), "every page shows its unit"


def test_query_tetap(client, unit, cast, lengkap, django_assert_max_num_queries):
    def hitung(bagian, batas):
        with django_assert_max_num_queries(batas):
            return len(client.get(f"/api/v1/{bagian}/{unit.kode}/").json()["hasil"])

    banyak = {b: hitung(b, 12) for b in ("spm", "dokumen", "biro-jasa")}
    for _ in range(3):
        perlengkapan(unit, lengkap["layanan"], cast["penanggung_jawab"])
    assert {b: hitung(b, 12) for b in banyak} == {b: n + 3 for b, n in banyak.items()}

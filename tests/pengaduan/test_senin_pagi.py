"""A pengelola with eighty open cases on Monday morning: all on one page, equal cases at once, one key to the next."""

import gzip
import itertools
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pelayanan.antar import antar_jatuh_tempo
from pelayanan.models import Kabar, Peristiwa
from pengaduan import operasi as o
from pengaduan.models import Aduan
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

SENIN = pada("2026-03-02T07:30")


def banyak(unit, n, awal=0):
    return [
        pabrik.aduan(
            unit,
            judul=f"Antrean lama {i}",
            isi=f"Tiga jam {i}",
            kontak="",
            sifat="publik",
            pada=pada(f"2026-02-{1 + i % 27:02}"),
        )
        for i in range(awal, awal + n)
    ]


def kode(daftar):
    return [a.kode for a in daftar]


def test_delapan_puluh_di_satu_halaman(unit, cast, masuk):
    klien = masuk("pengelola")
    banyak(unit, 20)
    klien.get("/pengaduan/masuk/")
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        klien.get("/pengaduan/masuk/")
    banyak(unit, 60, 20)
    with CaptureQueriesContext(connection) as semua:
        halaman = klien.get("/pengaduan/masuk/")
    assert len(semua) == len(sedikit) <= 10
    teks = halaman.content.decode()
    urut = [a.judul for a in Aduan.objects.terbuka().menurut_sisa()]
    assert re.findall(r"Antrean lama \d+(?=</strong>)", teks) == urut, "all eighty, what is due first on top"
    assert len(gzip.compress(halaman.content)) < 25_000
    assert 'data-tuts="3"' in teks and "data-baris-tuts" in teks
    # a caller names the code, or a word
    satu = Aduan.objects.order_by("pk")[7]
    for cari in (satu.kode_tampil, satu.kode_tampil.lower().replace("-", " "), "lama 7"):
        hasil = klien.get("/pengaduan/masuk/", {"cari": cari}).content.decode()
        assert satu.kode_tampil in hasil and "Antrean lama 50" not in hasil, cari
    assert "Tidak ada aduan" in klien.get("/pengaduan/masuk/", {"cari": "%"}).content.decode()
    assert klien.get("/pengaduan/masuk/", {"saring": "ngawur"}).status_code == 200
    # from one case to the one due next, to the end
    urut = list(Aduan.objects.terbuka().menurut_sisa())
    for a, b in itertools.pairwise(urut[:4]):
        assert b.kode_tampil in klien.get(f"/pengaduan/kasus/{a.kode_tampil}/berikut/")["Location"]
    assert klien.get(f"/pengaduan/kasus/{urut[-1].kode_tampil}/berikut/")["Location"] == "/pengaduan/masuk/"


def test_serentak(unit, unit_lain, cast, masuk):
    klien = masuk("pengelola")
    tiga = banyak(unit, 3)
    lain = pabrik.aduan(unit_lain, kontak="", judul="Unit lain")
    info = pabrik.aduan(unit, kontak="", kelas="permintaan_informasi", judul="Bertanya", isi="Bagaimana?")

    def alamat(nama):
        return f"/pengaduan/serentak/{nama}/"

    # nothing chosen; not equal; another unit's is not there at all
    assert klien.get(alamat("disposisi"))["Location"] == "/pengaduan/masuk/"
    assert (
        "jenisnya sama"
        in klien.get(alamat("verifikasi"), {"kode": [*kode(tiga), info.kode]}).content.decode()
    )
    assert klien.post(alamat("verifikasi"), {"kode": [*kode(tiga), info.kode]}).status_code == 409
    assert klien.get(alamat("disposisi"), {"kode": lain.kode}).status_code == 404
    assert klien.get(alamat("arsip"), {"kode": kode(tiga)}).status_code == 404
    teks = klien.get(alamat("verifikasi"), {"kode": [*kode(tiga), lain.kode]}).content.decode()
    assert "Telaah: 3 aduan" in teks and "Unit lain" not in teks and 'name="tayang"' not in teks

    # looked at together: each its own event
    isi = {"kode": kode(tiga), "kelas": "tidak_berkadar_pengawasan", "prioritas": 1}
    assert klien.post(alamat("verifikasi"), {**isi, "kelas": "ngawur"}).status_code == 400
    assert klien.post(alamat("verifikasi"), isi)["Location"] == "/pengaduan/masuk/"
    assert Peristiwa.objects.filter(kode="pengaduan.aduan.diverifikasi").count() == 3
    assert set(
        Aduan.objects.filter(pk__in=[a.pk for a in tiga]).values_list("status", "prioritas", "tayang")
    ) == {("diverifikasi", 1, False)}
    # pressed twice: refused by name, nothing done twice
    ulang = klien.post(alamat("verifikasi"), isi)
    assert ulang.status_code == 409 and "belum dapat dikerjakan" in ulang.content.decode()
    assert Peristiwa.objects.filter(kode="pengaduan.aduan.diverifikasi").count() == 3

    # into one pair of hands; one of them is past it by now, the others go through
    o.tarik(aduan=tiga[0], oleh=None)
    tangan = {"kode": kode(tiga), "kepada": cast["penanggung_jawab"].pk, "isi": "Periksa loket 3."}
    hasil = klien.post(alamat("disposisi"), tangan)
    assert hasil.status_code == 409 and "Antrean lama 0" in hasil.content.decode()
    assert set(Aduan.objects.filter(pemegang=cast["penanggung_jawab"])) == set(tiga[1:])

    # the same answer
    assert masuk("penanggung_jawab").post(alamat("jawab"), {"kode": kode(tiga[1:]), "isi": "Loket ditambah."})
    assert Aduan.objects.filter(status="disampaikan").count() == 2

    # rights: a reader does none of it, the head does not dispose
    assert masuk("pengawas").post(alamat("jawab"), {"kode": [info.kode], "isi": "x"}).status_code == 403
    assert masuk("pimpinan").post(alamat("disposisi"), {"kode": [info.kode]}).status_code == 403
    assert masuk("petugas").get(alamat("jawab"), {"kode": [info.kode]}).status_code == 403
    assert masuk(None).get(alamat("jawab")).status_code == 302


def test_gabung_serentak_dan_jawabannya_sampai(unit, cast, masuk, client):
    """Three about the same broken counter follow the oldest; its answer is read by all three."""
    klien = masuk("pengelola")
    tiga = [
        pabrik.aduan(unit, judul=f"Loket rusak {i}", isi=f"Rusak {i}", kontak=f"p{i}@contoh.test")
        for i in range(3)
    ]
    asing = pabrik.aduan(unit, kontak="", judul="Lain", isi="Lain")
    url = "/pengaduan/serentak/gabung/"
    assert "sedikitnya dua" in klien.get(url, {"kode": [asing.kode]}).content.decode()
    assert klien.post(url, {"kode": kode(tiga), "induk": asing.kode}).status_code == 400
    assert klien.post(url, {"kode": kode(tiga), "induk": tiga[0].kode}).status_code == 302
    assert Aduan.objects.filter(induk=tiga[0], status="digabung").count() == 2
    kasus = klien.get(f"/pengaduan/kasus/{tiga[0].kode_tampil}/").content.decode()
    assert "juga dibaca pelapor 2 aduan" in kasus and tiga[1].kode_tampil in kasus
    assert tiga[0].kode_tampil in klien.get(f"/pengaduan/kasus/{tiga[1].kode_tampil}/").content.decode()

    sesi = client.session
    sesi["pin_terbuka"] = [tiga[1].kode]
    sesi.save()
    halaman = client.get(f"/a/{tiga[1].kode_tampil}/").content.decode()
    assert f"ditangani dalam aduan {tiga[0].kode_tampil}" in halaman
    assert client.get(f"/a/{tiga[0].kode_tampil}/penggal/").status_code == 404, "the other's page stays shut"
    o.jawab_aduan(aduan=tiga[0], isi="Loket 3 sudah diperbaiki.", oleh=cast["pengelola"])
    for _ in range(2):
        antar_jatuh_tempo()
    assert "Loket 3 sudah diperbaiki." in client.get(f"/a/{tiga[1].kode_tampil}/").content.decode()
    assert Kabar.objects.filter(templat="pengaduan.induk_dijawab").count() == 2


def test_dua_aduan_satu_alamat_dua_kabar(unit, cast):
    """Somebody complained twice about the counter: each of the two is answered, and forgotten with its own aduan."""
    tiga = [
        pabrik.aduan(unit, judul=f"Loket rusak {i}", isi=f"Rusak {i}", kontak="sama@contoh.test")
        for i in range(3)
    ]
    for a in tiga[1:]:
        o.gabungkan(aduan=a, induk=tiga[0], oleh=cast["pengelola"])
    o.jawab_aduan(aduan=tiga[0], isi="Loket 3 sudah diperbaiki.", oleh=cast["pengelola"])
    for _ in range(2):
        antar_jatuh_tempo()
    kabar = Kabar.objects.filter(templat="pengaduan.induk_dijawab")
    assert set(kabar.values_list("objek_id", flat=True)) == {a.pk for a in tiga[1:]}
    assert {a.kode_tampil in k.isi for k in kabar for a in tiga if k.objek_id == a.pk} == {True}


def test_siapa_memegang_apa(unit, cast, masuk):
    klien = masuk("pimpinan")
    for a in banyak(unit, 25):
        a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pengelola"], pada=pada("2026-02-27T20:00"))
        o.disposisikan(
            aduan=a, kepada=cast["penanggung_jawab"], oleh=cast["pengelola"], pada=pada("2026-02-27T20:01")
        )
    with CaptureQueriesContext(connection) as sedikit:
        klien.get("/pengaduan/pemegang/")
    banyak(unit, 30, 100)
    with CaptureQueriesContext(connection) as semua:
        teks = klien.get("/pengaduan/pemegang/").content.decode()
    assert len(semua) == len(sedikit)
    assert "25 aduan" in teks and "Belum ada pemegang" in teks and "di tangan ini" in teks
    assert teks.count("/pengaduan/kasus/") == 40, "the twenty nearest of each"

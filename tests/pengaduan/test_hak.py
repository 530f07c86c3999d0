"""Access matrix: every officer's address × every role × own and other unit × identity and content choices."""

import itertools

import pytest

from pengaduan import izin
from pengaduan import operasi as o
from pengaduan.models import Aduan
from tests import factories as f
from tests.pengaduan import pabrik

PERAN = (
    "petugas",
    "informasi",
    "verifikator",
    "kasir",
    "admin",
    "pengelola",
    "penanggung_jawab",
    "pimpinan",
    "pengawas",
)
MELIHAT = {"pengelola", "penanggung_jawab", "pimpinan", "pengawas"}
MENANGANI = {"pengelola", "penanggung_jawab", "pimpinan"}
IDENTITAS = ("terbuka", "anonim", "tanpa_identitas")


@pytest.mark.parametrize(("identitas", "sifat"), list(itertools.product(IDENTITAS, ("publik", "rahasia"))))
def test_matriks(masuk, cast, unit, unit_lain, identitas, sifat):
    milik = pabrik.aduan(unit, identitas=identitas, sifat=sifat)
    lain = pabrik.aduan(unit_lain, identitas=identitas, sifat=sifat, kontak="")
    # who may see no case at all is refused before the case is read: once is enough
    for siapa in PERAN if (identitas, sifat) == ("terbuka", "publik") else sorted(MELIHAT):
        klien = masuk(siapa)

        def hasil(kode, ekor="", klien=klien, **isi):
            url = f"/pengaduan/kasus/{kode}/{ekor}"
            return (klien.post(url, isi) if isi else klien.get(url)).status_code

        lihat = siapa in MELIHAT
        assert hasil(milik.kode_tampil) == (200 if lihat else 403), siapa
        assert hasil(lain.kode_tampil) == (404 if lihat else 403), siapa
        assert hasil(milik.kode_tampil, "jawab/") == (200 if siapa in MENANGANI else 403), siapa
        assert hasil(milik.kode_tampil, "verifikasi/") == (200 if siapa == "pengelola" else 403), siapa
        boleh_tahu = {
            "terbuka": siapa in MENANGANI,
            "anonim": siapa == "pengelola",
            "tanpa_identitas": False,
        }[identitas]
        assert hasil(milik.kode_tampil, "identitas/", alasan="menelepon") == (200 if boleh_tahu else 403), (
            siapa
        )
        assert hasil(lain.kode_tampil, "identitas/", alasan="menelepon") == (404 if lihat else 403), siapa


def test_kotak_masuk(masuk):
    for siapa in PERAN:
        assert masuk(siapa).get("/pengaduan/masuk/").status_code == (200 if siapa in MELIHAT else 403), siapa


@pytest.mark.parametrize("identitas", IDENTITAS)
def test_terlapor_dan_bawahannya_tidak_melihat_apa_pun(masuk, cast, unit, identitas):
    a = pabrik.aduan(unit, identitas=identitas, judul="tentang penanggung jawab")
    o.tetapkan_terlapor(aduan=a, terlapor=cast["penanggung_jawab"], oleh=cast["pengelola"])
    for siapa in ("pengelola", "penanggung_jawab"):
        klien = masuk(siapa)
        assert klien.get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code == 404
        assert klien.post(f"/pengaduan/kasus/{a.kode_tampil}/identitas/", {"alasan": "x"}).status_code == 404
        assert "tentang penanggung jawab" not in klien.get("/pengaduan/masuk/").content.decode()
        assert not Aduan.objects.terlihat_oleh(cast[siapa]).exists()


def test_rekan_terlapor_yang_bukan_bawahan_tetap_melihat(cast, unit):
    a = pabrik.aduan(unit)
    rekan = f.orang("pengelola_dua", unit, "pengelola")
    o.tetapkan_terlapor(aduan=a, terlapor=cast["pengelola"], oleh=rekan)
    assert list(Aduan.objects.terlihat_oleh(rekan)) == [a]
    assert not Aduan.objects.terlihat_oleh(cast["pengelola"]).exists()


def test_mesin_dan_tamu_tidak_punya_tempat_kerja(client, mesin, unit):
    a = pabrik.aduan(unit)
    assert client.get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code == 302
    assert mesin("aduan").get("/pengaduan/masuk/").status_code == 302


def test_satu_dan_banyak_terlihat_sama(cast, unit, unit_lain):
    """`izin.terlihat` says of one row what `terlihat_oleh` says of many, whoever it is about or holds it."""
    atas = f.UnitFactory(kode="dinas-uji", nama="Dinas Uji")
    unit.induk = atas
    unit.save()
    orang = [*cast.values(), f.orang("kepala_dinas", atas, "pimpinan"), f.orang("sudah_pergi", unit)]
    tanpa = pabrik.aduan(unit)
    tentang = [
        (None, None),
        *itertools.product((cast["pengelola"], cast["penanggung_jawab"]), (-1, 0, 1, 2, 3)),
    ]
    for u, (terlapor, tingkat), pemegang in itertools.product(
        (unit, unit_lain), tentang, (None, orang[-1], orang[-2], cast["petugas"])
    ):
        Aduan.objects.filter(pk=tanpa.pk).update(
            unit=u, terlapor=terlapor, tingkat_terlapor=tingkat, pemegang=pemegang
        )
        a = Aduan.objects.get(pk=tanpa.pk)
        banyak = {str(p) for p in orang if Aduan.objects.terlihat_oleh(p).filter(pk=a.pk).exists()}
        assert {str(p) for p in orang if izin.terlihat(p, a)} == banyak, (u, terlapor, tingkat, pemegang)

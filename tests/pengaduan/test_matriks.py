"""Who gets what of one aduan: every address of a case × who may see cases × own and other unit × both choices.

Who may see no case at all is refused before one is read: tests/konfigurasi/test_alamat.py walks them, guests and
machines too. Nothing is drawn here: only who is let in counts.
"""

import datetime
import itertools

import pytest
from django.http import HttpResponse
from django.template.backends.django import Template
from django.utils import timezone

from pelayanan import pdf, pin
from pelayanan.models import Peristiwa
from pengaduan import operasi as o
from pengaduan.models import Aduan
from pengaduan.views.pelapor import TINDAKAN as PERBUATAN_PELAPOR
from pengaduan.views.tindakan import TINDAKAN
from tests.konfigurasi.tabel_alamat import baris
from tests.pengaduan import berkas, pabrik

pytestmark = pytest.mark.django_db

PELIHAT = ("pengelola", "penanggung_jawab", "pimpinan", "pengawas")
PILIHAN = list(itertools.product(("terbuka", "anonim", "tanpa_identitas"), ("publik", "rahasia")))
TABEL = {nama: siapa for nama, _metode, siapa in baris() if nama.startswith("aduan")}


@pytest.fixture(autouse=True)
def tanpa_gambar(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")
    monkeypatch.setattr(pdf, "buat", lambda *a, **k: b"%PDF-")
    for nama in ("handler403", "handler404"):
        status = int(nama[-3:])
        monkeypatch.setattr(
            "pelayanan.urls." + nama,
            lambda request, exception, s=status: HttpResponse(status=s),
            raising=False,
        )


def kasus(unit, ke, identitas, sifat):
    """An overdue aduan with a file, in nobody's hands."""
    o.unggah(draf=f"d{ke}", nama="kk.jpg", isi=berkas.jpeg())
    return pabrik.aduan(
        unit,
        identitas=identitas,
        sifat=sifat,
        judul=f"Aduan {ke}",
        kontak=f"0812000{ke:04}",
        draf=f"d{ke}",
        pada=timezone.now() - datetime.timedelta(days=60),
    )


def alamat_petugas(a):
    """(name in the table, method, address) of everything an officer can do to one case."""
    dasar = f"/pengaduan/kasus/{a.kode_tampil}/"
    return [
        ("aduan_kasus", "get", dasar),
        ("aduan_kasus_berkas", "get", f"{dasar}berkas.pdf"),
        ("aduan_lampiran", "get", f"{dasar}lampiran/{a.lampiran.get().kunci}/"),
        ("aduan_surat_maaf", "post", f"{dasar}permohonan-maaf.pdf"),
        ("aduan_identitas", "post", f"{dasar}identitas/"),
        *((f"aduan_tindak:{n}", "get", f"{dasar}{n}/") for n in TINDAKAN),
    ]


def boleh(nama, siapa, identitas):
    """As the table says, but what depends on the choice of the pelapor or on whose hands the case is in."""
    if nama == "aduan_identitas":
        tahu = {"terbuka": {"pengelola", "penanggung_jawab", "pimpinan"}, "anonim": {"pengelola"}}
        return siapa in tahu.get(identitas, set())
    if nama == "aduan_surat_maaf" and siapa == "pengawas":
        return False  # a supervisor apologises for nobody, unless the case has climbed into these hands
    return siapa in TABEL[nama]


def test_petugas(masuk, cast, unit, unit_lain):
    assert set(TABEL) >= {f"aduan_tindak:{n}" for n in TINDAKAN}, "every act has its row"
    klien = {siapa: masuk(siapa) for siapa in PELIHAT}
    salah = []
    for ke, (identitas, sifat) in enumerate(PILIHAN):
        milik, lain = kasus(unit, ke, identitas, sifat), kasus(unit_lain, ke + 100, identitas, sifat)
        for siapa in PELIHAT:
            for nama, cara, alamat in alamat_petugas(milik):
                j = getattr(klien[siapa], cara)(alamat, {"alasan": "menelepon"})
                harap = 200 if boleh(nama, siapa, identitas) else 403
                if j.status_code != harap:
                    salah.append((siapa, identitas, sifat, nama, j.status_code))
            for nama, cara, alamat in alamat_petugas(lain)[ke % 3 :: 3]:  # in the six choices every one twice
                if getattr(klien[siapa], cara)(alamat, {"alasan": "x"}).status_code != 404:
                    salah.append((siapa, identitas, sifat, nama, "unit lain"))
    assert salah == []
    dilihat = Peristiwa.objects.filter(kode="pengaduan.identitas.dilihat").values_list("objek_id", flat=True)
    tanpa = Aduan.objects.filter(identitas="tanpa_identitas").values_list("pk", flat=True)
    assert set(dilihat) & set(tanpa) == set()
    # opened with a reason: pengelola 4, penanggung jawab and pimpinan 2 each; by the name on the apology: the same
    assert len(dilihat) == 16


def test_pengawas_mencetak_maaf_hanya_bila_di_tangannya(masuk, cast, unit):
    a = kasus(unit, 1, "terbuka", "rahasia")
    url = f"/pengaduan/kasus/{a.kode_tampil}/permohonan-maaf.pdf"
    assert masuk("pengawas").post(url).status_code == 403
    Aduan.objects.filter(pk=a.pk).update(pemegang=cast["pengawas"], tingkat=3)
    assert masuk("pengawas").post(url).status_code == 200
    assert masuk("pengawas").get(url).status_code == 405


def test_pelapor(client, unit, unit_lain):
    """The PIN of one case opens that one and no other, whatever was chosen; the letter needs somebody to sign."""
    salah = []
    for ke, (identitas, sifat) in enumerate(PILIHAN):
        saya, lain = kasus(unit, ke, identitas, sifat), kasus(unit_lain, ke + 100, identitas, sifat)
        assert client.post(f"/a/{saya.kode_tampil}/", {"pin": pin.pin(saya.kode)}).status_code == 302
        for a, milik in ((saya, True), (lain, False)):
            dasar = f"/a/{a.kode_tampil}/"
            for ekor in ("penggal/", "tanda-terima.pdf", "berkas.pdf", f"lampiran/{a.lampiran.get().kunci}/"):
                if client.get(dasar + ekor).status_code != (200 if milik else 404):
                    salah.append((identitas, sifat, ekor, milik))
            surat = client.get(f"{dasar}surat-ombudsman/").status_code
            if surat != (200 if milik and identitas != "tanpa_identitas" else 404):
                salah.append((identitas, sifat, "ombudsman", milik))
            for nama in PERBUATAN_PELAPOR if not milik else ("beres",):
                j = client.post(f"{dasar}{nama}/", {"isi": "x", "alasan": "x"})
                if j.status_code != (409 if milik else 404):
                    salah.append((identitas, sifat, nama, milik, j.status_code))
    assert salah == []
    assert not Aduan.objects.exclude(status="diterima").exists()

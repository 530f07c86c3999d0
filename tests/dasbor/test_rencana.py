"""Action plans: from a low unsur to something done, never closed without evidence."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from dasbor.operasi import TanpaBukti, batalkan_rencana, buat_rencana, laporkan_kemajuan
from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa, RencanaAksi
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def rencana(unit, cast):
    return buat_rencana(
        unit=unit,
        masalah="Kecepatan 2,61",
        kegiatan="Buka loket kedua pada jam sibuk",
        penanggung_jawab="Kasi Pelayanan",
        tenggat=datetime.date(2026, 12, 31),
        oleh=cast["pimpinan"],
    )


def test_dari_unsur_terendah(masuk, unit):
    layanan = layanan_berlaku(unit)
    for _ in range(6):
        pabrik.jawab(layanan, [3] * 6 + [2] + [3] * 7, timezone.localdate(), banyak=14)
    pabrik.olah(timezone.localdate())
    klien = masuk("penanggung_jawab")
    alamat = f"/dasbor/rencana/baru/?unit={unit.kode}&unsur=kecepatan"
    assert alamat.replace("&", "&amp;") in klien.get("/dasbor/ikm/").content.decode()
    assert "Kecepatan pelayanan bernilai 2,00" in klien.get(alamat).content.decode()
    isi = {
        "masalah": "m",
        "kegiatan": "k",
        "penanggung_jawab": "Kasi",
        "tenggat": "2026-12-31",
        "prioritas": 1,
    }
    assert klien.post(alamat, {**isi, "tenggat": "besok"}).status_code == 422
    assert klien.post(alamat, isi).status_code == 302
    r = RencanaAksi.objects.get()
    assert (r.asal_jenis, r.asal_bagian, r.status) == ("ikm.periode", "kecepatan", "direncanakan")
    isi = klien.get("/dasbor/rencana/").content.decode()
    assert "Kecepatan pelayanan 2,00" in isi
    assert "Apa yang kami perbaiki" in Client().get(f"/ikm/{unit.kode}/").content.decode()


def test_tidak_selesai_tanpa_bukti(rencana, cast):
    with pytest.raises(TanpaBukti):
        laporkan_kemajuan(rencana=rencana, kemajuan=100, oleh=cast["pimpinan"])
    laporkan_kemajuan(rencana=rencana, kemajuan=40, oleh=cast["pimpinan"])
    r = laporkan_kemajuan(rencana=rencana, kemajuan=100, bukti="SK 12/2026", oleh=cast["pimpinan"])
    assert (r.status, r.kemajuan) == ("selesai", 100)
    with pytest.raises(AlurDitolak):
        laporkan_kemajuan(rencana=rencana, kemajuan=50, oleh=cast["pimpinan"])
    with pytest.raises(AlurDitolak):
        batalkan_rencana(rencana=rencana, alasan="x", oleh=cast["pimpinan"])
    kode = (
        Peristiwa.objects.filter(objek_jenis="pelayanan.rencanaaksi")
        .order_by("pk")
        .values_list("kode", flat=True)
    )
    assert [k.rsplit(".", 1)[1] for k in kode] == ["dibuat", "dikerjakan", "diselesaikan"]
    with pytest.raises(IntegrityError), transaction.atomic():
        RencanaAksi.objects.filter(pk=r.pk).update(bukti="")


def test_batal_beralasan(rencana, cast):
    with pytest.raises(TanpaBukti):
        batalkan_rencana(rencana=rencana, alasan=" ", oleh=cast["pimpinan"])
    assert (
        batalkan_rencana(rencana=rencana, alasan="loket pindah", oleh=cast["pimpinan"]).status == "dibatalkan"
    )


def test_lewat_halaman_dan_hak(masuk, rencana):
    klien = masuk("pimpinan")
    tanda = klien.get("/dasbor/rencana/").context["baris"][0]["tanda"]
    alamat = f"/dasbor/rencana/{tanda}/"
    assert klien.get(alamat).status_code == 405
    klien.post(alamat, {"kemajuan": "100"})
    klien.post(alamat, {"kemajuan": "banyak"})
    rencana.refresh_from_db()
    assert rencana.kemajuan == 0
    klien.post(alamat, {"kemajuan": "60"})
    rencana.refresh_from_db()
    assert rencana.kemajuan == 60
    assert klien.post("/dasbor/rencana/palsu/", {"kemajuan": "60"}).status_code == 404
    assert masuk("pengawas").post(alamat, {"kemajuan": "70"}).status_code == 403
    assert masuk("pengawas").get("/dasbor/rencana/").status_code == 200
    assert masuk("petugas").get("/dasbor/rencana/").status_code == 403
    assert masuk(None).get("/dasbor/rencana/baru/").status_code == 302


def test_diagram_sama_dengan_alur():
    from pathlib import Path

    from dasbor import alur

    assert alur.diagram() in (Path(alur.__file__).parent / "README.md").read_text()

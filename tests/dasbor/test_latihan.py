"""Practice counts nowhere: a twin that no list, figure, message or search of the real unit knows."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from antrian import angka, operasi
from antrian.models import Loket, Penghitung, Tiket
from dasbor.operasi_latihan import kembaran, siapkan_latihan
from ikm.models import Undangan
from pelayanan import antar
from pelayanan.models import Kabar, Penugasan, Unit
from standar.models import Layanan
from tests import factories as f
from tests.antrian import pabrik

HARI = datetime.timedelta(days=1)


@pytest.fixture
def kembar(unit, cast):
    """The unit of the cast with one service and one loket, and its twin."""
    layanan = pabrik.layanan(unit, "A", nama="Layanan Uji Latih")
    pabrik.loket(unit, layanan)
    return siapkan_latihan(unit=unit, oleh=cast["admin"])


def test_berlatih_dan_tidak_terhitung(unit, cast, kembar, masuk):
    petugas = masuk("petugas")
    loket = Loket.objects.get(unit=kembar)
    # outside of practice the twin is not there
    assert petugas.get(f"/loket/{loket.pk}/").status_code == 404
    assert kembar.nama not in petugas.get("/loket/").content.decode()
    assert petugas.post("/dasbor/latihan/masuk/").status_code == 302
    teks = petugas.get("/loket/").content.decode()
    assert "LATIHAN" in teks and str(loket.pk) in teks
    asli = Loket.objects.get(unit=unit)
    assert petugas.get(f"/loket/{asli.pk}/").status_code == 404  # and in practice the real one is not

    # a number at the twin's anjungan, called and served
    kios = Client()
    teks = kios.get(f"/antrian/kios/{kembar.kode}/").content.decode()
    assert "LATIHAN" in teks and "Layanan Uji Latih" in teks
    layanan = Layanan.objects.get(unit=kembar)
    ambil = f"/antrian/kios/{kembar.kode}/layanan/{layanan.slug}/"
    assert kios.post(ambil, {"kunci": "k" * 16, "kebutuhan": ""}).status_code == 302
    assert "LATIHAN" in kios.get(f"/antrian/papan/{kembar.kode}/").content.decode()
    for apa in ("buka", "panggil", "mulai"):
        assert petugas.post(f"/loket/{loket.pk}/{apa}/").status_code in (200, 302)
    petugas.post(f"/loket/{loket.pk}/selesai/", {"hasil": "selesai"})
    tiket = Tiket.objects.get(unit=kembar)
    assert tiket.status == "selesai"
    antar.antar_jatuh_tempo()

    # nothing of it anywhere else
    assert (
        not Penghitung.objects.filter(unit=unit).exists() and not Kabar.objects.filter(unit=kembar).exists()
    )
    _baris, semua = angka.hitung([unit.pk], tiket.tanggal, tiket.tanggal, "layanan")
    assert semua.diambil == 0
    tamu = Client()
    for alamat in ("/", "/standar/", "/antrian/", "/cari/?q=latih", "/pengaduan/", "/ikm/", "/api/v1/unit/",
                   "/api/v1/layanan/", f"/antrian/papan/{unit.kode}/"):  # fmt: skip
        teks = tamu.get(alamat).content.decode()
        assert kembar.kode not in teks and "(latihan)" not in teks and f"/{layanan.slug}/" not in teks, alamat
    assert tamu.get(f"/standar/{layanan.slug}/").status_code == 404
    assert Undangan.objects.filter(unit=unit).count() == 0
    assert operasi.ambil_tiket(layanan=Layanan.objects.get(unit=unit)).nomor == "A-001"

    # out again: not while sitting there
    petugas.post("/dasbor/latihan/keluar/")
    assert "LATIHAN" in petugas.get("/loket/").content.decode()
    petugas.post(f"/loket/{loket.pk}/tutup/")
    petugas.post("/dasbor/latihan/keluar/")
    assert "LATIHAN" not in petugas.get("/loket/").content.decode()
    assert petugas.get(f"/loket/{asli.pk}/").status_code == 200


def test_mulai_dari_awal(unit, cast, kembar, masuk):
    loket = Loket.objects.get(unit=kembar)
    operasi.buka_loket(loket=loket, oleh=cast["petugas"])
    admin = masuk("admin")
    assert admin.post(f"/dasbor/latihan/{unit.kode}/siapkan/").status_code == 302
    baru = kembaran(unit)
    assert baru != kembar and not Penugasan.objects.filter(unit=kembar).exists()
    assert not Loket.objects.filter(petugas=cast["petugas"]).exists()
    assert not Unit.objects.filter(aktif=True, latihan_untuk__isnull=False).exists()
    assert masuk("petugas").post(f"/dasbor/latihan/{unit.kode}/siapkan/").status_code == 403
    assert admin.post("/dasbor/latihan/lain/siapkan/").status_code == 404


def test_peran_latihan_berakhir_bersama_peran_sungguhan(unit, cast, kembar, masuk):
    """Whose role ended has it in practice no more: the twin opened the whole machine room to a dismissed admin."""
    f.orang("admin_kedua", unit, "admin")
    hari = timezone.localdate(timezone=unit.tz)
    for nama, alamat in (("admin", "/penugasan/"), ("admin", "/cadangan/"), ("pengawas", "/segel/unduh/")):
        klien = masuk(nama)
        klien.post("/dasbor/latihan/masuk/")
        assert klien.get(alamat).status_code == 200, alamat
        Penugasan.objects.filter(pengguna=cast[nama], unit=unit).update(selesai=hari - HARI)
        assert klien.get(alamat).status_code == 403, alamat
        Penugasan.objects.filter(pengguna=cast[nama], unit=unit).update(selesai=None)


def test_evaluator_dan_pelaksana_tugas_ikut_berlatih(unit, cast, masuk):
    """What a role rests on goes with it: a letter, its date, its last day."""
    pabrik.loket(unit, pabrik.layanan(unit, "A", nama="Layanan Uji Latih"))
    hari = timezone.localdate(timezone=unit.tz)
    surat = {"mulai": hari, "selesai": hari + HARI, "nomor_sk": "1/2026", "tanggal_sk": hari}
    Penugasan.objects.create(pengguna=f.orang("evaluator", unit), unit=unit, peran="evaluator", **surat)
    assert masuk("admin").post(f"/dasbor/latihan/{unit.kode}/siapkan/").status_code == 302
    tugas = Penugasan.objects.get(unit=kembaran(unit), peran="evaluator")
    assert (tugas.selesai, tugas.nomor_sk) == (hari + HARI, "1/2026")

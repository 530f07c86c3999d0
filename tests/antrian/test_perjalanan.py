"""One ticket walks a route through stations, with returns."""

import datetime

import pytest

from antrian import operasi
from antrian.alur import Status
from antrian.models import LangkahRute, TitikLayanan
from antrian.posisi import posisi
from pelayanan.models import Peristiwa
from tests import factories as f
from tests.antrian import pabrik

MENIT = datetime.timedelta(minutes=1)


@pytest.fixture
def puskesmas(unit):
    """daftar → poli → (lab, bila perlu) → poli → kasir; poli is called «Ruang 7» in public."""
    poli_umum = pabrik.layanan(unit, "U", "Poli Umum")
    titik = {
        n: TitikLayanan.objects.create(unit=unit, nama=n, alias="Ruang 7" if n == "Poli" else "", urutan=i)
        for i, n in enumerate(["Pendaftaran", "Poli", "Laboratorium", "Kasir"])
    }
    rute = [("Pendaftaran", False), ("Poli", False), ("Laboratorium", True), ("Poli", True), ("Kasir", False)]
    for i, (nama, pilihan) in enumerate(rute, 1):
        LangkahRute.objects.create(layanan=poli_umum, urutan=i, titik=titik[nama], pilihan=pilihan)
    loket = {
        n: pabrik.loket(unit, titik=t, petugas=f.orang(f"ptg_{n.lower()}", unit, "loket"))
        for n, t in titik.items()
    }
    return poli_umum, titik, loket


def layani(k, pada=None, **isi):
    t = operasi.panggil_berikutnya(loket=k, oleh=k.petugas, pada=pada)
    operasi.mulai_layani(loket=k, oleh=k.petugas, pada=pada)
    return operasi.selesaikan(loket=k, hasil="selesai", oleh=k.petugas, pada=pada, **isi) or t


def test_dari_daftar_sampai_pulang(puskesmas):
    layanan, titik, loket = puskesmas
    t = pabrik.tiket(layanan)
    assert t.titik == titik["Pendaftaran"]
    t = layani(loket["Pendaftaran"])
    assert (t.status, t.titik, t.loket) == (Status.MENUNGGU, titik["Poli"], None)
    t = layani(loket["Poli"], ke_langkah=3)
    assert t.titik == titik["Laboratorium"]
    t = layani(loket["Laboratorium"], ke_langkah=4)
    assert t.titik == titik["Poli"], "back to the doctor"
    t = layani(loket["Poli"])
    assert t.titik == titik["Kasir"]
    t = layani(loket["Kasir"])
    assert (t.status, t.hasil) == (Status.SELESAI, "selesai")
    assert [s.titik.nama for s in t.singgah.all()] == ["Pendaftaran", "Poli", "Laboratorium", "Poli"]
    assert Peristiwa.objects.filter(kode="antrian.tiket.diteruskan").count() == 4
    assert Peristiwa.objects.filter(kode="antrian.tiket.selesai").count() == 1
    assert t.nomor == "U-001", "one number all the way"


def test_langkah_bila_perlu_dilewati(puskesmas):
    layanan, titik, loket = puskesmas
    pabrik.tiket(layanan)
    layani(loket["Pendaftaran"])
    assert layani(loket["Poli"]).titik == titik["Kasir"]


def test_pulang_dari_tengah(puskesmas):
    layanan, _titik, loket = puskesmas
    pabrik.tiket(layanan)
    layani(loket["Pendaftaran"])
    assert layani(loket["Poli"], ke_langkah=0).status == Status.SELESAI


@pytest.mark.parametrize("langkah", [1, 99])
def test_langkah_tidak_ada(puskesmas, langkah):
    layanan, _titik, loket = puskesmas
    pabrik.tiket(layanan)
    k = loket["Pendaftaran"]
    operasi.panggil_berikutnya(loket=k, oleh=k.petugas)
    with pytest.raises(ValueError):
        operasi.selesaikan(loket=k, hasil="selesai", oleh=k.petugas, ke_langkah=langkah)


def test_tempat_menurut_waktu_semula(unit, puskesmas):
    """Who came first is first at every station, also after the laboratory."""
    layanan, _titik, loket = puskesmas
    awal = pabrik.baru_saja(unit, 60)
    a = pabrik.tiket(layanan, pada=awal)
    b = pabrik.tiket(layanan, pada=awal + MENIT)
    for i in range(2):
        layani(loket["Pendaftaran"], pada=awal + (2 + i) * MENIT)
    assert layani(loket["Poli"], pada=awal + 5 * MENIT, ke_langkah=3) == a
    layani(loket["Laboratorium"], pada=awal + 9 * MENIT, ke_langkah=4)
    assert operasi.panggil_berikutnya(loket=loket["Poli"], oleh=loket["Poli"].petugas) == a
    assert posisi(type(b).objects.get(pk=b.pk)).ke == 1


def test_papan_memakai_sebutan_umum(masuk, unit, puskesmas):
    layanan, _titik, loket = puskesmas
    pabrik.tiket(layanan)
    layani(loket["Pendaftaran"])
    operasi.panggil_berikutnya(loket=loket["Poli"], oleh=loket["Poli"].petugas)
    isi = masuk(None).get(f"/antrian/papan/{unit.kode}/").content.decode()
    assert "Ruang 7" in isi
    assert "Poli" not in isi


def test_layar_menawarkan_langkah(masuk, cast, unit, puskesmas):
    layanan, _titik, loket = puskesmas
    k = loket["Poli"]
    operasi.tutup_loket(loket=k, oleh=k.petugas)
    operasi.buka_loket(loket=k, oleh=cast["petugas"])
    pabrik.tiket(layanan)
    layani(loket["Pendaftaran"])
    operasi.panggil_berikutnya(loket=k, oleh=cast["petugas"])
    klien = masuk("petugas")
    assert "Setelah selesai, ke" in klien.get(f"/loket/{k.pk}/").content.decode()
    klien.post(f"/loket/{k.pk}/selesai/", {"hasil": "selesai", "ke_langkah": "99"})
    klien.post(f"/loket/{k.pk}/selesai/", {"hasil": "selesai", "ke_langkah": "3"})
    assert layanan.tiket.get().titik.nama == "Laboratorium"


def test_urungkan_penerusan(puskesmas):
    layanan, titik, loket = puskesmas
    pabrik.tiket(layanan)
    t = layani(loket["Pendaftaran"])
    t = operasi.urungkan(loket=loket["Pendaftaran"], oleh=loket["Pendaftaran"].petugas)
    assert (t.status, t.titik, t.singgah.count()) == (Status.DILAYANI, titik["Pendaftaran"], 0)

"""Numbers for a service on trial: given, marked, and no more than its share of the day."""

from datetime import time

import pytest
from django.utils import timezone

from antrian import keliling, operasi, uji_coba
from antrian.galat import KapasitasUjiCoba
from antrian.models import JadwalKeliling, Kuota, SetelanAntrian, Tiket
from pelayanan.models import JamLayanan
from standar.models import Layanan, Standar
from tests.antrian import pabrik
from tests.standar.pabrik import layanan_berlaku


@pytest.fixture
def baru(unit):
    """A new service whose only version is on trial: 1 per cent, ten minutes a case."""
    layanan = layanan_berlaku(
        unit,
        nama="Surat Baru",
        status="uji_coba",
        berlaku=None,
        uji_coba_persen=1,
        uji_coba_mulai_pada=timezone.now(),
    )
    return Layanan.objects.select_related("unit").get(pk=layanan.pk)


def ambil_sampai_habis(layanan, paling=9, **lain):
    n = 0
    with pytest.raises(KapasitasUjiCoba):
        while n < paling:
            operasi.ambil_tiket(layanan=layanan, **lain)
            n += 1
    return n


def test_nomor_diberikan_dan_halaman_mengatakannya(client, unit, baru):
    assert ">Uji coba<" in client.get(f"/antrian/?unit={unit.kode}").content.decode()
    assert ">Uji coba<" in client.get(f"/antrian/kios/{unit.kode}/").content.decode()
    halaman = client.get(f"/antrian/ambil/{baru.slug}/")
    isi = halaman.content.decode()
    assert "sedang diuji coba" in isi
    kunci = halaman.context["form"].initial["kunci"]
    assert client.post(f"/antrian/ambil/{baru.slug}/", {"kunci": kunci}).status_code == 302


def test_dasar_persen(unit, baru, kk):
    """The unit's quota, else the service's, else its lokets × opening minutes ÷ minutes a case."""
    pada = timezone.now()
    kosong = SetelanAntrian(unit=unit)
    assert unit.buka_setiap_saat
    assert uji_coba.dasar(kosong, (), baru, 10, pada) == 144
    assert uji_coba.dasar(kosong, (), baru, None, pada) > 0
    assert uji_coba.batas(kosong, (), baru, 1, 10, pada) == 1
    setelan = SetelanAntrian.objects.create(unit=unit, kuota_harian=None)
    kuota = [Kuota.objects.create(setelan=setelan, layanan=baru, banyak=50)]
    assert uji_coba.dasar(setelan, kuota, baru, 10, pada) == 50
    setelan.kuota_harian = 500
    assert uji_coba.dasar(setelan, kuota, baru, 10, pada) == 500
    unit.buka_setiap_saat = False
    unit.save()
    for hari in range(1, 8):
        JamLayanan.objects.create(unit=unit, hari=hari % 7, buka="08:00", tutup="12:00")
    assert uji_coba.menit_buka(unit, pada) == 240


def test_loket_keliling_bukan_kapasitas_gedung(unit, kk):
    """A counter on wheels takes nobody off the queue in the building: neither for a trial's share nor for slots."""
    assert keliling.loket_di_gedung(kk) == 0
    pabrik.loket(unit, kk)
    bus = pabrik.loket(unit, kk)
    assert keliling.loket_di_gedung(kk) == 2
    JadwalKeliling.objects.create(loket=bus, tempat="Balai Desa", hari=2, buka=time(9), tutup=time(12))
    assert keliling.loket_di_gedung(kk) == 1


def test_batas_tanpa_kuota_sama_sekali(baru, kk):
    assert ambil_sampai_habis(baru) == 1  # 1 per cent of 144
    operasi.ambil_tiket(layanan=kk)  # nobody else is held up
    Standar.objects.filter(layanan=baru).update(uji_coba_persen=2)
    assert ambil_sampai_habis(baru) == 1  # 2 in all


def test_tidak_lolos_sebagai_butir(baru, kk):
    operasi.ambil_tiket(layanan=kk, butir=[baru])
    with pytest.raises(KapasitasUjiCoba):
        operasi.ambil_tiket(layanan=kk, butir=[baru])
    with pytest.raises(KapasitasUjiCoba):
        operasi.ambil_tiket(layanan=baru)


def test_tidak_lolos_lewat_alihan(masuk, cast, unit, baru, kk, loket):
    """Neither sent there from a loket nor corrected at the desk; whoever is counted there already may be sent."""
    operasi.ambil_tiket(layanan=kk, butir=[baru])  # the day's one place
    operasi.ambil_tiket(layanan=kk)
    petugas, meja = masuk("petugas"), masuk("informasi")
    isi = {"tujuan": f"layanan:{baru.pk}"}
    petugas.post(f"/loket/{loket.pk}/panggil/")
    petugas.post(f"/loket/{loket.pk}/alihkan/", isi)
    pertama, kedua = Tiket.objects.order_by("pk")
    assert (pertama.layanan, pertama.status) == (baru, "menunggu"), "it was counted as an item"
    petugas.post(f"/loket/{loket.pk}/panggil/")
    jawab = petugas.post(f"/loket/{loket.pk}/alihkan/", isi, headers={"HX-Request": "true"})
    assert "sedang diuji coba" in jawab.content.decode()
    kedua.refresh_from_db()
    assert (kedua.layanan, kedua.status) == (kk, "dipanggil"), "nothing half done"
    petugas.post(f"/loket/{loket.pk}/kembalikan/")
    jawab = meja.post(f"/antrian/meja/tiket/{kedua.kode}/", {"layanan": baru.pk}, follow=True)
    assert "sedang diuji coba" in jawab.content.decode()
    kedua.refresh_from_db()
    assert kedua.layanan == kk

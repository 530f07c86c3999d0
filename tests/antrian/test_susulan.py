"""Paper while the screens are dark: numbers of the same series, entered with real times, counted, no speed read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from antrian import angka, operasi
from antrian.galat import KertasTerpakai, TidakAdaGangguan, WaktuSusulan
from antrian.models import NomorKertas, Penghitung, Tiket
from antrian.posisi import laju_layanan
from pelayanan.models import Peristiwa, Unit
from pelayanan.operasi_gangguan import akhiri_gangguan, nyatakan_gangguan
from tests.antrian import pabrik


@pytest.fixture
def gelap(unit, cast):
    """A unit with one service, one loket, one number taken, and the power gone for two hours."""
    Unit.objects.filter(pk=unit.pk).update(buka_setiap_saat=True)
    layanan = pabrik.layanan(unit, "A")
    loket = pabrik.loket(unit, layanan)
    operasi.ambil_tiket(layanan=layanan)
    awal = max(
        timezone.now() - timedelta(hours=2),
        timezone.localtime(timezone=unit.tz).replace(hour=0, minute=0, second=1, microsecond=0),
    )
    nyatakan_gangguan(
        unit=unit, sebab="listrik", uraian="Padam.", keputusan="1", mulai_pada=awal, oleh=cast["pimpinan"]
    )
    return unit, layanan, loket, awal


def catat(gelap, cast, kertas=None, dari=1, **ubah):
    unit, layanan, loket, awal = gelap
    isi = {
        "unit": unit, "layanan": layanan, "kertas": kertas, "loket": loket, "petugas": cast["petugas"],
        "hasil": "selesai", "oleh": cast["informasi"],
        "diambil_pada": awal + timedelta(seconds=dari),
        "mulai_pada": awal + timedelta(seconds=dari + 1),
        "selesai_pada": awal + timedelta(seconds=dari + 3),
    }  # fmt: skip
    return operasi.catat_susulan(**(isi | ubah))


def test_nomor_tanpa_lompatan_dan_tanpa_kecepatan(gelap, cast):
    unit, layanan, _loket, _awal = gelap
    laju = laju_layanan([layanan.pk])
    kertas = operasi.cadangkan_nomor(unit=unit, layanan=layanan, banyak=3, oleh=cast["informasi"])
    assert [k.nomor for k in kertas] == ["A-002", "A-003", "A-004"]
    assert operasi.ambil_tiket(layanan=layanan).nomor == "A-005"
    tiket = catat(gelap, cast, kertas[0])
    assert (tiket.nomor, tiket.susulan, tiket.status) == ("A-002", True, "selesai")
    assert catat(gelap, cast, dari=5).nomor == "A-006"  # written by hand: the next of the series
    tidak = catat(gelap, cast, kertas[1], dari=9, hasil="", mulai_pada=None, selesai_pada=None)
    assert tidak.status == "tidak_terlayani" and tidak.loket is None
    with pytest.raises(KertasTerpakai):
        catat(gelap, cast, kertas[0])
    assert operasi.tutup_kertas(unit=unit, oleh=cast["informasi"]) == 1
    assert operasi.tutup_kertas(unit=unit, oleh=cast["informasi"]) == 0
    with pytest.raises(KertasTerpakai):
        catat(gelap, cast, kertas[2])
    # every number of the day is accounted for, once
    ada = set(Tiket.objects.filter(unit=unit).values_list("urut", flat=True))
    sisa = set(NomorKertas.objects.filter(unit=unit, tiket__isnull=True).values_list("urut", flat=True))
    assert ada | sisa == set(range(1, Penghitung.objects.get(unit=unit).terakhir + 1)) and not ada & sisa
    # counted, and no speed read from it
    _baris, semua = angka.hitung([unit.pk], tiket.tanggal, tiket.tanggal, "layanan")
    assert (semua.diambil, semua.selesai, semua.n_tunggu, semua.n_layan) == (5, 2, 0, 0)
    assert laju_layanan([layanan.pk]) == laju
    assert Peristiwa.objects.filter(unit=unit, kode="antrian.tiket.susulan").count() == 3


def test_waktu_dan_gangguan(gelap, cast):
    unit, layanan, _loket, awal = gelap
    nanti = timezone.now() + timedelta(hours=1)
    for salah in (
        {"diambil_pada": awal - timedelta(minutes=1)},
        {"mulai_pada": awal},
        {"selesai_pada": awal},
        {"selesai_pada": nanti},
        {"mulai_pada": None},
    ):
        with pytest.raises(WaktuSusulan):
            catat(gelap, cast, **salah)
    assert not Tiket.objects.filter(susulan=True).exists() and Penghitung.objects.get(unit=unit).terakhir == 1
    akhiri_gangguan(unit=unit, oleh=cast["pimpinan"])
    with pytest.raises(TidakAdaGangguan):
        operasi.cadangkan_nomor(unit=unit, layanan=layanan, banyak=3, oleh=cast["informasi"])
    assert catat(gelap, cast).susulan  # afterwards is when it is entered
    with pytest.raises(TidakAdaGangguan):
        catat(gelap, cast, pada=timezone.now() + timedelta(days=8))


def test_lewat_halaman(gelap, masuk, cast):
    unit, layanan, loket, _awal = gelap
    meja = masuk("informasi")
    alamat = f"/antrian/susulan/?unit={unit.kode}"
    assert "Cadangkan nomor" in meja.get(alamat).content.decode()
    assert meja.get(f"/antrian/susulan/lembar/?unit={unit.kode}").status_code == 302
    cadang = f"/antrian/susulan/cadang/?unit={unit.kode}"
    assert meja.post(cadang, {"layanan": layanan.pk, "banyak": 61}).status_code == 400
    assert meja.post(cadang, {"layanan": layanan.pk, "banyak": 2}).status_code == 302
    assert meja.get(f"/antrian/susulan/lembar/?unit={unit.kode}").content.startswith(b"%PDF")
    kertas = NomorKertas.objects.first()
    setempat = timezone.localtime(timezone.now(), unit.tz)
    jam = f"{setempat:%H:%M}"
    isi = {"kertas": kertas.pk, "tanggal": f"{setempat:%Y-%m-%d}", "diambil": jam, "hasil": "selesai"}
    kirim = f"/antrian/susulan/catat/?unit={unit.kode}"
    jawab = meja.post(kirim, isi)
    assert jawab.status_code == 400 and "Tidak terlayani" in jawab.content.decode()
    penuh = isi | {"mulai": jam, "selesai": jam, "loket": loket.pk, "petugas": cast["petugas"].pk}
    assert meja.post(kirim, penuh).status_code == 302
    assert "1 susulan tercatat" in meja.get(alamat).content.decode()
    assert meja.post(f"/antrian/susulan/tutup/?unit={unit.kode}").status_code == 302
    assert masuk("kasir").get(alamat).status_code == 403
    assert meja.get("/antrian/susulan/?unit=lain").status_code == 404

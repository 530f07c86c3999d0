"""The last button pressed twice at once sends one aduan."""

import threading

import pytest
from django.db import connection

from pelayanan import idempotensi
from pelayanan.galat import GalatOperasi
from pengaduan.models import Aduan
from tests import factories as f
from tests.pengaduan import pabrik

UTAS = 6


def serentak(kerja):
    gerbang = threading.Barrier(UTAS)
    hasil = []

    def jalan():
        try:
            gerbang.wait()
            hasil.append(kerja())
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan) for _ in range(UTAS)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return hasil


@pytest.mark.django_db(transaction=True)
def test_kendali_tanpa_kunci_menggandakan():
    unit = f.UnitFactory()
    serentak(lambda: pabrik.aduan(unit, kontak=""))
    assert Aduan.objects.count() == UTAS


@pytest.mark.parametrize("agaknya_baru", [False, True])
@pytest.mark.django_db(transaction=True)
def test_satu_aduan_dan_semua_mendapat_tanda_terima_yang_sama(agaknya_baru):
    unit = f.UnitFactory()
    kunci = idempotensi.kunci_dari("aduan", "draf-1", "kirim")
    hasil = serentak(
        lambda: idempotensi.sekali(
            kunci, Aduan, lambda: pabrik.aduan(unit, kontak=""), agaknya_baru=agaknya_baru
        )
    )
    assert Aduan.objects.count() == 1
    assert {a.kode for a in hasil} == {Aduan.objects.get().kode}


@pytest.mark.django_db
def test_diulang_sesudah_berhasil_walau_kini_akan_ditolak():
    """Of a repetition that is not looked for beforehand: the refusal asks whether it was done before."""
    unit = f.UnitFactory()
    kunci = idempotensi.kunci_dari("aduan", "draf-1", "kirim")

    def ditolak():
        raise GalatOperasi("terlalu sering")

    pertama = idempotensi.sekali(kunci, Aduan, lambda: pabrik.aduan(unit, kontak=""), agaknya_baru=True)
    assert idempotensi.sekali(kunci, Aduan, ditolak, agaknya_baru=True) == pertama
    lain = idempotensi.kunci_dari("aduan", "draf-1", "isi lain")
    with pytest.raises(idempotensi.KunciUntukIsiLain):
        idempotensi.sekali(lain, Aduan, ditolak, agaknya_baru=True)
    baru = idempotensi.kunci_dari("aduan", "draf-2", "kirim")
    with pytest.raises(GalatOperasi, match="terlalu sering"):
        idempotensi.sekali(baru, Aduan, ditolak, agaknya_baru=True)

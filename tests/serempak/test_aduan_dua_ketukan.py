"""The last button pressed twice at once sends one aduan."""

import threading

import pytest
from django.db import connection

from pelayanan import idempotensi
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


@pytest.mark.django_db(transaction=True)
def test_satu_aduan_dan_semua_mendapat_tanda_terima_yang_sama():
    unit = f.UnitFactory()
    kunci = idempotensi.kunci_dari("aduan", "draf-1", "kirim")
    hasil = serentak(lambda: idempotensi.sekali(kunci, Aduan, lambda: pabrik.aduan(unit, kontak="")))
    assert Aduan.objects.count() == 1
    assert {a.kode for a in hasil} == {Aduan.objects.get().kode}

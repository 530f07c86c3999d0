"""What nobody comes back to ends by itself; a draft's personal data goes with it."""

import datetime

from django.utils import timezone

from permohonan import operasi
from permohonan.alur import Status
from permohonan.models import Permohonan
from permohonan.tasks import sapu_usang


def mundurkan(p, hari):
    Permohonan.objects.filter(pk=p.pk).update(disentuh_pada=timezone.now() - datetime.timedelta(days=hari))


def test_draf_30_hari(draf):
    mundurkan(draf, 29)
    assert sapu_usang() == 0
    mundurkan(draf, 31)
    assert sapu_usang() == 1
    assert sapu_usang() == 0
    draf.refresh_from_db()
    assert draf.status == Status.KEDALUWARSA
    assert (draf.nama, draf.telepon, draf.telepon_buta) == ("–", "", "")


def test_yang_tidak_dilengkapi_60_hari(diperiksa, cast):
    p = operasi.kembalikan_atau_lengkap(
        permohonan=diperiksa,
        putusan={1: ("kurang", "x"), 2: ("sesuai", ""), 3: ("sesuai", "")},
        oleh=cast["verifikator"],
    )
    mundurkan(p, 61)
    assert sapu_usang() == 1
    p.refresh_from_db()
    assert p.status == Status.KEDALUWARSA
    assert p.nama == "Siti Aminah"


def test_yang_dikerjakan_unit_tidak_pernah(diterima):
    mundurkan(diterima, 400)
    assert sapu_usang() == 0

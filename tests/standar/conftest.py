"""The sample units, imported by the same operation the demo uses."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from pelayanan.models import Unit
from standar import contoh
from standar.impor import impor_layanan


def _bangun(kode: str) -> Unit:
    c = contoh.baca(kode)
    unit = Unit.objects.create(kode=kode, contoh=True, buka_setiap_saat=True, **c.unit)
    for data in c.layanan:
        impor_layanan(unit=unit, data=data, oleh=None, berlaku_dari=c.berlaku_dari)
    return unit


@contextmanager
def sementara():
    """A transaction around many tests, marked as a test's own so that durable operations run inside it."""
    atom = transaction.atomic()
    atom._from_testcase = True
    with atom:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _contoh_modul(request, django_db_setup, django_db_blocker):
    """{code: unit} of the module's CONTOH: built once, seen by each of its tests through a savepoint."""
    kode = getattr(request.module, "CONTOH", ())
    if not kode:
        yield {}
        return
    with django_db_blocker.unblock(), sementara():
        yield {k: _bangun(k) for k in kode}


@pytest.fixture
def unit_contoh(_contoh_modul, db):
    """unit_contoh("dukcapil-contoh") → that sample unit with all its services in force."""

    def _isi(kode: str) -> Unit:
        return Unit.objects.get(kode=kode) if kode in _contoh_modul else _bangun(kode)

    return _isi

"""The sample units, imported by the same operation the demo uses."""

import pytest

from pelayanan.models import Unit
from standar import contoh
from standar.impor import impor_layanan


@pytest.fixture
def unit_contoh(db):
    """unit_contoh("dukcapil-contoh") → that sample unit with all its services in force."""

    def _isi(kode: str) -> Unit:
        c = contoh.baca(kode)
        unit = Unit.objects.create(kode=kode, contoh=True, buka_setiap_saat=True, **c.unit)
        for data in c.layanan:
            impor_layanan(unit=unit, data=data, oleh=None, berlaku_dari=c.berlaku_dari)
        return unit

    return _isi

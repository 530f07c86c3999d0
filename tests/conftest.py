"""The fixed cast: one unit with everybody in it, and another unit next door."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import settings

from tests import factories as f

# A noisy machine is no fault of the code: properties are about truth, benches about time.
settings.register_profile("prima", deadline=None)
settings.load_profile("prima")


@pytest.fixture
def unit(db):
    """The unit of every story: open at every hour, so that no test depends on the clock."""
    return f.UnitFactory(kode="dukcapil-uji", nama="Disdukcapil Uji")


@pytest.fixture
def unit_lain(db):
    return f.UnitFactory(kode="kecamatan-uji", nama="Kecamatan Uji")


@pytest.fixture
def cast(unit, unit_lain):
    """{name: person}: one for every role, and `petugas_lain` of the unit next door."""
    return f.orang_banyak(
        {
            "petugas": (unit, "loket"),
            "informasi": (unit, "informasi"),
            "verifikator": (unit, "verifikator"),
            "penanggung_jawab": (unit, "penanggung_jawab"),
            "pengelola": (unit, "pengelola"),
            "kasir": (unit, "kasir"),
            "pimpinan": (unit, "pimpinan"),
            "pengawas": (unit, "pengawas"),
            "admin": (unit, "admin"),
            "petugas_lain": (unit_lain, "loket"),
        }
    )


@pytest.fixture
def masuk(cast):
    """masuk("petugas") → a browser in which that person has signed in; masuk(None) → a guest."""

    def _masuk(nama: str | None) -> Client:
        klien = Client()
        if nama is not None:
            klien.force_login(cast[nama], backend="django.contrib.auth.backends.ModelBackend")
        return klien

    return _masuk


@pytest.fixture
def mesin(unit):
    """mesin("tiket", "loket") → an API client with a key of those scopes for the unit."""
    from rest_framework.test import APIClient

    from pelayanan.operasi import buat_akun_mesin

    nomor = iter(range(1_000))

    def _mesin(*lingkup: str, di=None):
        klien = APIClient()
        if lingkup:
            # durable operations cannot run inside a test's transaction; pytest-django's db fixture allows it
            _akun, kunci = buat_akun_mesin(
                nama=f"klien{next(nomor)}", unit=di or unit, lingkup=lingkup, oleh=None
            )
            klien.credentials(HTTP_AUTHORIZATION=f"Token {kunci}")
        return klien

    return _mesin


@pytest.fixture(autouse=True)
def cache_kosong(request):
    """Counters of one test (sign-in tries, throttles) are not the next one's; pure tests need no server."""
    if {"db", "transactional_db"} & set(request.fixturenames):
        from django.core.cache import cache

        cache.clear()

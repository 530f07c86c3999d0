"""The fixed cast: one unit with everybody in it, and another unit next door."""

from __future__ import annotations

import gc
from copy import copy

import django.test.client
import pytest
import segno
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.template.base import Template
from django.test import Client, TransactionTestCase
from django.test.signals import template_rendered
from django.test.utils import ContextList
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from tests import factories as f
from tests.kosongkan import kosongkan
from tests.masuk import masukkan

# A noisy machine is no fault of the code: properties are about truth, benches about time.
settings.register_profile("prima", deadline=None)
settings.load_profile("prima")


# --- the suite is a tool people wait for: nothing here changes what a test sees ---------------------------


class SatuDunia(LoadScopeScheduling):
    """One worker has a whole file, and all that walk the small world, so that each world is built once.

    xdist's own `loadgroup` marks tests by changing `_nodeid`, which pytest 9.2 does not look at any more.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "dunia" if nodeid.startswith("tests/konfigurasi/") else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    return SatuDunia(config, log)


def pytest_collection_finish() -> None:
    """Half a million objects of imported modules need not be looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def satu_konteks(django_test_environment):
    """`response.context` is the page's own; Django would report and copy those of its thirty parts too."""

    def gambar(self, context):
        if context.template is self:
            template_rendered.send(sender=self, template=self, context=context)
        return self.nodelist.render(context)

    def simpan(store, signal, sender, template, context, **lain):
        if "context" not in store:
            store["templates"] = [template]
            store["context"] = ContextList([copy(context)])

    with pytest.MonkeyPatch.context() as m:
        m.setattr(Template, "_render", gambar)
        m.setattr(django.test.client, "store_rendered_templates", simpan)
        yield


@pytest.fixture(scope="session", autouse=True)
def cepat_kosong():
    """What a test with real transactions leaves is deleted, see `kosongkan`."""
    with pytest.MonkeyPatch.context() as m:
        m.setattr(TransactionTestCase, "_fixture_teardown", lambda self: kosongkan())
        yield


@pytest.fixture(scope="session", autouse=True)
def sandi_murah():
    """Argon2 as ever, with little work: the real one keeps both cores busy for a tenth of a second per password."""
    with pytest.MonkeyPatch.context() as m:
        for nama, nilai in {"time_cost": 1, "memory_cost": 8, "parallelism": 1}.items():
            m.setattr(Argon2PasswordHasher, nama, nilai)
        yield


@pytest.fixture(scope="session", autouse=True)
def satu_topeng():
    """A QR code is as readable to a program under any mask: the best of eight is tried for people's cameras only."""
    asli = segno.make

    def buat(isi, **lain):
        return asli(isi, **{"mask": 3} | lain)

    with pytest.MonkeyPatch.context() as m:
        m.setattr(segno, "make", buat)
        yield


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
            masukkan(klien, cast[nama])
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

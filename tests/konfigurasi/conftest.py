"""One world for all the tests here that walk the house: built once, rolled back at the end."""

import pytest
from django.test import override_settings

from pelayanan import pdf


class _Tersurat:
    """In place of Typst: a PDF is the words that go into it, in clear, so that they can be searched."""

    def __init__(self, **_kepala):
        pass

    def compile(self, *, sys_inputs, **_cara):
        return b"%PDF-\n" + sys_inputs["data"].encode()


@pytest.fixture(scope="package")
def dunia(django_db_setup, django_db_blocker):
    """Two units with one of everything and everybody in them (see dunia.py)."""
    from tests.konfigurasi.dunia import dunia_sementara

    # Who is signed in stays so whatever is rolled back; the sessions that people get are kept in the database.
    kuki = "django.contrib.sessions.backends.signed_cookies"
    with (
        django_db_blocker.unblock(),
        override_settings(SESSION_ENGINE=kuki),
        dunia_sementara() as d,
        pytest.MonkeyPatch.context() as m,
    ):
        # how a PDF looks is tested where it is made; those who walk make hundreds
        m.setattr(pdf.typst, "Compiler", _Tersurat)
        yield d

"""One world for all the tests here that walk the house: built once, rolled back at the end."""

import pytest
from django.test import override_settings


@pytest.fixture(scope="package")
def dunia(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two units with one of everything and everybody in them (see dunia.py)."""
    from tests.konfigurasi.dunia import dunia_sementara

    # Who is signed in stays so whatever is rolled back; the sessions that people get are kept in the database.
    kuki = "django.contrib.sessions.backends.signed_cookies"
    with django_db_blocker.unblock(), override_settings(SESSION_ENGINE=kuki), dunia_sementara() as d:
        yield d

"""One world for all the tests here that walk the house: built once, rolled back at the end."""

import pytest


@pytest.fixture(scope="package")
def dunia(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two units with one of everything and everybody in them (see dunia.py)."""
    from tests.konfigurasi.dunia import dunia_sementara

    with django_db_blocker.unblock(), dunia_sementara() as d:
        yield d

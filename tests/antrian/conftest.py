import pytest

from tests.antrian import pabrik


@pytest.fixture
def kk(unit):
    return pabrik.layanan(unit, "A", "Kartu Keluarga")


@pytest.fixture
def ktp(unit):
    return pabrik.layanan(unit, "B", "KTP-el")


@pytest.fixture
def loket(unit, kk, cast):
    """Loket 1 serves KK and is open; `petugas` sits there."""
    return pabrik.loket(unit, kk, petugas=cast["petugas"])

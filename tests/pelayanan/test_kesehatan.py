"""/sehat/ asks nobody; /siap/ says what answers."""

import pytest

from pelayanan import kesehatan
from pelayanan.redis import klien


def test_sehat_tanpa_basis_data(client):
    assert client.get("/sehat/").content == b"ok"


@pytest.fixture
def tanda(settings):
    awalan = settings.CACHES["default"]["KEY_PREFIX"]
    kunci = [f"{awalan}:detak:{s}" for s in ("worker", "beat")]
    klien().delete(*kunci)
    yield kunci
    klien().delete(*kunci)


def test_siap_menyebut_yang_mati(client, db, tanda):
    jawaban = client.get("/siap/")
    assert jawaban.status_code == 503
    assert jawaban.json() == {
        "basis_data": True,
        "broker": True,
        "worker": False,
        "beat": False,
        "cadangan": True,
    }


def test_siap_bila_semua_menjawab(client, db, tanda):
    kesehatan.tandai("worker")
    kesehatan.tandai("beat")
    assert client.get("/siap/").status_code == 200


def test_siap_tanpa_broker(client, db, settings, monkeypatch):
    monkeypatch.setattr("pelayanan.kesehatan.klien", _klien_mati)
    assert client.get("/siap/").json()["broker"] is False


def _klien_mati():
    import redis

    return redis.Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=0.2)

"""Real servers for the tests: a pytest plugin, loaded with ``-p tests.layanan_uji`` before Django's.

It must come that early because settings read the addresses when pytest-django loads them, which is before
any conftest. With xdist the controller starts one PostgreSQL and one Valkey; workers inherit the addresses,
get a test database each from pytest-django (…_gw0, …_gw1) and a Valkey database number each from here.
Everything lies in a temporary folder; `.data/` is never touched. Set DATABASE_URL or REDIS_URL to use a
server of your own instead.
"""

import atexit
import contextlib
import os
import secrets
import sys
from urllib.parse import urlsplit

from pelayanan import lokal
from tests import pola


def _nomor_redis(url: str, pekerja: str) -> str:
    """`url` with the database number of this xdist worker."""
    nomor = int(pekerja.removeprefix("gw")) + 1
    if urlsplit(url).scheme == "unix":
        return f"{url.split('?')[0]}?db={nomor}"
    return urlsplit(url)._replace(path=f"/{nomor}").geturl()


def _mulai() -> None:
    tumpukan = contextlib.ExitStack()
    atexit.register(tumpukan.close)  # also after an error while pytest is still starting
    ruang = tumpukan.enter_context(lokal.ruang_singkat())
    polos = None  # a server of our own: its template can be kept from run to run
    if not os.environ.get("DATABASE_URL"):
        pg = lokal.Postgres(data=ruang / "data", ruang=ruang, log=ruang / "postgres.log", sementara=True)
        tumpukan.callback(pg.berhenti)
        pg.mulai()
        os.environ["DATABASE_URL"] = pg.url
        polos = pg
    if not os.environ.get("REDIS_URL"):
        valkey = lokal.Valkey(data=ruang / "valkey", ruang=ruang, log=ruang / "valkey.log")
        tumpukan.callback(valkey.berhenti)
        valkey.mulai()
        os.environ["REDIS_URL"] = valkey.url
    os.environ.setdefault("RAHASIA", secrets.token_urlsafe(50))
    os.environ["FOLDER_BERKAS"] = str(ruang / "berkas")
    os.environ.setdefault("STATIS_POLOS", "1")
    if polos is not None and polos.hak is not None:
        os.environ["POLA_UJI"] = pola.siapkan(polos.url, polos.hak.biner)


if pekerja := os.environ.get("PYTEST_XDIST_WORKER"):
    os.environ["REDIS_URL"] = _nomor_redis(os.environ["REDIS_URL"], pekerja)
else:
    try:
        _mulai()
    except lokal.Gagal as galat:
        sys.exit(f"✗ {galat}")

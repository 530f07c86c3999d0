"""A browser in which somebody has signed in, without the signing in."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils.crypto import get_random_string

from pelayanan.models import Pengguna


def masukkan(klien: Client, orang: Pengguna) -> Client:
    """`klien` signed in as `orang`: the session that signing in leaves, written at once.

    Signing in itself (rotation, last_login, the throttle) is tested in tests/pelayanan/.
    """
    sesi = import_module(settings.SESSION_ENGINE).SessionStore()
    sesi[SESSION_KEY] = str(orang.pk)
    sesi[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    sesi[HASH_SESSION_KEY] = orang.get_session_auth_hash()
    sesi._session_key = get_random_string(32)
    sesi.save(must_create=True)
    klien.cookies[settings.SESSION_COOKIE_NAME] = sesi.session_key
    return klien

"""Sessions in the database as Django keeps them, read and written with statements prepared once (siap.py).

Every page of a signed-in person, and every screen of a filing, reads its session first, then who it is, and mostly
writes the session last: one round trip each instead of a query built anew and three (BEGIN, UPDATE, COMMIT).
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.utils import timezone

from pelayanan.siap import Siap, Tanya

_BACA = Siap(
    "SELECT session_data, expire_date FROM django_session "
    "WHERE session_key = %(kunci)s::varchar AND expire_date > %(kini)s::timestamptz"
)
_TULIS = Siap(
    "UPDATE django_session SET session_data = %(isi)s::text, expire_date = %(habis)s::timestamptz "
    "WHERE session_key = %(kunci)s::varchar RETURNING 1"
)

_ORANG = Tanya(lambda pk: get_user_model()._default_manager.filter(pk=pk), pk=int)


class Sandi(ModelBackend):
    """Name and password, as Django checks them; who a session belongs to is read on every page."""

    def get_user(self, user_id: Any) -> Any:
        orang = _ORANG.satu(pk=user_id)
        return orang if orang is not None and self.user_can_authenticate(orang) else None


class SessionStore(db.SessionStore):
    """The same table, the same rules: what is gone is not made again by saving it."""

    def _validate_session_key(self, key: Any) -> bool:
        """As Django writes them: a cookie may hold what PostgreSQL does not take (NUL), and no view is there yet."""
        return bool(super()._validate_session_key(key)) and key.isascii() and key.isalnum()  # type: ignore[misc]

    def _get_session_from_db(self) -> Any:
        baris = _BACA.jalankan({"kunci": self.session_key, "kini": timezone.now()})
        if baris and self.session_key:
            return self.model(session_key=self.session_key, session_data=baris[0][0], expire_date=baris[0][1])
        self._session_key = None
        return None

    def save(self, must_create: bool = False) -> None:
        if must_create or self.session_key is None:
            super().save(must_create=must_create)
            return
        s = self.create_model_instance(dict(self.items()))
        nilai = {"kunci": s.session_key, "isi": s.session_data, "habis": s.expire_date}
        if not _TULIS.jalankan(nilai):
            raise UpdateError

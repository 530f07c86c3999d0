"""One short stamp for "has anything public about standards changed", so that unchanged pages cost a 304."""

from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

_SQL = """
SELECT (SELECT max(diubah_pada) FROM standar_layanan), (SELECT count(*) FROM standar_layanan),
       (SELECT max(diubah_pada) FROM standar_standar), (SELECT count(*) FROM standar_standar),
       (SELECT max(id) FROM standar_capaian), (SELECT max(id) FROM standar_maklumat),
       (SELECT md5(string_agg(u::text, '|' ORDER BY u.id)) FROM pelayanan_unit u)
"""


def cap(request: HttpRequest, *args: object, **kwargs: object) -> str | None:
    """ETag of a public page: data, day (the windows of the measures move), language, address. None when signed in."""
    user = getattr(request, "user", None)
    if getattr(user, "is_authenticated", False) and not getattr(user, "mesin", False):
        return None
    if getattr(request, "_messages", None) is not None and len(request._messages):  # type: ignore[attr-defined]
        return None
    with connection.cursor() as kursor:
        kursor.execute(_SQL)
        keadaan = kursor.fetchone()
    teks = repr(
        (keadaan, timezone.localdate(), get_language(), request.get_full_path(), settings.NAMA_PORTAL)
    )
    return f'"{blake2b(teks.encode(), digest_size=12).hexdigest()}"'

"""The database empty again after a test that committed: by deleting what is there, not by truncating every table.

Django truncates all hundred tables with their indexes and then makes every permission anew, which takes a second where
the test itself left a few dozen rows. Its permissions and content types stay: no test changes them.
"""

from functools import cache

from django.db import connection, transaction

from pelayanan.siap import Siap

TETAP = {"django_content_type", "auth_permission", "pelayanan_modeportal"}


@cache
def _cari() -> Siap:
    tabel = connection.introspection.django_table_names(only_existing=True, include_views=False)
    # every branch needs planning, which takes longer than looking: planned once a connection
    return Siap(" UNION ALL ".join(f"(SELECT '{t}' FROM {t} LIMIT 1)" for t in sorted({*tabel} - TETAP)))


def kosongkan() -> None:
    """Delete every row that a test committed; rows that can never be deleted, too."""
    berisi = [t for (t,) in _cari().jalankan({})]
    if not berisi:
        return
    with transaction.atomic(), connection.cursor() as kursor:
        for apa in (
            "ALTER TABLE {} DISABLE TRIGGER USER",
            "DELETE FROM {}",
            "",
            "ALTER TABLE {} ENABLE TRIGGER USER",
        ):
            # references are checked when all are gone, and before the triggers can be put back
            kursor.execute(
                "; ".join(apa.format(t) for t in berisi) if apa else "SET CONSTRAINTS ALL IMMEDIATE"
            )

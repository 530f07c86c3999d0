"""A database beside the test's own, dropped for sure."""

from typing import Any

import psycopg2


def buang(kursor: Any, nama: str) -> None:
    """Drop database `nama`, also with sessions left in it. `kursor`: of an autocommit connection to another one.

    FORCE at once may fail: PostgreSQL's own vacuum may be in it, which nobody but a superuser may end. The plain DROP
    sends that one away by itself.
    """
    try:
        kursor.execute(f'DROP DATABASE IF EXISTS "{nama}"')
    except psycopg2.errors.ObjectInUse:
        kursor.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')

"""A database of its own for a bench, on the server DATABASE_URL names."""

import os
from urllib.parse import urlsplit

import psycopg2


def basis_data_baru(nama: str) -> str:
    """Drop and create database `nama`; its address."""
    asal = os.environ["DATABASE_URL"]
    s = psycopg2.connect(asal)
    s.autocommit = True
    with s.cursor() as k:
        k.execute(f'DROP DATABASE IF EXISTS "{nama}" WITH (FORCE)')
        k.execute(f'CREATE DATABASE "{nama}"')
    s.close()
    return urlsplit(asal)._replace(path=f"/{nama}").geturl()

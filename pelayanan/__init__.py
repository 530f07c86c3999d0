"""Project package and ground floor."""

from pelayanan.celery import aplikasi as aplikasi_celery

__all__ = ["aplikasi_celery"]

"""Settings of the benches: the portal's own, plus the bare views they are compared with."""

from pelayanan.settings import *  # noqa: F403

ROOT_URLCONF = "bench.alamat"
DEBUG = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

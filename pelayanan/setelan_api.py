"""Settings of the API (DRF and its schema), kept beside each other."""

import environ

env = environ.Env()

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["pelayanan.api.akun.TokenMesin"],
    "DEFAULT_PERMISSION_CLASSES": ["pelayanan.api.akun.Lingkup"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["pelayanan.api.badan.Json"],
    "DEFAULT_PAGINATION_CLASS": "pelayanan.api.halaman.Halaman",
    "PAGE_SIZE": 50,
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "pelayanan.api.skema.Skema",
    "DEFAULT_THROTTLE_CLASSES": ["pelayanan.api.laju.LajuTamu", "pelayanan.api.laju.LajuMesin"],
    "DEFAULT_THROTTLE_RATES": {
        "tamu": env("LAJU_TAMU", default="600/min"),
        "mesin": env("LAJU_MESIN", default="60000/min"),
    },
    # the client's address is put right before Django sees the request (proksi.py)
    "NUM_PROXIES": 0,
    "EXCEPTION_HANDLER": "pelayanan.api.galat.tangani",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Portal Pelayanan API",
    "VERSION": "1",
    "DESCRIPTION": "Standar, antrean, permohonan, pengaduan, dan IKM satu unit pelayanan publik.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "pelayanan.api.skema.lengkapi",
    ],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    # several things have a `status`; each set of words gets a name of its own
    "ENUM_NAME_OVERRIDES": {
        "StatusTiket": "antrian.alur.Status",
        "StatusJanji": "antrian.alur_janji.StatusJanji",
        "StatusStandar": "standar.models.Standar.Status",
        "StatusPermohonan": "permohonan.alur.Status",
        "StatusAduan": "pengaduan.alur.Status",
    },
}

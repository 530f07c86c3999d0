"""Settings, all from the environment.

DATABASE_URL and REDIS_URL name the servers; when unset, `manage.py` and the tests start or find the
embedded ones (`lokal.py`) and set both before this file is read.
"""

import secrets
from importlib.util import find_spec
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from pelayanan import berkas_rahasia

berkas_rahasia.muat()
env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# contoh: samples may be filled in; unit: a real one. Written into the database by its first migration, for good.
MODE = env("MODE", default="") or ("unit" if env.bool("UNIT", default=False) else "")
DEBUG = env.bool("DEBUG", default=False) and MODE != "unit"
# Without RAHASIA every process has a key of its own: commands run, but no sign-in outlives the process.
SECRET_KEY = env("RAHASIA", default=secrets.token_urlsafe(50))
# After a change of RAHASIA the old ones stay here while PINs, signatures and sealed answers made with them must hold.
SECRET_KEY_FALLBACKS = env.list("RAHASIA_LAMA", default=[])
HTTPS = env.bool("HTTPS", default=False)
# how many reverse proxies of our own stand in front (proksi.py); 0 believes no X-Forwarded-For
PROKSI = env.int("PROKSI", default=0)
# seconds without a byte of a body before a request counts as cut (asgi.py)
BATAS_DIAM = env.float("BATAS_DIAM", default=30.0)
ALLOWED_HOSTS = env.list("NAMA_HOST", default=["*"] if not HTTPS else ["localhost"])
CSRF_TRUSTED_ORIGINS = env.list("ASAL_TEPERCAYA", default=[])

INSTALLED_APPS = [
    "pelayanan",
    "standar",
    "antrian",
    "permohonan",
    "pengaduan",
    "ikm",
    "dasbor",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
]

MIDDLEWARE = [
    "pelayanan.metrik.MetrikMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "pelayanan.konteks.KonteksMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pelayanan.bahasa.BahasaMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pelayanan.latihan.ModeLatihan",  # before anybody asks for rights
    "pelayanan.masuk.TerlihatMiddleware",
    "pelayanan.akun.WajibDuaLangkah",
    "pelayanan.lihat_data.LihatDataMiddleware",
]

ROOT_URLCONF = "pelayanan.urls"
WSGI_APPLICATION = "pelayanan.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pelayanan.konteks.untuk_template",
            ],
            "builtins": ["pelayanan.templatetags.rupa"],
        },
    },
]

# --- servers -----------------------------------------------------------------------------------
DATABASES = {
    "default": {
        **env.db_url("DATABASE_URL", default="postgres://prima@/prima?host=/tidak-ada"),
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # An operation is one durable transaction of its own; a view is never one.
        "ATOMIC_REQUESTS": False,
        # test databases are copies of one that was migrated already (tests/pola.py)
        "TEST": {"TEMPLATE": env("POLA_UJI", default=None)},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "pelayanan.cache.CacheTahan",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 1},
        "KEY_PREFIX": "prima",
    }
}

# --- who ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "pelayanan.Pengguna"
AUTHENTICATION_BACKENDS = [
    "pelayanan.sesi.Sandi",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/kerja/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "pelayanan.akun.AdapterAkun"
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
# nobody signs up here: an address we do not know gets no letter
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "5/m/ip,3/15m/key",
}
ACCOUNT_SESSION_REMEMBER = False
SESSION_ENGINE = "pelayanan.sesi"
MFA_ADAPTER = "pelayanan.akun.AdapterDuaLangkah"
# passkeys need fido2 (django-allauth[mfa] brings it) and, in the browser, https or localhost
_KUNCI_SANDI = find_spec("fido2") is not None
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if _KUNCI_SANDI else [])]
MFA_PASSKEY_LOGIN_ENABLED = _KUNCI_SANDI
# tried without https on localhost only; elsewhere the browser itself refuses plain http
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = env("NAMA_PORTAL", default="Portal Pelayanan")
MFA_TOTP_TOLERANCE = 1  # a code of the half minute before and after: phones and office PCs drift
# officers' addresses are written by their admin, and many have none
MFA_ALLOW_UNVERIFIED_EMAIL = True
# roles that must use it: DUA_LANGKAH_WAJIB=admin,pimpinan
DUA_LANGKAH_WAJIB = env.list("DUA_LANGKAH_WAJIB", default=[])
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pelayanan.galat.csrf_gagal"

# --- https: plain http must keep working on loopback and on the office LAN ------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# --- language, time, files -----------------------------------------------------------------------
LANGUAGE_CODE = "id"
# English is complete for citizens; staff pages stay Indonesian (bahasa.py says when which)
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["pelayanan.format"]
TIME_ZONE = "Asia/Jakarta"  # only a default for display: each unit has its own zone
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "static_bangun"]
STATIC_ROOT = BASE_DIR / "static_terkumpul"
# tests that look at no css need no collected files, and no list of them read anew by every test client
STATIS_POLOS = DEBUG or env.bool("STATIS_POLOS", default=False)
WHITENOISE_AUTOREFRESH = STATIS_POLOS
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if STATIS_POLOS
        else "pelayanan.statis.GudangStatis"
    },
}
MEDIA_ROOT = env("FOLDER_BERKAS", default=str(BASE_DIR / ".data" / "berkas"))
# certificates and keys of a signing provider's adapter; saved with the backup, never served
FOLDER_KUNCI = env("FOLDER_KUNCI", default="")
# dotted path of the electronic signature provider's adapter (permohonan/penanda.py)
PENANDA_TANGAN = env("PENANDA_TANGAN", default="permohonan.penanda.PenandaLokal")
# dotted path of a malware scanner for uploads, f(bytes) raising a GalatOperasi; none by default
PEMINDAI_BERKAS = env("PEMINDAI_BERKAS", default="")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# the draft of a standard: 200 steps, 200 requirements and the rest, each row up to seven fields (the size above
# stays what bounds a request)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 8_000
WHITENOISE_MAX_AGE = 3600

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = not DEBUG

# a named server is used; without one letters are printed, or (make run) put as files into FOLDER_SURAT
EMAIL_BACKEND = env(
    "EMAIL_BACKEND",
    default=f"django.core.mail.backends.{'smtp' if env('EMAIL_SERVER', default='') else 'console'}.EmailBackend",
)
EMAIL_FILE_PATH = env("FOLDER_SURAT", default=str(BASE_DIR / ".data" / "surat"))
DEFAULT_FROM_EMAIL = env("EMAIL_PENGIRIM", default="portal@localhost")
EMAIL_TIMEOUT = 10
EMAIL_HOST = env("EMAIL_SERVER", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env("EMAIL_PENGGUNA", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_SANDI", default="")
EMAIL_USE_TLS = env.bool("EMAIL_TLS", default=False)

# --- messages that leave the house (kabar/) --------------------------------------------------------
# where links in messages lead
ALAMAT_PORTAL = env(
    "ALAMAT_PORTAL", default=f"https://{ALLOWED_HOSTS[0]}" if HTTPS else "http://127.0.0.1:8000"
).rstrip("/")
# gateway for WhatsApp or SMS (kabar/gerbang.py); none: such messages become tasks of an officer
GERBANG_PESAN_URL = env("GERBANG_PESAN_URL", default="")
GERBANG_PESAN_RAHASIA = env("GERBANG_PESAN_RAHASIA", default="")
GERBANG_PESAN_JARINGAN_DALAM = env.bool("GERBANG_PESAN_JARINGAN_DALAM", default=False)
# web push (kabar/dorong.py) to addresses of the internal network and over plain http: for tests
DORONG_JARINGAN_DALAM = env.bool("DORONG_JARINGAN_DALAM", default=False)
# aduan by e-mail: maildir:///jalur or imaps://nama:sandi@server/INBOX, and whose they are
SUREL_MASUK_URL = env("SUREL_MASUK_URL", default="")
SUREL_MASUK_UNIT = env("SUREL_MASUK_UNIT", default="")
# further channels: dorong=dotted.path.of.a.sender (kabar/saluran.py)
SALURAN_KABAR = env.dict("SALURAN_KABAR", default={})

# --- backups (cadangan/): daily by beat into this folder, encrypted with the words in this file --------------
CADANGAN_FOLDER = env("CADANGAN_FOLDER", default="")
CADANGAN_SANDI_BERKAS = env("CADANGAN_SANDI_BERKAS", default="")
# from this hour on (TIME_ZONE); a machine that was off then does it when it is on again
CADANGAN_PUKUL = env.int("CADANGAN_PUKUL", default=18)
CADANGAN_SIMPAN = env.int("CADANGAN_SIMPAN", default=14)
CADANGAN_TERLAMBAT_JAM = env.int("CADANGAN_TERLAMBAT_JAM", default=36)

# --- seeing inside (metrik.py) -----------------------------------------------------------------------
# /metrik/ answers to "Authorization: Bearer …" with this key, and to nobody without one
METRIK_KUNCI = env("METRIK_KUNCI", default="")
KUERI_LAMBAT_MS = env.int("KUERI_LAMBAT_MS", default=500)

# --- personal data (data_pribadi.py) --------------------------------------------------------------
# days a kind of data is kept, where a unit's archive schedule asks another time: RETENSI_HARI=aduan=730,kabar=180
RETENSI_HARI = env.dict("RETENSI_HARI", default={})

# --- the portal ----------------------------------------------------------------------------------
NAMA_PORTAL = env("NAMA_PORTAL", default="Portal Pelayanan")

from pelayanan.setelan_api import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: E402, F401
from pelayanan.setelan_log import LOGGING  # noqa: E402, F401

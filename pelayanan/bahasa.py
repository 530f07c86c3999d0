"""Which language a page is in: Indonesian, or English for who pressed EN in this browser.

Only the press counts (a cookie), never Accept-Language: cheap phones are sold set to English, and their owners expect
the office's own language. One address serves both, so an answer differs by Cookie: that is said in Vary, and whatever
is kept for many readers (ETags, fragments, memories) has the language in its key.

Always Indonesian, whatever the cookie says:
- everything a member of staff sees: their rooms are not translated, and half a translation helps nobody;
- the board on the wall, official papers and files, the API (TETAP): they are for everybody, or for the record;
- the first screen of a device that many people share (AWAL_BERSAMA), unless EN was pressed just now: what the last
  person chose ends with them.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from pelayanan import akses, kuki
from pelayanan.kuki import ASLI

PENANDA = "bahasa"  # ?bahasa=en on the first screen of a shared device: EN was pressed just now

TETAP = frozenset(
    """papan papan_penggal layar layar_penggal pencetak
    maklumat_pdf standar_pdf standar_sop_pdf standar_poster_pdf standar_buku_pdf standar_juklak konsultasi_berita_acara
    permohonan_surat_pdf tanda_terima_aduan_pdf aduan_berkas pengaduan_csv
    ikm_poster_pdf ikm_terbitan_json ikm_terbitan_csv ikm_terbitan_laporan dokumen_api pekerja""".split()
)
AWAL_BERSAMA = frozenset({"kios"})
TANPA_PILIHAN = TETAP | {"ikm_tablet"}  # of the tablet, too, only what follows can be English


class BahasaMiddleware:
    """Takes the place of Django's LocaleMiddleware, which would ask the phone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _pakai(request, ASLI if request.path.startswith("/api/") else kuki.bahasa(request.COOKIES))
        try:
            jawaban = self.get_response(request)
        finally:
            translation.activate(ASLI)
        jawaban.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        if jawaban.headers.get("Content-Type", "").startswith("text/html") or jawaban.status_code == 304:
            patch_vary_headers(jawaban, ("Cookie",))
        if getattr(request, "lupakan_bahasa", False):
            jawaban.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")
        return jawaban

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if request.LANGUAGE_CODE == ASLI or request.resolver_match is None:
            return
        nama = request.resolver_match.url_name
        if nama == "ikm_tablet" or (nama in AWAL_BERSAMA and PENANDA not in request.GET):
            request.lupakan_bahasa = True  # type: ignore[attr-defined]
        elif nama not in TETAP and not akses.menu(request.user):
            return
        _pakai(request, ASLI)


def pakai_asli(request: HttpRequest) -> None:
    """From here on Indonesian, also for who chose otherwise: what is made now goes to an office."""
    _pakai(request, ASLI)


def _pakai(request: HttpRequest, kode: str) -> None:
    translation.activate(kode)
    request.LANGUAGE_CODE = kode


def asli(kata: object) -> str:
    """Words of ours as they are written down: in Indonesian, whatever the language of who acts."""
    with translation.override(ASLI):
        return str(kata)


def awal_bersama(alamat: str) -> str:
    """The first screen of a shared device for who is still at it: in the language they chose."""
    kode = translation.get_language()
    return alamat if kode == ASLI else f"{alamat}?{PENANDA}={kode}"


def kembali(request: HttpRequest) -> str:
    """Where the switch leads back to: this page; when it is the answer to a form, the page the form was on. Empty on a
    page that has no other language."""
    nama = request.resolver_match.url_name if request.resolver_match else ""
    if nama in TANPA_PILIHAN:
        return ""
    if request.method in ("GET", "HEAD"):
        return f"{request.path}?{PENANDA}=en" if nama in AWAL_BERSAMA else request.get_full_path()
    asal = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asal, {request.get_host()}, require_https=request.is_secure()):
        bagian = urlsplit(asal)
        return bagian.path + (f"?{bagian.query}" if bagian.query else "")
    return "/"


@csrf_exempt
@require_POST
def pilih(request: HttpRequest) -> HttpResponseBase:
    """Django's set_language (a safe `next`, a cookie). No CSRF token: there is nothing to misuse, and a token would
    give every public page a cookie of its own, also to who only reads."""
    return set_language(request)

"""Who is signed in where: the browser's name in words, its address cut short, and whether it is a new one.

Open sessions are allauth's (usersessions); what they lack is here: a browser is known again by a random cookie, so that
a sign-in from another one can be told to the person. Nothing here says more of a browser than its maker and its system.
"""

import hashlib
import ipaddress
import re
import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from pelayanan.models import Pengguna, PerangkatMasuk

KUKI = "perangkat"
KUKI_UMUR = 400 * 86_400
_SESI = "terlihat"
KASAR = 600  # seconds: "last seen" is no finer than this

_PERAMBAN = (
    (r"\bEdgA?/", "Edge"),
    (r"\bOPR/", "Opera"),
    (r"\bSamsungBrowser/", "Samsung Internet"),
    (r"\bFirefox/|\bFxiOS/", "Firefox"),
    (r"\bHeadlessChrome/|\bChrome/|\bCriOS/", "Chrome"),
    (r"\bSafari/", "Safari"),
)
_SISTEM = (
    (r"Android", "Android"),
    (r"iPhone|iPad", "iOS"),
    (r"Windows", "Windows"),
    (r"Mac OS X|Macintosh", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def nama_perangkat(ua: str) -> str:
    """ "Chrome di Windows" of what a browser says of itself."""

    def cari(daftar: tuple[tuple[str, str], ...]) -> str | None:
        return next((nama for pola, nama in daftar if re.search(pola, ua)), None)

    peramban, sistem = cari(_PERAMBAN), cari(_SISTEM)
    if peramban and sistem:
        return _("%(peramban)s di %(sistem)s") % {"peramban": peramban, "sistem": sistem}
    return peramban or sistem or _("Perangkat lain")


def alamat_pendek(ip: str) -> str:
    """An address without its last half: enough to see "from elsewhere", too little to find a person."""
    try:
        alamat = ipaddress.ip_address(ip)
    except ValueError:
        return ""
    if isinstance(alamat, ipaddress.IPv4Address):
        return ".".join([*str(alamat).split(".")[:2], "•", "•"])
    return ":".join([*alamat.exploded.split(":")[:2], "…"])


def kenali(request: HttpRequest, jawaban: HttpResponse, orang: Pengguna) -> HttpResponse:
    """After signing in: know this browser again, or tell that it is new; and what happened meanwhile elsewhere."""
    from pelayanan.operasi_masuk import catat_masuk

    tanda = request.COOKIES.get(KUKI, "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{32}", tanda):
        tanda = secrets.token_urlsafe(24)
    cerna = hashlib.sha256(tanda.encode()).hexdigest()
    dulu = PerangkatMasuk.objects.filter(pengguna=orang, cerna=cerna).values_list("terakhir_pada", flat=True)
    sejak = dulu.first()
    catat_masuk(pengguna=orang, cerna=cerna, nama=nama_perangkat(request.headers.get("User-Agent", "")))
    request.session[_SESI] = int(timezone.now().timestamp())
    if sejak is not None:
        lain = (
            PerangkatMasuk.objects.filter(pengguna=orang, pertama_pada__gt=sejak).exclude(cerna=cerna).first()
        )
        if lain is not None:
            messages.warning(
                request,
                format_html(
                    '{} <a href="{}">{}</a>',
                    _("Sejak Anda terakhir masuk di sini, akun ini dipakai dari perangkat baru: %(nama)s.")
                    % {"nama": lain.nama},
                    reverse("sesi"),
                    _("Bukan Anda? Lihat dan akhiri."),
                ),
            )
    jawaban.set_cookie(
        KUKI, tanda, max_age=KUKI_UMUR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return jawaban


class TerlihatMiddleware:
    """Note that a session is alive, ten minutes at a time. Costs nothing to who did not sign in by the door.

    And no page of who is signed in is kept, unless it says so itself: an office computer has several users, and
    allauth's pages (a password, the secret of a second step) say nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        sesi: Any = request.session
        if sesi.accessed:
            if SESSION_KEY in sesi:
                jawaban.headers.setdefault("Cache-Control", "private, no-store")
            kini = int(timezone.now().timestamp())
            lalu = sesi.get(_SESI)
            if lalu is not None and kini - lalu >= KASAR:
                from allauth.usersessions.models import UserSession

                sesi[_SESI] = kini
                UserSession.objects.filter(session_key=sesi.session_key).update(last_seen_at=timezone.now())
        return jawaban

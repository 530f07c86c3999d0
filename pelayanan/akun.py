"""Sign-in rules: officers are made by their admin, nobody signs up as one; a second step for whoever wants or must."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pelayanan import akses, masuk, qr, sandi

# where one may go before the second step is set up: to set it up, and out
BOLEH_DAHULU = ("/akun/", "/static/", "/warna/", "/sehat/", "/siap/", "/siaran/", "/api/")
_SESI = "dua_langkah_ada"


def _alamat(alamat: str) -> str:
    """The same page at the portal's own address."""
    return str(settings.ALAMAT_PORTAL) + urlsplit(alamat).path


class AdapterAkun(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    # Allauth says where we are by the Host the client wrote. A stranger who asks for somebody's new password would so
    # choose where its link leads, and with another Host at every try would never be stopped from guessing one.

    def get_reset_password_from_key_url(self, key: str) -> str:
        return _alamat(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return _alamat(super().get_email_confirmation_url(request, emailconfirmation))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        domain = urlsplit(settings.ALAMAT_PORTAL).netloc
        situs = SimpleNamespace(name=settings.NAMA_PORTAL, domain=domain)
        super().send_mail(template_prefix, email, {**context, "current_site": situs})

    def format_email_subject(self, subject: str) -> str:
        return f"[{settings.NAMA_PORTAL}] {subject}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # in capitals, as the database compares names: it takes "ſ" for an S, which lower() does not
        return str(credentials.get("email") or credentials.get("username") or "").upper()

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        return masuk.kenali(request, super().post_login(request, user, **kwargs), user)


class AdapterDuaLangkah(DefaultMFAAdapter):
    """Secrets lie encrypted (sandi.py); the QR is drawn as all of ours are; nothing goes out by e-mail."""

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def build_totp_svg(self, url: str) -> str:
        return str(qr.svg(url))

    def encrypt(self, text: str) -> str:
        return sandi.sandikan(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sandi.baca(encrypted_text)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        return None


class WajibDuaLangkah:
    """Who holds a role of DUA_LANGKAH_WAJIB, or one its unit names, sets up the second step before anything else:
    a code from the telephone, or a passkey."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.peran = frozenset(settings.DUA_LANGKAH_WAJIB)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._kurang(request):
            messages.warning(
                request, _("Peran Anda wajib memakai langkah kedua. Pasang dahulu, lalu lanjutkan.")
            )
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _kurang(self, request: HttpRequest) -> bool:
        # a browser without a session is nobody, and its page must not begin to depend on one
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith(BOLEH_DAHULU):
            return False
        orang = request.user
        if not orang.is_authenticated or request.session.get(_SESI):
            return False
        if not (akses.memegang(orang, self.peran) or akses.wajib_dua_langkah(orang)):
            return False
        if is_mfa_enabled(orang):
            request.session[_SESI] = True
            return False
        return True

"""Who a REST client is, and what its scopes allow."""

import hashlib
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from pelayanan.models import AkunMesin, Pengguna
from pelayanan.siap import Tanya


def cerna(kunci: str) -> str:
    """How a key is kept: sha256 hex. The key has 256 bits of its own, so no salt is needed."""
    return hashlib.sha256(kunci.encode()).hexdigest()


_AKUN = Tanya(
    lambda cerna: (
        AkunMesin.objects.select_related("pengguna")
        .defer(
            "pengguna__password",
            "pengguna__email",
            "pengguna__last_login",
            "pengguna__date_joined",
            "dibuat_pada",
        )
        .filter(cerna_kunci=cerna, aktif=True, pengguna__is_active=True)
    ),
    cerna=str,
)


class TokenMesin(TokenAuthentication):
    """``Authorization: Token <key>``; request.user is the machine's user, request.auth its AkunMesin."""

    def authenticate_credentials(self, key: str) -> tuple[Pengguna, AkunMesin]:
        akun = _AKUN.satu(cerna=cerna(key))
        if akun is None:
            raise AuthenticationFailed(_("Kunci tidak dikenal atau sudah dicabut."))
        akun.pengguna.akun_mesin = akun  # what it may do is known with who it is
        return akun.pengguna, akun


class Lingkup(BasePermission):
    """A view says ``lingkup = "tiket"`` (key with that scope) or ``lingkup = None`` (public).

    ``lingkup_baca``, when set, is what GET needs instead. Units are narrowed by the view through akses.py.
    """

    message = _("Kunci ini tidak memiliki lingkup untuk alamat ini.")

    def has_permission(self, request: Request, view: Any) -> bool:
        perlu = getattr(view, "lingkup", "—")
        if request.method in ("GET", "HEAD", "OPTIONS"):
            perlu = getattr(view, "lingkup_baca", perlu)
        if perlu is None:
            return True
        return isinstance(request.auth, AkunMesin) and perlu in request.auth.lingkup

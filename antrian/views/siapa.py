"""Who is signed in, typed: behind `akses.perlu` nobody is anonymous."""

from django.http import HttpRequest

from pelayanan.models import Pengguna


def siapa(request: HttpRequest) -> Pengguna:
    """The person who acts. Only behind `akses.perlu`."""
    if not isinstance(request.user, Pengguna):
        raise TypeError("siapa() di luar akses.perlu")
    return request.user

"""A device that is to become a board, an anjungan or a tablet shows its code here until somebody types it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from antrian import pasang

KUE = "perangkat"
TANYA_DETIK = 4


@require_safe
@never_cache
def perangkat_pasang(request: HttpRequest) -> HttpResponse:
    """Without signing in, without JavaScript: the page asks again by itself and goes where it was sent."""
    token = request.COOKIES.get(KUE, "")
    if token and (alamat := pasang.hasil(token)):
        return redirect(alamat)
    if not token and pasang.boros(str(request.META.get("REMOTE_ADDR"))):
        return render(request, "429.html", status=429)
    token = token[:60] or pasang.token_baru()
    isi = {"kode": pasang.tampil(pasang.kode_untuk(token)), "detik": TANYA_DETIK}
    jawaban = render(request, "antrian/pasang.html", isi)
    jawaban.set_cookie(
        KUE, token, 24 * 3600, httponly=True, samesite="Lax", secure=request.is_secure(), path="/perangkat/"
    )
    return jawaban

"""`/dasbor/latihan/`: in and out of practice, and a fresh twin."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from antrian.models import Loket
from dasbor.buka.langkah import HAK
from dasbor.operasi_latihan import kembaran, siapkan_latihan
from pelayanan import akses
from pelayanan.galat import GalatOperasi
from pelayanan.latihan import KUE, SESI
from pelayanan.models import Penugasan, Unit


@require_GET
@never_cache
@login_required
def latihan(request: HttpRequest) -> HttpResponse:
    berlatih = getattr(request.user, "latihan", False)
    punya = Penugasan.objects.filter(pengguna=request.user.pk, unit__latihan_untuk__isnull=False)
    isi = {
        "berlatih": berlatih,
        "kembar": Unit.objects.filter(pk__in=punya.values("unit")).select_related("latihan_untuk"),
        "diatur": [] if berlatih else [(u, kembaran(u)) for u in akses.unit_saya(request.user, HAK)],
        "duduk": _duduk(request),
    }
    return render(request, "dasbor/latihan.html", isi)


def _duduk(request: HttpRequest) -> Loket | None:
    return Loket.objects.filter(petugas=request.user.pk).select_related("unit").first()


@require_POST
@login_required
def masuk(request: HttpRequest) -> HttpResponse:
    """The session goes to the twin; a chair in the real room is left first."""
    if loket := _duduk(request):
        messages.warning(request, _("Anda masih duduk di %s: tutup loket itu dahulu.") % loket)
        return redirect("latihan")
    request.session[SESI] = True
    jawab = redirect("kerja")
    jawab.set_cookie(KUE, "1", httponly=True, samesite="Lax", secure=request.is_secure())
    return jawab


@require_POST
@login_required
def keluar(request: HttpRequest) -> HttpResponse:
    if loket := _duduk(request):
        messages.warning(request, _("Anda masih duduk di %s: tutup loket itu dahulu.") % loket)
        return redirect("latihan")
    request.session.pop(SESI, None)
    messages.success(request, _("Latihan selesai. Dari sini semuanya sungguhan."))
    jawab = redirect("kerja")
    jawab.delete_cookie(KUE)
    return jawab


@require_POST
@akses.perlu(HAK)
def siapkan(request: HttpRequest, unit: str) -> HttpResponse:
    from dasbor.buka.langkah import unit_dari

    try:
        siapkan_latihan(unit=unit_dari(request, unit), oleh=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Unit latihan siap, dari kosong. Semua petugas dapat masuk."))
    except GalatOperasi as galat:
        messages.warning(request, str(galat.pesan))
    return redirect("latihan")

"""What the applicant may do beyond waiting, with the PIN: object, talk, choose how the product comes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pelayanan.galat import GalatOperasi
from permohonan import operasi
from permohonan.forms import FormAlasan

from .bagian import akun
from .warga import milik_saya


@require_POST
def keberatan(request: HttpRequest, kode: str) -> HttpResponse:
    """The applicant objects to the refusal."""
    p = milik_saya(request, kode)
    form = FormAlasan(request.POST, prefix="keberatan")
    form.is_valid()
    try:
        operasi.ajukan_keberatan(permohonan=p, alasan=form.cleaned_data.get("alasan", ""), oleh=akun(request))
        messages.success(request, _("Keberatan Anda diterima. Pejabat lain yang memutusnya."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(p)

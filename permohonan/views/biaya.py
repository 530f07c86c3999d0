"""An officer says what a case owes out of its version's table of fees."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from pelayanan import akses
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.templatetags.rupa import rupiah
from permohonan import biaya, operasi
from permohonan.forms_biaya import FormBiaya
from permohonan.galat_uang import BiayaBaruDitetapkan
from permohonan.models import Permohonan, Tagihan

from .bagian import pastikan_mengerjakan, tindakan
from .kasus import LIHAT, konteks


@tindakan(LIHAT)
def tetapkan_biaya(request: HttpRequest, p: Permohonan) -> HttpResponse | None:
    """Bad numbers come back with what was typed."""
    pastikan_mengerjakan(request, p)
    form = FormBiaya(request.POST, pos=biaya.daftar_pos(p.standar))
    if form.is_valid():
        try:
            p = operasi.tetapkan_biaya(
                permohonan=p, pilihan=form.pilihan, terlihat=form.dilihat, oleh=akses.orang(request)
            )
        except BiayaBaruDitetapkan:
            raise  # back to the case as it is now, not to what was typed on an old page
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            t = Tagihan.objects.filter(permohonan=p, status=Tagihan.Status.TERBUKA).first()
            messages.success(
                request,
                _("Biaya ditetapkan: %(n)s.") % {"n": rupiah(t.jumlah)}
                if t
                else _("Biaya ditetapkan: tidak ada yang dibayar."),
            )
            return None
    return render(request, "permohonan/kasus.html", konteks(request, p, form_biaya=form), status=422)

"""The public consultation: read the draft, say what you think, read the answers."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from standar import operasi_konsultasi as operasi
from standar import tampilan
from standar.banding import banding
from standar.forms_umum import MasukanForm, TanggapanForm
from standar.models import Masukan, Standar


def _dikonsultasikan(slug: str) -> Standar:
    """The newest version of a service that has been before the public."""
    versi = (
        Standar.objects.terbuka()
        .lengkap()
        .filter(layanan__slug=slug, layanan__aktif=True, konsultasi_mulai__isnull=False)
    )
    return get_object_or_404(versi.order_by("-versi")[:1])


@require_http_methods(["GET", "HEAD", "POST"])
def konsultasi(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft beside the version in force, the voices so far, and a form for those who signed in."""
    standar = _dikonsultasikan(slug)
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    form = MasukanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pengguna: Any = request.user
        try:
            operasi.beri_masukan(standar=standar, oleh=pengguna, **form.cleaned_data)
            messages.success(request, _("Terima kasih, masukan Anda tercatat."))
            return redirect("konsultasi", slug)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
    return render(request, "standar/konsultasi.html", _isi(request, standar) | {"form": form})


def _isi(request: HttpRequest, standar: Standar) -> dict[str, Any]:
    masukan = list(Masukan.objects.filter(standar=standar))
    kini = Standar.objects.lengkap().filter(layanan=standar.layanan, status=Standar.Status.BERLAKU).first()
    return {
        "layanan": standar.layanan,
        "standar": standar,
        "unit_tampil": tampilan.kepala(standar.layanan.unit),
        "bagian": banding(kini or Standar(layanan=standar.layanan, pk=0), standar) if kini else None,
        "komponen": tampilan.dokumen([standar], request.build_absolute_uri)["surat"][0]["komponen"],
        "kini": kini,
        "terbuka": operasi.terbuka(standar),
        "masukan": masukan,
        "suara": [(s.label, sum(m.sikap == s for m in masukan)) for s in Masukan.Sikap],
        "sudah": request.user.is_authenticated and any(m.oleh_id == request.user.pk for m in masukan),
        "boleh_menanggapi": akses.boleh(request.user, "standar.sunting", standar.layanan.unit),
    }


@require_POST
@akses.perlu("standar.sunting")
def tanggapi(request: HttpRequest, slug: str, nomor: int) -> HttpResponse:
    """Answer the n-th voice of the consultation (counted from 1: no inner id in the address)."""
    standar = akses.ambil(
        Standar.objects.filter(pk=_dikonsultasikan(slug).pk),
        request.user,
        "standar.sunting",
        jalur_unit="layanan__unit",
    )
    masukan = get_object_or_404(Masukan.objects.filter(standar=standar)[max(nomor - 1, 0) : max(nomor, 1)])
    form = TanggapanForm(request.POST)
    if form.is_valid():
        pengguna: Any = request.user
        operasi.tanggapi_masukan(masukan=masukan, oleh=pengguna, **form.cleaned_data)
    else:
        messages.error(request, _("Tulis tanggapannya dulu."))
    return redirect("konsultasi", slug)

"""The counter: *berkas diterima*."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pelayanan import akses, idempotensi
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from permohonan import garis, operasi, syarat
from permohonan.forms import FormTerima
from permohonan.models import Permohonan
from standar.models import Layanan

from .bagian import katakan, kunci_baru, kunci_form, kunjungan_dari, petugas, tiket_dari

HAK = "permohonan.terima"


def terima(request: HttpRequest, layanan: Layanan | None) -> HttpResponse:
    """The officer takes complete papers: a request with its promise, and the proof to print."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    akses.wajib(request.user, HAK, layanan.unit_id if layanan else None)
    if layanan is None:
        return _pilih(request)
    standar = layanan.versi_kini
    daftar = syarat.daftar(standar)
    form = FormTerima(request.POST or None, syarat=daftar)
    if request.method == "POST" and form.is_valid():
        try:
            p = idempotensi.sekali(
                kunci_form(request),
                Permohonan,
                lambda: operasi.terima_berkas(
                    layanan=layanan,
                    pemohon=form.pemohon,
                    berkas_ada={int(n) for n in form.cleaned_data.get("berkas", [])},
                    oleh=petugas(request),
                    kunjungan=kunjungan_dari(request),
                    tiket_kode=tiket_dari(request),
                ),
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            return redirect("permohonan_tanda_terima", p.kode_tampil)
    konteks = {
        "form": form,
        "layanan": layanan,
        "standar": standar,
        "batas": garis.perkiraan_batas(layanan.unit, standar),
        "tiket": tiket_dari(request),
        "kunjungan": kunjungan_dari(request),
        "kunci": request.POST.get("kunci") or kunci_baru(),
    }
    return render(request, "permohonan/terima.html", konteks, status=422 if form.errors else 200)


def _pilih(request: HttpRequest) -> HttpResponse:
    """The ticket named no service that is open: choose one of the officer's units."""
    unit: list[Unit] = list(akses.unit_saya(request.user, HAK))
    konteks = {
        "layanan": Layanan.objects.dilayani().untuk_daftar().filter(unit__in=unit),
        "tiket": tiket_dari(request),
        "kunjungan": kunjungan_dari(request),
    }
    return render(request, "permohonan/terima_pilih.html", konteks)

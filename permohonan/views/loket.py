"""The counter: *berkas diterima*."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pelayanan import akses, idempotensi
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.models import Unit
from permohonan import garis, operasi, syarat
from permohonan.alur import Status, boleh
from permohonan.forms import FormTerima
from permohonan.galat import VersiBerganti
from permohonan.layar import FormLayar
from permohonan.models import Permohonan
from permohonan.operasi.bagian import rancangan
from standar.models import Layanan

from .bagian import kunci_baru, kunci_form, kunjungan_dari, pemohon_lain, pengaju, tiket_dari

HAK = "permohonan.terima"


def terima(request: HttpRequest, layanan: Layanan | None) -> HttpResponse:
    """The officer takes complete papers: a request with its promise, and the proof to print."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    akses.wajib(request.user, HAK, layanan.unit_id if layanan else None)
    if layanan is None:
        return _pilih(request)
    return _terima(request, layanan)


def terima_dari(request: HttpRequest, kode: str) -> HttpResponse:
    """The applicant brings the code of a draft, or of a request filed online, with the papers."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    rapi = kode_publik.rapikan(kode) or ""
    qs = Permohonan.objects.select_related("unit", "layanan", "standar")
    p = qs.filter(kode=rapi, unit__in=akses.unit_berhak(request.user, HAK)).first()
    if p is None or not boleh(p.status, Status.LENGKAP):
        messages.error(request, _("Kode itu bukan draf atau permohonan yang menunggu berkas di unit Anda."))
        sisa = request.GET.copy()
        sisa.pop("permohonan", None)
        sisa.setdefault("tiket", "")
        return redirect(f"{request.path}?{sisa.urlencode()}")
    return _terima(request, p.layanan, p)


def _terima(request: HttpRequest, layanan: Layanan, dari: Permohonan | None = None) -> HttpResponse:
    standar = dari.standar if dari else layanan.versi_kini
    daftar: list[Any] = list(dari.berkas.filter(kuasa=False)) if dari else syarat.daftar(standar)
    contoh_pemohon = dari or pemohon_lain(request)
    awal = FormTerima.awal(contoh_pemohon) if contoh_pemohon else None
    form = FormTerima(
        request.POST or None, syarat=daftar, initial=awal, **pengaju(request, layanan, di_loket=True)
    )
    contoh = dari or Permohonan(standar=standar)
    pertanyaan = rancangan(contoh).pertanyaan
    isian = FormLayar(request.POST or None, pertanyaan=pertanyaan, isian=contoh.isian, prefix="isian")
    if isian.menambah:
        # one more row of a repeated group: everything stays as typed, nothing is judged yet
        ketik = {k: v if k == "berkas" else v[-1] for k, v in request.POST.lists()}
        form = FormTerima(syarat=daftar, initial=ketik, **pengaju(request, layanan, di_loket=True))
    elif request.method == "POST" and all([form.is_valid(), isian.is_valid()]):
        isi: dict[str, Any] = {
            "pemohon": form.pemohon,
            "berkas_ada": form.berkas_ada,
            "isian": isian.jawaban if pertanyaan else None,
            "oleh": akses.orang(request),
            "kunjungan": kunjungan_dari(request),
            "tiket_kode": tiket_dari(request),
        }

        def kerjakan() -> Permohonan:
            if dari is not None:
                return operasi.terima_daring(permohonan=dari, **isi)
            return operasi.terima_berkas(layanan=layanan, **isi)

        try:
            p = idempotensi.sekali(kunci_form(request), Permohonan, kerjakan)
        except VersiBerganti as galat:
            if dari is not None:
                operasi.sesuaikan_versi(permohonan=dari, oleh=akses.orang(request))
            messages.warning(request, str(galat.pesan))
            return redirect(request.get_full_path())
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            return redirect("permohonan_tanda_terima", p.kode_tampil)
    konteks = {
        "form": form,
        "isian": isian,
        "layanan": layanan,
        "unit_tampil": layanan.unit,
        "standar": standar,
        "dari": dari,
        "batas": garis.perkiraan_batas(layanan.unit, standar),
        "tiket": tiket_dari(request),
        "kunjungan": kunjungan_dari(request),
        "pemohon_lain": contoh_pemohon if not dari else None,
        "kunci": request.POST.get("kunci") or kunci_baru(),
        "ke_loket": akses.boleh(request.user, "antrian.layani"),
    }
    return render(
        request, "permohonan/terima.html", konteks, status=422 if form.errors or isian.errors else 200
    )


def _pilih(request: HttpRequest) -> HttpResponse:
    """The ticket named no service that is open: choose one of the officer's units."""
    unit: list[Unit] = list(akses.unit_saya(request.user, HAK))
    konteks = {
        "layanan": Layanan.objects.dilayani().untuk_daftar().filter(unit__in=unit),
        "tiket": tiket_dari(request),
        "kunjungan": kunjungan_dari(request),
        "pemohon_lain": pemohon_lain(request),
    }
    return render(request, "permohonan/terima_pilih.html", konteks)

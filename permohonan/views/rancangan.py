"""A penanggung jawab builds the questions and the letter of a version, without code, and looks at them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from pelayanan import akses
from pelayanan.galat import GalatOperasi
from permohonan import operasi, rancang, surat
from permohonan.forms_atur import FormPertanyaan, FormRancangan, Pertanyaan
from permohonan.galat import RancanganKeliru
from permohonan.layar import FormLayar
from permohonan.models import Rancangan
from standar.models import Standar

HAK = "standar.sunting"
_HIDUP = ("rancangan", "konsultasi", "uji_coba", "ditetapkan", "berlaku")


@never_cache
@akses.perlu(HAK)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """The versions of my units that are in force or on their way, and whether they have a design."""
    versi = (
        Standar.objects.filter(layanan__unit__in=akses.unit_berhak(request.user, HAK), status__in=_HIDUP)
        .select_related("layanan__unit", "rancangan_permohonan")
        .order_by("layanan__nama", "-versi")
    )
    return render(request, "permohonan/rancangan_daftar.html", {"versi": versi})


@never_cache
@akses.perlu(HAK)
@require_http_methods(["GET", "POST"])
def sunting(request: HttpRequest, slug: str, versi: int) -> HttpResponse:
    standar = akses.ambil(
        Standar.objects.select_related("layanan__unit"),
        request.user,
        HAK,
        jalur_unit="layanan__unit",
        layanan__slug=slug,
        versi=versi,
    )
    r = Rancangan.objects.filter(standar=standar).first() or Rancangan(standar=standar)
    form = FormRancangan(request.POST or None, instance=r)
    baris = Pertanyaan(request.POST or None, initial=[FormPertanyaan.awal(t) for t in r.pertanyaan])
    salah: list[str] = []
    pertanyaan = r.pertanyaan
    if request.method == "POST" and form.is_valid() and baris.is_valid():
        pertanyaan = [f.pertanyaan for f in baris.forms if not f.kosong]
        try:
            operasi.atur_rancangan(
                standar=standar, pertanyaan=pertanyaan, oleh=akses.orang(request), **form.cleaned_data
            )
        except RancanganKeliru as galat:
            salah = galat.semua
        except GalatOperasi as galat:
            salah = [str(galat.pesan)]
        else:
            messages.success(request, _("Rancangan disimpan. Lihat pratinjaunya di bawah."))
            return redirect("permohonan_rancangan", slug, versi)
    konteks: dict[str, Any] = {
        "standar": standar,
        "unit_tampil": standar.layanan.unit,
        "r": r,
        "form": form,
        "baris": baris,
        "salah": salah,
        "penanda": [(n, str(rancang.NAMA_BAKU.get(n, ""))) for n in surat.dikenal(pertanyaan)],
        "pratinjau": [
            (judul, FormLayar(pertanyaan=d, isian={})) for judul, d in rancang.kelompok(r.pertanyaan)
        ],
        "surat": surat.tulis(r.templat, {n: f"‹{n}›" for n in surat.dikenal(r.pertanyaan)}),
    }
    kode = 422 if salah or form.errors or any(baris.errors) else 200
    return render(request, "permohonan/rancangan.html", konteks, status=kode)

"""Workplace of complaint handling: inbox and case."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from pelayanan import akses, benang, tenggat
from pelayanan import kode as kode_publik
from pelayanan.models import Pengguna
from pelayanan.waktu_kerja import Satuan
from pengaduan import aturan, garis, izin, operasi, sisa
from pengaduan.alur import TANGANI
from pengaduan.forms.petugas import AlasanForm, JawabForm
from pengaduan.models import Aduan
from pengaduan.teks import samarkan

LIHAT = "pengaduan.lihat"
SARINGAN = {
    "": gettext_lazy("Terbuka"),
    "saya": gettext_lazy("Di tangan saya"),
    "lewat": gettext_lazy("Lewat tenggat"),
    "baru": gettext_lazy("Belum ditelaah"),
    "tertutup": gettext_lazy("Sudah dijawab"),
}


@require_GET
@never_cache
@akses.perlu(LIHAT)
def masuk(request: HttpRequest) -> HttpResponse:
    """The inbox, what is due first on top."""
    saring = request.GET.get("saring", "")
    qs = Aduan.objects.terlihat_oleh(request.user).untuk_daftar().menurut_sisa()
    kini = timezone.now()
    match saring:
        case "saya":
            qs = qs.terbuka().filter(pemegang=request.user)
        case "lewat":
            qs = qs.lewat(kini)
        case "baru":
            qs = qs.terbuka().belum_ditelaah()
        case "tertutup":
            qs = qs.tertutup().order_by("-ditutup_pada")
        case _lain:
            saring, qs = "", qs.terbuka()
    hal = Paginator(qs, 50).get_page(request.GET.get("halaman"))
    isi = {
        "hal": hal,
        "daftar": sisa.lengkapi(hal.object_list, kini),
        "saring": saring,
        "saringan": SARINGAN,
        "boleh_catat": akses.boleh(request.user, "pengaduan.catat"),
        "jumlah_lewat": Aduan.objects.terlihat_oleh(request.user).lewat(kini).count(),
    }
    return render(request, "pengaduan/masuk.html", isi)


def ambil(request: HttpRequest, kode: str) -> Aduan:
    """The case this officer may see, else 404: the terlapor and those below get it neither."""
    rapi = kode_publik.rapikan(kode)
    a = (
        Aduan.objects.terlihat_oleh(request.user)
        .select_related(
            "unit", "layanan", "pemegang"
        )  # the others are mostly empty; eight joins cost 8 ms to plan
        .filter(kode=rapi)
        .first()
    )
    if a is None:
        raise Http404
    return a


def saya(request: HttpRequest) -> Pengguna:
    """Who is signed in; every view here has asked `perlu` first."""
    return cast(Pengguna, request.user)


def wajib(request: HttpRequest, aduan: Aduan, hak: str) -> None:
    if not izin.boleh(request.user, aduan, hak):
        raise PermissionDenied


@require_GET
@never_cache
@akses.perlu(LIHAT)
def kasus(request: HttpRequest, kode: str) -> HttpResponse:
    """Everything about one case on one page."""
    return render(request, "pengaduan/kasus.html", isi_kasus(request, ambil(request, kode)))


def isi_kasus(request: HttpRequest, a: Aduan, **tambahan: Any) -> dict[str, Any]:
    from pengaduan.views.tindakan import tersedia

    tindakan = tersedia(request.user, a)
    pelapor = getattr(a, "pelapor", None)
    return {
        "aduan": sisa.lengkapi([a])[0],
        "butir": garis.butir(a, dalam=True),
        "tindakan": [t for t in tindakan if t[0] != "jawab"],
        "boleh_jawab": any(t[0] == "jawab" for t in tindakan),
        "pelapor_samar": samarkan(pelapor.nama) if pelapor else "",
        "boleh_identitas": pelapor is not None and izin.identitas(request.user, a),
        "lampiran": a.lampiran.all(),
        "jam": [
            (aturan.SEBUTAN_JAM.get(t.jenis, t.jenis), Satuan(t.aturan["satuan"]).sebutan, t)
            for t in tenggat.milik(a).order_by("jatuh_tempo_pada").select_related("unit")
        ],
        "eskalasi": a.eskalasi.select_related("penerima"),
        "simpul": [s for s in benang.simpul(a.kunjungan_id, request.user) if s.jenis != "aduan"],
        "boleh_maaf": izin.terlewat(a) and izin.boleh(request.user, a, TANGANI),
        "form_jawab": JawabForm(aduan=a),
        "form_alasan": AlasanForm(),
        **tambahan,
    }


@require_POST
@never_cache
@akses.perlu(LIHAT)
def identitas(request: HttpRequest, kode: str) -> HttpResponse:
    """Open the pelapor's identity, with a reason; the look is an event."""
    a = ambil(request, kode)
    if not izin.identitas(request.user, a):
        raise PermissionDenied
    form = AlasanForm(request.POST)
    if not form.is_valid():
        return render(request, "pengaduan/kasus.html", isi_kasus(request, a, form_alasan=form), status=400)
    pelapor = operasi.lihat_identitas(aduan=a, oleh=saya(request), **form.cleaned_data)
    return render(request, "pengaduan/kasus.html", isi_kasus(request, a, pelapor=pelapor))

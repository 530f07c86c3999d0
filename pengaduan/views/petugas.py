"""Workplace of complaint handling: inbox and case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from pelayanan import akses, benang, tenggat
from pelayanan import kode as kode_publik
from pelayanan.models import Pengguna
from pelayanan.siap import Tanya
from pelayanan.waktu_kerja import Satuan
from pengaduan import aturan, garis, izin, operasi, sisa
from pengaduan.alur import AWASI, BELUM_DITELAAH, KELOLA, TANGANI
from pengaduan.forms.petugas import AlasanForm, JawabForm
from pengaduan.models import Aduan
from pengaduan.querysets import lewat_pada
from pengaduan.teks import samarkan

LIHAT = "pengaduan.lihat"


# whom else it names is mostly nobody: fetched when shown
_BERKODE = Tanya(
    lambda kode: Aduan.objects.select_related("unit", "layanan", "pemegang").filter(kode=kode), kode=str
)
_DIPEGANG = Tanya(lambda orang: Aduan.objects.filter(pemegang_id=orang).only("pk").order_by()[:1], orang=int)


def _ada_di_tangan(orang: Pengguna) -> bool:
    """Nearly nobody who asks holds one, so the long question is asked of the few who do."""
    return bool(_DIPEGANG.semua(orang=orang.pk)) and (
        Aduan.objects.terlihat_oleh(orang).filter(pemegang=orang).exists()
    )


def perlu_lihat(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The right to see cases; or one of them is in this person's hands: who stands in for an official need not have
    a role of complaint handling."""
    biasa = akses.perlu(LIHAT)(view)

    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        orang = request.user
        if orang.is_authenticated and not akses.boleh(orang, LIHAT) and _ada_di_tangan(orang):
            return view(request, *args, **kwargs)
        return biasa(request, *args, **kwargs)

    dalam.hak = LIHAT  # type: ignore[attr-defined]
    return dalam


SEHALAMAN = 100  # a Monday morning fits on one page
# acts that may be done to several equal cases at once (views/serentak.py): name on the button, right
SERENTAK = {
    "verifikasi": gettext_lazy("Telaah"),
    "disposisi": gettext_lazy("Disposisi"),
    "jawab": gettext_lazy("Jawab sama"),
    "gabung": gettext_lazy("Gabungkan"),
}
TINDAKAN_HAK = {"verifikasi": KELOLA, "disposisi": KELOLA, "jawab": TANGANI, "gabung": KELOLA}
SARINGAN = {
    "": gettext_lazy("Terbuka"),
    "saya": gettext_lazy("Di tangan saya"),
    "lewat": gettext_lazy("Lewat tenggat"),
    "baru": gettext_lazy("Belum ditelaah"),
    "tertutup": gettext_lazy("Sudah dijawab"),
}


@require_GET
@never_cache
@perlu_lihat
def masuk(request: HttpRequest) -> HttpResponse:
    """The inbox, what is due first on top. `?cari=` a code or words of a title."""
    saring = request.GET.get("saring", "")
    saring = saring if saring in SARINGAN else ""
    cari = request.GET.get("cari", "").strip()[:80]
    kini = timezone.now()
    semua = Aduan.objects.terlihat_oleh(request.user)
    syarat = {
        "": Q(ditutup_pada__isnull=True),
        "saya": Q(ditutup_pada__isnull=True, pemegang=request.user),
        "lewat": Q(ditutup_pada__isnull=True) & lewat_pada(kini),
        "baru": Q(ditutup_pada__isnull=True, status__in=BELUM_DITELAAH),
        "tertutup": Q(ditutup_pada__isnull=False),
    }
    # how many in each pile; those that are over would count the whole history
    jumlah = semua.terbuka().aggregate(
        **{k or "terbuka": Count("pk", filter=q) for k, q in syarat.items() if k != "tertutup"}
    )
    qs = semua.untuk_daftar().filter(syarat[saring])
    qs = qs.order_by("-ditutup_pada") if saring == "tertutup" else qs.menurut_sisa()
    if cari:
        qs = qs.filter(Q(judul__icontains=cari) | Q(kode=kode_publik.rapikan(cari) or ""))
    hal = Paginator(qs, SEHALAMAN).get_page(request.GET.get("halaman"))
    boleh = [n for n in SERENTAK if akses.boleh(request.user, TINDAKAN_HAK[n])]
    isi = {
        "hal": hal,
        "daftar": sisa.lengkapi(hal.object_list, kini),
        "saring": saring,
        "cari": cari,
        "awalan": urlencode({k: v for k, v in (("saring", saring), ("cari", cari)) if v}),
        "saringan": [(k, nama, jumlah.get(k or "terbuka")) for k, nama in SARINGAN.items()],
        "boleh_catat": akses.boleh(request.user, "pengaduan.catat"),
        "boleh_awasi": akses.boleh(request.user, AWASI),
        "serentak": [(n, SERENTAK[n]) for n in boleh] if saring != "tertutup" else [],
        "banyak_unit": len({a.unit_id for a in hal.object_list}) > 1,
        "jumlah_lewat": jumlah["lewat"],
    }
    return render(request, "pengaduan/masuk.html", isi)


@require_GET
@never_cache
@perlu_lihat
def berikut(request: HttpRequest, kode: str) -> HttpResponse:
    """The open case that is due next after this one; the inbox when there is none. Two queries."""
    rapi = kode_publik.rapikan(kode)
    semua = Aduan.objects.terlihat_oleh(request.user)
    a = semua.filter(kode=rapi).values("pk", "tenggat_pada", "prioritas").first()
    if a is None:
        raise Http404
    ekor = Q(prioritas__gt=a["prioritas"]) | Q(prioritas=a["prioritas"], pk__gt=a["pk"])
    if a["tenggat_pada"] is None:
        sesudah = Q(tenggat_pada__isnull=True) & ekor
    else:
        sesudah = Q(tenggat_pada__gt=a["tenggat_pada"]) | Q(tenggat_pada__isnull=True)
        sesudah |= Q(tenggat_pada=a["tenggat_pada"]) & ekor
    b = semua.terbuka().filter(sesudah).menurut_sisa().only("kode").first()
    return redirect("aduan_kasus", b.kode_tampil) if b else redirect("pengaduan_masuk")


def ambil(request: HttpRequest, kode: str) -> Aduan:
    """The case this officer may see, else 404: the terlapor and those below get it neither."""
    a = _BERKODE.satu(kode=kode_publik.rapikan(kode) or "")
    if a is None or not izin.terlihat(request.user, a):
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
@perlu_lihat
def kasus(request: HttpRequest, kode: str) -> HttpResponse:
    """Everything about one case on one page."""
    return render(request, "pengaduan/kasus.html", isi_kasus(request, ambil(request, kode)))


def isi_kasus(request: HttpRequest, a: Aduan, **tambahan: Any) -> dict[str, Any]:
    from pengaduan.views.tindakan import tersedia

    tindakan = tersedia(request.user, a)
    pelapor = getattr(a, "pelapor", None)
    butir = garis.butir(a, dalam=True)
    return {
        "aduan": sisa.lengkapi([a])[0],
        "butir": butir,
        "ada_disposisi": any(b.get("kode") == "pengaduan.aduan.didisposisikan" for b in butir),
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
        "gabungan": list(a.gabungan.order_by("diterima_pada")[:50]),
        "boleh_maaf": izin.terlewat(a) and izin.boleh(request.user, a, TANGANI),
        "form_jawab": JawabForm(aduan=a),
        "form_alasan": AlasanForm(),
        **tambahan,
    }


@require_POST
@never_cache
@perlu_lihat
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

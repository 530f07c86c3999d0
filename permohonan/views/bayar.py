"""Bills and money: the applicant's bill, the gateway's call, the cashier's desk and day."""

import json
import secrets
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, F, Sum
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import akses, tanda_tangan
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from pelayanan.models import Peran
from permohonan import gerbang, operasi
from permohonan.forms_tindakan import FormAlasan, FormUang
from permohonan.models import Klaim, Pembayaran, Permohonan, Tagihan

from .bagian import terisi, terketik, tindakan

KASIR = "permohonan.bayar"
_QS = Tagihan.objects.select_related("permohonan__layanan", "unit")


def _contoh(tagihan: Tagihan) -> bool:
    """May the local reference gateway be used here? Never where real money is owed."""
    return tagihan.unit.contoh or settings.DEBUG


@never_cache
@require_http_methods(["GET", "POST"])
def bayar(request: HttpRequest, kode_bayar: str) -> HttpResponse:
    """The bill by its code: how much, why, and where to pay. Nothing personal on it."""
    tagihan = get_object_or_404(_QS, kode_bayar=kode_bayar)
    if request.method == "POST":
        if not _contoh(tagihan):
            raise Http404
        badan = json.dumps(
            {
                "kode_bayar": tagihan.kode_bayar,
                "rujukan": request.POST.get("rujukan", "")[:80],
                "jumlah": tagihan.jumlah,
            }
        ).encode()
        try:
            gerbang.terima("lokal", {"X-Tanda": gerbang.GerbangLokal().tanda(badan)}, badan)
        except GalatOperasi as galat:
            messages.error(request, str(galat.pesan))
        return redirect("permohonan_bayar", kode_bayar)
    konteks = {
        "t": tagihan,
        "unit_tampil": tagihan.unit,
        "contoh": _contoh(tagihan),
        "rujukan": secrets.token_hex(8),
    }
    return render(request, "permohonan/bayar.html", konteks)


@csrf_exempt
@require_POST
def panggilan(request: HttpRequest, nama: str) -> JsonResponse:
    """A gateway's signed call. 200 means: written down, do not call again."""
    try:
        p = gerbang.terima(nama, request.headers, request.body)
    except GalatOperasi as galat:
        return JsonResponse(
            {"kode": galat.kode, "pesan": str(galat.pesan), "bidang": {}}, status=galat.status
        )
    return JsonResponse({"diterima": True, "status": p.status})


@never_cache
@akses.perlu(KASIR)
@require_GET
def kasir(request: HttpRequest) -> HttpResponse:
    """Open bills of the cashier's units, oldest first; any code finds one."""
    unit = akses.unit_berhak(request.user, KASIR)
    cari = request.GET.get("q", "").strip()[:60]
    daftar = _QS.filter(unit__in=unit, status=Tagihan.Status.TERBUKA).order_by("dibuat_pada")
    if cari:
        angka = "".join(c for c in cari if c.isascii() and c.isdigit())
        rapi = kode_publik.rapikan(cari)
        daftar = daftar.filter(permohonan__kode=rapi) if rapi else daftar.filter(kode_bayar=angka)
    lebih = Pembayaran.objects.filter(unit__in=unit, status=Pembayaran.Status.LEBIH).select_related(
        "tagihan__permohonan"
    )
    konteks = {
        "daftar": daftar[:100],
        "q": cari,
        "lebih": lebih[:50],
        "klaim_terbuka": Klaim.objects.filter(unit__in=unit, status=Klaim.Status.DISETUJUI).count(),
    }
    return render(request, "permohonan/kasir.html", konteks)


def _tagihan(request: HttpRequest, kode_bayar: str, hak: str = KASIR) -> Tagihan:
    return akses.ambil(_QS, request.user, hak, kode_bayar=kode_bayar)


@require_POST
@akses.perlu(KASIR)
def terima(request: HttpRequest, kode_bayar: str) -> HttpResponse:
    """The cashier takes the money, and the receipt comes."""
    tagihan = _tagihan(request, kode_bayar)
    try:
        jumlah = terisi(FormUang(request.POST))["jumlah"] or 0
        operasi.bayar_di_kasir(tagihan=tagihan, jumlah=jumlah, oleh=akses.orang(request))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
        return redirect("permohonan_kasir")
    return redirect("permohonan_kuitansi", kode_bayar)


@never_cache
@akses.perlu(KASIR)
@require_GET
def kuitansi(request: HttpRequest, kode_bayar: str) -> HttpResponse:
    tagihan = _tagihan(request, kode_bayar)
    lunas = [Pembayaran.Status.MELUNASI, Pembayaran.Status.DIKLAIM]
    p = Pembayaran.objects.filter(tagihan=tagihan, status__in=lunas).select_related("oleh")
    bayar = p.first()
    # the cashier's own title is not shown; one held for somebody else is
    wakil = tanda_tangan.penanda(bayar.oleh, tagihan.unit, bayar.pada, [Peran.KASIR]) if bayar else None
    konteks = {
        "t": tagihan,
        "bayar": bayar,
        "penerima": wakil if wakil and wakil.dasar else None,
        "unit_tampil": tagihan.unit,
    }
    return render(request, "permohonan/kuitansi.html", konteks)


@require_POST
@akses.perlu(KASIR)
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Money that came on top is paid back."""
    b = akses.ambil(Pembayaran.objects.select_related("tagihan__permohonan"), request.user, KASIR, pk=pk)
    try:
        operasi.kembalikan_uang(
            pembayaran=b, alasan=terketik(request, "alasan", 300), oleh=akses.orang(request)
        )
        messages.success(request, _("Pengembalian dicatat."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("permohonan_kasir")


@never_cache
@akses.perlu(KASIR)
@require_GET
def laporan(request: HttpRequest) -> HttpResponse:
    """What came in on one local day, by way and by cashier, and every payment under it."""
    unit, units = akses.unit_terpilih(request, KASIR)
    try:
        hari = date.fromisoformat(request.GET.get("tanggal", ""))
        if not 2000 <= hari.year < 3000:  # the day before and after must exist too
            raise ValueError
    except ValueError:
        hari = timezone.localdate(timezone=unit.tz)
    awal = datetime.combine(hari, time(), tzinfo=unit.tz)
    masuk = Pembayaran.objects.filter(unit=unit, pada__gte=awal, pada__lt=awal + timedelta(days=1))
    keluar = Pembayaran.objects.filter(
        unit=unit, dikembalikan_pada__gte=awal, dikembalikan_pada__lt=awal + timedelta(days=1)
    )
    klaim = Klaim.objects.filter(unit=unit, dibayar_pada__gte=awal, dibayar_pada__lt=awal + timedelta(days=1))
    per: Any = masuk.values("cara", "oleh__nama").annotate(banyak=Count("pk"), jumlah=Sum("jumlah"))
    konteks = {
        "unit_tampil": unit,
        "unit": unit,
        "daftar_unit": units,
        "hari": hari,
        "kemarin": hari - timedelta(days=1),
        "per": [{**x, "cara": Pembayaran.Cara(x["cara"]).label} for x in per.order_by("cara", "oleh__nama")],
        "jumlah": sum(x["jumlah"] for x in per),
        "keluar": keluar.aggregate(j=Sum(F("jumlah") - F("diklaim")))["j"] or 0,
        "diklaim": klaim.aggregate(j=Sum("jumlah_disetujui"))["j"] or 0,
        "baris_keluar": keluar.select_related("tagihan__permohonan__layanan", "dikembalikan_oleh")[:500],
        "baris_klaim": klaim.select_related(
            "pembayaran__tagihan__permohonan__layanan", "dibayar_oleh", "diputus_oleh"
        )[:500],
        "baris": masuk.select_related("tagihan__permohonan__layanan", "oleh").order_by("pada")[:500],
    }
    return render(request, "permohonan/kasir_laporan.html", konteks)


@tindakan("permohonan.periksa")
def usulkan_keringanan(request: HttpRequest, p: Permohonan) -> None:
    isi = terisi(FormAlasan(request.POST, prefix="keringanan"))
    tagihan = get_object_or_404(_QS, permohonan=p)
    operasi.usulkan_keringanan(tagihan=tagihan, alasan=isi["alasan"], oleh=akses.orang(request))
    messages.success(request, _("Keringanan diusulkan; pejabat lain yang menyetujuinya."))


@tindakan("permohonan.setujui")
def bebaskan(request: HttpRequest, p: Permohonan) -> None:
    operasi.bebaskan(tagihan=get_object_or_404(_QS, permohonan=p), oleh=akses.orang(request))
    messages.success(request, _("Biaya dibebaskan."))

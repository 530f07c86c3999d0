"""Claims: asked by the applicant or at the counter, decided by an official, paid out by the cashier."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import akses, pin
from pelayanan.galat import GalatOperasi, katakan
from permohonan import operasi
from permohonan.forms_tindakan import FormKlaim, FormPutusKlaim
from permohonan.models import Klaim, Pembayaran, Permohonan, Tagihan

from .bagian import akun, ke_alamat, status_form, terisi, terketik

LIHAT, SETUJUI, KASIR = "permohonan.lihat", "permohonan.setujui", "permohonan.bayar"
_QS = Klaim.objects.select_related(
    "pembayaran__tagihan__permohonan__layanan", "unit", "diajukan_oleh", "diputus_oleh", "dibayar_oleh"
)


@never_cache
@require_http_methods(["GET", "POST"])
@ke_alamat
def ajukan(request: HttpRequest, kode: str) -> HttpResponse:
    """Claim back what was paid: the applicant with the PIN, or an officer at the counter for them."""
    p = akses.ambil_berkode(Permohonan.objects.select_related("unit", "layanan"), kode)
    di_loket = akses.boleh(request.user, "permohonan.terima", p.unit_id)
    if not (di_loket or pin.terbuka(request, p.kode)):
        raise Http404
    t = Tagihan.objects.filter(permohonan=p).first()
    if t is None:
        raise Http404
    lunas = Pembayaran.objects.filter(tagihan=t, status=Pembayaran.Status.MELUNASI).first()
    form = FormKlaim(
        request.POST or None, request.FILES or None, initial={"jumlah": lunas.sisa if lunas else None}
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        try:
            operasi.ajukan_klaim(
                tagihan=t,
                **{n: isi[n] for n in ("penanggung", "nama_penanggung", "jumlah", "alasan", "nomor_bukti")},
                bukti=isi["bukti"].read() if isi["bukti"] else None,
                oleh=akun(request),
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            messages.success(
                request, _("Klaim diterima. Pejabat lain memutusnya; hasilnya tampil di halaman ini.")
            )
            return redirect("permohonan_kasus" if di_loket else "permohonan", p.kode_tampil)
    klaim = _QS.filter(pembayaran__tagihan=t).order_by("-pk").first()
    konteks = {"p": p, "t": t, "form": form, "klaim": klaim, "unit_tampil": p.unit}
    # rupiah, 0 while a claim runs
    berjalan = klaim is not None and (klaim.menunggu_putusan or klaim.menunggu_bayar)
    konteks["dapat_diklaim"] = lunas.sisa if lunas and not berjalan else 0
    return render(request, "permohonan/klaim_ajukan.html", konteks, status=status_form(form))


@never_cache
@akses.perlu(LIHAT)
@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """Claims of my units: what waits for a decision first, then what waits for its money, then the rest."""
    urut = Case(
        When(status=Klaim.Status.DIAJUKAN, then=Value(0)),
        When(status=Klaim.Status.DISETUJUI, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    semua = _QS.filter(unit__in=akses.unit_berhak(request.user, LIHAT)).order_by(urut, "-diajukan_pada")
    konteks: dict[str, Any] = {
        "hal": Paginator(semua, 50).get_page(request.GET.get("halaman")),
        "boleh_putus": akses.boleh(request.user, SETUJUI),
        "boleh_bayar": akses.boleh(request.user, KASIR),
    }
    return render(request, "permohonan/klaim.html", konteks)


@require_POST
@akses.perlu(SETUJUI)
def putuskan(request: HttpRequest, kunci: str) -> HttpResponse:
    k = akses.ambil(_QS, request.user, SETUJUI, kunci=kunci)
    try:
        isi = terisi(FormPutusKlaim(request.POST))
        k = operasi.putus_klaim(
            klaim=k,
            setuju=isi["putusan"] == "setuju",
            jumlah=isi["jumlah"] if isi["putusan"] == "setuju" else None,
            alasan=isi["alasan"],
            oleh=akses.orang(request),
        )
        messages.success(request, k.get_status_display())
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("permohonan_klaim")


@require_POST
@akses.perlu(KASIR)
def bayar(request: HttpRequest, kunci: str) -> HttpResponse:
    k = akses.ambil(_QS, request.user, KASIR, kunci=kunci)
    try:
        operasi.bayar_klaim(klaim=k, penerima=terketik(request, "penerima", 120), oleh=akses.orang(request))
        messages.success(request, _("Klaim dibayar dan masuk laporan kas hari ini."))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect("permohonan_klaim")


@never_cache
@akses.perlu(LIHAT)
@require_GET
def bukti(request: HttpRequest, kunci: str) -> FileResponse:
    """The evidence, for the unit's officers; runs nothing."""
    k = akses.ambil(_QS.exclude(bukti=""), request.user, LIHAT, kunci=kunci)
    try:
        isi = k.bukti.open("rb")
    except FileNotFoundError as galat:
        raise Http404 from galat
    pdf = k.jenis_bukti == "application/pdf"
    jawab = FileResponse(isi, content_type=k.jenis_bukti, as_attachment=pdf, filename="bukti-klaim")
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab

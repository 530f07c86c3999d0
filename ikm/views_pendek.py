"""Short surveys: the page that asks, the pages that open, close, print and read them."""

from datetime import datetime, time
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian.models import Loket, TitikLayanan
from ikm import hasil_pendek, kotak, perangkat
from ikm.forms import FormInstrumen, FormPendek, FormSurvei
from ikm.galat import SurveiTertutup
from ikm.instrumen_pendek import PENDEK
from ikm.models import Instrumen, Jenis, Periode
from ikm.muat import muat_harapan, muat_pendek
from ikm.operasi_pendek import buat_instrumen, buka_pendek, isi_harapan, isi_pendek, tutup_pendek
from ikm.views import baca_harapan, bingkai, formulir, terima_kasih, tertutup
from ikm.views_petugas import KELOLA
from pelayanan import akses, pdf, qr
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Penugasan

LIHAT = "dasbor.lihat"
# how the page greets: (heading, first words)
SAPAAN: dict[Jenis, Any] = {
    Jenis.HARAPAN: gettext_lazy("Apa yang paling penting bagi Anda?"),
    Jenis.LINGKARAN: gettext_lazy("Bagaimana setiap saatnya?"),
    Jenis.KEBUTUHAN: gettext_lazy("Apa yang Anda rasakan?"),
    Jenis.PETUGAS: gettext_lazy("Bagaimana pekerjaan Anda?"),
}


def _pendek(kode: str) -> Periode:
    return akses.ambil_berkode(Periode.objects.pendek().select_related("unit", "instrumen"), kode)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def isi(request: HttpRequest, kode: str) -> HttpResponse:
    """The page of a short survey. That for officers asks who signs in to be one of the unit, and writes nobody down."""
    periode = _pendek(kode)
    if periode.jenis == Jenis.PETUGAS:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not Penugasan.objects.filter(pengguna=cast(Pengguna, request.user), unit=periode.unit).exists():
            raise Http404
    hari = timezone.localdate(timezone=periode.unit.tz)
    if request.GET.get("terkirim"):
        return terima_kasih(request, periode.unit, {"draf": periode.kode})
    if not periode.mulai <= hari <= periode.selesai:
        return tertutup(request, SurveiTertutup(), 410)
    form = FormSurvei(request.POST or None, instrumen=periode.instrumen)
    lain = {
        "draf": periode.kode,
        "tentang": periode.sasaran or periode.nama,
        "sapaan": SAPAAN.get(Jenis(periode.jenis)),
        "pendek": True,
    }
    if request.method == "POST" and form.is_valid():
        masuk = form.untuk_pendek()
        try:
            if perangkat.sering(request):
                masuk["tanda"] = (*masuk["tanda"], kotak.PERANGKAT)
            isi_pendek(periode=periode, **masuk)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
            return formulir(request, periode.unit, form, lain, galat.status)
        return redirect(f"{request.path}?terkirim=1")
    return perangkat.tandai(request, formulir(request, periode.unit, form, lain, 422 if form.errors else 200))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def harapan(request: HttpRequest, tanda: str) -> HttpResponse:
    """The expectation page: opened once by who was drawn, within two hours of the survey."""
    terbaca = baca_harapan(tanda)
    induk = (
        Periode.objects.skm().select_related("unit", "instrumen").filter(pk=terbaca[0]).first()
        if terbaca
        else None
    )
    if induk is None or terbaca is None:
        return tertutup(request, SurveiTertutup(_("Halaman ini sudah tidak berlaku.")), 410)
    sekali = f"ikm:harapan:{terbaca[1]}"
    if cache.get(sekali):
        return terima_kasih(request, induk.unit, {})
    form = FormSurvei(request.POST or None, instrumen=muat_harapan(induk.instrumen), kata=False)
    if request.method == "POST" and form.is_valid():
        if cache.add(sekali, 1, 3 * 3600):
            isi_harapan(induk=induk, jawaban=form.untuk_operasi()["jawaban"])
        return redirect(request.path)
    lain = {"tentang": induk.unit.nama, "sapaan": SAPAAN[Jenis.HARAPAN], "pendek": True}
    return formulir(request, induk.unit, form, lain, 422 if form.errors else 200)


# --- those who ask --------------------------------------------------------------------------------------
@require_GET
@akses.perlu(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """All short surveys of a unit with what they found so far."""
    unit, units = akses.unit_terpilih(request, LIHAT)
    konteks = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "butir": hasil_pendek.semua(unit),
        "hari_ini": timezone.localdate(timezone=unit.tz),
        "boleh": akses.boleh(request.user, KELOLA, unit),
    }
    return render(request, "ikm/pendek.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(KELOLA)
def baru(request: HttpRequest) -> HttpResponse:
    """Open a short survey."""
    unit = akses.unit_diminta(request, KELOLA)
    tempat = [
        *TitikLayanan.objects.filter(unit=unit).values_list("nama", flat=True),
        *Loket.objects.filter(unit=unit).values_list("nama", flat=True),
    ]
    form = FormPendek(request.POST or None, unit=unit, tempat=tempat)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        pilih = data.pop("instrumen")
        instrumen = muat_pendek(pilih) if pilih in PENDEK else Instrumen.objects.get(kode=pilih)
        try:
            buka_pendek(unit=unit, instrumen=instrumen, oleh=cast(Pengguna, request.user), **data)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
        else:
            messages.success(request, _("Survei pendek dibuka. Cetak QR-nya dan pasang di tempatnya."))
            return redirect(f"/ikm/pendek/?unit={unit.kode}")
    konteks = {"unit": unit, "unit_tampil": bingkai(unit), "form": form}
    return render(request, "ikm/pendek_baru.html", konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(KELOLA)
def instrumen_baru(request: HttpRequest) -> HttpResponse:
    """Write a short questionnaire in the unit's own words."""
    unit = akses.unit_diminta(request, KELOLA)
    form = FormInstrumen(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            buat_instrumen(unit=unit, oleh=cast(Pengguna, request.user), **form.untuk_operasi())
        except GalatOperasi as galat:
            form.add_error(galat.bidang, str(galat.pesan))
        else:
            messages.success(request, _("Pertanyaan tersimpan. Sekarang buka surveinya."))
            return redirect(f"/ikm/pendek/baru/?unit={unit.kode}")
    konteks = {"unit": unit, "unit_tampil": bingkai(unit), "form": form, "instrumen": True}
    return render(request, "ikm/pendek_baru.html", konteks, status=422 if form.errors else 200)


def _milik(request: HttpRequest, kode: str, hak: str) -> Periode:
    return akses.ambil(
        Periode.objects.pendek().select_related("unit", "instrumen"), request.user, hak, pk=_pendek(kode).pk
    )


@require_POST
@akses.perlu(KELOLA)
def tutup(request: HttpRequest, kode: str) -> HttpResponse:
    """Take no more answers after today."""
    periode = _milik(request, kode, KELOLA)
    try:
        tutup_pendek(periode=periode, oleh=cast(Pengguna, request.user))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(f"/ikm/pendek/?unit={periode.unit.kode}")


@require_GET
@akses.perlu(LIHAT)
def satu(request: HttpRequest, kode: str) -> HttpResponse:
    """What one short survey found; moments of truth as a circle."""
    periode = _milik(request, kode, LIHAT)
    h = hasil_pendek.satu(periode)
    konteks = {
        "periode": periode,
        "unit": periode.unit,
        "unit_tampil": bingkai(periode.unit),
        "h": h,
        "lingkaran": hasil_pendek.lingkaran(h) if periode.jenis == Jenis.LINGKARAN else None,
        "menunggu": kotak.menunggu(periode.unit),
        "ulasan": hasil_pendek.ulasan(periode),
    }
    return render(request, "ikm/pendek_hasil.html", konteks)


@require_GET
@akses.perlu(LIHAT)
def kartu(request: HttpRequest, kode: str) -> HttpResponse:
    """A sheet with the QR, to be hung where the survey is about."""
    periode = _milik(request, kode, LIHAT)
    alamat = request.build_absolute_uri(f"/ikm/q/{periode.kode_tampil}/")
    return _kartu(periode, alamat, periode.sasaran or periode.nama, f"survei-{periode.kode_tampil}.pdf")


@require_GET
@akses.perlu(LIHAT)
def kartu_terbuka(request: HttpRequest) -> HttpResponse:
    """The same sheet for the open link of the unit."""
    unit = akses.unit_diminta(request, LIHAT)
    periode = Periode.objects.skm().filter(unit=unit, terbuka=True).order_by("-mulai").first()
    if periode is None:
        raise Http404
    alamat = request.build_absolute_uri(f"/ikm/{unit.kode}/isi/")
    return _kartu(periode, alamat, unit.nama, f"survei-{unit.kode}.pdf")


def _kartu(periode: Periode, alamat: str, tentang: str, nama: str) -> HttpResponse:
    data = {
        "unit": {"nama": periode.unit.nama, "alamat": periode.unit.alamat},
        "judul": _("Bagaimana pelayanan kami?"),
        "tentang": tentang,
        "alamat": alamat.removeprefix("http://").removeprefix("https://"),
        "qr": qr.svg(alamat),
        "kalimat": _("Pindai, jawab, tanpa nama. Kurang dari satu menit."),
    }
    mulai = datetime.combine(periode.mulai, time.min, periode.unit.tz)
    return pdf.jawaban(pdf.buat("ikm/kartu.typ", data, pada=mulai), nama)

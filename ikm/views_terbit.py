"""Publication: the official page, its poster, its open data, and the processing sheet for the unit itself."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ikm import data_terbuka, hasil, kotak, rekap, terbit
from ikm import laporan as isi_laporan
from ikm import olahan as lembar
from ikm import poster as isi_poster
from ikm.models import Periode, Terbitan
from ikm.operasi_periode import terbitkan as terbitkan_periode
from ikm.views import bingkai
from pelayanan import akses, pdf, qr, tabel_csv, xlsx
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna

TERBITKAN, LIHAT = "ikm.terbitkan", "dasbor.lihat"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _ambil(kode: str) -> Terbitan:
    return akses.ambil_berkode(Terbitan.objects.select_related("periode__unit", "periode__instrumen"), kode)


@require_GET
def terbitan(request: HttpRequest, kode: str) -> HttpResponse:
    """What was published, with its hash recomputed before the reader's eyes."""
    t = _ambil(kode)
    isi = {
        "t": t,
        "isi": terbit.baca(t),
        "jenis": hasil.JENIS[t.isi["mutu"]],
        "utuh": terbit.cerna(t.isi) == t.cerna,
        "unit": t.periode.unit,
        "unit_tampil": bingkai(t.periode.unit),
        **_responden(t),
    }
    return render(request, "ikm/terbitan.html", isi)


@require_GET
def poster(request: HttpRequest, kode: str) -> HttpResponse:
    """One page for the wall: value, grade, respondents, period, thanks."""
    t = _ambil(kode)
    isi = {
        "t": t,
        "isi": terbit.baca(t),
        "qr": qr.svg(request.build_absolute_uri(t.get_absolute_url())),
        "unit_tampil": bingkai(t.periode.unit),
        **_responden(t),
    }
    return render(request, "ikm/poster.html", isi)


def _responden(t: Terbitan) -> dict[str, object]:
    """What page and poster say alike: who answered, when, the note, the thanks."""
    isi = terbit.baca(t)
    return {
        "profil": isi_poster.profil(isi),
        "catatan": isi_poster.catatan(isi),
        "masa": isi_poster.masa(isi),
        "terima_kasih": isi_poster.TERIMA_KASIH,
        "masukan": isi_poster.MASUKAN,
    }


@require_GET
def poster_pdf(request: HttpRequest, kode: str) -> HttpResponse:
    """The poster for the printer, on ?kertas=a4 or a3."""
    t = _ambil(kode)
    kertas = request.GET.get("kertas", "a4")
    if kertas not in isi_poster.KERTAS:
        raise Http404
    alamat = request.build_absolute_uri(t.get_absolute_url())
    return pdf.jawaban(isi_poster.pdf(t, kertas, alamat), f"poster-ikm-{t.periode.unit.kode}-{kertas}.pdf")


@require_GET
def data_json(request: HttpRequest, kode: str) -> HttpResponse:
    """Exactly the bytes that were hashed."""
    t = _ambil(kode)
    return HttpResponse(terbit.teks(t.isi), content_type="application/json; charset=utf-8")


@require_GET
def data_csv(request: HttpRequest, kode: str) -> HttpResponse:
    """Open data: one row per unsur."""
    t = _ambil(kode)
    return tabel_csv.jawaban(data_terbuka.per_unsur(t), f"ikm-{t.kode_tampil}.csv", bom=True)


@require_GET
def ringkasan_csv(request: HttpRequest, kode: str) -> HttpResponse:
    """Open data: every published figure with period, instrument, grade and hash."""
    t = _ambil(kode)
    return tabel_csv.jawaban(data_terbuka.ringkasan(t), f"ikm-{t.kode_tampil}-ringkasan.csv", bom=True)


@require_POST
@akses.perlu(TERBITKAN)
def terbitkan(request: HttpRequest) -> HttpResponse:
    """Freeze and publish a period of ?unit=."""
    unit = akses.unit_diminta(request, TERBITKAN)
    periode = _periode(request.POST.get("periode", ""), unit.pk)
    kotak.pindahkan(unit.pk)  # what may still leave the box belongs in what is frozen
    rekap.lipat()
    try:
        t = terbitkan_periode(periode=periode, oleh=cast(Pengguna, request.user))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
        return redirect(f"/dasbor/ikm/?unit={unit.kode}&periode={periode.mulai:%Y-%m-%d}")
    messages.success(request, _("Hasil diterbitkan dan dibekukan."))
    return redirect(t.get_absolute_url())


@require_GET
@akses.perlu(LIHAT)
def olahan(request: HttpRequest) -> HttpResponse:
    """The processing sheet as XLSX: every counted answer, sums, NRR, weighted NRR."""
    unit = akses.unit_diminta(request, LIHAT)
    periode = _periode(request.GET.get("periode", ""), unit.pk)
    return xlsx.jawaban(lembar.xlsx(periode), f"ikm-{unit.kode}-{periode.mulai:%Y-%m-%d}.xlsx")


# --- the report: a draft for the unit, the published one for everybody ------------------------------------
@require_GET
@akses.perlu(LIHAT)
def laporan(request: HttpRequest, bentuk: str) -> HttpResponse:
    """The whole report of a period of ?unit= as PDF or DOCX; what is not published yet says so."""
    unit = akses.unit_diminta(request, LIHAT)
    periode = _periode(request.GET.get("periode", ""), unit.pk)
    return _laporan(request, periode, getattr(periode, "terbitan", None), bentuk)


@require_GET
def laporan_terbit(request: HttpRequest, kode: str, bentuk: str) -> HttpResponse:
    """The report of a published period, for anybody."""
    t = _ambil(kode)
    return _laporan(request, t.periode, t, bentuk)


def _laporan(request: HttpRequest, periode: Periode, t: Terbitan | None, bentuk: str) -> HttpResponse:
    buat = {"pdf": isi_laporan.pdf, "docx": isi_laporan.docx}.get(bentuk)
    alamat = request.build_absolute_uri(t.get_absolute_url()) if t else ""
    lap = isi_laporan.susun(periode, t, alamat) if buat else None
    if buat is None or lap is None:
        raise Http404
    nama = f"laporan-ikm-{periode.unit.kode}-{periode.mulai:%Y-%m-%d}.{bentuk}"
    if bentuk == "pdf":
        return pdf.jawaban(buat(lap), nama)
    jawaban = HttpResponse(buat(lap), content_type=DOCX)
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _periode(mulai: str, unit_id: int) -> Periode:
    for p in Periode.objects.skm().filter(unit=unit_id).select_related("unit", "instrumen"):
        if p.mulai.isoformat() == mulai:
            return p
    raise Http404

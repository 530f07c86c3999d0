"""The unit's word: written by the head, read and printed by everybody."""

from typing import Any, cast

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition, require_http_methods, require_safe

from pelayanan import akses, pdf
from pelayanan import tanda_tangan as ttd
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Unit
from standar import dokumen_pdf
from standar.cap import cap_unit
from standar.forms_umum import KompensasiFormSet, MaklumatForm
from standar.models import Kompensasi, Maklumat
from standar.operasi_maklumat import umumkan_maklumat

_AWAL_JANJI = ("bila", "layanan_id", "cara", "bentuk", "dalam_hari_kerja")
_KECUALI = ("kecuali_kahar", "kecuali_pemohon", "kecuali")


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu("standar.tetapkan")
def baru(request: HttpRequest, unit: str) -> HttpResponse:
    """A new maklumat, starting from the words of the one in force."""
    tempat = akses.unit_saya(request.user, "standar.tetapkan").filter(kode=unit).first()
    if tempat is None:
        raise Http404
    kini = Maklumat.objects.filter(unit=tempat, berlaku__upper_inf=True).first()
    post, berkas = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = MaklumatForm(post, berkas, initial=_awal(kini) | _penanda(request, tempat))
    janji: Any = KompensasiFormSet(
        post, prefix="janji", initial=_awal_janji(kini), form_kwargs={"unit": tempat}
    )
    if request.method == "POST" and form.is_valid() & janji.is_valid():
        orang: Any = request.user
        try:
            umumkan_maklumat(unit=tempat, oleh=orang, kompensasi=janji.terisi(), **form.sebagai_operasi())
            return redirect("maklumat", tempat.kode)
        except GalatOperasi as galat:
            bidang = "gambar" if galat.bidang == "berkas" else galat.bidang
            form.add_error(bidang, str(galat.pesan))
    return render(request, "standar/kelola/maklumat.html", {"form": form, "janji": janji, "unit": tempat})


# the usual words of such a pledge; the head changes them as they like
_JANJI = _(
    "Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah ditetapkan, dan "
    "apabila tidak menepati janji ini kami siap menerima sanksi sesuai peraturan perundang-undangan yang berlaku."
)


def _awal(kini: Maklumat | None) -> dict[str, Any]:
    if kini is None:
        return {"isi": _JANJI}
    return {n: getattr(kini, n) for n in MaklumatForm.Meta.fields if n not in ("nomor_sk", "tanggal_sk")}


def _penanda(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """Who signs is who writes: the head, or whoever acts for the head."""
    satu = ttd.penanda(cast(Pengguna, request.user), unit)
    return {"penanda_tangan": satu.nama, "jabatan": satu.sebaris}


def _awal_janji(kini: Maklumat | None) -> list[dict[str, Any]]:
    return [
        {n.removesuffix("_id"): getattr(k, n) for n in (*_AWAL_JANJI, *_KECUALI)}
        for k in Kompensasi.objects.filter(maklumat=kini)
        if kini is not None
    ]


def _berlaku(unit: str) -> Maklumat:
    return get_object_or_404(
        Maklumat.objects.select_related("unit").prefetch_related("kompensasi__layanan"),
        unit__kode=unit,
        unit__aktif=True,
        berlaku__upper_inf=True,
    )


@require_safe
@condition(etag_func=cap_unit("maklumat"))
def lembar(request: HttpRequest, unit: str) -> HttpResponse:
    """The maklumat in force as PDF."""
    jawaban = pdf.jawaban(dokumen_pdf.maklumat(_berlaku(unit)), f"maklumat-{unit}.pdf")
    jawaban["Cache-Control"] = "no-cache"  # public, and asked anew each time: unchanged is a 304
    return jawaban


@require_safe
@condition(etag_func=cap_unit("maklumat"))
def tanda_tangan(request: HttpRequest, unit: str) -> FileResponse:
    """The picture of the signature under the maklumat in force."""
    m = _berlaku(unit)
    if not m.tanda_tangan:
        raise Http404
    jawab = FileResponse(m.tanda_tangan.open("rb"), content_type="image/png")
    jawab["Cache-Control"] = "public, max-age=300"
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab

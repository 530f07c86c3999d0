"""Pages of the survey for the public: the questionnaire of one visit, and the index of each unit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ikm import grafik, hasil, kotak, samar, tautan
from ikm.forms import FormSurvei
from ikm.galat import UndanganKedaluwarsa, UndanganSudahDipakai, UndanganTidakDikenal
from ikm.models import Undangan
from ikm.operasi import kirim_jawaban
from ikm.periode import periode_untuk
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit


def bingkai(unit: Unit) -> dict[str, object]:
    """The unit in the page's frame."""
    return {"nama": unit.nama, "alamat": unit.alamat, "logo": unit.logo.url if unit.logo else ""}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survei(request: HttpRequest, token: str) -> HttpResponse:
    """The questionnaire of a visit; after it was sent, the same address says thanks."""
    kode = tautan.kode_dari(token)
    undangan = Undangan.objects.select_related("unit", "layanan").filter(kode=kode).first() if kode else None
    if undangan is None:
        return _tertutup(request, UndanganTidakDikenal(), 404)
    if undangan.dipakai:
        return _terima_kasih(request, undangan)
    if undangan.kedaluwarsa_pada < timezone.now():
        return _tertutup(request, UndanganKedaluwarsa(), 410)
    periode = periode_untuk(undangan.unit, timezone.localdate(timezone=undangan.unit.tz))
    form = FormSurvei(request.POST or None, instrumen=periode.instrumen)
    if request.method == "POST" and form.is_valid():
        try:
            kirim_jawaban(token=token, **form.untuk_operasi())
        except UndanganSudahDipakai:
            pass  # the other tab was first; its answer stands
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
            return _formulir(request, undangan, form, 422)
        return redirect("survei", token=token)
    return _formulir(request, undangan, form, 422 if form.errors else 200)


def _formulir(request: HttpRequest, undangan: Undangan, form: FormSurvei, status: int) -> HttpResponse:
    isi = {"undangan": undangan, "form": form, "unit_tampil": bingkai(undangan.unit)}
    return render(request, "ikm/survei.html", isi, status=status)


def _terima_kasih(request: HttpRequest, undangan: Undangan) -> HttpResponse:
    isi = {
        "undangan": undangan,
        "unit": undangan.unit,
        "unit_tampil": bingkai(undangan.unit),
        "menunggu": kotak.menunggu(undangan.unit_id),
        "k": samar.K,
    }
    return render(request, "ikm/terima_kasih.html", isi)


def _tertutup(request: HttpRequest, galat: GalatOperasi, status: int) -> HttpResponse:
    return render(request, "ikm/tertutup.html", {"pesan": galat.pesan}, status=status)


@require_GET
def daftar(request: HttpRequest) -> HttpResponse:
    """The index of every unit."""
    return render(request, "ikm/daftar.html", {"butir": hasil.terkini()})


@require_GET
def satu_unit(request: HttpRequest, kode: str) -> HttpResponse:
    """The index of one unit: latest number, unsur, earlier periods, and how it is counted."""
    unit = get_object_or_404(Unit, kode=kode, aktif=True)
    deret = hasil.semua_periode(unit)
    kini, dulu = hasil.pilih(deret)
    if kini is not None and kini.hasil is not None:
        hasil.bandingkan(kini, dulu)
    isi = {
        "unit": unit,
        "unit_tampil": bingkai(unit),
        "kini": kini,
        "dulu": dulu,
        "selisih": hasil.selisih(kini, dulu),
        "deret": deret,
        "tren": grafik.tren(deret),
        "menunggu": kotak.menunggu(unit),
        "hari_ini": timezone.localdate(timezone=unit.tz),
        "k": samar.K,
    }
    return render(request, "ikm/unit.html", isi)

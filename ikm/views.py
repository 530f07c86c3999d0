"""Pages of the survey for the public: the questionnaire of one visit, and the index of each unit."""

import secrets
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ikm import grafik, hasil, kotak, perangkat, perbaikan, samar, tablet, tautan
from ikm.forms import FormSurvei
from ikm.galat import SurveiTertutup, UndanganKedaluwarsa, UndanganSudahDipakai, UndanganTidakDikenal
from ikm.models import Kanal, Periode, Undangan
from ikm.operasi import isi_terbuka, kirim_jawaban
from ikm.periode import periode_pada, periode_untuk
from pelayanan.galat import GalatOperasi
from pelayanan.models import Unit
from pelayanan.siap import Tanya

GARAM_HARAPAN = "ikm.harapan"
_UNDANGAN = Tanya(lambda kode: Undangan.objects.select_related("unit", "layanan").filter(kode=kode), kode=str)


def bingkai(unit: Unit) -> dict[str, object]:
    """The unit in the page's frame."""
    return {"nama": unit.nama, "alamat": unit.alamat, "logo": unit.logo.url if unit.logo else ""}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survei(request: HttpRequest, token: str) -> HttpResponse:
    """The questionnaire of a visit; after it was sent, the same address says thanks."""
    kode = tautan.kode_dari(token)
    undangan = _UNDANGAN.satu(kode=kode) if kode else None
    if undangan is None:
        return tertutup(request, UndanganTidakDikenal(), 404)
    kembali = tablet.kembali(request.GET.get("tablet", "")) or _anjungan(request, undangan.unit)
    lain = {"draf": "" if kembali else undangan.kode, "kembali": kembali, "layanan": undangan.layanan}
    if undangan.dipakai:
        lanjut = request.GET.get("lanjut", "")
        lain["lanjut"] = lanjut if lanjut and baca_harapan(lanjut) else ""
        return terima_kasih(request, undangan.unit, lain)
    if undangan.kedaluwarsa_pada < timezone.now():
        return tertutup(request, UndanganKedaluwarsa(), 410)
    periode = periode_untuk(undangan.unit, timezone.localdate(timezone=undangan.unit.tz))
    form = FormSurvei(request.POST or None, instrumen=periode.instrumen, kelas=periode.kelas_profil)
    if request.method == "POST" and form.is_valid():
        try:
            kirim_jawaban(
                token=token,
                kanal=Kanal.TABLET if kembali else Kanal.UNDANGAN,
                periode=periode,
                **form.untuk_operasi(),
            )
        except UndanganSudahDipakai:
            pass  # the other tab was first; its answer stands
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
            return formulir(request, undangan.unit, form, lain, 422)
        return redirect(request.get_full_path() if kembali else f"{request.path}{_undi_harapan(periode)}")
    return formulir(request, undangan.unit, form, lain, 422 if form.errors else 200)


def _undi_harapan(periode: Periode) -> str:
    """One in N is asked for expectations too: a signed, once-only way there that knows the period and no more."""
    if not periode.harapan_tiap or secrets.randbelow(periode.harapan_tiap):
        return ""
    return "?lanjut=" + signing.dumps([periode.pk, secrets.token_hex(8)], salt=GARAM_HARAPAN)


def baca_harapan(tanda: str) -> tuple[int, str] | None:
    """(period, once-only mark) of such a way, within two hours."""
    try:
        periode, sekali = signing.loads(tanda, salt=GARAM_HARAPAN, max_age=2 * 3600)
    except signing.BadSignature:
        return None
    return periode, sekali


def _anjungan(request: HttpRequest, unit: Unit) -> str:
    """The unit's anjungan, when this page was opened there (with the ticket's code); else empty."""
    return reverse("kios", args=[unit.kode]) if request.GET.get("anjungan") == unit.kode else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def terbuka(request: HttpRequest, kode: str) -> HttpResponse:
    """The open link of a unit: without an invitation, marked and counted apart."""
    unit = get_object_or_404(Unit, kode=kode, aktif=True)
    periode = periode_pada(unit, timezone.localdate(timezone=unit.tz))
    if periode is None or not periode.terbuka:
        return tertutup(request, SurveiTertutup(), 404)
    draf = f"unit-{unit.kode}"
    if request.GET.get("terkirim"):
        return terima_kasih(request, unit, {"draf": draf})
    form = FormSurvei(request.POST or None, instrumen=periode.instrumen, kelas=periode.kelas_profil)
    form.bagian_unit(unit)
    if request.method == "POST" and form.is_valid():
        isi = form.untuk_operasi()
        try:
            if perangkat.sering(request):
                isi["tanda"] = (*isi["tanda"], kotak.PERANGKAT)
            isi_terbuka(unit=unit, layanan=form.cleaned_data["layanan"], **isi)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
            return formulir(request, unit, form, {"draf": draf}, galat.status)
        return redirect(f"{request.path}?terkirim=1")
    jawaban = formulir(request, unit, form, {"draf": draf}, 422 if form.errors else 200)
    return perangkat.tandai(request, jawaban)


def formulir(
    request: HttpRequest, unit: Unit, form: FormSurvei, lain: dict[str, Any], status: int
) -> HttpResponse:
    isi = {"form": form, "unit_tampil": bingkai(unit), "detik": int(tablet.SURVEI.total_seconds()), **lain}
    return render(request, "ikm/survei.html", isi, status=status)


def terima_kasih(request: HttpRequest, unit: Unit, lain: dict[str, Any]) -> HttpResponse:
    isi = {
        "unit": unit,
        "unit_tampil": bingkai(unit),
        "menunggu": kotak.menunggu(unit),
        "k": samar.K,
        "detik": int(tablet.TERIMA_KASIH.total_seconds()),
        **lain,
    }
    return render(request, "ikm/terima_kasih.html", isi)


def tertutup(request: HttpRequest, galat: GalatOperasi, status: int) -> HttpResponse:
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
        "k": samar.K,
        "perbaikan": perbaikan.untuk_umum(unit, deret),
    }
    return render(request, "ikm/unit.html", isi)

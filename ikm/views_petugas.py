"""Pages of the survey for officers: paper forms, the tablet at the counter, answers to review, periods."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ikm import tautan, tinjau
from ikm.forms import FormKertas
from ikm.galat import JawabanSalah
from ikm.models import Jawaban, Periode, Undangan
from ikm.operasi import hitung_lagi_jawaban, kecualikan_jawaban, masukkan_lembar
from ikm.periode import periode_untuk
from ikm.views import GARAM_TABLET, bingkai
from pelayanan import akses, idempotensi
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Peristiwa, Unit

MASUKKAN, KELOLA = "ikm.masukkan", "ikm.kelola"
BARU_SAJA = timedelta(minutes=3)


def unit_terpilih(request: HttpRequest, hak: str) -> tuple[Unit, list[Unit]]:
    """The unit of ?unit=, else the person's first; and all of them. 404 for somebody else's."""
    units = list(akses.unit_saya(request.user, hak))
    kode = request.GET.get("unit")
    for unit in units:
        if kode in (None, "", unit.kode):
            return unit, units
    raise Http404


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(MASUKKAN)
def kertas(request: HttpRequest) -> HttpResponse:
    """Type paper forms: one digit per unsur, Enter, next form. Service and date stay."""
    unit, units = unit_terpilih(request, MASUKKAN)
    hari_ini = timezone.localdate(timezone=unit.tz)
    periode = periode_untuk(unit, hari_ini)
    awal = {"hari": request.GET.get("hari") or hari_ini, "layanan": request.GET.get("layanan")}
    form = FormKertas(request.POST or None, unit=unit, instrumen=periode.instrumen, initial=awal)
    if request.method == "POST" and form.is_valid():
        # the fingerprint stays in the event, so it must not cover the answers
        kunci = idempotensi.kunci_dari(f"kertas:{request.user.pk}", form.cleaned_data["kunci"], request.path)
        try:
            idempotensi.sekali(
                kunci,
                Periode,
                lambda: masukkan_lembar(unit=unit, oleh=cast(Pengguna, request.user), **form.untuk_operasi()),
            )
        except GalatOperasi as galat:
            form.add_error(_bidang(form, galat), str(galat.pesan))
        else:
            sama = form.cleaned_data
            return redirect(
                f"{request.path}?unit={unit.kode}&layanan={sama['layanan'].pk}&hari={sama['hari']}&lembar=1"
            )
    isi = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "periode": periode,
        "form": form,
        "banyak": _lembar_hari_ini(request, unit),
        "tersimpan": "lembar" in request.GET and not form.errors,
    }
    return render(request, "ikm/kertas.html", isi, status=422 if form.errors else 200)


def _bidang(form: FormKertas, galat: GalatOperasi) -> str | None:
    nama = (galat.bidang or "").removeprefix("jawaban.").removeprefix("profil.")
    return nama if nama in form.fields and not isinstance(galat, JawabanSalah) else None


def _lembar_hari_ini(request: HttpRequest, unit: Unit) -> int:
    awal = timezone.localtime(timezone=unit.tz).replace(hour=0, minute=0, second=0, microsecond=0)
    return Peristiwa.objects.filter(
        kode="ikm.periode.lembar_dimasukkan", unit=unit, oleh=cast(Pengguna, request.user).pk, pada__gte=awal
    ).count()


# --- the tablet at a counter ---------------------------------------------------------------------------
@require_GET
@akses.perlu(MASUKKAN)
def tablet_pilih(request: HttpRequest) -> HttpResponse:
    """The counters of the unit, each with the address to open on its tablet."""
    from antrian.models import Loket

    unit, units = unit_terpilih(request, MASUKKAN)
    butir = [
        (loket, f"/ikm/tablet/{signing.dumps(loket.pk, salt=GARAM_TABLET)}/")
        for loket in Loket.objects.filter(unit=unit).order_by("pk")
    ]
    isi = {"unit": unit, "units": units, "unit_tampil": bingkai(unit), "butir": butir}
    return render(request, "ikm/tablet_pilih.html", isi)


@never_cache
@require_GET
def tablet(request: HttpRequest, tanda: str) -> HttpResponse:
    """Waits; when a ticket of this counter is finished, its survey opens. Whoever holds the address is the tablet."""
    from antrian.models import Loket

    try:
        loket = (
            Loket.objects.select_related("unit").filter(pk=signing.loads(tanda, salt=GARAM_TABLET)).first()
        )
    except signing.BadSignature:
        raise Http404 from None
    if loket is None:
        raise Http404
    undangan = _baru_selesai(loket.pk)
    if undangan is not None:
        return redirect(f"{tautan.alamat(undangan)}?tablet={tanda}")
    return render(request, "ikm/tablet.html", {"loket": loket, "unit_tampil": bingkai(loket.unit)})


def _baru_selesai(loket_id: int) -> Undangan | None:
    """The unused invitation of the ticket this counter finished last, within three minutes."""
    from antrian.models import Tiket

    tiket = (
        Tiket.objects.filter(loket=loket_id, selesai_pada__gte=timezone.now() - BARU_SAJA)
        .order_by("-selesai_pada")
        .first()
    )
    if tiket is None:
        return None
    return Undangan.objects.filter(kunjungan=tiket.kunjungan_id, dipakai=False).first()


# --- answers that want a second look -------------------------------------------------------------------
@require_GET
@akses.perlu(KELOLA)
def tinjauan(request: HttpRequest) -> HttpResponse:
    """Marked answers of a period, bursts, and what was left out and why. Nothing is dropped by itself."""
    unit, units = unit_terpilih(request, KELOLA)
    daftar_periode = list(Periode.objects.skm().filter(unit=unit).select_related("instrumen")[:8])
    pilihan = request.GET.get("periode")
    periode = next((p for p in daftar_periode if p.mulai.isoformat() == pilihan), None) or (
        daftar_periode[0] if daftar_periode else None
    )
    tampil = request.GET.get("tampil", "bertanda")
    ringkas = tinjau.ringkasan(periode) if periode is not None else None
    hal = (
        tinjau.halaman(periode, tampil, ringkas, request.GET.get("halaman")) if periode and ringkas else None
    )
    isi = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "periode": periode,
        "daftar_periode": daftar_periode,
        "hal": hal,
        "tampil": tampil,
        "baris": tinjau.baris(hal, periode) if hal is not None and periode is not None else [],
        "ringkas": ringkas,
        "lonjakan": tinjau.lonjakan(periode) if periode is not None else [],
    }
    return render(request, "ikm/tinjauan.html", isi)


@require_POST
@akses.perlu(KELOLA)
def ubah_hitung(request: HttpRequest, tanda: str) -> HttpResponse:
    """Leave an answer out, or count it again, with a reason."""
    try:
        pk = signing.loads(tanda, salt=tinjau.GARAM)
    except signing.BadSignature:
        raise Http404 from None
    jawaban = akses.ambil(Jawaban.objects.all(), request.user, KELOLA, jalur_unit="periode__unit", pk=pk)
    kerjakan = hitung_lagi_jawaban if jawaban.dikecualikan else kecualikan_jawaban
    try:
        kerjakan(jawaban=jawaban, alasan=request.POST.get("alasan", ""), oleh=cast(Pengguna, request.user))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    else:
        messages.success(request, _("Tersimpan. Angka dihitung ulang dalam beberapa detik."))
    return redirect(f"/ikm/tinjauan/?{request.POST.get('kembali', '')}")

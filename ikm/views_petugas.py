"""Pages of the survey for officers: paper forms, the tablet at the counter, answers to review, periods."""

from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian.models import Loket
from ikm import tablet as isi_tablet
from ikm import tautan, tinjau
from ikm.forms import FormKertas
from ikm.galat import JawabanSalah, PeriodeSudahTerbit
from ikm.models import Jawaban, Periode
from ikm.operasi import hitung_lagi_jawaban, kecualikan_jawaban, masukkan_lembar
from ikm.periode import periode_lembar, periode_untuk
from ikm.views import bingkai
from pelayanan import akses, idempotensi
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Peristiwa, Unit

MASUKKAN, KELOLA = "ikm.masukkan", "ikm.kelola"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu(MASUKKAN)
def kertas(request: HttpRequest) -> HttpResponse:
    """Type paper forms of one period: one digit per unsur, Enter, next form. Period, service and date stay."""
    unit, units = akses.unit_terpilih(request, MASUKKAN)
    hari_ini = timezone.localdate(timezone=unit.tz)
    kini = periode_untuk(unit, hari_ini)
    pilihan = periode_lembar(unit, hari_ini)
    mulai = request.POST.get("periode") or request.GET.get("periode") or kini.mulai.isoformat()
    periode = next((p for p in pilihan if p.mulai.isoformat() == mulai), None)
    if periode is None:
        raise Http404
    terbit = hasattr(periode, "terbitan")
    akhir = min(hari_ini, periode.selesai)
    awal = {"hari": request.GET.get("hari") or akhir, "layanan": request.GET.get("layanan")}
    form = FormKertas(request.POST or None, unit=unit, periode=periode, sampai=akhir, initial=awal)
    if request.method == "POST" and form.is_valid():
        # the fingerprint stays in the event, so it must not cover the answers
        kunci = idempotensi.kunci_dari(f"kertas:{request.user.pk}", form.cleaned_data["kunci"], request.path)
        isi = {"unit": unit, "periode": periode, "oleh": cast(Pengguna, request.user), **form.untuk_operasi()}
        try:
            idempotensi.sekali(kunci, Periode, lambda: masukkan_lembar(**isi))
        except GalatOperasi as galat:
            form.add_error(_bidang(form, galat), str(galat.pesan))
        else:
            lagi = {"unit": unit.kode, "layanan": isi["layanan"].pk, "hari": isi["hari"], "lembar": 1}
            return redirect(f"{request.path}?{urlencode(lagi | {'periode': mulai})}")
    konteks = {
        "unit": unit,
        "units": units,
        "unit_tampil": bingkai(unit),
        "periode": periode,
        "pilihan": pilihan,
        "kini": kini,
        "terbit": PeriodeSudahTerbit.untuk(periode).pesan if terbit else "",
        "form": form,
        "banyak": _lembar_hari_ini(request, unit),
        "tersimpan": "lembar" in request.GET and not form.errors,
    }
    status = 422 if form.errors else 409 if terbit else 200
    return render(request, "ikm/kertas.html", konteks, status=status)


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
    unit, units = akses.unit_terpilih(request, MASUKKAN)
    butir = [
        (loket, isi_tablet.kembali(isi_tablet.tanda(loket)))
        for loket in Loket.objects.filter(unit=unit).order_by("pk")
    ]
    isi = {"unit": unit, "units": units, "unit_tampil": bingkai(unit), "butir": butir}
    return render(request, "ikm/tablet_pilih.html", isi)


@never_cache
@require_GET
def tablet(request: HttpRequest, tanda: str) -> HttpResponse:
    """Waits; when a ticket of this counter is finished, its survey opens. Whoever holds the address is the tablet."""
    loket = isi_tablet.loket_dari(tanda)
    if loket is None:
        raise Http404
    undangan = isi_tablet.baru_selesai(loket)
    if undangan is not None:
        return redirect(f"{tautan.alamat(undangan)}?tablet={tanda}")
    return render(request, "ikm/tablet.html", {"loket": loket, "unit_tampil": bingkai(loket.unit)})


# --- answers that want a second look -------------------------------------------------------------------
@require_GET
@akses.perlu(KELOLA)
def tinjauan(request: HttpRequest) -> HttpResponse:
    """Marked answers of a period, bursts, and what was left out and why. Nothing is dropped by itself."""
    unit, units = akses.unit_terpilih(request, KELOLA)
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
        "lepas": tinjau.tanda_lepas(periode) if periode is not None else [],
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

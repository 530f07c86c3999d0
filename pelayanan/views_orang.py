"""People at the admin's desk: who holds which role, who may what and why, who is signed in where."""

from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import akses, matriks, operasi_masuk, operasi_tugas, tanda_tangan
from pelayanan.galat import GalatOperasi
from pelayanan.masuk import KASAR, alamat_pendek, nama_perangkat
from pelayanan.models import Pengguna, Penugasan, Peran, PerangkatMasuk, Unit

ATUR, LIHAT = "penugasan.atur", "penugasan.lihat"
_TANGGAL: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class TugasForm(forms.Form):
    pengguna = forms.ModelChoiceField(
        label=gettext_lazy("Siapa"), queryset=Pengguna.objects.none(), empty_label=gettext_lazy("Pilih orang")
    )
    peran = forms.ChoiceField(label=gettext_lazy("Peran"), choices=Peran)
    mulai = forms.DateField(label=gettext_lazy("Hari pertama"), **_TANGGAL)
    selesai = forms.DateField(
        label=gettext_lazy("Hari terakhir"),
        required=False,
        help_text=gettext_lazy(
            "Kosongkan bila tanpa batas. Wajib untuk Plt., Plh., a.n., pengawas, dan evaluator."
        ),
        **_TANGGAL,
    )
    sebagai = forms.ChoiceField(
        label=gettext_lazy("Sebagai"),
        choices=[("", gettext_lazy("pejabat sendiri")), *Penugasan.Sebagai.choices],
        required=False,
    )
    jabatan = forms.CharField(
        label=gettext_lazy("Jabatan yang diwakili"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Misalnya: Kepala Dinas. Tercetak sesudah Plt., Plh., atau a.n."),
    )
    nomor_sk = forms.CharField(
        label=gettext_lazy("Nomor SK atau surat tugas"), max_length=120, required=False
    )
    tanggal_sk = forms.DateField(label=gettext_lazy("Tanggal SK"), required=False, **_TANGGAL)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # who works here or in a unit nobody else minds; never a machine
        orang = Pengguna.objects.filter(mesin=False, is_active=True)
        orang = (
            orang.filter(Q(penugasan__unit=unit) | Q(penugasan__isnull=True))
            .distinct()
            .order_by("nama", "username")
        )
        bidang = self.fields["pengguna"]
        bidang.queryset = orang  # type: ignore[attr-defined]
        bidang.label_from_instance = lambda o: f"{o} ({o.username})"  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(ATUR)
def penugasan(request: HttpRequest) -> HttpResponse:
    """Who holds which role in my unit, what is coming, what is over; and the form that gives one."""
    unit = akses.unit_diminta(request, ATUR)
    hari = timezone.localdate(timezone=unit.tz)
    form = TugasForm(request.POST or None, unit=unit, initial={"mulai": hari})
    if form.is_bound and form.is_valid():
        try:
            operasi_tugas.tugaskan(unit=unit, oleh=akses.orang(request), **form.cleaned_data)
        except GalatOperasi as galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
        else:
            messages.success(request, _("Penugasan dicatat."))
            return redirect(f"{request.path}?unit={unit.kode}")
    semua = list(
        Penugasan.objects.filter(unit=unit)
        .filter(Q(selesai__isnull=True) | Q(selesai__gte=hari - timedelta(days=365)))
        .select_related("pengguna")
        .order_by("peran", "pengguna__nama", "mulai")
    )
    kini = [t for t in semua if t.mulai <= hari and (t.selesai is None or t.selesai >= hari)]
    sesi = _sesi_orang({t.pengguna_id for t in kini})
    isi = {
        "unit": unit,
        "daftar_unit": akses.unit_saya(request.user, ATUR),
        "form": form,
        "kini": [_baris(t) | {"sesi": sesi.get(t.pengguna_id, 0)} for t in kini],
        "nanti": [_baris(t) for t in semua if t.mulai > hari],
        "lalu": [_baris(t) for t in semua if t.selesai is not None and t.selesai < hari],
        "hari": hari,
        "peran": [(p, str(nama), p in unit.dua_langkah_wajib) for p, nama in Peran.choices],
    }
    return render(request, "pelayanan/penugasan.html", isi, status=400 if form.is_bound else 200)


def _baris(t: Penugasan) -> dict[str, Any]:
    return {
        "tugas": t,
        "jabatan": " / ".join(tanda_tangan.judul(t).split("\n")) if t.sebagai else t.pengguna.jabatan,
        "dasar": tanda_tangan.dasar(t),
    }


def _sesi_orang(ids: set[int]) -> dict[int, int]:
    hasil: dict[int, int] = {}
    for pk in UserSession.objects.filter(user_id__in=ids).values_list("user_id", flat=True):
        hasil[pk] = hasil.get(pk, 0) + 1
    return hasil


@require_POST
@akses.perlu(ATUR)
def akhiri_tugas(request: HttpRequest, pk: int) -> HttpResponse:
    tugas = akses.ambil(Penugasan.objects.select_related("unit"), request.user, ATUR, pk=pk)
    form = forms.DateField()
    try:
        selesai = form.clean(request.POST.get("selesai", ""))
        operasi_tugas.akhiri_tugas(tugas=tugas, selesai=selesai, oleh=akses.orang(request))
        messages.success(request, _("Hari terakhir tugas dicatat."))
    except forms.ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
    return redirect(f"/penugasan/?unit={tugas.unit.kode}")


@require_POST
@akses.perlu(ATUR)
def dua_langkah(request: HttpRequest) -> HttpResponse:
    """Which roles of the unit must sign in with a second step."""
    unit = akses.unit_diminta(request, ATUR)
    pilih = [p for p in request.POST.getlist("peran") if p in Peran.values]
    operasi_tugas.atur_dua_langkah(unit=unit, peran=pilih, oleh=akses.orang(request))
    messages.success(
        request, _("Tersimpan. Yang belum memasang diminta memasang saat membuka halaman berikutnya.")
    )
    return redirect(f"/penugasan/?unit={unit.kode}")


@require_POST
@akses.perlu(ATUR)
def akhiri_sesi_petugas(request: HttpRequest, pk: int) -> HttpResponse:
    """The admin ends every session of an officer of the unit: a lost telephone, a quarrel, a last day."""
    tugas = akses.ambil(Penugasan.objects.select_related("unit", "pengguna"), request.user, ATUR, pk=pk)
    banyak = operasi_masuk.akhiri_sesi(
        pengguna=tugas.pengguna,
        kecuali=request.session.session_key or "",
        oleh=akses.orang(request),
        unit=tugas.unit,
    )
    messages.success(request, _("%(n)s sesi %(nama)s diakhiri.") % {"n": banyak, "nama": tugas.pengguna})
    return redirect(f"/penugasan/?unit={tugas.unit.kode}")


# --- who may what, and why ------------------------------------------------------------------------------


@require_GET
@never_cache
@akses.perlu(LIHAT)
def hak_akses(request: HttpRequest) -> HttpResponse:
    """The matrix as it holds today, from the same table the doors ask."""
    unit = akses.unit_diminta(request, LIHAT)
    isi = {
        "unit": unit,
        "daftar_unit": akses.unit_saya(request.user, LIHAT),
        "peran": matriks.peran(unit),
        "kelompok": matriks.kelompok(unit),
        "mesin": matriks.mesin(unit),
        "kini": timezone.now(),
        "boleh_atur": akses.boleh(request.user, ATUR, unit),
    }
    return render(request, "pelayanan/hak_akses.html", isi)


# --- one's own sessions ---------------------------------------------------------------------------------


@require_GET
@never_cache
@login_required
def sesi(request: HttpRequest) -> HttpResponse:
    """Where I am signed in, and from which browsers I ever was."""
    daftar = [
        {
            "pk": s.pk,
            "nama": nama_perangkat(s.user_agent),
            "sejak": s.created_at,
            "terlihat": s.last_seen_at,
            "alamat": alamat_pendek(s.ip),
            "ini": s.session_key == request.session.session_key,
        }
        for s in UserSession.objects.filter(user=akses.orang(request)).order_by("-last_seen_at")[:100]
    ]
    isi = {
        "daftar": daftar,
        "lain": any(not s["ini"] for s in daftar),
        "perangkat": PerangkatMasuk.objects.filter(pengguna=akses.orang(request))[:20],
        "kasar": KASAR // 60,
    }
    return render(request, "pelayanan/sesi.html", isi)


@require_POST
@login_required
def akhiri_sesi(request: HttpRequest, pk: int) -> HttpResponse:
    """One of mine; my own present one is signed out by its own button."""
    if not UserSession.objects.filter(pk=pk, user=akses.orang(request)).exists():
        raise Http404
    operasi_masuk.akhiri_sesi(
        pengguna=akses.orang(request),
        sesi=[pk],
        kecuali=request.session.session_key or "",
        oleh=akses.orang(request),
    )
    messages.success(request, _("Sesi diakhiri."))
    return redirect("sesi")


@require_POST
@login_required
def akhiri_sesi_lain(request: HttpRequest) -> HttpResponse:
    banyak = operasi_masuk.akhiri_sesi(
        pengguna=akses.orang(request), kecuali=request.session.session_key or "", oleh=akses.orang(request)
    )
    messages.success(request, _("%(n)s sesi lain diakhiri.") % {"n": banyak})
    return redirect("sesi")

"""The desk of a penanggung jawab: services of the unit, drafts, and the steps of a version's life."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as f
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pelayanan import akses, tanda_tangan
from pelayanan.galat import GalatOperasi
from pelayanan.models import Peristiwa
from pelayanan.peristiwa import jenis_objek, kalimat
from standar import forms_kelola as forms
from standar import jadwal, operasi, tampilan
from standar.alur import ALUR, DIKERJAKAN
from standar.kelengkapan import periksa, skor
from standar.models import Layanan, Standar

S = Standar.Status
LIHAT = "standar.lihat"


@dataclass(frozen=True)
class Perbuatan:
    """One step of a version's life: its button, its form, its operation; the right is the arrow's in ALUR."""

    judul: str | Promise
    ke: Standar.Status | None
    form: type[f.Form]
    kerjakan: Callable[..., Any]
    saat: Standar.Status | None = None  # of an act that is no step: the state it belongs to
    bahaya: bool = False


PERBUATAN: dict[str, Perbuatan] = {
    "konsultasi": Perbuatan(
        _("Buka konsultasi publik"), S.KONSULTASI, forms.KonsultasiForm, operasi.buka_konsultasi
    ),
    "uji-coba": Perbuatan(_("Mulai uji coba"), S.UJI_COBA, forms.UjiCobaForm, operasi.mulai_uji_coba),
    "nilai": Perbuatan(
        _("Nilai uji coba"), None, forms.NilaiUjiCobaForm, operasi.nilai_uji_coba, saat=S.UJI_COBA
    ),
    "rancangan": Perbuatan(
        _("Kembalikan ke rancangan"), S.RANCANGAN, forms.AlasanForm, operasi.kembalikan_ke_rancangan
    ),
    "tetapkan": Perbuatan(_("Tetapkan dengan SK"), S.DITETAPKAN, forms.TetapkanForm, operasi.tetapkan),
    "berlakukan": Perbuatan(_("Berlakukan"), S.BERLAKU, forms.KosongForm, operasi.berlakukan),
    "cabut": Perbuatan(_("Cabut"), S.DICABUT, forms.AlasanForm, operasi.cabut, bahaya=True),
    "tinjau": Perbuatan(_("Catat peninjauan"), None, forms.TinjauForm, operasi.tinjau, saat=S.BERLAKU),
}


def boleh_berbuat(standar: Standar, pengguna: Any) -> list[tuple[str, Perbuatan]]:
    """The steps this person may take from here."""
    maju = ALUR[Standar.Status(standar.status)]
    unit = standar.layanan.unit
    hasil = []
    for nama, p in PERBUATAN.items():
        if p.ke is None:
            boleh = standar.status == p.saat and akses.boleh(pengguna, "standar.sunting", unit)
        else:
            boleh = p.ke in maju and akses.boleh(pengguna, maju[p.ke].hak, unit)
        if boleh:
            hasil.append((nama, p))
    return hasil


@require_safe
@akses.perlu(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """Every service of my units with its completeness."""
    unit = akses.unit_saya(request.user, LIHAT)
    versi = (
        Standar.objects.lengkap()
        .filter(layanan__unit__in=unit, status__in=[S.BERLAKU, *DIKERJAKAN])
        .order_by("layanan__urutan", "layanan__nama", "-versi")
    )
    per_layanan: dict[int, list[dict[str, Any]]] = {}
    for s in versi:
        lengkap = periksa(s)
        per_layanan.setdefault(s.layanan_id, []).append({"standar": s, "ada": len(lengkap.ada)})
    baris = [
        {"layanan": x, "versi": per_layanan.get(x.pk, [])}
        for x in Layanan.objects.filter(unit__in=unit)
        .select_related("unit")
        .order_by("unit__nama", "urutan", "nama")
    ]
    isi = {
        "baris": baris,
        "unit_saya": unit,
        "perlu_ditinjau": jadwal.perlu_ditinjau(unit),
        "dapat_membuat": akses.unit_saya(request.user, "standar.sunting"),
        "dapat_maklumat": akses.unit_saya(request.user, "standar.tetapkan"),
    }
    return render(request, "standar/kelola/daftar.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu("standar.sunting")
def baru(request: HttpRequest, unit: str) -> HttpResponse:
    """A new service of a unit, from nothing."""
    tempat = akses.unit_saya(request.user, "standar.sunting").filter(kode=unit).first()
    if tempat is None:
        raise Http404
    form = forms.LayananForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            standar = operasi.buat_layanan(unit=tempat, oleh=akses.orang(request), **form.cleaned_data)
            return redirect("standar_sunting", standar.layanan.slug)
        except GalatOperasi as galat:
            form.add_error(galat.bidang, str(galat.pesan))
    return render(request, "standar/kelola/baru.html", {"form": form, "unit": tempat})


@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu("standar.sunting")
def ubah(request: HttpRequest, slug: str) -> HttpResponse:
    """The service itself: name, group, keywords, life events."""
    layanan = akses.ambil(Layanan.objects.select_related("unit"), request.user, "standar.sunting", slug=slug)
    awal = {nama: getattr(layanan, nama) for nama in forms.UbahLayananForm.Meta.fields}
    form = forms.UbahLayananForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        operasi.ubah_layanan(layanan=layanan, oleh=akses.orang(request), **form.cleaned_data)
        return redirect("standar_kelola", slug)
    return render(request, "standar/kelola/ubah.html", {"form": form, "layanan": layanan})


@require_safe
@akses.perlu(LIHAT)
def kelola(request: HttpRequest, slug: str) -> HttpResponse:
    """One service: its versions, what is missing, what may be done, who did what."""
    layanan = akses.ambil(Layanan.objects.select_related("unit"), request.user, LIHAT, slug=slug)
    return render(request, "standar/kelola/layanan.html", _isi_kelola(request, layanan))


def _isi_kelola(
    request: HttpRequest, layanan: Layanan, gagal: tuple[str, int, f.Form] | None = None
) -> dict[str, Any]:
    versi = list(
        Standar.objects.lengkap().select_related("konsultasi").filter(layanan=layanan).order_by("-versi")
    )
    baris = []
    for s in versi:
        aktif = s.status in DIKERJAKAN or s.status == S.BERLAKU
        lengkap = periksa(s) if aktif else None
        baris.append(
            {
                "standar": s,
                "lengkap": lengkap,
                "skor": skor(s, lengkap) if aktif else None,
                "penilaian": list(s.penilaian_uji_coba.all()) if s.status == S.UJI_COBA else [],
                "tinjauan": list(s.peninjauan.all()) if s.status == S.BERLAKU else [],
                "perbuatan": [
                    {"nama": n, "p": p, "form": _form_perbuatan(n, p, s, gagal), "gagal": _gagal(n, s, gagal)}
                    for n, p in boleh_berbuat(s, request.user)
                ],
            }
        )
    riwayat = (
        Peristiwa.objects.filter(
            Q(objek_jenis=jenis_objek(Standar), objek_id__in=[s.pk for s in versi])
            | Q(objek_jenis=jenis_objek(Layanan), objek_id=layanan.pk)
        )
        .select_related("oleh")
        .order_by("-pada", "-pk")[:50]
    )
    return {
        "layanan": layanan,
        "baris": baris,
        "tinjau": next(
            (t for t in jadwal.perlu_ditinjau([layanan.unit]) if t.standar.layanan_id == layanan.pk), None
        ),
        "riwayat": [{"teks": kalimat(p), "pada": p.pada, "oleh": p.oleh} for p in reversed(riwayat)],
        "boleh_sunting": akses.boleh(request.user, "standar.sunting", layanan.unit),
        "ada_dikerjakan": any(s.status in DIKERJAKAN for s in versi),
    }


def _gagal(nama: str, s: Standar, gagal: tuple[str, int, f.Form] | None) -> bool:
    return gagal is not None and gagal[0] == nama and gagal[1] == s.versi


def _form_perbuatan(nama: str, p: Perbuatan, s: Standar, gagal: tuple[str, int, f.Form] | None) -> f.Form:
    if gagal is not None and _gagal(nama, s, gagal):
        return gagal[2]
    awal = {}
    if nama == "tetapkan" and (kepala := tanda_tangan.kepala(s.layanan.unit)):
        awal["penanda_tangan"] = kepala.bernama if kepala.dasar else kepala.nama
    return p.form(auto_id=f"{nama}-{s.versi}-%s", initial=awal)


@require_POST
@akses.perlu("standar.sunting")
def rancang(request: HttpRequest, slug: str) -> HttpResponse:
    """Start the next version from the newest one."""
    layanan = akses.ambil(Layanan.objects.select_related("unit"), request.user, "standar.sunting", slug=slug)
    try:
        operasi.buat_rancangan(layanan=layanan, oleh=akses.orang(request))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
        return redirect("standar_kelola", slug)
    return redirect("standar_sunting", slug)


@require_safe
@akses.perlu(LIHAT)
def pratinjau(request: HttpRequest, slug: str) -> HttpResponse:
    """The version being worked on as the public will see it."""
    standar = akses.ambil(
        Standar.objects.lengkap().filter(status__in=DIKERJAKAN).order_by("-versi"),
        request.user,
        LIHAT,
        jalur_unit="layanan__unit",
        layanan__slug=slug,
    )
    isi = tampilan.rincian(standar.layanan, standar) | {"pratinjau": True}
    return render(request, "standar/layanan.html", isi)


@require_POST
@akses.perlu(LIHAT)
def perbuatan(request: HttpRequest, slug: str, versi: int, nama: str) -> HttpResponse:
    """One step of a version's life."""
    if nama not in PERBUATAN:
        raise Http404
    standar = akses.ambil(
        Standar.objects.select_related("layanan__unit"),
        request.user,
        LIHAT,
        jalur_unit="layanan__unit",
        layanan__slug=slug,
        versi=versi,
    )
    p = PERBUATAN[nama]
    _wajib_berhak(request, standar, p)
    form = p.form(request.POST, auto_id=f"{nama}-{versi}-%s")
    if form.is_valid():
        try:
            p.kerjakan(standar=standar, oleh=akses.orang(request), **form.cleaned_data)
            return redirect("standar_kelola", slug)
        except GalatOperasi as galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
    isi = _isi_kelola(request, standar.layanan, (nama, versi, form))
    return render(request, "standar/kelola/layanan.html", isi | {"gagal": form}, status=422)


def _wajib_berhak(request: HttpRequest, standar: Standar, p: Perbuatan) -> None:
    """The right of the act: that of its arrow, wherever it starts (a wrong state is the operation's refusal)."""
    maju = ALUR[S(standar.status)]
    if p.ke in maju:
        hak = {maju[p.ke].hak}
    else:
        hak = {izin.hak for tujuan in ALUR.values() for ke, izin in tujuan.items() if ke == p.ke} or {
            "standar.sunting"
        }
    if not any(akses.boleh(request.user, h, standar.layanan.unit) for h in hak):
        akses.wajib(request.user, hak.pop(), standar.layanan.unit)

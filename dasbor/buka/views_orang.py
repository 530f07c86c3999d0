"""Steps about people and what they do: officers with their slips, services with their decrees."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dasbor.buka.forms_orang import (
    BerkasForm,
    BerkasLayananForm,
    PeranForm,
    PetugasForm,
    SkLamaForm,
    TemplatForm,
)
from dasbor.buka.langkah import HAK, halaman, status, unit_dari
from dasbor.buka.views_unit import tolak
from pelayanan import akses, daftar_petugas, operasi_petugas, xlsx
from pelayanan.galat import GalatOperasi
from pelayanan.models import Penugasan, Peran, Unit
from standar import contoh, operasi_awal
from standar.impor import DataStandarSalah
from standar.kelengkapan import periksa
from standar.models import Layanan, Standar

TETAPKAN = "standar.tetapkan"


# --- officers -----------------------------------------------------------------------------------------------
def _orang(u: Unit) -> list[dict[str, Any]]:
    """Who has a role today, with every role of theirs; two queries."""
    hari = timezone.localdate(timezone=u.tz)
    belum = {p.pk for p in operasi_petugas.belum_mulai(u)}
    per_orang: dict[int, dict[str, Any]] = {}
    tugas = Penugasan.objects.filter(unit=u, pengguna__mesin=False, pengguna__is_active=True)
    for t in tugas.menjabat(hari).select_related("pengguna").order_by("pengguna__nama", "pengguna__username"):
        baris = per_orang.setdefault(
            t.pengguna_id, {"orang": t.pengguna, "peran": [], "nilai": [], "belum": t.pengguna_id in belum}
        )
        baris["peran"].append(str(Peran(t.peran).label))
        baris["nilai"].append(t.peran)
    return list(per_orang.values())


def _halaman_petugas(request: HttpRequest, u: Unit, **isi: Any) -> HttpResponse:
    semua = _orang(u)
    terisi = {n for b in semua for n in b["nilai"]}
    bawaan = {
        "form": PetugasForm(),
        "form_berkas": BerkasForm(),
        "orang": semua,
        "belum": sum(b["belum"] for b in semua),
        "peran_semua": [(p.value, p.label, p.value in terisi) for p in Peran],
    }
    gabung = {**bawaan, **isi}
    kode = 400 if isi.get("cacat") else status(gabung["form"], gabung["form_berkas"])
    return halaman(request, u, "petugas", gabung, status=kode)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def petugas(request: HttpRequest, unit: str) -> HttpResponse:
    """One officer by hand."""
    u = unit_dari(request, unit)
    form = PetugasForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            operasi_petugas.tambah_petugas(unit=u, calon=[form.calon()], oleh=akses.orang(request))
            messages.success(request, _("Petugas ditambahkan. Cetak slipnya bila semua sudah terdaftar."))
            return redirect("buka_petugas", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return _halaman_petugas(request, u, form=form)


@require_POST
@akses.perlu(HAK)
def petugas_berkas(request: HttpRequest, unit: str) -> HttpResponse:
    """All officers of a spreadsheet, or none and every fault with its row."""
    u = unit_dari(request, unit)
    form = BerkasForm(request.POST, request.FILES)
    cacat: list[tuple[int, str]] = []
    if form.is_valid():
        try:
            bacaan = daftar_petugas.baca(form.cleaned_data["berkas"].read())
            cacat = bacaan.cacat
            if not cacat:
                semua = operasi_petugas.tambah_petugas(unit=u, calon=bacaan.calon, oleh=akses.orang(request))
                messages.success(request, _("%d petugas ditambahkan. Cetak slipnya.") % len(semua))
                return redirect("buka_petugas", u.kode)
        except GalatOperasi as galat:
            form.add_error("berkas", str(galat.pesan))
    return _halaman_petugas(
        request,
        u,
        form_berkas=form,
        cacat=cacat[: daftar_petugas.MAKS_CACAT],
        cacat_lain=max(0, len(cacat) - daftar_petugas.MAKS_CACAT),
    )


@require_GET
@akses.perlu(HAK)
def petugas_templat(request: HttpRequest, unit: str) -> HttpResponse:
    unit_dari(request, unit)
    return xlsx.jawaban(daftar_petugas.templat(), "petugas.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def petugas_peran(request: HttpRequest, unit: str, username: str) -> HttpResponse:
    """More roles for somebody of the unit, also for oneself."""
    u = unit_dari(request, unit)
    satu = next((b for b in _orang(u) if b["orang"].username == username), None)
    if satu is None:
        return redirect("buka_petugas", u.kode)
    awal = {"username": username, "peran": satu["nilai"]}
    form = PeranForm(request.POST or None, initial=awal)
    if form.is_bound and form.is_valid():
        try:
            operasi_petugas.beri_peran(
                unit=u,
                username=username,
                peran=form.cleaned_data["peran"],
                oleh=akses.orang(request),
            )
            messages.success(request, _("Peran ditambahkan."))
            return redirect("buka_petugas", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return halaman(request, u, "petugas", {"form_peran": form, "satu": satu}, status=status(form))


@require_POST
@never_cache
@akses.perlu(HAK)
def petugas_slip(request: HttpRequest, unit: str) -> HttpResponse:
    """New codes for everybody who has not begun, on paper: this answer is the only place where they ever stand."""
    u = unit_dari(request, unit)
    try:
        slip = operasi_petugas.buat_kode_mulai(unit=u, oleh=akses.orang(request))
    except GalatOperasi as galat:
        messages.warning(request, str(galat.pesan))
        return redirect("buka_petugas", u.kode)
    isi = {"unit": u, "slip": slip, "alamat": request.build_absolute_uri("/mulai/petugas/")}
    return render(request, "dasbor/buka/slip.html", isi)


# --- services -----------------------------------------------------------------------------------------------
def _contoh_untuk(u: Unit, minta: str) -> str:
    """The sample that is asked for, else the one of this kind of unit."""
    if minta in contoh.KODE:
        return minta
    return next((k for k in contoh.KODE if contoh.baca(k).unit["jenis"] == u.jenis), "kecamatan-contoh")


def _halaman_layanan(request: HttpRequest, u: Unit, **isi: Any) -> HttpResponse:
    dari = _contoh_untuk(u, request.POST.get("templat") or request.GET.get("templat") or "")
    semua = list(Layanan.objects.filter(unit=u).untuk_daftar().order_by("urutan", "nama"))
    draf = set(
        Standar.objects.filter(layanan__unit=u, status=Standar.Status.RANCANGAN).values_list(
            "layanan", flat=True
        )
    )
    bawaan = {
        "form": TemplatForm(dari=dari, sudah={x.kode for x in semua}),
        "form_berkas": BerkasLayananForm(),
        "dari": dari,
        "pilihan": [(k, contoh.baca(k).unit["nama"]) for k in contoh.KODE],
        "daftar": [(x, x.versi_kini, x.pk in draf) for x in semua],
        "banyak_draf": len(draf),
        "boleh_sk": akses.boleh(request.user, TETAPKAN, u),
        "boleh_sunting": akses.boleh(request.user, "standar.sunting", u),
    }
    gabung = {**bawaan, **isi}
    kode = 400 if isi.get("cacat") else status(gabung["form"], gabung["form_berkas"])
    return halaman(request, u, "layanan", gabung, status=kode)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def layanan(request: HttpRequest, unit: str) -> HttpResponse:
    """Drafts from a sample of the same kind of unit."""
    u = unit_dari(request, unit)
    if request.method != "POST":
        return _halaman_layanan(request, u)
    dari = _contoh_untuk(u, request.POST.get("templat", ""))
    sudah = set(Layanan.objects.filter(unit=u).values_list("kode", flat=True))
    form = TemplatForm(request.POST, dari=dari, sudah=sudah)
    if form.is_valid():
        try:
            n = operasi_awal.rancang_dari_templat(
                unit=u,
                templat_dari=dari,
                kode=form.cleaned_data["layanan"],
                oleh=akses.orang(request),
            )
            messages.success(request, _("%d rancangan layanan dibuat.") % n)
            return redirect("buka_layanan", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return _halaman_layanan(request, u, form=form)


@require_POST
@akses.perlu(HAK)
def layanan_berkas(request: HttpRequest, unit: str) -> HttpResponse:
    """Drafts from another unit's export."""
    u = unit_dari(request, unit)
    form = BerkasLayananForm(request.POST, request.FILES)
    cacat: list[str] = []
    if form.is_valid():
        try:
            n = operasi_awal.rancang_dari_berkas(
                unit=u,
                isi=form.cleaned_data["berkas"].read(),
                oleh=akses.orang(request),
            )
            messages.success(request, _("%d rancangan layanan dibuat.") % n)
            return redirect("buka_layanan", u.kode)
        except DataStandarSalah as galat:
            cacat = [str(c) for c in galat.cacat[: daftar_petugas.MAKS_CACAT]]
        except GalatOperasi as galat:
            tolak(form, galat)
    return _halaman_layanan(request, u, form_berkas=form, cacat=cacat)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(TETAPKAN)
def layanan_sk(request: HttpRequest, unit: str) -> HttpResponse:
    """The head puts one existing decree under the drafts it names; each is in force from the day of the decree."""
    u = unit_dari(request, unit, TETAPKAN)
    draf = list(
        Standar.objects.lengkap()
        .filter(layanan__unit=u, status=Standar.Status.RANCANGAN, versi=1)
        .order_by("layanan__urutan", "layanan__nama")
    )
    form = SkLamaForm(request.POST or None, draf=draf)
    if form.is_bound and form.is_valid():
        c = form.cleaned_data
        sk = {k: c[k] for k in ("nomor_sk", "tanggal_sk", "penanda_tangan")}
        pilih = [s for s in draf if s.layanan.slug in c["layanan"]]
        try:
            for s in pilih:  # one act per standard, each whole by itself
                operasi_awal.berlakukan_sk_lama(standar=s, oleh=akses.orang(request), **sk)
            messages.success(request, _("%d standar berlaku dengan SK itu.") % len(pilih))
            return redirect("buka_layanan_sk", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    kurang = [(s, periksa(s).nama_kurang) for s in draf]
    isi = {"unit": u, "form": form, "draf": kurang, "atur": akses.boleh(request.user, HAK, u)}
    return render(request, "dasbor/buka/layanan_sk.html", isi, status=status(form))

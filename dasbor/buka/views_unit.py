"""Steps about the unit: who it is, when it works, its lokets, its devices, its word, the trials."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from antrian import operasi as antrian_op
from antrian.models import Loket, Pencetak, PerangkatPapan
from dasbor import kesiapan
from dasbor.buka.forms import IdentitasForm, JamForm, LiburForm, LoketForm, PasangForm
from dasbor.buka.langkah import HAK, halaman, status, unit_dari
from ikm import tablet
from pelayanan import akses, operasi_unit
from pelayanan.galat import GalatOperasi
from pelayanan.models import HariLibur, Penugasan, Peran, Unit
from standar.models import Maklumat


def tolak(form: Any, galat: GalatOperasi) -> None:
    """The refusal of an operation, at its field."""
    form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def identitas(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    form = IdentitasForm(request.POST or None, initial={n: getattr(u, n) for n in operasi_unit.IDENTITAS})
    if form.is_bound and form.is_valid():
        operasi_unit.ubah_identitas(unit=u, oleh=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("Identitas unit tersimpan."))
        return redirect("buka_jam", u.kode)
    return halaman(request, u, "identitas", {"form": form}, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def jam(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    form = JamForm(request.POST or None, initial=JamForm.awal(u))
    if form.is_bound and form.is_valid():
        try:
            operasi_unit.atur_jam(unit=u, oleh=request.user, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("Jam layanan tersimpan."))
            return redirect("buka_jam", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return _jam(request, u, form, LiburForm(prefix="libur"))


def _jam(request: HttpRequest, u: Unit, form: JamForm, libur: LiburForm) -> HttpResponse:
    hari_ini = timezone.localdate(timezone=u.tz)
    daftar = HariLibur.objects.filter(unit=u, tanggal__gte=hari_ini)[:60]
    isi = {"form": form, "form_libur": libur, "libur": daftar}
    return halaman(request, u, "jam", isi, status=status(form, libur))


@require_POST
@akses.perlu(HAK)
def libur(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    form = LiburForm(request.POST, prefix="libur")
    if form.is_valid():
        try:
            operasi_unit.tambah_libur(unit=u, oleh=request.user, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("Hari itu ditambahkan."))
            return redirect("buka_jam", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return _jam(request, u, JamForm(initial=JamForm.awal(u)), form)


@require_POST
@akses.perlu(HAK)
def libur_hapus(request: HttpRequest, unit: str, pk: int) -> HttpResponse:
    u = unit_dari(request, unit)
    get_object_or_404(HariLibur, unit=u, pk=pk)
    operasi_unit.hapus_libur(unit=u, pk=pk, oleh=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Hari itu dihapus dari daftar."))
    return redirect("buka_jam", u.kode)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def loket(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    semua = list(Loket.objects.filter(unit=u).prefetch_related("layanan"))
    nomor = max((x.nomor for x in semua), default=0) + 1
    awal = {"nomor": nomor, "nama": _("Loket %d") % nomor, "aksesibel": True}
    form = LoketForm(request.POST or None, unit=u, initial=awal)
    if form.is_bound and form.is_valid():
        try:
            antrian_op.buat_loket(unit=u, oleh=request.user, **_isi_loket(form))  # type: ignore[arg-type]
            messages.success(request, _("Loket ditambahkan."))
            return redirect("buka_loket", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return halaman(request, u, "loket", {"form": form, "daftar": semua}, status=status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def loket_satu(request: HttpRequest, unit: str, pk: int) -> HttpResponse:
    u = unit_dari(request, unit)
    satu = get_object_or_404(Loket, unit=u, pk=pk)
    awal = {n: getattr(satu, n) for n in ("nomor", "nama", "aksesibel", "aktif")}
    form = LoketForm(
        request.POST or None, unit=u, ada=True, initial=awal | {"layanan": list(satu.layanan.all())}
    )
    if form.is_bound and form.is_valid():
        try:
            antrian_op.ubah_loket(loket=satu, oleh=request.user, **_isi_loket(form))  # type: ignore[arg-type]
            messages.success(request, _("Loket tersimpan."))
            return redirect("buka_loket", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    return halaman(request, u, "loket", {"form": form, "satu": satu}, status=status(form))


def _isi_loket(form: LoketForm) -> dict[str, Any]:
    return {**form.cleaned_data, "layanan": list(form.cleaned_data["layanan"])}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(HAK)
def perangkat(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    form = PasangForm(request.POST or None, unit=u, initial={"kode": request.GET.get("kode", "")[:20]})
    if form.is_bound and form.is_valid():
        try:
            _pasang(request, u, form.cleaned_data)
            messages.success(
                request, _("Terpasang. Layar perangkat itu berganti sendiri dalam beberapa detik.")
            )
            return redirect("buka_perangkat", u.kode)
        except GalatOperasi as galat:
            tolak(form, galat)
    isi = {
        "form": form,
        "papan": PerangkatPapan.objects.filter(unit=u, aktif=True).prefetch_related("loket"),
        "pencetak": Pencetak.objects.filter(unit=u, aktif=True),
        "loket": Loket.objects.filter(unit=u, aktif=True),
        "alamat_pasang": request.build_absolute_uri("/perangkat/pasang/"),
    }
    return halaman(request, u, "perangkat", isi, status=status(form))


def _pasang(request: HttpRequest, u: Unit, isi: dict[str, Any]) -> None:
    oleh: Any = request.user
    if isi["jenis"] == PasangForm.Jenis.PAPAN:
        antrian_op.pasang_papan(
            unit=u, kode=isi["kode"], nama=isi["nama"], loket=list(isi["loket"]), oleh=oleh
        )
    elif isi["jenis"] == PasangForm.Jenis.ANJUNGAN:
        antrian_op.pasang_anjungan(unit=u, kode=isi["kode"], nama=isi["nama"], oleh=oleh)
    else:
        tempat = isi["loket"][0]
        alamat = tablet.kembali(tablet.tanda(tempat))
        antrian_op.pasang_tablet(loket=tempat, kode=isi["kode"], alamat=alamat, oleh=oleh)


@require_POST
@akses.perlu(HAK)
def perangkat_cabut(request: HttpRequest, unit: str, jenis: str, pk: int) -> HttpResponse:
    u = unit_dari(request, unit)
    oleh = akses.orang(request)
    if jenis == "tablet":
        antrian_op.cabut_tablet(loket=get_object_or_404(Loket, unit=u, pk=pk), oleh=oleh)
    else:
        model: Any = {"papan": PerangkatPapan, "pencetak": Pencetak}.get(jenis)
        if model is None:
            raise Http404
        antrian_op.cabut_perangkat(perangkat=get_object_or_404(model, unit=u, pk=pk), oleh=oleh)
    messages.success(request, _("Perangkat itu tidak dapat membuka apa pun lagi."))
    return redirect("buka_perangkat", u.kode)


@require_GET
@never_cache
@akses.perlu(HAK)
def maklumat(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    hari_ini = timezone.localdate(timezone=u.tz)
    pimpinan = Penugasan.objects.filter(unit=u, peran=Peran.PIMPINAN, pengguna__is_active=True)
    isi = {
        "maklumat": Maklumat.objects.filter(unit=u, berlaku__upper_inf=True).first(),
        "boleh": akses.boleh(request.user, "standar.tetapkan", u),
        "pimpinan": [t.pengguna for t in pimpinan.menjabat(hari_ini).select_related("pengguna")],
    }
    return halaman(request, u, "maklumat", isi)


@require_GET
@never_cache
@akses.perlu(HAK)
def coba(request: HttpRequest, unit: str) -> HttpResponse:
    u = unit_dari(request, unit)
    butir = [b for b in kesiapan.daftar(u, request.user) if b.coba]
    from dasbor.views_kesiapan import SUARA

    return halaman(request, u, "coba", {"butir": butir, "suara": [f"suara/{n}.ogg" for n in SUARA]})

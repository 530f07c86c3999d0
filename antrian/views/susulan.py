"""Paper while a disturbance lasts: set numbers aside, print the slips, enter afterwards who was served."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from antrian import operasi
from antrian.galat import TidakAdaGangguan
from antrian.models import Hasil, Loket, NomorKertas, Tiket
from antrian.operasi.susulan import TERBANYAK, gangguan_untuk
from antrian.querysets import tanggal_setempat
from pelayanan import akses, pdf
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.models import Gangguan, Pengguna, Penugasan, Unit
from standar.models import Layanan

HAK = "antrian.informasi"
TAMPIL = 30


def _jam(label: Any, wajib: bool = False) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=wajib,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class CadangForm(forms.Form):
    layanan = forms.ModelChoiceField(
        label=gettext_lazy("Layanan"),
        queryset=Layanan.objects.none(),
        empty_label=gettext_lazy("Pilih layanan"),
    )
    banyak = forms.IntegerField(
        label=gettext_lazy("Berapa nomor"), min_value=1, max_value=TERBANYAK, initial=20
    )

    def __init__(self, *args: Any, unit: Unit, gangguan: Gangguan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layanan: Any = self.fields["layanan"]
        semua = Layanan.objects.dilayani().filter(unit=unit).order_by("urutan", "nama")
        layanan.queryset = semua.filter(pk__in=gangguan.layanan) if gangguan and gangguan.layanan else semua


class SusulanForm(forms.Form):
    """One person on paper. With a slip the service is the slip's."""

    kertas = forms.ModelChoiceField(
        label=gettext_lazy("Nomor di kertas"),
        queryset=NomorKertas.objects.none(),
        required=False,
        empty_label=gettext_lazy("ditulis tangan: pakai nomor berikutnya"),
    )
    layanan = forms.ModelChoiceField(
        label=gettext_lazy("Layanan (bila ditulis tangan)"),
        queryset=Layanan.objects.none(),
        required=False,
        empty_label=gettext_lazy("menurut nomor di kertas"),
    )
    tanggal = forms.DateField(
        label=gettext_lazy("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    diambil = _jam(gettext_lazy("Jam nomor diambil"), wajib=True)
    mulai = _jam(gettext_lazy("Jam mulai dilayani"))
    selesai = _jam(gettext_lazy("Jam selesai"))
    loket = forms.ModelChoiceField(
        label=gettext_lazy("Loket"),
        queryset=Loket.objects.none(),
        required=False,
        empty_label=gettext_lazy("tidak dicatat"),
    )
    petugas = forms.ModelChoiceField(
        label=gettext_lazy("Petugas"),
        queryset=Pengguna.objects.none(),
        required=False,
        empty_label=gettext_lazy("tidak dicatat"),
    )
    hasil = forms.ChoiceField(
        label=gettext_lazy("Hasil"),
        choices=[*Hasil.choices, ("", gettext_lazy("Tidak terlayani"))],
        required=False,
        initial=Hasil.SELESAI.value,
    )

    def __init__(self, *args: Any, unit: Unit, gangguan: Gangguan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        hari = timezone.localdate(timezone=unit.tz)
        isi: dict[str, Any] = {
            "kertas": _sisa(gangguan),
            "layanan": Layanan.objects.aktif().filter(unit=unit).order_by("urutan", "nama"),
            "loket": Loket.objects.filter(unit=unit),
            "petugas": Pengguna.objects.filter(
                pk__in=Penugasan.objects.filter(unit=unit, peran__in=["loket", "informasi"])
                .menjabat(hari)
                .values("pengguna")
            ).order_by("nama"),
        }
        for nama, qs in isi.items():
            self.fields[nama].queryset = qs  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if not c.get("kertas") and not c.get("layanan"):
            self.add_error("layanan", _("Pilih nomor di kertas, atau layanannya bila ditulis tangan."))
        if c.get("hasil"):
            for nama in ("mulai", "selesai", "loket", "petugas"):
                if not c.get(nama) and nama not in self.errors:
                    self.add_error(nama, _("Isi, atau pilih hasil “Tidak terlayani”."))
        return c

    def sebagai_operasi(self) -> dict[str, Any]:
        c = self.cleaned_data

        def pada(nama: str) -> datetime | None:
            return datetime.combine(c["tanggal"], c[nama], self.unit.tz) if c.get(nama) else None

        return {
            "kertas": c["kertas"],
            "layanan": c["kertas"].layanan if c["kertas"] else c["layanan"],
            "diambil_pada": pada("diambil"),
            "mulai_pada": pada("mulai"),
            "selesai_pada": pada("selesai"),
            **{n: c[n] for n in ("loket", "petugas", "hasil")},
        }


def _sisa(g: Gangguan) -> Any:
    sisa = NomorKertas.objects.filter(gangguan=g, tiket__isnull=True, tidak_dipakai_pada__isnull=True)
    return sisa.select_related("layanan")


def _kembali(unit: Unit) -> HttpResponse:
    return redirect(f"/antrian/susulan/?unit={unit.kode}")


@require_GET
@never_cache
@akses.perlu(HAK)
def susulan(request: HttpRequest) -> HttpResponse:
    return _halaman(request, akses.unit_diminta(request, HAK))


def _halaman(
    request: HttpRequest, unit: Unit, *, cadang: CadangForm | None = None, isian: SusulanForm | None = None
) -> HttpResponse:
    g = gangguan_untuk(unit)
    hari = tanggal_setempat(unit)
    isi: dict[str, Any] = {"unit": unit, "daftar_unit": akses.unit_saya(request.user, HAK), "gangguan": g}
    if g is not None:
        isi |= {
            "berlaku": g.selesai_pada is None,
            "form_cadang": cadang or CadangForm(unit=unit, gangguan=g),
            "form": isian or SusulanForm(unit=unit, gangguan=g, initial={"tanggal": hari}),
            "sisa": _sisa(g).count(),
            "banyak": Tiket.objects.filter(unit=unit, susulan=True, diambil_pada__gte=g.mulai_pada).count(),
            "terakhir": Tiket.objects.filter(unit=unit, susulan=True, diambil_pada__gte=g.mulai_pada)
            .select_related("layanan", "loket", "petugas")
            .order_by("-pk")[:TAMPIL],
        }
    salah = any(x is not None and x.errors for x in (cadang, isian))
    return render(request, "antrian/susulan.html", isi, status=400 if salah else 200)


@require_POST
@akses.perlu(HAK)
def susulan_cadang(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, HAK)
    form = CadangForm(request.POST, unit=unit, gangguan=gangguan_untuk(unit))
    if form.is_valid():
        try:
            operasi.cadangkan_nomor(unit=unit, oleh=akses.orang(request), **form.cleaned_data)
            messages.success(request, _("Nomor dicadangkan. Cetak slipnya."))
            return _kembali(unit)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
    return _halaman(request, unit, cadang=form)


@require_GET
@never_cache
@akses.perlu(HAK)
def susulan_lembar(request: HttpRequest) -> HttpResponse:
    """The slips that are not entered yet, to be cut apart: number, and lines for the times."""
    unit = akses.unit_diminta(request, HAK)
    g = gangguan_untuk(unit)
    sisa = list(_sisa(g)) if g else []
    if not sisa:
        messages.warning(request, _("Belum ada nomor kertas untuk dicetak."))
        return _kembali(unit)
    data = {
        "judul": _("Nomor antrean kertas"),
        "unit": {"nama": unit.nama, "alamat": unit.alamat},
        "slip": [
            {
                "nomor": k.nomor,
                "layanan": k.layanan.nama,
                "tanggal": f"{k.tanggal:%d-%m-%Y}",
            }
            for k in sisa
        ],
        "kata": {
            "diambil": _("Diambil"),
            "mulai": _("Mulai dilayani"),
            "selesai": _("Selesai"),
            "loket": _("Loket / petugas"),
        },
    }
    return pdf.jawaban(pdf.buat("antrian/kertas.typ", data, pada=timezone.now()), "nomor-kertas.pdf")


@require_POST
@akses.perlu(HAK)
def susulan_catat(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, HAK)
    g = gangguan_untuk(unit)
    if g is None:
        messages.warning(request, str(TidakAdaGangguan.pesan))
        return _kembali(unit)
    form = SusulanForm(request.POST, unit=unit, gangguan=g)
    if form.is_valid():
        try:
            tiket = operasi.catat_susulan(unit=unit, oleh=akses.orang(request), **form.sebagai_operasi())
            messages.success(request, _("%s tercatat sebagai susulan.") % tiket.nomor)
            return _kembali(unit)
        except GalatOperasi as galat:
            katakan(form, galat)
    return _halaman(request, unit, isian=form)


@require_POST
@akses.perlu(HAK)
def susulan_tutup(request: HttpRequest) -> HttpResponse:
    unit = akses.unit_diminta(request, HAK)
    try:
        jumlah = operasi.tutup_kertas(unit=unit, oleh=akses.orang(request))
        messages.success(request, _("%d nomor dicatat tidak dipakai.") % jumlah)
    except GalatOperasi as galat:
        messages.warning(request, str(galat.pesan))
    return _kembali(unit)

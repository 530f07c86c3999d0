"""Personal data: the citizen's request by code and PIN, the officer's desk, the register."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from pelayanan import akses, data_pribadi, operasi_data, pin, tenggat
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.models import KegagalanData, Peristiwa, PermintaanData, Retensi

LIHAT, CATAT, JAWAB, KEGAGALAN = "data.lihat", "data.catat", "data.jawab", "data.kegagalan"
J = PermintaanData.Jenis


# --- the citizen ----------------------------------------------------------------------------------------


class MintaForm(forms.Form):
    kode = forms.CharField(
        label=gettext_lazy("Kode permohonan atau aduan"),
        max_length=40,
        help_text=gettext_lazy("Tercetak di tanda terima, misalnya P-7F3K-9QXM-2BCD."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pin = forms.CharField(
        label="PIN",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    jenis = forms.ChoiceField(label=gettext_lazy("Yang Anda minta"), choices=J, widget=forms.RadioSelect)
    uraian = forms.CharField(
        label=gettext_lazy("Uraian"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy(
            "Untuk perbaikan: apa yang salah, dan yang benar. Untuk yang lain boleh kosong."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("jenis") == J.PERBAIKAN and not c.get("uraian"):
            self.add_error("uraian", _("Tulis apa yang salah, dan yang benar."))
        return c


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def minta(request: HttpRequest) -> HttpResponse:
    """Ask by the code and PIN of a case: the answer comes on a page with a code of its own."""
    form = MintaForm(request.POST or None, initial={"jenis": J.AKSES})
    if form.is_bound and form.is_valid():
        c = form.cleaned_data
        try:
            kode = kode_publik.rapikan(c["kode"]) or ""
            objek = data_pribadi.objek(kode)
            pin.periksa(kode or c["kode"], c["pin"], ada=objek is not None)
            p = operasi_data.ajukan_permintaan(
                unit=objek.unit, jenis=c["jenis"], perkara=kode, uraian=c["uraian"], oleh=None
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            pin.ingat(request, p.kode)
            return redirect("data_saya_satu", p.kode_tampil)
    isi = {"form": form, "kategori": data_pribadi.KATEGORI}
    return render(request, "pelayanan/data_saya.html", isi, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def minta_satu(request: HttpRequest, kode: str) -> HttpResponse:
    """Where my request stands; the answer and, when access was granted, the copy. Opens with its PIN."""
    if request.method == "POST":
        rapi = kode_publik.rapikan(kode) or ""
        try:
            ada = PermintaanData.objects.filter(kode=rapi).exists()
            pin.periksa(rapi or kode, request.POST.get("pin", "")[:12], ada=ada)
            pin.ingat(request, rapi)
        except GalatOperasi as galat:
            messages.error(request, str(galat.pesan))
        return redirect("data_saya_satu", kode_publik.tampil(rapi) if rapi else kode)
    p = akses.ambil_berkode(PermintaanData.objects.select_related("unit", "dijawab_oleh"), kode)
    terbuka = pin.terbuka(request, p.kode)
    jam = tenggat.milik(p).first()
    isi = {
        "p": p,
        "unit_tampil": p.unit,
        "terbuka": terbuka,
        "pin": pin.pin(p.kode) if terbuka and p.terbuka else "",
        "batas": jam.jatuh_tempo_pada if jam else None,
        "salinan": data_pribadi.ringkas(p.perkara)
        if terbuka and p.jenis == J.AKSES and p.status == PermintaanData.Status.DIKABULKAN
        else [],
    }
    return render(request, "pelayanan/data_saya_satu.html", isi)


# --- the desk -------------------------------------------------------------------------------------------


@require_GET
@never_cache
@akses.perlu(LIHAT)
def daftar(request: HttpRequest) -> HttpResponse:
    """The register, what is asked and not yet answered, the breaches, and what was erased lately."""
    unit = akses.unit_diminta(request, LIHAT)
    permintaan = list(PermintaanData.objects.filter(unit=unit).select_related("dijawab_oleh")[:50])
    kegagalan = list(KegagalanData.objects.filter(unit=unit)[:20])
    jam = {
        (t.objek_jenis, t.objek_id): t
        for t in tenggat.terbuka(
            unit=unit, jenis__in=["pelayanan.permintaan_data", "pelayanan.kegagalan_data"]
        )
    }
    isi = {
        "unit": unit,
        "daftar_unit": akses.unit_saya(request.user, LIHAT),
        "kategori": data_pribadi.KATEGORI,
        "permintaan": [(p, batas(jam.get(("pelayanan.permintaandata", p.pk)))) for p in permintaan],
        "kegagalan": [(g, batas(jam.get(("pelayanan.kegagalandata", g.pk)))) for g in kegagalan],
        "retensi": Retensi.objects.all()[:12],
        "boleh_catat": akses.boleh(request.user, CATAT, unit),
        "boleh_kegagalan": akses.boleh(request.user, KEGAGALAN, unit),
    }
    return render(request, "pelayanan/data_pribadi.html", isi)


def batas(jam: Any) -> dict[str, Any] | None:
    if jam is None:
        return None
    sisa = operasi_data.sisa_jam(jam.jatuh_tempo_pada)
    return {
        "pada": jam.jatuh_tempo_pada,
        "sisa": sisa,
        "jenis": "bahaya" if sisa < 0 else "awas" if sisa < 24 else "",
    }


class CatatForm(forms.Form):
    BUKTI = (
        ("", "–"),
        ("KTP", "KTP"),
        ("KK", gettext_lazy("kartu keluarga")),
        ("kuasa", gettext_lazy("surat kuasa dan KTP penerimanya")),
        ("tanda terima", gettext_lazy("tanda terima dengan kode dan PIN")),
    )
    jenis = forms.ChoiceField(label=gettext_lazy("Permintaan"), choices=J)
    kode = forms.CharField(
        label=gettext_lazy("Kode permohonan atau aduan"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Kosongkan bila orangnya tidak membawa tanda terima."),
    )
    bukti = forms.ChoiceField(label=gettext_lazy("Diperiksa dari"), choices=BUKTI)
    nama = forms.CharField(label=gettext_lazy("Nama"), max_length=120, required=False)
    kontak = forms.CharField(label=gettext_lazy("Telepon atau surel"), max_length=120, required=False)
    uraian = forms.CharField(
        label=gettext_lazy("Uraian"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(CATAT)
def catat(request: HttpRequest) -> HttpResponse:
    """Somebody asks at the loket; the receipt with code and PIN is printed from the next page."""
    unit = akses.unit_diminta(request, CATAT)
    form = CatatForm(request.POST or None)
    if form.is_bound and form.is_valid():
        c = dict(form.cleaned_data)
        tulisan = c.pop("kode")
        kode = kode_publik.rapikan(tulisan) or ""
        objek = data_pribadi.objek(kode) if kode else None
        if tulisan and (objek is None or objek.unit_id != unit.pk):
            form.add_error("kode", _("Tidak ada permohonan atau aduan dengan kode itu di unit ini."))
        else:
            try:
                p = operasi_data.ajukan_permintaan(unit=unit, perkara=kode, oleh=akses.orang(request), **c)
            except GalatOperasi as galat:
                katakan(form, galat)
            else:
                pin.ingat(request, p.kode)
                return redirect("data_saya_satu", p.kode_tampil)
    isi = {"unit": unit, "daftar_unit": akses.unit_saya(request.user, CATAT), "form": form}
    return render(request, "pelayanan/data_catat.html", isi, status=400 if form.is_bound else 200)


class JawabForm(forms.Form):
    kabulkan = forms.TypedChoiceField(
        label=gettext_lazy("Putusan"),
        choices=[("ya", gettext_lazy("Dikabulkan")), ("tidak", gettext_lazy("Tidak dapat dikabulkan"))],
        coerce=lambda x: x == "ya",
        widget=forms.RadioSelect,
    )
    jawaban = forms.CharField(
        label=gettext_lazy("Jawaban untuk orangnya"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, bidang: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, label in bidang.items():
            self.fields[f"ubah_{nama}"] = forms.CharField(
                label=_("%(apa)s yang benar") % {"apa": label}, required=False, max_length=250
            )

    def perbaikan(self) -> dict[str, str]:
        return {
            k.removeprefix("ubah_"): v for k, v in self.cleaned_data.items() if k.startswith("ubah_") and v
        }


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@akses.perlu(LIHAT)
def permintaan(request: HttpRequest, kode: str) -> HttpResponse:
    """One request: what is asked, what is kept, who looked at it, and the answer."""
    p = akses.ambil(
        PermintaanData.objects.select_related("unit", "dijawab_oleh", "dicatat_oleh"),
        request.user,
        LIHAT,
        kode=kode_publik.rapikan(kode) or "",
    )
    boleh = akses.boleh(request.user, JAWAB, p.unit) and p.terbuka
    ruang = data_pribadi.pemegang(p.perkara)
    bidang = ruang.PERBAIKAN if ruang and p.jenis == J.PERBAIKAN else {}
    form = JawabForm(request.POST or None, bidang=bidang)
    if request.method == "POST":
        akses.wajib(request.user, JAWAB, p.unit)
        if form.is_valid():
            try:
                operasi_data.jawab_permintaan(
                    permintaan=p,
                    kabulkan=form.cleaned_data["kabulkan"],
                    jawaban=form.cleaned_data["jawaban"],
                    perbaikan=form.perbaikan(),
                    oleh=akses.orang(request),
                )
            except GalatOperasi as galat:
                katakan(form, galat)
            else:
                messages.success(request, _("Dijawab. Orangnya membaca jawabannya dengan kode dan PIN."))
                return redirect("data_permintaan", p.kode_tampil)
    # the case's contents only for who answers; the rest read that it was asked, and when it was answered
    isi = {
        "p": p,
        "unit": p.unit,
        "batas": batas(tenggat.milik(p).filter(dipenuhi_pada__isnull=True).first()),
        "data": data_pribadi.ringkas(p.perkara, petugas=True) if boleh and p.perkara else [],
        "dilihat": Peristiwa.objects.filter(kode="pelayanan.data.dilihat", data__perkara=p.perkara)
        .select_related("oleh")
        .order_by("-pada")[:20]
        if p.perkara
        else [],
        "boleh": boleh,
        "form": form,
    }
    return render(request, "pelayanan/data_permintaan.html", isi, status=400 if form.is_bound else 200)

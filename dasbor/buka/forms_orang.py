"""What is typed about officers and about the services they give."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan.models import Pengguna, Peran
from pelayanan.operasi_petugas import Calon
from standar import contoh
from standar.operasi_awal import templat

MAKS_BERKAS = 2_000_000


class PetugasForm(forms.Form):
    nama = forms.CharField(label=gettext_lazy("Nama"), max_length=120)
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=150,
        validators=[Pengguna.username_validator],
        help_text=gettext_lazy("Untuk masuk. Huruf, angka, dan . _ - saja."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    jabatan = forms.CharField(label=gettext_lazy("Jabatan"), max_length=120, required=False)
    peran = forms.MultipleChoiceField(
        label=gettext_lazy("Peran"),
        choices=Peran,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Centang paling sedikit satu peran.")},
    )

    def calon(self) -> Calon:
        c = self.cleaned_data
        return Calon(c["nama"], c["username"], c["jabatan"], tuple(c["peran"]))


class PeranForm(forms.Form):
    """More roles for somebody who is there."""

    username = forms.CharField(max_length=150, widget=forms.HiddenInput)
    peran = forms.MultipleChoiceField(
        label=gettext_lazy("Peran"),
        choices=Peran,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Centang paling sedikit satu peran.")},
    )


class BerkasForm(forms.Form):
    berkas = forms.FileField(label=gettext_lazy("Berkas XLSX"), max_length=200)

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > MAKS_BERKAS:
            raise ValidationError(_("Paling besar 2 MB."))
        return berkas


class BerkasLayananForm(forms.Form):
    berkas = forms.FileField(label=gettext_lazy("Berkas ekspor unit lain (XLSX atau YAML)"), max_length=200)


class TemplatForm(forms.Form):
    """Services of one sample."""

    templat = forms.ChoiceField(choices=[(k, k) for k in contoh.KODE], widget=forms.HiddenInput)
    layanan = forms.MultipleChoiceField(
        label=gettext_lazy("Layanan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Centang paling sedikit satu layanan.")},
    )

    def __init__(self, *args: Any, dari: str, sudah: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["templat"].initial = dari
        self.fields["layanan"].choices = [  # type: ignore[attr-defined]
            (d["kode"], d["nama"]) for d in templat(dari) if d["kode"] not in sudah
        ]


class SkLamaForm(forms.Form):
    """One decree for the ticked drafts."""

    nomor_sk = forms.CharField(label=gettext_lazy("Nomor SK"), max_length=120)
    tanggal_sk = forms.DateField(
        label=gettext_lazy("Tanggal SK"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    penanda_tangan = forms.CharField(label=gettext_lazy("Penanda tangan"), max_length=120)
    layanan = forms.MultipleChoiceField(
        label=gettext_lazy("Layanan dalam SK ini"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Centang layanan yang tercantum dalam SK itu.")},
    )
    cocok = forms.BooleanField(
        label=gettext_lazy("Isinya sudah saya cocokkan dengan SK"),
        error_messages={
            "required": gettext_lazy(
                "Cocokkan dahulu: sesudah berlaku isinya hanya berubah lewat versi baru."
            )
        },
    )

    def __init__(self, *args: Any, draf: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layanan"].choices = [(s.layanan.slug, s.layanan.nama) for s in draf]  # type: ignore[attr-defined]

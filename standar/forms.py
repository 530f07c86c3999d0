"""Shapes of input."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.models import Unit
from standar.models import Layanan


class SaringForm(forms.Form):
    """Filters of the catalogue. Unknown values are ignored: a shared link never breaks."""

    unit = forms.ModelChoiceField(
        Unit.objects.filter(aktif=True, layanan__isnull=False).distinct(),
        to_field_name="kode",
        required=False,
        label=_("Unit"),
        empty_label=_("Semua unit"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    kelompok = forms.ChoiceField(
        choices=[("", _("Semua kelompok")), *Layanan.Kelompok.choices],
        required=False,
        label=_("Kelompok"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )


class KirimDaftarForm(forms.Form):
    """Where the personal list goes, and that it is one's own wish."""

    surel = forms.EmailField(
        label=_("Alamat surel Anda"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=_("Hanya untuk mengirim daftar ini sekali, lalu dihapus."),
    )
    setuju = forms.BooleanField(
        label=_("Ini alamat saya sendiri, dan saya meminta daftar ini dikirim ke sana."),
        error_messages={
            "required": _("Centang bila alamat itu milik Anda; ke alamat orang lain kami tidak mengirim.")
        },
    )

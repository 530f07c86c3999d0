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

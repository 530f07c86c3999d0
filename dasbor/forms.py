"""Shapes of what the dashboards take in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.models import RencanaAksi


class FormRencana(forms.ModelForm):
    """A new action plan."""

    class Meta:
        model = RencanaAksi
        fields = ["masalah", "kegiatan", "penanggung_jawab", "tenggat", "prioritas"]
        widgets = {"tenggat": forms.DateInput(attrs={"type": "date"})}


class FormKemajuan(forms.Form):
    """Progress of one."""

    kemajuan = forms.IntegerField(label=_("Kemajuan (%)"), min_value=0, max_value=100)
    bukti = forms.CharField(label=_("Bukti"), required=False, max_length=500)


class FormBatal(forms.Form):
    """Give one up."""

    alasan = forms.CharField(
        label=_("Alasan pembatalan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tercatat dan dapat dibaca pengawas."),
    )

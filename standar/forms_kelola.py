"""Shapes of what a penanggung jawab says about a service and the steps of a version's life."""

from django import forms
from django.utils.translation import gettext_lazy as _

from standar.models import Layanan, PenilaianUjiCoba


class LayananForm(forms.ModelForm):
    """A new service."""

    class Meta:
        model = Layanan
        fields = ["nama", "kode", "kelompok", "awalan"]


class TanggalField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class KonsultasiForm(forms.Form):
    sampai = TanggalField(label=_("Konsultasi sampai dengan"))


class UjiCobaForm(forms.Form):
    persen = forms.IntegerField(
        label=_("Kapasitas (persen)"),
        min_value=1,
        max_value=100,
        initial=40,
        help_text=_("Lazimnya 30–50 persen."),
    )


class NilaiUjiCobaForm(forms.Form):
    """The three respects a trial is judged in."""

    sarpras = forms.ChoiceField(
        label=_("Sarana dan prasarana"), choices=PenilaianUjiCoba.Nilai.choices, widget=forms.RadioSelect
    )
    kemudahan = forms.ChoiceField(
        label=_("Kemudahan bagi pengguna layanan"),
        choices=PenilaianUjiCoba.Nilai.choices,
        widget=forms.RadioSelect,
    )
    keteraturan = forms.ChoiceField(
        label=_("Keteraturan alur"), choices=PenilaianUjiCoba.Nilai.choices, widget=forms.RadioSelect
    )
    catatan = forms.CharField(
        label=_("Catatan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wajib bila ada yang belum baik."),
    )


class AlasanForm(forms.Form):
    alasan = forms.CharField(label=_("Alasan"), max_length=300)


class TetapkanForm(forms.Form):
    nomor_sk = forms.CharField(label=_("Nomor SK"), max_length=120)
    tanggal_sk = TanggalField(label=_("Tanggal SK"))
    penanda_tangan = forms.CharField(label=_("Penanda tangan"), max_length=120)
    mulai_berlaku = TanggalField(label=_("Mulai berlaku"))


class TinjauForm(forms.Form):
    hasil = forms.CharField(
        label=_("Hasil peninjauan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    tindak_lanjut = forms.CharField(
        label=_("Tindak lanjut"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    berikutnya = TanggalField(label=_("Peninjauan berikutnya"), required=False)


class KosongForm(forms.Form):
    """An act that needs no more than the press of its button."""

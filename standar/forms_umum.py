"""Shapes of the unit's word and of the public's."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from standar.models import Kompensasi, Maklumat, Masukan


class MasukanForm(forms.ModelForm):
    """A citizen's word on a draft."""

    class Meta:
        model = Masukan
        fields = ["sikap", "isi", "kelompok"]
        widgets = {"isi": forms.Textarea(attrs={"rows": 4}), "sikap": forms.RadioSelect}

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("sikap") not in (None, Masukan.Sikap.SETUJU) and not c.get("isi"):
            self.add_error("isi", _("Apa yang perlu diperbaiki?"))
        return c


class TanggapanForm(forms.Form):
    tanggapan = forms.CharField(
        label=_("Tanggapan"), max_length=3000, widget=forms.Textarea(attrs={"rows": 2})
    )


class MaklumatForm(forms.ModelForm):
    """A new maklumat, with what is given when a promise is missed (one cause a row; empty: nothing)."""

    class Meta:
        model = Maklumat
        fields = [
            "isi",
            "hak_pengguna",
            "kewajiban_pengguna",
            "kewajiban_unit",
            "akibat",
            "nomor_sk",
            "tanggal_sk",
            "penanda_tangan",
            "jabatan",
        ]
        widgets = {
            "tanggal_sk": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{
                nama: forms.Textarea(attrs={"rows": 4})
                for nama in ("isi", "hak_pengguna", "kewajiban_pengguna", "kewajiban_unit", "akibat")
            },
        }
        help_texts = {
            nama: _("Satu baris satu butir.")
            for nama in ("hak_pengguna", "kewajiban_pengguna", "kewajiban_unit")
        }

    bentuk = forms.CharField(
        label=_("Kompensasi bila terlambat"),
        required=False,
        max_length=200,
        help_text=_(
            "Misalnya: permintaan maaf tertulis dan produk diantar ke rumah. Kosongkan bila tidak ada."
        ),
    )
    dalam_hari_kerja = forms.IntegerField(
        label=_("Diberikan dalam (hari kerja)"), required=False, min_value=0, max_value=365
    )
    kecuali = forms.CharField(label=_("Kecuali"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("bentuk") and c.get("dalam_hari_kerja") is None:
            self.add_error("dalam_hari_kerja", _("Dalam berapa hari kerja kompensasi diberikan?"))
        return c

    def sebagai_operasi(self) -> dict[str, Any]:
        """Keywords of umumkan_maklumat."""
        c = dict(self.cleaned_data)
        bentuk, hari, kecuali = c.pop("bentuk"), c.pop("dalam_hari_kerja"), c.pop("kecuali")
        ganti = {
            "bila": Kompensasi.Bila.LEWAT_WAKTU,
            "bentuk": bentuk,
            "dalam_hari_kerja": hari,
            "kecuali": kecuali,
        }
        return c | {"kompensasi": [ganti] if bentuk else []}

"""Shapes of the unit's word."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from pelayanan.isian import sebut_kosong
from pelayanan.models import Unit
from standar.models import Kompensasi, Layanan, Maklumat

BERBARIS = ("hak_pengguna", "kewajiban_pengguna", "hak_unit", "kewajiban_unit")


class MaklumatForm(forms.ModelForm):
    """A new maklumat; the signature is a picture, or the name alone."""

    class Meta:
        model = Maklumat
        fields = [
            "isi",
            "hak_pengguna",
            "kewajiban_pengguna",
            "hak_unit",
            "kewajiban_unit",
            "akibat",
            "nomor_sk",
            "tanggal_sk",
            "penanda_tangan",
            "jabatan",
        ]
        widgets = {
            "tanggal_sk": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{nama: forms.Textarea(attrs={"rows": 4}) for nama in ("isi", *BERBARIS, "akibat")},
        }
        help_texts = {nama: _("Satu baris satu butir.") for nama in BERBARIS}

    gambar = forms.FileField(
        label=_("Gambar tanda tangan"),
        required=False,
        max_length=200,
        help_text=_("JPEG atau PNG. Kosong: hanya nama dan jabatan yang tercetak."),
    )
    field_order = [*Meta.fields, "gambar"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("isi", *BERBARIS, "akibat"):
            self.fields[nama].validators.append(MaxLengthValidator(5000))

    def sebagai_operasi(self) -> dict[str, Any]:
        """Keywords of umumkan_maklumat, without the compensations."""
        c = dict(self.cleaned_data)
        gambar = c.pop("gambar")
        return c | {"gambar": gambar.read() if gambar else b""}


class KompensasiForm(forms.ModelForm):
    """What is given when one promise is missed; an empty row is none."""

    class Meta:
        model = Kompensasi
        fields = [
            "bila",
            "layanan",
            "cara",
            "bentuk",
            "dalam_hari_kerja",
            "kecuali_kahar",
            "kecuali_pemohon",
            "kecuali",
        ]
        help_texts = {"bentuk": _("Apa yang diterima pengguna layanan, misalnya: KTP-el diantar ke rumah.")}

    dalam_hari_kerja = forms.IntegerField(
        label=_("Diberikan dalam (hari kerja)"), required=False, min_value=0, max_value=365
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layanan: Any = self.fields["layanan"]
        layanan.queryset = Layanan.objects.filter(unit=unit, aktif=True)
        sebut_kosong(self, layanan=_("semua layanan"), bila=_("Pilih sebab"))
        for nama in ("bila", "cara", "bentuk"):
            self.fields[nama].required = False

    @property
    def kosong(self) -> bool:
        return not getattr(self, "cleaned_data", {}).get("bentuk")

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("bentuk"):
            if not c.get("bila"):
                self.add_error("bila", _("Bila janji apa yang tidak ditepati?"))
            if c.get("dalam_hari_kerja") is None and "dalam_hari_kerja" not in self.errors:
                self.add_error("dalam_hari_kerja", _("Dalam berapa hari kerja kompensasi diberikan?"))
        elif c.get("kecuali") or c.get("dalam_hari_kerja") is not None:
            self.add_error("bentuk", _("Apa yang diberikan?"))
        return c

    def validate_unique(self) -> None:
        """The maklumat is not there yet; the set looks for two rows of one cause."""

    def _post_clean(self) -> None:
        """Nothing is built from an empty row."""


class KompensasiSetDasar(forms.BaseFormSet):
    def clean(self) -> None:
        sudah = set()
        for f in self.forms:
            if f.errors or f.kosong:
                continue
            kunci = (f.cleaned_data["bila"], f.cleaned_data["layanan"])
            if kunci in sudah:
                f.add_error("bila", _("Sebab ini sudah ada untuk layanan yang sama."))
            sudah.add(kunci)

    def terisi(self) -> list[dict[str, Any]]:
        """Fields of Kompensasi, row by row."""
        return [
            {**f.cleaned_data, "cara": f.cleaned_data["cara"] or Kompensasi.Cara.LAIN}
            for f in self.forms
            if not f.kosong
        ]


KompensasiFormSet = forms.formset_factory(
    KompensasiForm, formset=KompensasiSetDasar, extra=2, max_num=40, absolute_max=50
)

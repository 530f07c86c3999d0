"""Shapes of what people fill in; nothing about the world."""

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from antrian.models import Hasil, Kebutuhan, Pencetak
from pelayanan.models import Unit
from standar.models import Layanan
from standar.querysets import LayananQuerySet

# ways a journey ends here that are not simply going home
AKHIR_RUTE = {-1: _("dirujuk"), -2: _("kontrol: buat janji berikutnya")}
_ALASAN = [
    ("", _("Tidak ada")),
    *[
        (k.value, k.label)
        for k in (Kebutuhan.LANSIA, Kebutuhan.HAMIL, Kebutuhan.BALITA, Kebutuhan.DISABILITAS)
    ],
]
_BANTUAN = [
    (k.value, k.label) for k in (Kebutuhan.NETRA, Kebutuhan.TULI, Kebutuhan.KURSI_RODA, Kebutuhan.PENDAMPING)
]


def _pilihan(form: forms.Form, nama: str, layanan: LayananQuerySet) -> None:
    """The services that can be chosen in a field of a form, known only when it is made."""
    cast(forms.ModelChoiceField, form.fields[nama]).queryset = layanan


class FormAmbil(forms.Form):
    """A number from a phone: why it should go first, what help is needed, and optionally the phone."""

    kunci = forms.CharField(widget=forms.HiddenInput, max_length=64)
    prioritas = forms.ChoiceField(
        label=_("Apakah Anda perlu didahulukan?"),
        choices=_ALASAN,
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    bantuan = forms.MultipleChoiceField(
        label=_("Bantuan yang diperlukan"),
        choices=_BANTUAN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    butir = forms.ModelMultipleChoiceField(
        label=_("Sekalian mengurus"),
        queryset=Layanan.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, layanan: Layanan | None = None, **isi: Any) -> None:
        super().__init__(*args, **isi)
        if layanan is not None:
            lain = Layanan.objects.dilayani().filter(unit=layanan.unit_id)
            _pilihan(self, "butir", lain.exclude(pk=layanan.pk))

    def diminta(self, pk: Collection[str]) -> list[Layanan]:
        """The further services a link or a refused form asks for, of those that can be had."""
        ada = cast(forms.ModelChoiceField, self.fields["butir"]).queryset
        return [b for b in ada or () if str(b.pk) in pk]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        isi["kebutuhan"] = [k for k in [isi.get("prioritas"), *isi.get("bantuan", [])] if k]
        return isi


class FormJanji(forms.Form):
    """A time, and what helps; nothing about who."""

    kunci = forms.CharField(widget=forms.HiddenInput, max_length=64)
    mulai = forms.CharField(max_length=40)
    surel = forms.EmailField(required=False)
    bantuan = forms.MultipleChoiceField(
        choices=[*_ALASAN[1:], *_BANTUAN], required=False, widget=forms.CheckboxSelectMultiple
    )


class FormMeja(forms.Form):
    """A number for somebody at the desk."""

    kunci = forms.CharField(max_length=64)
    layanan = forms.ModelChoiceField(queryset=Layanan.objects.none())
    kebutuhan = forms.MultipleChoiceField(choices=Kebutuhan, required=False)
    butir = forms.ModelMultipleChoiceField(queryset=Layanan.objects.none(), required=False)

    def __init__(self, *args: Any, unit: Unit, **isi: Any) -> None:
        super().__init__(*args, **isi)
        for nama in ("layanan", "butir"):
            _pilihan(self, nama, Layanan.objects.dilayani().filter(unit=unit))


class FormUbah(forms.Form):
    """Corrections to a waiting ticket; what is not sent is left as it is."""

    layanan = forms.ModelChoiceField(queryset=Layanan.objects.none(), required=False)
    kebutuhan = forms.MultipleChoiceField(choices=Kebutuhan, required=False)

    def __init__(self, *args: Any, unit: Unit, **isi: Any) -> None:
        super().__init__(*args, **isi)
        _pilihan(self, "layanan", Layanan.objects.dilayani().filter(unit=unit))


class FormPesan(forms.Form):
    pesan = forms.CharField(required=False, max_length=160)


class FormInfo(forms.Form):
    """Sentences for the board, one a line."""

    info = forms.CharField(required=False, max_length=1400)

    def clean_info(self) -> str:
        baris = [b.strip() for b in self.cleaned_data["info"].splitlines() if b.strip()]
        if len(baris) > 10 or any(len(b) > 140 for b in baris):
            raise forms.ValidationError(
                _("Paling banyak 10 kalimat, masing-masing paling panjang 140 huruf.")
            )
        return "\n".join(baris)


class FormPencetak(forms.Form):
    keadaan = forms.ChoiceField(choices=Pencetak.Keadaan)


class FormHasil(forms.Form):
    """An outcome; on a journey also where to, or how it ends there: 0 home, -1 referred, -2 a later appointment."""

    hasil = forms.ChoiceField(choices=Hasil)
    ke_langkah = forms.IntegerField(required=False, min_value=-2, max_value=99)
    catatan = forms.CharField(required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        akhir = AKHIR_RUTE.get(isi.get("ke_langkah") or 0)
        if akhir:
            isi["ke_langkah"] = 0
            isi["catatan"] = "; ".join(t for t in (str(akhir), isi.get("catatan", "")) if t)[:200]
        return isi


class FormAlih(forms.Form):
    """Where to send somebody: ``layanan:<pk>`` or ``loket:<pk>`` of this unit."""

    tujuan = forms.RegexField(r"^(layanan|loket):\d{1,18}$")
    catatan = forms.CharField(required=False, max_length=200)


class FormTunda(forms.Form):
    sebab = forms.CharField(required=False, max_length=200)


def layanan_terbuka() -> Any:
    """Services a number can be taken for."""
    return (
        Layanan.objects.dilayani().dengan_uji_coba().select_related("unit__setelan_antrian").defer("vektor")
    )

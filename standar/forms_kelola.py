"""Shapes of what a penanggung jawab says about a service and the steps of a version's life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.isian import sebut_kosong
from standar.models import Layanan, PenilaianUjiCoba
from standar.peristiwa_hidup import DAFTAR

MAKS_KATA_KUNCI = 50
MAKS_HURUF = 60  # of one keyword, as in Layanan and in import


class KataKunciField(forms.CharField):
    """Words people say instead of the name, between commas → ["kk", "kk hilang"]: small letters, each once."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        teks = super().to_python(self.prepare_value(value)) or ""
        potongan = " ".join(teks.lower().split()).split(",")
        return list(dict.fromkeys(p.strip() for p in potongan if p.strip()))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MAKS_KATA_KUNCI:
            raise forms.ValidationError(_("Paling banyak %d kata kunci.") % MAKS_KATA_KUNCI)
        if panjang := next((k for k in value if len(k) > MAKS_HURUF), None):
            raise forms.ValidationError(
                _("“%(kata)s…” terlalu panjang: paling banyak %(n)d huruf. Pisahkan kata kunci dengan koma.")
                % {"kata": panjang[:20], "n": MAKS_HURUF}
            )

    def run_validators(self, value: Any) -> None:
        """Of the text: those of CharField do not know lists."""
        super().run_validators(", ".join(value))


class UbahLayananForm(forms.ModelForm):
    """What a service is called and how it is found; its code and its address stay."""

    kata_kunci = KataKunciField(
        label=_("Kata kunci"),
        required=False,
        max_length=4000,
        help_text=_("Singkatan dan sebutan sehari-hari, dipisah koma. Misalnya: kk, kk hilang."),
    )
    peristiwa_hidup = forms.MultipleChoiceField(
        label=_("Peristiwa hidup"),
        required=False,
        choices=[(p.nama, p.judul) for p in DAFTAR],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Layanan ini ditawarkan pada peristiwa yang dicentang."),
    )

    class Meta:
        model = Layanan
        fields = ["nama", "kelompok", "tahap", "bobot", "penyedia", "kata_kunci", "peristiwa_hidup"]
        help_texts = {
            "tahap": _("Diberikan sebelum, saat, atau sesudah transaksi. Boleh kosong."),
            "bobot": _("Layanan pokok unit, pendukungnya, atau tambahan. Boleh kosong."),
            "penyedia": _(
                "Primer: hanya unit ini yang boleh memberikannya; sekunder: ada pilihan lain. Boleh kosong."
            ),
        }

    def __init__(self, *args: Any, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        sebut_kosong(self)


class LayananForm(UbahLayananForm):
    """A new service."""

    class Meta:
        model = Layanan
        fields = ["nama", "kode", "kelompok", "awalan", "kata_kunci", "peristiwa_hidup"]
        help_texts = {
            "kode": _("Singkatan pendek milik unit, misalnya SKTM; tidak berubah lagi."),
            "awalan": _("Huruf di depan nomor antrean, misalnya A pada A-012."),
        }


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
    penanda_tangan = forms.CharField(label=_("Penanda tangan"), max_length=400)
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

"""The form that takes a CSV file to be scored."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ikm.instrumen_resmi import INSTRUMEN
from ikm.nilai import Aturan, KesalahanNilai, aturan_baku

MB = 1_000_000
TERBESAR = 10 * MB  # bytes: some 300,000 respondents, read within seconds; larger ones go to the command


class FormBerkas(forms.Form):
    """A file of answers, and by which rule to score it. `aturan` after a valid clean."""

    aturan: Aturan
    berkas = forms.FileField(
        label=_("Berkas CSV"),
        allow_empty_file=True,
        help_text=_(
            "Kolom u1, u2, … menurut urutan lampiran; satu baris per responden. Paling besar %(mb)s MB; yang lebih "
            "besar dihitung di server dengan perintah manage.py hitung_ikm, tanpa batas ukuran."
        )
        % {"mb": TERBESAR // MB},
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ".csv,text/csv"}),
    )
    instrumen = forms.ChoiceField(
        label=_("Instrumen"),
        choices=[(k, i.judul) for k, i in INSTRUMEN.items()],
        initial="permenpanrb14-2017",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    bobot = forms.ChoiceField(
        label=_("Bobot setiap unsur"),
        required=False,
        choices=[
            ("", _("Baku instrumen")),
            ("tepat", _("Tepat")),
            ("0.071", "0,071"),
            ("0.11", "0,11"),
            ("0.111", "0,111"),
        ],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    pembulatan = forms.ChoiceField(
        label=_("Tempat pembulatan"),
        required=False,
        choices=[("", _("Di akhir")), ("indeks", _("Pada indeks")), ("produk", _("Pada setiap hasil kali"))],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    rata_rata = forms.BooleanField(
        label=_("Berkas berisi satu baris rata-rata unsur, bukan jawaban responden"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > TERBESAR:
            raise forms.ValidationError(
                _(
                    "Berkas %(ukuran)s MB terlalu besar untuk halaman ini; paling besar %(mb)s MB. "
                    "Hitung di server dengan manage.py hitung_ikm."
                )
                % {"ukuran": -(-berkas.size // MB), "mb": TERBESAR // MB}
            )
        return berkas

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if "instrumen" in isi:
            try:
                self.aturan = aturan_baku(
                    isi["instrumen"], bobot=isi.get("bobot") or None, pembulatan=isi.get("pembulatan") or None
                )
            except KesalahanNilai as galat:
                self.add_error("bobot", str(galat))
        return isi

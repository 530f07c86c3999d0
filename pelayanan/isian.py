"""What a form says where nothing is chosen yet: words, never a row of dashes."""

from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GARIS = BLANK_CHOICE_DASH[0][1]  # "---------", what Django says
BELUM, PILIH = _("Belum ditentukan"), _("Pilih salah satu")


def sebut_kosong(form: forms.BaseForm, **kata: str | Promise) -> None:
    """Name the empty choice of every field that has one: `sebut_kosong(self, blangko=_("Tanpa blangko"))`.

    Without a word of its own a field that must be filled says "Pilih salah satu", another one "Belum ditentukan".
    Radio buttons that must be answered lose the empty choice. To be called when the fields have
    their final choices; what has a word already keeps it.
    """
    for nama, bidang in form.fields.items():
        sebut: Any = kata.get(nama, PILIH if bidang.required else BELUM)
        if isinstance(bidang, forms.ModelChoiceField):
            if bidang.empty_label == GARIS:
                bidang.empty_label = sebut
        elif isinstance(bidang, forms.ChoiceField):
            pilihan: list[Any] = list(bidang.choices)  # type: ignore[arg-type]
            if pilihan and pilihan[0] == ("", GARIS):
                tombol = bidang.required and isinstance(bidang.widget, forms.RadioSelect)
                awal = [] if tombol else [("", sebut)]
                bidang.choices = [*awal, *pilihan[1:]]

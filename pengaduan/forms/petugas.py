"""What officers fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pengaduan.forms.warga import TeksBersih
from pengaduan.models import Aduan


class UntukAduan(forms.Form):
    """A form whose choices depend on the case."""

    def __init__(self, *args: Any, aduan: Aduan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aduan = aduan


class IsiForm(forms.Form):
    isi = TeksBersih(
        label=_("Isi"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tulis isinya dahulu.")},
    )


class JawabForm(IsiForm):
    isi = TeksBersih(
        label=_("Jawaban untuk pelapor"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Dibaca pelapor di halaman aduan. Sebut apa yang sudah dilakukan dan apa langkah berikutnya."
        ),
        error_messages={"required": _("Tulis jawabannya dahulu.")},
    )


class AlasanForm(forms.Form):
    alasan = TeksBersih(
        label=_("Alasan"),
        max_length=200,
        error_messages={"required": _("Tulis alasannya; alasan ini tercatat.")},
    )

"""The table of fees of a version as a form: how often each line, how much where only a rule says it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from pelayanan.templatetags.rupa import rupiah
from permohonan.biaya import TERBANYAK, Pilihan, Pos
from permohonan.forms_tindakan import Rupiah


class FormBiaya(forms.Form):
    """`banyak_<n>` and, for lines without a sum of their own, `rupiah_<n>`; n is the line's number."""

    terlihat = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        pos: Sequence[Pos],
        rincian: Sequence[Mapping[str, Any]] = (),
        terlihat: str = "",
    ) -> None:
        super().__init__(data, initial={"terlihat": terlihat})
        self.pos = pos
        # two lines may bear the same name; bills of before know only that
        lama = {r.get("urutan", r["untuk"]): r for r in rincian}
        tunggal = 1 if len(pos) == 1 else None
        for p in pos:
            dulu = lama.get(p.urutan) or lama.get(p.untuk, {})
            self.fields[f"banyak_{p.urutan}"] = forms.IntegerField(
                label=p.untuk,
                required=False,
                min_value=0,
                max_value=TERBANYAK,
                initial=dulu.get("banyak", tunggal),
                help_text=_keterangan(p),
                error_messages={"invalid": _("Tulis banyaknya dengan angka bulat, misalnya 3.")},
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "data-satuan": p.rupiah or 0}),
            )
            if p.rupiah is None:
                self.fields[f"rupiah_{p.urutan}"] = Rupiah(
                    label=_("Besarnya (rupiah)"),
                    required=False,
                    initial=dulu.get("satuan"),
                )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for p in self.pos:
            nama = f"banyak_{p.urutan}"
            if isi.get(f"rupiah_{p.urutan}") and isi.get(nama) is None and nama not in self.errors:
                # a sum without a count would fall out of the bill unseen
                self.add_error(nama, _("Besarnya sudah ditulis: tulis juga banyaknya, 0 bila tidak berlaku."))
        return isi

    @property
    def dilihat(self) -> str | None:
        """The state of the fee on the page this was typed on; None where no page was looked at."""
        return self.cleaned_data["terlihat"] if "terlihat" in self.data else None

    @property
    def baris(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        return [
            (self[f"banyak_{p.urutan}"], self[f"rupiah_{p.urutan}"] if p.rupiah is None else None)
            for p in self.pos
        ]

    @property
    def pilihan(self) -> dict[int, Pilihan]:
        """For `tetapkan_biaya`, once valid."""
        isi = self.cleaned_data
        return {
            p.urutan: Pilihan(isi.get(f"banyak_{p.urutan}") or 0, isi.get(f"rupiah_{p.urutan}"))
            for p in self.pos
        }


def _keterangan(p: Pos) -> str:
    bagian = [
        _("menurut %(dasar)s") % {"dasar": p.dasar}
        if p.rupiah is None
        else (rupiah(p.rupiah) if p.rupiah else _("gratis")),
        p.dasar if p.rupiah is not None else "",
        _("bebas bagi %(siapa)s") % {"siapa": p.bebas_bagi} if p.bebas_bagi else "",
    ]
    return " · ".join(b for b in bagian if b)

"""The papers of a request: how each comes, and what the verifikator says of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pelayanan.teks import Tulisan
from pelayanan.templatetags.rupa import salin
from permohonan.models import Berkas


def _ada(lama: Berkas | None) -> list[tuple[str, str]]:
    """The choice of an earlier paper, saying where it comes from."""
    if lama is None:
        return []
    q = lama.permohonan
    teks = _("Pakai yang sudah saya serahkan: %(layanan)s, %(kode)s, aslinya dilihat petugas %(tanggal)s")
    tanggal = date_format(lama.asli_pada, "j F Y") if lama.asli_pada else "–"
    return [
        (
            Berkas.Cara.TERSIMPAN,
            teks % {"layanan": q.layanan.nama, "kode": q.kode_tampil, "tanggal": tanggal},
        )
    ]


class FormBerkas(forms.Form):
    """How each document comes: one choice per line of the checklist, and a file where it is uploaded."""

    berkas: list[Any]  # Berkas with `unggahan` prefetched

    def __init__(
        self, *args: Any, berkas: list[Berkas], arsip: Mapping[int, Berkas] | None = None, **kwargs: Any
    ) -> None:
        """`arsip`: {urutan: the earlier paper that may stand for it} (arsip.cari), offered beside the other ways."""
        super().__init__(*args, **kwargs)
        self.berkas = list(berkas)
        arsip = {**{b.urutan: b.dari for b in berkas if b.dari}, **(arsip or {})}
        for b in berkas:
            self.fields[f"berkas_{b.urutan}"] = forms.ChoiceField(
                label=salin(b.nama),
                help_text=salin(b.keterangan),
                choices=[
                    *_ada(arsip.get(b.urutan)),
                    *((c.value, c.label) for c in (Berkas.Cara.DIBAWA, Berkas.Cara.UNGGAH)),
                    *([] if b.wajib else [("", _("Tidak berlaku bagi saya"))]),
                ],
                initial=b.cara or (Berkas.Cara.DIBAWA if b.wajib else ""),
                required=b.wajib,
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih bagaimana berkas ini sampai kepada kami.")},
            )
            self.fields[f"file_{b.urutan}"] = forms.FileField(
                label=_("Foto atau PDF: %(nama)s") % {"nama": b.nama},
                help_text=_("JPEG, PNG, atau PDF, paling besar 20 MB. Lokasi dan waktu foto dihapus."),
                required=False,
                allow_empty_file=True,
                widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
            )

        if arsip:
            self.fields["setuju_arsip"] = forms.BooleanField(
                label=_(
                    "Saya setuju unit ini memakai lagi berkas yang dulu saya serahkan, untuk permohonan ini saja"
                ),
                initial=any(b.disetujui_pada for b in berkas),
                required=False,
            )

    def baris(self) -> list[tuple[Berkas, Any, Any, list[Any]]]:
        """(document, its choice, its file, what arrived already)."""
        return [
            (b, self[f"berkas_{b.urutan}"], self[f"file_{b.urutan}"], list(b.unggahan.all()))
            for b in self.berkas
        ]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for b in self.berkas:
            if (
                isi.get(f"berkas_{b.urutan}") == Berkas.Cara.UNGGAH
                and not isi.get(f"file_{b.urutan}")
                and not b.unggahan.all()
            ):
                # also what a cut line leaves: the server drops a file whose end never came
                self.add_error(
                    f"file_{b.urutan}",
                    _(
                        "Belum ada yang sampai untuk dokumen ini. Pilih foto atau PDF-nya, sekali lagi bila "
                        "sambungan tadi terputus, atau pilih cara lain."
                    ),
                )
        if Berkas.Cara.TERSIMPAN in self.cara_terpilih(isi) and not isi.get("setuju_arsip"):
            self.add_error(
                "setuju_arsip", _("Centang persetujuan ini, atau pilih cara lain untuk berkasnya.")
            )
        return isi

    def cara_terpilih(self, isi: Mapping[str, Any]) -> set[str]:
        return {isi.get(f"berkas_{b.urutan}", "") for b in self.berkas}

    @property
    def setuju(self) -> bool:
        return bool(self.cleaned_data.get("setuju_arsip"))

    @property
    def cara(self) -> dict[int, str]:
        return {b.urutan: self.cleaned_data[f"berkas_{b.urutan}"] for b in self.berkas}

    def kiriman(self) -> list[tuple[int, Any]]:
        """[(urutan, uploaded file)], also when other fields are wrong: what arrived is not thrown away."""
        return [
            (b.urutan, self.files[f"file_{b.urutan}"])
            for b in self.berkas
            if f"file_{b.urutan}" in self.files and f"file_{b.urutan}" not in self.errors
        ]


class FormPutusan(forms.Form):
    """The verdict on every paper; a shortcoming needs its reason."""

    def __init__(self, *args: Any, berkas: list[Berkas], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.berkas = berkas
        for b in berkas:
            self.fields[f"putusan_{b.urutan}"] = forms.ChoiceField(
                label=b.nama,
                choices=[c for c in Berkas.Putusan.choices if c[0] != Berkas.Putusan.BELUM],
                initial=None if b.putusan == Berkas.Putusan.BELUM else b.putusan,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"alasan_{b.urutan}"] = Tulisan(
                label=_("Apa yang kurang dari %(nama)s?") % {"nama": b.nama},
                initial=b.alasan,
                max_length=300,
                required=False,
            )
            if not b.dari_id:
                self.fields[f"asli_{b.urutan}"] = forms.BooleanField(
                    label=_("Aslinya saya lihat"),
                    initial=b.asli_pada is not None,  # said by the one who saw it, never by default
                    required=False,
                )
                self.fields[f"sampai_{b.urutan}"] = forms.DateField(
                    label=_("Berlaku sampai (bila tertulis)"),
                    initial=b.berlaku_sampai,
                    required=False,
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                )
        self.fields["catatan"] = Tulisan(
            label=_("Catatan untuk pemohon (boleh kosong)"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def baris(self) -> list[tuple[Berkas, Any, Any, Any, Any]]:
        """(paper, verdict, reason, original seen, good until); the last two None for one already on file."""
        return [
            (
                b,
                self[f"putusan_{b.urutan}"],
                self[f"alasan_{b.urutan}"],
                *((None, None) if b.dari_id else (self[f"asli_{b.urutan}"], self[f"sampai_{b.urutan}"])),
            )
            for b in self.berkas
        ]

    @property
    def asli(self) -> dict[int, date | None]:
        """{urutan: good until} of the papers whose original was held."""
        isi = self.cleaned_data
        return {b.urutan: isi.get(f"sampai_{b.urutan}") for b in self.berkas if isi.get(f"asli_{b.urutan}")}

    @property
    def putusan(self) -> dict[int, tuple[str, str]]:
        isi = self.cleaned_data
        return {
            b.urutan: (isi[f"putusan_{b.urutan}"] or Berkas.Putusan.BELUM, isi[f"alasan_{b.urutan}"])
            for b in self.berkas
        }

    @property
    def semua_sesuai(self) -> dict[int, tuple[str, str]]:
        """Every paper that came is in order; conditional ones that did not come are not needed."""
        return {
            b.urutan: (Berkas.Putusan.SESUAI if b.wajib or b.cara else Berkas.Putusan.TIDAK_PERLU, "")
            for b in self.berkas
        }

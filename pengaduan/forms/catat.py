"""What an officer types in of an aduan that came by telephone, letter, box or mouth."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pengaduan.forms.warga import CeritaForm, HarapanForm, KabarForm, S, TeksBersih, TentangForm
from pengaduan.models import Aduan


class CatatAduanForm(TentangForm, CeritaForm, HarapanForm, KabarForm):
    """An aduan told by telephone, letter, box or mouth, typed in by an officer."""

    berkas = None  # type: ignore[assignment]  # papers of these ways in stay in the folder
    kanal = forms.ChoiceField(
        label=_("Disampaikan lewat"),
        choices=[
            (k.value, k.label)
            for k in (
                Aduan.Kanal.LISAN,
                Aduan.Kanal.TELEPON,
                Aduan.Kanal.SURAT,
                Aduan.Kanal.KOTAK,
                Aduan.Kanal.SUREL,
            )
        ],
    )
    kelas = forms.ChoiceField(
        label=_("Jenis"), choices=Aduan.Kelas.choices, initial=Aduan.Kelas.TIDAK_BERKADAR.value
    )
    identitas = forms.ChoiceField(
        label=_("Identitas"),
        choices=Aduan.Identitas.choices,
        help_text=_("Tanyakan kepada pelapor. Tanpa identitas: nama dan kontak tidak disimpan."),
    )
    sifat = forms.ChoiceField(
        label=_("Isi boleh dibaca umum?"), choices=Aduan.Sifat.choices, initial=Aduan.Sifat.RAHASIA.value
    )
    alamat = TeksBersih(label=_("Alamat"), required=False, max_length=250)
    kabar_lewat = forms.ChoiceField(
        label=_("Cara mengabari"),
        required=False,
        choices=[
            ("", _("Sesuai kontak")),
            *((s.value, s.label) for s in (S.SUREL, S.PESAN, S.TELEPON, S.SURAT, S.DATANG)),
        ],
        help_text=_("Telepon, surat, dan datang menjadi tugas petugas bernama setiap kali ada kabar."),
    )

    field_order = (
        "kanal",
        "tentang",
        "kelas",
        "judul",
        "isi",
        "terjadi_pada",
        "permintaan",
        "kerugian",
        "identitas",
        "sifat",
        "nama",
        "kontak",
        "alamat",
        "kabar_lewat",
        "kuasa_dari",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nama"].required = False
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("identitas") == Aduan.Identitas.TERBUKA and not isi.get("nama"):
            self.add_error("nama", _("Tulis nama pelapor, atau pilih anonim atau tanpa identitas."))
        if isi.get("kabar_lewat") == S.SURAT and not isi.get("alamat"):
            self.add_error("alamat", _("Tulis alamat untuk suratnya, atau pilih cara lain."))
        if "tentang" in isi:
            isi["unit"], isi["layanan"] = self.tempat
            del isi["tentang"]
        return isi

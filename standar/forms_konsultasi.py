"""Shapes of the public consultation: a voice, an answer, the forum, the closing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.isian import sebut_kosong
from standar.forms_kelola import TanggalField
from standar.models import BerkasKonsultasi, Masukan


class MasukanForm(forms.ModelForm):
    """A citizen's word on a draft."""

    class Meta:
        model = Masukan
        fields = ["sikap", "isi", "kelompok"]
        widgets = {"isi": forms.Textarea(attrs={"rows": 4}), "sikap": forms.RadioSelect}

    def __init__(self, *args: Any, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        sebut_kosong(self)

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("sikap") not in (None, Masukan.Sikap.SETUJU) and not c.get("isi"):
            self.add_error("isi", _("Apa yang perlu diperbaiki?"))
        return c


class SurelForm(forms.Form):
    surel = forms.EmailField(
        label=_("Alamat surel"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Kami kirim kode enam angka. Alamat Anda tidak disimpan dan tidak ditampilkan."),
    )


class KodeForm(forms.Form):
    kode = forms.CharField(
        label=_("Kode enam angka"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class TanggapanForm(forms.Form):
    tanggapan = forms.CharField(
        label=_("Tanggapan"), max_length=3000, widget=forms.Textarea(attrs={"rows": 2})
    )


class BerkasForm(forms.Form):
    jenis = forms.ChoiceField(label=_("Jenis"), choices=BerkasKonsultasi.Jenis.choices)
    berkas = forms.FileField(
        label=_("Berkas"),
        max_length=200,
        help_text=_("PDF atau gambar (JPEG, PNG), paling besar 8 MB. Siapa pun dapat mengunduhnya."),
    )


class ForumForm(forms.Form):
    tempat = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    tanggal = TanggalField(label=_("Tanggal"), required=False)
    notulen = forms.CharField(
        label=_("Notulen"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Apa yang dibahas dan disepakati. Dibaca umum: jangan menulis nama atau data warga."),
    )


class HadirForm(forms.Form):
    kelompok = forms.ChoiceField(
        label=_("Kelompok"), required=False, choices=[("", "—"), *Masukan.Kelompok.choices]
    )
    nama = forms.CharField(label=_("Nama"), required=False, max_length=120)
    lembaga = forms.CharField(label=_("Lembaga"), required=False, max_length=160)

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("nama") and not c.get("kelompok"):
            self.add_error("kelompok", _("Dari kelompok mana?"))
        if not c.get("nama") and (c.get("lembaga") or c.get("kelompok")):
            self.add_error("nama", _("Siapa namanya?"))
        return c


HadirFormSet = forms.formset_factory(HadirForm, extra=5, max_num=200, absolute_max=220)


class TutupForm(forms.Form):
    """The result, and up to three who sign the berita acara."""

    hasil = forms.CharField(
        label=_("Hasil konsultasi"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Apa yang diterima, apa yang tidak, dan mengapa."),
    )
    nama_1 = forms.CharField(label=_("Penanda tangan 1: nama"), max_length=120)
    jabatan_1 = forms.CharField(label=_("Jabatan atau wakil dari"), max_length=260)
    nama_2 = forms.CharField(label=_("Penanda tangan 2: nama"), max_length=120)
    jabatan_2 = forms.CharField(label=_("Jabatan atau wakil dari"), max_length=260)
    nama_3 = forms.CharField(label=_("Penanda tangan 3: nama"), max_length=120, required=False)
    jabatan_3 = forms.CharField(label=_("Jabatan atau wakil dari"), max_length=260, required=False)

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if bool(c.get("nama_3")) != bool(c.get("jabatan_3")):
            self.add_error("jabatan_3" if c.get("nama_3") else "nama_3", _("Isi nama dan jabatannya."))
        return c

    def sebagai_operasi(self) -> dict[str, Any]:
        """Keywords of tutup_konsultasi."""
        c = self.cleaned_data
        penanda = [
            {"nama": c[f"nama_{i}"], "jabatan": c[f"jabatan_{i}"]} for i in (1, 2, 3) if c[f"nama_{i}"]
        ]
        return {"hasil": c["hasil"], "penanda": penanda}

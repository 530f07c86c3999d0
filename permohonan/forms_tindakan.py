"""The shape of what is filled in beside one press on a case: a reason, a message, how the product comes."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.teks import Tulisan
from permohonan.models import Klaim, Penyerahan
from permohonan.unggah import TERBESAR


class FormAlasan(forms.Form):
    alasan = Tulisan(
        label=_("Alasan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya, dengan kata yang dipahami pemohon.")},
    )


class FormTemuan(forms.Form):
    temuan = Tulisan(
        label=_("Temuan (bila ada)"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class FormPertimbangan(forms.Form):
    pertimbangan = Tulisan(
        label=_("Pertimbangan, dibaca pemohon"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class FormLangkah(forms.Form):
    """The step that is done, by its number in the version; and the next where the version branches."""

    nomor = forms.IntegerField(min_value=1, max_value=999)
    lanjut_ke = forms.IntegerField(min_value=0, max_value=999, required=False)


class FormPesan(forms.Form):
    isi = Tulisan(
        label=_("Pesan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis pesannya dulu.")},
    )


class FormPenyerahan(forms.Form):
    """How the product comes: at an hour of a day, or to an address."""

    cara = forms.ChoiceField(
        label=_("Bagaimana hasilnya sampai kepada Anda?"),
        choices=Penyerahan.Cara.choices,
        initial=Penyerahan.Cara.AMBIL,
        widget=forms.RadioSelect,
    )
    tanggal = forms.DateField(
        label=_("Diambil tanggal"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tulis tanggal seperti 2026-11-21.")},
    )
    jam = forms.TypedChoiceField(
        label=_("Jam"),
        choices=[(str(j), f"{j:02d}.00") for j in range(7, 17)],
        coerce=int,
        initial="9",
        required=False,
    )
    alamat = Tulisan(
        label=_("Diantar ke alamat"),
        max_length=300,
        required=False,
        help_text=_("Disimpan tersandi; dibaca hanya oleh petugas yang mengantar."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )

    def __init__(self, *args: Any, antar: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not antar:
            del self.fields["alamat"]
            cara: Any = self.fields["cara"]
            cara.choices = [c for c in Penyerahan.Cara.choices if c[0] != Penyerahan.Cara.ANTAR]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if (
            isi.get("cara") == Penyerahan.Cara.AMBIL
            and not isi.get("tanggal")
            and "tanggal" not in self.errors
        ):
            self.add_error("tanggal", _("Pilih harinya."))
        if isi.get("cara") == Penyerahan.Cara.ANTAR and not isi.get("alamat", "").strip():
            self.add_error("alamat", _("Tulis alamat lengkap tempat hasilnya diantar."))
        return isi

    def waktu(self, zona: ZoneInfo) -> datetime | None:
        """The hour chosen, in the unit's zone; None for a delivery."""
        isi = self.cleaned_data
        if isi["cara"] == Penyerahan.Cara.ANTAR or not isi.get("tanggal"):
            return None
        return datetime.combine(isi["tanggal"], time(isi.get("jam") or 9), tzinfo=zona)


class FormSerah(forms.Form):
    penerima = Tulisan(label=_("Diterima oleh (bila bukan pemohon)"), max_length=120, required=False)
    tanggal = forms.DateField(
        label=_("Tanggal diterima"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class FormTerbit(forms.Form):
    nomor_teks = Tulisan(label=_("Nomor dokumen"), max_length=80, required=False)
    tanggal = forms.DateField(
        label=_("Tanggal dokumen"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Tulis tanggal seperti 2026-11-21.")},
    )
    naskah = forms.FileField(
        label=_("PDF dokumennya"),
        required=False,
        help_text=_(
            "Disimpan seperti adanya; pemohon dapat mengunduhnya, dan sidiknya dicocokkan saat verifikasi."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        error_messages={"empty": _("Berkas ini kosong. Pilih lagi.")},
    )

    def clean_naskah(self) -> bytes:
        file = self.cleaned_data["naskah"]
        if file is None:
            return b""
        if file.size > TERBESAR:
            raise forms.ValidationError(_("Berkas itu lebih dari 20 MB."))
        return bytes(file.read())


class FormSebab(forms.Form):
    """Whose error a correction mends: ours opens what the maklumat gives for it."""

    salah_unit = forms.TypedChoiceField(
        label=_("Yang keliru berasal dari"),
        choices=[("ya", _("Kami (petugas atau sistem)")), ("tidak", _("Isian atau berkas pemohon"))],
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        help_text=_("Bila dari kami, kompensasi menurut maklumat dibuka dengan sendirinya."),
        error_messages={"required": _("Pilih dari siapa kekeliruannya.")},
    )


class Rupiah(forms.CharField):
    """A sum as people write it: 25000, 25.000 or Rp25.000. Gives whole rupiah, None when empty."""

    default_error_messages = {"invalid": _("Tulis jumlahnya dengan angka, misalnya 25.000.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> int | None:
        teks = super().clean(value).removeprefix("Rp").replace(".", "").replace(" ", "")
        if teks and not (teks.isascii() and teks.isdigit() and len(teks) < 10):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return int(teks) if teks else None


class FormUang(forms.Form):
    """What the cashier was handed."""

    jumlah = Rupiah(label=_("Uang diterima"))


class FormKlaim(forms.Form):
    """What is claimed back from whom, and the evidence: a number, a file, or both."""

    penanggung = forms.ChoiceField(
        label=_("Siapa yang menanggung biaya ini?"),
        choices=Klaim.Penanggung.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih siapa yang menanggung.")},
    )
    nama_penanggung = Tulisan(
        label=_("Nama penjamin"),
        max_length=120,
        required=False,
        help_text=_("Isi bila penjamin: misalnya nama asuransi, dinas, atau perusahaan."),
    )
    jumlah = Rupiah(
        label=_("Berapa rupiah yang ditanggung mereka?"),
        required=False,
        help_text=_("Ubah bila hanya sebagian yang ditanggung."),
    )
    alasan = Tulisan(
        label=_("Mengapa biaya ini ditanggung mereka?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
    nomor_bukti = Tulisan(
        label=_("Nomor bukti"),
        max_length=120,
        required=False,
        help_text=_("Nomor kartu, surat jaminan, atau keputusan. Disimpan tersandi."),
    )
    bukti = forms.FileField(
        label=_("Foto atau PDF bukti"),
        required=False,
        help_text=_("JPEG, PNG, atau PDF, paling besar 20 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )

    def clean_bukti(self) -> Any:
        file = self.cleaned_data["bukti"]
        if file and file.size > TERBESAR:
            raise forms.ValidationError(
                _("Berkas ini lebih dari 20 MB. Foto ulang dengan mutu lebih rendah.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("penanggung") == Klaim.Penanggung.PENJAMIN and not isi.get("nama_penanggung"):
            self.add_error("nama_penanggung", _("Tulis nama penjaminnya."))
        return isi


class FormPutusKlaim(forms.Form):
    putusan = forms.ChoiceField(choices=[("setuju", _("Setujui")), ("tolak", _("Tolak"))])
    jumlah = Rupiah(required=False)
    alasan = Tulisan(label=_("Alasan"), max_length=300, required=False)

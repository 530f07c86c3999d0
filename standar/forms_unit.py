"""Shapes of what a penanggung jawab keeps for the unit: files, SPM, documents, registered agents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.isian import sebut_kosong
from pelayanan.models import Unit
from pelayanan.saring_berkas import UKURAN_TERBESAR
from standar.lembar_kerja import MAKS_BITA
from standar.models import BiroJasa, Dokumen, IndikatorSPM, Layanan, NilaiSPM


def _tanggal(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class BerkasField(forms.FileField):
    """A file whose size is looked at before anything is read."""

    def __init__(self, maks: int, pesan: Any, **pilihan: Any) -> None:
        self.maks, self.pesan = maks, pesan
        super().__init__(**pilihan)

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas = super().clean(data, initial)
        if berkas and berkas.size > self.maks:
            raise forms.ValidationError(self.pesan)
        return berkas


class ImporForm(forms.Form):
    berkas = BerkasField(
        MAKS_BITA,
        _("Berkas ini terlalu besar: paling besar 5 MB."),
        label=_("Berkas XLSX atau YAML"),
        help_text=_(
            "Unduh dulu standar yang berlaku sebagai contoh susunannya. XLSX paling besar 5 MB, YAML paling besar 2 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.yaml,.yml"}),
    )


class IndikatorForm(forms.ModelForm):
    class Meta:
        model = IndikatorSPM
        fields = ["nama", "aspek", "arah", "satuan", "layanan", "hitung", "dokumen"]

    def __init__(self, *args: Any, unit: Unit, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        layanan: Any = self.fields["layanan"]
        layanan.queryset = Layanan.objects.filter(unit=unit, aktif=True).order_by("urutan", "nama")
        sebut_kosong(self, layanan=_("Seluruh unit"), aspek=_("Pilih aspek"), arah=_("Pilih arah"))


class JiwaForm(forms.Form):
    """The spirit of the unit; both may stay empty."""

    visi = forms.CharField(
        label=_("Visi"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    misi = forms.CharField(
        label=_("Misi"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu baris satu misi."),
    )


class NilaiForm(forms.ModelForm):
    class Meta:
        model = NilaiSPM
        fields = ["jenis", "tahun", "nilai", "keterangan"]
        widgets = {
            "tahun": forms.NumberInput(attrs={"min": 2000, "max": 2100}),
            "nilai": forms.NumberInput(attrs={"min": 0, "step": "0.01", "inputmode": "decimal"}),
        }

    def __init__(self, *args: Any, indikator: IndikatorSPM, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        if indikator.dihitung:
            jenis: Any = self.fields["jenis"]
            jenis.choices = [c for c in NilaiSPM.Jenis.choices if c[0] != NilaiSPM.Jenis.CAPAIAN]
        sebut_kosong(self, jenis=_("Pilih target atau capaian"))

    def clean_nilai(self) -> Any:
        nilai = self.cleaned_data["nilai"]
        if nilai is not None and nilai < 0:
            raise forms.ValidationError(_("Nilai tidak boleh kurang dari 0."))
        return nilai

    def clean_tahun(self) -> Any:
        tahun = self.cleaned_data["tahun"]
        if tahun is not None and not 2000 <= tahun <= 2100:
            raise forms.ValidationError(_("Tulis tahun antara 2000 dan 2100."))
        return tahun


def _berkas_dokumen() -> BerkasField:
    return BerkasField(
        UKURAN_TERBESAR,
        _("Berkas ini terlalu besar: paling besar 8 MB."),
        label=_("Berkas"),
        help_text=_("PDF, DOCX, ODT, atau gambar, paling besar 8 MB. Data lokasi pada foto dihapus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.odt,.jpg,.jpeg,.png,.webp"}),
    )


class DokumenForm(forms.ModelForm):
    berkas = _berkas_dokumen()

    class Meta:
        model = Dokumen
        fields = ["jenis", "judul", "nomor", "ringkasan"]

    def __init__(self, *args: Any, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        sebut_kosong(self, jenis=_("Pilih jenis dokumen"))


class VersiDokumenForm(forms.Form):
    berkas = _berkas_dokumen()
    catatan = forms.CharField(label=_("Apa yang berubah"), max_length=300, required=False)


class BiroForm(forms.ModelForm):
    mulai = _tanggal(_("Berlaku mulai"))
    sampai = _tanggal(_("Berlaku sampai dengan"))

    class Meta:
        model = BiroJasa
        fields = ["nama", "alamat", "telepon", "nomor_keputusan", "tanggal_keputusan", "layanan"]
        widgets = {
            "layanan": forms.CheckboxSelectMultiple,
            "tanggal_keputusan": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, unit: Unit, **pilihan: Any) -> None:
        super().__init__(*args, **pilihan)
        layanan: Any = self.fields["layanan"]
        layanan.queryset = Layanan.objects.filter(unit=unit, aktif=True).order_by("urutan", "nama")


class StatusBiroForm(forms.Form):
    status = forms.ChoiceField(label=_("Menjadi"), choices=BiroJasa.Status.choices)
    alasan = forms.CharField(label=_("Alasan"), max_length=300)

"""Forms of those who set things up: questions, letters, blanks, the unit's rules."""

from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from pelayanan.isian import sebut_kosong
from pelayanan.models import Unit
from permohonan import rancang
from permohonan.models import Blangko, Mutasi, Pengaturan, Rancangan, Voucher
from standar.models import Layanan


class FormPengaturan(forms.ModelForm):
    class Meta:
        model = Pengaturan
        fields = ["bagi_otomatis", "persen_uji_petik", "antar"]


class FormVoucher(forms.ModelForm):
    class Meta:
        model = Voucher
        fields = ["layanan", "persen", "alasan", "berlaku_sampai"]
        widgets = {"berlaku_sampai": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["layanan"]).queryset = Layanan.objects.filter(unit=unit)
        sebut_kosong(self, layanan=_("Semua layanan"))
        persen: Any = self.fields["persen"]
        persen.min_value, persen.max_value = 1, 100
        persen.validators += [MinValueValidator(1), MaxValueValidator(100)]


class FormPertanyaan(forms.Form):
    """One row of the builder."""

    label = forms.CharField(label=_("Pertanyaan"), max_length=200, required=False)
    kunci = forms.CharField(
        label=_("Nama isian"),
        max_length=40,
        required=False,
        help_text=_("Huruf kecil; dipakai di surat sebagai {nama_isian}."),
    )
    kelompok = forms.CharField(label=_("Kelompok (satu layar)"), max_length=60, required=False)
    jenis = forms.ChoiceField(label=_("Jenis jawaban"), choices=list(rancang.JENIS.items()), required=False)
    wajib = forms.BooleanField(label=_("Wajib"), required=False)
    pilihan = forms.CharField(
        label=_("Pilihan"), max_length=500, required=False, help_text=_("Pisahkan dengan titik koma.")
    )
    ulang = forms.IntegerField(
        label=_("Kelompok diulang sampai (kali)"),
        min_value=0,
        max_value=rancang.BARIS_TERBANYAK,
        required=False,
        help_text=_(
            "Misalnya 10 untuk anggota keluarga; kosong: ditanyakan sekali. Berlaku bagi seluruh kelompok."
        ),
    )
    bantuan = forms.CharField(label=_("Bantuan"), max_length=200, required=False)
    bila_kunci = forms.CharField(label=_("Hanya bila isian"), max_length=40, required=False)
    bila_nilai = forms.CharField(label=_("dijawab"), max_length=100, required=False)

    @property
    def kosong(self) -> bool:
        return not (self.cleaned_data.get("label") or self.cleaned_data.get("kunci"))

    @property
    def pertanyaan(self) -> dict[str, Any]:
        isi = self.cleaned_data
        t: dict[str, Any] = {k: isi[k] for k in ("kunci", "kelompok", "label", "jenis", "wajib", "bantuan")}
        if isi["jenis"] == "pilihan":
            t["pilihan"] = [s.strip() for s in isi["pilihan"].split(";") if s.strip()]
        if isi["ulang"]:
            t["ulang"] = isi["ulang"]
        if isi["bila_kunci"]:
            t["bila"] = {"kunci": isi["bila_kunci"], "nilai": isi["bila_nilai"]}
        return t

    @staticmethod
    def awal(t: dict[str, Any]) -> dict[str, Any]:
        bila = t.get("bila") or {}
        return {
            **t,
            "pilihan": "; ".join(t.get("pilihan", [])),
            "bila_kunci": bila.get("kunci", ""),
            "bila_nilai": bila.get("nilai", ""),
        }


Pertanyaan = forms.formset_factory(FormPertanyaan, extra=3, max_num=rancang.TERBANYAK)


class FormRancangan(forms.ModelForm):
    """What comes out of a version."""

    class Meta:
        model = Rancangan
        fields = ["produk", "tingkat_persetujuan", "register", "judul", "templat", "bulan_berlaku", "blangko"]
        widgets = {"templat": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.instance.standar.layanan.unit_id
        cast(forms.ModelChoiceField, self.fields["blangko"]).queryset = Blangko.objects.filter(unit=unit)
        sebut_kosong(self, blangko=_("Tanpa blangko"))


class FormBlangko(forms.ModelForm):
    class Meta:
        model = Blangko
        fields = ["nama", "batas"]


class FormMutasi(forms.Form):
    jenis = forms.ChoiceField(
        label=_("Apa yang terjadi"),
        choices=[p for p in Mutasi.Jenis.choices if p[0] != Mutasi.Jenis.TERPAKAI],
    )
    jumlah = forms.IntegerField(
        label=_("Jumlah"),
        min_value=0,
        max_value=1_000_000,
        help_text=_("Hasil hitung ulang: jumlah yang benar-benar ada."),
    )
    keterangan = forms.CharField(label=_("Keterangan"), max_length=200, required=False)

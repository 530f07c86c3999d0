"""What is typed at the steps about the unit itself: who it is, when it works, its lokets and devices."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antrian.models import Loket
from pelayanan.models import HariLibur, JamLayanan, Unit, Zona
from standar.models import Layanan

HARI = JamLayanan.Hari
USULAN = {
    **dict.fromkeys(range(4), (time(8), time(15, 30), time(12), time(13))),
    4: (time(8), time(15, 30), time(11, 30), time(13)),
}


class IdentitasForm(forms.Form):
    nama = forms.CharField(
        label=_("Nama unit"), max_length=120, help_text=_("Seperti tertulis di papan nama kantor.")
    )
    jenis = forms.ChoiceField(label=_("Jenis unit"), choices=Unit.Jenis)
    alamat = forms.CharField(label=_("Alamat"), max_length=250)
    telepon = forms.RegexField(
        r"^[0-9+()\-. ]{3,30}$",
        label=_("Telepon"),
        max_length=30,
        help_text=_("Yang diangkat pada jam layanan, misalnya (0274) 555-123."),
        error_messages={"invalid": _("Tulis angka saja, boleh dengan spasi, tanda kurung, + atau -.")},
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    zona = forms.ChoiceField(label=_("Zona waktu"), choices=Zona)


def _jam(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class JamForm(forms.Form):
    """Seven days of four times; a day without times is closed."""

    buka_setiap_saat = forms.BooleanField(
        label=_("Buka setiap saat, setiap hari"),
        required=False,
        help_text=_(
            "Nomor antrean dapat diambil kapan saja; jam di bawah tetap dipakai menghitung hari kerja."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for hari in HARI:
            for nama, label in (
                ("buka", _("Buka")),
                ("tutup", _("Tutup")),
                ("dari", _("Istirahat dari")),
                ("sampai", _("Istirahat sampai")),
            ):
                self.fields[f"{nama}_{hari.value}"] = _jam(label)

    @property
    def baris(self) -> list[tuple[str, list[forms.BoundField]]]:
        """[(day, its four fields)] for the template."""
        return [
            (str(h.label), [self[f"{n}_{h.value}"] for n in ("buka", "tutup", "dari", "sampai")])
            for h in HARI
        ]

    @staticmethod
    def awal(unit: Unit) -> dict[str, Any]:
        """The hours there are; none yet: the usual ones, to be changed."""
        punya = {
            j.hari: (j.buka, j.tutup, j.istirahat_mulai, j.istirahat_selesai)
            for j in JamLayanan.objects.filter(unit=unit, berlaku_dari__isnull=True)
        }
        isi: dict[str, Any] = {"buka_setiap_saat": unit.buka_setiap_saat}
        for hari, jam in (punya or USULAN).items():
            isi |= {f"{n}_{hari}": x for n, x in zip(("buka", "tutup", "dari", "sampai"), jam, strict=True)}
        return isi

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        hasil = {}
        for h in HARI:
            buka, tutup, dari, sampai = (c.get(f"{n}_{h.value}") for n in ("buka", "tutup", "dari", "sampai"))
            if not any((buka, tutup, dari, sampai)):
                continue
            if not (buka and tutup):
                self.add_error(
                    f"buka_{h.value}",
                    _("%s: isi jam buka dan jam tutup, atau kosongkan keempatnya bila tutup.") % h.label,
                )
            elif tutup <= buka:
                self.add_error(f"tutup_{h.value}", _("%s: jam tutup harus sesudah jam buka.") % h.label)
            elif bool(dari) != bool(sampai) or (dari and sampai and not buka < dari < sampai < tutup):
                self.add_error(
                    f"dari_{h.value}",
                    _("%s: istirahat harus punya awal dan akhir, di antara jam buka dan jam tutup.")
                    % h.label,
                )
            else:
                hasil[h.value] = (buka, tutup, dari, sampai)
        if not hasil and not self.errors and not c.get("buka_setiap_saat"):
            raise forms.ValidationError(_("Isi jam paling sedikit satu hari."))
        return {"hari": hasil, "buka_setiap_saat": bool(c.get("buka_setiap_saat"))}


class LiburForm(forms.Form):
    tanggal = forms.DateField(
        label=_("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    nama = forms.CharField(
        label=_("Nama hari"), max_length=120, help_text=_("Misalnya: Hari Jadi Kabupaten.")
    )
    jenis = forms.ChoiceField(label=_("Jenis"), choices=HariLibur.Jenis)
    tutup_pukul = _jam(_("Tutup pukul (setengah hari)"))
    nomor_sk = forms.CharField(label=_("Nomor SK"), max_length=120)

    def clean_tanggal(self) -> date:
        tanggal: date = self.cleaned_data["tanggal"]
        if not 2020 <= tanggal.year <= 2100:
            raise forms.ValidationError(_("Tahun itu di luar jangkauan kalender portal."))
        return tanggal

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("jenis") == HariLibur.Jenis.SETENGAH_HARI and not c.get("tutup_pukul"):
            self.add_error("tutup_pukul", _("Isi pukul berapa unit tutup hari itu."))
        return c


class LoketForm(forms.Form):
    nomor = forms.IntegerField(
        label=_("Nomor loket"),
        min_value=1,
        max_value=999,
        help_text=_("Angka yang diucapkan saat memanggil."),
    )
    nama = forms.CharField(
        label=_("Nama"), max_length=60, help_text=_("Misalnya: Loket 1, Kasir, Ruang Periksa.")
    )
    layanan = forms.ModelMultipleChoiceField(
        label=_("Layanan yang dilayani di sini"),
        queryset=Layanan.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Centang paling sedikit satu layanan.")},
    )
    aksesibel = forms.BooleanField(label=_("Dapat dicapai kursi roda"), required=False)

    def __init__(self, *args: Any, unit: Unit, ada: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layanan: Any = self.fields["layanan"]
        layanan.queryset = Layanan.objects.aktif().filter(unit=unit).order_by("urutan", "nama")
        if ada:
            self.fields["aktif"] = forms.BooleanField(
                label=_("Dipakai"),
                required=False,
                help_text=_("Lepaskan centang bila loket ditutup untuk seterusnya."),
            )


class PasangForm(forms.Form):
    """A device by the code it shows."""

    class Jenis:
        PAPAN, ANJUNGAN, TABLET = "papan", "anjungan", "tablet"

    kode = forms.CharField(
        label=_("Kode di layar perangkat"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    jenis = forms.ChoiceField(
        label=_("Menjadi apa"),
        choices=[
            (Jenis.PAPAN, _("Papan antrean di ruang tunggu")),
            (Jenis.ANJUNGAN, _("Anjungan mandiri: warga mengambil nomor")),
            (Jenis.TABLET, _("Tablet survei di loket")),
        ],
    )
    nama = forms.CharField(
        label=_("Nama perangkat"), max_length=60, help_text=_("Misalnya: Ruang tunggu lantai 1.")
    )
    loket = forms.ModelMultipleChoiceField(
        label=_("Loket"),
        queryset=Loket.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Papan: loket di zona itu, kosong berarti semua. Tablet: satu loket tempatnya berdiri."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        loket: Any = self.fields["loket"]
        loket.queryset = Loket.objects.filter(unit=unit, aktif=True)

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("jenis") == self.Jenis.TABLET and len(c.get("loket") or ()) != 1:
            self.add_error("loket", _("Tablet berdiri di satu loket: centang tepat satu."))
        return c

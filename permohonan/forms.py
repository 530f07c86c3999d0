"""The shape of what people fill in; nothing about the world."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import rapikan_nik, rapikan_telepon
from pelayanan.teks import Tulisan
from permohonan.models import Permohonan
from permohonan.operasi.bagian import KONTAK, Pemohon

Kabar, Atas = Permohonan.Kabar, Permohonan.Atas
# a citizen's screens, one group of questions each: its fields
BAGIAN: dict[str, tuple[str, ...]] = {
    "diri": ("nama", "nik"),
    "untuk": ("atas", "nama_pengaju", "nomor_biro", "kode_unit"),
    "kabar": ("kabar_lewat", "telepon", "surel", "alamat"),
}
_PESAN_PERLU = {
    Kabar.TELEPON: _("Tulis nomor telepon, atau pilih cara kabar yang lain."),
    Kabar.SUREL: _("Tulis alamat surel, atau pilih cara kabar yang lain."),
    Kabar.SURAT: _("Tulis alamat lengkap tempat surat dikirim, atau pilih cara kabar yang lain."),
}


class FormPemohon(forms.Form):
    """Who asks, and how to reach them."""

    nama = Tulisan(
        label=_("Nama pemohon"),
        max_length=120,
        help_text=_("Seperti tertulis di KTP."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tulis nama pemohon.")},
    )
    nik = Tulisan(
        label=_("NIK (boleh dikosongkan)"),
        max_length=30,
        required=False,
        help_text=_("16 angka. Disimpan tersandi, tidak tampil di halaman mana pun."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-tanpa-draf": ""}),
    )
    kabar_lewat = forms.ChoiceField(
        label=_("Kabar lewat apa?"),
        choices=Kabar.choices,
        initial=Kabar.TELEPON,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih bagaimana kami mengabari.")},
    )
    telepon = Tulisan(
        label=_("Nomor telepon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    surel = forms.EmailField(
        label=_("Alamat surel (email)"),
        max_length=120,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Alamat surel belum benar. Contoh: siti@contoh.id")},
    )
    alamat = Tulisan(
        label=_("Alamat surat"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"}),
    )
    atas = forms.ChoiceField(
        label=_("Permohonan ini untuk siapa?"),
        choices=[c for c in Atas.choices if c[0] not in (Atas.UNIT, Atas.BIRO_JASA)],
        initial=Atas.SENDIRI,
        widget=forms.RadioSelect,
    )
    nama_pengaju = Tulisan(
        label=_("Nama yang mengurus"),
        max_length=120,
        required=False,
        help_text=_("Isi bila bukan untuk diri sendiri. Yang mengambil nanti membawa surat kuasa."),
    )

    def __init__(
        self,
        *args: Any,
        biro: bool = False,
        unit: Sequence[tuple[str, str]] = (),
        bagian: str = "",
        **kwargs: Any,
    ) -> None:
        """`biro`: the service has registered agents; `unit`: [(code, name)] this person may ask for.

        `bagian`: only the fields of that screen (BAGIAN); "" asks for everything at once, as the counter does.
        """
        super().__init__(*args, **kwargs)
        self._lewat: dict[str, str] = {}
        if biro:
            self._tambah_pengaju(
                Atas.BIRO_JASA,
                "nomor_biro",
                Tulisan(
                    label=_("Nomor keputusan biro jasa"),
                    max_length=120,
                    required=False,
                    help_text=_(
                        "Nomor pendaftaran biro di unit ini. Surat kuasa dari pemohon wajib dilampirkan."
                    ),
                ),
            )
        if unit:
            self._tambah_pengaju(
                Atas.UNIT,
                "kode_unit",
                forms.ChoiceField(label=_("Unit yang memohon"), choices=[("", "–"), *unit], required=False),
            )
        if bagian:
            self.fields = {n: b for n, b in self.fields.items() if n in BAGIAN[bagian]}

    def _tambah_pengaju(self, atas: str, nama: str, bidang: forms.Field) -> None:
        pilihan: Any = self.fields["atas"]
        pilihan.choices = [*pilihan.choices, (atas, Atas(atas).label)]
        self.fields[nama] = bidang
        self._lewat[atas] = nama

    def clean_nik(self) -> str:
        return rapikan_nik(self.cleaned_data["nik"]) if self.cleaned_data["nik"].strip() else ""

    def clean_telepon(self) -> str:
        return rapikan_telepon(self.cleaned_data["telepon"]) if self.cleaned_data["telepon"].strip() else ""

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        kabar = isi.get("kabar_lewat", "")
        perlu = KONTAK.get(kabar)
        if perlu and not isi.get(perlu) and perlu not in self.errors:
            self.add_error(perlu, _PESAN_PERLU[kabar])
        lewat = self._lewat.get(isi.get("atas", ""))
        if lewat and not isi.get(lewat) and lewat not in self.errors:
            self.add_error(
                lewat,
                _("Tulis nomor keputusan biro jasa Anda.") if lewat == "nomor_biro" else _("Pilih unitnya."),
            )
        if isi.get("atas") in (Atas.KELUARGA, Atas.KUASA) and not isi.get("nama_pengaju"):
            self.add_error("nama_pengaju", _("Tulis nama Anda yang mengurus permohonan ini."))
        return isi

    @property
    def pemohon(self) -> Pemohon:
        return self.pemohon_dari({})

    def pemohon_dari(self, awal: Mapping[str, Any]) -> Pemohon:
        """What this screen says, over what is known already."""
        isi = {**awal, **self.cleaned_data}
        return Pemohon(**{k: v for k, v in isi.items() if k in Pemohon.__dataclass_fields__})

    @classmethod
    def awal(cls, p: Permohonan) -> dict[str, Any]:
        """What a draft holds, as initial values."""
        isi = {nama: getattr(p, nama, "") for nama in Pemohon.__dataclass_fields__}
        isi["nomor_biro"] = p.biro.nomor_keputusan if p.biro else ""
        isi["kode_unit"] = p.unit_pemohon.kode if p.unit_pemohon else ""
        return isi


class FormTerima(FormPemohon):
    """*Berkas diterima*: the applicant, and a tick for every paper on the desk."""

    def __init__(self, *args: Any, syarat: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nik"].help_text = _("16 angka, dari KTP atau KK.")
        if syarat:
            self.fields["berkas"] = forms.MultipleChoiceField(
                label=_("Berkas di meja"),
                choices=[
                    (str(i), f"{s.nama} ({s.keterangan})" if s.keterangan else s.nama)
                    for i, s in enumerate(syarat, start=1)
                ],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self._kuasa = str(len(syarat) + 1)
        if Atas.BIRO_JASA in self._lewat:
            self.fields["kuasa"] = forms.BooleanField(
                label=_("Surat kuasa ada di meja (bila lewat biro jasa)"), required=False
            )
        self._wajib = {str(i) for i, s in enumerate(syarat, start=1) if s.wajib}

    def clean_berkas(self) -> list[str]:
        ada = self.cleaned_data["berkas"]
        if self._wajib - set(ada):
            raise forms.ValidationError(
                _(
                    "Belum semua berkas wajib ada: janji hanya berlaku untuk berkas lengkap. "
                    "Bila memang kurang, pilih «berkas kurang» di layar loket."
                )
            )
        return ada

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        if isi.get("atas") == Atas.BIRO_JASA and not isi.get("kuasa"):
            self.add_error("kuasa", _("Biro jasa harus membawa surat kuasa dari pemohon."))
        return isi

    @property
    def berkas_ada(self) -> set[int]:
        """Numbers of the papers on the desk; a biro jasa's surat kuasa is the last."""
        ada = set(self.cleaned_data.get("berkas", []))
        if self.cleaned_data.get("atas") == Atas.BIRO_JASA and self.cleaned_data.get("kuasa"):
            ada.add(self._kuasa)
        return {int(n) for n in ada}


class FormPin(forms.Form):
    pin = Tulisan(
        label=_("PIN"),
        max_length=20,
        help_text=_("6 angka, tertulis di tanda terima."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Tulis PIN dari tanda terima Anda.")},
    )

"""The shape of what people fill in; nothing about the world."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pelayanan.sandi import rapikan_nik, rapikan_telepon
from pelayanan.teks import Tulisan
from pelayanan.templatetags.rupa import salin
from permohonan.models import Berkas, Permohonan
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


class FormPin(forms.Form):
    pin = Tulisan(
        label=_("PIN"),
        max_length=20,
        help_text=_("6 angka, tertulis di tanda terima."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Tulis PIN dari tanda terima Anda.")},
    )


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

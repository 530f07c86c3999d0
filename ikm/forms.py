"""The questionnaire as a form: radios in the order of the questionnaire, reasons, profile, free words."""

import secrets
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ikm import periksa
from ikm.instrumen_pendek import PENDEK
from ikm.instrumen_resmi import INSTRUMEN
from ikm.kotak import CEPAT, TANPA_WAKTU
from ikm.models import Instrumen, Jenis, Periode
from ikm.profil import Kelas
from pelayanan.models import Unit
from standar.models import Layanan

_GARAM = "ikm.mulai"
DETIK_PER_UNSUR = 1  # nobody reads a question and four options in less
UMUR = "umur"  # the name of the field where an instrument asks for years


def bidang_profil(kelas: Kelas, kosong: Any) -> dict[str, forms.Field]:
    """{name: field} of a profile as its instrument asks it; `kosong`: the words for no answer."""
    bidang: dict[str, forms.Field] = {}
    for atribut, satu in kelas.items():
        if satu.tahun:
            bidang[UMUR] = forms.IntegerField(
                label=_("%(nama)s (tahun)") % {"nama": gettext(satu.nama)},
                required=False,
                min_value=1,
                max_value=120,
                widget=forms.TextInput(
                    attrs={
                        "class": "form-control",
                        "inputmode": "numeric",
                        "maxlength": 3,
                        "autocomplete": "off",
                    }
                ),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"),
                    _("Tulis umur dengan angka, 1 sampai 120, atau kosongkan."),
                ),
            )
            continue
        bidang[atribut] = forms.ChoiceField(
            label=gettext(satu.nama),
            required=False,
            choices=[("", kosong), *((nilai, gettext(teks)) for nilai, teks in satu.pilihan.items())],
            widget=forms.Select(attrs={"class": "form-select"}),
        )
    return bidang


class FormSurvei(forms.Form):
    """Fields: one radio per unsur (name = its code), alasan_<code>, the profile, saran."""

    mulai = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, instrumen: Instrumen, kelas: Kelas | None = None, kata: bool = True, **kw: Any
    ) -> None:
        """`kelas`: the profile to ask for, none by default; `kata`: ask for reasons and advice (a short page does
        without)."""
        super().__init__(*args, **kw)
        self.instrumen, self.kata = instrumen, kata
        self.fields["mulai"].initial = signing.dumps(int(timezone.now().timestamp()), salt=_GARAM)
        for u in instrumen.urut_tanya:
            self.fields[u.kode] = forms.ChoiceField(
                label=u.nama,
                required=not instrumen.boleh_kosong,
                choices=[(str(i), teks) for i, teks in enumerate(u.pilihan, 1)],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Pilih satu jawaban."),
                    "invalid_choice": _("Pilih 1 sampai 4."),
                },
            )
            self.fields[f"alasan_{u.kode}"] = forms.CharField(
                label=_("Apa yang perlu kami perbaiki? (boleh dikosongkan)"),
                required=False,
                max_length=periksa.ALASAN_TERPANJANG,
            )
        self.profil = bidang_profil(kelas or {}, _("Tidak menjawab"))
        self.fields.update(self.profil)
        self.fields["saran"] = forms.CharField(
            label=_("Terima kasih atau saran (boleh dikosongkan)"),
            required=False,
            max_length=periksa.SARAN_TERPANJANG,
            widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
            help_text=_("Jangan tulis nama atau nomor: jawaban ini tanpa nama."),
        )

    def bagian_unit(self, unit: Unit) -> None:
        """Ask for the service too, where no invitation names it."""
        self.fields["layanan"] = forms.ModelChoiceField(
            Layanan.objects.aktif().filter(unit=unit),
            label=_("Layanan yang Anda terima"),
            empty_label=_("Pilih layanan"),
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    @property
    def tanya(self) -> list[dict[str, Any]]:
        """What the template walks over: number, unsur, its field, its options, the field of the reason."""
        return [
            {
                "nomor": i,
                "unsur": u,
                "bidang": self[u.kode],
                "pilihan": [
                    (str(n), teks, str(self[u.kode].value()) == str(n)) for n, teks in enumerate(u.pilihan, 1)
                ],
                "alasan": self[f"alasan_{u.kode}"],
            }
            for i, u in enumerate(self.instrumen.urut_tanya, 1)
        ]

    @property
    def bidang_profil(self) -> list[Any]:
        return [self[nama] for nama in self.profil]

    def untuk_pendek(self) -> dict[str, Any]:
        """cleaned_data as keywords of `isi_pendek`; `jawaban` alone is that of `isi_harapan`."""
        isi = self.untuk_operasi()
        del isi["profil"]
        return isi

    def untuk_operasi(self) -> dict[str, Any]:
        """cleaned_data as keywords of `kirim_jawaban`."""
        isi = self.cleaned_data
        kode = self.instrumen.kode_unsur
        return {
            "jawaban": {k: isi[k] for k in kode},
            "alasan": {k: isi[f"alasan_{k}"] for k in kode if isi[f"alasan_{k}"]},
            "profil": {nama: isi[nama] for nama in self.profil},
            "saran": isi["saran"],
            "tanda": self._tanda_waktu(),
        }

    def _tanda_waktu(self) -> tuple[str, ...]:
        """Marks for review. Every page of ours carries its start; who sends none, or a forged one, made their own."""
        try:
            mulai = signing.loads(self.cleaned_data["mulai"], salt=_GARAM)
        except signing.BadSignature:
            return (TANPA_WAKTU,)
        lama = timezone.now().timestamp() - mulai
        return (CEPAT,) if lama < DETIK_PER_UNSUR * len(self.instrumen.urut_lampiran) else ()


class FormKertas(forms.Form):
    """One paper form: a digit per unsur, 0 or nothing where the paper is blank, in the order of the questionnaire."""

    kunci = forms.CharField(widget=forms.HiddenInput, max_length=64)
    # which questions the page asked; an old page is never read with another period's
    periode = forms.CharField(widget=forms.HiddenInput, max_length=10, required=False)
    hari = forms.DateField(
        label=_("Tanggal lembar"), widget=forms.DateInput(attrs={"type": "date", "class": "form-control"})
    )

    def __init__(self, *args: Any, unit: Unit, periode: Periode, sampai: date, **kw: Any) -> None:
        """`sampai`: the latest day a paper of `periode` can have."""
        super().__init__(*args, **kw)
        self.fields["hari"].widget.attrs |= {"min": periode.mulai.isoformat(), "max": sampai.isoformat()}
        self.fields["periode"].initial = periode.mulai.isoformat()
        instrumen = self.instrumen = periode.instrumen
        self.fields["kunci"].initial = secrets.token_hex(16)
        self.fields["layanan"] = forms.ModelChoiceField(
            Layanan.objects.aktif().filter(unit=unit),
            label=_("Layanan"),
            empty_label=_("Pilih layanan"),
            widget=forms.Select(attrs={"class": "form-select"}),
        )
        for u in instrumen.urut_tanya:
            self.fields[u.kode] = forms.RegexField(
                r"^[0-4]?$",
                label=u.nama,
                required=False,
                max_length=1,
                widget=forms.TextInput(
                    attrs={
                        "class": "form-control kertas-angka",
                        "inputmode": "numeric",
                        "autocomplete": "off",
                    }
                ),
                error_messages={"invalid": _("Isi 1, 2, 3, atau 4; 0 bila kosong di lembar.")},
            )
        self.profil = bidang_profil(periode.kelas_profil, "–")
        for b in self.profil.values():
            if isinstance(b, forms.ChoiceField):  # the number that picks a class from the keyboard
                kosong, *kelas = list(b.choices)  # type: ignore[arg-type]
                b.choices = [kosong, *((k, f"{ke} {x}") for ke, (k, x) in enumerate(kelas, 1))]
        self.fields.update(self.profil)
        self.fields["saran"] = forms.CharField(
            label=_("Saran di lembar"),
            required=False,
            max_length=periksa.SARAN_TERPANJANG,
            widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
        )

    @property
    def bidang_unsur(self) -> list[Any]:
        return [(i, self[u.kode]) for i, u in enumerate(self.instrumen.urut_tanya, 1)]

    @property
    def bidang_profil(self) -> list[Any]:
        return [self[nama] for nama in self.profil]

    def untuk_operasi(self) -> dict[str, Any]:
        """cleaned_data as keywords of `masukkan_lembar`."""
        isi = self.cleaned_data
        return {
            "layanan": isi["layanan"],
            "hari": isi["hari"],
            "jawaban": {k: isi[k] for k in self.instrumen.kode_unsur if isi[k] not in ("", "0")},
            "profil": {nama: isi[nama] for nama in self.profil},
            "saran": isi["saran"],
        }


class FormPeriode(forms.Form):
    """A new period: instrument, days, and the rule that will hold for ever."""

    instrumen = forms.ChoiceField(
        label=_("Instrumen"),
        choices=[(k, i.judul) for k, i in INSTRUMEN.items()],
        initial="permenpanrb14-2017",
    )
    nama = forms.CharField(label=_("Nama"), max_length=60, help_text=_("Misalnya: Semester I 2027."))
    mulai = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date"}))
    selesai = forms.DateField(label=_("Selesai"), widget=forms.DateInput(attrs={"type": "date"}))
    bobot = forms.ChoiceField(
        label=_("Bobot setiap unsur"),
        required=False,
        choices=[
            ("", _("Baku instrumen")),
            ("0.071", "0,071"),
            ("0.11", "0,11"),
            ("0.111", "0,111"),
            ("tepat", _("Tepat")),
        ],
    )
    pembulatan = forms.ChoiceField(
        label=_("Tempat pembulatan"),
        initial="akhir",
        choices=[
            ("akhir", _("Di akhir")),
            ("indeks", _("Pada indeks")),
            ("produk", _("Pada setiap hasil kali")),
        ],
    )
    kosong = forms.ChoiceField(
        label=_("Jawaban kosong"),
        initial="per_unsur",
        choices=[
            ("per_unsur", _("Rata-rata dari yang mengisi unsur itu")),
            ("baris_lengkap", _("Hanya lembar yang lengkap")),
        ],
    )
    populasi = forms.IntegerField(
        label=_("Penerima layanan"),
        required=False,
        min_value=1,
        help_text=_("Kosongkan: dihitung dari kunjungan yang diundang."),
    )
    harapan_tiap = forms.IntegerField(
        label=_("Tanyakan harapan kepada satu dari"),
        required=False,
        initial=5,
        min_value=0,
        max_value=1000,
        help_text=_(
            "Halaman pendek kedua sesudah survei, untuk responden yang terpilih acak. 0: tidak ditanyakan."
        ),
    )
    terbuka = forms.BooleanField(
        label=_("Terima juga tautan terbuka"),
        required=False,
        help_text=_("Siapa saja dapat mengisi; dihitung terpisah dari yang terverifikasi."),
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("mulai") and isi.get("selesai") and isi["selesai"] < isi["mulai"]:
            self.add_error("selesai", _("Tanggal selesai tidak boleh sebelum tanggal mulai."))
        return isi


class FormPendek(forms.Form):
    """Open a short survey."""

    instrumen = forms.ChoiceField(label=_("Pertanyaan"))
    nama = forms.CharField(label=_("Nama"), max_length=60, help_text=_("Misalnya: Loket 2, November."))
    sasaran = forms.CharField(
        label=_("Tentang"),
        required=False,
        max_length=80,
        help_text=_("Peran, loket, atau titik layanan yang dinilai. Tampil di halaman isian."),
    )
    mulai = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date"}))
    selesai = forms.DateField(label=_("Selesai"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, unit: Unit, tempat: list[str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        milik = Instrumen.objects.filter(unit=unit).order_by("judul", "versi")
        self.fields["instrumen"].choices = [  # type: ignore[attr-defined]
            *((k, p.judul) for k, p in PENDEK.items()),
            *((i.kode, f"{i.judul} ({_('versi')} {i.versi})") for i in milik),
        ]
        self.tempat = tempat

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("mulai") and isi.get("selesai") and isi["selesai"] < isi["mulai"]:
            self.add_error("selesai", _("Tanggal selesai tidak boleh sebelum tanggal mulai."))
        return isi


class FormInstrumen(forms.Form):
    """The unit's own short questionnaire."""

    judul = forms.CharField(label=_("Judul"), max_length=80)
    jenis = forms.ChoiceField(
        label=_("Untuk"),
        choices=[(j.value, j.label) for j in Jenis if j not in (Jenis.SKM, Jenis.HARAPAN)],
    )
    pertanyaan = forms.CharField(
        label=_("Pertanyaan, satu per baris"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4500,
        help_text=_(
            "Paling banyak 15. Sesudah dipakai tidak dapat diubah; kata-kata baru menjadi versi baru."
        ),
    )
    pilihan = forms.CharField(
        label=_("Empat pilihan, satu per baris, dari buruk ke baik"),
        widget=forms.Textarea(attrs={"rows": 4}),
        initial="Tidak puas\nRata-rata\nPuas\nSangat puas",
        max_length=260,
    )
    boleh_kosong = forms.BooleanField(label=_("Pertanyaan boleh dilewati"), required=False)

    def untuk_operasi(self) -> dict[str, Any]:
        """cleaned_data as keywords of `buat_instrumen`."""
        isi = self.cleaned_data
        return {
            **isi,
            "pertanyaan": isi["pertanyaan"].splitlines(),
            "pilihan": [x[:60] for x in isi["pilihan"].splitlines() if x.strip()],
        }

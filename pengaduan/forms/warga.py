"""What the pelapor fills in, one subject per screen."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pelayanan import latihan
from pelayanan.bahasa import asli
from pelayanan.models import Kabar, Unit
from pelayanan.siap import Tanya
from pengaduan.models import Aduan
from pengaduan.teks import bersihkan
from standar.models import Layanan

K = Aduan.Kelas
S = Kabar.Saluran
# in the words of the person, not of the register; the officer may classify anew
PILIHAN_KELAS = [
    (K.TIDAK_BERKADAR.value, _("Pelayanan tidak sesuai: lama, berbelit, ditolak, sikap petugas")),
    (K.BERKADAR.value, _("Pungutan liar, suap, penyalahgunaan wewenang, pelanggaran disiplin")),
    (K.PERMINTAAN_INFORMASI.value, _("Bertanya atau meminta informasi")),
    (K.ASPIRASI.value, _("Saran untuk perbaikan")),
    (K.APRESIASI.value, _("Apresiasi untuk petugas atau layanan")),
]
PENGADUAN = frozenset({K.TIDAK_BERKADAR.value, K.BERKADAR.value})


class TeksBersih(forms.CharField):
    """A text without control characters and tricks of direction; emoji and newlines stay."""

    def to_python(self, value: Any) -> str:
        return bersihkan(super().to_python(value) or "")


class _Bersama(dict):
    """Fields of a class as they are, not copied for each form."""

    def __deepcopy__(self, memo: Any) -> dict[str, Any]:
        return dict(self)


class FormLangkah(forms.Form):
    """One screen of the filing. `hanya_periksa`: to be validated and read, never drawn (drawing changes widgets)."""

    pilihan: tuple[str, ...] = ()  # fields drawn as big choices

    def __init__(self, *args: Any, hanya_periksa: bool = False, **kwargs: Any) -> None:
        if hanya_periksa:
            vars(self)["base_fields"] = _Bersama(self.base_fields)
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        h = FormHelper()
        h.form_tag = False
        h.disable_csrf = True
        h.layout = Layout(
            *(Div(Field(n), css_class="pilihan") if n in self.pilihan else Field(n) for n in self.fields)
        )
        return h


class JenisForm(FormLangkah):
    pilihan = ("kelas",)
    kelas = forms.ChoiceField(
        label=_("Apa yang ingin Anda sampaikan?"),
        choices=PILIHAN_KELAS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu.")},
    )


class PilihTempat(forms.ChoiceField):
    """A choice of `pilihan_tentang`, listed only to be drawn; what was chosen is looked up by itself (`tempat`)."""

    def valid_value(self, value: str) -> bool:
        return True


class TentangForm(FormLangkah):
    """`tempat` once valid: (unit, service or None)."""

    tentang = PilihTempat(
        label=_("Tentang layanan atau unit mana?"),
        choices=lambda: pilihan_tentang(),
        help_text=_("Tidak yakin? Pilih unitnya saja; petugas akan meneruskan bila perlu."),
        error_messages={
            "required": _("Pilih layanan atau unit."),
            "invalid_choice": _("Layanan itu tidak ada lagi. Pilih yang lain."),
        },
    )

    def clean_tentang(self) -> str:
        nilai = str(self.cleaned_data["tentang"])
        try:
            self.tempat = tempat(nilai)
        except ObjectDoesNotExist as galat:
            salah = self.fields["tentang"].error_messages["invalid_choice"]
            raise forms.ValidationError(salah, code="invalid_choice") from galat
        return nilai


def pilihan_tentang() -> list[tuple[str, Any]]:
    """Units with their services, as groups; values ``u:<kode>`` and ``l:<slug>``. Two queries."""
    layanan: dict[int, list[Layanan]] = {}
    for baris in Layanan.objects.filter(aktif=True).order_by("urutan", "nama"):
        layanan.setdefault(baris.unit_id, []).append(baris)
    kelompok: list[tuple[str, Any]] = [("", _("Pilih…"))]
    for unit in Unit.objects.filter(latihan.terlihat()):
        isi = [(f"l:{x.slug}", x.nama) for x in layanan.get(unit.pk, [])]
        umum = gettext("%(unit)s secara umum") % {"unit": unit.nama}
        kelompok.append((unit.nama, [*isi, (f"u:{unit.kode}", umum)]))
    return kelompok


_LAYANAN = Tanya(
    lambda slug: Layanan.objects.select_related("unit").filter(
        Q(unit__aktif=True) | Q(unit__latihan_untuk__isnull=False), slug=slug, aktif=True
    ),
    slug=str,
)
_UNIT = Tanya(
    lambda kode: Unit.objects.filter(Q(aktif=True) | Q(latihan_untuk__isnull=False), kode=kode), kode=str
)


def tempat(nilai: str) -> tuple[Unit, Layanan | None]:
    """What a value of `pilihan_tentang` names; DoesNotExist when there is no such thing. One query."""
    jenis, _titik, kunci = nilai.partition(":")
    layanan = _LAYANAN.satu(slug=kunci) if jenis == "l" else None
    unit = layanan.unit if layanan else _UNIT.satu(kode=kunci) if jenis == "u" else None
    if unit is None or unit.latihan is not latihan.sedang():
        raise Unit.DoesNotExist
    return unit, layanan


class BanyakBerkas(forms.ClearableFileInput):
    allow_multiple_selected = True


class CeritaForm(FormLangkah):
    judul = TeksBersih(
        label=_("Judul singkat"),
        max_length=120,
        help_text=_("Misalnya: KK belum jadi setelah dua minggu. Jangan tulis nama atau NIK di judul."),
        error_messages={"required": _("Tulis judul singkat, cukup beberapa kata.")},
    )
    isi = TeksBersih(
        label=_("Ceritakan yang terjadi"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Kapan, di mana, siapa yang melayani, apa yang dijanjikan, apa yang terjadi."),
        error_messages={
            "required": _("Ceritakan yang terjadi, walau hanya beberapa kalimat."),
            "max_length": _("Paling panjang 20.000 huruf. Ringkas, atau bawa dokumennya ke loket."),
        },
    )
    terjadi_pada = forms.DateField(
        label=_("Tanggal kejadian (boleh dikosongkan)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tanggal tidak terbaca. Tulis seperti 21/11/2026, atau kosongkan.")},
    )
    # taken and cleaned one by one by the view; the form itself keeps nothing
    berkas = forms.Field(
        label=_("Foto atau dokumen (boleh dikosongkan)"),
        required=False,
        widget=BanyakBerkas(
            attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp,application/pdf"}
        ),
        help_text=_(
            "Paling banyak 5 berkas, masing-masing 8 MB: JPEG, PNG, WebP, PDF. Lokasi dan data kamera dihapus. "
            "Tidak pernah tampil untuk umum."
        ),
    )


class HarapanForm(FormLangkah):
    permintaan = TeksBersih(
        label=_("Penyelesaian yang Anda minta"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Misalnya: dokumen diterbitkan, uang dikembalikan, permintaan maaf. Boleh dikosongkan."),
    )
    kerugian = TeksBersih(
        label=_("Kerugian yang Anda alami"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Uang, waktu, atau kerugian lain. Boleh dikosongkan."),
    )


class IdentitasForm(FormLangkah):
    pilihan = ("identitas", "sifat")
    identitas = forms.ChoiceField(
        label=_("Siapa yang boleh tahu identitas Anda?"),
        widget=forms.RadioSelect,
        choices=[
            ("terbuka", _("Terbuka: petugas yang menangani boleh tahu")),
            ("anonim", _("Anonim: hanya pengelola pengaduan; terlapor dan umum tidak")),
            ("tanpa_identitas", _("Tanpa identitas: tidak ada yang disimpan")),
        ],
        help_text=_(
            "Tanpa identitas, aduan tetap ditangani dengan tenggat yang sama, tetapi kompensasi, ganti rugi, "
            "dan surat ke Ombudsman memerlukan identitas."
        ),
        error_messages={"required": _("Pilih salah satu.")},
    )
    sifat = forms.ChoiceField(
        label=_("Bolehkah isi aduan ini dibaca umum?"),
        widget=forms.RadioSelect,
        choices=[
            ("rahasia", _("Rahasia: hanya petugas yang menangani")),
            ("publik", _("Publik: boleh tampil tanpa identitas, setelah diperiksa petugas")),
        ],
        error_messages={"required": _("Pilih salah satu.")},
    )


class KabarForm(FormLangkah):
    nama = TeksBersih(
        label=_("Nama"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tulis nama Anda, atau kembali dan pilih tanpa identitas.")},
    )
    kontak = TeksBersih(
        label=_("Nomor telepon atau surel"),
        required=False,
        max_length=120,
        help_text=_("Boleh dikosongkan: kabar selalu ada di halaman aduan, dengan kode dan PIN."),
    )
    kabar_lewat = forms.ChoiceField(
        label=_("Cara mengabari Anda"),
        required=False,
        choices=[
            ("", _("Sesuai kontak di atas")),
            (S.SUREL.value, _("Surel")),
            (S.PESAN.value, _("WhatsApp atau SMS")),
            (S.TELEPON.value, _("Ditelepon petugas")),
        ],
    )
    kuasa_dari = TeksBersih(
        label=_("Mengadu atas nama orang lain? Tulis namanya"),
        required=False,
        max_length=120,
        help_text=_("Bila Anda penerima kuasa. Boleh dikosongkan."),
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        lewat, kontak = isi.get("kabar_lewat", ""), isi.get("kontak", "")
        if lewat == S.SUREL and "@" not in kontak:
            self.add_error("kontak", _("Tulis alamat surel Anda, atau pilih cara lain."))
        if lewat in (S.PESAN, S.TELEPON) and sum(c.isdigit() for c in kontak) < 7:
            self.add_error("kontak", _("Tulis nomor telepon Anda, atau pilih cara lain."))
        return isi


class PinForm(forms.Form):
    pin = forms.CharField(
        label=_("PIN"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Enam angka pada tanda terima."),
        error_messages={"required": _("Tulis PIN enam angka dari tanda terima.")},
    )


class LacakForm(forms.Form):
    kode = forms.CharField(label=_("Kode aduan"), max_length=200)


class PesanForm(forms.Form):
    isi = TeksBersih(
        label=_("Pesan"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis pesannya.")},
    )


class BolehKosongForm(forms.Form):
    isi = TeksBersih(label=_("Alasan"), required=False, max_length=8_000)


class BelumForm(forms.Form):
    """One press is enough: the reason has a word of its own."""

    alasan = TeksBersih(
        label=_("Apa yang belum beres? (boleh dikosongkan)"),
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_alasan(self) -> str:
        return str(self.cleaned_data["alasan"] or asli(_("Belum beres (dijawab lewat tautan di pesan).")))


class AlasanBukaForm(forms.Form):
    alasan = TeksBersih(
        label=_("Apa yang belum beres?"),
        max_length=8_000,
        error_messages={"required": _("Tulis apa yang belum beres.")},
    )


class BeresForm(forms.Form):
    puas = forms.TypedChoiceField(
        label=_("Seberapa puas Anda dengan penanganannya?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[
            ("", _("Tidak menjawab")),
            (4, _("Sangat puas")),
            (3, _("Puas")),
            (2, _("Kurang puas")),
            (1, _("Tidak puas")),
        ],
    )


class SuratForm(forms.Form):
    """For the letter only: typed, printed, kept nowhere."""

    nama = TeksBersih(label=_("Nama lengkap"), max_length=120)
    lahir = TeksBersih(label=_("Tempat dan tanggal lahir"), max_length=120)
    kawin = TeksBersih(label=_("Status perkawinan"), max_length=40)
    pekerjaan = TeksBersih(label=_("Pekerjaan"), max_length=80)
    alamat = TeksBersih(label=_("Alamat lengkap"), max_length=250)


class JalurHukumForm(forms.Form):
    """For the letter only: typed, printed, kept nowhere."""

    tujuan = TeksBersih(
        label=_("Ditujukan kepada"),
        max_length=160,
        help_text=_("Misalnya lembaga bantuan hukum, advokat, atau pengadilan yang Anda pilih."),
    )
    nama = TeksBersih(label=_("Nama lengkap"), max_length=120)
    lahir = TeksBersih(label=_("Tempat dan tanggal lahir"), max_length=120)
    pekerjaan = TeksBersih(label=_("Pekerjaan"), max_length=80)
    alamat = TeksBersih(label=_("Alamat lengkap"), max_length=250)


JEBAKAN = "situs"  # a field no person sees
JUDUL: dict[str, Any] = {
    "jenis": _("Jenis"),
    "tentang": _("Layanan"),
    "cerita": _("Kejadian"),
    "harapan": _("Permintaan"),
    "identitas": _("Identitas"),
    "kabar": _("Kabar untuk Anda"),
}
FORM: dict[str, type[FormLangkah]] = {
    "jenis": JenisForm,
    "tentang": TentangForm,
    "cerita": CeritaForm,
    "harapan": HarapanForm,
    "identitas": IdentitasForm,
    "kabar": KabarForm,
}

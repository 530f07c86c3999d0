"""Shapes of the draft a penanggung jawab writes: every component as fields, one row a piece.

An empty row is no row; empty stays "not known". Together they are forms_sunting.Penyunting.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from standar import urai
from standar.bentuk import MAKS_BUTIR, MAKS_RUPIAH, MAKS_WAKTU, SATUAN
from standar.models import Langkah, Persyaratan, RincianBiaya, Standar

Teks = Any  # text or lazy text
Data = dict[str, Any]
# lists that are plain lines; those with a link have rows of their own
BERBARIS = ("produk", "sarpras", "kompetensi", "pengawasan")
TUNGGAL = ("jaminan_pelayanan", "jaminan_keamanan", "evaluasi")
SEJAK = ("berkas lengkap", "permohonan diterima", "nomor antrean dipanggil", "pembayaran diterima")


def _baris(label: Teks, bantuan: Teks = "", baris: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        help_text=bantuan or _("Satu baris satu butir."),
        widget=forms.Textarea(attrs={"rows": baris}),
        max_length=20_000,
    )


def _teks(label: Teks, maks: int, bantuan: Teks = "", **atribut: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=maks, help_text=bantuan, widget=forms.TextInput(atribut)
    )


class RancanganForm(forms.Form):
    """The fields that stand once in a standard."""

    sejak = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    waktu_min = forms.IntegerField(
        label=_("Paling singkat"), required=False, min_value=0, max_value=MAKS_WAKTU
    )
    waktu_nilai = forms.IntegerField(
        label=_("Paling lama"), required=False, min_value=0, max_value=MAKS_WAKTU
    )
    waktu_satuan = forms.ChoiceField(
        label=_("Satuan"), required=False, choices=[("", "—"), *Standar.SatuanWaktu.choices]
    )
    dihitung_sejak = _teks(_("Dihitung sejak"), 120, _("Lazimnya: berkas lengkap."), list="sejak-lazim")
    mulai_hitung = forms.ChoiceField(
        label=_("Jam janji mulai"),
        required=False,
        choices=[("", _("menurut kata-kata di atas; bila tidak disebut, sejak berkas lengkap"))]
        + [(k, _("sejak %s") % v) for k, v in Standar.Mulai.choices],
        help_text=_("Yang dipakai jam permohonan."),
    )
    waktu_teks = _teks(_("Penjelasan waktu"), 300)
    menit_loket = forms.IntegerField(
        label=_("Janji lama dilayani di loket (menit)"), required=False, min_value=1, max_value=10_000
    )
    biaya_rupiah = forms.IntegerField(
        label=_("Biaya (rupiah)"),
        required=False,
        min_value=0,
        max_value=MAKS_RUPIAH,
        help_text=_("0 = gratis; kosong = belum diketahui atau menurut rincian."),
    )
    biaya_teks = _teks(_("Penjelasan biaya"), 500)
    untuk_siapa = _teks(
        _("Untuk siapa"),
        500,
        _("Misalnya: warga dengan KTP-el Kabupaten Bahari yang kartu keluarganya hilang."),
    )
    produk = _baris(_("Produk pelayanan"), baris=2)
    sarpras = _baris(_("Sarana, prasarana, dan fasilitas"))
    sarpras_rentan = _baris(
        _("Fasilitas bagi kelompok rentan"),
        _("Satu baris satu butir, misalnya: kursi roda, ruang menyusui, jalur pemandu."),
    )
    kompetensi = _baris(_("Kompetensi pelaksana"))
    pengawasan = _baris(_("Pengawasan internal"))
    jumlah_pelaksana = forms.IntegerField(
        label=_("Jumlah pelaksana"), required=False, min_value=0, max_value=10_000
    )
    jaminan_pelayanan = _teks(_("Jaminan pelayanan"), 500)
    jaminan_keamanan = _teks(_("Jaminan keamanan dan keselamatan"), 500)
    evaluasi = _teks(_("Evaluasi kinerja pelaksana"), 500)
    jam_layanan = _teks(_("Jam layanan"), 300)


# prefix of a set → what the page calls one of its rows
SEBUTAN: dict[str, Teks] = {
    "persyaratan": _("Syarat"),
    "langkah": _("Langkah"),
    "waktu": _("Jenis"),
    "biaya": _("Biaya"),
    "pengaduan": _("Saluran"),
    "dasar_hukum": _("Peraturan"),
    "lampiran": _("Lampiran"),
}


class BarisForm(forms.Form):
    """One row; `kunci` is the field without which it is no row, `wajib` what such a row must say besides."""

    kunci: str
    wajib: dict[str, Teks] = {}

    nomor = forms.IntegerField(label=_("No."), required=False, min_value=1, max_value=999)

    def kotak(self) -> Iterator[tuple[forms.BoundField, SafeString | None]]:
        """(field, its input as HTML; None: a group of boxes, laid out one by one) for the page."""
        for b in self:
            if isinstance(b.field.widget, forms.CheckboxSelectMultiple):
                yield b, None
                continue
            if isinstance(b.field.widget, forms.CheckboxInput):
                yield b, b.as_widget(attrs={"class": "form-check-input d-block"})
                continue
            kelas = "form-select" if isinstance(b.field.widget, forms.Select) else "form-control"
            yield b, b.as_widget(attrs={"class": f"{kelas} is-invalid" if b.errors else kelas})

    @property
    def sebutan(self) -> str:
        """`Langkah 3`: what stands above the row, for the list of faults on top of the page."""
        nama, _garis, ke = (self.prefix or "").rpartition("-")
        return f"{SEBUTAN[nama]} {int(ke) + 1}" if nama in SEBUTAN and ke.isdigit() else ""

    @property
    def kosong(self) -> bool:
        c = getattr(self, "cleaned_data", {})
        return not any(v is not False and v not in (None, "", []) for k, v in c.items() if k != "nomor")

    def clean(self) -> Data:
        c = super().clean() or {}
        if not self.kosong and not self.errors:
            for nama, pesan in self.wajib.items():
                if c.get(nama) in (None, ""):
                    self.add_error(nama, pesan)
        return c


class SyaratForm(BarisForm):
    wajib = {"nama": _("Dokumen apa yang dibawa?")}

    nama = _teks(_("Dokumen"), 500)
    bentuk = forms.MultipleChoiceField(
        label=_("Bentuk"),
        required=False,
        choices=Persyaratan.Bentuk.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    bila = _teks(_("Hanya bila"), 200, _("Kosong: semua pemohon membawanya."))
    diperoleh_di = _teks(_("Diperoleh di"), 200)


class WaktuForm(BarisForm):
    wajib = {
        "untuk": _("Untuk jenis apa?"),
        "nilai": _("Paling lama berapa?"),
        "satuan": _("Pilih satuannya."),
    }

    untuk = _teks(_("Jenis"), 120, _("Misalnya: pasien baru."))
    nilai_min = forms.IntegerField(
        label=_("Paling singkat"), required=False, min_value=0, max_value=MAKS_WAKTU
    )
    nilai = forms.IntegerField(label=_("Paling lama"), required=False, min_value=0, max_value=MAKS_WAKTU)
    satuan = forms.ChoiceField(
        label=_("Satuan"), required=False, choices=[("", "—"), *Standar.SatuanWaktu.choices]
    )


class BiayaForm(BarisForm):
    wajib = {
        "untuk": _("Untuk apa atau siapa?"),
    }

    untuk = _teks(_("Untuk"), 200)
    rupiah = forms.IntegerField(label=_("Rupiah"), required=False, min_value=0, max_value=MAKS_RUPIAH)
    jenis = forms.ChoiceField(
        label=_("Pekerjaan"), required=False, choices=[("", "—"), *RincianBiaya.Jenis.choices]
    )
    dasar = _teks(_("Ditetapkan oleh"), 200, _("Misalnya: Perda Nomor 1 Tahun 2024."))
    bebas_bagi = _teks(_("Bebas bagi"), 200)
    khusus = forms.BooleanField(
        label=_("Kelas khusus berbayar"),
        required=False,
        help_text=_("Misalnya ruang VIP; perlu dasar hukum."),
    )

    def clean(self) -> Data:
        c = super().clean()
        if c.get("khusus") and not self.errors and not c.get("dasar"):
            pesan = _("Kelas khusus “%s” hanya boleh bila ada aturannya: sebut dasar hukumnya.")
            self.add_error("dasar", pesan % c.get("untuk", ""))
        if not self.kosong and not self.errors and c.get("rupiah") is None and not c.get("dasar"):
            self.add_error(
                "rupiah", _("Berapa rupiah? Tulis 0 bila gratis, atau isi aturan yang menetapkannya.")
            )
        return c


class TautanForm(BarisForm):
    """A line with an address where it can be read or reached: a law, a complaint channel."""

    wajib = {"teks": _("Tulis isinya.")}

    teks = _teks(_("Isi"), 500)
    tautan = _teks(_("Tautan"), 200, _("Boleh kosong; diawali https://."), inputmode="url")


class LampiranForm(BarisForm):
    """A file of the unit's library; `pilihan`: [(kunci:number, title), …]."""

    kunci_versi = forms.ChoiceField(label=_("Dokumen"), required=False)

    def __init__(self, *args: Any, pilihan: Sequence[tuple[str, str]] = (), **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["kunci_versi"].choices = [("", "—"), *pilihan]  # type: ignore[attr-defined]


class LangkahForm(BarisForm):
    wajib = {
        "uraian": _("Apa yang dilakukan?"),
        "pelaku": _("Siapa yang melakukan langkah ini?"),
    }

    pelaku = _teks(_("Pelaku"), 120)
    uraian = _teks(_("Uraian"), 500)
    durasi = _teks(_("Lama"), 60)
    titik = _teks(_("Titik layanan"), 60)
    fase = forms.ChoiceField(label=_("Fase"), required=False, choices=[("", "—"), *Langkah.Fase.choices])
    lanjut_ke = forms.RegexField(
        r"^\s*(\d{1,3}(\s*,\s*\d{1,3})*)?\s*$",
        label=_("Lanjut ke"),
        required=False,
        max_length=60,
        error_messages={"invalid": _("Tulis nomor langkah, misalnya: 3, 5")},
    )


class BarisSetDasar(forms.BaseFormSet):
    def terisi(self) -> list[Data]:
        """Rows with something in them, in the order of their numbers."""
        isi = [f.cleaned_data for f in self.forms if not f.kosong]
        return sorted(isi, key=lambda c: c.get("nomor") or 10_000)


def _set(form: type[forms.Form], ekstra: int, banyak: int = 200) -> Any:
    return forms.formset_factory(
        form, formset=BarisSetDasar, extra=ekstra, max_num=banyak, absolute_max=MAKS_BUTIR + 20
    )


# prefix → its rows, what the page calls them, and how they start from data
def awal_syarat(d: Data) -> list[Data]:
    rinci = {r["nomor"]: r for r in d.get("rinci") or [] if r["bagian"] == "persyaratan"}
    hasil = []
    for i, teks in enumerate(d.get("persyaratan") or [], 1):
        s = urai.syarat(teks)
        awal = {"nama": s.nama, "bentuk": list(s.bentuk), "bila": s.bila, "diperoleh_di": s.diperoleh_di}
        if r := rinci.get(i):
            awal = {k: r.get(k) or ([] if k == "bentuk" else "") for k in awal} | {
                "nama": r.get("nama") or s.nama
            }
        hasil.append(awal | {"nomor": i})
    return hasil


def _awal_tautan(bagian: str) -> Callable[[Data], list[Data]]:
    def awal(d: Data) -> list[Data]:
        tautan = {r["nomor"]: r.get("tautan") or "" for r in d.get("rinci") or [] if r["bagian"] == bagian}
        return [
            {"nomor": i, "teks": t, "tautan": tautan.get(i, "")} for i, t in enumerate(d.get(bagian) or [], 1)
        ]

    return awal


def _awal_rincian(bagian: str) -> Callable[[Data], list[Data]]:
    return lambda d: [{**r, "nomor": i} for i, r in enumerate((d.get(bagian) or {}).get("rincian") or [], 1)]


def _awal_langkah(d: Data) -> list[Data]:
    return [
        {**x, "nomor": x["tahap"], "lanjut_ke": ", ".join(map(str, x.get("lanjut_ke") or []))}
        for x in d.get("prosedur") or []
    ]


def _awal_lampiran(d: Data) -> list[Data]:
    return [
        {"nomor": i, "kunci_versi": f"{x['kunci']}:{x['versi']}"}
        for i, x in enumerate(d.get("lampiran") or [], 1)
    ]


BARIS: dict[str, tuple[Any, Callable[[Data], list[Data]]]] = {
    "persyaratan": (_set(SyaratForm, 3), awal_syarat),
    "langkah": (_set(LangkahForm, 3, 100), _awal_langkah),
    "waktu": (_set(WaktuForm, 1, 50), _awal_rincian("waktu")),
    "biaya": (_set(BiayaForm, 1, 100), _awal_rincian("biaya")),
    "pengaduan": (_set(TautanForm, 2), _awal_tautan("pengaduan")),
    "dasar_hukum": (_set(TautanForm, 2), _awal_tautan("dasar_hukum")),
    "lampiran": (_set(LampiranForm, 1, 20), _awal_lampiran),
}

assert set(Standar.SatuanWaktu.values) == set(SATUAN)  # noqa: S101 - one list, two places

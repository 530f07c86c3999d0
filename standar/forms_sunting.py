"""Shapes of the draft a penanggung jawab writes: every component as fields, one row a piece.

The forms turn everything into the shape of import, so one set of checks (bentuk.py) speaks for both. An empty row
is no row; empty stays "not known".
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from standar import urai
from standar.bentuk import MAKS_BUTIR, MAKS_RUPIAH, MAKS_WAKTU, SATUAN, periksa
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


class BarisForm(forms.Form):
    """One row; `kunci` is the field without which it is no row, `wajib` what such a row must say besides."""

    kunci: str
    wajib: dict[str, Teks] = {}

    nomor = forms.IntegerField(label=_("No."), required=False, min_value=1, max_value=999)

    @property
    def kosong(self) -> bool:
        c = getattr(self, "cleaned_data", {})
        return not any(v not in (None, "", []) for k, v in c.items() if k != "nomor")

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
        widget=forms.CheckboxSelectMultiple,
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
        "rupiah": _("Berapa rupiah? Tulis 0 bila gratis."),
    }

    untuk = _teks(_("Untuk"), 200)
    rupiah = forms.IntegerField(label=_("Rupiah"), required=False, min_value=0, max_value=MAKS_RUPIAH)
    jenis = forms.ChoiceField(
        label=_("Pekerjaan"), required=False, choices=[("", "—"), *RincianBiaya.Jenis.choices]
    )
    dasar = _teks(_("Ditetapkan oleh"), 200, _("Misalnya: Perda Nomor 1 Tahun 2024."))
    bebas_bagi = _teks(_("Bebas bagi"), 200)


class TautanForm(BarisForm):
    """A line with an address where it can be read or reached: a law, a complaint channel."""

    wajib = {"teks": _("Tulis isinya.")}

    teks = _teks(_("Isi"), 500)
    tautan = _teks(_("Tautan"), 200, _("Boleh kosong; diawali https://."), inputmode="url")


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
def _awal_syarat(d: Data) -> list[Data]:
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


BARIS: dict[str, tuple[Any, Callable[[Data], list[Data]]]] = {
    "persyaratan": (_set(SyaratForm, 3), _awal_syarat),
    "langkah": (_set(LangkahForm, 3, 100), _awal_langkah),
    "waktu": (_set(WaktuForm, 1, 50), _awal_rincian("waktu")),
    "biaya": (_set(BiayaForm, 1, 100), _awal_rincian("biaya")),
    "pengaduan": (_set(TautanForm, 2), _awal_tautan("pengaduan")),
    "dasar_hukum": (_set(TautanForm, 2), _awal_tautan("dasar_hukum")),
}
TAMBAH = 3


class Penyunting:
    """The whole form of a draft: one form and six sets of rows, together."""

    def __init__(self, post: Any, lama: Data, sejak: str) -> None:
        """`post`: what was sent or None; `lama`: the draft in the shape of import."""
        self.lama = lama
        tambah = post.get("tambah", "") if post is not None else ""
        self.hanya_tambah = tambah in BARIS
        if self.hanya_tambah:  # more empty rows, nothing saved, everything typed stays
            post = post.copy()
            kunci = f"{tambah}-TOTAL_FORMS"
            sudah = post.get(kunci, "")
            post[kunci] = str(int(sudah) + TAMBAH) if sudah.isascii() and sudah.isdigit() else "0"
        self.form = RancanganForm(post, initial=_awal(lama) | {"sejak": sejak})
        self.baris = {
            nama: kelas(post, initial=awal(lama), prefix=nama) for nama, (kelas, awal) in BARIS.items()
        }
        if self.hanya_tambah:  # nobody asked for a judgement yet
            for f in (self.form, *(f for b in self.baris.values() for f in b.forms)):
                f._errors = ErrorDict()

    @property
    def bersalah(self) -> list[forms.Form]:
        """Forms with faults, in the order of the page, for the summary on top."""
        semua = [self.form, *(f for b in self.baris.values() for f in b.forms)]
        return [f for f in semua if f.errors]

    @property
    def kepenuhan(self) -> list[str]:
        """Faults of whole sets of rows: too many of them."""
        if self.form.data and not self.hanya_tambah:
            return [str(g) for b in self.baris.values() for g in b.non_form_errors()]
        return []

    def ulangi(self, sejak: str) -> None:
        """Show what was typed once more, as of the draft's newest state."""
        data: Any = self.form.data
        self.form.data = data.copy()
        self.form.data["sejak"] = sejak  # type: ignore[index]

    def sah(self) -> bool:
        """Every field and every rule of import; faults land at their field."""
        salah = [f for f in (self.form, *self.baris.values()) if not f.is_valid()]
        if salah:
            return False
        for cacat in periksa(self.isi()):
            self._taruh(cacat.jalur.split(" › ")[1:] or [""], cacat.pesan)
        return not self.form.errors and not any(f.errors for b in self.baris.values() for f in b.forms)

    def isi(self) -> Data:
        """The whole contents in the shape of import, with what the form does not show kept as it was."""
        c = self.form.cleaned_data
        data: Data = {
            k: self.lama.get(k)
            for k in ("kode", "nama", "kelompok", "sumber", "sumber_lain", "keutuhan", "catatan", "terpotong")
        }
        data |= {k: _pecah(c[k]) for k in BERBARIS} | {k: c[k].strip() or None for k in TUNGGAL}
        rinci = self._persyaratan(data)
        rentan = _pecah(c["sarpras_rentan"]) or []
        biasa = data["sarpras"] or []
        data["sarpras"] = [*biasa, *rentan] or None
        rinci += [
            {"bagian": "sarpras", "nomor": len(biasa) + i, "kelompok_rentan": True}
            for i in range(1, len(rentan) + 1)
        ]
        for bagian in ("dasar_hukum", "pengaduan"):
            baris = self.baris[bagian].terisi()
            data[bagian] = [b["teks"] for b in baris] or None
            rinci += [
                {"bagian": bagian, "nomor": i, "tautan": b["tautan"]}
                for i, b in enumerate(baris, 1)
                if b["tautan"]
            ]
        data["rinci"] = rinci or None
        data["prosedur"] = self._prosedur() or None
        data["jumlah_pelaksana"] = c["jumlah_pelaksana"]
        data["jam_layanan"] = c["jam_layanan"].strip() or None
        waktu = {
            "nilai": c["waktu_nilai"],
            "nilai_min": c["waktu_min"],
            "satuan": c["waktu_satuan"] or None,
            "teks": c["waktu_teks"].strip() or None,
            "dihitung_sejak": c["dihitung_sejak"].strip() or None,
            "rincian": [
                _isi(b, "untuk", "nilai", "nilai_min", "satuan") for b in self.baris["waktu"].terisi()
            ],
        }
        biaya = {
            "rupiah": c["biaya_rupiah"],
            "teks": c["biaya_teks"].strip() or None,
            "rincian": [
                _isi(b, "untuk", "rupiah", "jenis", "dasar", "bebas_bagi")
                for b in self.baris["biaya"].terisi()
            ],
        }
        data["waktu"] = {k: v for k, v in waktu.items() if v not in (None, [])} or None
        data["biaya"] = {k: v for k, v in biaya.items() if v not in (None, [])} or None
        data["portal"] = {"menit_loket": c["menit_loket"]} if c["menit_loket"] else None
        return data

    def _persyaratan(self, data: Data) -> list[Data]:
        """Sets data["persyaratan"]; returns what the sentences do not say by themselves.

        A row that was not touched keeps the sentence it was published with.
        """
        asal = {
            _tanda(a): t
            for a, t in zip(_awal_syarat(self.lama), self.lama.get("persyaratan") or [], strict=True)
        }
        kalimat: list[str] = []
        rinci: list[Data] = []
        for i, b in enumerate(self.baris["persyaratan"].terisi(), 1):
            s = urai.Syarat(b["nama"], tuple(b["bentuk"]), b["bila"], b["diperoleh_di"])
            teks = asal.get(_tanda(b)) or urai.susun(s)
            kalimat.append(teks)
            if urai.syarat(teks) != s:
                lebih = {"bentuk": list(s.bentuk), "bila": s.bila, "diperoleh_di": s.diperoleh_di}
                rinci.append(
                    {"bagian": "persyaratan", "nomor": i, "nama": s.nama}
                    | {k: v for k, v in lebih.items() if v}
                )
        data["persyaratan"] = kalimat or None
        return rinci

    def _prosedur(self) -> list[Data]:
        """Steps in the order of their numbers, renumbered from 1; "lanjut ke" follows the renumbering."""
        isi = self.baris["langkah"].terisi()
        baru = {c["nomor"]: i for i, c in enumerate(isi, 1) if c.get("nomor")}
        hasil = []
        for i, c in enumerate(isi, 1):
            ke = [int(n) for n in (c.get("lanjut_ke") or "").split(",") if n.strip()]
            lebih = {"fase": c["fase"], "titik": c["titik"], "lanjut_ke": [baru.get(n, n) for n in ke]}
            hasil.append(
                {"tahap": i, "uraian": c["uraian"], "pelaku": c["pelaku"], "durasi": c["durasi"] or None}
                | {k: v for k, v in lebih.items() if v}
            )
        return hasil

    def _taruh(self, bagian: list[str], pesan: str) -> None:
        """A fault of import at the field or row it is about."""
        kepala, _spasi, nomor = bagian[0].partition(" ")
        ekor = bagian[1] if len(bagian) > 1 else ""
        nama_set = {"prosedur": "langkah"}.get(kepala, kepala)
        if kepala in ("waktu", "biaya"):
            if ekor.startswith("rincian"):
                nomor, ekor = ekor.partition(" ")[2], bagian[2] if len(bagian) > 2 else ""
            else:
                calon = {"dihitung_sejak": "dihitung_sejak", "nilai_min": "waktu_min"}.get(
                    ekor, f"{kepala}_{ekor}"
                )
                bawaan = {"waktu": "waktu_nilai", "biaya": "biaya_rupiah"}[kepala]
                self.form.add_error(calon if calon in self.form.fields else bawaan, pesan)
                return
        if kepala == "rinci":
            r = (self.isi().get("rinci") or [])[int(nomor) - 1] if nomor.isdigit() else {}
            nama_set, nomor = r.get("bagian", ""), str(r.get("nomor", ""))
        if nama_set in self.baris and nomor.isdigit():
            terisi = sorted(
                (f for f in self.baris[nama_set].forms if not f.kosong),
                key=lambda f: f.cleaned_data.get("nomor") or 10_000,
            )
            if int(nomor) <= len(terisi):
                form = terisi[int(nomor) - 1]
                form.add_error(ekor if ekor in form.fields else None, pesan)
                return
        tempat = _("baris %s: ") % nomor if nomor else ""
        self.form.add_error(kepala if kepala in self.form.fields else None, f"{tempat}{pesan}")


def _pecah(teks: str) -> list[str] | None:
    return [b.strip() for b in teks.splitlines() if b.strip()] or None


def _isi(baris: Data, *nama: str) -> Data:
    return {n: baris[n] for n in nama if baris.get(n) not in (None, "")}


def _tanda(b: Data) -> tuple[Any, ...]:
    return (b["nama"], tuple(b["bentuk"]), b["bila"], b["diperoleh_di"])


def _awal(d: Data) -> Data:
    waktu, biaya = d.get("waktu") or {}, d.get("biaya") or {}
    rentan = {
        r["nomor"] for r in d.get("rinci") or [] if r["bagian"] == "sarpras" and r.get("kelompok_rentan")
    }
    sarpras = list(enumerate(d.get("sarpras") or [], 1))
    return {
        **{k: "\n".join(d.get(k) or []) for k in BERBARIS},
        **{k: d.get(k) or "" for k in (*TUNGGAL, "jam_layanan")},
        "sarpras": "\n".join(t for i, t in sarpras if i not in rentan),
        "sarpras_rentan": "\n".join(t for i, t in sarpras if i in rentan),
        "waktu_nilai": waktu.get("nilai"),
        "waktu_min": waktu.get("nilai_min"),
        "waktu_satuan": waktu.get("satuan") or "",
        "waktu_teks": waktu.get("teks") or "",
        "dihitung_sejak": waktu.get("dihitung_sejak") or "",
        "menit_loket": (d.get("portal") or {}).get("menit_loket"),
        "biaya_rupiah": biaya.get("rupiah"),
        "biaya_teks": biaya.get("teks") or "",
        "jumlah_pelaksana": d.get("jumlah_pelaksana"),
    }


assert set(Standar.SatuanWaktu.values) == set(SATUAN)  # noqa: S101 - one list, two places

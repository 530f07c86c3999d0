"""Shapes of what a penanggung jawab types: the draft of a standard, and the steps of its life.

Lists are text, one line a piece: that is how people write them, and it works on any device. The form turns
everything into the shape of import, so one set of checks (bentuk.py) speaks for both.
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from standar.bentuk import SATUAN, periksa
from standar.models import Langkah, Layanan, Standar

Teks = Any  # text or lazy text
DAFTAR = ("persyaratan", "produk", "pengaduan", "dasar_hukum", "sarpras", "kompetensi", "pengawasan")
TUNGGAL = ("jaminan_pelayanan", "jaminan_keamanan", "evaluasi")
_RINCIAN_WAKTU = re.compile(
    r"^(?P<untuk>.+):\s*(?:(?P<min>\d+)\s*[-–]\s*)?(?P<nilai>\d+)\s*"
    r"(?P<satuan>menit kerja|jam kerja|hari kerja|menit|jam|hari)$"
)
_RINCIAN_BIAYA = re.compile(r"^(?P<untuk>.+):\s*(?:Rp\s*)?(?P<rupiah>[\d.]+)$")


def _baris(label: Teks, bantuan: Teks = "", baris: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        help_text=bantuan or _("Satu baris satu butir."),
        widget=forms.Textarea(attrs={"rows": baris}),
        max_length=20_000,
    )


class LayananForm(forms.ModelForm):
    """A new service."""

    class Meta:
        model = Layanan
        fields = ["nama", "kode", "kelompok", "awalan"]


class RancanganForm(forms.Form):
    """Every component of a draft. Empty stays "not known"."""

    persyaratan = _baris(
        _("Persyaratan"),
        _(
            "Satu baris satu syarat. Syarat khusus diakhiri (bila …), misalnya: Surat kehilangan polisi (bila hilang)."
        ),
        8,
    )
    waktu_nilai = forms.IntegerField(label=_("Waktu paling lama"), required=False, min_value=0)
    waktu_min = forms.IntegerField(label=_("Waktu paling singkat"), required=False, min_value=0)
    waktu_satuan = forms.ChoiceField(
        label=_("Satuan waktu"), required=False, choices=[("", "—"), *Standar.SatuanWaktu.choices]
    )
    waktu_teks = forms.CharField(
        label=_("Penjelasan waktu"),
        required=False,
        max_length=300,
        help_text=_("Misalnya: sejak berkas lengkap."),
    )
    waktu_rincian = _baris(
        _("Waktu menurut jenis"), _("Satu baris satu jenis, misalnya: pasien lama: 5-10 menit"), 3
    )
    menit_loket = forms.IntegerField(label=_("Janji lama di loket (menit)"), required=False, min_value=1)
    biaya_rupiah = forms.IntegerField(
        label=_("Biaya (rupiah)"),
        required=False,
        min_value=0,
        help_text=_("0 = gratis; kosong = belum diketahui."),
    )
    biaya_teks = forms.CharField(label=_("Penjelasan biaya"), required=False, max_length=500)
    biaya_rincian = _baris(
        _("Biaya menurut jenis"), _("Satu baris satu jenis, misalnya: Roda dua: 100.000"), 3
    )
    produk = _baris(_("Produk pelayanan"), baris=2)
    pengaduan = _baris(_("Penanganan pengaduan, saran, dan masukan"))
    dasar_hukum = _baris(_("Dasar hukum"))
    sarpras = _baris(
        _("Sarana, prasarana, dan fasilitas"),
        _("Satu baris satu butir; sebut juga fasilitas bagi kelompok rentan."),
    )
    kompetensi = _baris(_("Kompetensi pelaksana"))
    pengawasan = _baris(_("Pengawasan internal"))
    jumlah_pelaksana = forms.IntegerField(label=_("Jumlah pelaksana"), required=False, min_value=0)
    jaminan_pelayanan = forms.CharField(label=_("Jaminan pelayanan"), required=False, max_length=500)
    jaminan_keamanan = forms.CharField(
        label=_("Jaminan keamanan dan keselamatan"), required=False, max_length=500
    )
    evaluasi = forms.CharField(label=_("Evaluasi kinerja pelaksana"), required=False, max_length=500)
    jam_layanan = forms.CharField(label=_("Jam layanan"), required=False, max_length=300)

    def __init__(self, data: Any = None, *, data_lama: dict[str, Any]) -> None:
        self.data_lama = data_lama
        super().__init__(data, initial=_awal(data_lama))

    def isi(self, prosedur: list[dict[str, Any]]) -> dict[str, Any]:
        """The whole contents in the shape of import, with what the form does not show kept as it was."""
        c = self.cleaned_data
        data: dict[str, Any] = {
            k: self.data_lama.get(k)
            for k in ("kode", "nama", "kelompok", "sumber", "sumber_lain", "keutuhan", "catatan", "terpotong")
        }
        data |= {k: _pecah(c[k]) for k in DAFTAR} | {k: c[k].strip() or None for k in TUNGGAL}
        data["prosedur"] = prosedur or None
        data["jumlah_pelaksana"] = c["jumlah_pelaksana"]
        data["jam_layanan"] = c["jam_layanan"].strip() or None
        waktu = {
            "nilai": c["waktu_nilai"],
            "nilai_min": c["waktu_min"],
            "satuan": c["waktu_satuan"] or None,
            "teks": c["waktu_teks"].strip() or None,
            "rincian": c["waktu_rincian"],
        }
        biaya = {
            "rupiah": c["biaya_rupiah"],
            "teks": c["biaya_teks"].strip() or None,
            "rincian": c["biaya_rincian"],
        }
        data["waktu"] = {k: v for k, v in waktu.items() if v not in (None, [])} or None
        data["biaya"] = {k: v for k, v in biaya.items() if v not in (None, [])} or None
        data["portal"] = {"menit_loket": c["menit_loket"]} if c["menit_loket"] else None
        return data

    def periksa(self, prosedur: list[dict[str, Any]]) -> bool:
        """Run the checks of import; every fault lands at its field."""
        for cacat in periksa(self.isi(prosedur)):
            bagian = cacat.jalur.split(" › ")[1:]
            kepala, _spasi, nomor = bagian[0].partition(" ")
            nama = {"waktu": "waktu_nilai", "biaya": "biaya_rupiah"}.get(kepala, kepala)
            if kepala in ("waktu", "biaya") and len(bagian) > 1:
                calon = f"{kepala}_{bagian[1].split(' ')[0].replace('nilai_min', 'min')}"
                nama = calon if calon in self.fields else nama
            tempat = _("baris %s: ") % nomor if nomor and nama in self.fields else ""
            if nama not in self.fields:
                tempat = " › ".join(bagian) + ": "
            self.add_error(nama if nama in self.fields else None, f"{tempat}{cacat.pesan}")
        return not self.errors

    def clean_waktu_rincian(self) -> list[dict[str, Any]]:
        hasil = []
        for i, baris in enumerate(_pecah(self.cleaned_data["waktu_rincian"]) or [], 1):
            cocok = _RINCIAN_WAKTU.match(baris)
            if not cocok:
                raise forms.ValidationError(
                    _("Baris %(i)s: tulis seperti “pasien lama: 5-10 menit”."), params={"i": i}
                )
            satuan = cocok["satuan"].replace(" ", "_")
            hasil.append({"untuk": cocok["untuk"].strip(), "nilai": int(cocok["nilai"]), "satuan": satuan})
            if cocok["min"]:
                hasil[-1]["nilai_min"] = int(cocok["min"])
        return hasil

    def clean_biaya_rincian(self) -> list[dict[str, Any]]:
        hasil = []
        lama = {r["untuk"]: r for r in ((self.data_lama.get("biaya") or {}).get("rincian") or [])}
        for i, baris in enumerate(_pecah(self.cleaned_data["biaya_rincian"]) or [], 1):
            cocok = _RINCIAN_BIAYA.match(baris)
            if not cocok or not cocok["rupiah"].replace(".", ""):
                raise forms.ValidationError(
                    _("Baris %(i)s: tulis seperti “Roda dua: 100.000”."), params={"i": i}
                )
            untuk = cocok["untuk"].strip()
            lebih = {k: v for k, v in lama.get(untuk, {}).items() if k in ("dasar", "bebas_bagi")}
            hasil.append({"untuk": untuk, "rupiah": int(cocok["rupiah"].replace(".", "")), **lebih})
        return hasil


def _pecah(teks: str) -> list[str] | None:
    return [b.strip() for b in teks.splitlines() if b.strip()] or None


def _awal(d: dict[str, Any]) -> dict[str, Any]:
    waktu, biaya = d.get("waktu") or {}, d.get("biaya") or {}
    return {
        **{k: "\n".join(d.get(k) or []) for k in DAFTAR},
        **{k: d.get(k) or "" for k in (*TUNGGAL, "jam_layanan")},
        "waktu_nilai": waktu.get("nilai"),
        "waktu_min": waktu.get("nilai_min"),
        "waktu_satuan": waktu.get("satuan") or "",
        "waktu_teks": waktu.get("teks") or "",
        "waktu_rincian": "\n".join(_tulis_waktu(r) for r in waktu.get("rincian") or []),
        "menit_loket": (d.get("portal") or {}).get("menit_loket"),
        "biaya_rupiah": biaya.get("rupiah"),
        "biaya_teks": biaya.get("teks") or "",
        "biaya_rincian": "\n".join(f"{r['untuk']}: {r['rupiah']}" for r in biaya.get("rincian") or []),
        "jumlah_pelaksana": d.get("jumlah_pelaksana"),
    }


def _tulis_waktu(r: dict[str, Any]) -> str:
    awal = f"{r['nilai_min']}-" if r.get("nilai_min") is not None else ""
    return f"{r['untuk']}: {awal}{r['nilai']} {r['satuan'].replace('_', ' ')}"


class LangkahForm(forms.Form):
    """One step; an empty row is no step."""

    nomor = forms.IntegerField(label=_("No."), required=False, min_value=1, max_value=999)
    pelaku = forms.CharField(label=_("Pelaku"), required=False, max_length=120)
    uraian = forms.CharField(label=_("Uraian"), required=False, max_length=500)
    durasi = forms.CharField(label=_("Lama"), required=False, max_length=60)
    titik = forms.CharField(label=_("Titik layanan"), required=False, max_length=60)
    fase = forms.ChoiceField(label=_("Fase"), required=False, choices=[("", "—"), *Langkah.Fase.choices])
    lanjut_ke = forms.RegexField(
        r"^\s*(\d{1,3}(\s*,\s*\d{1,3})*)?\s*$",
        label=_("Lanjut ke"),
        required=False,
        max_length=60,
        error_messages={"invalid": _("Tulis nomor langkah, misalnya: 3, 5")},
    )

    def clean(self) -> dict[str, Any]:
        c = super().clean() or {}
        if c.get("uraian") and not c.get("pelaku"):
            self.add_error("pelaku", _("Siapa yang melakukan langkah ini?"))
        if c.get("pelaku") and not c.get("uraian"):
            self.add_error("uraian", _("Apa yang dilakukan?"))
        return c


class LangkahFormSetDasar(forms.BaseFormSet):
    def prosedur(self) -> list[dict[str, Any]]:
        """Steps in the order of their numbers, renumbered from 1; "lanjut ke" follows the renumbering."""
        isi = [f.cleaned_data for f in self.forms if f.cleaned_data.get("uraian")]
        isi.sort(key=lambda c: c.get("nomor") or 10_000)
        baru = {c["nomor"]: i for i, c in enumerate(isi, 1) if c.get("nomor")}
        hasil = []
        for i, c in enumerate(isi, 1):
            ke = [int(n) for n in (c.get("lanjut_ke") or "").split(",") if n.strip()]
            langkah = {
                "tahap": i,
                "uraian": c["uraian"],
                "pelaku": c["pelaku"],
                "durasi": c.get("durasi") or None,
            }
            lebih = {
                "fase": c.get("fase"),
                "titik": c.get("titik"),
                "lanjut_ke": [baru.get(n, n) for n in ke],
            }
            hasil.append(langkah | {k: v for k, v in lebih.items() if v})
        return hasil


LangkahFormSet = forms.formset_factory(
    LangkahForm, formset=LangkahFormSetDasar, extra=3, max_num=100, absolute_max=120
)


def awal_langkah(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {**x, "nomor": x["tahap"], "lanjut_ke": ", ".join(map(str, x.get("lanjut_ke") or []))}
        for x in data.get("prosedur") or []
    ]


class TanggalField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class KonsultasiForm(forms.Form):
    sampai = TanggalField(label=_("Konsultasi sampai dengan"))


class UjiCobaForm(forms.Form):
    persen = forms.IntegerField(
        label=_("Kapasitas (persen)"),
        min_value=1,
        max_value=100,
        initial=40,
        help_text=_("Lazimnya 30–50 persen."),
    )


class AlasanForm(forms.Form):
    alasan = forms.CharField(label=_("Alasan"), max_length=300)


class TetapkanForm(forms.Form):
    nomor_sk = forms.CharField(label=_("Nomor SK"), max_length=120)
    tanggal_sk = TanggalField(label=_("Tanggal SK"))
    penanda_tangan = forms.CharField(label=_("Penanda tangan"), max_length=120)
    mulai_berlaku = TanggalField(label=_("Mulai berlaku"))


class TinjauForm(forms.Form):
    hasil = forms.CharField(
        label=_("Hasil peninjauan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    tindak_lanjut = forms.CharField(
        label=_("Tindak lanjut"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    berikutnya = TanggalField(label=_("Peninjauan berikutnya"), required=False)


class KosongForm(forms.Form):
    """An act that needs no more than the press of its button."""


assert set(Standar.SatuanWaktu.values) == set(SATUAN)  # noqa: S101 - one list, two places

"""The draft's form as one: everything in the shape of import, so one set of checks (bentuk.py) speaks for both."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from standar import urai
from standar.bentuk import DAFTAR, periksa
from standar.forms_rancangan import BARIS, BERBARIS, SEJAK, TUNGGAL, Data, RancanganForm, awal_syarat

__all__ = ["SEJAK", "Penyunting"]

TAMBAH = 3
_KOMPONEN = tuple(n for n in DAFTAR if n != "persyaratan")


class Penyunting:
    """The whole form of a draft: one form and seven sets of rows, together."""

    def __init__(self, post: Any, lama: Data, sejak: str, lampiran: Sequence[tuple[str, str]] = ()) -> None:
        """`post`: what was sent or None; `lama`: the draft in the shape of import; `lampiran`: files to choose from."""
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
            nama: kelas(
                post,
                initial=awal(lama),
                prefix=nama,
                form_kwargs={"pilihan": lampiran} if nama == "lampiran" else {},
            )
            for nama, (kelas, awal) in BARIS.items()
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
        ditulis: dict[str, list[Data]] = {
            "sarpras": [{"kelompok_rentan": i >= len(biasa)} for i in range(len(data["sarpras"] or []))]
        }
        for bagian in ("dasar_hukum", "pengaduan"):
            baris = self.baris[bagian].terisi()
            data[bagian] = [b["teks"] for b in baris] or None
            ditulis[bagian] = [{"tautan": b["tautan"]} for b in baris]
        data["rinci"] = rinci + self._rinci_komponen(data, ditulis) or None
        data["prosedur"] = self._prosedur() or None
        data["untuk_siapa"] = c["untuk_siapa"].strip() or None
        data["lampiran"] = [
            {"dokumen": None, "kunci": kunci, "versi": int(nomor)}
            for kunci, _titik, nomor in (
                b["kunci_versi"].partition(":") for b in self.baris["lampiran"].terisi()
            )
        ] or None
        data["jumlah_pelaksana"] = c["jumlah_pelaksana"]
        data["jam_layanan"] = c["jam_layanan"].strip() or None
        waktu = {
            "nilai": c["waktu_nilai"],
            "nilai_min": c["waktu_min"],
            "satuan": c["waktu_satuan"] or None,
            "teks": c["waktu_teks"].strip() or None,
            "dihitung_sejak": c["dihitung_sejak"].strip() or None,
            "mulai_hitung": c["mulai_hitung"] or None,
            "rincian": [
                _isi(b, "untuk", "nilai", "nilai_min", "satuan") for b in self.baris["waktu"].terisi()
            ],
        }
        biaya = {
            "rupiah": c["biaya_rupiah"],
            "teks": c["biaya_teks"].strip() or None,
            "rincian": [
                _isi(b, "untuk", "rupiah", "jenis", "dasar", "bebas_bagi")
                | ({"khusus": True} if b.get("khusus") else {})
                for b in self.baris["biaya"].terisi()
            ],
        }
        data["waktu"] = {k: v for k, v in waktu.items() if v not in (None, [])} or None
        data["biaya"] = {k: v for k, v in biaya.items() if v not in (None, [])} or None
        data["portal"] = {"menit_loket": c["menit_loket"]} if c["menit_loket"] else None
        return data

    def _rinci_komponen(self, data: Data, ditulis: dict[str, list[Data]]) -> list[Data]:
        """What the lines of the components say beyond themselves: as the form says (`ditulis`: one a line).

        What the form does not ask of a line stays with it as long as its words stay; equal lines in their order.
        """
        asal: dict[tuple[str, str], list[Data]] = {}
        rinci = {(r["bagian"], r["nomor"]): r for r in self.lama.get("rinci") or []}
        for bagian in _KOMPONEN:
            for i, teks in enumerate(self.lama.get(bagian) or [], 1):
                asal.setdefault((bagian, teks.strip()), []).append(rinci.get((bagian, i), {}))
        hasil: list[Data] = []
        for bagian in _KOMPONEN:
            for i, teks in enumerate(data[bagian] or []):
                dulu = asal.get((bagian, teks)) or [{}]
                lebih = {k: dulu[0].get(k) for k in ("tautan", "kelompok_rentan")}
                if len(dulu) > 1:
                    dulu.pop(0)
                if bagian in ditulis:
                    lebih |= ditulis[bagian][i]
                if any(lebih.values()):
                    hasil.append({"bagian": bagian, "nomor": i + 1} | {k: v for k, v in lebih.items() if v})
        return hasil

    def _persyaratan(self, data: Data) -> list[Data]:
        """Sets data["persyaratan"]; returns what the sentences do not say by themselves.

        A row that was not touched keeps the sentence it was published with.
        """
        asal = {
            _tanda(a): t
            for a, t in zip(awal_syarat(self.lama), self.lama.get("persyaratan") or [], strict=True)
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
                calon = {
                    "dihitung_sejak": "dihitung_sejak",
                    "nilai_min": "waktu_min",
                    "mulai_hitung": "mulai_hitung",
                }.get(ekor, f"{kepala}_{ekor}")
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
        "mulai_hitung": waktu.get("mulai_hitung") or "",
        "untuk_siapa": d.get("untuk_siapa") or "",
        "menit_loket": (d.get("portal") or {}).get("menit_loket"),
        "biaya_rupiah": biaya.get("rupiah"),
        "biaya_teks": biaya.get("teks") or "",
        "jumlah_pelaksana": d.get("jumlah_pelaksana"),
    }

"""The questions of a version: data that a penanggung jawab edits, checked here; layar.py turns it into forms.

One question: ``{"kunci", "kelompok", "label", "jenis", "wajib", "bantuan", "pilihan", "bila"}``

kunci     name of the answer, also the placeholder in the letter: small letters, digits, underscore
kelompok  heading; questions of one group stand on one screen, groups in order of appearance
jenis     key of JENIS
pilihan   list of texts, for "pilihan"
bila      {"kunci": another question above, "nilai": its answer}: asked only then ({} or absent: always)
ulang     most rows of its group (absent: asked once). Answers of a repeated group are a list of rows under
          kunci_grup(kelompok); a condition inside it looks at its own row, then at what was asked once
"""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Pertanyaan = dict[str, Any]
POLA_KUNCI = re.compile(r"^[a-z][a-z0-9_]{0,39}$")
# answered by the applicant's data or by the portal, so no question may take these names
NAMA_BAKU: dict[str, Any] = {
    "nama": gettext_lazy("nama pemohon"),
    "nik": gettext_lazy("NIK pemohon"),
    "alamat": gettext_lazy("alamat pemohon"),
    "nomor": gettext_lazy("nomor surat"),
    "tanggal": gettext_lazy("tanggal surat"),
    "layanan": gettext_lazy("nama layanan"),
    "unit": gettext_lazy("nama unit"),
    "pejabat": gettext_lazy("nama penandatangan"),
    "jabatan": gettext_lazy("jabatan penandatangan"),
}
JENIS: dict[str, Any] = {
    "teks": gettext_lazy("Teks pendek"),
    "paragraf": gettext_lazy("Teks panjang"),
    "angka": gettext_lazy("Angka"),
    "tanggal": gettext_lazy("Tanggal"),
    "pilihan": gettext_lazy("Pilih satu"),
    "ya_tidak": gettext_lazy("Ya atau tidak"),
    "nik": gettext_lazy("NIK"),
    "telepon": gettext_lazy("Nomor telepon"),
}
YA, TIDAK = "ya", "tidak"
TERBANYAK = 60
BARIS_TERBANYAK = 20


def periksa(daftar: list[Pertanyaan]) -> list[str]:
    """What is wrong with the questions, in plain words; empty when nothing is."""
    salah: list[str] = []
    di_atas: dict[str, Pertanyaan] = {}
    if len(daftar) > TERBANYAK:
        salah.append(_("Paling banyak %(n)s pertanyaan.") % {"n": TERBANYAK})
    for i, t in enumerate(daftar, start=1):
        sebut = _("Pertanyaan %(i)s") % {"i": i}
        kunci = str(t.get("kunci", ""))
        if not POLA_KUNCI.match(kunci):
            salah.append(
                _("%(sebut)s: nama isian ditulis dengan huruf kecil, misalnya nama_ayah.") % {"sebut": sebut}
            )
        elif kunci in di_atas or kunci in NAMA_BAKU:
            salah.append(
                _("%(sebut)s: nama isian «%(kunci)s» sudah dipakai.") % {"sebut": sebut, "kunci": kunci}
            )
        if not str(t.get("label", "")).strip():
            salah.append(_("%(sebut)s: tulis pertanyaannya.") % {"sebut": sebut})
        if t.get("jenis") not in JENIS:
            salah.append(_("%(sebut)s: pilih jenis jawabannya.") % {"sebut": sebut})
        if t.get("jenis") == "pilihan" and len(t.get("pilihan") or []) < 2:
            salah.append(_("%(sebut)s: tulis sedikitnya dua pilihan.") % {"sebut": sebut})
        bila = t.get("bila") or {}
        if bila and bila.get("kunci") not in di_atas:
            salah.append(
                _("%(sebut)s: syarat «hanya bila» menunjuk pertanyaan yang tidak ada di atasnya.")
                % {"sebut": sebut}
            )
        elif (
            bila
            and di_atas[bila["kunci"]].get("ulang")
            and (judul_kelompok(di_atas[bila["kunci"]]) != judul_kelompok(t))
        ):
            salah.append(
                _("%(sebut)s: syarat «hanya bila» tidak dapat menunjuk ke dalam kelompok berulang yang lain.")
                % {"sebut": sebut}
            )
        di_atas[kunci] = t
    nama = [kunci_grup(judul) for _k, judul, _isi, _n in grup(daftar)]
    if len(set(nama)) < len(nama) or set(nama) & set(di_atas):
        salah.append(_("Dua kelompok berulang bernama hampir sama. Beri nama kelompok yang lebih jelas."))
    if any(n > BARIS_TERBANYAK for _k, _j, _isi, n in grup(daftar)):
        salah.append(_("Satu kelompok diulang paling banyak %(n)s kali.") % {"n": BARIS_TERBANYAK})
    return salah


def kelompok(daftar: list[Pertanyaan]) -> list[tuple[str, list[Pertanyaan]]]:
    """[(heading, its questions)], in order of first appearance: one screen each."""
    urut: dict[str, list[Pertanyaan]] = {}
    for t in daftar:
        urut.setdefault(judul_kelompok(t), []).append(t)
    return list(urut.items())


def judul_kelompok(t: Pertanyaan) -> str:
    return str(t.get("kelompok") or _("Keterangan"))


def ratakan(daftar: list[Pertanyaan]) -> list[Pertanyaan]:
    """A group is repeated as a whole: the largest number written at one of its questions holds for all."""
    ulang = {judul: max(int(t.get("ulang") or 0) for t in isi) for judul, isi in kelompok(daftar)}
    return [
        {**{k: v for k, v in t.items() if k != "ulang"}, **({"ulang": n} if n else {})}
        for t, n in ((t, ulang[judul_kelompok(t)]) for t in daftar)
    ]


def kunci_grup(judul: str) -> str:
    """Name of a repeated group's answers, a list of rows; also its placeholder in the letter."""
    return "daftar_" + re.sub(r"[^a-z0-9]+", "_", judul.lower()).strip("_")[:32]


def grup(daftar: list[Pertanyaan]) -> list[tuple[str, str, list[Pertanyaan], int]]:
    """[(name, heading, questions, most rows)] of the repeated groups."""
    return [
        (kunci_grup(judul), judul, isi, int(isi[0].get("ulang") or 0))
        for judul, isi in kelompok(daftar)
        if isi[0].get("ulang")
    ]


def ditanyakan(t: Pertanyaan, isian: dict[str, Any]) -> bool:
    """Does its condition hold for these answers?"""
    bila = t.get("bila") or {}
    return not bila or str(isian.get(bila["kunci"], "")) == str(bila["nilai"])


def saring(daftar: list[Pertanyaan], isian: dict[str, Any]) -> dict[str, Any]:
    """Answers to questions that are really asked, conditions resolved from the top down; empty rows fall away."""
    hasil: dict[str, Any] = {}
    ulang = {judul: (kunci, isi, n) for kunci, judul, isi, n in grup(daftar)}
    for t in daftar:
        if t.get("ulang"):
            kunci, isi, n = ulang[judul_kelompok(t)]
            if kunci not in hasil:
                hasil[kunci] = [b for b in (_baris(isi, r, hasil) for r in baris_grup(isian, kunci)) if b][:n]
        elif ditanyakan(t, hasil) and isian.get(t["kunci"]) not in (None, ""):
            hasil[t["kunci"]] = isian[t["kunci"]]
    return {k: v for k, v in hasil.items() if v != []}


def baris_grup(isian: dict[str, Any], kunci: str) -> list[dict[str, Any]]:
    """The rows answered for a repeated group, whatever else stands there."""
    nilai = isian.get(kunci)
    return [b for b in nilai if isinstance(b, dict)] if isinstance(nilai, list) else []


def _baris(daftar: list[Pertanyaan], baris: dict[str, Any], luar: dict[str, Any]) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for t in daftar:
        if ditanyakan(t, {**luar, **hasil}) and baris.get(t["kunci"]) not in (None, ""):
            hasil[t["kunci"]] = baris[t["kunci"]]
    return hasil


def kurang(daftar: list[Pertanyaan], isian: dict[str, Any]) -> list[str]:
    """Labels of the compulsory questions without an answer."""
    bersih = saring(daftar, isian)
    hasil = [
        t["label"]
        for t in daftar
        if not t.get("ulang") and t.get("wajib") and ditanyakan(t, bersih) and t["kunci"] not in bersih
    ]
    for kunci, judul, isi, _n in grup(daftar):
        baris = bersih.get(kunci, [])
        if not baris and any(t.get("wajib") and ditanyakan(t, bersih) for t in isi):
            hasil.append(judul)
        for i, b in enumerate(baris, start=1):
            hasil += [
                f"{judul} {i}: {t['label']}"
                for t in isi
                if t.get("wajib") and ditanyakan(t, {**bersih, **b}) and t["kunci"] not in b
            ]
    return hasil

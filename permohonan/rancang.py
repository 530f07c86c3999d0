"""The questions of a version: data that a penanggung jawab edits, checked here, turned into a form here.

One question: ``{"kunci", "kelompok", "label", "jenis", "wajib", "bantuan", "pilihan", "bila"}``

kunci     name of the answer, also the placeholder in the letter: small letters, digits, underscore
kelompok  heading; questions of one group stand on one screen, groups in order of appearance
jenis     key of JENIS
pilihan   list of texts, for "pilihan"
bila      {"kunci": another question above, "nilai": its answer}: asked only then ({} or absent: always)
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan.sandi import rapikan_nik, rapikan_telepon

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
        di_atas[kunci] = t
    return salah


def kelompok(daftar: list[Pertanyaan]) -> list[tuple[str, list[Pertanyaan]]]:
    """[(heading, its questions)], in order of first appearance: one screen each."""
    urut: dict[str, list[Pertanyaan]] = {}
    for t in daftar:
        urut.setdefault(str(t.get("kelompok") or _("Keterangan")), []).append(t)
    return list(urut.items())


def ditanyakan(t: Pertanyaan, isian: dict[str, Any]) -> bool:
    """Does its condition hold for these answers?"""
    bila = t.get("bila") or {}
    return not bila or str(isian.get(bila["kunci"], "")) == str(bila["nilai"])


def saring(daftar: list[Pertanyaan], isian: dict[str, Any]) -> dict[str, Any]:
    """Answers to questions that are really asked, conditions resolved from the top down."""
    hasil: dict[str, Any] = {}
    for t in daftar:
        if ditanyakan(t, hasil) and isian.get(t["kunci"]) not in (None, ""):
            hasil[t["kunci"]] = isian[t["kunci"]]
    return hasil


def kurang(daftar: list[Pertanyaan], isian: dict[str, Any]) -> list[str]:
    """Labels of the compulsory questions without an answer."""
    bersih = saring(daftar, isian)
    return [
        t["label"] for t in daftar if t.get("wajib") and ditanyakan(t, bersih) and t["kunci"] not in bersih
    ]


def _merapikan(rapikan: Callable[[str], str]) -> Callable[[str], None]:
    def periksa_isi(nilai: str) -> None:
        rapikan(nilai)

    return periksa_isi


def bidang(t: Pertanyaan) -> forms.Field:
    """The form field of one question. Never required here: conditions are looked at with all answers."""
    umum: dict[str, Any] = {"label": t["label"], "help_text": t.get("bantuan", ""), "required": False}
    match t["jenis"]:
        case "paragraf":
            return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **umum)
        case "angka":
            return forms.IntegerField(min_value=-(10**12), max_value=10**12, **umum)
        case "tanggal":
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **umum)
        case "pilihan":
            return forms.ChoiceField(choices=[(p, p) for p in t["pilihan"]], widget=forms.RadioSelect, **umum)
        case "ya_tidak":
            return forms.ChoiceField(
                choices=[(YA, _("Ya")), (TIDAK, _("Tidak"))], widget=forms.RadioSelect, **umum
            )
        case "nik":
            return forms.CharField(max_length=30, validators=[_merapikan(rapikan_nik)], **umum)
        case "telepon":
            return forms.CharField(max_length=30, validators=[_merapikan(rapikan_telepon)], **umum)
    return forms.CharField(max_length=200, **umum)


class FormIsian(forms.Form):
    """One screen: the questions of one group, answered in the light of the answers before."""

    def __init__(
        self,
        data: Any = None,
        *,
        pertanyaan: list[Pertanyaan],
        isian: dict[str, Any],
        prefix: str | None = None,
    ) -> None:
        super().__init__(data, initial=isian, prefix=prefix)
        self.isian_lain = isian
        di_layar = {t["kunci"] for t in pertanyaan}
        self.pertanyaan = [
            t
            for t in pertanyaan
            # a condition answered on an earlier screen hides the question; one of this screen shows it with a note
            if (t.get("bila") or {}).get("kunci") in di_layar or ditanyakan(t, isian)
        ]
        label = {t["kunci"]: t["label"] for t in pertanyaan}
        for t in self.pertanyaan:
            f = bidang(t)
            bila = t.get("bila") or {}
            if bila:
                f.help_text = " ".join(
                    s
                    for s in (
                        str(f.help_text),
                        _("Isi hanya bila «%(apa)s» dijawab «%(nilai)s».")
                        % {"apa": label[bila["kunci"]], "nilai": bila["nilai"]}
                        if bila.get("kunci") in di_layar
                        else "",
                    )
                    if s
                )
            self.fields[t["kunci"]] = f

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for t in self.pertanyaan:
            if (
                t.get("wajib")
                and t["kunci"] not in self.errors
                and ditanyakan(t, {**self.isian_lain, **isi})
                and isi.get(t["kunci"]) in (None, "")
            ):
                self.add_error(t["kunci"], _("Wajib diisi."))
        return isi

    @property
    def jawaban(self) -> dict[str, Any]:
        """Answers as JSON values: dates as ISO text."""
        return {
            k: v.isoformat() if isinstance(v, date) else v
            for k, v in self.cleaned_data.items()
            if v not in (None, "")
        }

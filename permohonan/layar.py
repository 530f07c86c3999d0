"""The questions of a version as forms: one screen's worth, with rows for a group that is repeated."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from pelayanan.sandi import rapikan_nik, rapikan_telepon
from pelayanan.teks import Tulisan
from pelayanan.templatetags.rupa import salin
from permohonan import rancang
from permohonan.rancang import Pertanyaan


def _merapikan(rapikan: Callable[[str], str]) -> Callable[[str], None]:
    def periksa_isi(nilai: str) -> None:
        rapikan(nilai)

    return periksa_isi


def bidang(t: Pertanyaan) -> forms.Field:
    """The form field of one question. Never required here: conditions are looked at with all answers."""
    umum: dict[str, Any] = {
        "label": salin(t["label"]),
        "help_text": salin(t.get("bantuan", "")),
        "required": False,
    }
    match t["jenis"]:
        case "paragraf":
            return Tulisan(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **umum)
        case "angka":
            return forms.IntegerField(min_value=-(10**12), max_value=10**12, **umum)
        case "tanggal":
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **umum)
        case "pilihan":
            return forms.ChoiceField(choices=[(p, p) for p in t["pilihan"]], widget=forms.RadioSelect, **umum)
        case "ya_tidak":
            return forms.ChoiceField(
                choices=[(rancang.YA, _("Ya")), (rancang.TIDAK, _("Tidak"))], widget=forms.RadioSelect, **umum
            )
        case "nik":
            return Tulisan(max_length=30, validators=[_merapikan(rapikan_nik)], **umum)
        case "telepon":
            return Tulisan(max_length=30, validators=[_merapikan(rapikan_telepon)], **umum)
    return Tulisan(max_length=200, **umum)


class FormIsian(forms.Form):
    """One screen: the questions of one group, answered in the light of the answers before."""

    def __init__(
        self,
        data: Any = None,
        *,
        pertanyaan: list[Pertanyaan],
        isian: dict[str, Any],
        prefix: str | None = None,
        sekitar: Mapping[str, str] | None = None,
    ) -> None:
        """`sekitar`: {name: label} of other questions on the same screen, which conditions may look at."""
        super().__init__(data, initial=isian, prefix=prefix)
        self.isian_lain = isian
        sekitar = sekitar or {}
        di_layar = {t["kunci"] for t in pertanyaan} | set(sekitar)
        self.pertanyaan = [
            t
            for t in pertanyaan
            # a condition answered on an earlier screen hides the question; one of this screen shows it with a note
            if (t.get("bila") or {}).get("kunci") in di_layar or rancang.ditanyakan(t, isian)
        ]
        label = {**sekitar, **{t["kunci"]: t["label"] for t in pertanyaan}}
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
                and rancang.ditanyakan(t, {**self.isian_lain, **isi})
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

    @property
    def kosong(self) -> bool:
        """Nothing was typed into it: for a row, that it is not there."""
        return not any(
            self.add_prefix(n) in self.data and self.data[self.add_prefix(n)].strip() for n in self.fields
        )


class FormGrup:
    """A group that is repeated: as many rows as were answered, at least one, at most `paling_banyak`.

    An emptied row falls away; the first is asked for when one of its questions is compulsory. Without a script
    "one more" is a submit that keeps what was typed (`menambah`).
    """

    def __init__(
        self,
        data: Any,
        *,
        kunci: str,
        judul: str,
        pertanyaan: list[Pertanyaan],
        paling_banyak: int,
        isian: dict[str, Any],
        prefix: str = "",
        sekitar: Mapping[str, str] | None = None,
    ) -> None:
        self.kunci, self.judul, self.paling_banyak = kunci, judul, paling_banyak
        self.wajib = any(t.get("wajib") for t in pertanyaan)
        awal = f"{prefix}-{kunci}" if prefix else kunci
        self.nama_banyak = f"{awal}-banyak"
        baris = rancang.baris_grup(isian, kunci)
        terketik: Any = data
        if data is not None:
            teks = str(data.get(self.nama_banyak, ""))
            n = int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 4 else len(baris)
            if data.get("tambah"):
                terketik = None
                nama = [t["kunci"] for t in pertanyaan]
                baris = [
                    {k: data.get(f"{awal}-{i}-{k}", "") for k in nama} for i in range(min(n, paling_banyak))
                ]
                n += data["tambah"] == kunci
        else:
            n = len(baris)
        self.baris = [
            FormIsian(
                terketik,
                pertanyaan=pertanyaan,
                isian={**isian, **(baris[i] if i < len(baris) else {})},
                prefix=f"{awal}-{i}",
                sekitar=sekitar,
            )
            for i in range(max(1, min(n, paling_banyak)))
        ]

    @property
    def dapat_tambah(self) -> bool:
        return len(self.baris) < self.paling_banyak

    def dipakai(self) -> list[FormIsian]:
        """Rows with something in them; the first also when it must be."""
        return [f for i, f in enumerate(self.baris) if (i == 0 and self.wajib) or not f.kosong]

    def is_valid(self) -> bool:
        hasil = [f.is_valid() for f in self.dipakai()]  # every row is judged, not only to the first fault
        return all(hasil)

    @property
    def jawaban(self) -> list[dict[str, Any]]:
        return [f.jawaban for f in self.dipakai() if f.jawaban]


class FormLayar:
    """Everything one screen asks: the questions asked once as one form, then each repeated group."""

    def __init__(
        self, data: Any = None, *, pertanyaan: list[Pertanyaan], isian: dict[str, Any], prefix: str = ""
    ) -> None:
        sekali = [t for t in pertanyaan if not t.get("ulang")]
        self.menambah = data is not None and bool(data.get("tambah"))
        if self.menambah:
            # kept as typed, judged later
            ketik = {
                t["kunci"]: data.get(f"{prefix}-{t['kunci']}" if prefix else t["kunci"], "") for t in sekali
            }
            self.biasa = FormIsian(None, pertanyaan=sekali, isian={**isian, **ketik}, prefix=prefix or None)
        else:
            self.biasa = FormIsian(data, pertanyaan=sekali, isian=isian, prefix=prefix or None)
        luar = {**isian, **(self.biasa.jawaban if self.biasa.is_bound and self.biasa.is_valid() else {})}
        self.grup = [
            FormGrup(
                data,
                kunci=kunci,
                judul=judul,
                pertanyaan=isi,
                paling_banyak=n,
                isian=luar,
                prefix=prefix,
                sekitar={t["kunci"]: t["label"] for t in sekali},
            )
            for kunci, judul, isi, n in rancang.grup(pertanyaan)
        ]

    @property
    def fields(self) -> list[str]:
        """Names of the answers this screen gives."""
        return [*self.biasa.fields, *(g.kunci for g in self.grup)]

    @property
    def is_bound(self) -> bool:
        return self.biasa.is_bound

    @property
    def semua(self) -> list[FormIsian]:
        """Every form on the screen that is judged, for the error summary."""
        return [self.biasa, *(f for g in self.grup for f in g.dipakai())]

    @property
    def errors(self) -> bool:
        return self.is_bound and any(f.errors for f in self.semua)

    def is_valid(self) -> bool:
        return self.is_bound and all([self.biasa.is_valid(), *(g.is_valid() for g in self.grup)])

    def add_error(self, bidang: str | None, pesan: str) -> None:
        self.biasa.add_error(bidang if bidang in self.biasa.fields else None, pesan)

    @property
    def jawaban(self) -> dict[str, Any]:
        return {**self.biasa.jawaban, **{g.kunci: g.jawaban for g in self.grup}}

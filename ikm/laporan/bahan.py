"""What every chapter of the report draws on, and how it writes dates, shares and changes."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from ikm.hasil import alasan
from ikm.models import Periode
from pelayanan.templatetags.rupa import desimal

LEMAH = 3  # unsur in the analysis
_ROMAWI = ("I", "II", "III", "IV")


def tgl(nilai: date | str) -> str:
    """2026-07-01 → 1 Juli 2026."""
    if isinstance(nilai, str):
        nilai = date.fromisoformat(nilai)
    return str(date_format(nilai, "j F Y"))


def triwulan(hari: date | str) -> str:
    if isinstance(hari, str):
        hari = date.fromisoformat(hari)
    return f"TW {_ROMAWI[(hari.month - 1) // 3]} {hari.year}"


def bagian(n: int, dari: int) -> str:
    """12 of 48 → 25,0%."""
    return f"{desimal(Decimal(n * 100) / dari, 1)}%" if dari else "–"


class Bahan:
    """What every chapter draws on."""

    def __init__(self, periode: Periode, isi: dict[str, Any]) -> None:
        self.periode, self.isi = periode, isi
        self.unit = periode.unit
        self.unsur: list[dict[str, Any]] = isi["unsur"]
        self.terendah = sorted(self.unsur, key=lambda u: (Decimal(u["nrr"]), u["u"]))
        self.n: int = isi["n"]
        self.menurut = {u.kode: u for u in periode.instrumen.urut_lampiran}
        # all of these as they stood when it was published (`terbit.isi` says what is in them)
        self.nama_unit: str = isi["unit"]["nama"]
        self.nama_periode: str = isi["periode"]["nama"]
        self.deret: list[dict[str, Any]] = isi["sebelumnya"]
        self.dulu = self.deret[-1] if self.deret else None
        self.rencana: list[dict[str, Any]] = isi["rencana"]

    @property
    def konversi(self) -> str:
        return desimal(Decimal(self.isi["konversi"]))

    @staticmethod
    def pengisi(atribut: dict[str, Any]) -> int:
        """How many a profile table counts, those who did not say included."""
        return sum(n for _t, n in atribut["baris"]) + int(atribut["kosong"])

    def tentang(self, rencana: dict[str, Any]) -> str:
        """The unsur a plan answers to, else its own words."""
        unsur = self.menurut.get(rencana["unsur"])
        return unsur.nama if unsur else str(rencana["masalah"])

    def nama(self, u: dict[str, Any]) -> str:
        return f"{u['u'].upper()} {u['nama']}"


def perubahan(b: Bahan) -> str:
    if b.dulu is None:
        return "Belum ada periode sebelumnya sebagai pembanding."
    lama = Decimal(b.dulu["konversi"])
    beda = Decimal(b.isi["konversi"]) - lama
    arah = "naik" if beda > 0 else "turun" if beda < 0 else "tetap"
    besar = "" if beda == 0 else f" {desimal(abs(beda))}"
    mutu = b.dulu.get("mutu", b.isi["mutu"])
    beralih = f" dan mutunya beralih dari {mutu} ke {b.isi['mutu']}" if mutu != b.isi["mutu"] else ""
    return f"Dibanding {b.dulu['nama']} ({desimal(lama)}), nilai ini {arah}{besar}{beralih}."


def kata(b: Bahan, unsur: str | None, terbanyak: int) -> list[str]:
    """What was written in the period about an unsur, or as advice: equal words once with how often, counted over all of
    them, the most frequent first."""
    menurut = alasan(b.periode, b.menurut[unsur].pk if unsur else None, terbanyak)
    return [f"{teks} ({n}×)" if n > 1 else teks for teks, n in menurut]

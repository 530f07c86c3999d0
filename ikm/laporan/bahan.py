"""What every chapter of the report draws on, and how it writes dates, shares and changes."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from ikm import hasil
from ikm.models import Periode
from pelayanan.models import RencanaAksi
from pelayanan.templatetags.rupa import desimal

LEMAH = 3  # unsur in the analysis
_ROMAWI = ("I", "II", "III", "IV")


def tgl(nilai: date | str) -> str:
    """2026-07-01 → 1 Juli 2026."""
    if isinstance(nilai, str):
        nilai = date.fromisoformat(nilai)
    return str(date_format(nilai, "j F Y"))


def triwulan(hari: date) -> str:
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
        self.deret = hasil.sebelumnya(periode)
        self.dulu = next((a for a in reversed(self.deret) if a.hasil is not None), None)
        self.rencana = list(
            RencanaAksi.objects.filter(
                unit=periode.unit, asal_jenis="ikm.periode", asal_id=periode.pk
            ).order_by("prioritas", "tenggat")
        )

    @property
    def konversi(self) -> str:
        return desimal(Decimal(self.isi["konversi"]))

    @staticmethod
    def pengisi(atribut: dict[str, Any]) -> int:
        """How many a profile table counts, those who did not say included."""
        return sum(n for _t, n in atribut["baris"]) + int(atribut["kosong"])

    def nama(self, u: dict[str, Any]) -> str:
        return f"{u['u'].upper()} {u['nama']}"


def perubahan(b: Bahan) -> str:
    if b.dulu is None or b.dulu.hasil is None:
        return "Belum ada periode sebelumnya sebagai pembanding."
    lama = b.dulu.hasil.konversi
    beda = Decimal(b.isi["konversi"]) - lama
    arah = "naik" if beda > 0 else "turun" if beda < 0 else "tetap"
    besar = "" if beda == 0 else f" {desimal(abs(beda))}"
    return f"Dibanding {b.dulu.periode.nama} ({desimal(lama)}), nilai ini {arah}{besar}."


def kali(teks: Iterable[str]) -> list[str]:
    """Equal words once, with how often; the most frequent first."""
    return [f"{t} ({n}×)" if n > 1 else t for t, n in Counter(teks).most_common()]

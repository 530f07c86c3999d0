"""`hitung_tenggat`: the same working-time arithmetic as the portal, for one question on the command line.

Standard output carries the answer alone, everything else goes to standard error. Exit 0; 1 when the database
of `--unit` does not answer; 2 for bad input. Without `--unit` no database is touched: the ordinary week of
Perpres 21/2023 (five days, 07.30–16.00, Friday to 16.30, no Ramadan) with the national holidays.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import CommandParser
from django.db import Error as GangguanBasisData

from pelayanan import libur
from pelayanan.perintah import Galat, Perintah
from pelayanan.waktu_kerja import Kalender, Lama, Satuan, jatuh_tempo, kalender_baku

# About a hundred years each: a larger number is a typing error.
PILIHAN: dict[str, tuple[Satuan, int, str]] = {
    "hari_kerja": (Satuan.HARI_KERJA, 25_000, "hari kerja; jawabannya tanggal"),
    "hari": (Satuan.HARI, 36_500, "hari kalender; jawabannya tanggal"),
    "jam": (Satuan.JAM, 876_000, "jam biasa; jawabannya tanggal dan jam"),
    "jam_kerja": (Satuan.JAM_KERJA, 187_500, "jam kerja; jawabannya tanggal dan jam"),
}
_HARIAN = (Satuan.HARI_KERJA, Satuan.HARI)
_BENTUK_MULAI = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?", re.ASCII)
_BENTUK_JUMLAH = re.compile(r"([+-]?)0*(\d+)", re.ASCII)


def _kutip(teks: str) -> str:
    """What was typed, quoted, and no longer than a message can bear."""
    return f"“{teks}”" if len(teks) <= 40 else f"“{teks[:40]}…”"


class Command(Perintah):
    help = "Menghitung tenggat: hari penerimaan adalah hari ke-0, tenggat hari kerja jatuh pada hari kerja."

    def add_arguments(self, parser: CommandParser) -> None:
        # Values are read as text and judged in `handle`, so that every message is plain Indonesian.
        parser.add_argument("--mulai", help="waktu setempat: YYYY-MM-DD atau YYYY-MM-DDTHH:MM")
        for nama, (_, _, bantuan) in PILIHAN.items():
            parser.add_argument(f"--{nama.replace('_', '-')}", metavar="N", help=bantuan)
        parser.add_argument("--unit", metavar="KODE", help="pakai jam layanan dan hari libur unit ini")

    def handle(self, *args: Any, **options: Any) -> None:
        lama = self._lama(options)
        mulai, berjam = self._mulai(options["mulai"])
        if lama.satuan not in _HARIAN and not berjam:
            raise Galat("Untuk hitungan jam, tulis --mulai dengan jamnya: YYYY-MM-DDTHH:MM.")

        # 100 working days a year at the very least, so the list of holidays surely reaches the answer.
        ke_depan = self._hari_kerja(lama) // 100 + 1
        kalender = (
            self._kalender_baku(mulai.year, ke_depan)
            if options["unit"] is None
            else self._kalender_unit(options["unit"], mulai, ke_depan)
        )
        try:
            tenggat = jatuh_tempo(kalender, mulai.replace(tzinfo=kalender.zona), lama)
        except (ValueError, OverflowError) as galat:
            raise Galat(str(galat)) from galat

        if lama.satuan in (Satuan.HARI_KERJA, Satuan.JAM_KERJA):
            self._ingatkan(mulai.year, tenggat.year, options["unit"])
        self.stdout.write(
            tenggat.date().isoformat()
            if lama.satuan in _HARIAN
            else tenggat.replace(tzinfo=None).isoformat(timespec="minutes")
        )

    @staticmethod
    def _lama(options: dict[str, Any]) -> Lama:
        terisi = [nama for nama in PILIHAN if options[nama] is not None]
        if len(terisi) != 1:
            daftar = ", ".join(f"--{nama.replace('_', '-')}" for nama in PILIHAN)
            raise Galat(f"Pilih tepat satu dari {daftar}.")
        nama = terisi[0]
        satuan, batas, _ = PILIHAN[nama]
        teks = str(options[nama]).strip()
        sebutan = f"--{nama.replace('_', '-')}"
        cocok = _BENTUK_JUMLAH.fullmatch(teks)
        if not cocok:
            raise Galat(f"{sebutan} harus bilangan bulat, bukan {_kutip(teks)}.")
        tanda, angka = cocok.groups()
        jumlah = int(angka[:12])  # longer is past every limit, and Python refuses to read thousands of digits
        if tanda == "-" and jumlah:
            raise Galat(f"{sebutan} tidak boleh negatif.")
        if jumlah > batas:
            raise Galat(f"{sebutan} terlalu besar, paling banyak {batas}.")
        return Lama(jumlah, satuan)

    @staticmethod
    def _mulai(teks: str | None) -> tuple[datetime, bool]:
        """The start as naive local time, and whether it was given with its time."""
        if teks is None:
            raise Galat("--mulai wajib diisi: YYYY-MM-DD atau YYYY-MM-DDTHH:MM.")
        if not _BENTUK_MULAI.fullmatch(teks):
            raise Galat(f"--mulai harus YYYY-MM-DD atau YYYY-MM-DDTHH:MM, bukan {_kutip(teks)}.")
        try:
            return datetime.fromisoformat(teks), "T" in teks
        except ValueError:
            raise Galat(f"Tanggal atau jam pada --mulai tidak ada: {_kutip(teks)}.") from None

    @staticmethod
    def _hari_kerja(lama: Lama) -> int:
        """An upper bound in working days, only to know how many years of holidays to load."""
        return {Satuan.HARI_KERJA: lama.jumlah, Satuan.JAM_KERJA: lama.jumlah // 7 + 1}.get(lama.satuan, 0)

    @staticmethod
    def _kalender_baku(tahun: int, ke_depan: int) -> Kalender:
        return kalender_baku(ZoneInfo("Asia/Jakarta"), *libur.himpunan(range(tahun, tahun + ke_depan + 1)))

    @staticmethod
    def _kalender_unit(kode: str, mulai: datetime, ke_depan: int) -> Kalender:
        # Imported here: without --unit no model is needed.
        from pelayanan.kalender import kalender_unit
        from pelayanan.models import Unit

        try:
            unit = Unit.objects.get(kode=kode)
            return kalender_unit(unit, mulai.replace(tzinfo=unit.tz), tahun_ke_depan=ke_depan)
        except Unit.DoesNotExist:
            raise Galat(f"Unit {_kutip(kode)} tidak dikenal.") from None
        except GangguanBasisData as galat:
            raise Galat(f"Basis data tidak menjawab: {galat}", returncode=1) from galat

    def _ingatkan(self, dari: int, sampai: int, unit: str | None) -> None:
        """Say on standard error when the answer rests on years whose holidays are not decreed."""
        kecuali = " kecuali yang sudah diisi di tabel hari libur unit" if unit else ""
        for tingkat, kata in (
            (libur.Kepastian.PERKIRAAN, "masih perkiraan"),
            (libur.Kepastian.TIDAK_DIKENAL, "tidak diketahui"),
        ):
            tahun = [t for t in range(dari, sampai + 1) if libur.kepastian(t) is tingkat]
            if tahun:
                rentang = str(tahun[0]) if len(tahun) == 1 else f"{tahun[0]}–{tahun[-1]}"
                self.stderr.write(
                    self.style.WARNING(f"Hari libur {rentang} {kata}{kecuali}; tenggat ini dapat bergeser.")
                )

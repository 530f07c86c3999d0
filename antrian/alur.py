"""What a ticket may go through: the state table as data, the rule behind each arrow beside it."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import AlurDitolak


class Status(models.TextChoices):
    """Where a ticket stands. Passive: what was done to it."""

    MENUNGGU = "menunggu", _("Menunggu")
    DIPANGGIL = "dipanggil", _("Dipanggil")
    DILAYANI = "dilayani", _("Dilayani")
    TIDAK_HADIR = "tidak_hadir", _("Tidak hadir")
    DITUNDA = "ditunda", _("Ditunda")
    SELESAI = "selesai", _("Selesai")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")
    TIDAK_TERLAYANI = "tidak_terlayani", _("Tidak terlayani")


@dataclass(frozen=True)
class Izin:
    """perbuatan: the operation that goes this way; aturan: the rule, or the reason it may."""

    perbuatan: str
    aturan: str


S = Status
ALUR: dict[Status, dict[Status, Izin]] = {
    S.MENUNGGU: {
        S.DIPANGGIL: Izin("panggil_berikutnya", "urutan unit; satu tiket aktif per loket"),
        S.MENUNGGU: Izin("alihkan", "layanan atau loket lain; tempat menurut waktu semula"),
        S.DITUNDA: Izin("tunggu_dulu", "pengguna pergi sebentar dan kembali"),
        S.DIBATALKAN: Izin("batalkan_tiket", "pengguna layanan mengurungkan niat"),
        S.TIDAK_TERLAYANI: Izin("tutup_hari", "hari berakhir; didahulukan besok"),
    },
    S.DIPANGGIL: {
        S.DILAYANI: Izin("mulai_layani", "orangnya sudah di loket"),
        S.TIDAK_HADIR: Izin("tidak_hadir", "dapat dipanggil kembali pada hari yang sama"),
        S.MENUNGGU: Izin("kembalikan", "salah panggil, dialihkan, atau layanan titik selesai"),
        S.SELESAI: Izin("selesaikan", "layanan cepat: mulai dan selesai dengan satu tuts"),
        S.DITUNDA: Izin("tunda", "melengkapi berkas, lalu kembali tanpa antre ulang"),
    },
    S.DILAYANI: {
        S.SELESAI: Izin("selesaikan", "dengan satu hasil"),
        S.MENUNGGU: Izin("alihkan", "layanan, loket, atau titik berikutnya"),
        S.DITUNDA: Izin("tunda", "melengkapi berkas, lalu kembali tanpa antre ulang"),
    },
    S.TIDAK_HADIR: {
        S.DIPANGGIL: Izin("panggil_kembali", "pada hari yang sama"),
    },
    S.DITUNDA: {
        S.DIPANGGIL: Izin("panggil_kembali", "pada hari yang sama"),
        S.MENUNGGU: Izin("lanjut_menunggu", "pengguna sudah kembali; tempat semula"),
        S.SELESAI: Izin("tutup_karena_berkas", "permohonannya sudah diajukan"),
        S.DIBATALKAN: Izin("batalkan_tiket", "pengguna layanan mengurungkan niat"),
        S.TIDAK_TERLAYANI: Izin("tutup_hari", "hari berakhir; didahulukan besok"),
    },
    S.SELESAI: {},
    S.DIBATALKAN: {},
    S.TIDAK_TERLAYANI: {},
}

AKTIF = (S.DIPANGGIL, S.DILAYANI)
DIPARKIR = (S.TIDAK_HADIR, S.DITUNDA)
BERJALAN = (S.MENUNGGU, *AKTIF, S.DITUNDA)
AKHIR = (S.SELESAI, S.DIBATALKAN, S.TIDAK_TERLAYANI)


def boleh(dari: str, ke: str) -> bool:
    """Whether an arrow leads from `dari` to `ke`."""
    return ke in ALUR[Status(dari)]


def pastikan(dari: str, ke: str) -> None:
    """Raise AlurDitolak unless an arrow leads from `dari` to `ke`."""
    if not boleh(dari, ke):
        raise AlurDitolak


def diagram() -> str:
    """The table as a Mermaid state diagram, for the README (a test compares)."""
    baris = ["stateDiagram-v2", "    [*] --> menunggu: ambil_tiket"]
    for dari, ke in ALUR.items():
        baris += [f"    {dari} --> {tujuan}: {izin.perbuatan}" for tujuan, izin in ke.items()]
        if not ke:
            baris.append(f"    {dari} --> [*]")
    return "\n".join(baris)

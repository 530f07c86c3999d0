"""The states of a request and the only ways between them."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import AlurDitolak


class Status(models.TextChoices):
    DRAF = "draf", _("Draf")
    DIAJUKAN = "diajukan", _("Diajukan")
    DIPERIKSA = "diperiksa", _("Diperiksa")
    DILENGKAPI = "dilengkapi", _("Menunggu kelengkapan")
    LENGKAP = "lengkap", _("Berkas lengkap")
    DIPROSES = "diproses", _("Diproses")
    MENUNGGU_PEMBAYARAN = "menunggu_pembayaran", _("Menunggu pembayaran")
    DIUJI_PETIK = "diuji_petik", _("Diperiksa ulang")
    MENUNGGU_PERSETUJUAN = "menunggu_persetujuan", _("Menunggu persetujuan")
    DISETUJUI = "disetujui", _("Disetujui")
    TERBIT = "terbit", _("Siap diambil")
    DISERAHKAN = "diserahkan", _("Selesai, sudah diserahkan")
    DITOLAK = "ditolak", _("Ditolak")
    KEBERATAN = "keberatan", _("Keberatan diperiksa")
    DITARIK = "ditarik", _("Ditarik pemohon")
    KEDALUWARSA = "kedaluwarsa", _("Kedaluwarsa")


@dataclass(frozen=True)
class Izin:
    """Who goes this way, and the rule behind it."""

    oleh: str
    aturan: str


S = Status
ALUR: dict[Status, dict[Status, Izin]] = {
    S.DRAF: {
        S.DIAJUKAN: Izin("pemohon", "isian lengkap; versi standar masih berlaku"),
        S.LENGKAP: Izin("petugas", "kode dibawa ke loket, berkas diterima lengkap"),
        S.KEDALUWARSA: Izin("sistem", "30 hari tidak disentuh; data pribadi dihapus"),
    },
    S.DIAJUKAN: {
        S.LENGKAP: Izin("petugas", "berkas dibawa ke loket, diterima lengkap"),
        S.DIPERIKSA: Izin("verifikator", "mengambil berkas; bukan permohonannya sendiri"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.DIPERIKSA: {
        S.DILENGKAPI: Izin("verifikator", "semua kekurangan disebut sekaligus; jam berhenti"),
        S.LENGKAP: Izin(
            "verifikator", "setiap berkas diputus dan tidak ada yang kurang; janji mulai dihitung"
        ),
        S.DITOLAK: Izin("verifikator", "dengan alasan; pemohon boleh keberatan"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.DILENGKAPI: {
        S.DIPERIKSA: Izin("pemohon", "berkas susulan; kembali ke verifikator yang sama"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
        S.KEDALUWARSA: Izin("sistem", "60 hari tidak dilengkapi, setelah diingatkan"),
    },
    S.LENGKAP: {
        S.DIPROSES: Izin("petugas", "langkah pertama standar; berurutan, tidak ada yang dilompati"),
        S.DISERAHKAN: Izin(
            "petugas", "produk langsung diserahkan: tanpa persetujuan dan tagihan, langkah standar selesai"
        ),
        S.DITOLAK: Izin("verifikator", "dengan alasan; pemohon boleh keberatan"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.DIPROSES: {
        S.MENUNGGU_PEMBAYARAN: Izin(
            "petugas", "semua langkah standar selesai, tagihan belum lunas; jam berhenti"
        ),
        S.DIUJI_PETIK: Izin("petugas", "terundi: diperiksa ulang orang kedua; angka undian dicatat"),
        S.MENUNGGU_PERSETUJUAN: Izin("petugas", "semua langkah standar selesai, tidak ada tagihan terbuka"),
        S.DISERAHKAN: Izin(
            "petugas", "produk langsung diserahkan: tanpa persetujuan dan tagihan, langkah standar selesai"
        ),
        S.DITOLAK: Izin("verifikator", "dengan alasan; pemohon boleh keberatan"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.MENUNGGU_PEMBAYARAN: {
        S.DIUJI_PETIK: Izin("sistem", "lunas atau dibebaskan, dan terundi; jam berjalan lagi"),
        S.MENUNGGU_PERSETUJUAN: Izin("sistem", "lunas atau dibebaskan; jam berjalan lagi"),
        S.DIPROSES: Izin("sistem", "lunas atau dibebaskan, layanan tanpa persetujuan; jam berjalan lagi"),
        S.KEDALUWARSA: Izin("sistem", "60 hari tidak dibayar, setelah diingatkan"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.DIUJI_PETIK: {
        S.MENUNGGU_PERSETUJUAN: Izin("pemeriksa kedua", "sesuai; bukan yang memeriksa atau memproses"),
        S.DIPROSES: Izin("pemeriksa kedua", "ada temuan, dengan catatan"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.MENUNGGU_PERSETUJUAN: {
        S.DISETUJUI: Izin("penyetuju", "bukan pemohon, bukan yang memeriksa atau memproses"),
        S.DIPROSES: Izin("penyetuju", "dikembalikan dengan catatan"),
        S.DITOLAK: Izin("penyetuju", "dengan alasan; pemohon boleh keberatan"),
        S.DITARIK: Izin("pemohon", "sebelum produk terbit"),
    },
    S.DISETUJUI: {
        S.TERBIT: Izin("petugas", "nomor register dan dokumen dibuat; janji terpenuhi"),
    },
    S.TERBIT: {
        S.DISERAHKAN: Izin("petugas", "kepada pemohon atau kuasanya"),
    },
    S.DISERAHKAN: {},
    S.DITOLAK: {
        S.KEBERATAN: Izin("pemohon", "sekali, dalam 21 hari kerja sejak ditolak, dengan alasan"),
    },
    S.KEBERATAN: {
        S.DIPERIKSA: Izin(
            "pejabat keberatan", "dikabulkan oleh pejabat lain dari yang menolak; pemeriksa lain"
        ),
        S.DITOLAK: Izin("pejabat keberatan", "penolakan dikuatkan pejabat lain, dengan pertimbangan"),
        S.DITARIK: Izin("pemohon", "keberatan ditarik bersama permohonannya"),
    },
    S.DITARIK: {},
    S.KEDALUWARSA: {},
}

AKHIR = frozenset({S.DISERAHKAN, S.DITOLAK, S.DITARIK, S.KEDALUWARSA})
# in the unit's hands or the applicant's, but not over and no longer a draft
TERBUKA = frozenset(set(Status) - AKHIR - {S.DRAF})
MENUNGGU_PEMOHON = frozenset({S.DILENGKAPI, S.MENUNGGU_PEMBAYARAN})
# papers are complete: the promise's clock has started
BERJANJI = frozenset(
    {
        S.LENGKAP,
        S.DIPROSES,
        S.MENUNGGU_PEMBAYARAN,
        S.DIUJI_PETIK,
        S.MENUNGGU_PERSETUJUAN,
        S.DISETUJUI,
        S.TERBIT,
    }
)


def pastikan(dari: str, ke: Status, sebagai: str = "") -> None:
    """Raise AlurDitolak unless the table knows the arrow, for who goes it where `sebagai` is named.

    An arrow is one role's: a verifikator does not walk the applicant's way from *dilengkapi* to *diperiksa*.
    """
    izin = ALUR[Status(dari)].get(ke)
    if izin is None or (sebagai and izin.oleh != sebagai):
        raise AlurDitolak


def boleh(dari: str, ke: Status, sebagai: str = "") -> bool:
    """Does the table know the arrow, for this role where one is named? For showing or hiding a button."""
    izin = ALUR[Status(dari)].get(ke)
    return izin is not None and sebagai in ("", izin.oleh)


def diagram() -> str:
    """The table as a Mermaid state diagram, for the README."""
    baris = ["stateDiagram-v2", "    [*] --> draf", "    [*] --> lengkap: loket, berkas diterima"]
    for dari, panah in ALUR.items():
        baris += [f"    {dari.value} --> {ke.value}: {izin.oleh}" for ke, izin in panah.items()]
    baris += [f"    {s.value} --> [*]" for s in Status if not ALUR[s]]
    return "\n".join(baris)

"""The clocks of complaint handling as data: how long, in what unit, counted from when, and who says so.

Source and grade are those of our own reading of the regulations: V = seen in a primary or official text, V2 = seen
in a secondary text, M = remembered, not seen. Only V and V2 may be shown to people as a legal basis (`dasar`);
an M is a setting of this portal and is shown as a promise without a citation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import environ
from django.utils.translation import gettext_lazy as _

from pelayanan.waktu_kerja import Lama, Satuan

env = environ.Env()


class Dari(StrEnum):
    """The day 0 of a clock."""

    DITERIMA = "diterima"
    LENGKAP = "lengkap"
    TANGGAPAN = "tanggapan"  # the answer on completeness
    DIDISPOSISIKAN = "didisposisikan"
    DIPUTUSKAN = "diputuskan"


@dataclass(frozen=True)
class Aturan:
    """One rule. `lama` None = no clock. `jeda`: waiting for the pelapor stops it."""

    kunci: str
    lama: Lama | None
    dari: Dari
    sumber: str
    mutu: str
    jeda: bool = True

    @property
    def dasar(self) -> str:
        """What may be cited to people; empty when nobody has seen the text."""
        return self.sumber if self.mutu in ("V", "V2") else ""


def _hk(n: int) -> Lama:
    return Lama(n, Satuan.HARI_KERJA)


def _hari(n: int) -> Lama:
    return Lama(n, Satuan.HARI)


SP4N = "Klasifikasi laporan SP4N-LAPOR!"

# --- per kelas, working days from receipt ------------------------------------------------------------------
PENYELESAIAN: dict[str, Aturan] = {
    a.kunci: a
    for a in (
        Aturan("permintaan_informasi", _hk(5), Dari.DITERIMA, SP4N, "V2"),
        # No text of the regulation seen for this class: a promise of the portal, not a citation.
        Aturan("aspirasi", _hk(env.int("ASPIRASI_HARI_KERJA", default=14)), Dari.DITERIMA, "", "M"),
        Aturan("tidak_berkadar_pengawasan", _hk(14), Dari.DITERIMA, SP4N, "V"),
        Aturan("berkadar_pengawasan", _hk(60), Dari.DITERIMA, SP4N, "V"),
        # Permohonan informasi publik, UU 14/2008: 10 working days, extended once by 7.
        Aturan("informasi_publik", _hk(10), Dari.DITERIMA, "UU 14/2008", "V", jeda=False),
        Aturan("apresiasi", None, Dari.DITERIMA, "", "M"),
    )
}
# A unit may promise less time than this, never more (a constraint of AturanUnit repeats it).
HARI_TERLAMA = {
    "permintaan_informasi": 5,
    "aspirasi": 14,
    "tidak_berkadar_pengawasan": 14,
    "berkadar_pengawasan": 60,
    "informasi_publik": 10,
}
PERPANJANGAN_INFORMASI_PUBLIK = _hk(7)
# classes whose clock waiting for the pelapor stops
BERJEDA = frozenset(k for k, a in PENYELESAIAN.items() if a.jeda)
VERIFIKASI_LAMA = _hk(3)
VERIFIKASI = Aturan("verifikasi", VERIFIKASI_LAMA, Dari.DITERIMA, "Tanya jawab LAPOR!", "V", jeda=False)

# --- the second rule set, UU 25/2009, calendar days ----------------------------------------------------------
UU25: dict[str, Aturan] = {
    a.kunci: a
    for a in (
        Aturan("uu25_tanggapan", _hari(14), Dari.DITERIMA, "UU 25/2009 Pasal 44", "V2", jeda=False),
        Aturan("uu25_lengkapi", _hari(30), Dari.TANGGAPAN, "UU 25/2009 Pasal 44", "M", jeda=False),
        Aturan("uu25_putusan", _hari(60), Dari.LENGKAP, "UU 25/2009 Pasal 50", "V2", jeda=False),
        Aturan("uu25_sampaikan", _hari(14), Dari.DIPUTUSKAN, "UU 25/2009 Pasal 50", "M", jeda=False),
    )
}
SEBUTAN_JAM = {
    "pengaduan.verifikasi": _("Telaah awal"),
    "pengaduan.penyelesaian": _("Penyelesaian"),
    "pengaduan.uu25_tanggapan": _("Tanggapan kelengkapan"),
    "pengaduan.uu25_putusan": _("Putusan"),
    "pengaduan.uu25_sampaikan": _("Penyampaian putusan"),
    "pengaduan.unit_didisposisikan": _("Janji unit sejak pejabat ditunjuk"),
    "pengaduan.unit_diputuskan": _("Janji unit sejak diputuskan"),
}
BATAS_AJUKAN = _hari(30)  # UU 25/2009 Pasal 42: flagged when older, never refused by machine

# --- the ladder: reminders inside the time, rungs after it ---------------------------------------------------
INGATKAN_PERSEN = (50, 80)
# level → (role that is asked next, time after the deadline)
TANGGA: dict[int, tuple[str, Lama]] = {
    1: ("penanggung_jawab", _hk(0)),
    2: ("pimpinan", _hk(env.int("ESKALASI_PIMPINAN_HARI_KERJA", default=5))),
    3: ("inspektorat", _hk(env.int("ESKALASI_INSPEKTORAT_HARI_KERJA", default=10))),
}

# rungs that are only told: the case stays in the hands it is in (names as in TANGGA)
HANYA_DIBERI_TAHU = frozenset(env.list("ESKALASI_HANYA_DIBERI_TAHU", default=[]))

SEBUTAN = {
    "penanggung_jawab": _("penanggung jawab"),
    "pimpinan": _("pimpinan"),
    "inspektorat": _("inspektorat"),
}

# --- after the answer ----------------------------------------------------------------------------------------
JAWABAN_USULAN = _hk(10)  # silence of the pelapor: the case goes on, told, and may be opened again
# the pelapor's time to complete; half of it brings the second notice, its end the withdrawal
LENGKAPI = _hari(env.int("LENGKAPI_HARI", default=30))
SELESAI_SENDIRI = _hk(10)  # an answer nobody objects to closes the case
BUKA_KEMBALI = _hari(env.int("BUKA_KEMBALI_HARI", default=30))
PEMANTAUAN = _hari(env.int("PEMANTAUAN_HARI", default=30))  # after the answer: does it hold?
# a second notice that went out late leaves at least this much before silence counts
SESUDAH_PEMBERITAHUAN = _hari(7)

# --- what is nobody's aduan: where to go instead ---------------------------------------------------------------
ARAHAN: dict[str, tuple[object, object]] = {
    "pidana": (
        _("Tindak pidana"),
        _("Untuk tindak pidana, lapor ke kantor polisi terdekat atau telepon 110."),
    ),
    "darurat": (_("Keadaan darurat"), _("Keadaan darurat: telepon 112, ambulans 119, polisi 110.")),
    "perdata": (
        _("Sengketa antarwarga"),
        _("Sengketa antarwarga diselesaikan lewat kantor desa atau kelurahan, mediasi, atau pengadilan."),
    ),
    "perkara": (
        _("Perkara yang sedang diadili"),
        _("Perkara yang sedang diadili hanya dapat ditempuh lewat upaya hukum di pengadilan."),
    ),
    "konsumen": (
        _("Barang dan jasa swasta"),
        _("Keluhan atas pelaku usaha: Badan Penyelesaian Sengketa Konsumen (BPSK) setempat."),
    ),
    "instansi": (
        _("Instansi lain di luar portal ini"),
        _("Sampaikan ke instansi yang berwenang, atau lewat lapor.go.id yang meneruskannya."),
    ),
}

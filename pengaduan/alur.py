"""The life of an aduan as data: from → to, who may, and the rule behind each arrow.

The diagram in README.md is written from this table (`diagram`) and a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import AlurDitolak


class Status(models.TextChoices):
    DITERIMA = "diterima", _("Diterima")
    DIVERIFIKASI = "diverifikasi", _("Diverifikasi")
    DIDISPOSISIKAN = "didisposisikan", _("Didisposisikan")
    DIPERIKSA = "diperiksa", _("Diperiksa")
    DIREKOMENDASIKAN = "direkomendasikan", _("Direkomendasikan")
    DIUSULKAN = "diusulkan", _("Menunggu jawaban pelapor atas usulan")
    DITINDAKLANJUTI = "ditindaklanjuti", _("Ditindaklanjuti")
    DISAMPAIKAN = "disampaikan", _("Jawaban disampaikan")
    SELESAI = "selesai", _("Selesai")
    DILENGKAPI = "dilengkapi", _("Menunggu kelengkapan dari pelapor")
    DITERUSKAN = "diteruskan", _("Diteruskan ke unit lain")
    DIGABUNG = "digabung", _("Digabung")
    DIARSIPKAN = "diarsipkan", _("Diarsipkan")
    DITARIK = "ditarik", _("Ditarik pelapor")
    DIBUKA_KEMBALI = "dibuka_kembali", _("Dibuka kembali")


S = Status
PELAPOR: Final = "pelapor"
SISTEM: Final = "sistem"
KELOLA: Final = "pengaduan.kelola"
TANGANI: Final = "pengaduan.tangani"
AWASI: Final = "pengaduan.awasi"  # walks no arrow: reads, samples, writes findings


@dataclass(frozen=True)
class Izin:
    """Who may walk this arrow (a right, the pelapor, or the clock) and the rule behind it.

    `berkadar` False: not for berkadar pengawasan, whose examination cannot be skipped or settled by agreement.
    """

    oleh: tuple[str, ...]
    aturan: str
    berkadar: bool = True


_langsung = Izin(
    (TANGANI,),
    "Dapat dijawab seketika bila tidak perlu pemeriksaan; tidak untuk yang berkadar pengawasan.",
    berkadar=False,
)
_lengkapi = Izin((TANGANI,), "Semua yang kurang disebut sekaligus; jam berhenti sekali per aduan.")
_teruskan = Izin((KELOLA,), "Bukan wewenang unit ini; unit tujuan dan pelapor diberi tahu.")
_gabung = Izin((KELOLA,), "Hal yang sama sudah ditangani; pelapor mendapat kode aduan induk.")
_arsip = Izin((KELOLA,), "Dengan alasan yang dibaca pelapor; pelapor dapat meminta dibuka kembali.")
_tarik = Izin((PELAPOR, SISTEM), "Pelapor menarik, atau diam setelah dua pemberitahuan.")
_disposisi = Izin((KELOLA,), "Kepada pejabat bernama, yang bukan terlapor dan bukan bawahannya.")

ALUR: Final[dict[Status, dict[Status, Izin]]] = {
    S.DITERIMA: {
        S.DIVERIFIKASI: Izin(
            (KELOLA,), "Telaah dalam 3 hari kerja: kelas, prioritas, dugaan maladministrasi."
        ),
        S.DISAMPAIKAN: _langsung,
        S.DILENGKAPI: _lengkapi,
        S.DITERUSKAN: _teruskan,
        S.DIGABUNG: _gabung,
        S.DIARSIPKAN: _arsip,
        S.DITARIK: _tarik,
    },
    S.DIVERIFIKASI: {
        S.DIDISPOSISIKAN: _disposisi,
        S.DISAMPAIKAN: _langsung,
        S.DILENGKAPI: _lengkapi,
        S.DITERUSKAN: _teruskan,
        S.DIGABUNG: _gabung,
        S.DIARSIPKAN: _arsip,
        S.DITARIK: _tarik,
    },
    S.DIDISPOSISIKAN: {
        S.DIDISPOSISIKAN: _disposisi,
        S.DIPERIKSA: Izin((TANGANI,), "Pejabat yang ditunjuk mulai memeriksa; terlapor didengar."),
        S.DISAMPAIKAN: _langsung,
        S.DILENGKAPI: _lengkapi,
        S.DITARIK: _tarik,
    },
    S.DIPERIKSA: {
        S.DIDISPOSISIKAN: _disposisi,
        S.DIREKOMENDASIKAN: Izin((TANGANI,), "Hasil pemeriksaan dan rekomendasi tertulis."),
        S.DILENGKAPI: _lengkapi,
        S.DITARIK: _tarik,
    },
    S.DIREKOMENDASIKAN: {
        S.DIUSULKAN: Izin(
            (TANGANI,),
            "Usulan penyelesaian ke pelapor; tidak untuk yang berkadar pengawasan.",
            berkadar=False,
        ),
        S.DITINDAKLANJUTI: Izin((TANGANI,), "Rekomendasi dijalankan tanpa usulan."),
        S.DITARIK: _tarik,
    },
    S.DIUSULKAN: {
        S.DITINDAKLANJUTI: Izin(
            (PELAPOR, SISTEM), "Pelapor menerima, atau tidak menjawab dalam 10 hari kerja (diberi tahu)."
        ),
        S.DIREKOMENDASIKAN: Izin(
            (PELAPOR,), "Pelapor menolak: sekali = usulan baru, dua kali = naik satu tingkat."
        ),
        S.DITARIK: _tarik,
    },
    S.DITINDAKLANJUTI: {
        S.DISAMPAIKAN: Izin((TANGANI,), "Hasil disampaikan ke pelapor."),
        S.DITARIK: _tarik,
    },
    S.DISAMPAIKAN: {
        S.SELESAI: Izin(
            (PELAPOR, SISTEM), "Pelapor menyatakan beres, atau tidak berkeberatan dalam 10 hari kerja."
        ),
        S.DIBUKA_KEMBALI: Izin((PELAPOR,), "Pelapor menyatakan belum beres, dalam 30 hari."),
    },
    S.SELESAI: {S.DIBUKA_KEMBALI: Izin((PELAPOR,), "Dalam 30 hari sejak jawaban.")},
    S.DILENGKAPI: {
        S.DITERIMA: Izin((PELAPOR,), "Pelapor melengkapi; kembali ke langkah semula."),
        S.DIVERIFIKASI: Izin((PELAPOR,), "Pelapor melengkapi; kembali ke langkah semula."),
        S.DIDISPOSISIKAN: Izin((PELAPOR,), "Pelapor melengkapi; kembali ke langkah semula."),
        S.DIPERIKSA: Izin((PELAPOR,), "Pelapor melengkapi; kembali ke langkah semula."),
        S.DITERUSKAN: Izin((PELAPOR,), "Pelapor melengkapi; kembali ke langkah semula."),
        S.DIBUKA_KEMBALI: Izin((PELAPOR,), "Pelapor melengkapi; kembali ke langkah semula."),
        S.DITARIK: _tarik,
    },
    S.DITERUSKAN: {
        S.DIVERIFIKASI: Izin((KELOLA,), "Unit penerima menelaah; tenggat tetap sejak aduan diterima."),
        S.DISAMPAIKAN: _langsung,
        S.DITERUSKAN: _teruskan,
        S.DILENGKAPI: _lengkapi,
        S.DIARSIPKAN: _arsip,
        S.DITARIK: _tarik,
    },
    S.DIBUKA_KEMBALI: {
        S.DIDISPOSISIKAN: _disposisi,
        S.DISAMPAIKAN: _langsung,
        S.DILENGKAPI: _lengkapi,
        S.DITARIK: _tarik,
    },
    S.DIARSIPKAN: {
        S.DIBUKA_KEMBALI: Izin((PELAPOR,), "Pelapor berkeberatan atas alasan arsip, dalam 30 hari.")
    },
    S.DIGABUNG: {},
    S.DITARIK: {},
}

# Over for the unit: no clock runs.
TERTUTUP: Final = frozenset({S.DISAMPAIKAN, S.SELESAI, S.DIGABUNG, S.DIARSIPKAN, S.DITARIK})
TERBUKA: Final = frozenset(S) - TERTUTUP
# Not looked at yet: the verification clock runs.
BELUM_DITELAAH: Final = frozenset({S.DITERIMA, S.DITERUSKAN})


def izin(dari: str, ke: str) -> Izin | None:
    """The arrow, or None."""
    return ALUR[Status(dari)].get(Status(ke))


def boleh(dari: str, ke: str, *, kelas: str) -> bool:
    """Is there such an arrow for a case of this class?"""
    i = izin(dari, ke)
    return i is not None and (i.berkadar or kelas != "berkadar_pengawasan")


def pastikan(dari: str, ke: str, *, kelas: str = "") -> Izin:
    """The arrow; raises AlurDitolak when there is none for this class."""
    i = izin(dari, ke)
    if i is None:
        raise AlurDitolak
    if not i.berkadar and kelas == "berkadar_pengawasan":
        raise AlurDitolak(
            _("Aduan berkadar pengawasan harus diperiksa dan direkomendasikan dahulu sebelum dijawab.")
        )
    return i


def diagram() -> str:
    """The table as a Mermaid state diagram, for README.md."""
    baris = ["stateDiagram-v2", "    [*] --> diterima"]
    for dari, anak in ALUR.items():
        baris += [f"    {dari.value} --> {ke.value}: {', '.join(i.oleh)}" for ke, i in anak.items()]
        if not anak:
            baris.append(f"    {dari.value} --> [*]")
    return "\n".join(baris)

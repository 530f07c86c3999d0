"""From the named official to the recommendation carried out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.akses import HAK
from pelayanan.models import Pengguna, Peran
from pelayanan.peristiwa import catat
from pelayanan.waktu_kerja import Lama
from pengaduan import aturan
from pengaduan.alur import KELOLA, TANGANI, Status
from pengaduan.models import Aduan, AturanUnit, Tanggapan
from pengaduan.operasi.dasar import (
    PENYELESAIAN,
    aturan_untuk,
    bertugas,
    kunci,
    langkah,
    mulai_janji_unit,
    mulai_uu25,
    penuhi_uu25,
    tangga,
    tulis,
)
from pengaduan.operasi.galat import PejabatTidakTepat, PerpanjanganTidakBerlaku, TerlaporBelumDidengar
from pengaduan.querysets import tingkat


def peran_penangan(aduan: Aduan, pengguna: Pengguna, pada: datetime) -> str:
    """The role in which this person may handle the case; raises PejabatTidakTepat."""
    peran = set(bertugas(aduan.unit_id, pada, pengguna=pengguna).values_list("peran", flat=True))
    pantas = peran & HAK[TANGANI]
    bawahan = aduan.tingkat_terlapor is not None and tingkat(peran) < aduan.tingkat_terlapor
    if not pantas or bawahan or pengguna.pk == aduan.terlapor_id:
        raise PejabatTidakTepat
    return str(max(pantas, key=lambda p: tingkat({p})))


@transaction.atomic(durable=True)
def disposisikan(
    *, aduan: Aduan, kepada: Pengguna, oleh: Pengguna, isi: str = "", pada: datetime | None = None
) -> Aduan:
    """Into the hands of a named official; `isi` is the instruction, for officers only.

    Raises PejabatTidakTepat for the terlapor, those below, or somebody without a role here; AlurDitolak.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    peran = peran_penangan(aduan, kepada, pada)
    langkah(aduan, Status.DIDISPOSISIKAN, pada, KELOLA)
    if isi.strip():
        tulis(aduan, Tanggapan.Jenis.CATATAN, isi, oleh, pada)
    aduan.pemegang = kepada
    mulai_janji_unit(aduan, AturanUnit.Dari.DIDISPOSISIKAN, pada)
    aduan.save()
    catat(
        "pengaduan.aduan.didisposisikan",
        aduan,
        oleh=oleh,
        pada=pada,
        data={"kepada": kepada.pk, "jabatan": str(Peran(peran).label)},
    )
    return aduan


@transaction.atomic(durable=True)
def mulai_periksa(*, aduan: Aduan, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """The official begins. Raises AlurDitolak."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.DIPERIKSA, pada, TANGANI)
    aduan.pemegang = aduan.pemegang or oleh
    aduan.save()
    catat("pengaduan.aduan.diperiksa", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def rekomendasikan(*, aduan: Aduan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """Findings and recommendation, for officers. A named terlapor must have been heard first.

    Raises TerlaporBelumDidengar, AlurDitolak, AlasanKosong.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.DIREKOMENDASIKAN, pada, TANGANI)
    if aduan.terlapor_id and not aduan.tanggapan.filter(jenis=Tanggapan.Jenis.KLARIFIKASI).exists():
        raise TerlaporBelumDidengar
    tulis(aduan, Tanggapan.Jenis.REKOMENDASI, isi, oleh, pada)
    penuhi_uu25(aduan, pada, "uu25_putusan")
    mulai_uu25(aduan, "uu25_sampaikan", pada)
    mulai_janji_unit(aduan, AturanUnit.Dari.DIPUTUSKAN, pada)
    aduan.save()
    catat("pengaduan.aduan.direkomendasikan", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def tindak_lanjuti(*, aduan: Aduan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """The recommendation is carried out without a proposal; `isi` is told. Raises AlurDitolak, AlasanKosong."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    langkah(aduan, Status.DITINDAKLANJUTI, pada, TANGANI)
    tulis(aduan, Tanggapan.Jenis.TINDAK_LANJUT, isi, oleh, pada)
    aduan.save()
    catat("pengaduan.aduan.ditindaklanjuti", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def catat_dalam(*, aduan: Aduan, jenis: str, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """A note, the terlapor's clarification, a telephone call, monitoring: for officers only, in any state."""
    if jenis not in Tanggapan.DALAM:
        raise ValueError(jenis)
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    tulis(aduan, jenis, isi, oleh, pada)
    catat("pengaduan.aduan.dicatat", aduan, oleh=oleh, pada=pada, data={"jenis": str(jenis)})
    return aduan


@transaction.atomic(durable=True)
def catat_temuan(*, aduan: Aduan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """What an inspector found in a case, in any state; its holder is told. Raises AlasanKosong."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    tulis(aduan, Tanggapan.Jenis.TEMUAN, isi, oleh, pada)
    catat("pengaduan.aduan.diawasi", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def perpanjang(*, aduan: Aduan, isi: str, oleh: Pengguna, pada: datetime | None = None) -> Aduan:
    """Seven more working days for a permohonan informasi publik, once, before its deadline, with a reason.

    Raises PerpanjanganTidakBerlaku, AlasanKosong.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    a = aturan_untuk(aduan)
    jam = tenggat.milik(aduan, PENYELESAIAN).first()
    sudah = jam is not None and jam.aturan.get("diperpanjang", False)
    bukan = aduan.kelas != Aduan.Kelas.INFORMASI_PUBLIK or a.lama is None or not aduan.terbuka
    if bukan or sudah or aduan.tenggat_pada is None or pada > aduan.tenggat_pada or a.lama is None:
        raise PerpanjanganTidakBerlaku
    tulis(aduan, Tanggapan.Jenis.ALASAN, isi, oleh, pada)
    lebih = aturan.PERPANJANGAN_INFORMASI_PUBLIK
    t = tenggat.ulang(
        aduan,
        jenis=PENYELESAIAN,
        lama=Lama(a.lama.jumlah + lebih.jumlah, lebih.satuan),
        mulai_pada=jam.mulai_pada if jam else aduan.diterima_pada,  # opened again: its own day 0
        pada=pada,
        tangga=tangga(PENYELESAIAN),
        dasar=a.dasar,
    )
    if t is None:
        raise PerpanjanganTidakBerlaku
    t.aturan["diperpanjang"] = True
    t.save(update_fields=["aturan"])
    aduan.tenggat_pada = t.jatuh_tempo_pada
    aduan.save()
    catat("pengaduan.aduan.diperpanjang", aduan, oleh=oleh, pada=pada, data={"tenggat": t.jatuh_tempo_pada})
    return aduan

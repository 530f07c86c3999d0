"""Waiting for the pelapor: the clock stops once, silence ends the case only after two notices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna, Tenggat
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan, jatuh_tempo
from pengaduan import aturan
from pengaduan.alur import PELAPOR, SISTEM, TANGANI, AlurDitolak, Status
from pengaduan.models import Aduan, Jeda, Tanggapan
from pengaduan.operasi.dasar import (
    jeda_jam,
    kunci,
    kunci_atau_pergi,
    langkah,
    lanjut_jam,
    penuhi_uu25,
    tingkat_di_unit,
    tulis,
)
from pengaduan.operasi.galat import AlasanKosong, JedaKeduaPerluAtasan

KELENGKAPAN = "pengaduan.kelengkapan"


@transaction.atomic(durable=True)
def minta_kelengkapan(
    *, aduan: Aduan, kurang: Sequence[str], oleh: Pengguna, pada: datetime | None = None
) -> Aduan:
    """Everything that is missing, named at once. The clock stops; a second time only by the head's own hand.

    Raises JedaKeduaPerluAtasan, AlasanKosong, AlurDitolak.
    """
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    butir = [k.strip() for k in kurang if k.strip()]
    if not butir:
        raise AlasanKosong(bidang="kurang")
    ke = aduan.jumlah_jeda + 1
    atasan = oleh if tingkat_di_unit(oleh, aduan.unit_id, pada) >= 1 else None
    if ke > 1 and atasan is None:
        raise JedaKeduaPerluAtasan
    semula = aduan.status
    langkah(aduan, Status.DILENGKAPI, pada, TANGANI)
    aduan.kembali_ke, aduan.jumlah_jeda = semula, ke
    aduan.save()
    tulis(aduan, Tanggapan.Jenis.PERMINTAAN, "\n".join(f"• {b}" for b in butir), oleh, pada)
    baris = Jeda.objects.create(aduan=aduan, ke=ke, kurang=butir, disetujui_oleh=atasan, mulai_pada=pada)
    penuhi_uu25(aduan, pada, "uu25_tanggapan")  # «incomplete» is an answer too
    if aturan.PENYELESAIAN[aduan.kelas].jeda:
        jeda_jam(aduan, pada)
    tenggat.mulai(
        baris,
        jenis=KELENGKAPAN,
        unit=aduan.unit,
        lama=aturan.LENGKAPI,
        pada=pada,
        tangga=(
            AnakTangga(1, "pemberitahuan", persen=50),
            AnakTangga(2, "tarik", setelah=Lama(0, Satuan.HARI)),
        ),
    )
    catat(
        "pengaduan.aduan.diminta_lengkap", aduan, oleh=oleh, pada=pada, data={"ke": ke, "butir": len(butir)}
    )
    return aduan


@transaction.atomic(durable=True)
def lengkapi(*, aduan: Aduan, isi: str, oleh: Pengguna | None, pada: datetime | None = None) -> Aduan:
    """The pelapor completes it: back to the step it came from, the clock runs. Raises AlurDitolak."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    if aduan.status != Status.DILENGKAPI:
        raise AlurDitolak
    langkah(aduan, Status(aduan.kembali_ke), pada, PELAPOR)
    aduan.kembali_ke = ""
    tulis(aduan, Tanggapan.Jenis.KELENGKAPAN, isi, oleh, pada)
    akhiri_jeda(aduan, pada)
    lanjut_jam(aduan, pada)
    aduan.save()
    catat("pengaduan.aduan.dilengkapi", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic(durable=True)
def kelengkapan_ditunggu(*, tenggat_id: int, pada: datetime) -> Aduan | None:
    """Half the waiting time: a second notice. All of it: withdrawn. None: not due, or somebody is at it."""
    baris = Jeda.objects.filter(pk__in=Tenggat.objects.filter(pk=tenggat_id).values("objek_id")).first()
    aduan = baris and kunci_atau_pergi([baris.aduan_id])
    diklaim = tenggat.klaim(tenggat_id, pada) if aduan else None
    if not aduan or not baris or diklaim is None:
        return None
    if aduan.status != Status.DILENGKAPI:
        return aduan
    if diklaim[1]["penerima"] == "pemberitahuan":
        baris.pemberitahuan += 1
        baris.save(update_fields=["pemberitahuan"])
        _beri_waktu(diklaim[0], aduan, pada)
        catat(
            "pengaduan.aduan.diberi_tahu_lagi", aduan, oleh=None, pada=pada, data={"ke": baris.pemberitahuan}
        )
        return aduan
    _tutup_ditarik(aduan, pada, SISTEM)
    catat("pengaduan.aduan.ditarik", aduan, oleh=None, pada=pada, data={"sebab": "tidak dilengkapi"})
    return aduan


def _beri_waktu(jam: Tenggat, aduan: Aduan, pada: datetime) -> None:
    """A notice that went out late (the sweep had been off) moves the end: no silence without time to speak."""
    paling_cepat = jatuh_tempo(kalender_unit(aduan.unit, pada), pada, aturan.SESUDAH_PEMBERITAHUAN)
    if jam.jatuh_tempo_pada < paling_cepat:
        Tenggat.objects.filter(pk=jam.pk).update(jatuh_tempo_pada=paling_cepat, berikutnya_pada=paling_cepat)


@transaction.atomic(durable=True)
def tarik(*, aduan: Aduan, oleh: Pengguna | None, isi: str = "", pada: datetime | None = None) -> Aduan:
    """The pelapor withdraws. Raises AlurDitolak."""
    pada = pada or timezone.now()
    aduan = kunci(aduan)
    _tutup_ditarik(aduan, pada, PELAPOR)
    if isi.strip():
        tulis(aduan, Tanggapan.Jenis.PESAN, isi, oleh, pada)
    catat("pengaduan.aduan.ditarik", aduan, oleh=oleh, pada=pada, data={"sebab": "pelapor"})
    return aduan


def _tutup_ditarik(aduan: Aduan, pada: datetime, pelaku: str) -> None:
    langkah(aduan, Status.DITARIK, pada, pelaku)
    akhiri_jeda(aduan, pada)
    aduan.kembali_ke, aduan.tayang = "", False
    aduan.save()


def akhiri_jeda(aduan: Aduan, pada: datetime) -> None:
    """The open pause ends, with its own clock."""
    baris = aduan.jeda.filter(selesai_pada__isnull=True).first()
    if baris is not None:
        baris.selesai_pada = max(pada, baris.mulai_pada)  # a computer's clock may be set back meanwhile
        baris.save(update_fields=["selesai_pada"])
        tenggat.penuhi(baris, jenis=KELENGKAPAN, pada=pada)

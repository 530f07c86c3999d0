"""A second person looks again at a random sample before anything comes out."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan.alur import Status
from permohonan.galat import AlasanWajib, PemeriksaTidakMenyetujui
from permohonan.models import LangkahKerja, Pengaturan, Permohonan, UjiPetik

from .bagian import kini, kunci, pindah

KEJADIAN_SESUDAH = {
    Status.DIUJI_PETIK: "permohonan.permohonan.diuji_petik",
    Status.MENUNGGU_PERSETUJUAN: "permohonan.permohonan.dimintakan_persetujuan",
}


def menuju_persetujuan(p: Permohonan, pada: datetime) -> tuple[Status, dict[str, Any]]:
    """(where finished work goes, the draw for the event): to approval, or first to a second person.

    Drawn once per request with the system's randomness; what was sent back with a finding is looked at again.
    """
    undian = UjiPetik.objects.filter(permohonan=p).first()
    if undian is None:
        persen = Pengaturan.objects.filter(unit=p.unit_id).values_list("persen_uji_petik", flat=True).first()
        if not persen:
            return Status.MENUNGGU_PERSETUJUAN, {}
        angka = secrets.randbelow(100)
        undian = UjiPetik.objects.create(
            permohonan=p,
            unit_id=p.unit_id,
            persen=persen,
            angka=angka,
            terpilih=angka < persen,
            diundi_pada=pada,
        )
    perlu = undian.terpilih and undian.hasil != UjiPetik.Hasil.SESUAI
    return (
        Status.DIUJI_PETIK if perlu else Status.MENUNGGU_PERSETUJUAN,
        {"undian": undian.angka, "persen": undian.persen},
    )


@transaction.atomic(durable=True)
def uji_petik(
    *,
    permohonan: Permohonan,
    sesuai: bool,
    oleh: Pengguna,
    catatan: str = "",
    pada: datetime | None = None,
) -> Permohonan:
    """The second person's word: on to approval, or back to work with what was found.

    Raises AlurDitolak, AlasanWajib, PemeriksaTidakMenyetujui (who had a hand in it).
    """
    p, pada = kunci(permohonan), kini(pada)
    if not sesuai and not catatan.strip():
        raise AlasanWajib
    pindah(p, Status.MENUNGGU_PERSETUJUAN if sesuai else Status.DIPROSES, pada, "pemeriksa kedua")
    terlibat = {p.verifikator_id, p.pemroses_id, p.diajukan_oleh_id}
    if oleh.pk in terlibat or LangkahKerja.objects.filter(permohonan=p, oleh=oleh).exists():
        raise PemeriksaTidakMenyetujui
    u = UjiPetik.objects.select_for_update(of=("self",)).get(permohonan=p)
    u.hasil = UjiPetik.Hasil.SESUAI if sesuai else UjiPetik.Hasil.TEMUAN
    u.catatan, u.oleh, u.diperiksa_pada = catatan.strip()[:500], oleh, pada
    u.save()
    p.save()
    catat(
        f"permohonan.uji_petik.{u.hasil}",
        p,
        oleh=oleh,
        pada=pada,
        data={} if sesuai else {"catatan": u.catatan},
    )
    return p

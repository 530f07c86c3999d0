"""How the product reaches the applicant: fetched at an hour, or brought to the door."""

from datetime import datetime, timedelta

from django.db import transaction

from pelayanan.akses import boleh
from pelayanan.galat import AlurDitolak
from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from pelayanan.waktu_kerja import buka
from permohonan.alur import TERBUKA
from permohonan.galat import (
    AlamatWajib,
    AntarTidakAda,
    BukanPetugasUnit,
    JamPenuh,
    JamTutup,
    TidakAdaVerifikator,
)
from permohonan.models import Pengaturan, Penyerahan, Permohonan

from .bagi import paling_ringan
from .bagian import kini, kunci

HARI_KE_DEPAN = 60
PER_JAM = 12  # pick-ups one counter hands out in an hour without a queue


@transaction.atomic(durable=True)
def pilih_penyerahan(
    *,
    permohonan: Permohonan,
    cara: str,
    oleh: Pengguna | None,
    janji_pada: datetime | None = None,
    alamat: str = "",
    pada: datetime | None = None,
) -> Permohonan:
    """The applicant chooses, and may choose again until the product is handed over.

    Raises AlurDitolak, JamTutup (closed then, past, or too far), JamPenuh, AntarTidakAda, AlamatWajib.
    """
    pada = kini(pada)
    # the unit's row first: two do not take the last place of an hour
    Pengaturan.objects.get_or_create(unit_id=permohonan.unit_id)
    aturan = Pengaturan.objects.select_for_update(of=("self",)).get(unit_id=permohonan.unit_id)
    p = kunci(permohonan)
    if p.status not in TERBUKA:
        raise AlurDitolak
    isi = {
        "unit_id": p.unit_id,
        "cara": cara,
        "dipilih_pada": pada,
        "janji_pada": None,
        "alamat": "",
        "petugas": None,
    }
    if cara == Penyerahan.Cara.ANTAR:
        if not aturan.antar:
            raise AntarTidakAda
        if not alamat.strip():
            raise AlamatWajib
        petugas = p.verifikator or paling_ringan(p.unit_id)
        if petugas is None:
            raise TidakAdaVerifikator
        isi |= {"alamat": alamat.strip()[:300], "petugas": petugas}
    else:
        if janji_pada is None or not pada < janji_pada < pada + timedelta(days=HARI_KE_DEPAN):
            raise JamTutup
        if not buka(kalender_unit(p.unit, janji_pada), janji_pada):
            raise JamTutup
        jam = janji_pada.replace(minute=0, second=0, microsecond=0)
        lain = Penyerahan.objects.filter(
            unit=p.unit_id,
            janji_pada__gte=jam,
            janji_pada__lt=jam + timedelta(hours=1),
            diterima_tanggal=None,
        ).exclude(permohonan=p)
        if lain.count() >= PER_JAM:
            raise JamPenuh
        isi["janji_pada"] = janji_pada
    Penyerahan.objects.update_or_create(permohonan=p, defaults=isi)
    catat("permohonan.penyerahan.dipilih", p, oleh=oleh, pada=pada, data={"cara": cara})
    return p


@transaction.atomic(durable=True)
def tugaskan_antar(
    *, permohonan: Permohonan, petugas: Pengguna, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """Another named officer brings it. Raises AlurDitolak (nothing to bring), BukanPetugasUnit."""
    p, pada = kunci(permohonan), kini(pada)
    s = (
        Penyerahan.objects.select_for_update(of=("self",))
        .filter(permohonan=p, cara=Penyerahan.Cara.ANTAR)
        .first()
    )
    if s is None or p.status not in TERBUKA:
        raise AlurDitolak
    if not boleh(petugas, "permohonan.terima", p.unit_id):
        raise BukanPetugasUnit
    s.petugas = petugas
    s.save(update_fields=["petugas"])
    catat("permohonan.penyerahan.ditugaskan", p, oleh=oleh, pada=pada, data={"kepada": str(petugas)})
    return p

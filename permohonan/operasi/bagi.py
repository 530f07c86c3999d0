"""Who works on what: given by load, handed over, the unit's own rules for it."""

import secrets
from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan.akses import boleh
from pelayanan.galat import AlurDitolak
from pelayanan.models import Pengguna, Penugasan, Peran, Unit
from pelayanan.peristiwa import catat
from permohonan.alur import Status
from permohonan.galat import BukanPemegang, TidakAdaVerifikator
from permohonan.models import Pengaturan, Permohonan

from .bagian import kini, kunci
from .periksa import bukan_sendiri

# held by a verifikator; held by who works on it
_DIPERIKSA = (Status.DIAJUKAN, Status.DIPERIKSA, Status.DILENGKAPI)


def beban(unit_id: int) -> list[tuple[Pengguna, int]]:
    """[(verifikator in office today, open cases they hold)], lightest first. Three queries."""
    orang = {
        t.pengguna_id: t.pengguna
        for t in Penugasan.objects.filter(unit=unit_id, peran=Peran.VERIFIKATOR, pengguna__is_active=True)
        .menjabat_kini(timezone.now())
        .select_related("pengguna")
        .order_by("pengguna__nama", "pk")
    }
    hitung: Counter[int] = Counter(
        Permohonan.objects.filter(verifikator__in=orang, status__in=_DIPERIKSA).values_list(
            "verifikator_id", flat=True
        )
    )
    hitung.update(
        Permohonan.objects.filter(pemroses__in=orang, status=Status.DIPROSES).values_list(
            "pemroses_id", flat=True
        )
    )
    return sorted(((o, hitung[pk]) for pk, o in orang.items()), key=lambda x: x[1])


def paling_ringan(unit_id: int, kecuali: Collection[int | None] = ()) -> Pengguna | None:
    """Who holds least; among equals the lot decides."""
    calon = [(o, n) for o, n in beban(unit_id) if o.pk not in kecuali]
    if not calon:
        return None
    return secrets.choice([o for o, n in calon if n == calon[0][1]])


@transaction.atomic(durable=True)
def bagikan(*, permohonan: Permohonan, oleh: Pengguna | None, pada: datetime | None = None) -> Permohonan:
    """Give a request nobody holds to the verifikator with the lightest load.

    Two at once see each other's gift: the unit's row is locked first. Raises AlurDitolak, TidakAdaVerifikator.
    """
    pada = kini(pada)
    Pengaturan.objects.get_or_create(unit_id=permohonan.unit_id)
    Pengaturan.objects.select_for_update(of=("self",)).get(unit_id=permohonan.unit_id)
    p = kunci(permohonan)
    if p.status != Status.DIAJUKAN or p.verifikator_id:
        raise AlurDitolak
    orang = paling_ringan(p.unit_id, {p.diajukan_oleh_id})
    if orang is None:
        raise TidakAdaVerifikator
    p.verifikator = orang
    p.save(update_fields=["verifikator"])
    catat("permohonan.permohonan.dibagikan", p, oleh=oleh, pada=pada, data={"kepada": str(orang)})
    return p


@transaction.atomic(durable=True)
def alihkan(
    *, permohonan: Permohonan, kepada: Pengguna, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """Hand the checking, or the work, over to a colleague of the same unit: who holds it, or who approves, may.

    Raises AlurDitolak (nobody holds anything in this state), BukanPemegang, PermohonanSendiri.
    """
    p, pada = kunci(permohonan), kini(pada)
    hak: tuple[str, ...]
    if p.status in _DIPERIKSA:
        bidang, pemegang, hak = "verifikator", p.verifikator, ("permohonan.periksa",)
    elif p.status == Status.DIPROSES:
        bidang, pemegang, hak = "pemroses", p.pemroses, ("permohonan.periksa", "permohonan.terima")
    else:
        raise AlurDitolak
    pindah_boleh = pemegang == oleh or boleh(oleh, "permohonan.setujui", p.unit_id)
    if not pindah_boleh or not any(boleh(kepada, h, p.unit_id) for h in hak):
        raise BukanPemegang(str(pemegang or ""))
    if bidang == "verifikator":
        bukan_sendiri(p, kepada)
    setattr(p, bidang, kepada)
    p.save(update_fields=[bidang])
    catat("permohonan.permohonan.dialihkan", p, oleh=oleh, pada=pada, data={"kepada": str(kepada)})
    return p


@transaction.atomic(durable=True)
def atur_unit(
    *,
    unit: Unit,
    bagi_otomatis: bool,
    persen_uji_petik: int,
    antar: bool,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Pengaturan:
    """How the unit works its requests. Percentages outside 0–100 do not pass the database."""
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    isi = {"bagi_otomatis": bagi_otomatis, "persen_uji_petik": persen_uji_petik, "antar": antar}
    p, _dibuat = Pengaturan.objects.update_or_create(unit=unit, defaults=isi)
    catat("permohonan.pengaturan.diatur", p, oleh=oleh, pada=kini(pada), data=isi)
    return p

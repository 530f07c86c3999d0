"""Signing in, as an event; and the end of sessions, one's own or an officer's."""

from collections.abc import Iterable
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from pelayanan.models import Pengguna, PerangkatMasuk, Unit
from pelayanan.peristiwa import catat


@transaction.atomic(durable=True)
def catat_masuk(*, pengguna: Pengguna, cerna: str, nama: str, pada: datetime | None = None) -> PerangkatMasuk:
    """Somebody has signed in from the browser with that digest. The first browser of a person is no news."""
    pada = pada or timezone.now()
    orang = Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)
    punya = PerangkatMasuk.objects.filter(pengguna=orang)
    ada_lain = punya.exclude(cerna=cerna).exists()
    satu, baru = punya.get_or_create(
        cerna=cerna,
        defaults={"pengguna": orang, "nama": nama[:60], "pertama_pada": pada, "terakhir_pada": pada},
    )
    if not baru:
        satu.nama, satu.terakhir_pada = nama[:60], max(pada, satu.terakhir_pada)
        satu.save(update_fields=["nama", "terakhir_pada"])
    kode = "masuk_perangkat_baru" if baru and ada_lain else "masuk"
    catat(f"pelayanan.pengguna.{kode}", orang, oleh=orang, pada=pada, data={"perangkat": satu.nama})
    return satu


@transaction.atomic(durable=True)
def akhiri_sesi(
    *,
    pengguna: Pengguna,
    sesi: Iterable[int] | None = None,
    kecuali: str = "",
    oleh: Pengguna,
    unit: Unit | None = None,
    pada: datetime | None = None,
) -> int:
    """End sessions of a person: those with these ids, or all; never the one with the key `kecuali`. How many."""
    orang = Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)
    daftar = UserSession.objects.filter(user=orang).exclude(session_key=kecuali)
    if sesi is not None:
        daftar = daftar.filter(pk__in=list(sesi))
    banyak = 0
    for satu in daftar:
        satu.end()
        banyak += 1
    if banyak:
        catat(
            "pelayanan.pengguna.sesi_diakhiri",
            orang,
            oleh=oleh,
            pada=pada,
            unit=unit,
            data={"banyak": banyak},
        )
    return banyak

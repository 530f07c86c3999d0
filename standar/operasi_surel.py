"""Proving an e-mail address with a code, so that people without an account have a voice too."""

import secrets
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.peristiwa import catat
from standar import surel
from standar.models import KodeSurel, Masukan, Standar
from standar.operasi_konsultasi import KonsultasiTutup, terbuka

BERLAKU = timedelta(minutes=30)
COBA_TERBANYAK = 5
PER_JAM = 3  # codes to one address
PER_JAM_SEMUA = 300  # codes of one consultation: nobody's mailbox or ours is flooded through this page


class KodeSalah(GalatOperasi):
    kode = "kode_salah"
    status = 400
    bidang = "kode"
    pesan = _("Kode tidak cocok atau sudah lewat 30 menit. Periksa surel terakhir dari kami.")


class KodeTerkunci(GalatOperasi):
    kode = "kode_terkunci"
    status = 429
    bidang = "kode"
    pesan = _("Kode ini sudah lima kali salah. Minta kode baru.")


class TerlaluSering(GalatOperasi):
    kode = "terlalu_sering"
    status = 429
    bidang = "surel"
    pesan = _("Terlalu banyak kode diminta. Tunggu satu jam, atau masuk dengan akun.")


@transaction.atomic(durable=True)
def minta_kode(*, standar: Standar, alamat: str, pada: datetime | None = None) -> KodeSurel:
    """Send a code to `alamat`: by the reaction, which shreds the address afterwards.

    Raises KonsultasiTutup, TerlaluSering.
    Says nothing about whether the address spoke already: only its holder learns that.
    """
    pada = pada or timezone.now()
    standar = Standar.objects.select_related("layanan__unit").get(pk=standar.pk)
    if not terbuka(standar, pada):
        raise KonsultasiTutup
    sidik = surel.sidik(standar, alamat)
    with connection.cursor() as kursor:  # counted one after the other
        kursor.execute("SELECT pg_advisory_xact_lock(9, %s)", [standar.pk % 2**31])
    sejam = KodeSurel.objects.filter(standar=standar, diminta_pada__gt=pada - timedelta(hours=1))
    if sejam.filter(sidik_surel__in=sidik).count() >= PER_JAM or sejam.count() >= PER_JAM_SEMUA:
        raise TerlaluSering
    kode = KodeSurel.objects.create(
        standar=standar, sidik_surel=sidik[0], garam=secrets.token_hex(16), diminta_pada=pada
    )
    catat(
        "standar.konsultasi.kode_diminta",
        kode,
        oleh=None,
        pada=pada,
        unit=standar.layanan.unit,
        data={"surel": alamat.strip()},
    )
    return kode


@transaction.atomic(durable=True)
def _coba(pk: int, ditulis: str, pada: datetime) -> KodeSurel | GalatOperasi:
    """Count the try and judge it; the count stays even when the code was wrong."""
    kode = (
        KodeSurel.objects.select_for_update(of=("self",))
        .select_related("standar__layanan__unit")
        .filter(pk=pk)
        .first()
    )
    if kode is None or kode.dipakai_pada is not None or pada > kode.diminta_pada + BERLAKU:
        return KodeSalah()
    if kode.coba >= COBA_TERBANYAK:
        return KodeTerkunci()
    kode.coba += 1
    angka = "".join(c for c in ditulis if c.isascii() and c.isdigit())
    cocok = constant_time_compare(surel.kode(kode.sidik_surel, kode.garam), angka)
    if cocok:
        kode.dipakai_pada = pada
    kode.save(update_fields=["coba", "dipakai_pada"])
    if not cocok:
        return KodeSalah()
    catat("standar.konsultasi.surel_terbukti", kode, oleh=None, pada=pada, unit=kode.standar.layanan.unit)
    return kode


def buktikan(*, pk: int, ditulis: str, pada: datetime | None = None) -> KodeSurel:
    """The holder types the code; five tries a code. Raises KodeSalah, KodeTerkunci."""
    hasil = _coba(pk, ditulis, pada or timezone.now())
    if isinstance(hasil, GalatOperasi):
        raise hasil
    return hasil


def sudah_bersuara(standar: Standar, sidik: list[str]) -> bool:
    return bool(sidik) and Masukan.objects.filter(standar=standar, sidik_surel__in=sidik).exists()

"""The first hour of a real unit: a code from the terminal opens the page that makes the unit and its first admin."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from pelayanan import mode
from pelayanan.galat import GalatOperasi
from pelayanan.kode import ABJAD
from pelayanan.models import KodeAdmin, Pengguna, Penugasan, Peran, Unit
from pelayanan.peristiwa import catat

BERLAKU = timedelta(hours=1)
PANJANG = 12  # signs of 5 bits
COBA_TERBANYAK = 10
KUNCI_DETIK = 15 * 60
_HITUNGAN = "kode_admin:salah"
_SATU_PER_SATU = 0x50524D41  # advisory lock: whoever opens the unit does so alone


class AdminSudahAda(GalatOperasi):
    kode = "admin_sudah_ada"
    status = 404
    pesan = _("Portal ini sudah punya admin. Minta admin itu menambahkan Anda.")


class KodeAdminSalah(GalatOperasi):
    kode = "kode_admin_salah"
    bidang = "kode"
    pesan = _(
        "Kode tidak cocok atau sudah lewat waktunya. Pakai kode terakhir di terminal, "
        "atau buat yang baru: manage.py kode_admin."
    )


class KodeAdminTerkunci(GalatOperasi):
    kode = "kode_admin_terkunci"
    bidang = "kode"
    status = 429
    pesan = _("Kode terlalu sering salah. Coba lagi 15 menit lagi.")


class NamaTerpakai(GalatOperasi):
    kode = "nama_terpakai"
    bidang = "username"
    pesan = _("Nama pengguna atau kode unit ini sudah dipakai: pilih yang lain.")


def terbuka() -> bool:
    """May the first admin still be made here? Only in a real unit's portal that has none."""
    return mode.sungguhan() and not ada_admin()


def ada_admin() -> bool:
    """Also an admin who was switched off later: the page opens once in the life of a portal."""
    return Pengguna.objects.filter(
        Q(is_superuser=True) | Q(penugasan__peran=Peran.ADMIN), mesin=False
    ).exists()


def _cerna(kode: str) -> str:
    polos = "".join(h for h in kode.upper() if h in ABJAD)
    return hashlib.sha256(f"kode admin\n{polos}".encode()).hexdigest()


@transaction.atomic(durable=True)
def buat_kode_admin(*, pada: datetime | None = None) -> tuple[str, datetime]:
    """(code, until when), 60 bits, shown this once; the one before it is void. Raises AdminSudahAda.

    No event: there is no unit yet whose event it could be, and the code says nothing about anybody.
    """
    pada = pada or timezone.now()
    if not terbuka():
        raise AdminSudahAda
    KodeAdmin.objects.filter(dipakai_pada__isnull=True).delete()
    kode = "".join(secrets.choice(ABJAD) for _i in range(PANJANG))
    baris = KodeAdmin.objects.create(cerna=_cerna(kode), dibuat_pada=pada, sampai=pada + BERLAKU)
    return "-".join(kode[i : i + 4] for i in range(0, PANJANG, 4)), baris.sampai


@transaction.atomic(durable=True)
def buka_unit(
    *,
    kode: str,
    nama_unit: str,
    kode_unit: str,
    jenis: str,
    zona: str,
    username: str,
    nama: str,
    sandi: str,
    pada: datetime | None = None,
) -> tuple[Unit, Pengguna]:
    """The unit and its first admin, for whoever holds the code. The code and this door close with it.

    Raises AdminSudahAda, KodeAdminSalah, KodeAdminTerkunci, NamaTerpakai.
    """
    pada = pada or timezone.now()
    with transaction.get_connection().cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SATU_PER_SATU])
    if not terbuka():
        raise AdminSudahAda
    if int(cache.get(_HITUNGAN) or 0) >= COBA_TERBANYAK:
        raise KodeAdminTerkunci
    baris = KodeAdmin.objects.filter(dipakai_pada__isnull=True, sampai__gt=pada).order_by("-pk").first()
    if baris is None or not constant_time_compare(baris.cerna, _cerna(kode)):
        cache.add(_HITUNGAN, 0, KUNCI_DETIK)
        cache.incr(_HITUNGAN)
        raise KodeAdminSalah
    baris.dipakai_pada = pada
    baris.save(update_fields=["dipakai_pada"])
    try:
        with transaction.atomic():
            unit = Unit.objects.create(kode=kode_unit, nama=nama_unit, jenis=jenis, zona=zona)
            orang = Pengguna(username=username, nama=nama, is_staff=True, is_superuser=True)
            orang.set_password(sandi)
            orang.save(force_insert=True)
    except IntegrityError as galat:
        raise NamaTerpakai from galat
    Penugasan.objects.create(
        pengguna=orang, unit=unit, peran=Peran.ADMIN, mulai=timezone.localdate(pada, unit.tz)
    )
    catat("pelayanan.unit.dibuka", unit, oleh=orang, pada=pada, unit=unit)
    return unit, orang


@transaction.atomic(durable=True)
def catat_percobaan(*, unit: Unit, apa: str, oleh: Pengguna, pada: datetime | None = None) -> Unit:
    """A person saw the test print or heard the test call (`apa`: cetak, suara) and says that it is good."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    catat("pelayanan.unit.dicoba", unit, oleh=oleh, pada=pada, unit=unit, data={"apa": apa})
    return unit

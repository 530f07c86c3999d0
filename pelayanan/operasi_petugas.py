"""Officers of a unit: by hand or many at once, each beginning with a code on paper instead of an e-mail."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.kode import ABJAD
from pelayanan.models import KodeMulai, Pengguna, Penugasan, Peran, Unit
from pelayanan.peristiwa import catat

BERLAKU = timedelta(days=7)
PANJANG = 8  # signs of 5 bits
COBA_TERBANYAK = 8
KUNCI_DETIK = 15 * 60


@dataclass(frozen=True)
class Calon:
    """One officer to be; `peran`: values of Peran."""

    nama: str
    username: str
    jabatan: str
    peran: tuple[str, ...]


class NamaPenggunaTerpakai(GalatOperasi):
    kode = "nama_pengguna_terpakai"
    bidang = "username"
    pesan = _("Nama pengguna ini sudah dipakai: pilih yang lain.")


class PetugasTidakAda(GalatOperasi):
    kode = "petugas_tidak_ada"
    status = 404
    pesan = _("Orang itu bukan petugas unit ini.")


class TidakAdaYangMenunggu(GalatOperasi):
    kode = "tidak_ada_yang_menunggu"
    pesan = _("Semua petugas yang dipilih sudah punya kata sandi. Yang lupa kata sandinya dibantu di Kelola.")


class KodeMulaiSalah(GalatOperasi):
    kode = "kode_mulai_salah"
    bidang = "kode"
    pesan = _(
        "Nama pengguna dan kode tidak cocok, atau kodenya sudah dipakai atau lewat tujuh hari. "
        "Minta admin unit mencetak slip baru."
    )


class KodeMulaiTerkunci(GalatOperasi):
    kode = "kode_mulai_terkunci"
    bidang = "kode"
    status = 429
    pesan = _("Kode terlalu sering salah. Coba lagi 15 menit lagi.")


@transaction.atomic(durable=True)
def tambah_petugas(
    *, unit: Unit, calon: Sequence[Calon], oleh: Pengguna, pada: datetime | None = None
) -> list[Pengguna]:
    """All of them or none; nobody has a password until the code of their slip was used. Raises
    NamaPenggunaTerpakai, ValueError for an unknown role."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    hari = timezone.localdate(pada, unit.tz)
    orang = [Pengguna(username=c.username, nama=c.nama, jabatan=c.jabatan) for c in calon]
    for satu in orang:
        satu.set_unusable_password()
    try:
        with transaction.atomic():
            Pengguna.objects.bulk_create(orang)
    except IntegrityError as galat:
        raise NamaPenggunaTerpakai from galat
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=satu, unit=unit, peran=Peran(p), mulai=hari)
        for satu, c in zip(orang, calon, strict=True)
        for p in c.peran
    )
    peran = sorted({str(Peran(p).label) for c in calon for p in c.peran})
    data = {"jumlah": len(orang), "peran": ", ".join(peran)}
    catat("pelayanan.petugas.ditambahkan", unit, oleh=oleh, pada=pada, unit=unit, data=data)
    return orang


@transaction.atomic(durable=True)
def beri_peran(
    *, unit: Unit, username: str, peran: Iterable[str], oleh: Pengguna, pada: datetime | None = None
) -> Pengguna:
    """More roles for somebody who has one in this unit today (also oneself: in a small office one person is several).
    What is held already changes nothing. Raises PetugasTidakAda, ValueError."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    hari = timezone.localdate(pada, unit.tz)
    tugas = Penugasan.objects.filter(
        unit=unit, pengguna__username=username, pengguna__mesin=False, pengguna__is_active=True
    )
    tugas = tugas.menjabat(hari)
    punya = list(tugas)
    if not punya:
        raise PetugasTidakAda
    orang = Pengguna.objects.select_for_update().get(pk=punya[0].pengguna_id)
    sudah = {t.peran for t in punya}
    baru = [Peran(p) for p in dict.fromkeys(peran) if p not in sudah]
    if not baru:
        return orang
    Penugasan.objects.bulk_create(Penugasan(pengguna=orang, unit=unit, peran=p, mulai=hari) for p in baru)
    data = {"peran": ", ".join(str(p.label) for p in baru)}
    catat("pelayanan.petugas.diberi_peran", orang, oleh=oleh, pada=pada, unit=unit, data=data)
    return orang


@transaction.atomic(durable=True)
def buat_kode_mulai(
    *, unit: Unit, oleh: Pengguna, pada: datetime | None = None
) -> list[tuple[Pengguna, str, datetime]]:
    """New codes for every officer of the unit who has none but a slip to begin with: [(who, code, until)], shown this
    once. Raises TidakAdaYangMenunggu."""
    pada = pada or timezone.now()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    orang = belum_mulai(unit, pada)
    if not orang:
        raise TidakAdaYangMenunggu
    KodeMulai.objects.filter(pengguna__in=orang).delete()
    sampai = pada + BERLAKU
    isi = [(o, "".join(secrets.choice(ABJAD) for _i in range(PANJANG)), sampai) for o in orang]
    KodeMulai.objects.bulk_create(KodeMulai(pengguna=o, cerna=_cerna(k), sampai=s) for o, k, s in isi)
    catat("pelayanan.petugas.diberi_kode", unit, oleh=oleh, pada=pada, unit=unit, data={"jumlah": len(isi)})
    return [(o, f"{k[:4]}-{k[4:]}", s) for o, k, s in isi]


def belum_mulai(unit: Unit, pada: datetime | None = None) -> list[Pengguna]:
    """Officers of this unit, and of no other, who never had a password."""
    hari = timezone.localdate(pada, unit.tz)
    sini = Penugasan.objects.filter(unit=unit).menjabat(hari).values("pengguna")
    luar = Penugasan.objects.exclude(unit=unit).exclude(unit__latihan_untuk=unit).values("pengguna")
    return list(
        Pengguna.objects.filter(
            pk__in=sini,
            is_active=True,
            mesin=False,
            last_login__isnull=True,
            password__startswith="!",  # noqa: S106 - no password at all
        )
        .exclude(pk__in=luar)
        .order_by("nama", "username")
    )


@transaction.atomic(durable=True)
def mulai_petugas(*, username: str, kode: str, sandi: str, pada: datetime | None = None) -> Pengguna:
    """The officer's own password, for whoever holds the slip. Raises KodeMulaiSalah, KodeMulaiTerkunci."""
    pada = pada or timezone.now()
    hitungan = f"kode_mulai:{hashlib.sha256(username.lower().encode()).hexdigest()[:24]}"
    if int(cache.get(hitungan) or 0) >= COBA_TERBANYAK:
        raise KodeMulaiTerkunci
    baris = (
        KodeMulai.objects.select_for_update(of=("self",))
        .select_related("pengguna")
        .filter(pengguna__username=username, pengguna__is_active=True, sampai__gt=pada)
        .first()
    )
    if baris is None or not constant_time_compare(baris.cerna, _cerna(kode)):
        cache.add(hitungan, 0, KUNCI_DETIK)
        cache.incr(hitungan)
        raise KodeMulaiSalah
    orang = baris.pengguna
    baris.delete()
    orang.set_password(sandi)
    orang.save(update_fields=["password"])
    tugas = Penugasan.objects.filter(pengguna=orang).select_related("unit").first()
    catat("pelayanan.petugas.mulai", orang, oleh=orang, pada=pada, unit=tugas.unit if tugas else None)
    return orang


def _cerna(kode: str) -> str:
    polos = "".join(h for h in kode.upper() if h in ABJAD)
    return hashlib.sha256(f"kode mulai\n{polos}".encode()).hexdigest()

"""Who holds which role from when to when; and who must sign in with a second step."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Penugasan, Peran, Unit
from pelayanan.peristiwa import catat

# who comes from outside to look: by a letter, for a time
BERSURAT = frozenset({Peran.PENGAWAS, Peran.EVALUATOR})


class PenugasanTidakUtuh(GalatOperasi):
    kode = "penugasan_tidak_utuh"


class PenugasanSudahAda(GalatOperasi):
    kode = "penugasan_sudah_ada"
    bidang = "peran"
    pesan = _("Orang ini sudah memegang peran itu pada masa yang sama: akhiri dahulu yang lama.")


class AdminTerakhir(GalatOperasi):
    kode = "admin_terakhir"
    bidang = "selesai"
    pesan = _("Ini admin terakhir unit ini. Tugaskan admin lain dahulu, baru akhiri yang ini.")


def periksa(*, peran: str, mulai: date, selesai: date | None, sebagai: str, jabatan: str, nomor_sk: str,
            tanggal_sk: date | None) -> None:  # fmt: skip
    """What an assignment must say. Raises PenugasanTidakUtuh naming the field."""
    if selesai is not None and selesai < mulai:
        raise PenugasanTidakUtuh(_("Hari terakhir tidak dapat sebelum hari pertama."), bidang="selesai")
    if not sebagai and peran not in BERSURAT:
        return
    if not nomor_sk:
        raise PenugasanTidakUtuh(_("Tulis nomor SK atau surat tugasnya."), bidang="nomor_sk")
    if tanggal_sk is None:
        raise PenugasanTidakUtuh(_("Tulis tanggal SK atau surat tugasnya."), bidang="tanggal_sk")
    if selesai is None:
        raise PenugasanTidakUtuh(
            _("Tulis hari terakhirnya: sesudah hari itu tidak berlaku lagi."), bidang="selesai"
        )
    if sebagai and not jabatan:
        raise PenugasanTidakUtuh(_("Tulis jabatan yang diwakili, misalnya Kepala Dinas."), bidang="jabatan")


@transaction.atomic(durable=True)
def tugaskan(
    *,
    unit: Unit,
    pengguna: Pengguna,
    peran: str,
    mulai: date,
    selesai: date | None = None,
    sebagai: str = "",
    jabatan: str = "",
    nomor_sk: str = "",
    tanggal_sk: date | None = None,
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Penugasan:
    """Give somebody a role in a unit for a time. Raises PenugasanTidakUtuh, PenugasanSudahAda."""
    jabatan, nomor_sk = " ".join(jabatan.split()), " ".join(nomor_sk.split())
    periksa(peran=peran, mulai=mulai, selesai=selesai, sebagai=sebagai, jabatan=jabatan, nomor_sk=nomor_sk,
            tanggal_sk=tanggal_sk)  # fmt: skip
    orang = Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)
    sama = Penugasan.objects.filter(pengguna=orang, unit=unit, peran=peran, sebagai=sebagai)
    if selesai is not None:
        sama = sama.filter(mulai__lte=selesai)
    if sama.exclude(selesai__lt=mulai).exists():
        raise PenugasanSudahAda
    try:
        with transaction.atomic():
            tugas = Penugasan.objects.create(
                pengguna=orang,
                unit=unit,
                peran=peran,
                mulai=mulai,
                selesai=selesai,
                sebagai=sebagai,
                jabatan=jabatan if sebagai else "",
                nomor_sk=nomor_sk,
                tanggal_sk=tanggal_sk,
            )
    except IntegrityError as galat:
        raise PenugasanSudahAda from galat
    catat("pelayanan.penugasan.dibuat", tugas, oleh=oleh, pada=pada, unit=unit, data=_data(tugas))
    return tugas


@transaction.atomic(durable=True)
def akhiri_tugas(
    *, tugas: Penugasan, selesai: date, oleh: Pengguna, pada: datetime | None = None
) -> Penugasan:
    """`selesai` is the last day of it: at the earliest yesterday, so that what was done stays done by right.

    Raises PenugasanTidakUtuh, AdminTerakhir.
    """
    pada = pada or timezone.now()
    # the unit first: two admins who dismiss each other at once
    unit = Unit.objects.select_for_update(no_key=True).get(pk=tugas.unit_id)
    tugas = Penugasan.objects.select_for_update(of=("self",)).select_related("pengguna").get(pk=tugas.pk)
    hari = timezone.localdate(pada, unit.tz)
    if selesai < max(tugas.mulai, hari - timedelta(days=1)):
        raise PenugasanTidakUtuh(
            _("Hari terakhir paling awal kemarin, dan tidak sebelum hari pertama."), bidang="selesai"
        )
    if tugas.selesai is not None and selesai > tugas.selesai:
        raise PenugasanTidakUtuh(
            _("Tugas ini berakhir lebih dahulu. Perpanjangan memakai penugasan baru dengan SK-nya."),
            bidang="selesai",
        )
    if tugas.peran == Peran.ADMIN:
        lain = Penugasan.objects.filter(unit=unit, peran=Peran.ADMIN, pengguna__is_active=True).exclude(
            pk=tugas.pk
        )
        if not lain.menjabat(max(selesai + timedelta(days=1), hari)).exists():
            raise AdminTerakhir
    tugas.selesai = selesai
    tugas.save(update_fields=["selesai"])
    catat("pelayanan.penugasan.diakhiri", tugas, oleh=oleh, pada=pada, unit=unit, data=_data(tugas))
    return tugas


@transaction.atomic(durable=True)
def atur_dua_langkah(
    *, unit: Unit, peran: Iterable[str], oleh: Pengguna, pada: datetime | None = None
) -> Unit:
    """Which roles of the unit need a second step to sign in. Raises ValueError for an unknown role."""
    daftar = [p for p in Peran.values if p in set(peran)]
    if set(peran) - set(daftar):
        raise ValueError("peran tidak dikenal")
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    unit.dua_langkah_wajib = daftar
    unit.save(update_fields=["dua_langkah_wajib"])
    nama = ", ".join(str(Peran(p).label) for p in daftar) or str(_("tidak ada"))
    catat("pelayanan.unit.dua_langkah_diatur", unit, oleh=oleh, pada=pada, unit=unit, data={"peran": nama})
    return unit


def _data(t: Penugasan) -> dict[str, str]:
    return {
        "peran": str(t.get_peran_display()),
        "sebagai": t.sebagai,
        "nomor_sk": t.nomor_sk,
        "mulai": t.mulai.isoformat(),
        "selesai": t.selesai.isoformat() if t.selesai else "",
        "pengguna": str(t.pengguna_id),
    }

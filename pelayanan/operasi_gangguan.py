"""Declaring a disturbance, and its end."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import gangguan
from pelayanan.galat import GalatOperasi
from pelayanan.models import Gangguan, Pengguna, Unit
from pelayanan.peristiwa import catat

PALING_LAMPAU = timedelta(days=7)


class GangguanSudahAda(GalatOperasi):
    kode = "gangguan_sudah_ada"
    pesan = _("Unit ini sedang dalam gangguan lain: akhiri dahulu yang itu.")


class GangguanTidakAda(GalatOperasi):
    kode = "gangguan_tidak_ada"
    pesan = _("Tidak ada gangguan yang sedang berlaku: mungkin sudah diakhiri orang lain.")


class WaktuGangguan(GalatOperasi):
    kode = "waktu_gangguan"
    bidang = "mulai_pada"


@transaction.atomic(durable=True)
def nyatakan_gangguan(
    *,
    unit: Unit,
    sebab: str,
    uraian: str,
    keputusan: str,
    mulai_pada: datetime,
    oleh: Pengguna,
    layanan: Mapping[int, str] | None = None,
    pada: datetime | None = None,
) -> Gangguan:
    """`layanan`: {id: name} of the services concerned, none = all of the unit. At most a week back: what was late
    before anybody said so stays late. Raises GangguanSudahAda, WaktuGangguan."""
    pada = pada or timezone.now()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if mulai_pada > pada:
        raise WaktuGangguan(
            _("Gangguan yang belum mulai belum dapat dinyatakan: isi waktu yang sudah lewat.")
        )
    if mulai_pada < pada - PALING_LAMPAU:
        raise WaktuGangguan(_("Paling jauh tujuh hari ke belakang."))
    lalu = Gangguan.objects.filter(unit=unit).order_by("-mulai_pada").first()
    if lalu is not None and lalu.selesai_pada is None:
        raise GangguanSudahAda
    if lalu is not None and lalu.selesai_pada is not None and mulai_pada < lalu.selesai_pada:
        raise WaktuGangguan(_("Waktu itu masih termasuk gangguan yang sebelumnya: isi waktu sesudahnya."))
    layanan = layanan or {}
    try:
        with transaction.atomic():
            g = Gangguan.objects.create(
                unit=unit,
                layanan=list(layanan),
                nama_layanan=list(layanan.values()),
                sebab=sebab,
                uraian=uraian,
                keputusan=keputusan,
                mulai_pada=mulai_pada,
                dinyatakan_pada=pada,
                dinyatakan_oleh=oleh,
            )
    except IntegrityError as galat:
        raise GangguanSudahAda from galat
    catat(
        "pelayanan.gangguan.dinyatakan",
        g,
        oleh=oleh,
        pada=pada,
        data={"sebab": str(g.get_sebab_display()), "keputusan": keputusan, "mulai": mulai_pada.isoformat()},
    )
    transaction.on_commit(gangguan.lupakan, robust=True)
    return g


@transaction.atomic(durable=True)
def akhiri_gangguan(*, unit: Unit, oleh: Pengguna, pada: datetime | None = None) -> Gangguan:
    """The clocks go on from `pada`; the deadlines move by what the stop took. Raises GangguanTidakAda."""
    pada = pada or timezone.now()
    g = (
        Gangguan.objects.select_for_update(of=("self",))
        .select_related("unit")
        .filter(unit=unit, selesai_pada__isnull=True)
        .first()
    )
    if g is None:
        raise GangguanTidakAda
    g.selesai_pada, g.diakhiri_oleh = max(pada, g.mulai_pada), oleh
    g.save(update_fields=["selesai_pada", "diakhiri_oleh"])
    catat("pelayanan.gangguan.diakhiri", g, oleh=oleh, pada=pada, data={"sebab": str(g.get_sebab_display())})
    transaction.on_commit(gangguan.lupakan, robust=True)
    return g

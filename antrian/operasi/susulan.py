"""A disturbance: numbers set aside for paper, people served without a screen, entered afterwards with real times.

They are numbers of the same gapless series of their day and count as people served; their times are written from
memory or a watch, so no speed is read from them (`Tiket.susulan`).
"""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from antrian.alur import Status
from antrian.galat import (
    KertasTerpakai,
    LayananUnitLain,
    LoketUnitLain,
    TidakAdaGangguan,
    WaktuSusulan,
)
from antrian.models import Hasil, Kanal, Loket, NomorKertas, Tiket
from antrian.querysets import tanggal_setempat
from pelayanan.models import Gangguan, Kunjungan, Pengguna, Unit
from pelayanan.peristiwa import catat
from standar.models import Layanan

TERBANYAK = 60  # slips of one service at a time: seven sheets
MASUKKAN_DALAM = timedelta(days=7)  # after the end of the disturbance

_NAIKKAN = """
INSERT INTO antrian_penghitung (unit_id, awalan, tanggal, terakhir) VALUES (%s, %s, %s, %s)
ON CONFLICT (unit_id, awalan, tanggal) DO UPDATE SET terakhir = antrian_penghitung.terakhir + EXCLUDED.terakhir
RETURNING terakhir
"""


def gangguan_untuk(unit: Unit, pada: datetime | None = None) -> Gangguan | None:
    """The disturbance in force, or the last one that ended within a week: the one paper belongs to."""
    pada = pada or timezone.now()
    g = Gangguan.objects.filter(unit=unit).order_by("-mulai_pada").select_related("unit").first()
    if g is None or (g.selesai_pada is not None and g.selesai_pada < pada - MASUKKAN_DALAM):
        return None
    return g


@transaction.atomic(durable=True)
def cadangkan_nomor(
    *, unit: Unit, layanan: Layanan, banyak: int, oleh: Pengguna, pada: datetime | None = None
) -> list[NomorKertas]:
    """The next `banyak` numbers of today's series of this service, for paper.

    Raises TidakAdaGangguan (none in force for it), LayananUnitLain, ValueError outside 1–60.
    """
    pada = pada or timezone.now()
    if not 1 <= banyak <= TERBANYAK:
        raise ValueError(banyak)
    if layanan.unit_id != unit.pk:
        raise LayananUnitLain
    g = _kunci(unit, pada)
    if g is None or g.selesai_pada is not None or (g.layanan and layanan.pk not in g.layanan):
        raise TidakAdaGangguan
    tanggal = tanggal_setempat(unit, pada)
    akhir = _naikkan(unit, layanan.awalan, tanggal, banyak)
    baris = NomorKertas.objects.bulk_create(
        NomorKertas(unit=unit, gangguan=g, layanan=layanan, tanggal=tanggal, awalan=layanan.awalan, urut=n)
        for n in range(akhir - banyak + 1, akhir + 1)
    )
    data = {"layanan": layanan.nama, "dari": baris[0].nomor, "sampai": baris[-1].nomor, "jumlah": banyak}
    catat("antrian.kertas.dicadangkan", g, oleh=oleh, pada=pada, data=data)
    return baris


@transaction.atomic(durable=True)
def catat_susulan(
    *,
    unit: Unit,
    layanan: Layanan,
    diambil_pada: datetime,
    mulai_pada: datetime | None,
    selesai_pada: datetime | None,
    loket: Loket | None,
    petugas: Pengguna | None,
    hasil: str,
    kertas: NomorKertas | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Tiket:
    """Somebody who was served (or not, `hasil` empty) on paper, with the times as they were.

    kertas  the number on their slip; none = written by hand: the next number of that day
    Raises TidakAdaGangguan, WaktuSusulan, KertasTerpakai, LayananUnitLain, LoketUnitLain.
    """
    pada = pada or timezone.now()
    g = _kunci(unit, pada)
    if g is None:
        raise TidakAdaGangguan
    if layanan.unit_id != unit.pk:
        raise LayananUnitLain
    if loket is not None and loket.unit_id != unit.pk:
        raise LoketUnitLain
    _periksa_waktu(g, diambil_pada, mulai_pada, selesai_pada, bool(hasil), pada)
    tanggal = tanggal_setempat(unit, diambil_pada)
    if kertas is not None:
        kertas = NomorKertas.objects.select_for_update(of=("self",)).get(pk=kertas.pk)
        if kertas.unit_id != unit.pk or kertas.tiket_id is not None or kertas.tidak_dipakai_pada is not None:
            raise KertasTerpakai
        if kertas.tanggal != tanggal:
            raise WaktuSusulan(_("Nomor itu dicadangkan untuk hari lain."))
        awalan, urut, layanan = kertas.awalan, kertas.urut, kertas.layanan
    else:
        awalan, urut = layanan.awalan, _naikkan(unit, layanan.awalan, tanggal, 1)
    terlayani = bool(hasil)
    tiket = Tiket.objects.create(
        unit=unit,
        layanan=layanan,
        kunjungan=Kunjungan.objects.create(unit=unit, dibuka_pada=diambil_pada),
        tanggal=tanggal,
        awalan=awalan,
        urut=urut,
        status=Status.SELESAI if terlayani else Status.TIDAK_TERLAYANI,
        giliran_pada=diambil_pada,
        kanal=Kanal.MEJA,
        susulan=True,
        loket=loket if terlayani else None,
        petugas=petugas if terlayani else None,
        diambil_pada=diambil_pada,
        masuk_pada=diambil_pada,
        dipanggil_pada=mulai_pada if terlayani else None,
        mulai_pada=mulai_pada if terlayani else None,
        selesai_pada=selesai_pada if terlayani else None,
        hasil=hasil,
    )
    if kertas is not None:
        kertas.tiket = tiket
        kertas.save(update_fields=["tiket"])
    kata = str(Hasil(hasil).label) if terlayani else str(Status.TIDAK_TERLAYANI.label)
    data = {"nomor": tiket.nomor, "layanan": layanan.pk, "kata_hasil": kata}
    catat("antrian.tiket.susulan", tiket, oleh=oleh, pada=pada, data=data)
    return tiket


@transaction.atomic(durable=True)
def tutup_kertas(*, unit: Unit, oleh: Pengguna, pada: datetime | None = None) -> int:
    """Everything that was served is entered: the slips left over were not used. How many. Raises TidakAdaGangguan."""
    pada = pada or timezone.now()
    g = _kunci(unit, pada)
    if g is None:
        raise TidakAdaGangguan
    sisa = NomorKertas.objects.filter(gangguan=g, tiket__isnull=True, tidak_dipakai_pada__isnull=True)
    jumlah = sisa.update(tidak_dipakai_pada=pada)
    if jumlah:
        catat("antrian.kertas.tidak_dipakai", g, oleh=oleh, pada=pada, data={"jumlah": jumlah})
    return jumlah


def _kunci(unit: Unit, pada: datetime) -> Gangguan | None:
    g = gangguan_untuk(unit, pada)
    return Gangguan.objects.select_for_update(of=("self",)).get(pk=g.pk) if g else None


def _naikkan(unit: Unit, awalan: str, tanggal: date, banyak: int) -> int:
    """The last of the `banyak` next numbers; the row it raises is the lock of its series."""
    with connection.cursor() as kursor:
        kursor.execute(_NAIKKAN, [unit.pk, awalan, tanggal, banyak])
        return int(kursor.fetchone()[0])


def _periksa_waktu(
    g: Gangguan,
    diambil: datetime,
    mulai: datetime | None,
    selesai: datetime | None,
    terlayani: bool,
    pada: datetime,
) -> None:
    if not g.mulai_pada <= diambil <= (g.selesai_pada or pada):
        raise WaktuSusulan(
            _("Nomor diambil di luar waktu gangguan: yang di luar itu tercatat sendiri."), bidang="diambil"
        )
    if not terlayani:
        return
    if mulai is None or selesai is None:
        raise WaktuSusulan(_("Isi jam mulai dan jam selesai dilayani."), bidang="mulai")
    if not diambil <= mulai <= selesai:
        raise WaktuSusulan(_("Urutannya: diambil, mulai dilayani, selesai."), bidang="mulai")
    if selesai > pada:
        raise WaktuSusulan(_("Jam selesai belum lewat."), bidang="selesai")

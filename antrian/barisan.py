"""What a unit's queue is made of just now, read for the board and the anjungan: everything prepared once, for after
every press all boards are drawn anew."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from antrian import nomor
from antrian.models import Panggilan
from pelayanan import latihan
from pelayanan.models import Unit
from pelayanan.siap import Siap, Tanya
from standar.models import Layanan, Standar

NOMOR_BERIKUT = 2
PANGGILAN = 6  # the one being called and five before it
TERAKHIR_DILIHAT = 30  # calls looked through for the newest of each ticket


@dataclass(frozen=True, slots=True)
class Antre:
    """Who waits in one queue: how many, and the first numbers."""

    banyak: int = 0
    berikut: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tempat:
    """An open loket: its station, the services it is there for (not those it only helps with), busy or not."""

    titik: int | None
    utama: frozenset[int]
    sibuk: bool


Kunci = tuple[int | None, int | None]  # a queue: (service, None), or (None, station)
KOSONG = Antre()

# a ticket waits either for its service or, on a journey, for a station
ANTREAN = "CASE WHEN titik_id IS NULL THEN layanan_id END, titik_id"
LOKET = """SELECT b.titik_id, ARRAY(SELECT ll.layanan_id FROM antrian_layananloket ll WHERE ll.loket_id = b.id
    AND ll.urutan = (SELECT min(x.urutan) FROM antrian_layananloket x WHERE x.loket_id = b.id)) AS utama,
  EXISTS (SELECT 1 FROM antrian_tiket a WHERE a.loket_id = b.id AND a.status IN ('dipanggil', 'dilayani')) AS sibuk
FROM antrian_loket b WHERE b.unit_id = %(unit)s AND b.terbuka AND b.aktif AND b.istirahat_pada IS NULL"""

_MENUNGGU = Siap(
    f"""SELECT {ANTREAN}, count(*),
  (array_agg(awalan ORDER BY giliran_pada, id))[1:{NOMOR_BERIKUT}],
  (array_agg(urut ORDER BY giliran_pada, id))[1:{NOMOR_BERIKUT}]
FROM antrian_tiket WHERE unit_id = %(unit)s AND status = 'menunggu' AND tanggal = %(tanggal)s GROUP BY 1, 2"""  # noqa: S608
)
_LOKET = Siap(LOKET)
_PERTAMA = Siap(
    """SELECT DISTINCT ON (r.layanan_id) r.layanan_id, r.titik_id FROM antrian_langkahrute r
JOIN standar_layanan l ON l.id = r.layanan_id WHERE l.unit_id = %(unit)s ORDER BY r.layanan_id, r.urutan"""
)


def _daftar(unit: Any) -> QuerySet[Layanan]:
    return Layanan.objects.dilayani().dengan_uji_coba().filter(unit=unit)


def _terakhir(unit: Any, tanggal: Any, zona: Set[int] = frozenset()) -> QuerySet[Panggilan]:
    """The newest call of each ticket of that day, newest first."""
    dilihat = Panggilan.objects.filter(unit=unit, **({"loket__in": zona} if zona else {}))
    sesudahnya = Panggilan.objects.filter(tiket=OuterRef("tiket"), pk__gt=OuterRef("pk"))
    if zona:
        sesudahnya = sesudahnya.filter(loket__in=zona)
    terakhir = dilihat.order_by("-pk").values("pk")[:TERAKHIR_DILIHAT]
    return (
        Panggilan.objects.filter(~Exists(sesudahnya), pk__in=terakhir, tiket__tanggal=tanggal)
        .select_related("tiket__layanan", "tiket__titik", "loket__titik")
        .order_by("-pk")[:PANGGILAN]
    )


_LAYANAN = Tanya(_daftar, unit=int)
_TERAKHIR = Tanya(_terakhir, unit=int, tanggal=date)
_JANJI = Tanya(
    lambda unit: Standar.objects.filter(layanan__unit=unit, status=Standar.Status.BERLAKU).order_by(
        "layanan__urutan"
    ),
    unit=int,
)


def antrean(layanan_id: int, titik_id: int | None) -> Kunci:
    """The queue of somebody who waits for a service, at a station of its journey or (None) for the service itself."""
    return (layanan_id, None) if titik_id is None else (None, titik_id)


def layanan(unit: Unit) -> list[Layanan]:
    """Services people are served in, in their order; `hanya_uji_coba`: nothing of it is in force yet."""
    # compiled once for the real units; in practice, which is rare, asked anew
    return list(_daftar(unit)) if latihan.sedang() else _LAYANAN.semua(unit=unit.pk)


def menunggu(unit: Unit, tanggal: date) -> dict[Kunci, Antre]:
    """Who waits in each queue, of the local day `tanggal`."""
    return {
        (layanan_id, titik_id): Antre(banyak, [nomor.tulis(a, u) for a, u in zip(awalan, urut, strict=True)])
        for layanan_id, titik_id, banyak, awalan, urut in _MENUNGGU.jalankan(
            {"unit": unit.pk, "tanggal": tanggal}
        )
    }


def loket_terbuka(unit: int) -> list[Tempat]:
    """Lokets of the unit that may be called to now."""
    return [Tempat(t, frozenset(utama), sibuk) for t, utama, sibuk in _LOKET.jalankan({"unit": unit})]


def titik_pertama(unit: Unit) -> dict[int, int]:
    """{service whose journey passes stations: the first of them}."""
    return dict(_PERTAMA.jalankan({"unit": unit.pk}))


def panggilan(unit: Unit, tanggal: date, zona: Set[int]) -> list[Panggilan]:
    """The newest calls of the day, at most PANGGILAN, each ticket once; with `zona` only those to these lokets."""
    if zona:
        return list(_terakhir(unit, tanggal, zona))
    return _TERAKHIR.semua(unit=unit.pk, tanggal=tanggal)


def janji(unit: Unit) -> list[Standar]:
    """The versions in force of a unit's services, in the order of the services."""
    return _JANJI.semua(unit=unit.pk)

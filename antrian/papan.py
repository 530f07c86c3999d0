"""What everybody in the room may see: the wall board and the anjungan read this, and nothing personal is in it."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from antrian import perkiraan
from antrian.alur import AKTIF, Status
from antrian.models import LangkahRute, Loket, Panggilan, SetelanAntrian, Tiket, TitikLayanan
from antrian.perkiraan import Laju, Perkiraan
from antrian.posisi import laju_layanan
from antrian.querysets import tanggal_setempat
from pelayanan.models import Unit
from standar.models import Layanan

PANGGILAN_TERAKHIR = 5
NOMOR_BERIKUT = 2


@dataclass
class Jalur:
    """One queue on the board: a service, or a station of a journey (then `titik`)."""

    layanan: Layanan | None
    titik: TitikLayanan | None = None
    menunggu: int = 0
    berikut: list[str] = field(default_factory=list)
    perkiraan: Perkiraan | None = None


@dataclass
class Papan:
    """`kini` the newest call (None before the first), `terakhir` up to five before it, one row per service."""

    unit: Unit
    kini: Panggilan | None
    terakhir: list[Panggilan]
    jalur: list[Jalur]
    pesan: str
    loket_terbuka: int
    pada: datetime


def jalur_unit(unit: Unit, pada: datetime | None = None) -> tuple[list[Jalur], list[Jalur], int]:
    """Services with who waits and the estimate for somebody who comes now; stations likewise; lokets open.

    Seven queries, whatever the number of services or tickets.
    """
    tanggal = tanggal_setempat(unit, pada)
    daftar = list(Layanan.objects.dilayani().dengan_uji_coba().filter(unit=unit))
    loket = list(Loket.objects.terbuka().filter(unit=unit).prefetch_related("melayani"))
    sibuk: set[int | None] = set(
        Tiket.objects.filter(unit=unit, status__in=AKTIF).values_list("loket_id", flat=True)
    )
    menunggu: dict[int, list[str]] = {}
    di_titik: dict[int, list[str]] = {}
    for t in (
        Tiket.objects.filter(unit=unit, status=Status.MENUNGGU, tanggal=tanggal)
        .urut_giliran()
        .only("layanan_id", "titik_id", "awalan", "urut")
    ):
        if t.titik_id:
            di_titik.setdefault(t.titik_id, []).append(t.nomor)
        else:
            menunggu.setdefault(t.layanan_id, []).append(t.nomor)
    pertama: dict[int, int] = {}
    for langkah in LangkahRute.objects.filter(layanan__unit=unit).order_by("urutan"):
        pertama.setdefault(langkah.layanan_id, langkah.titik_id)
    laju = laju_layanan([d.pk for d in daftar])
    hasil = []
    for d in daftar:
        if d.pk in pertama:
            hasil.append(_jalur_titik(d, None, pertama[d.pk], di_titik, loket, sibuk, laju[d.pk]))
            continue
        melayani = [k for k in loket if k.titik_id is None and d.pk in _utama(k)]
        antre = bagian_antrean(
            {x: len(n) for x, n in menunggu.items()},
            [_utama(k) for k in melayani],
            [_utama(k) for k in loket],
        ) or len(menunggu.get(d.pk, ()))
        menganggur = sum(k.pk not in sibuk for k in melayani)
        nomor = menunggu.get(d.pk, [])
        hasil.append(
            Jalur(
                d,
                None,
                len(nomor),
                nomor[:NOMOR_BERIKUT],
                perkiraan.hitung(antre, len(melayani), laju[d.pk], menganggur),
            )
        )
    titik = [
        _jalur_titik(None, t, t.pk, di_titik, loket, sibuk, Laju())
        for t in (TitikLayanan.objects.filter(unit=unit) if pertama else ())
    ]
    return hasil, titik, len(loket)


def _jalur_titik(
    layanan: Layanan | None,
    titik: TitikLayanan | None,
    titik_id: int,
    di_titik: dict[int, list[str]],
    loket: list[Loket],
    sibuk: Set[int | None],
    laju: Laju,
) -> Jalur:
    """The queue of a station, or of a service whose journey begins there."""
    disana = [k for k in loket if k.titik_id == titik_id]
    nomor = di_titik.get(titik_id, [])
    menganggur = sum(k.pk not in sibuk for k in disana)
    lama = perkiraan.hitung(len(nomor), len(disana), laju, menganggur)
    return Jalur(layanan, titik, len(nomor), nomor[:NOMOR_BERIKUT], lama)


def bagian_antrean(menunggu: dict[int, int], melayani: list[set[int]], semua: list[set[int]]) -> int:
    """How many waiting people the lokets `melayani` will take: each service's queue is shared by all that serve it."""
    jumlah = 0.0
    for layanan, banyak in menunggu.items():
        disini = sum(layanan in k for k in melayani)
        if disini:
            jumlah += banyak * disini / sum(layanan in k for k in semua)
    return round(jumlah)


def _utama(loket: Loket) -> set[int]:
    """Services a loket is there for, not those it only helps with."""
    baris = list(loket.melayani.all())
    pertama = min((b.urutan for b in baris), default=1)
    return {b.layanan_id for b in baris if b.urutan == pertama}


def keadaan(unit: Unit, pada: datetime | None = None, zona: Set[int] = frozenset()) -> Papan:
    """The whole board of a unit now; with `zona` only the calls and queues of these lokets."""
    pada = pada or timezone.now()
    panggilan = [
        p
        for p in Panggilan.objects.filter(unit=unit, **({"loket__in": zona} if zona else {}))
        .select_related("tiket__layanan", "tiket__titik", "loket")
        .order_by("-id")[:30]
        if p.tiket.tanggal == tanggal_setempat(unit, pada)
    ]
    satu_per_tiket: dict[int, Panggilan] = {}
    for p in panggilan:
        satu_per_tiket.setdefault(p.tiket_id, p)
    urut = list(satu_per_tiket.values())
    layanan, titik, terbuka = jalur_unit(unit, pada)
    if zona:
        lokets = list(Loket.objects.filter(pk__in=zona).prefetch_related("melayani"))
        ada = {m.layanan_id for k in lokets for m in k.melayani.all()}
        di = {k.titik_id for k in lokets}
        layanan = [j for j in layanan if j.layanan and j.layanan.pk in ada]
        titik = [j for j in titik if j.titik and j.titik.pk in di]
        terbuka = sum(k.terbuka and k.istirahat_pada is None for k in lokets)
    return Papan(
        unit=unit,
        kini=urut[0] if urut else None,
        terakhir=urut[1 : 1 + PANGGILAN_TERAKHIR],
        jalur=titik or layanan,
        pesan=SetelanAntrian.untuk(unit).pesan_papan,
        loket_terbuka=terbuka,
        pada=pada,
    )

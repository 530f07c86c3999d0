"""What everybody in the room may see: the wall board and the anjungan read this, and nothing personal is in it."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from antrian import barisan, suara_nama
from antrian.barisan import Kunci, antrean
from antrian.models import Loket, Panggilan, SetelanAntrian, TitikLayanan
from antrian.perkiraan import Laju, Perkiraan
from antrian.posisi import di_antrean, laju_layanan
from antrian.querysets import tanggal_setempat
from pelayanan.models import Unit
from standar.models import Layanan

INFO_LAYANAN = 12
TERPANJANG_JANJI = 60  # a board is no place for a paragraph


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
    info: list[str]
    loket_terbuka: int
    pada: datetime


def jalur_unit(unit: Unit, pada: datetime | None = None) -> tuple[list[Jalur], list[Jalur], int]:
    """Services with who waits and the estimate for somebody who comes now; stations likewise; lokets open.

    Six queries, whatever the number of services or tickets.
    """
    daftar = barisan.layanan(unit)
    loket = barisan.loket_terbuka(unit.pk)
    menunggu = barisan.menunggu(unit, tanggal_setempat(unit, pada))
    banyak = {kunci: a.banyak for kunci, a in menunggu.items()}
    pertama = barisan.titik_pertama(unit)
    laju = laju_layanan([d.pk for d in daftar])

    def jalur(kunci: Kunci, laju: Laju, layanan: Layanan | None, titik: TitikLayanan | None = None) -> Jalur:
        a = menunggu.get(kunci, barisan.KOSONG)
        return Jalur(layanan, titik, a.banyak, a.berikut, di_antrean(kunci, banyak, loket, laju).perkiraan)

    hasil = [jalur(antrean(d.pk, pertama.get(d.pk)), laju[d.pk], d) for d in daftar]
    titik = [
        jalur((None, t.pk), Laju(), None, t)
        for t in (TitikLayanan.objects.filter(unit=unit) if pertama else ())
    ]
    return hasil, titik, len(loket)


def keadaan(unit: Unit, pada: datetime | None = None, zona: Set[int] = frozenset()) -> Papan:
    """The whole board of a unit now; with `zona` only the calls and queues of these lokets."""
    pada = pada or timezone.now()
    urut = barisan.panggilan(unit, tanggal_setempat(unit, pada), zona)
    beri_suara(urut)
    layanan, titik, terbuka = jalur_unit(unit, pada)
    if zona:
        lokets = list(Loket.objects.filter(pk__in=zona).prefetch_related("melayani"))
        ada = {m.layanan_id for k in lokets for m in k.melayani.all()}
        di = {k.titik_id for k in lokets}
        layanan = [j for j in layanan if j.layanan and j.layanan.pk in ada]
        titik = [j for j in titik if j.titik and j.titik.pk in di]
        terbuka = sum(k.terbuka and k.istirahat_pada is None for k in lokets)
    setelan = SetelanAntrian.untuk(unit)
    return Papan(
        unit=unit,
        kini=urut[0] if urut else None,
        terakhir=urut[1:],
        jalur=titik or layanan,
        pesan=setelan.pesan_papan,
        # a board that says "Ruang 7" does not name the poli beside it
        info=[*setelan.daftar_info, *([] if titik else info_layanan(unit, layanan))],
        loket_terbuka=terbuka,
        pada=pada,
    )


def beri_suara(panggilan: list[Panggilan]) -> None:
    """Give each call the clip of its place's own name, where one was spoken. One query."""
    nama = {p: p.loket.titik.sebutan if p.loket.titik else p.loket.nama for p in panggilan}
    ada = suara_nama.klip(n for p, n in nama.items() if not suara_nama.biasa(n, p.loket.nomor))
    for p, n in nama.items():
        p.tempat = ada.get(n, "")


def info_layanan(unit: Unit, jalur: list[Jalur]) -> list[str]:
    """The promise of each service in one sentence: how long, what it costs. One query."""
    nama = {j.layanan.pk: j.layanan.nama for j in jalur if j.layanan}
    hasil = []
    for s in barisan.janji(unit):
        janji = [t for t in (s.waktu_tampil, s.biaya_tampil) if t and len(t) <= TERPANJANG_JANJI]
        if janji and s.layanan_id in nama:
            hasil.append(f"{nama[s.layanan_id]}: {', '.join(janji)}")
    return hasil[:INFO_LAYANAN]

"""Past days of a sample unit, lived through the same operations as real ones: arrivals, calls, service, survey.

Each day is drawn from its own seed, so the same installation shows the same past. The counters of the history
are rows of their own, out of use: a petugas who opens Loket 1 meanwhile meets nobody there.
"""

import datetime
import heapq
import math
import random
from collections.abc import Iterator
from itertools import count

from antrian.galat import AntrianKosong
from antrian.models import Kanal, Kebutuhan, LayananLoket, Loket, Tiket
from antrian.operasi import ambil_tiket, buka_loket, mulai_layani, panggil_berikutnya, selesaikan, tidak_hadir
from dasbor.contoh.bangun import petugas_riwayat
from dasbor.contoh.unit import UnitContoh
from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna, Unit
from pelayanan.waktu_kerja import adalah_hari_kerja, jam_hari
from standar.models import Layanan

NOMOR_RIWAYAT = 100  # counters from here on belong to the history
# share of the day's people by hour after opening: full before ten, thin after the break
DATANG = (0.20, 0.24, 0.20, 0.12, 0.06, 0.10, 0.06, 0.02)
HASIL = (
    ("selesai", 0.56),
    ("berkas_diterima", 0.26),
    ("berkas_kurang", 0.09),
    ("konsultasi", 0.06),
    ("salah_loket", 0.03),
)
TIDAK_HADIR = 0.04
PRIORITAS = 0.11


def hari_riwayat(unit: Unit, banyak: int, sampai: datetime.date) -> list[datetime.date]:
    """The last `banyak` working days before `sampai`, newest first: what matters is there soonest."""
    kalender = kalender_unit(unit)
    hasil: list[datetime.date] = []
    hari = sampai
    while len(hasil) < banyak:
        hari -= datetime.timedelta(days=1)
        if adalah_hari_kerja(kalender, hari):
            hasil.append(hari)
    return hasil


def sudah_ada(unit: Unit, hari: datetime.date) -> bool:
    return Tiket.objects.filter(unit=unit, tanggal=hari).exists()


def jalani(unit: Unit, isi: UnitContoh, hari: datetime.date) -> int:
    """Live one past day of the queue; return the number of tickets."""
    acak = random.Random(f"{unit.kode}:{hari}")  # noqa: S311 believable, not secret
    lokets = _loket_riwayat(unit)[: isi.loket_dijaga]
    return _Hari(unit, isi, hari, lokets, acak).jalankan()


class _Hari:
    """A day as a queue of moments: somebody arrives, a counter becomes free."""

    def __init__(
        self,
        unit: Unit,
        isi: UnitContoh,
        hari: datetime.date,
        lokets: list[tuple[Loket, Pengguna]],
        acak: random.Random,
    ) -> None:
        self.unit, self.isi, self.acak = unit, isi, acak
        self.lokets = lokets
        menit_buka = jam_hari(kalender_unit(unit), hari)[0][0]
        self.buka = datetime.datetime.combine(hari, datetime.time(), tzinfo=unit.tz) + datetime.timedelta(
            minutes=menit_buka
        )
        self.layanan = list(Layanan.objects.dilayani().filter(unit=unit).select_related("unit"))
        # the first services of the catalogue are the ones people come for most
        self.bobot = [1 / (i + 1) for i in range(len(self.layanan))]
        self.saat: list[tuple[datetime.datetime, int, int | None]] = []
        self.nomor = count()
        self.menganggur: set[int] = set(range(len(lokets)))
        self.banyak = 0

    def jalankan(self) -> int:
        for t in self._kedatangan():
            heapq.heappush(self.saat, (t, next(self.nomor), None))
        while self.saat:
            pada, _, loket = heapq.heappop(self.saat)
            if loket is None:
                self._datang(pada)
            else:
                self.menganggur.add(loket)
            for i in sorted(self.menganggur):
                self._layani(i, pada)
        return self.banyak

    def _kedatangan(self) -> Iterator[datetime.datetime]:
        ramai = 1.25 if self.buka.weekday() == 0 else 0.85 if self.buka.weekday() == 4 else 1.0
        for jam, bagian in enumerate(DATANG):
            for _ in range(_poisson(self.acak, self.isi.tiba * bagian * ramai)):
                yield self.buka + datetime.timedelta(minutes=60 * jam + self.acak.uniform(0, 60))

    def _datang(self, pada: datetime.datetime) -> None:
        layanan = self.acak.choices(self.layanan, self.bobot)[0]
        kebutuhan = []
        if self.acak.random() < PRIORITAS:
            kebutuhan = [self.acak.choice(Kebutuhan.values)]
        kanal = self.acak.choices([Kanal.ANJUNGAN, Kanal.PONSEL, Kanal.MEJA], [0.6, 0.3, 0.1])[0]
        ambil_tiket(layanan=layanan, kebutuhan=kebutuhan, kanal=kanal, pada=pada)
        self.banyak += 1

    def _layani(self, i: int, pada: datetime.datetime) -> None:
        loket, petugas = self.lokets[i]
        try:
            panggil_berikutnya(loket=loket, oleh=petugas, pada=pada)
        except AntrianKosong:
            return
        self.menganggur.discard(i)
        if self.acak.random() < TIDAK_HADIR:
            bebas = pada + datetime.timedelta(seconds=self.acak.uniform(60, 120))
            tidak_hadir(loket=loket, oleh=petugas, pada=bebas)
        else:
            mulai = pada + datetime.timedelta(seconds=self.acak.uniform(8, 45))
            mulai_layani(loket=loket, oleh=petugas, pada=mulai)
            bebas = mulai + datetime.timedelta(minutes=self._lama())
            hasil = self.acak.choices([h for h, _ in HASIL], [b for _, b in HASIL])[0]
            selesaikan(loket=loket, hasil=hasil, oleh=petugas, pada=bebas)
        heapq.heappush(self.saat, (bebas, next(self.nomor), i))

    def _lama(self) -> float:
        """Minutes at the counter: log-normal around the unit's mean, as measured service times are."""
        sigma = 0.5
        return min(self.acak.lognormvariate(math.log(self.isi.layan_menit) - sigma**2 / 2, sigma), 40)


def _poisson(acak: random.Random, rata: float) -> int:
    batas, k, p = math.exp(-rata), 0, 1.0
    while True:
        p *= acak.random()
        if p <= batas:
            return k
        k += 1


def _loket_riwayat(unit: Unit) -> list[tuple[Loket, Pengguna]]:
    """Copies of the unit's counters for the history, each with its officer; what a killed run left is finished."""
    asli = list(
        Loket.objects.filter(unit=unit, nomor__lt=NOMOR_RIWAYAT, jadwal_keliling=None).order_by("nomor")
    )
    orang = petugas_riwayat(unit)
    hasil = []
    for i, sumber in enumerate(asli):
        loket, baru = Loket.objects.get_or_create(
            unit=unit,
            nomor=NOMOR_RIWAYAT + sumber.nomor,
            defaults={"nama": f"{sumber.nama} (riwayat)", "titik": sumber.titik, "aktif": False},
        )
        if baru:
            LayananLoket.objects.bulk_create(
                LayananLoket(loket=loket, layanan=m.layanan, urutan=m.urutan) for m in sumber.melayani.all()
            )
        petugas = orang[i % len(orang)]
        if i >= len(orang):
            break
        if not loket.terbuka:
            loket = buka_loket(loket=loket, oleh=petugas)
        aktif = Tiket.objects.filter(loket=loket, status__in=("dipanggil", "dilayani")).first()
        if aktif is not None:
            selesaikan(loket=loket, hasil="selesai", oleh=petugas, pada=aktif.dipanggil_pada)
        hasil.append((loket, petugas))
    return hasil

"""The three sample units as data: who they are, when they work, which counters serve what."""

from dataclasses import dataclass
from datetime import time

from pelayanan.models import Unit, Zona

PAGI_SORE = (time(8), time(15, 30), time(12), time(13))
JUMAT = (time(8), time(15, 30), time(11, 30), time(13))
SABTU = (time(8), time(12), None, None)


@dataclass(frozen=True)
class UnitContoh:
    """`hari`: weekday → (buka, tutup, istirahat mulai, selesai); `tiba`: people on an ordinary day.

    `banyak_loket`: counters of a unit without stations; with stations there is one counter at each.
    """

    kode: str
    nama: str
    jenis: str
    zona: str
    alamat: str
    hari: dict[int, tuple[time, time, time | None, time | None]]
    banyak_loket: int
    loket_dijaga: int | None  # of them, manned on a day of the history; None: all
    tiba: int
    hari_riwayat: int
    layan_menit: float = 7.0
    pola: str = Unit.Pola.FUNGSIONAL
    # a counter on wheels: (weekday, place, from, until, remark), and the addresses of what it serves
    nama_keliling: str = ""
    keliling: tuple[tuple[int, str, time, time, str], ...] = ()
    layanan_keliling: tuple[str, ...] = ()


UNIT = (
    UnitContoh(
        kode="dukcapil-contoh",
        nama="Disdukcapil Contoh",
        jenis=Unit.Jenis.DUKCAPIL,
        zona=Zona.WIB,
        alamat="Jalan Contoh Nomor 1, Kabupaten Contoh",
        hari={**dict.fromkeys(range(4), PAGI_SORE), 4: JUMAT},
        banyak_loket=4,
        loket_dijaga=2,
        tiba=58,
        hari_riwayat=60,
        nama_keliling="Mobil keliling (contoh)",
        keliling=(
            (1, "Balai Desa Sukamaju (contoh)", time(9), time(12), "minggu pertama dan ketiga"),
            (3, "Pasar Contoh, sisi barat", time(8), time(11), ""),
        ),
        layanan_keliling=("perekaman-ktp", "kartu-identitas-anak"),
    ),
    UnitContoh(
        kode="puskesmas-contoh",
        nama="Puskesmas Contoh",
        jenis=Unit.Jenis.PUSKESMAS,
        zona=Zona.WITA,
        alamat="Jalan Sehat Nomor 2, Kabupaten Contoh",
        hari={**dict.fromkeys(range(4), PAGI_SORE), 4: JUMAT, 5: SABTU},
        banyak_loket=0,
        loket_dijaga=None,
        tiba=36,
        hari_riwayat=10,
        layan_menit=8.0,
        nama_keliling="Puskesmas keliling (contoh)",
        keliling=((2, "Posyandu Melati, Dusun Contoh", time(8), time(11), "minggu kedua setiap bulan"),),
        layanan_keliling=("klinik-kia-kb", "klinik-gizi"),
    ),
    UnitContoh(
        kode="kecamatan-contoh",
        nama="Kecamatan Contoh",
        jenis=Unit.Jenis.KECAMATAN,
        zona=Zona.WIB,
        alamat="Jalan Balai Nomor 3, Kabupaten Contoh",
        hari={**dict.fromkeys(range(4), PAGI_SORE), 4: JUMAT},
        banyak_loket=2,
        loket_dijaga=1,
        tiba=22,
        hari_riwayat=10,
        pola=Unit.Pola.SATU_PINTU,
    ),
)

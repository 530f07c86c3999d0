"""From the waiting box into the open, in shuffled batches of at least five, each in a transaction of its own.

Why not at once: an answer written in the transaction that redeems its invitation carries the same xmin, so
one SELECT joins them all, also years later. In the box it is sealed; what leaves the box shares its xmin
only with the others of its batch.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import structlog
from django.db import connection, transaction
from django.utils import timezone

from ikm import samar, sandi
from ikm.models import Jawaban, Kotak, Kotor, Periode, Terbitan, Ulasan, Unsur
from ikm.models.jawaban import TERVERIFIKASI
from ikm.profil import BIDANG
from pelayanan.models import Unit

log = structlog.get_logger("prima.ikm")

# Order of splitting (see samar.samarkan): where somebody was served is known of every visit, so it is split first;
# then what the official report breaks down by.
URUTAN_PROFIL = ("tempat", "jenis_kelamin", "pendidikan", "usia", "pekerjaan")
SERAGAM, CEPAT, PERANGKAT, TANPA_WAKTU = "seragam", "cepat", "perangkat", "tanpa_waktu"
# Marks of how an answer was sent, not of what it says. Events know when a visit was invited and when its invitation was
# used, or by which machine: whoever was done ten seconds after the invitation must be a fast one. So with an invitation
# they are one more thing that five of a batch must share; `RekapProfil` counts those that are not kept.
CARA = (CEPAT, TANPA_WAKTU)
_WAJAR = "wajar"
TANDA_LEPAS = "tanda"
SEKALI_BACA = 20_000
_acak = random.SystemRandom()


@dataclass(slots=True)
class Isi:
    """What is sealed."""

    periode: int
    layanan: int | None
    kanal: str
    hari: date
    nilai: list[int | None]
    profil: dict[str, str] = field(default_factory=dict)
    alasan: dict[str, str] = field(default_factory=dict)
    saran: str = ""
    tanda: list[str] = field(default_factory=list)

    def ke_dict(self) -> dict[str, Any]:
        return {
            "p": self.periode,
            "l": self.layanan,
            "k": self.kanal,
            "h": self.hari.isoformat(),
            "n": self.nilai,
            "o": self.profil,
            "a": self.alasan,
            "s": self.saran,
            "t": self.tanda,
        }

    @classmethod
    def dari_dict(cls, d: dict[str, Any]) -> "Isi":
        hari = date.fromisoformat(d["h"])
        return cls(d["p"], d["l"], d["k"], hari, d["n"], d["o"], d["a"], d["s"], d["t"])


def tanda_dari(jawaban: Mapping[str, int | None], tanda: tuple[str, ...]) -> list[str]:
    """Marks for review: what the sender's page saw, and one value for everything."""
    isi = {n for n in jawaban.values() if n is not None}
    seragam = len(isi) == 1 and sum(n is not None for n in jawaban.values()) >= 5
    return sorted(
        {t for t in tanda if t in (CEPAT, PERANGKAT, TANPA_WAKTU)} | ({SERAGAM} if seragam else set())
    )


def menunggu(unit: Unit | int) -> int:
    """How many answers of the unit wait for others to join them."""
    return Kotak.objects.filter(unit=unit).count()


def pindahkan(unit_id: int | None = None, pada: datetime | None = None) -> int:
    """Let every batch go that is large enough; return how many answers went. Safe twice at once."""
    pada = pada or timezone.now()
    banyak = 0
    satu = {} if unit_id is None else {"pk": unit_id}
    for unit in Unit.objects.filter(pk__in=Kotak.objects.values("unit").distinct(), **satu):
        banyak += _pindahkan_unit(unit, timezone.localdate(pada, unit.tz))
    return banyak


def _pindahkan_unit(unit: Unit, hari_ini: date) -> int:
    if Kotak.objects.filter(unit=unit)[: samar.K].count() < samar.K:
        return 0
    isi: dict[Any, Isi] = {}
    for pk, tertutup in (
        Kotak.objects.filter(unit=unit).values_list("pk", "isi")[:SEKALI_BACA].iterator(chunk_size=500)
    ):
        try:
            isi[pk] = Isi.dari_dict(sandi.buka(bytes(tertutup)))
        except sandi.TakTerbuka:
            log.error(
                "jawaban tidak dapat dibuka: RAHASIA lama perlu dimasukkan ke RAHASIA_LAMA", kotak=str(pk)
            )
    masa = {p.pk: p for p in Periode.objects.filter(pk__in={i.periode for i in isi.values()})}
    baris = {
        pk: samar.Menunggu(
            i.periode, masa[i.periode].mulai, masa[i.periode].selesai, i.layanan, i.kanal, i.hari
        )
        for pk, i in isi.items()
    }
    return sum(
        _pindahkan_kelompok(label, {pk: isi[pk] for pk in anggota})
        for label, anggota in samar.kelompokkan(baris, hari_ini)
    )


def sudah_terbit(periode: int) -> bool:
    """Published, or not before this transaction ends: publishing locks the period, and so does asking (shared)."""
    Periode.objects.raw("SELECT id FROM ikm_periode WHERE id = %s FOR SHARE", [periode])[0]
    return Terbitan.objects.filter(periode=periode).exists()


@transaction.atomic
def _pindahkan_kelompok(label: samar.Label, isi: dict[Any, Isi]) -> int:
    """One batch, one transaction: out of the box, shuffled, into the open; its day is stale now."""
    terkunci = set(
        Kotak.objects.select_for_update(skip_locked=True)
        .filter(pk__in=list(isi))
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if terkunci != set(isi):
        return 0  # another worker is at these; what is left comes with the next sweep
    if sudah_terbit(label.periode):
        return 0  # what is frozen takes no answer any more, it stays sealed
    Kotak.objects.filter(pk__in=terkunci).delete()
    anggota = list(isi.values())
    _acak.shuffle(anggota)
    kunci = {
        "periode_id": label.periode,
        "layanan_id": label.layanan,
        "tanggal": label.tanggal,
        "rentang": label.rentang,
    }
    bertanda = label.kanal in TERVERIFIKASI
    profil = samar.samarkan(
        [i.profil | ({TANDA_LEPAS: _cara(i)} if bertanda else {}) for i in anggota],
        (*URUTAN_PROFIL, TANDA_LEPAS),
    )
    lepas: list[str] = []
    baris = []
    for i, p in zip(anggota, profil, strict=True):
        tanda = i.tanda
        if bertanda and (cara := _cara(i)) != p.pop(TANDA_LEPAS, _WAJAR):
            tanda = [t for t in tanda if t not in CARA]
            lepas.append(cara)
        baris.append(Jawaban(**kunci, kanal=label.kanal, nilai=i.nilai, tanda=tanda, **p))
    Jawaban.objects.bulk_create(baris)
    _ulasan(kunci, anggota)
    _profil(label.periode, anggota, lepas)
    Kotor.objects.create(periode_id=label.periode, layanan_id=label.layanan, tanggal=label.tanggal)
    return len(anggota)


def _cara(i: Isi) -> str:
    """Its mark of how it was sent; at most one of them is given."""
    return next((t for t in CARA if t in i.tanda), _WAJAR)


def _ulasan(kunci: dict[str, Any], anggota: list[Isi]) -> None:
    instrumen = Periode.objects.values_list("instrumen", flat=True).get(pk=kunci["periode_id"])
    unsur = dict(Unsur.objects.filter(instrumen=instrumen).values_list("kode", "pk"))
    teks: list[tuple[int | None, str]] = [(unsur[kode], t) for i in anggota for kode, t in i.alasan.items()]
    teks += [(None, i.saran) for i in anggota if i.saran]
    _acak.shuffle(teks)
    Ulasan.objects.bulk_create(Ulasan(**kunci, unsur_id=u, teks=t) for u, t in teks)


def _profil(periode: int, anggota: list[Isi], lepas: list[str]) -> None:
    """Margins of the whole batch, also of what was blanked on its answers; `lepas`: marks that were not kept."""
    hitung: dict[tuple[str, str], int] = {}
    for tanda in lepas:
        hitung[TANDA_LEPAS, tanda] = hitung.get((TANDA_LEPAS, tanda), 0) + 1
    for i in anggota:
        for atribut in BIDANG:
            tempat = (atribut, i.profil.get(atribut, ""))
            hitung[tempat] = hitung.get(tempat, 0) + 1
    with connection.cursor() as kursor:
        kursor.executemany(
            "INSERT INTO ikm_rekapprofil (periode_id, atribut, nilai, banyak) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (periode_id, atribut, nilai) DO UPDATE SET banyak = ikm_rekapprofil.banyak + excluded.banyak",
            [(periode, atribut, nilai, n) for (atribut, nilai), n in sorted(hitung.items())],
        )

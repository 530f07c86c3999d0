"""The figures of a period, out of Rekap alone: the cost does not know how many answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from ikm import jumlah
from ikm.jumlah import Jumlah
from ikm.kata import LAYANAN_DIGABUNG
from ikm.models import Jawaban, Periode, RekapProfil, Ulasan, Unsur
from ikm.models.jawaban import TERVERIFIKASI
from ikm.nilai import Hasil, KesalahanNilai, bulat, hitung
from ikm.samar import K
from pelayanan.models import Unit

# grade → colour word of the components
JENIS = {"A": "baik", "B": "baik", "C": "awas", "D": "bahaya"}


def arah(selisih: Decimal | None) -> str:
    """naik, turun, tetap; empty without a comparison."""
    if selisih is None:
        return ""
    return "naik" if selisih > 0 else "turun" if selisih < 0 else "tetap"


@dataclass(slots=True)
class BarisUnsur:
    """One unsur with its average and what it was before (None: not comparable)."""

    unsur: Unsur
    nrr: Decimal
    banyak: int
    sebelum: Decimal | None = None

    @property
    def selisih(self) -> Decimal | None:
        return None if self.sebelum is None else bulat(self.nrr, 2) - bulat(self.sebelum, 2)

    @property
    def besar_selisih(self) -> Decimal | None:
        return None if self.selisih is None else abs(self.selisih)

    @property
    def arah(self) -> str:
        return arah(self.selisih)

    @property
    def lemah(self) -> bool:
        """Under 3, the value of "good": where to look first."""
        return self.nrr < 3

    @property
    def panjang(self) -> Decimal:
        """Length of its bar, 0–3: an average of 1 is the worst, not a third."""
        return bulat(self.nrr - 1, 4)

    @property
    def tanda(self) -> Decimal | None:
        return None if self.sebelum is None else bulat(self.sebelum - 1, 4)


@dataclass(slots=True)
class Angka:
    """A period's figures. `hasil` None: too few answers, or an unsur nobody answered."""

    periode: Periode
    hasil: Hasil | None
    n: int
    terverifikasi: int
    unsur: list[BarisUnsur] = field(default_factory=list)
    sebab: str = ""

    @property
    def jenis(self) -> str:
        """Colour word of the grade for the components."""
        return JENIS[self.hasil.mutu] if self.hasil else "netral"

    @property
    def terendah(self) -> list[BarisUnsur]:
        """The unsur, lowest first."""
        return sorted(self.unsur, key=lambda b: (b.nrr, b.unsur.urutan_lampiran))


def angka(periode: Periode) -> Angka:
    """Score of a period. Three queries, whatever the number of answers."""
    return _banyak([periode])[0]


def dari_rekap(periode: Periode, menurut_kanal: Mapping[str, Jumlah]) -> Angka:
    """Score from the sums of each way in."""
    semua = sum(menurut_kanal.values(), Jumlah())
    n, terverifikasi = semua.n, sum(x.n for kanal, x in menurut_kanal.items() if kanal in TERVERIFIKASI)
    if n < K:
        return Angka(periode, None, n, terverifikasi, sebab="sedikit")
    daftar = semua.per_unsur(periode.instrumen)
    try:
        hasil = hitung(
            {u.kode: jumlah for u, jumlah, _banyak in daftar},
            {u.kode: banyak for u, _jumlah, banyak in daftar},
            periode.aturan,
            n=n,
            populasi=periode.populasi if periode.populasi and periode.populasi >= n else None,
        )
    except KesalahanNilai as galat:
        return Angka(periode, None, n, terverifikasi, sebab=str(galat))
    unsur = [BarisUnsur(u, hasil.nrr[u.kode], banyak) for u, _jumlah, banyak in daftar]
    return Angka(periode, hasil, n, terverifikasi, unsur)


def bandingkan(kini: Angka, dulu: Angka | None) -> None:
    """Put the average of the period before beside each unsur, where both asked it."""
    if dulu is None or dulu.hasil is None or dulu.periode.instrumen_id != kini.periode.instrumen_id:
        return
    sebelum = {b.unsur.kode: b.nrr for b in dulu.unsur}
    for b in kini.unsur:
        b.sebelum = sebelum.get(b.unsur.kode)


def selisih(kini: Angka | None, dulu: Angka | None) -> dict[str, Any]:
    """Change of the index: {"besar", "arah"}; empty without two figures."""
    if kini is None or dulu is None or kini.hasil is None or dulu.hasil is None:
        return {}
    beda = kini.hasil.konversi - dulu.hasil.konversi
    return {"besar": abs(beda), "arah": arah(beda)}


def semua_periode(unit: Unit, terbanyak: int = 8) -> list[Angka]:
    """The latest periods of a unit, newest first, each with its figures; two queries for any number."""
    periode = list(
        Periode.objects.skm()
        .filter(unit=unit)
        .select_related("instrumen", "unit", "terbitan")
        .prefetch_related("instrumen__unsur")
        .order_by("-mulai")[:terbanyak]
    )
    return _banyak(periode)


def _banyak(periode: list[Periode]) -> list[Angka]:
    ada: dict[int, dict[str, Jumlah]] = {}
    for pk, kanal, x in jumlah.menurut(periode, "periode", "nilai"):
        ada.setdefault(pk, {})[kanal] = x
    return [dari_rekap(p, ada.get(p.pk, {})) for p in periode]


def sebelumnya(periode: Periode) -> list[Angka]:
    """The (up to three) periods of the unit before this one, oldest first."""
    daftar = list(
        Periode.objects.skm()
        .filter(unit=periode.unit_id, mulai__lt=periode.mulai)
        .select_related("instrumen", "unit")
        .prefetch_related("instrumen__unsur")
        .order_by("-mulai")[:3]
    )
    return list(reversed(_banyak(daftar)))


def batas(periode: Periode) -> tuple[datetime, datetime]:
    """The period as instants, in the unit's zone: [first, last)."""
    tz = periode.unit.tz
    return (
        datetime.combine(periode.mulai, time.min, tz),
        datetime.combine(periode.selesai + timedelta(days=1), time.min, tz),
    )


def pilih(deret: list[Angka]) -> tuple[Angka | None, Angka | None]:
    """Of periods newest first: the latest that has a figure (else the latest), and the one before it."""
    berisi = [a for a in deret if a.hasil is not None]
    if not berisi:
        return (deret[0] if deret else None), None
    return berisi[0], (berisi[1] if len(berisi) > 1 else None)


def terkini() -> list[tuple[Unit, Angka | None]]:
    """Every active unit with its latest figure; four queries for any number of units."""
    units = list(Unit.objects.filter(aktif=True))
    periode = (
        Periode.objects.skm()
        .filter(unit__in=units)
        .annotate(ke=Window(RowNumber(), partition_by="unit", order_by=F("mulai").desc()))
        .filter(ke__lte=3)
        .select_related("instrumen", "unit")
        .prefetch_related("instrumen__unsur")
        .order_by("-mulai")
    )
    menurut_unit: dict[int, list[Angka]] = {}
    for a in _banyak(list(periode)):
        menurut_unit.setdefault(a.periode.unit_id, []).append(a)
    return [(u, pilih(menurut_unit.get(u.pk, []))[0]) for u in units]


def berjalan(periode: Periode) -> bool:
    """Still open for answers: its figure is provisional."""
    return periode.selesai >= timezone.localdate(timezone=periode.unit.tz)


def pilih_periode(deret: list[Angka], mulai: str | None) -> tuple[Angka | None, Angka | None]:
    """The period that begins on `mulai` (ISO date) and the one before it that has a figure; else `pilih`."""
    for i, a in enumerate(deret):
        if mulai and a.periode.mulai.isoformat() == mulai:
            return a, next((b for b in deret[i + 1 :] if b.hasil is not None), None)
    return pilih(deret)


def per_layanan(periode: Periode) -> list[tuple[str, Angka]]:
    """Every service that was answered about, lowest index first, then those with too few answers."""
    return [(nama, a) for _pk, nama, _slug, a in baris_layanan(periode)]


def baris_layanan(periode: Periode) -> list[tuple[int | None, str, str, Angka]]:
    ada: dict[tuple[int | None, str, str], dict[str, Jumlah]] = {}
    for pk, nama, slug, kanal, x in jumlah.menurut(
        [periode], "layanan", "layanan__nama", "layanan__slug", "nilai"
    ):
        ada.setdefault((pk, nama or str(LAYANAN_DIGABUNG), slug or ""), {})[kanal] = x
    daftar = [(*kunci, dari_rekap(periode, isi)) for kunci, isi in ada.items()]
    return sorted(daftar, key=lambda x: (x[3].hasil is None, x[3].hasil.konversi if x[3].hasil else 0, x[1]))


def tidak_lengkap(periode: Periode) -> int:
    """Answers left out by the period's rule because an unsur is blank; read in an index of such answers."""
    if periode.kosong != "baris_lengkap":
        return 0
    semua = Jawaban.objects.filter(periode=periode, dikecualikan="")
    return semua.extra(where=["array_position(nilai, NULL) IS NOT NULL"]).count()


def profil(periode: Periode) -> list[dict[str, Any]]:
    """Respondents per profile value: [{label, baris: [(label, n)], kosong, jumlah}]."""
    ada: dict[str, dict[str, int]] = {}
    for r in RekapProfil.objects.filter(periode=periode):
        ada.setdefault(r.atribut, {})[r.nilai] = r.banyak
    return [
        {
            "atribut": nama,
            "label": satu.nama,
            "baris": [(teks, ada[nama].get(nilai, 0)) for nilai, teks in satu.pilihan.items()],
            "kosong": ada[nama].get("", 0),
            "jumlah": sum(ada[nama].values()),
        }
        for nama, satu in periode.kelas_profil.items()
        if nama in ada
    ]


def ulasan(periode: Periode, unsur: Iterable[int] = ()) -> list[dict[str, str | None]]:
    """Free words in no order of time, equal ones once: advice, and reasons for some unsur {unsur__nama, teks}.

    One query that stops early in an index, however many wrote.
    """
    semua = Ulasan.objects.filter(periode=periode).order_by("teks").values("unsur__nama", "teks").distinct()
    potong = [semua.filter(unsur=u)[:4] for u in unsur]
    return list(semua.filter(unsur__isnull=True)[:6].union(*potong, all=True))


def alasan(periode: Periode, unsur: int | None, terbanyak: int = 8) -> list[tuple[str, int]]:
    """Why an unsur got 2 or less (None: what was written as advice): equal words once with how often, counted over all
    of them (an index has them in order), the most frequent first."""
    menurut = Ulasan.objects.filter(periode=periode, unsur=unsur).values("teks").annotate(n=Count("pk"))
    return [(x["teks"], x["n"]) for x in menurut.order_by("-n", "teks")[:terbanyak]]

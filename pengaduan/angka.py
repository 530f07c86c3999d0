"""Figures of complaint handling, each with its denominator. Nothing personal; small groups are whole counts only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any

from django.db.models import Aggregate, Avg, Count, ExpressionWrapper, F, Min, OuterRef, Q, Subquery, Window
from django.db.models import fields as f
from django.db.models.functions import Extract, RowNumber
from django.utils import timezone

from pelayanan.models import Pengguna, Peristiwa, Unit
from pengaduan.models import Aduan, Eskalasi
from pengaduan.querysets import lewat_pada

HARI_DIUKUR = 365
# below this many answers a median says more about a person than about the office
SEDIKITNYA = 5
KASUS_TERLIHAT = 20
# a case came into other hands
BERPINDAH = (
    "pengaduan.aduan.diterima",
    "pengaduan.aduan.diteruskan",
    "pengaduan.aduan.didisposisikan",
    "pengaduan.aduan.dieskalasi",
    "pengaduan.aduan.terlapor_ditetapkan",
)


@dataclass(frozen=True)
class Baris:
    """One row: nama; masuk, dijawab, terbuka, dijeda (waited for the pelapor), dijeda_lagi (a second time, by the
    head's hand), dibuka_kembali are counts; tepat of `diukur` (answered, or waiting past
    the deadline) were answered in time; median_hari, p90_hari of `dijawab`, None below SEDIKITNYA."""

    kunci: str
    nama: str
    masuk: int
    terbuka: int
    dijawab: int
    tepat: int
    diukur: int
    dijeda: int = 0
    dijeda_lagi: int = 0
    dibuka_kembali: int = 0
    median_hari: float | None = None
    p90_hari: float | None = None


@dataclass(frozen=True)
class Angka:
    """All figures of a span. median_hari and p90_hari are calendar days from receipt to the first answer,
    None below SEDIKITNYA answers; `dijawab` is their denominator."""

    dari: date
    sampai: date
    seluruh: Baris
    kelas: list[Baris]
    maladministrasi: list[Baris]
    kanal: list[Baris]
    layanan: list[Baris]
    unit: list[Baris]
    median_hari: float | None
    p90_hari: float | None
    jeda: int
    dibuka_kembali: int
    tingkat: list[tuple[str, int]] = field(default_factory=list)
    puas: tuple[float, int] | None = None


def hitung(unit: Iterable[Unit] | None = None, pada: datetime | None = None) -> Angka:
    """Figures of everything received in the last HARI_DIUKUR days (of `unit`, or of all). Ten queries."""
    pada = pada or timezone.now()
    sampai = timezone.localdate(pada)
    dari = sampai - timedelta(days=HARI_DIUKUR)
    qs = Aduan.objects.filter(diterima_pada__gte=timezone.make_aware(datetime.combine(dari, time.min)))
    if unit is not None:
        qs = qs.filter(unit__in=unit)
    lama = ExpressionWrapper(F("dijawab_pada") - F("diterima_pada"), output_field=f.DurationField())
    hari = sorted(
        x.total_seconds() / 86_400
        for x in qs.filter(dijawab_pada__isnull=False).annotate(lama=lama).values_list("lama", flat=True)
    )
    cukup = len(hari) >= SEDIKITNYA
    lain: dict[str, Any] = qs.aggregate(
        jeda=Count("pk", filter=Q(jumlah_jeda__gt=0)),
        buka=Count("pk", filter=Q(jumlah_buka_kembali__gt=0)),
        nilai=Avg("puas"),
        penilai=Count("puas"),
    )
    naik = dict(
        Eskalasi.objects.filter(aduan__in=qs)
        .values_list("tingkat")
        .annotate(n=Count("pk"))
        .order_by("tingkat")
    )
    nama_tingkat = {1: "penanggung jawab", 2: "pimpinan", 3: "inspektorat"}
    return Angka(
        dari=dari,
        sampai=sampai,
        seluruh=_kelompok(qs, None, {}, pada)[0],
        kelas=_kelompok(qs, "kelas", dict(Aduan.Kelas.choices), pada),
        maladministrasi=_kelompok(
            qs.exclude(maladministrasi=""), "maladministrasi", dict(Aduan.Maladministrasi.choices), pada
        ),
        kanal=_kelompok(qs, "kanal", dict(Aduan.Kanal.choices), pada),
        layanan=_kelompok(qs.filter(layanan__isnull=False), "layanan__nama", {}, pada),
        unit=_kelompok(qs, "unit__nama", {}, pada),
        median_hari=median(hari) if cukup else None,
        p90_hari=hari[-(-9 * len(hari) // 10) - 1] if cukup else None,
        jeda=lain["jeda"],
        dibuka_kembali=lain["buka"],
        tingkat=[(nama, naik.get(n, 0)) for n, nama in nama_tingkat.items()],
        puas=(round(lain["nilai"], 2), lain["penilai"]) if lain["penilai"] >= SEDIKITNYA else None,
    )


def _kelompok(qs: Any, bidang: str | None, nama: dict[str, Any], pada: datetime) -> list[Baris]:
    # who waits past the deadline is no better off than who was answered too late
    menunggak = Q(tepat_waktu__isnull=True, ditutup_pada__isnull=True) & lewat_pada(pada)
    ukuran = {
        "masuk": Count("pk"),
        "terbuka": Count("pk", filter=Q(ditutup_pada__isnull=True)),
        "dijawab": Count("pk", filter=Q(dijawab_pada__isnull=False)),
        "tepat": Count("pk", filter=Q(tepat_waktu=True)),
        "diukur": Count("pk", filter=Q(tepat_waktu__isnull=False) | menunggak),
        "dijeda": Count("pk", filter=Q(jumlah_jeda__gt=0)),
        "dijeda_lagi": Count("pk", filter=Q(jumlah_jeda__gt=1)),
        "dibuka_kembali": Count("pk", filter=Q(jumlah_buka_kembali__gt=0)),
        "median_hari": _persentil(0.5),
        "p90_hari": _persentil(0.9),
    }
    if bidang is None:
        return [Baris(kunci="", nama="", **_cukup(qs.aggregate(**ukuran)))]
    dasar = qs.annotate(kunci=F(bidang)).values("kunci")
    return [
        Baris(
            kunci=str(b["kunci"]),
            nama=str(nama.get(b["kunci"], b["kunci"])),
            **_cukup({k: b[k] for k in ukuran}),
        )
        for b in dasar.annotate(**ukuran).order_by("-masuk", "kunci")
    ]


class _Persentil(Aggregate):
    """Days from receipt to the first answer below which this part of the answers lies (the answer itself, no mean)."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(%(bagian)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = f.FloatField()


def _persentil(bagian: float) -> _Persentil:
    detik = Extract(F("dijawab_pada") - F("diterima_pada"), "epoch")
    return _Persentil(ExpressionWrapper(detik / 86_400.0, output_field=f.FloatField()), bagian=bagian)


def _cukup(baris: dict[str, Any]) -> dict[str, Any]:
    """Without the days of a group so small that they would say something about a person."""
    if baris["dijawab"] >= SEDIKITNYA:
        return baris
    return baris | {"median_hari": None, "p90_hari": None}


@dataclass(frozen=True)
class Pemegang:
    """Who holds how many open cases, how many of them late, since when the oldest came in; `kasus`, what is due first
    on top, each with `dipegang_pada`: since when it is in these hands."""

    orang: Pengguna | None
    terbuka: int
    lewat: int
    tertua: datetime
    kasus: tuple[Aduan, ...] = ()

    @property
    def pergi(self) -> bool:
        """Somebody who works here no more holds one of these."""
        return any(getattr(a, "pergi", False) for a in self.kasus)


def pemegang(qs: Any, pada: datetime | None = None) -> list[Pemegang]:
    """The holders of the open cases in `qs`, the latest on top; of each at most KASUS_TERLIHAT. Three queries."""
    pada = pada or timezone.now()
    baris = list(
        qs.terbuka()
        .values("pemegang_id")
        .annotate(
            terbuka=Count("pk"),
            lewat=Count("pk", filter=lewat_pada(pada)),
            tertua=Min("diterima_pada"),
        )
        .order_by("-lewat", "tertua")
    )
    sejak = Peristiwa.objects.filter(
        objek_jenis="pengaduan.aduan", objek_id=OuterRef("pk"), kode__in=BERPINDAH
    ).order_by("-urutan")
    urutan = Window(
        RowNumber(),
        partition_by="pemegang_id",
        order_by=[F("tenggat_pada").asc(nulls_last=True), F("prioritas"), F("pk")],
    )
    kasus: dict[int | None, list[Aduan]] = {}
    for a in (
        qs.terbuka()
        .untuk_daftar()
        .menandai_yang_pergi()
        .annotate(ke=urutan, dipegang_pada=Subquery(sejak.values("pada")[:1]))
        .filter(ke__lte=KASUS_TERLIHAT)
        .menurut_sisa()
    ):
        kasus.setdefault(a.pemegang_id, []).append(a)
    orang = {a.pemegang_id: a.pemegang for daftar in kasus.values() for a in daftar}
    return [
        Pemegang(
            orang.get(b["pemegang_id"]),
            b["terbuka"],
            b["lewat"],
            b["tertua"],
            tuple(kasus.get(b["pemegang_id"], ())),
        )
        for b in baris
    ]

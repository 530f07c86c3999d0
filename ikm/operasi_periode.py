"""What people do to a period: open it, take answers by its open link, publish it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ikm import galat, terbit
from ikm.models import Instrumen, Kotor, Periode, Terbitan
from ikm.nilai import Aturan, KesalahanNilai
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat


@transaction.atomic(durable=True)
def buka_periode(
    *,
    unit: Unit,
    instrumen: Instrumen,
    nama: str,
    mulai: date,
    selesai: date,
    bobot: str | None = None,
    pembulatan: str = "akhir",
    tabel: str | None = None,
    kosong: str = "per_unsur",
    populasi: int | None = None,
    terbuka: bool = False,
    harapan_tiap: int = 5,
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Periode:
    """Open a survey period with its rule. Raises PeriodeBertumpuk, AturanSalah for a rule that cannot be scored."""
    if Periode.objects.skm().filter(unit=unit, mulai__lte=selesai, selesai__gte=mulai).exists():
        raise galat.PeriodeBertumpuk
    periode = Periode(
        unit=unit,
        instrumen=instrumen,
        nama=nama,
        mulai=mulai,
        selesai=selesai,
        bobot=bobot or instrumen.bobot_baku,
        pembulatan=pembulatan,
        tabel=tabel or instrumen.tabel,
        kosong=kosong,
        populasi=populasi,
        terbuka=terbuka,
        harapan_tiap=harapan_tiap,
    )
    try:
        _aturan: Aturan = periode.aturan
    except KesalahanNilai as sebab:
        raise galat.AturanSalah(str(sebab)) from sebab
    periode.save(force_insert=True)
    catat("ikm.periode.dibuka", periode, oleh=oleh, pada=pada, data={"nama": nama})
    return periode


@transaction.atomic(durable=True)
def atur_tautan_terbuka(
    *, periode: Periode, terbuka: bool, oleh: Pengguna, pada: datetime | None = None
) -> Periode:
    """Take answers by the open link, or stop. What came stays, counted apart."""
    periode = Periode.objects.select_for_update(of=("self",)).get(pk=periode.pk)
    periode.terbuka = terbuka
    periode.save(update_fields=["terbuka"])
    keadaan = "dibuka" if terbuka else "ditutup"
    catat("ikm.periode.tautan_diatur", periode, oleh=oleh, pada=pada, data={"keadaan": keadaan})
    return periode


@transaction.atomic(durable=True)
def terbitkan(*, periode: Periode, oleh: Pengguna, pada: datetime | None = None) -> Terbitan:
    """Freeze and publish a period's result.

    Raises DataContoh, PeriodeBerjalan, PeriodeSudahTerbit, BelumCukupData, and MasihDihitung while answers
    of it are still being folded.
    """
    pada = pada or timezone.now()
    periode = (
        Periode.objects.select_for_update(of=("self",)).select_related("unit", "instrumen").get(pk=periode.pk)
    )
    if periode.unit.contoh:
        raise galat.DataContoh
    if Terbitan.objects.filter(periode=periode).exists():
        raise galat.PeriodeSudahTerbit
    if not periode.selesai_pada(timezone.localdate(pada, periode.unit.tz)):
        raise galat.PeriodeBerjalan
    if Kotor.objects.filter(periode=periode).exists():
        raise galat.MasihDihitung
    isi = terbit.isi(periode, pada)
    if isi is None:
        raise galat.BelumCukupData
    terbitan = Terbitan.objects.create(
        periode=periode, isi=isi, cerna=terbit.cerna(isi), diterbitkan_pada=pada, diterbitkan_oleh=oleh
    )
    catat(
        "ikm.terbitan.diterbitkan",
        terbitan,
        oleh=oleh,
        pada=pada,
        unit=periode.unit_id,
        data={"nama": periode.nama, "nilai": isi["konversi"], "cerna": terbitan.cerna},
    )
    return terbitan

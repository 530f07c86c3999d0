"""What people do with short surveys, and with the expectation beside the experience. Same box, same batches of five."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from ikm import galat
from ikm.models import Instrumen, Jenis, Kanal, Periode, Unsur
from ikm.muat import muat_harapan
from ikm.operasi import segel
from pelayanan import kode
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat


@transaction.atomic(durable=True)
def buat_instrumen(
    *,
    unit: Unit,
    judul: str,
    jenis: str,
    pertanyaan: Sequence[str],
    pilihan: Sequence[str],
    boleh_kosong: bool = False,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Instrumen:
    """A short instrument in the unit's own words: the next version of that title. Raises InstrumenSalah."""
    butir = [b.strip() for b in pertanyaan if b.strip()]
    pilihan = [x.strip() for x in pilihan]
    if not 1 <= len(butir) <= 15 or len({b.casefold() for b in butir}) != len(butir):
        raise galat.InstrumenSalah
    if jenis in (Jenis.SKM, Jenis.HARAPAN) or len(pilihan) != 4 or not all(pilihan):
        raise galat.InstrumenSalah
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)  # versions are numbered one after another
    versi = Instrumen.objects.filter(unit=unit, judul=judul).count() + 1
    instrumen = Instrumen.objects.create(
        kode=f"{unit.pk}-{slugify(judul)[:24] or 'survei'}-{kode.baru('Q')[1:6].lower()}",
        judul=judul,
        jenis=jenis,
        unit=unit,
        versi=versi,
        tabel="kep25",
        bobot_baku="tepat",
        bobot_boleh=["tepat"],
        boleh_kosong=boleh_kosong,
    )
    Unsur.objects.bulk_create(
        Unsur(
            instrumen=instrumen,
            kode=f"b{ke}",
            urutan_lampiran=ke,
            urutan_tanya=ke,
            nama=b.rstrip("?.")[:120],
            pertanyaan=b[:300],
            pilihan=list(pilihan),
        )
        for ke, b in enumerate(butir, 1)
    )
    catat("ikm.instrumen.dibuat", instrumen, oleh=oleh, pada=pada, data={"judul": judul, "versi": versi})
    return instrumen


@transaction.atomic(durable=True)
def buka_pendek(
    *,
    unit: Unit,
    instrumen: Instrumen,
    nama: str,
    sasaran: str = "",
    mulai: date,
    selesai: date,
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Periode:
    """Open a short survey with a link of its own. Raises InstrumenSalah for one that is not the unit's to use."""
    if instrumen.jenis in (Jenis.SKM, Jenis.HARAPAN) or instrumen.unit_id not in (None, unit.pk):
        raise galat.InstrumenSalah
    periode = Periode.objects.create(
        unit=unit,
        instrumen=instrumen,
        jenis=instrumen.jenis,
        kode=kode.baru("Q"),
        nama=nama,
        sasaran=sasaran,
        mulai=mulai,
        selesai=selesai,
        bobot="tepat",
        tabel=instrumen.tabel,
        harapan_tiap=0,
    )
    catat("ikm.periode.dibuka", periode, oleh=oleh, pada=pada, data={"nama": nama})
    return periode


@transaction.atomic(durable=True)
def tutup_pendek(*, periode: Periode, oleh: Pengguna, pada: datetime | None = None) -> Periode:
    """Its link takes no more answers from tomorrow on. Raises SurveiTertutup when it is over already."""
    pada = pada or timezone.now()
    periode = Periode.objects.select_for_update(of=("self",)).select_related("unit").get(pk=periode.pk)
    hari = timezone.localdate(pada, periode.unit.tz)
    if periode.jenis == Jenis.SKM or periode.selesai <= hari:
        raise galat.SurveiTertutup
    periode.selesai = max(hari, periode.mulai)
    periode.save(update_fields=["selesai"])
    catat("ikm.periode.ditutup", periode, oleh=oleh, pada=pada, data={"nama": periode.nama})
    return periode


@transaction.atomic(durable=True)
def isi_pendek(
    *,
    periode: Periode,
    jawaban: Mapping[str, Any],
    alasan: Mapping[str, str] | None = None,
    saran: str = "",
    tanda: tuple[str, ...] = (),
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> Periode:
    """One answer to a short survey, by its link. `oleh` stays empty: nobody is written down, officers neither.

    Raises SurveiTertutup, JawabanSalah.
    """
    pada = pada or timezone.now()
    periode = _terkunci(periode.pk)
    hari = timezone.localdate(pada, periode.unit.tz)
    if not periode.mulai <= hari <= periode.selesai or periode.jenis in (Jenis.SKM, Jenis.HARAPAN):
        raise galat.SurveiTertutup
    segel(
        periode,
        None,
        Kanal.TERBUKA,
        hari,
        jawaban=jawaban,
        profil={},
        alasan=alasan or {},
        saran=saran,
        tanda=tanda,
        boleh_kosong=periode.instrumen.boleh_kosong,
    )
    catat("ikm.periode.pendek_diisi", periode, oleh=None, pada=pada)
    return periode


@transaction.atomic(durable=True)
def isi_harapan(
    *,
    induk: Periode,
    jawaban: Mapping[str, Any],
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> Periode:
    """What matters to somebody who has just answered: kept without service, profile, words or invitation.

    Raises JawabanSalah.
    """
    pada = pada or timezone.now()
    induk = _terkunci(induk.pk)
    ada, _baru = Periode.objects.get_or_create(
        induk=induk,
        defaults={
            "unit": induk.unit,
            "jenis": Jenis.HARAPAN,
            "instrumen": muat_harapan(induk.instrumen),
            "nama": induk.nama,
            "mulai": induk.mulai,
            "selesai": induk.selesai,
            "bobot": "tepat",
            "tabel": "kep25",
            "harapan_tiap": 0,
        },
    )
    segel(
        ada,
        None,
        Kanal.UNDANGAN,
        timezone.localdate(pada, induk.unit.tz),
        jawaban=jawaban,
        profil={},
        alasan={},
        saran="",
        tanda=(),
    )
    catat("ikm.periode.harapan_diisi", induk, oleh=None, pada=pada)
    return ada


def _terkunci(pk: int) -> Periode:
    return (
        Periode.objects.select_for_update(of=("self",))
        .select_related("instrumen", "unit")
        .prefetch_related("instrumen__unsur")
        .get(pk=pk)
    )

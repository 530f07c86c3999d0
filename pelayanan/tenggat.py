"""The SLA clock: start, pause, resume, fulfil; and the sweep that acts on what is due.

A clock is computed when it is started, paused or resumed, never on reading. Inside an operation call
`mulai`, `jeda`, `lanjut`, `penuhi`; they are parts of operations, not operations. Lock order everywhere:
the object first, its Tenggat after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Any

import structlog
from django.db.models import F, Model
from django.utils import timezone
from django.utils.module_loading import import_string

from pelayanan.kalender import kalender_unit
from pelayanan.models import Tenggat, Unit
from pelayanan.siap import Tanya, tunggal
from pelayanan.waktu_kerja import Kalender, Lama, Satuan, Sisa, jatuh_tempo, sisa, tenggat_setelah_jeda

log = structlog.get_logger("prima.tenggat")

# kind of clock → operation called for each rung that is due: f(*, tenggat_id: int, pada: datetime) -> object
PENANGAN: dict[str, str] = {
    "pelayanan.permintaan_data": "pelayanan.operasi_data.ingatkan_permintaan",
    "pelayanan.kegagalan_data": "pelayanan.operasi_data.ingatkan_kegagalan",
    "pengaduan.penyelesaian": "pengaduan.operasi.eskalasi",
    "pengaduan.verifikasi": "pengaduan.operasi.eskalasi",
    "pengaduan.uu25_tanggapan": "pengaduan.operasi.eskalasi",
    "pengaduan.uu25_putusan": "pengaduan.operasi.eskalasi",
    "pengaduan.uu25_sampaikan": "pengaduan.operasi.eskalasi",
    "pengaduan.unit_didisposisikan": "pengaduan.operasi.eskalasi",
    "pengaduan.unit_diputuskan": "pengaduan.operasi.eskalasi",
    "pengaduan.usulan": "pengaduan.operasi.usulan_tak_dijawab",
    "pengaduan.kelengkapan": "pengaduan.operasi.kelengkapan_ditunggu",
    "pengaduan.pemantauan": "pengaduan.operasi.pantau",
    "pengaduan.penutup": "pengaduan.operasi.tutup_sendiri",
    "permohonan.periksa": "permohonan.operasi.ingatkan_janji",
    "permohonan.janji": "permohonan.operasi.ingatkan_janji",
    "permohonan.keberatan": "permohonan.operasi.ingatkan_janji",
}


@dataclass(frozen=True)
class AnakTangga:
    """One rung: at `persen` of the promised time, or `setelah` the deadline (one of the two)."""

    tingkat: int
    penerima: str
    persen: int | None = None
    setelah: Lama | None = None


def mulai(
    objek: Model,
    *,
    jenis: str,
    unit: Unit,
    lama: Lama,
    pada: datetime,
    tangga: Sequence[AnakTangga] = (),
    dasar: str = "",
) -> Tenggat:
    """Start the clock `jenis` of `objek`, received at `pada`; the rungs fire in order after their times."""
    tenggat = rakit(objek, jenis=jenis, unit=unit, lama=lama, pada=pada, tangga=tangga, dasar=dasar)
    tenggat.save(force_insert=True)
    return tenggat


def rakit(
    objek: Model,
    *,
    jenis: str,
    unit: Unit,
    lama: Lama,
    pada: datetime,
    tangga: Sequence[AnakTangga] = (),
    dasar: str = "",
    kalender: Kalender | None = None,
) -> Tenggat:
    """The same clock, not saved: for who starts several with one calendar and one INSERT (`simpan_semua`)."""
    kalender = kalender or kalender_unit(unit, pada)
    tenggat = Tenggat(
        jenis=jenis,
        objek_jenis=objek._meta.label_lower,
        objek_id=objek.pk,
        unit=unit,
        aturan={"jumlah": lama.jumlah, "satuan": str(lama.satuan), "dasar": dasar},
        mulai_pada=pada,
        jatuh_tempo_pada=jatuh_tempo(kalender, pada, lama),
        anak_tangga=[_tulis(a) for a in tangga],
    )
    _jadwalkan(tenggat, kalender)
    return tenggat


def simpan_semua(objek: Model, daftar: Sequence[Tenggat]) -> None:
    """Save clocks put together before `objek` had its key; one statement."""
    for t in daftar:
        t.objek_id = objek.pk
    Tenggat.objects.bulk_create(daftar)


# the one open clock of that kind, locked
_TERBUKA = Tanya(
    lambda objek_jenis, objek_id, jenis: Tenggat.objects.filter(
        objek_jenis=objek_jenis, objek_id=objek_id, jenis=jenis, dipenuhi_pada__isnull=True
    ).select_for_update(of=("self",)),
    objek_jenis=str,
    objek_id=int,
    jenis=str,
)


# the clock, if it is due and nobody is at it
_TIBA = Tanya(
    lambda pk, pada: (
        Tenggat.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(
            pk=pk,
            dipenuhi_pada__isnull=True,
            dijeda_pada__isnull=True,
            terhenti_pada__isnull=True,
            berikutnya_pada__lt=pada,
        )
        .select_related("unit")
    ),
    pk=int,
    pada=datetime,
)


def milik(objek: Model, jenis: str | None = None) -> Any:
    """The clocks of one object, as a queryset."""
    qs = Tenggat.objects.filter(objek_jenis=objek._meta.label_lower, objek_id=objek.pk)
    return qs.filter(jenis=jenis) if jenis else qs


def jeda(objek: Model, *, jenis: str, pada: datetime) -> Tenggat | None:
    """Stop the clock (we wait for somebody else). None when it does not run."""
    tenggat = tunggal(_kunci(objek, jenis).filter(dijeda_pada__isnull=True))
    if tenggat is not None:
        tenggat.dijeda_pada = pada
        tenggat.jumlah_jeda += 1
        tenggat.save(update_fields=["dijeda_pada", "jumlah_jeda"])
    return tenggat


def lanjut(objek: Model, *, jenis: str, pada: datetime) -> Tenggat | None:
    """Let it run again; the deadline moves by the length of the pause in its own unit."""
    tenggat = tunggal(_kunci(objek, jenis).filter(dijeda_pada__isnull=False).select_related("unit"))
    if tenggat is not None:
        _geser(tenggat, pada)
        tenggat.save()
    return tenggat


def penuhi(objek: Model, *, jenis: str, pada: datetime) -> Tenggat | None:
    """The promise is kept (or the case is over): no rung fires any more. None when it was not open.

    A pause that is still open counts up to now: whoever finishes out of a pause is not late by it.
    """
    # nearly always neither paused nor in an outage: nothing joined
    tenggat = _TERBUKA.satu(objek_jenis=objek._meta.label_lower, objek_id=objek.pk, jenis=jenis)
    if tenggat is not None:
        if tenggat.gangguan is not None:
            lepas(tenggat, min(pada, tenggat.gangguan.selesai_pada or pada))
        if tenggat.dijeda_pada is not None:
            _geser(tenggat, pada)
        tenggat.dipenuhi_pada = pada
        tenggat.save()
    return tenggat


def ulang(
    objek: Model,
    *,
    jenis: str,
    lama: Lama,
    mulai_pada: datetime,
    pada: datetime,
    tangga: Sequence[AnakTangga] = (),
    dasar: str = "",
    jeda: Sequence[tuple[datetime, datetime]] = (),
) -> Tenggat | None:
    """Compute an existing clock anew under another rule or from another day 0, open again if it was over.

    `jeda` are its finished pauses, each of which moves the new deadline; one still open stays open.
    None when the object has no such clock.
    """
    tenggat = milik(objek, jenis).select_for_update(of=("self",)).select_related("unit").first()
    if tenggat is None:
        return None
    kalender = kalender_unit(tenggat.unit, pada)
    masih_dijeda = tenggat.dijeda_pada
    tenggat.aturan = {"jumlah": lama.jumlah, "satuan": str(lama.satuan), "dasar": dasar}
    tenggat.mulai_pada, tenggat.dipenuhi_pada, tenggat.tingkat = mulai_pada, None, 0
    tenggat.jatuh_tempo_pada = jatuh_tempo(kalender, mulai_pada, lama)
    tenggat.anak_tangga = [_tulis(a) for a in tangga]
    _jadwalkan(tenggat, kalender)
    masih_terhenti, tenggat.terhenti_pada = tenggat.terhenti_pada, None
    henti = [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in tenggat.henti]
    for awal, akhir in [*jeda, *((max(a, mulai_pada), b) for a, b in henti if b > mulai_pada)]:
        tenggat.dijeda_pada = awal
        _geser(tenggat, akhir)
    tenggat.dijeda_pada = masih_dijeda
    tenggat.terhenti_pada = masih_terhenti and max(masih_terhenti, mulai_pada)
    tenggat.save()
    return tenggat


def _geser(tenggat: Tenggat, pada: datetime) -> None:
    """End the pause at `pada`: the deadline and the rungs before it move by its length.

    What a disturbance has stopped as well is its to move (`lepas`): no minute counts twice.
    """
    sejak = tenggat.dijeda_pada
    if sejak is None:
        return
    sampai = pada if tenggat.terhenti_pada is None else min(pada, tenggat.terhenti_pada)
    if sampai > sejak:  # else nothing passed, or the computer's clock was set back meanwhile
        _pindah(tenggat, sejak, sampai)
    tenggat.dijeda_pada = None


def lepas(tenggat: Tenggat, pada: datetime) -> None:
    """End the stop by a disturbance at `pada`; not saved. A pause of the clock's own that is still open goes on to
    move the deadline itself, from its own beginning."""
    sejak = tenggat.terhenti_pada
    if sejak is None:
        return
    sampai = pada if tenggat.dijeda_pada is None else min(pada, tenggat.dijeda_pada)
    if sampai > sejak:
        _pindah(tenggat, sejak, sampai)
        tenggat.henti = [*tenggat.henti, [sejak.isoformat(), sampai.isoformat()]]
    tenggat.terhenti_pada = tenggat.gangguan = None


def _pindah(tenggat: Tenggat, sejak: datetime, sampai: datetime) -> None:
    """Move the deadline, and the rungs before it, by the time between the two."""
    kalender = kalender_unit(tenggat.unit, sampai)
    tenggat.jatuh_tempo_pada = tenggat_setelah_jeda(
        kalender, tenggat.jatuh_tempo_pada, tenggat.aturan["satuan"], sejak, sampai
    )
    for anak in tenggat.anak_tangga:
        if "persen" in anak and anak["tingkat"] > tenggat.tingkat:
            anak["pada"] = tenggat_setelah_jeda(
                kalender,
                datetime.fromisoformat(anak["pada"]),
                tenggat.aturan["satuan"],
                sejak,
                sampai,
            ).isoformat()
    _jadwalkan(tenggat, kalender)


def tepat_waktu(tenggat: Tenggat) -> bool | None:
    """Was the promise kept? None while it still runs inside its time."""
    if tenggat.dipenuhi_pada is not None:
        return tenggat.dipenuhi_pada <= tenggat.jatuh_tempo_pada
    if tenggat.terhenti_pada is not None:
        return None if tenggat.terhenti_pada <= tenggat.jatuh_tempo_pada else False
    return None if timezone.now() <= tenggat.jatuh_tempo_pada else False


def sisa_waktu(tenggat: Tenggat, kalender: Kalender, pada: datetime | None = None) -> Sisa:
    """What is left, in the unit of the promise; while paused, what was left at the pause."""
    return sisa(
        kalender,
        tenggat.jatuh_tempo_pada,
        tenggat.aturan["satuan"],
        min((w for w in (tenggat.dijeda_pada, tenggat.terhenti_pada) if w), default=pada or timezone.now()),
    )


# --- the sweep -----------------------------------------------------------------------------------------


def sapu_jatuh_tempo(pada: datetime | None = None) -> int:
    """Call the operation of every rung that is due at `pada` (default now), in order of time; return how many.

    Safe to run twice at once and after any pause: the operation claims the rung (`klaim`) under lock.
    """
    pada = pada or timezone.now()
    berhasil = 0
    gagal: set[int] = set()
    while True:
        tertunggu = (
            Tenggat.objects.filter(
                dipenuhi_pada__isnull=True,
                dijeda_pada__isnull=True,
                terhenti_pada__isnull=True,
                berikutnya_pada__lt=pada,
            )
            .exclude(pk__in=gagal)
            .order_by("berikutnya_pada")
            .values_list("pk", "jenis")[:500]
        )
        daftar = list(tertunggu)
        if not daftar:
            return berhasil
        for pk, jenis in daftar:
            try:
                if import_string(PENANGAN[jenis])(tenggat_id=pk, pada=pada) is not None:
                    berhasil += 1
                else:
                    gagal.add(pk)  # somebody else is at it, or it is no longer due
            except Exception as galat:  # one bad case must not stop the others; the next sweep tries again
                gagal.add(pk)
                log.error("tenggat gagal disapu", tenggat=pk, jenis=jenis, sebab=type(galat).__name__)


def klaim(tenggat_id: int, pada: datetime) -> tuple[Tenggat, dict[str, Any]] | None:
    """Take the next rung that is due, inside the operation that has already locked the object.

    Returns the clock (climbed by one rung, already scheduled for the next) and the rung; None when another
    process took it or it is no longer due.
    """
    tenggat = _TIBA.satu(pk=tenggat_id, pada=pada)
    if tenggat is None:
        return None
    anak = next(a for a in tenggat.anak_tangga if a["tingkat"] == tenggat.tingkat + 1)
    tenggat.tingkat += 1
    _jadwalkan(tenggat, None)
    tenggat.save(update_fields=["tingkat", "berikutnya_pada"])
    return tenggat, anak


# --- parts ---------------------------------------------------------------------------------------------


def _kunci(objek: Model, jenis: str) -> Any:
    return milik(objek, jenis).filter(dipenuhi_pada__isnull=True).select_for_update(of=("self",))


def _tulis(anak: AnakTangga) -> dict[str, Any]:
    isi: dict[str, Any] = {"tingkat": anak.tingkat, "penerima": anak.penerima}
    if anak.persen is not None:
        isi["persen"] = anak.persen
    else:
        setelah = anak.setelah or Lama(0, Satuan.MENIT)
        isi["setelah"] = {"jumlah": setelah.jumlah, "satuan": str(setelah.satuan)}
    return isi


def _jadwalkan(tenggat: Tenggat, kalender: Kalender | None) -> None:
    """Give every rung its time and set when the next one is due."""
    if kalender is not None:
        for anak in tenggat.anak_tangga:
            if "setelah" in anak:
                lama = Lama(**anak["setelah"])
                waktu = (
                    jatuh_tempo(kalender, tenggat.jatuh_tempo_pada, lama)
                    if lama.jumlah
                    else tenggat.jatuh_tempo_pada
                )
                anak["pada"] = waktu.isoformat()
            elif "pada" not in anak:
                bagian = Fraction(anak["persen"], 100) * tenggat.aturan["jumlah"]
                lama = Lama(ceil(bagian), tenggat.aturan["satuan"])
                anak["pada"] = jatuh_tempo(kalender, tenggat.mulai_pada, lama).isoformat()
    berikut = [a for a in tenggat.anak_tangga if a["tingkat"] == tenggat.tingkat + 1]
    tenggat.berikutnya_pada = datetime.fromisoformat(berikut[0]["pada"]) if berikut else None


def terbuka(**saring: Any) -> Any:
    """Open clocks, what is due first on top; `saring` narrows."""
    return Tenggat.objects.filter(dipenuhi_pada__isnull=True, **saring).order_by(F("jatuh_tempo_pada").asc())

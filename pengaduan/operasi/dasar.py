"""What the operations share: the lock, the step, the clocks, the people of the ladder."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from pelayanan import tenggat
from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna, Penugasan, Peran, Tenggat
from pelayanan.siap import Tanya
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan
from pengaduan import alur, aturan
from pengaduan.alur import Status
from pengaduan.aturan import Aturan
from pengaduan.models import Aduan, AturanUnit, Pengganti, Tanggapan
from pengaduan.operasi.galat import AduanBerubah, AlasanKosong
from pengaduan.querysets import tingkat as tingkat_peran

PENYELESAIAN = "pengaduan.penyelesaian"
VERIFIKASI = "pengaduan.verifikasi"
# the classes that are complaints in the sense of UU 25/2009
PENGADUAN = frozenset({Aduan.Kelas.TIDAK_BERKADAR.value, Aduan.Kelas.BERKADAR.value})

_PERAN = {
    "penanggung_jawab": Peran.PENANGGUNG_JAWAB,
    "pimpinan": Peran.PIMPINAN,
    "inspektorat": Peran.PENGAWAS,
}


_KUNCI = Tanya(
    lambda pk: Aduan.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk), pk=int
)


def kunci(aduan: Aduan) -> Aduan:
    """The aduan, locked and fresh: the first line of every operation on one.

    Who may was asked of what was read before the lock. When meanwhile it went to another unit or got another terlapor,
    that answer is not good any more: raises AduanBerubah.
    """
    segar = _KUNCI.wajib(pk=aduan.pk)
    if any(getattr(segar, n) != getattr(aduan, n) for n in ("unit_id", "terlapor_id", "tingkat_terlapor")):
        raise AduanBerubah
    return segar


def kunci_atau_pergi(ids: Any) -> Aduan | None:
    """For the sweep: the one aduan of `ids`, locked; None when somebody is at it."""
    return (
        Aduan.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("unit", "pemegang")
        .filter(pk__in=ids)
        .first()
    )


def langkah(aduan: Aduan, ke: Status, pada: datetime, pelaku: str) -> None:
    """Walk one arrow of the state table in memory, as `pelaku` (a right, PELAPOR or SISTEM): the same two
    states may be joined for the pelapor and not for the officer. Raises AlurDitolak. The caller saves.

    Looked at once, the verification clock is kept; over, both are.
    """
    if pelaku not in alur.pastikan(aduan.status, ke, kelas=aduan.kelas).oleh:
        raise alur.AlurDitolak
    ditelaah = aduan.belum_ditelaah and ke not in alur.BELUM_DITELAAH and ke is not Status.DILENGKAPI
    aduan.status = ke
    aduan.ditutup_pada = pada if ke in alur.TERTUTUP else None
    if ditelaah:
        tenggat.penuhi(aduan, jenis=VERIFIKASI, pada=pada)
    if ke in alur.TERTUTUP:
        penuhi_uu25(aduan, pada)
        for dari in (AturanUnit.Dari.DIDISPOSISIKAN, AturanUnit.Dari.DIPUTUSKAN):
            tenggat.penuhi(aduan, jenis=f"pengaduan.unit_{dari}", pada=pada)
        tenggat.penuhi(aduan, jenis=VERIFIKASI, pada=pada)
        _ikut(aduan, tenggat.penuhi(aduan, jenis=PENYELESAIAN, pada=pada))


def _ikut(aduan: Aduan, t: Tenggat | None) -> None:
    """The deadline as the clock has it now, on the row that lists sort by."""
    if t is not None:
        aduan.tenggat_pada = t.jatuh_tempo_pada


def tangga(jenis: str) -> tuple[AnakTangga, ...]:
    """The rungs of one clock, in the order of their times."""
    if jenis == VERIFIKASI:
        return (AnakTangga(1, "peringatan:verifikasi", setelah=aturan.TANGGA[1][1]),)
    ingatkan = tuple(
        AnakTangga(i, f"peringatan:{persen}%", persen=persen)
        for i, persen in enumerate(aturan.INGATKAN_PERSEN, start=1)
    )
    naik = tuple(
        AnakTangga(len(ingatkan) + n, peran, setelah=setelah) for n, (peran, setelah) in aturan.TANGGA.items()
    )
    return ingatkan + naik


_JANJI_UNIT = Tanya(
    lambda unit, kelas: AturanUnit.objects.filter(unit_id=unit, kelas=kelas, dari=AturanUnit.Dari.DITERIMA),
    unit=int,
    kelas=str,
)


def aturan_untuk(aduan: Aduan) -> Aturan:
    """The rule of this class in this unit: the common one, or the unit's own shorter promise."""
    a = aturan.PENYELESAIAN[aduan.kelas]
    if a.lama is None:
        return a
    milik_unit = _JANJI_UNIT.satu(unit=aduan.unit_id, kelas=str(aduan.kelas))
    return a if milik_unit is None else replace(a, lama=milik_unit.lama)


def mulai_janji_unit(aduan: Aduan, dari: str, pada: datetime) -> None:
    """The unit's own clock counted from a step, if it has one; it only reminds. Once per aduan."""
    milik_unit = AturanUnit.objects.filter(unit_id=aduan.unit_id, kelas=aduan.kelas, dari=dari).first()
    jenis = f"pengaduan.unit_{dari}"
    if milik_unit is not None and not tenggat.milik(aduan, jenis).exists():
        rung = AnakTangga(1, f"peringatan:{dari}", setelah=Lama(0, Satuan.MENIT))
        tenggat.mulai(aduan, jenis=jenis, unit=aduan.unit, lama=milik_unit.lama, pada=pada, tangga=(rung,))


def rakit_jam(aduan: Aduan, pada: datetime) -> list[Tenggat]:
    """The clocks of a new aduan, not saved yet: verification, completion by its class, and the first of the
    second rule set. Sets `tenggat_pada`. Three queries."""
    a = aturan_untuk(aduan)
    if a.lama is None:
        return []
    kalender = kalender_unit(aduan.unit, pada)
    v = aturan.VERIFIKASI
    daftar = [
        tenggat.rakit(
            aduan,
            jenis=jenis,
            unit=aduan.unit,
            lama=lama,
            pada=pada,
            tangga=rung,
            dasar=dasar,
            kalender=kalender,
        )
        for jenis, lama, rung, dasar in (
            (PENYELESAIAN, a.lama, tangga(PENYELESAIAN), a.dasar),
            (VERIFIKASI, aturan.VERIFIKASI_LAMA, tangga(VERIFIKASI), v.dasar),
            *_uu25(aduan, "uu25_tanggapan"),
        )
    ]
    _ikut(aduan, daftar[0])
    return daftar


def _uu25(aduan: Aduan, kunci_aturan: str) -> list[tuple[str, Lama, tuple[AnakTangga, ...], str]]:
    a = aturan.UU25[kunci_aturan]
    if a.lama is None or aduan.kelas not in PENGADUAN:
        return []
    rung = AnakTangga(1, f"peringatan:{kunci_aturan}", setelah=Lama(0, Satuan.HARI))
    return [(f"pengaduan.{kunci_aturan}", a.lama, (rung,), a.dasar)]


def mulai_uu25(aduan: Aduan, kunci_aturan: str, pada: datetime) -> None:
    """One clock of the second rule set (UU 25/2009, calendar days) beside the first; it only reminds.

    Each once per aduan: what was answered, decided or delivered stays so when the case is opened again.
    """
    for jenis, lama, rung, dasar in _uu25(aduan, kunci_aturan):
        if not tenggat.milik(aduan, jenis).exists():
            tenggat.mulai(aduan, jenis=jenis, unit=aduan.unit, lama=lama, pada=pada, tangga=rung, dasar=dasar)


def penuhi_uu25(aduan: Aduan, pada: datetime, *kunci_aturan: str) -> None:
    """These clocks of the second rule set are kept (all of them when none is named)."""
    jenis = [f"pengaduan.{k}" for k in kunci_aturan or aturan.UU25]
    for j in (
        tenggat.milik(aduan)
        .filter(jenis__in=jenis, dipenuhi_pada__isnull=True)
        .values_list("jenis", flat=True)
    ):
        tenggat.penuhi(aduan, jenis=j, pada=pada)


def hitung_ulang(aduan: Aduan, mulai_pada: datetime, pada: datetime) -> None:
    """The completion clock under the class as it is now, from `mulai_pada`, moved by every finished pause."""
    a = aturan_untuk(aduan)
    if a.lama is None:
        tenggat.penuhi(aduan, jenis=PENYELESAIAN, pada=pada)
        aduan.tenggat_pada = None
        return
    jeda = [
        (j.mulai_pada, j.selesai_pada)
        for j in aduan.jeda.filter(mulai_pada__gte=mulai_pada)
        if j.selesai_pada is not None
    ]
    t = tenggat.ulang(
        aduan,
        jenis=PENYELESAIAN,
        lama=a.lama,
        mulai_pada=mulai_pada,
        pada=pada,
        tangga=tangga(PENYELESAIAN),
        dasar=a.dasar,
        jeda=jeda,
    ) or tenggat.mulai(
        aduan,
        jenis=PENYELESAIAN,
        unit=aduan.unit,
        lama=a.lama,
        pada=mulai_pada,
        tangga=tangga(PENYELESAIAN),
        dasar=a.dasar,
    )
    _ikut(aduan, t)


def jeda_jam(aduan: Aduan, pada: datetime) -> None:
    """Stop the completion clock."""
    tenggat.jeda(aduan, jenis=PENYELESAIAN, pada=pada)


def lanjut_jam(aduan: Aduan, pada: datetime) -> None:
    """Let it run again."""
    _ikut(aduan, tenggat.lanjut(aduan, jenis=PENYELESAIAN, pada=pada))


def tulis(aduan: Aduan, jenis: str, isi: str, oleh: Pengguna | None, pada: datetime) -> Tanggapan:
    """A text on the case; raises AlasanKosong when there is nothing in it."""
    if not isi.strip():
        raise AlasanKosong
    return Tanggapan.objects.create(aduan=aduan, jenis=jenis, isi=isi.strip(), oleh=oleh, pada=pada)


def bertugas(unit_id: int, pada: datetime, **saring: Any) -> Any:
    """Penugasan in force in a unit at `pada`, the longest-serving first."""
    return (
        Penugasan.objects.filter(unit_id=unit_id, pengguna__is_active=True, **saring)
        .menjabat_kini(pada)
        .select_related("pengguna")
        .order_by("mulai", "pk")
    )


def tingkat_di_unit(pengguna: Pengguna, unit_id: int, pada: datetime) -> int:
    """How high this person stands in the unit on that day; -1 below the ladder."""
    return tingkat_peran(set(bertugas(unit_id, pada, pengguna=pengguna).values_list("peran", flat=True)))


def pejabat(aduan: Aduan, tingkat: int, pada: datetime) -> Pengguna | None:
    """Who is asked at this level of the ladder; never the terlapor nor anybody below. None: nobody there."""
    if aduan.tingkat_terlapor is not None and tingkat < aduan.tingkat_terlapor:
        return None
    nama = aturan.TANGGA[tingkat][0]
    calon = bertugas(aduan.unit_id, pada, peran=_PERAN[nama])
    if aduan.terlapor_id:
        calon = calon.exclude(pengguna_id=aduan.terlapor_id)
    p = _hadir(aduan, calon, pada)
    if p is None and tingkat == max(aturan.TANGGA) and aduan.unit.induk_id:
        # no inspector of its own: the head of the unit above
        p = _hadir(aduan, bertugas(aduan.unit.induk_id, pada, peran=Peran.PIMPINAN), pada)
    return p


def _hadir(aduan: Aduan, calon: Any, pada: datetime) -> Pengguna | None:
    """The first of them who is at work, or the one who stands in; never the terlapor, never one below."""
    orang = [t.pengguna for t in calon]
    hari = pada.astimezone(aduan.unit.tz).date()
    wakil = {
        w.pejabat_id: w.pengganti
        for w in Pengganti.objects.pada_hari(hari)
        .filter(pejabat__in=orang, pengganti__is_active=True)
        .select_related("pengganti")
    }
    for o in orang:
        w = wakil.get(o.pk)
        if w is None:
            return o
        rendah = (
            aduan.tingkat_terlapor is not None
            and tingkat_di_unit(w, aduan.unit_id, pada) < aduan.tingkat_terlapor
        )
        if w.pk != aduan.terlapor_id and not rendah:
            return w
    return None

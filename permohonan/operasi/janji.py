"""The clocks of a request: the checking's own short promise, and the version's promise.

`permohonan.periksa` runs from filing to the verdict on the papers, `permohonan.janji` to the product from the act the
version counts from (`Standar.mulai`): complete papers, receipt of the request, or payment. While the applicant has
the ball, both stand still.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.kalender import kalender_unit
from pelayanan.models import Peran, Tenggat
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan, jatuh_tempo, menit_kerja_antara
from permohonan.biaya import belum_ditetapkan
from permohonan.models import Kompensasi, Permohonan
from standar.kompensasi import dijanjikan
from standar.models import Standar

from .bagian import tagihan_terbuka

PERIKSA, JANJI, KEBERATAN = "permohonan.periksa", "permohonan.janji", "permohonan.keberatan"
# to object, and to answer an objection: the unit's rule, in working days
LAMA_BOLEH_KEBERATAN, LAMA_KEBERATAN = Lama(21, Satuan.HARI_KERJA), Lama(10, Satuan.HARI_KERJA)
TANGGA_KEBERATAN = (
    AnakTangga(1, Peran.PENANGGUNG_JAWAB, persen=70),
    AnakTangga(2, Peran.PIMPINAN, setelah=Lama(0, Satuan.MENIT)),
)
Mulai = Standar.Mulai
LAMA_PERIKSA = Lama(1, Satuan.HARI_KERJA)
TANGGA_PERIKSA = (AnakTangga(1, Peran.PENANGGUNG_JAWAB, setelah=Lama(0, Satuan.MENIT)),)


def tangga(lama: Lama) -> tuple[AnakTangga, ...]:
    """A reminder inside the promise, then one level at a time after it.

    The reminder comes at three quarters, but for whole days at least one day before the last: days are
    rounded up, and three quarters of three days would be the deadline itself.
    """
    persen = 75
    if lama.satuan in (Satuan.HARI, Satuan.HARI_KERJA) and lama.jumlah:
        persen = 100 * (lama.jumlah - max(1, lama.jumlah // 4)) // lama.jumlah
    return (
        AnakTangga(1, Peran.VERIFIKATOR, persen=persen),
        AnakTangga(2, Peran.PENANGGUNG_JAWAB, setelah=Lama(0, Satuan.MENIT)),
        AnakTangga(3, Peran.PIMPINAN, setelah=Lama(1, Satuan.HARI_KERJA)),
    )


def _jalankan(
    p: Permohonan, jenis: str, lama: Lama, pada: datetime, anak: tuple[AnakTangga, ...], dasar: str
) -> Tenggat:
    """Start a clock; one that ran before (an objection was granted) starts anew."""
    lagi = tenggat.ulang(p, jenis=jenis, lama=lama, mulai_pada=pada, pada=pada, tangga=anak, dasar=dasar)
    return lagi or tenggat.mulai(p, jenis=jenis, unit=p.unit, lama=lama, pada=pada, tangga=anak, dasar=dasar)


def mulai_periksa(p: Permohonan, pada: datetime) -> None:
    """Filed: the checking's clock; and the promise's where the version counts from receipt."""
    _jalankan(p, PERIKSA, LAMA_PERIKSA, pada, TANGGA_PERIKSA, "pemeriksaan berkas")
    if p.standar.mulai == Mulai.DITERIMA:
        _mulai_hitung(p, pada)
    p.jatuh_tempo_pada = terdekat(p)


def _mulai_hitung(p: Permohonan, pada: datetime) -> None:
    """The version's promise runs from `pada`, if it names a number."""
    lama = p.standar.lama
    if lama is not None:
        t = _jalankan(p, JANJI, lama, pada, tangga(lama), f"standar {p.layanan.kode} versi {p.standar.versi}")
        p.janji_pada = t.jatuh_tempo_pada


def _berjalan(p: Permohonan) -> Any:
    return tenggat.milik(p, JANJI).filter(dipenuhi_pada__isnull=True)


def terdekat(p: Permohonan) -> datetime | None:
    """What is due first among the clocks that run; None while they stand still or there are none."""
    jam = tenggat.milik(p).filter(
        dipenuhi_pada__isnull=True, dijeda_pada__isnull=True, terhenti_pada__isnull=True
    )
    return min(jam.values_list("jatuh_tempo_pada", flat=True), default=None)


def mulai_keberatan(p: Permohonan, pada: datetime) -> None:
    """The applicant objected: the answer has a clock of its own."""
    t = _jalankan(p, KEBERATAN, LAMA_KEBERATAN, pada, TANGGA_KEBERATAN, "keberatan atas penolakan")
    p.jatuh_tempo_pada = t.jatuh_tempo_pada


def batas_keberatan(p: Permohonan, pada: datetime) -> datetime:
    """Until when a refusal of `pada` may be objected to."""
    return jatuh_tempo(kalender_unit(p.unit, pada), pada, LAMA_BOLEH_KEBERATAN)


def mulai_janji(p: Permohonan, pada: datetime) -> None:
    """Papers are complete and billed: the checking is over, the version's promise starts.

    One that counts from receipt runs since then; one that counts from payment waits for it while a bill is open, or
    while nobody said yet what is owed.
    """
    tenggat.penuhi(p, jenis=PERIKSA, pada=pada)
    if p.standar.mulai == Mulai.DITERIMA and _berjalan(p).exists():
        p.jatuh_tempo_pada = terdekat(p)
        return
    p.jatuh_tempo_pada = p.janji_pada = None
    if p.standar.mulai == Mulai.DIBAYAR and (belum_ditetapkan(p) or tagihan_terbuka(p)):
        return
    _mulai_hitung(p, pada)
    p.jatuh_tempo_pada = p.janji_pada


def mulai_sejak_lunas(p: Permohonan, pada: datetime) -> None:
    """The bill is settled: a promise that counts from payment starts now."""
    if p.standar.mulai == Mulai.DIBAYAR and not _berjalan(p).exists():
        _mulai_hitung(p, pada)
        p.jatuh_tempo_pada = terdekat(p)


def jeda_periksa(p: Permohonan, pada: datetime) -> None:
    """Back to the applicant: the checking stands still, and a promise that already runs."""
    for jenis in (PERIKSA, JANJI):
        jeda(p, jenis, pada)


def lanjut_periksa(p: Permohonan, pada: datetime) -> None:
    for jenis in (PERIKSA, JANJI):
        lanjut(p, jenis, pada)
    p.jatuh_tempo_pada = terdekat(p)


def jeda(p: Permohonan, jenis: str, pada: datetime) -> None:
    tenggat.jeda(p, jenis=jenis, pada=pada)
    p.jatuh_tempo_pada = None


def lanjut(p: Permohonan, jenis: str, pada: datetime) -> None:
    t = tenggat.lanjut(p, jenis=jenis, pada=pada)
    if t is not None:
        p.jatuh_tempo_pada = t.jatuh_tempo_pada if t.terhenti_pada is None else None
        if jenis == JANJI:
            p.janji_pada = t.jatuh_tempo_pada


def akhiri(p: Permohonan, pada: datetime) -> None:
    """The case is over, or its product is ready: no clock runs any more."""
    for jenis in (PERIKSA, JANJI, KEBERATAN):
        tenggat.penuhi(p, jenis=jenis, pada=pada)
    p.jatuh_tempo_pada = None


def ukur(p: Permohonan, pada: datetime) -> dict[str, int | bool | None]:
    """{tepat_waktu, menit, lama_detik} of a finished request, from the act its promise counts from to the product.

    tepat_waktu is None when the version promises no number; menit are working minutes of the unit.
    """
    t = tenggat.milik(p, JANJI).first()
    akhir = t.dipenuhi_pada if t and t.dipenuhi_pada else pada
    awal = t.mulai_pada if t else p.lengkap_pada
    if awal is None or p.lengkap_pada is None:
        return {"tepat_waktu": None, "menit": None, "lama_detik": None}
    return {
        "tepat_waktu": tenggat.tepat_waktu(t) if t else None,
        "menit": int(menit_kerja_antara(kalender_unit(p.unit, pada), awal, akhir)),
        "lama_detik": int((akhir - awal).total_seconds()),
    }


def hari_janji(p: Permohonan) -> date:
    """The unit's local day on which the promise was made: the maklumat of that day says what is owed."""
    return timezone.localdate(p.lengkap_pada or p.diajukan_pada or timezone.now(), p.unit.tz)


def _kompensasi_maklumat(p: Permohonan) -> str:
    """What the maklumat in force when the promise was made gives for it; else what the version itself guarantees."""
    if janji := dijanjikan(p.unit_id, p.layanan_id, hari_janji(p)):
        return janji
    baris = p.standar.komponen.filter(jenis="jaminan_pelayanan").values_list("teks", flat=True)
    return " ".join(baris)[:500]


@transaction.atomic(durable=True)
def ingatkan_janji(*, tenggat_id: int, pada: datetime) -> Permohonan | None:
    """A rung of a request's clock is due: remind who works on it, then tell the next level, once each.

    None when somebody else has the request in hand right now or the rung is not due: the next sweep returns.
    """
    objek_id = Tenggat.objects.filter(pk=tenggat_id).values_list("objek_id", flat=True).first() or 0
    p = (
        Permohonan.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("unit", "standar")
        .filter(pk=objek_id)
        .first()
    )
    if p is None:
        return None
    klaim = tenggat.klaim(tenggat_id, pada)
    if klaim is None:
        return None
    t, anak = klaim
    # a reminder that comes late, after the beat was off, is still a reminder
    terlambat = "setelah" in anak
    if terlambat and t.jenis == JANJI and not p.standar.diuji:
        # what is on trial is not owed by law yet
        # opened by itself, once; released by a named official (operasi/sesudah.py)
        Kompensasi.objects.get_or_create(
            permohonan=p,
            sebab=Kompensasi.Sebab.LEWAT_WAKTU,
            defaults={"unit_id": p.unit_id, "janji": _kompensasi_maklumat(p), "dibuka_pada": pada},
        )
    catat(
        "permohonan.permohonan.dieskalasi" if terlambat else "permohonan.permohonan.diingatkan",
        p,
        oleh=None,
        pada=pada,
        data={
            "jenis": t.jenis,
            "tingkat": anak["tingkat"],
            "peran": anak["penerima"],
            "penerima": str(Peran(anak["penerima"]).label).lower(),
        },
    )
    return p

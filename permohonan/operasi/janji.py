"""The clocks of a request: the checking's own short promise, and the version's promise.

`permohonan.periksa` runs from filing to the verdict on the papers, `permohonan.janji` from complete papers to
the product. While the applicant has the ball, both stand still.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pelayanan import tenggat
from pelayanan.kalender import kalender_unit
from pelayanan.models import Peran, Tenggat
from pelayanan.peristiwa import catat
from pelayanan.tenggat import AnakTangga
from pelayanan.waktu_kerja import Lama, Satuan, jatuh_tempo, menit_kerja_antara
from permohonan.models import Kompensasi, Permohonan
from standar.kompensasi import dijanjikan

PERIKSA, JANJI, KEBERATAN = "permohonan.periksa", "permohonan.janji", "permohonan.keberatan"
# to object, and to answer an objection: the unit's rule, in working days
LAMA_BOLEH_KEBERATAN, LAMA_KEBERATAN = Lama(21, Satuan.HARI_KERJA), Lama(10, Satuan.HARI_KERJA)
TANGGA_KEBERATAN = (
    AnakTangga(1, Peran.PENANGGUNG_JAWAB, persen=70),
    AnakTangga(2, Peran.PIMPINAN, setelah=Lama(0, Satuan.MENIT)),
)
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
    t = _jalankan(p, PERIKSA, LAMA_PERIKSA, pada, TANGGA_PERIKSA, "pemeriksaan berkas")
    p.jatuh_tempo_pada = t.jatuh_tempo_pada


def mulai_keberatan(p: Permohonan, pada: datetime) -> None:
    """The applicant objected: the answer has a clock of its own."""
    t = _jalankan(p, KEBERATAN, LAMA_KEBERATAN, pada, TANGGA_KEBERATAN, "keberatan atas penolakan")
    p.jatuh_tempo_pada = t.jatuh_tempo_pada


def batas_keberatan(p: Permohonan, pada: datetime) -> datetime:
    """Until when a refusal of `pada` may be objected to."""
    return jatuh_tempo(kalender_unit(p.unit, pada), pada, LAMA_BOLEH_KEBERATAN)


def mulai_janji(p: Permohonan, pada: datetime) -> None:
    """Papers are complete: the checking is over, the version's promise starts (if it names a number)."""
    tenggat.penuhi(p, jenis=PERIKSA, pada=pada)
    p.jatuh_tempo_pada = p.janji_pada = None
    lama = p.standar.lama
    if lama is not None:
        t = _jalankan(p, JANJI, lama, pada, tangga(lama), f"standar {p.layanan.kode} versi {p.standar.versi}")
        p.jatuh_tempo_pada = p.janji_pada = t.jatuh_tempo_pada


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
    """{tepat_waktu, menit, lama_detik} of a finished request, counted from complete papers to the product.

    tepat_waktu is None when the version promises no number; menit are working minutes of the unit.
    """
    t = tenggat.milik(p, JANJI).first()
    akhir = t.dipenuhi_pada if t and t.dipenuhi_pada else pada
    if p.lengkap_pada is None:
        return {"tepat_waktu": None, "menit": None, "lama_detik": None}
    return {
        "tepat_waktu": tenggat.tepat_waktu(t) if t else None,
        "menit": int(menit_kerja_antara(kalender_unit(p.unit, pada), p.lengkap_pada, akhir)),
        "lama_detik": int((akhir - p.lengkap_pada).total_seconds()),
    }


def _kompensasi_maklumat(p: Permohonan) -> str:
    """What the maklumat in force when the promise was made gives for it; else what the version itself guarantees."""
    hari = timezone.localdate(p.lengkap_pada or p.diajukan_pada or timezone.now(), p.unit.tz)
    if janji := dijanjikan(p.unit_id, p.layanan_id, hari):
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

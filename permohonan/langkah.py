"""Which steps of a version are the unit's own work, and which may follow which.

A version's procedure tells the whole way: filling in, queueing, the work, signing, handing over. Between
*diproses* and *selesai* stands the work: steps marked `pelaksanaan` where the version marks them, else every
step of the unit but the signing and handing over at its end, which have acts of their own here.
"""

import re
from collections.abc import Sequence

from standar.alur_langkah import penerus
from standar.models import Standar
from standar.models.komponen import Langkah

_PEMOHON = re.compile(r"^(pemohon|pasien|pelanggan|pengguna|masyarakat|warga|penduduk)\b", re.IGNORECASE)
_PENUTUP = re.compile(
    r"^(menyerahkan|penyerahan|mengambil|pengambilan|menandatangani|penandatanganan|tte|tanda tangan)\b",
    re.IGNORECASE,
)


def kerja(standar: Standar) -> list[Langkah]:
    """The steps worked on while a request is in process, in order; empty when the version names none."""
    return pilih(list(standar.langkah.all()))


def pilih(semua: Sequence[Langkah]) -> list[Langkah]:
    """The same, of these steps."""
    milik_unit = [x for x in semua if not _PEMOHON.search(x.pelaku)]
    if any(x.fase for x in semua):
        return [x for x in milik_unit if x.fase == Langkah.Fase.PELAKSANAAN]
    while milik_unit and _PENUTUP.match(milik_unit[-1].uraian.strip()):
        milik_unit.pop()
    return milik_unit


def sesudah(standar: Standar, nomor: int) -> tuple[list[Langkah], bool]:
    """(steps that may follow step `nomor`, may the work end here), both without the steps that are not work.

    A target that is no work is walked through to what follows it.
    """
    semua = list(standar.langkah.all())
    dikerjakan = {x.urutan: x for x in pilih(semua)}
    urutan = [x.urutan for x in semua]
    maju = dict(zip(urutan, penerus([list(x.lanjut_ke) for x in semua]), strict=True))
    hasil: dict[int, Langkah] = {}
    tamat, dilihat, antri = False, set(), list(maju.get(nomor, [0]))
    while antri:
        ke = antri.pop(0)
        if ke == 0 or ke not in maju:
            tamat = True
        elif ke in dikerjakan:
            hasil[ke] = dikerjakan[ke]
        elif ke not in dilihat:
            dilihat.add(ke)
            antri += maju[ke]
    return list(hasil.values()), tamat or not hasil

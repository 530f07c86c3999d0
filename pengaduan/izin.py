"""Who may do what with one aduan: rights in the unit, the named holder, and nobody who is its subject."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from pelayanan import akses
from pengaduan import alur
from pengaduan.alur import KELOLA, PELAPOR, SISTEM, TANGANI, Status
from pengaduan.models import Aduan
from pengaduan.querysets import tingkat


def terlihat(pengguna: Any, aduan: Aduan) -> bool:
    """Of one aduan what `terlihat_oleh` says of many; no query but for who holds it without the right in its unit."""
    if aduan.terlapor_id == pengguna.pk:
        return False
    if akses.boleh(pengguna, "pengaduan.lihat", aduan.unit_id):
        saya = tingkat(akses.peran_di(pengguna, aduan.unit_id))
        if aduan.tingkat_terlapor is None or aduan.tingkat_terlapor <= saya:
            return True
    return aduan.pemegang_id == pengguna.pk and (
        Aduan.objects.terlihat_oleh(pengguna).filter(pk=aduan.pk).exists()
    )


def boleh(pengguna: Any, aduan: Aduan, hak: str) -> bool:
    """The right in the unit; or the case is in this person's hands (it was given or escalated to them).

    `aduan` must be `terlihat` to them: the terlapor and those below never get here.
    """
    if hak in (PELAPOR, SISTEM):
        return False
    if akses.boleh(pengguna, hak, aduan.unit_id):
        return True
    return hak in (KELOLA, TANGANI) and aduan.pemegang_id == pengguna.pk


def lewat(aduan: Aduan, pada: datetime) -> bool:
    """Open and past its deadline; while the clock stands still, what it was when it stopped. At most one query."""
    if not aduan.terbuka or aduan.tenggat_pada is None:
        return False
    jeda = aduan.jeda.filter(selesai_pada__isnull=True).first() if aduan.berhenti else None
    return bool((jeda.mulai_pada if jeda else pada) > aduan.tenggat_pada)


def luar(aduan: Aduan) -> bool:
    """The gate beyond the unit, Ombudsman RI or the legal path: complained here first, and not resolved as it should
    be (PO ORI 26/2017); and somebody must be able to sign."""
    if aduan.identitas == Aduan.Identitas.TANPA or aduan.kelas == Aduan.Kelas.APRESIASI:
        return False
    if aduan.terbuka:
        return lewat(aduan, timezone.now())
    belum_beres = aduan.jumlah_buka_kembali > 0 or aduan.puas in (1, 2)
    return aduan.status == Status.DIARSIPKAN or (aduan.status != Status.DITARIK and belum_beres)


def hukum(aduan: Aduan) -> bool:
    """The legal path is for what was a complaint; the gate is the same."""
    return aduan.kelas in (Aduan.Kelas.TIDAK_BERKADAR, Aduan.Kelas.BERKADAR) and luar(aduan)


def langkah(pengguna: Any, aduan: Aduan) -> list[Status]:
    """The arrows this person may walk now, in the order of the state table."""
    return [
        ke
        for ke, izin in alur.ALUR[Status(aduan.status)].items()
        if alur.boleh(aduan.status, ke, kelas=aduan.kelas)
        and any(boleh(pengguna, aduan, h) for h in izin.oleh)
    ]


def identitas(pengguna: Any, aduan: Aduan) -> bool:
    """Who may open the identity: anonim only the pengelola pengaduan; terbuka also who handles the case."""
    if aduan.identitas == Aduan.Identitas.TANPA:
        return False
    if aduan.identitas == Aduan.Identitas.ANONIM:
        return akses.boleh(pengguna, KELOLA, aduan.unit_id)
    return boleh(pengguna, aduan, TANGANI)


def terlewat(aduan: Aduan) -> bool:
    """The promise was missed: answered late, or open past its deadline."""
    if aduan.tepat_waktu is not None:
        return not aduan.tepat_waktu
    return lewat(aduan, timezone.now())

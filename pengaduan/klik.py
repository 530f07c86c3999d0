"""Answering with one press from a message: a signed link, and a page that asks once more.

Opening the link does nothing (mail scanners open every link); the press on its page does. The link is good for one
question only: the answer given in this round, or the usulan of this number. It opens nothing else of the case.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from pengaduan.alur import Status
from pengaduan.models import Aduan, Usulan

BERES, BELUM, TERIMA, TOLAK = "beres", "belum", "terima", "tolak"


@dataclass(frozen=True)
class Pertanyaan:
    """What a link asks: `perbuatan` one of the four, `ke` the round or the number of the usulan."""

    perbuatan: str
    ke: int


def _tanda(aduan: Aduan) -> Signer:
    return Signer(salt=f"pengaduan.klik.{aduan.kode}")


def tautan(aduan: Aduan, perbuatan: str, ke: int) -> str:
    """The whole address, for a message."""
    token = _tanda(aduan).sign(f"{perbuatan}:{ke}")
    return settings.ALAMAT_PORTAL + reverse("aduan_klik", args=[aduan.kode_tampil, token])


def baca(aduan: Aduan, token: str) -> Pertanyaan | None:
    """What this link asks about this case; None when it is not one of ours."""
    try:
        perbuatan, _titik, ke = _tanda(aduan).unsign(token).partition(":")
    except BadSignature:
        return None
    return Pertanyaan(perbuatan, int(ke))


def usulan(aduan: Aduan, p: Pertanyaan) -> Usulan | None:
    """The proposal the link is about, while it waits for its answer."""
    if p.perbuatan not in (TERIMA, TOLAK) or aduan.status != Status.DIUSULKAN:
        return None
    return aduan.usulan.filter(ke=p.ke, jawaban="").first()


def berlaku(aduan: Aduan, p: Pertanyaan) -> bool:
    """Is the question still open?"""
    if p.perbuatan in (TERIMA, TOLAK):
        return usulan(aduan, p) is not None
    if p.ke != aduan.jumlah_buka_kembali:
        return False
    return aduan.status == Status.DISAMPAIKAN or (p.perbuatan == BELUM and aduan.status == Status.SELESAI)

"""The page of somebody who waits, cheaply: after a call all phones of the same queue ask at once.

A phone hears of its own ticket, of its service's queue, of the stations its journey passes, and of what concerns
everybody (a message, a loket that opens); not of every press in the house. What else moves its estimate, the length of
queues that share its lokets, it asks for once a minute.

What only this ticket's own act can change is kept in this process; whether one happened is asked with one prepared
statement, the place with another. What else is known of the visit may be a minute old while its holder waits. Drawn
is only what says something new: phones that ask because the line was away find the same place.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from antrian.alur import Status
from antrian.models import LangkahRute, Tiket
from pelayanan import kode as kode_publik
from pelayanan import siaran
from pelayanan.siap import Siap

INGAT_DETIK = 60.0
TERBANYAK = 4000
_CSRF, _TEMPAT = "token-di-sini", "tempat-di-sini"  # what a kept drawing gets of who asks, and of now

_KEADAAN = Siap(
    """SELECT t.status, t.layanan_id, t.jalur, t.titik_id, t.giliran_pada, t.tanggal, coalesce(s.pesan_papan, '')
FROM antrian_tiket t LEFT JOIN antrian_setelanantrian s ON s.unit_id = t.unit_id WHERE t.kode = %(kode)s::varchar"""
)


@dataclass(slots=True)
class _Satu:
    keadaan: tuple[Any, ...]
    sampai: float
    isi: dict[str, Any]
    gambar: tuple[object, str] = (None, "")  # the unit's message, the drawing with it
    tempat: tuple[object, str] = (None, "")  # the place, drawn


_ingatan: dict[tuple[str, str], _Satu] = {}


def gambar(
    request: HttpRequest, kode: str, bahasa: str, tempat: Callable[[Tiket], dict[str, Any]]
) -> str | None:
    """The fragment of a ticket that still waits as it did, with its place and the message of now; None when it must be
    read afresh."""
    kunci = (kode_publik.rapikan(kode) or "", bahasa)
    ada = _ingatan.get(kunci)
    if ada is None or ada.sampai < time.monotonic():
        return None
    baris = _KEADAAN.jalankan({"kode": kunci[0]})
    if not baris or tuple(baris[0][:-1]) != ada.keadaan:
        _ingatan.pop(kunci, None)
        return None
    pesan = baris[0][-1]
    if ada.gambar[0] != pesan:
        isi = {**ada.isi, "pesan_unit": pesan, "tempat": _TEMPAT, "csrf_token": _CSRF}
        ada.gambar = pesan, render_to_string("antrian/_tiket.html", isi, request)
    kini = tempat(ada.isi["tiket"])
    if ada.tempat[0] != kini:
        isi = {"tiket": ada.isi["tiket"], **kini}
        ada.tempat = kini, render_to_string("antrian/_tiket_menunggu.html", isi)
    return ada.gambar[1].replace(_TEMPAT, ada.tempat[1]).replace(_CSRF, get_token(request))


def simpan(t: Tiket, bahasa: str, isi: dict[str, Any]) -> None:
    """Keep what the page of `t` shows, while it waits."""
    if t.status != Status.MENUNGGU:
        return
    if len(_ingatan) >= TERBANYAK:
        _ingatan.clear()
    keadaan = (t.status, t.layanan_id, t.jalur, t.titik_id, t.giliran_pada, t.tanggal)
    # not all of a full room at once
    sampai = time.monotonic() + INGAT_DETIK * random.uniform(0.7, 1.3)
    _ingatan[t.kode, bahasa] = _Satu(keadaan, sampai, isi)


def alamat_siaran(t: Tiket) -> str:
    """The stream of one ticket's page; one query."""
    titik = LangkahRute.objects.filter(layanan=t.layanan_id).values_list("titik_id", flat=True).distinct()
    return siaran.alamat(
        f"tiket:{t.pk}",
        f"antrean:{t.layanan_id}",
        f"menunggu:{t.unit_id}",
        *(f"antrean_titik:{x}" for x in sorted(titik)),
    )

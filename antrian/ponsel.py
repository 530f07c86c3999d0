"""The page of somebody who waits, cheaply: after a call all phones of the same queue ask at once.

A phone hears of its own ticket, of its service's queue, of the stations its journey passes, and of what concerns
everybody (a message, a loket that opens); not of every press in the house. What else moves its estimate, the length of
queues that share its lokets, it asks for once a minute.

While it waits as it did, its page is kept for about three minutes (what else is known of the visit may be that old) and
only its place is drawn anew, from one reading of the whole unit (kerangka.py).
"""

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from antrian import barisan
from antrian.alur import Status
from antrian.barisan import Kunci, antrean
from antrian.models import LangkahRute, Tiket
from antrian.posisi import Posisi, di_antrean, laju_layanan
from pelayanan import kerangka, siaran
from pelayanan.siap import Siap

UMUR = 180.0  # seconds
HAMPIR = 3  # this near its turn a phone says so aloud and shakes
DEKAT = 20  # minutes; a short queue may share its counter with long ones, and nobody is sent to stand half an hour
_CSRF, _TEMPAT = "token-di-sini", "tempat-di-sini"  # what a kept drawing gets of who asks, and of now

_MENUNGGU = Siap(
    """SELECT kode, layanan_id, jalur, titik_id, giliran_pada, tanggal FROM antrian_tiket
WHERE unit_id = %(unit)s AND status = 'menunggu' ORDER BY giliran_pada, id"""
)
_PESAN = Siap("SELECT pesan_papan FROM antrian_setelanantrian WHERE unit_id = %(unit)s")
_Keadaan = tuple[int, str, int | None, datetime, date]


@dataclass(frozen=True, slots=True)
class Ruang:
    """Everybody who waits in a unit: {code of the ticket: (how it waits, where it stands)}; the unit's message."""

    orang: dict[str, tuple[_Keadaan, Posisi]]
    pesan: str


def baca(unit: int) -> Ruang:
    """Three queries and the paces of the services, for any number of people."""
    loket = barisan.loket_terbuka(unit)
    baris = _MENUNGGU.jalankan({"unit": unit})
    pesan = _PESAN.jalankan({"unit": unit})
    laju = laju_layanan({b[1] for b in baris})
    depan: dict[date, dict[Kunci, int]] = {}
    orang = {}
    for kode, layanan_id, jalur, titik_id, giliran, tanggal in baris:
        kunci = antrean(layanan_id, titik_id)
        hari = depan.setdefault(tanggal, {})
        tempat = di_antrean(kunci, hari, loket, laju[layanan_id])
        orang[kode] = ((layanan_id, jalur, titik_id, giliran, tanggal), tempat)
        hari[kunci] = hari.get(kunci, 0) + 1
    return Ruang(orang, pesan[0][0] if pesan else "")


def tempat(t: Tiket, p: Posisi) -> dict[str, object]:
    """What its page says of where it stands, whether its turn is near, and why few ahead may still be long."""
    depan = t.status == Status.MENUNGGU and p.perkiraan is not None and p.ke <= HAMPIR
    dekat = p.perkiraan is not None and p.perkiraan.menit <= DEKAT
    return {
        "posisi": p,
        "hampir": depan and dekat and p.ke > 1,
        "berbagi": depan and not dekat and p.loket_terbuka > 0,
    }


@dataclass(slots=True)
class _Halaman:
    """The page of one waiting ticket as it was drawn; drawn again is only what says something new."""

    tiket: Tiket
    konteks: dict[str, Any]
    gambar: tuple[str, str] | None = None  # the unit's message, the page with it
    di_sini: tuple[object, str] = field(default=(None, ""))  # the place, drawn

    def isi(self, ruang: Ruang, token: str) -> str | None:
        t = self.tiket
        keadaan, p = ruang.orang.get(t.kode, (None, None))
        if p is None or keadaan != (t.layanan_id, t.jalur, t.titik_id, t.giliran_pada, t.tanggal):
            return None
        if self.gambar is None or self.gambar[0] != ruang.pesan:
            isi = {**self.konteks, "pesan_unit": ruang.pesan, "tempat": _TEMPAT, "csrf_token": _CSRF}
            self.gambar = ruang.pesan, render_to_string("antrian/_tiket.html", isi)
        if self.di_sini[0] != p:
            isi = {"tiket": t, **tempat(t, p)}
            self.di_sini = p, render_to_string("antrian/_tiket_menunggu.html", isi)
        return self.gambar[1].replace(_TEMPAT, self.di_sini[1]).replace(_CSRF, token)


def simpan(request: HttpRequest, jawaban: HttpResponse, t: Tiket, konteks: dict[str, Any]) -> None:
    """Keep the page of a guest's ticket that waits; from now on it is answered in the event loop."""
    if t.status != Status.MENUNGGU:
        return
    kerangka.simpan(
        request,
        jawaban,
        sendiri=f"tiket:{t.pk}",
        topik=f"antrian:{t.unit_id}",
        baca=partial(baca, t.unit_id),
        isi=_Halaman(t, konteks).isi,
        umur=UMUR * random.uniform(0.7, 1.3),  # noqa: S311 - not all of a full room at once
    )


def alamat_siaran(t: Tiket) -> str:
    """The stream of one ticket's page; one query."""
    titik = LangkahRute.objects.filter(layanan=t.layanan_id).values_list("titik_id", flat=True).distinct()
    return siaran.alamat(
        f"tiket:{t.pk}",
        f"antrean:{t.layanan_id}",
        f"menunggu:{t.unit_id}",
        *(f"antrean_titik:{x}" for x in sorted(titik)),
    )

"""How long somebody who comes now would wait, for many services at once: what the rooms below may ask (by name)."""

from collections.abc import Iterable

from django.db import connection

from antrian.barisan import antrean
from antrian.posisi import baca_keadaan, di_antrean, keadaan, laju_layanan, melayani

_KINI = f"""SELECT u.layanan, {keadaan("u.id", "u.hari")}
FROM (SELECT a.id, (now() AT TIME ZONE a.zona)::date AS hari, array_agg(l.id) AS layanan
  FROM pelayanan_unit a JOIN standar_layanan l ON l.unit_id = a.id WHERE l.id = ANY (%s) GROUP BY a.id) u"""  # noqa: S608


def menunggu_kini(layanan: Iterable[int]) -> dict[int, int | None]:
    """{service: minutes until called for somebody who takes a number now}; None where no loket of it is open.

    At most two queries for any number of services.
    """
    ids = list(layanan)
    if not ids:
        return {}
    with connection.cursor() as kursor:
        kursor.execute(_KINI, [ids])
        unit = [(milik, *baca_keadaan(antre, loket)) for milik, antre, loket in kursor.fetchall()]
    # where no loket is open, nobody asks how fast it goes
    buka = {pk for milik, _antre, loket in unit for pk in milik if melayani(antrean(pk, None), loket)}
    laju = laju_layanan(buka)
    hasil: dict[int, int | None] = dict.fromkeys(ids)
    for milik, antre, loket in unit:
        for pk in buka.intersection(milik):
            ada = di_antrean(antrean(pk, None), antre, loket, laju[pk]).perkiraan
            hasil[pk] = ada.menit if ada else None
    return hasil

"""Messages that leave the house: written in a reaction, sent by a worker, never in a request.

    # <app>/kabar.py: the house's own words, and the names that may stand in them
    TEMPLAT = {"pengaduan.dijawab": Templat(judul="…{kode}", isi="…{tautan}…", nilai={"kode": "A-…", …})}
    # <app>/reaksi.py
    kabar.tulis(p, unit=a.unit, templat="pengaduan.dijawab", saluran=Saluran.SUREL, tujuan=…, nilai={…}, untuk=…)

`tulis` once per event, template, channel and recipient (a constraint says so); `kirim.kirim_jatuh_tempo` delivers with
retries. Channels are the table in `saluran.py`; what none of them can send is a task for a named officer (`tugas.py`).
Delivery is at least once: a worker killed between the server's yes and our note of it sends again, under the same
Message-ID or Idempotency-Key, by which the other side drops the second.
"""

from .templat import Templat
from .tulis import tulis

__all__ = ["Templat", "tulis"]

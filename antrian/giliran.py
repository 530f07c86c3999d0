"""News to phones that are closed: few are ahead, or it is your turn. One sweep every few seconds for all of them.

Not a reaction to each call: that would put a second row and a message to a worker into the hottest act of a busy hour,
for news that may be some seconds old.
"""

from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from antrian import operasi
from antrian.alur import Status
from antrian.models import Tiket
from pelayanan.kabar import dorong
from pelayanan.models import Kabar, LanggananDorong, Peristiwa

PANGGIL = ("antrian.tiket.dipanggil", "antrian.tiket.dipanggil_ulang")
TEMPLAT_PANGGIL = "antrian.tiket.dipanggil"

# as `posisi`: the place in one's own service, at a station in that station's queue
_KE = """
SELECT x.kode, x.ke FROM (
  SELECT t.kode, row_number() OVER (
    PARTITION BY t.unit_id, t.tanggal, t.titik_id, CASE WHEN t.titik_id IS NULL THEN t.layanan_id END
    ORDER BY t.giliran_pada, t.id) AS ke
  FROM antrian_tiket t WHERE t.status = 'menunggu' AND t.unit_id IN (
    SELECT a.unit_id FROM antrian_tiket a WHERE a.kode = ANY (%(kode)s) AND a.status = 'menunggu')
) x WHERE x.kode = ANY (%(kode)s)
"""


def kabari() -> int:
    """Write down what is due; how many browsers are told. Idempotent; may run twice at once."""
    batas: dict[str, int] = {}
    for kode, n in LanggananDorong.objects.filter(kode__startswith="T").values_list("kode", "batas"):
        batas[kode] = max(n or 0, batas.get(kode, -1))
    if not batas:
        return 0
    return _hampir({k: n for k, n in batas.items() if n}) + _dipanggil(list(batas))


def _hampir(batas: dict[str, int]) -> int:
    if not batas:
        return 0
    with connection.cursor() as kursor:
        kursor.execute(_KE, {"kode": list(batas)})
        depan = {kode: ke - 1 for kode, ke in kursor.fetchall() if ke - 1 <= batas[kode]}
    return sum(
        operasi.kabari_giliran(tiket=t, di_depan=depan[t.kode])
        for t in Tiket.objects.filter(kode__in=depan).select_related("unit", "layanan")
    )


def _dipanggil(kode: list[str]) -> int:
    tiket = {
        t.pk: t
        for t in Tiket.objects.filter(kode__in=kode, status=Status.DIPANGGIL).select_related(
            "unit", "layanan", "loket"
        )
    }
    sudah = Kabar.objects.filter(peristiwa=OuterRef("pk"), templat=TEMPLAT_PANGGIL)
    panggil = Peristiwa.objects.filter(objek_jenis="antrian.tiket", objek_id__in=tiket, kode__in=PANGGIL)
    akhir: dict[int, Any] = {}
    for p in panggil.annotate(sudah=Exists(sudah)).order_by("pk"):
        akhir[p.objek_id] = p
    jumlah = 0
    for pk, p in akhir.items():
        t = tiket[pk]
        if not p.sudah and p.pada >= t.dipanggil_pada:
            nilai = {"nomor": t.nomor, "layanan": t.layanan, "loket": t.loket.nama if t.loket else ""}
            jumlah += dorong.tulis_semua(p, kode=t.kode, unit=t.unit, templat=TEMPLAT_PANGGIL, nilai=nilai)
    return jumlah

"""Parts the operations share. None of them is an operation: they run inside one.

Lock order: loket → tiket. A loket's row is the door to its ticket: whoever holds it alone decides what the
loket does, so the same key pressed twice at once is handled one after the other.
"""

from datetime import datetime, timedelta
from typing import Any

from antrian.alur import AKTIF
from antrian.galat import LoketDipakai, LoketTutup, SedangIstirahat, TidakAdaTiketAktif
from antrian.models import Loket, Tiket
from pelayanan.models import Pengguna
from pelayanan.siap import Tanya

URUNGKAN_DALAM = timedelta(seconds=10)
BIDANG_URUNG = (
    "status",
    "layanan_id",
    "jalur",
    "giliran_pada",
    "masuk_pada",
    "langkah",
    "titik_id",
    "loket_id",
    "untuk_loket_id",
    "petugas_id",
    "dipanggil_pada",
    "mulai_pada",
    "selesai_pada",
    "jumlah_panggil",
    "hasil",
    "catatan",
)

_LOKET = Tanya(
    lambda pk: (
        Loket.objects.select_for_update(of=("self",)).select_related("unit__setelan_antrian").filter(pk=pk)
    ),
    pk=int,
)
# one at most: tiket_satu_aktif_per_loket
_TIKET_AKTIF = Tanya(
    lambda loket: (
        Tiket.objects.select_for_update(of=("self",))
        .select_related("layanan")
        .filter(loket_id=loket, status__in=AKTIF)
    ),
    loket=int,
)


def kunci_loket(loket: Loket, oleh: Pengguna, *, melayani: bool = True) -> Loket:
    """The loket's row, locked. With `melayani`: it must be open, not on a break, and `oleh` must sit there.

    A machine opens the loket it calls for; it has no chair.
    """
    terkunci = _LOKET.wajib(pk=loket.pk)
    if not melayani:
        return terkunci
    pastikan_duduk(terkunci.petugas_id, terkunci.terbuka, terkunci.istirahat_pada, oleh)
    if not terkunci.terbuka:
        terkunci.terbuka = True
        terkunci.save(update_fields=["terbuka"])
    return terkunci


def pastikan_duduk(
    petugas_id: int | None, terbuka: bool, istirahat_pada: datetime | None, oleh: Pengguna
) -> None:
    """`oleh` may act at a loket in this state; a machine also at a closed one, which it opens."""
    if petugas_id is not None and petugas_id != oleh.pk and not oleh.mesin:
        raise LoketDipakai
    if not terbuka and not oleh.mesin:
        raise LoketTutup
    if istirahat_pada is not None:
        raise SedangIstirahat


def tiket_aktif(loket: Loket) -> Tiket | None:
    """The ticket at this (locked) loket, locked; None when it is free."""
    return _TIKET_AKTIF.satu(loket=loket.pk)


def wajib_aktif(loket: Loket) -> Tiket:
    """The ticket at this loket; raises TidakAdaTiketAktif."""
    tiket = tiket_aktif(loket)
    if tiket is None:
        raise TidakAdaTiketAktif
    tiket.unit = loket.unit
    return tiket


def siapa(oleh: Pengguna) -> Pengguna | None:
    """Who sits at the loket: a person; a machine has no chair and may serve at many."""
    return None if oleh.mesin else oleh


def ingat(loket: Loket, tiket: Tiket, perbuatan: str, pada: datetime) -> None:
    """Keep how the ticket stood before this act, so that `urungkan` can put it back within ten seconds."""
    loket.urung = {
        "tiket": tiket.pk,
        "nomor": tiket.nomor,
        "perbuatan": perbuatan,
        "pada": pada.isoformat(),
        "sebelum": {b: _tulis(getattr(tiket, b)) for b in BIDANG_URUNG},
    }
    loket.save(update_fields=["urung"])


def lupakan(loket: Loket) -> None:
    """A later act makes the earlier one final."""
    if loket.urung is not None:
        loket.urung = None
        loket.save(update_fields=["urung"])


def _tulis(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, datetime) else nilai


def ke_antrean(tiket: Tiket, masuk: datetime) -> None:
    """Set the fields of a ticket that waits again; its place (`giliran_pada`) is the caller's matter."""
    from antrian.alur import Status, pastikan

    pastikan(tiket.status, Status.MENUNGGU)
    tiket.status = Status.MENUNGGU
    tiket.loket = tiket.petugas = None
    tiket.dipanggil_pada = tiket.mulai_pada = None
    tiket.jumlah_panggil = 0
    tiket.masuk_pada = masuk

"""The same request twice is one act.

One operation writes one event, so the request's key lives in that event: the unique index on
`Peristiwa.kunci` decides, inside the same transaction as the act. Nothing else has to be stored, and a
crash between the act and the answer loses neither.
"""

import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Peristiwa
from pelayanan.siap import Tanya

T = TypeVar("T", bound=Model)


@dataclass(frozen=True)
class Kunci:
    """kunci: sha256 of who and the key they sent; sidik: sha256 of what they asked."""

    kunci: str
    sidik: str


class KunciTerpakai(Exception):
    """The key is in an event already: the operation was rolled back."""


class KunciUntukIsiLain(GalatOperasi):
    kode = "kunci_dipakai_ulang"
    status = 422
    pesan = _("Idempotency-Key ini sudah dipakai untuk permintaan dengan isi lain. Pakai kunci baru.")


_sedang: ContextVar[Kunci | None] = ContextVar("kunci", default=None)


def terpakai_oleh_operasi_ini() -> Kunci | None:
    """The key of the request being served, for catat()."""
    return _sedang.get()


def kunci_dari(pemilik: str, kunci: str, isi: str) -> Kunci:
    """`pemilik`: whose key space (a machine, a session); keys of two owners never meet."""
    return Kunci(
        hashlib.sha256(f"{pemilik}\n{kunci}".encode()).hexdigest(), hashlib.sha256(isi.encode()).hexdigest()
    )


def sekali(
    kunci: Kunci | None, model: type[T], kerjakan: Callable[[], T], *, agaknya_baru: bool = False
) -> T:
    """Do it once: the operation's object, or the one an earlier request with the same key made.

    `kerjakan` calls exactly one operation, whose event is about the object it returns, a `model`. `agaknya_baru`: a
    repetition is so rare that it is only looked for when the operation refuses (its own event refuses a key twice).
    Raises KunciUntukIsiLain when the key came with another content before.
    """
    if kunci is None:
        return kerjakan()
    if not agaknya_baru and (dulu := _objek_terdahulu(kunci, model)) is not None:
        return dulu
    tanda = _sedang.set(kunci)
    try:
        return kerjakan()
    except (KunciTerpakai, GalatOperasi):
        dulu = _objek_terdahulu(kunci, model)
        if dulu is None:
            raise
        return dulu
    finally:
        _sedang.reset(tanda)


_DULU = Tanya(lambda kunci: Peristiwa.objects.filter(kunci=kunci), kunci=str)


def _objek_terdahulu(kunci: Kunci, model: type[T]) -> T | None:
    p = _DULU.satu(kunci=kunci.kunci)
    if p is None:
        return None
    if p.sidik != kunci.sidik or p.objek_jenis != model._meta.label_lower:
        raise KunciUntukIsiLain
    return model._default_manager.get(pk=p.objek_id)

"""``Idempotency-Key`` on every POST: the same request twice is one act, and gets the same object back."""

import json
from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from pelayanan import idempotensi
from pelayanan.models import AkunMesin

T = TypeVar("T", bound=Model)
PANJANG_KUNCI = 200


def sekali(request: Request, model: type[T], kerjakan: Callable[[], T]) -> T:
    """Run one operation under the request's Idempotency-Key (if it sent one). See idempotensi.sekali."""
    kunci = request.headers.get("Idempotency-Key", "").strip()
    if not kunci:
        return kerjakan()
    if len(kunci) > PANJANG_KUNCI or not kunci.isprintable():
        raise ValidationError({"Idempotency-Key": [_("Paling panjang 200 huruf yang dapat dicetak.")]})
    pemilik = f"mesin:{request.auth.pk}" if isinstance(request.auth, AkunMesin) else "tamu"
    isi = json.dumps([request.path, request.data], sort_keys=True, default=str)
    return idempotensi.sekali(idempotensi.kunci_dari(f"api:{pemilik}", kunci, isi), model, kerjakan)

"""Payment gateways behind one small adapter: an address to pay at, and a signed call that says it was paid.

A real provider is one more class in GERBANG. The local one is for demo and tests: it signs like the real
ones do and pays nothing.
"""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from permohonan import operasi
from permohonan.models import Pembayaran, Tagihan

UMUR_TANDA = 300  # seconds a signature is taken for


class PanggilanTidakSah(GalatOperasi):
    """Forged, altered, too old, or not readable."""

    kode = "panggilan_tidak_sah"
    status = 403
    pesan = _("Tanda pada panggilan ini tidak sah.")


class TagihanTidakDikenal(GalatOperasi):
    kode = "tagihan_tidak_dikenal"
    status = 404
    pesan = _("Kode bayar tidak dikenal.")


@dataclass(frozen=True)
class Kabar:
    """What a gateway says: this reference paid this sum (rupiah) for this bill."""

    kode_bayar: str
    rujukan: str
    jumlah: int


class Gerbang(Protocol):
    def alamat(self, tagihan: Tagihan) -> str:
        """Where the applicant pays."""
        ...

    def baca(self, kepala: Mapping[str, str], badan: bytes) -> Kabar:
        """The news in a call, after its signature was checked. Raises PanggilanTidakSah."""
        ...


class GerbangLokal:
    """``X-Tanda: <unix time>.<hmac sha256 of "time.body">``; body is JSON {kode_bayar, rujukan, jumlah}."""

    def alamat(self, tagihan: Tagihan) -> str:
        return reverse("permohonan_bayar", args=[tagihan.kode_bayar])

    def tanda(self, badan: bytes, saat: int | None = None) -> str:
        saat = int(time.time()) if saat is None else saat
        kunci = hmac.digest(settings.SECRET_KEY.encode(), b"gerbang.lokal", hashlib.sha256)
        return f"{saat}.{hmac.digest(kunci, b'%d.%s' % (saat, badan), hashlib.sha256).hex()}"

    def baca(self, kepala: Mapping[str, str], badan: bytes) -> Kabar:
        tanda = kepala.get("X-Tanda", "")
        saat, _titik, _cerna = tanda.partition(".")
        if not saat.isascii() or not saat.isdigit() or len(saat) > 12:
            raise PanggilanTidakSah
        if abs(time.time() - int(saat)) > UMUR_TANDA:
            raise PanggilanTidakSah
        if not hmac.compare_digest(self.tanda(badan, int(saat)).encode(), tanda.encode()):
            raise PanggilanTidakSah
        try:
            isi = json.loads(badan)
            kabar = Kabar(str(isi["kode_bayar"]), str(isi["rujukan"])[:80], int(isi["jumlah"]))
        except (ValueError, KeyError, TypeError) as galat:
            raise PanggilanTidakSah from galat
        if not kabar.rujukan or not 0 < kabar.jumlah < 2**31:
            raise PanggilanTidakSah
        return kabar


GERBANG: dict[str, Gerbang] = {"lokal": GerbangLokal()}


def terima(nama: str, kepala: Mapping[str, str], badan: bytes) -> Pembayaran:
    """One call of the gateway `nama`. Raises PanggilanTidakSah, TagihanTidakDikenal."""
    if nama not in GERBANG:
        raise PanggilanTidakSah
    kabar = GERBANG[nama].baca(kepala, badan)
    tagihan = Tagihan.objects.select_related("permohonan").filter(kode_bayar=kabar.kode_bayar).first()
    if tagihan is None:
        raise TagihanTidakDikenal
    return operasi.terima_panggilan(gerbang=nama, rujukan=kabar.rujukan, tagihan=tagihan, jumlah=kabar.jumlah)

"""The steps, in the order of kesiapan.py, and what every step's page shows around its form."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dasbor import kesiapan
from pelayanan import akses
from pelayanan.models import Unit

HAK = "unit.atur"
# key of kesiapan.Butir → name of the step; the address is buka_<key>
LANGKAH: dict[str, str | Promise] = {
    "identitas": _("Identitas"),
    "jam": _("Jam dan hari libur"),
    "petugas": _("Petugas"),
    "layanan": _("Layanan"),
    "loket": _("Loket"),
    "perangkat": _("Perangkat"),
    "maklumat": _("Maklumat"),
    "coba": _("Percobaan"),
}


@dataclass(frozen=True)
class Langkah:
    """One step as the list shows it. `wajib`: the door stays closed without it."""

    kunci: str
    nama: str
    url: str
    sudah: bool
    wajib: bool


def unit_dari(request: HttpRequest, kode: str, hak: str = HAK) -> Unit:
    """The unit of this code in which the person has the right; else 404."""
    unit = akses.unit_saya(request.user, hak).filter(kode=kode).first()
    if unit is None:
        raise Http404
    return unit


def daftar(unit: Unit, pengguna: Any) -> list[Langkah]:
    """Every step with how far it is."""
    butir = kesiapan.daftar(unit, pengguna)
    hasil = []
    for kunci, nama in LANGKAH.items():
        punya = [b for b in butir if b.kunci == kunci]
        wajib = [b for b in punya if b.wajib]
        hasil.append(
            Langkah(
                kunci,
                str(nama),
                reverse(f"buka_{kunci}", args=[unit.kode]),
                all(b.sudah for b in wajib or punya),
                bool(wajib),
            )
        )
    return hasil


def halaman(
    request: HttpRequest, unit: Unit, kunci: str, isi: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page of a step: its own contents between the list of steps and the way on."""
    semua = daftar(unit, request.user)
    ke = list(LANGKAH).index(kunci)
    bingkai = {
        "unit": unit,
        "langkah": semua,
        "kini": semua[ke],
        "ke": ke + 1,
        "banyak": len(semua),
        "sebelum": semua[ke - 1] if ke else None,
        "sesudah": semua[ke + 1] if ke + 1 < len(semua) else None,
    }
    return render(request, f"dasbor/buka/{kunci}.html", {**bingkai, **isi}, status=status)


def status(*forms: Any) -> int:
    """400 when something typed was refused."""
    return 400 if any(f.is_bound and f.errors for f in forms) else 200

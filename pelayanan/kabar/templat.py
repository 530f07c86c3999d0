"""The words of a message: a default of ours, a unit's own, and named places to fill in.

A place is ``{nama}``, nothing more: no attribute, no format, so that what a unit writes can reach nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

APLIKASI = ("standar", "antrian", "permohonan", "pengaduan", "ikm")
UMUM = {"unit": "Dinas Kependudukan", "portal": "Portal Pelayanan"}
_TEMPAT = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Templat:
    """judul, isi: our own words. nilai: {place: example}, the places a unit may use besides UMUM.

    wajib     places without which the message would be of no use
    petugas   for officers: what cannot be sent makes no task
    sekilas   recipient and words are kept only until it is sent or given up: nothing of it has to be proved later
    mendesak  worth a telephone call: becomes a task when a machine cannot send it
    """

    sebutan: str | Promise
    judul: str | Promise
    isi: str | Promise
    nilai: Mapping[str, str] = field(default_factory=dict)
    wajib: tuple[str, ...] = ()
    petugas: bool = False
    mendesak: bool = True
    sekilas: bool = False

    @property
    def tempat(self) -> dict[str, str]:
        return {**UMUM, **self.nilai}


@cache
def kamus() -> Mapping[str, Templat]:
    """All templates of all apps."""
    semua: dict[str, Templat] = dict(import_module("pelayanan.kabar.rumah").TEMPLAT)
    for app in APLIKASI:
        if find_spec(f"{app}.kabar"):
            semua |= import_module(f"{app}.kabar").TEMPLAT
    return semua


def isi_tempat(teks: str, nilai: Mapping[str, str]) -> str:
    """`teks` with its places filled in; a place without a value stays empty."""
    return _TEMPAT.sub(lambda m: str(nilai.get(m[1], "")), teks)


def periksa(kunci: str, judul: str, isi: str) -> None:
    """Raises ValidationError naming the place that is unknown, broken or missing."""
    t = kamus()[kunci]
    for teks in (judul, isi):
        asing = [n for n in _TEMPAT.findall(teks) if n not in t.tempat]
        if asing:
            raise ValidationError(
                _("{%(nama)s} tidak dikenal. Yang dapat dipakai: %(daftar)s.")
                % {"nama": asing[0], "daftar": ", ".join(f"{{{n}}}" for n in t.tempat)}
            )
        if re.search(r"[{}]", _TEMPAT.sub("", teks)):
            raise ValidationError(
                _("Ada kurung kurawal yang tidak lengkap. Tulis tempat isian seperti {kode}, huruf kecil.")
            )
    kurang = [n for n in t.wajib if f"{{{n}}}" not in isi]
    if kurang:
        raise ValidationError(
            _("Isi harus memuat %(daftar)s: tanpa itu penerima tidak dapat berbuat apa-apa.")
            % {"daftar": ", ".join(f"{{{n}}}" for n in kurang)}
        )
    if "\n" in judul.strip():
        raise ValidationError(_("Judul hanya satu baris."))


def contoh(kunci: str, judul: str, isi: str) -> tuple[str, str]:
    """(title, text) with example values, to look at before saving."""
    nilai = kamus()[kunci].tempat
    return isi_tempat(judul, nilai), isi_tempat(isi, nilai)

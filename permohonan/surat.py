"""A letter from the unit's template: text with {placeholders}, checked before anybody needs it.

A template is text, never code: a placeholder is replaced by plain text, nothing in an answer is read again.
"""

import difflib
import hashlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import formats
from django.utils.translation import gettext as _

from permohonan.rancang import NAMA_BAKU, Pertanyaan, grup

if TYPE_CHECKING:
    from permohonan.models import Produk

PENANDA = re.compile(r"\{([^{}\n]{1,60})\}")


def penanda(templat: str) -> list[str]:
    """The placeholders of a template, in order, once each."""
    return list(dict.fromkeys(p.strip() for p in PENANDA.findall(templat)))


def dikenal(pertanyaan: list[Pertanyaan]) -> list[str]:
    """Every placeholder a template of these questions may use."""
    return [
        *NAMA_BAKU,
        *(t["kunci"] for t in pertanyaan if not t.get("ulang")),
        *(kunci for kunci, _judul, _isi, _n in grup(pertanyaan)),
    ]


def periksa(templat: str, pertanyaan: list[Pertanyaan]) -> list[str]:
    """What is wrong with a template, in plain words, with the name that was probably meant."""
    nama = dikenal(pertanyaan)
    salah = []
    for p in penanda(templat):
        if p not in nama:
            mirip = difflib.get_close_matches(p, nama, n=1, cutoff=0.5)
            salah.append(
                _("Penanda {%(p)s} tidak ada.") % {"p": p}
                + (" " + _("Maksudnya {%(m)s}?") % {"m": mirip[0]} if mirip else "")
            )
    if templat.count("{") != templat.count("}"):
        salah.append(_("Ada kurung kurawal yang tidak berpasangan."))
    return salah


def tulis(templat: str, isi: dict[str, Any]) -> str:
    """The letter's text. Unknown or empty placeholders become a dotted line, never a crash or a hole."""
    return PENANDA.sub(lambda m: kata(isi.get(m.group(1).strip())) or "……………", templat)


def kata(nilai: Any) -> str:
    """One answer as it stands in a letter: dates in words, numbers with dots."""
    if isinstance(nilai, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", nilai):
        try:
            return formats.date_format(date.fromisoformat(nilai), "j F Y")
        except ValueError:
            return nilai
    if isinstance(nilai, int) and not isinstance(nilai, bool):
        return f"{nilai:,}".replace(",", ".")
    if isinstance(nilai, list):  # a repeated group: a numbered line for each row
        baris = [", ".join(kata(v) for v in b.values()) for b in nilai if isinstance(b, dict)]
        return "\n".join(f"{i}. {b}" for i, b in enumerate(baris, start=1))
    return "" if nilai is None else str(nilai)


def sidik(**isi: Any) -> str:
    """sha256 over the letter's authentic content (number, date, title, text, signer): what a QR vouches for."""
    return hashlib.sha256(
        json.dumps(isi, sort_keys=True, ensure_ascii=False, default=str).encode()
    ).hexdigest()


def sidik_produk(produk: "Produk") -> str:
    """The same over a letter as it stands now: differs from `produk.sidik` once somebody altered the row."""
    return sidik(
        nomor=produk.nomor_teks,
        tanggal=produk.tanggal,
        judul=produk.judul,
        isi=produk.isi,
        pejabat=produk.nama_pejabat,
        unit=produk.unit.kode,
    )

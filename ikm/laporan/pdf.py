"""The report as tagged PDF/A, through the one Typst sheet of the portal."""

from dataclasses import asdict

from ikm.laporan.isi import Laporan
from pelayanan import pdf as lembar


def pdf(laporan: Laporan) -> bytes:
    """The report; the same report gives the same bytes."""
    data = asdict(laporan)
    pada = data.pop("pada")
    return lembar.buat("ikm/laporan.typ", data, pada=pada)

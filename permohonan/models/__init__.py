"""Tables of requests, one file per subject."""

from .berkas import Berkas
from .permohonan import Permohonan

__all__ = ["Berkas", "Permohonan"]

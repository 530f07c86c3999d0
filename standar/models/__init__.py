"""Tables of the published promises, one file per subject."""

from .layanan import Layanan
from .standar import Standar

__all__ = ["Layanan", "Standar"]

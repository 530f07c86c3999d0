"""Is this portal a demo or a real unit? The database says so (ModePortal), not the environment."""

from django.conf import settings

from pelayanan.models import ModePortal


def mode() -> str:
    """ "contoh" or "unit". Without the row (a test database that was emptied) as MODE says, else contoh."""
    tertulis = ModePortal.objects.values_list("mode", flat=True).first()
    return tertulis or settings.MODE or ModePortal.Mode.CONTOH


def sungguhan() -> bool:
    """A real unit: no samples, no moved clocks."""
    return mode() == ModePortal.Mode.UNIT

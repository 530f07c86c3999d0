"""Times of the tests, in the unit's zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")


def pada(teks: str) -> datetime:
    """``2026-03-13`` (09.00) or ``2026-03-13T10:30``."""
    t = datetime.fromisoformat(teks if "T" in teks else f"{teks}T09:00")
    return t.replace(tzinfo=WIB)

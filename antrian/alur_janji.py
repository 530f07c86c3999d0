"""States of an appointment and the only ways between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from antrian.alur import Izin
from pelayanan.galat import AlurDitolak


class StatusJanji(models.TextChoices):
    DIPESAN = "dipesan", _("Dipesan")
    HADIR = "hadir", _("Sudah datang")
    DIBATALKAN = "dibatalkan", _("Dibatalkan")
    TIDAK_HADIR = "tidak_hadir", _("Tidak datang")


S = StatusJanji
ALUR_JANJI: dict[StatusJanji, dict[StatusJanji, Izin]] = {
    S.DIPESAN: {
        S.DIPESAN: Izin("ubah_janji", "waktu lain, sebelum jamnya lewat"),
        S.HADIR: Izin("ambil_tiket", "dalam jendela kedatangan; nomornya di jalur janji"),
        S.DIBATALKAN: Izin("batalkan_janji", "pemesan mengurungkan niat; tempatnya kembali bebas"),
        S.TIDAK_HADIR: Izin("lepas_janji", "jendela kedatangan lewat; tempatnya kembali bebas"),
    },
    S.HADIR: {},
    S.DIBATALKAN: {},
    S.TIDAK_HADIR: {},
}


def pastikan(dari: str, ke: str) -> None:
    """Raise AlurDitolak unless an arrow leads from `dari` to `ke`."""
    if StatusJanji(ke) not in ALUR_JANJI[StatusJanji(dari)]:
        raise AlurDitolak

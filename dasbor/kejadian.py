"""Events of the dashboards: the only thing they write are action plans."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

KEJADIAN: dict[str, Kejadian] = {
    "dasbor.rencana_aksi.dibuat": Kejadian(_("Rencana aksi dibuat: %(kegiatan)s"), terlihat="publik"),
    "dasbor.rencana_aksi.dikerjakan": Kejadian(
        _("Rencana aksi dikerjakan: %(kemajuan)s%%"), terlihat="publik"
    ),
    "dasbor.rencana_aksi.diselesaikan": Kejadian(_("Rencana aksi selesai: %(bukti)s"), terlihat="publik"),
    "dasbor.rencana_aksi.dibatalkan": Kejadian(_("Rencana aksi dibatalkan: %(bukti)s")),
}

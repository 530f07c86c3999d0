"""Events of standards."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

KEJADIAN: dict[str, Kejadian] = {
    "standar.layanan.diimpor": Kejadian(_("Standar versi %(versi)s dimuat dari berkas"), terlihat="publik"),
}

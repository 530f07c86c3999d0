"""Events of the ground floor."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

KEJADIAN: dict[str, Kejadian] = {
    "pelayanan.akun_mesin.dibuat": Kejadian(_("Akun mesin dibuat untuk %(lingkup)s")),
    "pelayanan.templat_kabar.diubah": Kejadian(_("Kata-kata kabar diubah: %(templat)s")),
    "pelayanan.dorong.dilanggani": Kejadian(_("Sebuah peramban minta diberi tahu")),
    "pelayanan.dorong.dihentikan": Kejadian(_("Sebuah peramban tidak lagi minta diberi tahu")),
}

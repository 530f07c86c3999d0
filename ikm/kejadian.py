"""Events of the survey. None of them says what anybody answered."""

from django.utils.translation import gettext_lazy as _

from pelayanan.peristiwa import Kejadian

KEJADIAN: dict[str, Kejadian] = {
    "ikm.undangan.dibuat": Kejadian(
        _("Undangan survei tersedia"), topik=("{asal}:{asal_id}",), terlihat="publik"
    ),
    "ikm.undangan.dipakai": Kejadian(_("Survei diisi"), topik=("ikm:{unit}",)),
    "ikm.periode.dibuka": Kejadian(_("Periode survei dibuka: %(nama)s"), topik=("ikm:{unit}",)),
    "ikm.periode.tautan_diatur": Kejadian(_("Tautan survei terbuka %(keadaan)s")),
    "ikm.periode.lembar_dimasukkan": Kejadian(_("Lembar survei dimasukkan"), topik=("ikm:{unit}",)),
    "ikm.periode.terbuka_diisi": Kejadian(_("Survei lewat tautan terbuka diisi"), topik=("ikm:{unit}",)),
    "ikm.periode.ditutup": Kejadian(_("Survei pendek ditutup: %(nama)s"), topik=("ikm:{unit}",)),
    "ikm.periode.pendek_diisi": Kejadian(_("Survei pendek diisi"), topik=("ikm:{unit}",)),
    "ikm.periode.harapan_diisi": Kejadian(_("Harapan diisi"), topik=("ikm:{unit}",)),
    "ikm.instrumen.dibuat": Kejadian(_("Instrumen dibuat: %(judul)s, versi %(versi)s")),
    "ikm.terbitan.diterbitkan": Kejadian(
        _("IKM %(nama)s diterbitkan: %(nilai)s"), topik=("ikm:{unit}",), terlihat="publik"
    ),
    "ikm.jawaban.dikecualikan": Kejadian(_("Satu jawaban tidak dihitung: %(alasan)s"), topik=("ikm:{unit}",)),
    "ikm.jawaban.dihitung_lagi": Kejadian(_("Satu jawaban dihitung lagi: %(alasan)s"), topik=("ikm:{unit}",)),
}

"""What who was served is written, in our own words; a unit may write its own (pelayanan/kabar)."""

from django.utils.translation import gettext_lazy as _

from pelayanan.kabar import Templat

TEMPLAT = {
    "ikm.undangan.dibuat": Templat(
        _("Undangan survei"),
        _("Bagaimana pelayanan {layanan}?"),
        _(
            "Anda baru saja dilayani di {unit}. Penilaian Anda kurang dari satu menit, tanpa nama:\n\n{tautan}\n\n"
            "Tautan ini untuk satu kali isi dan berlaku 30 hari. Alamat surel Anda tidak disimpan bersama jawaban."
        ),
        {"layanan": "Akta Kelahiran", "tautan": "https://portal.contoh.go.id/s/…/"},
        wajib=("tautan",),
        mendesak=False,  # an invitation that cannot be sent is nobody's task
    ),
}

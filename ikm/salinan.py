"""The official questionnaire (PermenPANRB 14/2017) as words to translate: `|salin` shows the data in English with them.

The instruments are data without Django, and their Indonesian wording is the official one; what stands in locale/en is
our reading of it, for who cannot read the original. A test compares the two.
"""

from django.utils.translation import gettext_noop as _

KATA = (
    _("Persyaratan"),
    _("Sistem, Mekanisme, dan Prosedur"),
    _("Waktu Penyelesaian"),
    _("Biaya/Tarif"),
    _("Produk Spesifikasi Jenis Pelayanan"),
    _("Kompetensi Pelaksana"),
    _("Perilaku Pelaksana"),
    _("Penanganan Pengaduan, Saran dan Masukan"),
    _("Sarana dan Prasarana"),
    _("Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?"),
    _("Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?"),
    _("Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?"),
    _("Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?"),
    _(
        "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar "
        "pelayanan dengan hasil yang diberikan?"
    ),
    _("Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?"),
    _("Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?"),
    _("Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?"),
    _("Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?"),
    _("Tidak sesuai"),
    _("Kurang sesuai"),
    _("Sesuai"),
    _("Sangat sesuai"),
    _("Tidak mudah"),
    _("Kurang mudah"),
    _("Mudah"),
    _("Sangat mudah"),
    _("Tidak cepat"),
    _("Kurang cepat"),
    _("Cepat"),
    _("Sangat cepat"),
    _("Sangat mahal"),
    _("Cukup mahal"),
    _("Murah"),
    _("Gratis"),
    _("Tidak kompeten"),
    _("Kurang kompeten"),
    _("Kompeten"),
    _("Sangat kompeten"),
    _("Tidak sopan dan ramah"),
    _("Kurang sopan dan ramah"),
    _("Sopan dan ramah"),
    _("Sangat sopan dan ramah"),
    _("Tidak ada"),
    _("Ada tetapi tidak berfungsi"),
    _("Berfungsi kurang maksimal"),
    _("Dikelola dengan baik"),
    _("Buruk"),
    _("Cukup"),
    _("Baik"),
    _("Sangat baik"),
    # and the names of the grades
    _("Tidak Baik"),
    _("Kurang Baik"),
    _("Sangat Baik"),
)

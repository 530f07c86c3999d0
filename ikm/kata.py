"""Sentences said in more than one place: pages, PDF, DOCX, XLSX."""

from django.utils.translation import gettext_lazy as _

# what answers are counted under whose service was let go of, so that five fit them
LAYANAN_DIGABUNG = _("Layanan digabung (terlalu sedikit jawaban)")
RINCIAN_KECIL = _(
    "Nilai rincian (per layanan, titik layanan, cara masuk, dan profil) yang dijawab kurang dari lima orang "
    "disembunyikan, supaya tidak seorang pun dapat dikenali dari jawabannya. Jawaban itu tetap dihitung dalam nilai "
    "keseluruhan."
)

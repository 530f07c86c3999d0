"""Sentences said in more than one place: pages, PDF, DOCX, XLSX."""

from django.utils.translation import gettext_lazy as _

RINCIAN_KECIL = _(
    "Nilai rincian (per layanan, titik layanan, cara masuk, dan profil) yang dijawab kurang dari lima orang "
    "disembunyikan, supaya tidak seorang pun dapat dikenali dari jawabannya. Jawaban itu tetap dihitung dalam nilai "
    "keseluruhan."
)

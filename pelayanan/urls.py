"""All addresses. Stable from the first day: later work adds, never renames."""

from django.contrib import admin
from django.urls import include, path, re_path

from pelayanan import (
    views,
    views_awal,
    views_cadangan,
    views_dorong,
    views_kabar,
    views_segel,
    warna,
)

urlpatterns = [
    # first: found at once, where the pages' addresses without a prefix would all be tried before it
    path("api/", include("pelayanan.api.urls")),
    path("", include("dasbor.urls_publik")),
    # only the room whose first word it is tries its addresses: a hundred patterns less before the right one
    re_path(r"^(?=(?:cari|gangguan|standar)/)", include("standar.urls")),
    re_path(r"^(?=(?:antrian|j|loket|t)/)", include("antrian.urls")),
    re_path(r"^(?=(?:p|permohonan|verifikasi)/)", include("permohonan.urls")),
    re_path(r"^(?=(?:a|pengaduan)/)", include("pengaduan.urls")),
    re_path(r"^(?=(?:ikm|s)/)", include("ikm.urls")),
    path("dasbor/", include("dasbor.urls")),
    path("k/<str:kode>/", views.kunjungan, name="kunjungan"),
    path("kabar/templat/", views_kabar.daftar, name="kabar_templat"),
    path("kabar/templat/<str:kunci>/", views_kabar.sunting, name="kabar_templat_sunting"),
    path("pekerja.js", views_dorong.pekerja, name="pekerja"),
    path("kerja/", views.kerja, name="kerja"),
    path("cadangan/", views_cadangan.daftar, name="cadangan"),
    path("segel/", views_segel.daftar, name="segel"),
    path("segel/unduh/", views_segel.unduh, name="segel_unduh"),
    path("mulai/", views_awal.mulai, name="mulai_unit"),
    path("sehat/", views.sehat, name="sehat"),
    path("siap/", views.siap, name="siap"),
    path("akun/", include("allauth.urls")),
    path("warna/<slug:kode>.css", warna.warna_unit, name="warna_unit"),
    path("kelola/", admin.site.urls),
]

handler400 = "pelayanan.galat.tidak_terbaca"
handler404 = "pelayanan.galat.tidak_ditemukan"
handler500 = "pelayanan.galat.rusak"

"""All addresses. Stable from the first day: later work adds, never renames."""

import re
from importlib import import_module

from django.contrib import admin
from django.urls import URLResolver, include, path, re_path

from pelayanan import (
    views,
    views_awal,
    views_cadangan,
    views_dorong,
    views_kabar,
    views_petugas_mulai,
    views_segel,
    warna,
)


def ruang(modul: str) -> URLResolver:
    """The addresses of one room, tried only when the first word is one of its own."""
    kata = sorted({re.escape(str(p.pattern).partition("/")[0]) for p in import_module(modul).urlpatterns})
    return re_path(rf"^(?=(?:{'|'.join(kata)})/)", include(modul))


urlpatterns = [
    # first: found at once, where the pages' addresses without a prefix would all be tried before it
    path("api/", include("pelayanan.api.urls")),
    path("", include("dasbor.urls_publik")),
    ruang("standar.urls"),
    ruang("antrian.urls"),
    ruang("permohonan.urls"),
    ruang("pengaduan.urls"),
    ruang("ikm.urls"),
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
    path("mulai/petugas/", views_petugas_mulai.mulai, name="mulai_petugas"),
    path("sehat/", views.sehat, name="sehat"),
    path("siap/", views.siap, name="siap"),
    path("akun/", include("allauth.urls")),
    path("warna/<slug:kode>.css", warna.warna_unit, name="warna_unit"),
    path("kelola/", admin.site.urls),
]

handler400 = "pelayanan.galat.tidak_terbaca"
handler404 = "pelayanan.galat.tidak_ditemukan"
handler500 = "pelayanan.galat.rusak"

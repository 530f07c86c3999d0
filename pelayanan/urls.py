"""All addresses. Stable from the first day: later work adds, never renames."""

import re
from importlib import import_module

from django.contrib import admin
from django.urls import URLResolver, include, path, re_path
from django.views.decorators.http import require_GET
from django.views.generic import RedirectView

from pelayanan import (
    bahasa,
    views,
    views_awal,
    views_cadangan,
    views_data,
    views_dorong,
    views_kabar,
    views_kegagalan,
    views_orang,
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
    path("bahasa/", bahasa.pilih, name="set_language"),
    path("kerja/", views.kerja, name="kerja"),
    path("penugasan/", views_orang.penugasan, name="penugasan"),
    path("penugasan/dua-langkah/", views_orang.dua_langkah, name="penugasan_dua_langkah"),
    path("penugasan/<int:pk>/akhiri/", views_orang.akhiri_tugas, name="penugasan_akhiri"),
    path("penugasan/<int:pk>/akhiri-sesi/", views_orang.akhiri_sesi_petugas, name="penugasan_akhiri_sesi"),
    path("hak-akses/", views_orang.hak_akses, name="hak_akses"),
    path("sesi/", views_orang.sesi, name="sesi"),
    path("sesi/akhiri-lain/", views_orang.akhiri_sesi_lain, name="sesi_akhiri_lain"),
    path("sesi/<int:pk>/akhiri/", views_orang.akhiri_sesi, name="sesi_akhiri"),
    path("data-saya/", views_data.minta, name="data_saya"),
    path("data-saya/<str:kode>/", views_data.minta_satu, name="data_saya_satu"),
    path("data-pribadi/", views_data.daftar, name="data_pribadi"),
    path("data-pribadi/catat/", views_data.catat, name="data_catat"),
    path("data-pribadi/permintaan/<str:kode>/", views_data.permintaan, name="data_permintaan"),
    path("data-pribadi/kegagalan/", views_kegagalan.kegagalan_baru, name="kegagalan_data_baru"),
    path("data-pribadi/kegagalan/<str:kode>/", views_kegagalan.kegagalan, name="kegagalan_data"),
    path(
        "data-pribadi/kegagalan/<str:kode>/tindak/",
        views_kegagalan.kegagalan_tindak,
        name="kegagalan_data_tindak",
    ),
    path(
        "data-pribadi/kegagalan/<str:kode>/surat-<str:kepada>.pdf",
        views_kegagalan.kegagalan_surat,
        name="kegagalan_data_surat",
    ),
    path("metrik/", views.metrik_teks, name="metrik"),
    path("cadangan/", views_cadangan.daftar, name="cadangan"),
    path("segel/", views_segel.daftar, name="segel"),
    path("segel/unduh/", views_segel.unduh, name="segel_unduh"),
    path("mulai/", views_awal.mulai, name="mulai_unit"),
    path("mulai/petugas/", views_petugas_mulai.mulai, name="mulai_petugas"),
    path("sehat/", views.sehat, name="sehat"),
    path("siap/", views.siap, name="siap"),
    # one page of sessions: ours
    path("akun/sessions/", require_GET(RedirectView.as_view(pattern_name="sesi")), name="akun_sesi"),
    path("akun/", include("allauth.urls")),
    path("warna/<slug:kode>.css", warna.warna_unit, name="warna_unit"),
    path("kelola/", admin.site.urls),
]

handler400 = "pelayanan.galat.tidak_terbaca"
handler404 = "pelayanan.galat.tidak_ditemukan"
handler500 = "pelayanan.galat.rusak"

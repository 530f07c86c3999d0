"""Addresses of standards."""

from django.urls import path

from standar import (
    views,
    views_kelola,
    views_konsultasi,
    views_konsultasi_kelola,
    views_maklumat,
    views_sunting,
)

urlpatterns = [
    path("standar/", views.katalog, name="katalog"),
    path("standar/kelola/", views_kelola.daftar, name="standar_daftar_kelola"),
    path("standar/kelola/baru/<slug:unit>/", views_kelola.baru, name="standar_baru"),
    path("standar/kelola/maklumat/<slug:unit>/", views_maklumat.baru, name="maklumat_baru"),
    path("standar/kelola/<slug:slug>/", views_kelola.kelola, name="standar_kelola"),
    path("standar/kelola/<slug:slug>/rancang/", views_kelola.rancang, name="standar_rancang"),
    path("standar/kelola/<slug:slug>/sunting/", views_sunting.sunting, name="standar_sunting"),
    path("standar/kelola/<slug:slug>/pratinjau/", views_kelola.pratinjau, name="standar_pratinjau"),
    path("standar/kelola/<slug:slug>/riwayat/", views_sunting.riwayat, name="standar_riwayat"),
    path("standar/kelola/<slug:slug>/banding/", views_sunting.banding, name="standar_banding"),
    path("standar/kelola/<slug:slug>/konsultasi/", views_konsultasi_kelola.kelola, name="konsultasi_kelola"),
    path(
        "standar/kelola/<slug:slug>/konsultasi/berkas/",
        views_konsultasi_kelola.unggah,
        name="konsultasi_unggah",
    ),
    path(
        "standar/kelola/<slug:slug>/konsultasi/berkas/<slug:kunci>/hapus/",
        views_konsultasi_kelola.hapus,
        name="konsultasi_hapus_berkas",
    ),
    path(
        "standar/kelola/<slug:slug>/konsultasi/forum/",
        views_konsultasi_kelola.forum,
        name="konsultasi_forum",
    ),
    path(
        "standar/kelola/<slug:slug>/konsultasi/tutup/",
        views_konsultasi_kelola.tutup,
        name="konsultasi_tutup",
    ),
    path(
        "standar/kelola/<slug:slug>/konsultasi/daftar-hadir/<int:versi>/",
        views_konsultasi_kelola.daftar_hadir,
        name="konsultasi_daftar_hadir",
    ),
    path(
        "standar/kelola/<slug:slug>/<int:versi>/<slug:nama>/",
        views_kelola.perbuatan,
        name="standar_perbuatan",
    ),
    path("standar/maklumat/<slug:unit>/", views.maklumat, name="maklumat"),
    path("standar/maklumat/<slug:unit>/pdf/", views_maklumat.lembar, name="maklumat_pdf"),
    path(
        "standar/maklumat/<slug:unit>/tanda-tangan/",
        views_maklumat.tanda_tangan,
        name="maklumat_tanda_tangan",
    ),
    path("standar/buku/<slug:unit>/", views.buku, name="standar_buku"),
    path("standar/peristiwa-hidup/<slug:nama>/", views.hidup, name="peristiwa_hidup"),
    path("standar/<slug:slug>/bawa/", views.bawa, name="standar_bawa"),
    path("standar/<slug:slug>/sop/", views.sop, name="standar_sop"),
    path("standar/<slug:slug>/cetak/", views.cetak, name="standar_cetak"),
    path("standar/<slug:slug>/konsultasi/", views_konsultasi.konsultasi, name="konsultasi"),
    path("standar/<slug:slug>/konsultasi/surel/", views_konsultasi.surel, name="konsultasi_surel"),
    path("standar/<slug:slug>/konsultasi/kode/", views_konsultasi.kode, name="konsultasi_kode"),
    path(
        "standar/<slug:slug>/konsultasi/berkas/<slug:kunci>/",
        views_konsultasi.berkas,
        name="konsultasi_berkas",
    ),
    path(
        "standar/<slug:slug>/konsultasi/berita-acara/<int:versi>/",
        views_konsultasi.berita_acara,
        name="konsultasi_berita_acara",
    ),
    path("standar/<slug:slug>/konsultasi/<int:nomor>/", views_konsultasi.tanggapi, name="tanggapi_masukan"),
    path("standar/<slug:slug>/poster/", views.poster, name="standar_poster"),
    path("standar/<slug:slug>/versi/", views.versi, name="standar_versi"),
    path("standar/<slug:slug>/versi/<int:nomor>/", views.satu_versi, name="standar_satu_versi"),
    path("standar/<slug:slug>/", views.layanan, name="layanan"),
    path("cari/", views.cari, name="cari"),
]

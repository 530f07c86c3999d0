"""Addresses of the survey. Stable. Words of ours come before units' codes."""

from django.urls import path

from ikm import views, views_berkas, views_pendek, views_periode, views_petugas, views_terbit

urlpatterns = [
    path("s/<str:token>/", views.survei, name="survei"),
    path("ikm/", views.daftar, name="ikm"),
    path("s/harapan/<str:tanda>/", views_pendek.harapan, name="survei_harapan"),
    path("ikm/q/<str:kode>/", views_pendek.isi, name="survei_pendek"),
    path("ikm/kartu.pdf", views_pendek.kartu_terbuka, name="ikm_kartu"),
    path("ikm/pendek/", views_pendek.daftar, name="ikm_pendek"),
    path("ikm/pendek/baru/", views_pendek.baru, name="ikm_pendek_baru"),
    path("ikm/pendek/instrumen/", views_pendek.instrumen_baru, name="ikm_instrumen_baru"),
    path("ikm/pendek/<str:kode>/", views_pendek.satu, name="ikm_pendek_hasil"),
    path("ikm/pendek/<str:kode>/tutup/", views_pendek.tutup, name="ikm_pendek_tutup"),
    path("ikm/pendek/<str:kode>/qr.pdf", views_pendek.kartu, name="ikm_pendek_kartu"),
    path("ikm/hitung/", views_berkas.hitung, name="ikm_hitung"),
    path("ikm/kertas/", views_petugas.kertas, name="ikm_kertas"),
    path("ikm/tablet/", views_petugas.tablet_pilih, name="ikm_tablet_pilih"),
    path("ikm/tablet/<str:tanda>/", views_petugas.tablet, name="ikm_tablet"),
    path("ikm/periode/", views_periode.daftar, name="ikm_periode"),
    path("ikm/periode/baru/", views_periode.baru, name="ikm_periode_baru"),
    path("ikm/periode/tautan/", views_periode.tautan_terbuka, name="ikm_periode_tautan"),
    path("ikm/tinjauan/", views_petugas.tinjauan, name="ikm_tinjauan"),
    path("ikm/tinjauan/<str:tanda>/", views_petugas.ubah_hitung, name="ikm_ubah_hitung"),
    path("ikm/terbit/<str:kode>/", views_terbit.terbitan, name="ikm_terbitan"),
    path("ikm/terbit/<str:kode>/poster/", views_terbit.poster, name="ikm_poster"),
    path("ikm/terbit/<str:kode>/poster.pdf", views_terbit.poster_pdf, name="ikm_poster_pdf"),
    path("ikm/terbit/<str:kode>/data.json", views_terbit.data_json, name="ikm_terbitan_json"),
    path("ikm/terbit/<str:kode>/data.csv", views_terbit.data_csv, name="ikm_terbitan_csv"),
    path("ikm/terbit/<str:kode>/ringkasan.csv", views_terbit.ringkasan_csv, name="ikm_terbitan_ringkasan"),
    path(
        "ikm/terbit/<str:kode>/laporan.<str:bentuk>", views_terbit.laporan_terbit, name="ikm_terbitan_laporan"
    ),
    path("ikm/terbitkan/", views_terbit.terbitkan, name="ikm_terbitkan"),
    path("ikm/olahan.xlsx", views_terbit.olahan, name="ikm_olahan"),
    path("ikm/laporan.<str:bentuk>", views_terbit.laporan, name="ikm_laporan"),
    path("ikm/<slug:kode>/", views.satu_unit, name="ikm_unit"),
    path("ikm/<slug:kode>/isi/", views.terbuka, name="ikm_terbuka"),
]

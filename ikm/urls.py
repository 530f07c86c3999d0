"""Addresses of the survey. Stable. Words of ours come before units' codes."""

from django.urls import path

from ikm import views, views_petugas

urlpatterns = [
    path("s/<str:token>/", views.survei, name="survei"),
    path("ikm/", views.daftar, name="ikm"),
    path("ikm/kertas/", views_petugas.kertas, name="ikm_kertas"),
    path("ikm/tablet/", views_petugas.tablet_pilih, name="ikm_tablet_pilih"),
    path("ikm/tablet/<str:tanda>/", views_petugas.tablet, name="ikm_tablet"),
    path("ikm/tinjauan/", views_petugas.tinjauan, name="ikm_tinjauan"),
    path("ikm/tinjauan/<str:tanda>/", views_petugas.ubah_hitung, name="ikm_ubah_hitung"),
    path("ikm/<slug:kode>/", views.satu_unit, name="ikm_unit"),
    path("ikm/<slug:kode>/isi/", views.terbuka, name="ikm_terbuka"),
]

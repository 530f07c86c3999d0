"""/api/v1/ addresses of the queue."""

from django.urls import path

from antrian import api

urlpatterns = [
    path("tiket/", api.BuatTiket.as_view(), name="api_tiket"),
    path("tiket/<str:kode>/", api.SatuTiket.as_view(), name="api_tiket_satu"),
    path("loket/", api.DaftarLoket.as_view(), name="api_loket"),
    path("loket/<int:pk>/buka/", api.Buka.as_view(), name="api_loket_buka"),
    path("loket/<int:pk>/tutup/", api.Tutup.as_view(), name="api_loket_tutup"),
    path("loket/<int:pk>/panggil/", api.Panggil.as_view(), name="api_loket_panggil"),
    path("loket/<int:pk>/panggil-ulang/", api.PanggilUlang.as_view(), name="api_loket_panggil_ulang"),
    path("loket/<int:pk>/mulai/", api.Mulai.as_view(), name="api_loket_mulai"),
    path("loket/<int:pk>/selesai/", api.Selesai.as_view(), name="api_loket_selesai"),
    path("loket/<int:pk>/tidak-hadir/", api.TidakHadir.as_view(), name="api_loket_tidak_hadir"),
]

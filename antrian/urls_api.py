"""/api/v1/ addresses of the queue."""

from django.urls import path

from antrian import api, api_janji

urlpatterns = [
    path("tiket/", api.BuatTiket.as_view(), name="api_tiket"),
    path("tiket/<str:kode>/", api.SatuTiket.as_view(), name="api_tiket_satu"),
    path("janji/", api_janji.BuatJanji.as_view(), name="api_janji"),
    path("janji/slot/", api_janji.DaftarSlot.as_view(), name="api_janji_slot"),
    path("janji/<str:kode>/", api_janji.SatuJanji.as_view(), name="api_janji_satu"),
    path("janji/<str:kode>/batalkan/", api_janji.BatalkanJanji.as_view(), name="api_janji_batalkan"),
    path("janji/<str:kode>/ubah/", api_janji.UbahJanji.as_view(), name="api_janji_ubah"),
    path("janji/<str:kode>/hadir/", api_janji.HadirJanji.as_view(), name="api_janji_hadir"),
    path("loket/", api.DaftarLoket.as_view(), name="api_loket"),
    path("loket/<int:pk>/buka/", api.Buka.as_view(), name="api_loket_buka"),
    path("loket/<int:pk>/tutup/", api.Tutup.as_view(), name="api_loket_tutup"),
    path("loket/<int:pk>/panggil/", api.Panggil.as_view(), name="api_loket_panggil"),
    path("loket/<int:pk>/panggil-ulang/", api.PanggilUlang.as_view(), name="api_loket_panggil_ulang"),
    path("loket/<int:pk>/mulai/", api.Mulai.as_view(), name="api_loket_mulai"),
    path("loket/<int:pk>/selesai/", api.Selesai.as_view(), name="api_loket_selesai"),
    path("loket/<int:pk>/tidak-hadir/", api.TidakHadir.as_view(), name="api_loket_tidak_hadir"),
]

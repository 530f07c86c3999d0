"""Addresses of the queue. Stable: later work adds, never renames."""

from django.urls import path

from antrian.views import kios, loket, papan, publik

urlpatterns = [
    path("antrian/", publik.pilih_layanan, name="antrian"),
    path("antrian/ambil/<slug:slug>/", publik.ambil_nomor, name="ambil_nomor"),
    path("antrian/kios/<slug:kode_unit>/", kios.kios, name="kios"),
    path("antrian/kios/<slug:kode_unit>/pindai/", kios.kios_pindai, name="kios_pindai"),
    path("antrian/kios/<slug:kode_unit>/layanan/<slug:slug>/", kios.kios_layanan, name="kios_layanan"),
    path("antrian/kios/<slug:kode_unit>/tiket/<str:kode_tiket>/", kios.kios_tiket, name="kios_tiket"),
    path("antrian/papan/<slug:kode_unit>/", papan.papan, name="papan"),
    path("antrian/papan/<slug:kode_unit>/penggal/", papan.papan_penggal, name="papan_penggal"),
    path("t/<str:kode_tiket>/", publik.tiket, name="tiket"),
    path("t/<str:kode_tiket>/penggal/", publik.tiket_penggal, name="tiket_penggal"),
    path("t/<str:kode_tiket>/batalkan/", publik.batalkan, name="tiket_batalkan"),
    path("t/<str:kode_tiket>/lanjutan/", publik.lanjutan, name="tiket_lanjutan"),
    path("t/<str:kode_tiket>/cetak/", publik.cetak, name="tiket_cetak"),
    path("loket/", loket.daftar_loket, name="loket_daftar"),
    path("loket/<int:pk>/", loket.loket, name="loket"),
    path("loket/<int:pk>/penggal/", loket.loket_penggal, name="loket_penggal"),
    path("loket/<int:pk>/antrean/", loket.loket_antrean, name="loket_antrean"),
    path("loket/<int:pk>/buka/", loket.buka, name="loket_buka"),
    path("loket/<int:pk>/tutup/", loket.tutup, name="loket_tutup"),
    path("loket/<int:pk>/panggil/", loket.panggil, name="loket_panggil"),
    path("loket/<int:pk>/panggil-ulang/", loket.panggil_ulang, name="loket_panggil_ulang"),
    path("loket/<int:pk>/panggil-kembali/", loket.panggil_kembali, name="loket_panggil_kembali"),
    path("loket/<int:pk>/mulai/", loket.mulai, name="loket_mulai"),
    path("loket/<int:pk>/selesai/", loket.selesai, name="loket_selesai"),
    path("loket/<int:pk>/tidak-hadir/", loket.tidak_hadir, name="loket_tidak_hadir"),
    path("loket/<int:pk>/tunda/", loket.tunda, name="loket_tunda"),
    path("loket/<int:pk>/alihkan/", loket.alihkan, name="loket_alihkan"),
    path("loket/<int:pk>/kembalikan/", loket.kembalikan, name="loket_kembalikan"),
    path("loket/<int:pk>/urungkan/", loket.urungkan, name="loket_urungkan"),
    path("loket/<int:pk>/istirahat/", loket.istirahat, name="loket_istirahat"),
    path("loket/<int:pk>/lanjut/", loket.lanjut, name="loket_lanjut"),
    path("loket/<int:pk>/darurat/", loket.darurat, name="loket_darurat"),
]

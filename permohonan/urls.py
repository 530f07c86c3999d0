"""Addresses of requests. /p/<kode>/ is the citizen's, /permohonan/<kode>/ the officers'."""

from django.urls import path

from permohonan.views import draf, hasil, kasus, rancangan, warga

urlpatterns = [
    path("permohonan/", warga.mulai, name="permohonan_mulai"),
    path("permohonan/baru/", warga.baru, name="permohonan_baru"),
    path("permohonan/masuk/", kasus.masuk, name="permohonan_masuk"),
    path("permohonan/ambil-berikut/", kasus.ambil_berikut, name="permohonan_ambil_berikut"),
    path("permohonan/tutup/", warga.tutup, name="permohonan_tutup"),
    path("permohonan/draf/<str:kode>/", draf.pemohon, name="permohonan_draf_pemohon"),
    path("permohonan/draf/<str:kode>/isian/<int:ke>/", draf.isian, name="permohonan_draf_isian"),
    path("permohonan/draf/<str:kode>/berkas/", draf.berkas, name="permohonan_draf_berkas"),
    path("permohonan/draf/<str:kode>/periksa/", draf.periksa, name="permohonan_draf_periksa"),
    path("permohonan/rancangan/", rancangan.daftar, name="permohonan_rancangan_daftar"),
    path("permohonan/rancangan/<slug:slug>/<int:versi>/", rancangan.sunting, name="permohonan_rancangan"),
    path("permohonan/register/", hasil.register, name="permohonan_register"),
    path("permohonan/<str:kode>/", kasus.lihat, name="permohonan_kasus"),
    path("permohonan/<str:kode>/tanda-terima/", warga.tanda_terima, name="permohonan_tanda_terima"),
    path("permohonan/<str:kode>/periksa/", kasus.periksa, name="permohonan_periksa"),
    path("permohonan/<str:kode>/putuskan/", kasus.putuskan, name="permohonan_putuskan"),
    path("permohonan/<str:kode>/alihkan/", kasus.alihkan, name="permohonan_alihkan"),
    path("permohonan/<str:kode>/proses/", kasus.proses, name="permohonan_proses"),
    path("permohonan/<str:kode>/selesai-proses/", hasil.selesai_proses, name="permohonan_selesai_proses"),
    path("permohonan/<str:kode>/setujui/", hasil.setujui, name="permohonan_setujui"),
    path("permohonan/<str:kode>/kembalikan/", hasil.kembalikan, name="permohonan_kembalikan"),
    path("permohonan/<str:kode>/terbitkan/", hasil.terbitkan, name="permohonan_terbitkan"),
    path("permohonan/<str:kode>/perbaiki/", hasil.perbaiki, name="permohonan_perbaiki"),
    path("permohonan/<str:kode>/surat/", hasil.surat, name="permohonan_surat"),
    path("permohonan/<str:kode>/serahkan/", kasus.serahkan, name="permohonan_serahkan"),
    path("permohonan/<str:kode>/tolak/", kasus.tolak, name="permohonan_tolak"),
    path("verifikasi/<str:kode>/", hasil.verifikasi, name="verifikasi"),
    path("p/<str:kode>/", warga.lihat, name="permohonan"),
    path("p/<str:kode>/penggal/", warga.penggal, name="permohonan_penggal"),
    path("p/<str:kode>/pin/", warga.buka, name="permohonan_pin"),
    path("p/<str:kode>/lengkapi/", warga.lengkapi, name="permohonan_lengkapi"),
    path("p/<str:kode>/tarik/", warga.tarik, name="permohonan_tarik"),
]

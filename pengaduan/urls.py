"""Addresses of complaint handling."""

from django.urls import path

from pengaduan.views import baru, petugas, tindakan, warga

urlpatterns = [
    path("pengaduan/", warga.beranda, name="pengaduan"),
    path("pengaduan/baru/", baru.langkah, name="aduan_baru"),
    path("pengaduan/baru/periksa/", baru.periksa, name="aduan_periksa"),
    path("pengaduan/baru/<slug:layar>/", baru.langkah, name="aduan_langkah"),
    path("pengaduan/masuk/", petugas.masuk, name="pengaduan_masuk"),
    path("pengaduan/kasus/<str:kode>/", petugas.kasus, name="aduan_kasus"),
    path("pengaduan/kasus/<str:kode>/identitas/", petugas.identitas, name="aduan_identitas"),
    path("pengaduan/kasus/<str:kode>/<slug:nama>/", tindakan.tindak, name="aduan_tindak"),
    path("a/<str:kode>/", warga.aduan, name="aduan"),
    path("a/<str:kode>/penggal/", warga.penggal, name="aduan_penggal"),
    path("a/<str:kode>/tanda-terima/", warga.tanda_terima, name="tanda_terima_aduan"),
]

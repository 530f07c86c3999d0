"""Addresses of complaint handling."""

from django.urls import path

from pengaduan.views import angka, baru, catat, lampiran, pelapor, petugas, tindakan, warga

urlpatterns = [
    path("pengaduan/", warga.beranda, name="pengaduan"),
    path("pengaduan/baru/", baru.langkah, name="aduan_baru"),
    path("pengaduan/baru/periksa/", baru.periksa, name="aduan_periksa"),
    path("pengaduan/baru/<slug:layar>/", baru.langkah, name="aduan_langkah"),
    path("pengaduan/dukung/<str:kode>/", baru.dukung, name="aduan_dukung"),
    path("pengaduan/angka/", angka.umum, name="pengaduan_angka"),
    path("pengaduan/angka.csv", angka.data_terbuka, name="pengaduan_csv"),
    path("pengaduan/register/<slug:kode>/<int:tahun>.csv", angka.unduh_register, name="pengaduan_register"),
    path("pengaduan/pemegang/", angka.pemegang, name="pengaduan_pemegang"),
    path("pengaduan/catat/", catat.catat, name="aduan_catat"),
    path("pengaduan/catat/<str:kode>/", catat.tanda_terima, name="aduan_catat_terima"),
    path("pengaduan/masuk/", petugas.masuk, name="pengaduan_masuk"),
    path("pengaduan/kasus/<str:kode>/", petugas.kasus, name="aduan_kasus"),
    path("pengaduan/kasus/<str:kode>/lampiran/<slug:kunci>/", lampiran.petugas, name="aduan_lampiran"),
    path("pengaduan/kasus/<str:kode>/identitas/", petugas.identitas, name="aduan_identitas"),
    path("pengaduan/kasus/<str:kode>/<slug:nama>/", tindakan.tindak, name="aduan_tindak"),
    path("a/<str:kode>/", warga.aduan, name="aduan"),
    path("a/<str:kode>/penggal/", warga.penggal, name="aduan_penggal"),
    path("a/<str:kode>/tanda-terima/", warga.tanda_terima, name="tanda_terima_aduan"),
    path("a/<str:kode>/lampiran/<slug:kunci>/", lampiran.pelapor, name="aduan_lampiran_saya"),
    path("a/<str:kode>/surat-ombudsman/", warga.surat_ombudsman, name="aduan_ombudsman"),
    path("a/<str:kode>/<slug:nama>/", pelapor.tindak, name="aduan_pelapor"),
]

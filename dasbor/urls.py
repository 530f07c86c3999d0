"""Addresses of the dashboards."""

from django.urls import path

from dasbor import views, views_ikm, views_keadaan, views_kesiapan, views_rencana
from dasbor import views_latihan as latihan
from dasbor.buka import views_orang as orang
from dasbor.buka import views_unit as buka

urlpatterns = [
    path("", views.pagi_ini, name="dasbor"),
    path("siap-buka/", views_kesiapan.siap_buka, name="siap_buka"),
    path("siap-buka/cetak/", views_kesiapan.cetak, name="siap_buka_cetak"),
    path("siap-buka/percobaan/", views_kesiapan.percobaan, name="siap_buka_percobaan"),
    path("keadaan/", views_keadaan.keadaan, name="keadaan"),
    path("keadaan/<str:jenis>/<int:pk>/", views_keadaan.perangkat, name="perangkat"),
    path("latihan/", latihan.latihan, name="latihan"),
    path("latihan/masuk/", latihan.masuk, name="latihan_masuk"),
    path("latihan/keluar/", latihan.keluar, name="latihan_keluar"),
    path("latihan/<slug:unit>/siapkan/", latihan.siapkan, name="latihan_siapkan"),
    path("buka/<slug:unit>/identitas/", buka.identitas, name="buka_identitas"),
    path("buka/<slug:unit>/jam/", buka.jam, name="buka_jam"),
    path("buka/<slug:unit>/libur/", buka.libur, name="buka_libur"),
    path("buka/<slug:unit>/libur/<int:pk>/hapus/", buka.libur_hapus, name="buka_libur_hapus"),
    path("buka/<slug:unit>/petugas/", orang.petugas, name="buka_petugas"),
    path("buka/<slug:unit>/petugas/berkas/", orang.petugas_berkas, name="buka_petugas_berkas"),
    path("buka/<slug:unit>/petugas/templat/", orang.petugas_templat, name="buka_petugas_templat"),
    path("buka/<slug:unit>/petugas/slip/", orang.petugas_slip, name="buka_petugas_slip"),
    path("buka/<slug:unit>/petugas/peran/<str:username>/", orang.petugas_peran, name="buka_petugas_peran"),
    path("buka/<slug:unit>/layanan/", orang.layanan, name="buka_layanan"),
    path("buka/<slug:unit>/layanan/berkas/", orang.layanan_berkas, name="buka_layanan_berkas"),
    path("buka/<slug:unit>/layanan/sk/", orang.layanan_sk, name="buka_layanan_sk"),
    path("buka/<slug:unit>/loket/", buka.loket, name="buka_loket"),
    path("buka/<slug:unit>/loket/<int:pk>/", buka.loket_satu, name="buka_loket_satu"),
    path("buka/<slug:unit>/perangkat/", buka.perangkat, name="buka_perangkat"),
    path(
        "buka/<slug:unit>/perangkat/<slug:jenis>/<int:pk>/cabut/",
        buka.perangkat_cabut,
        name="buka_perangkat_cabut",
    ),
    path("buka/<slug:unit>/maklumat/", buka.maklumat, name="buka_maklumat"),
    path("buka/<slug:unit>/coba/", buka.coba, name="buka_coba"),
    path("ikm/", views_ikm.ikm, name="dasbor_ikm"),
    path("ikm/mengapa/", views_ikm.mengapa, name="dasbor_mengapa"),
    path("ikm/harapan/", views_ikm.harapan, name="dasbor_harapan"),
    path("ikm/banding/", views_ikm.banding, name="dasbor_banding"),
    path("ikm/jawaban/", views_ikm.jawaban, name="dasbor_jawaban"),
    path("rencana/", views_rencana.daftar, name="dasbor_rencana"),
    path("rencana/baru/", views_rencana.baru, name="dasbor_rencana_baru"),
    path("rencana/<str:tanda>/batal/", views_rencana.batalkan, name="dasbor_rencana_batal"),
    path("rencana/<str:tanda>/", views_rencana.kemajuan, name="dasbor_rencana_kemajuan"),
]

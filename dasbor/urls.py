"""Addresses of the dashboards."""

from django.urls import path

from dasbor import views, views_ikm, views_keadaan, views_kesiapan, views_rencana

urlpatterns = [
    path("", views.pagi_ini, name="dasbor"),
    path("siap-buka/", views_kesiapan.siap_buka, name="siap_buka"),
    path("siap-buka/cetak/", views_kesiapan.cetak, name="siap_buka_cetak"),
    path("siap-buka/percobaan/", views_kesiapan.percobaan, name="siap_buka_percobaan"),
    path("keadaan/", views_keadaan.keadaan, name="keadaan"),
    path("keadaan/<str:jenis>/<int:pk>/", views_keadaan.perangkat, name="perangkat"),
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

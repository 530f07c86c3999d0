"""Addresses of the dashboards."""

from django.urls import path

from dasbor import views, views_rencana

urlpatterns = [
    path("", views.pagi_ini, name="dasbor"),
    path("ikm/", views.ikm, name="dasbor_ikm"),
    path("rencana/", views_rencana.daftar, name="dasbor_rencana"),
    path("rencana/baru/", views_rencana.baru, name="dasbor_rencana_baru"),
    path("rencana/<str:tanda>/", views_rencana.kemajuan, name="dasbor_rencana_kemajuan"),
]

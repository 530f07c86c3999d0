"""/api/v1/aduan/."""

from django.urls import path

from pengaduan import api

urlpatterns = [
    path("aduan/", api.AduanBaru.as_view(), name="api_aduan"),
    path("aduan/<str:kode>/", api.SatuAduan.as_view(), name="api_aduan_satu"),
]

"""/api/v1/ addresses of standards."""

from django.urls import path

from standar import api

urlpatterns = [
    path("layanan/", api.DaftarLayanan.as_view(), name="api_layanan"),
    path("layanan/<slug:slug>/", api.SatuLayanan.as_view(), name="api_layanan_satu"),
    path("standar/", api.DaftarStandar.as_view(), name="api_standar"),
    path("standar/<slug:slug>/", api.SatuStandar.as_view(), name="api_standar_satu"),
    path("standar/<slug:slug>/sippn/", api.StandarSippn.as_view(), name="api_standar_sippn"),
]

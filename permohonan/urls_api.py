"""/api/v1/permohonan/."""

from django.urls import path

from permohonan import api

urlpatterns = [
    path("permohonan/", api.DaftarPermohonan.as_view(), name="api_permohonan"),
    path("permohonan/<str:kode>/", api.SatuPermohonan.as_view(), name="api_permohonan_satu"),
    path("permohonan/<str:kode>/langkah/", api.LangkahPermohonan.as_view(), name="api_permohonan_langkah"),
]

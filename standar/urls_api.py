"""/api/v1/ addresses of standards."""

from django.urls import path

from standar import api, api_unit

urlpatterns = [
    path("layanan/", api.DaftarLayanan.as_view(), name="api_layanan"),
    path("layanan/<slug:slug>/", api.SatuLayanan.as_view(), name="api_layanan_satu"),
    path("standar/", api.DaftarStandar.as_view(), name="api_standar"),
    path("standar/<slug:slug>/", api.SatuStandar.as_view(), name="api_standar_satu"),
    path("standar/<slug:slug>/sippn/", api.StandarSippn.as_view(), name="api_standar_sippn"),
    path("maklumat/<slug:unit>/", api_unit.SatuMaklumat.as_view(), name="api_maklumat"),
    path("spm/<slug:unit>/", api_unit.DaftarSpm.as_view(), name="api_spm"),
    path("dokumen/<slug:unit>/", api_unit.DaftarDokumen.as_view(), name="api_dokumen"),
    path("biro-jasa/<slug:unit>/", api_unit.DaftarBiroJasa.as_view(), name="api_biro_jasa"),
]

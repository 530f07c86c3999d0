from django.urls import path

from ikm import api

urlpatterns = [
    path("jawaban/", api.KirimJawaban.as_view(), name="api_jawaban"),
    path("ikm/<slug:kode>/", api.IkmUnit.as_view(), name="api_ikm"),
]

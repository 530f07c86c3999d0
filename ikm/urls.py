"""Addresses of the survey. Stable."""

from django.urls import path

from ikm import views

urlpatterns = [
    path("s/<str:token>/", views.survei, name="survei"),
    path("ikm/", views.daftar, name="ikm"),
    path("ikm/<slug:kode>/", views.satu_unit, name="ikm_unit"),
]

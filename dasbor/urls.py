"""Addresses of the dashboards."""

from django.urls import path

from dasbor import views

urlpatterns = [
    path("", views.pagi_ini, name="dasbor"),
    path("ikm/", views.ikm, name="dasbor_ikm"),
]

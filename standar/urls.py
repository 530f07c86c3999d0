"""Addresses of standards."""

from django.urls import path

from standar import views

urlpatterns = [
    path("standar/", views.katalog, name="katalog"),
    path("standar/<slug:slug>/", views.layanan, name="layanan"),
    path("cari/", views.cari, name="cari"),
]

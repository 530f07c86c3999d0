"""The front page."""

from django.urls import path

from dasbor import views_publik

urlpatterns = [
    path("", views_publik.beranda, name="beranda"),
]

"""/api/v1/: each app adds its own addresses by a dotted string, so no import climbs a floor."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from pelayanan.api import dokumen

urlpatterns = [
    path("v1/", include("pelayanan.api.unit")),
    path("v1/", include("standar.urls_api")),
    path("v1/", include("antrian.urls_api")),
    path("v1/", include("permohonan.urls_api")),
    path("v1/", include("pengaduan.urls_api")),
    path("v1/", include("ikm.urls_api")),
    path("skema/", SpectacularAPIView.as_view(permission_classes=[], throttle_classes=[]), name="skema"),
    path("dokumen/", dokumen.halaman, name="dokumen_api"),
]

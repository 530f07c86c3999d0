"""GET /api/v1/unit/: the units and their hours, public."""

from django.urls import path
from rest_framework import generics, serializers

from pelayanan.models import JamLayanan, Unit


class JamSerializer(serializers.ModelSerializer):
    hari = serializers.CharField(source="get_hari_display")

    class Meta:
        model = JamLayanan
        fields = [
            "hari",
            "buka",
            "tutup",
            "istirahat_mulai",
            "istirahat_selesai",
            "berlaku_dari",
            "berlaku_sampai",
            "sebutan",
        ]


class UnitSerializer(serializers.ModelSerializer):
    jam_layanan = JamSerializer(many=True, read_only=True)

    class Meta:
        model = Unit
        fields = [
            "kode",
            "nama",
            "jenis",
            "pola",
            "zona",
            "alamat",
            "telepon",
            "contoh",
            "buka_setiap_saat",
            "jam_layanan",
        ]


class DaftarUnit(generics.ListAPIView):
    """Semua unit yang aktif."""

    lingkup = None
    queryset = Unit.objects.filter(aktif=True).prefetch_related("jam_layanan")
    serializer_class = UnitSerializer


class SatuUnit(generics.RetrieveAPIView):
    """Satu unit menurut kodenya."""

    lingkup = None
    queryset = DaftarUnit.queryset
    serializer_class = UnitSerializer
    lookup_field = "kode"


urlpatterns = [
    path("unit/", DaftarUnit.as_view(), name="api_unit"),
    path("unit/<slug:kode>/", SatuUnit.as_view(), name="api_unit_satu"),
]

"""Public read API: services and the versions of their standards."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import condition
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import generics, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pelayanan.models import Unit
from standar.cap import cap
from standar.ekspor import sebagai_data
from standar.luar import sippn
from standar.models import Layanan, Standar
from standar.querysets import StandarQuerySet

# A draft is nobody's business yet; everything from the public consultation on is.
TERBUKA = [s for s in Standar.Status.values if s != Standar.Status.RANCANGAN]


class WaktuSerializer(serializers.Serializer):
    """Waktu yang dijanjikan: paling lama `nilai`, paling cepat `nilai_min`, dalam `satuan`; null: belum diketahui."""

    nilai = serializers.IntegerField(source="waktu_nilai", allow_null=True)
    nilai_min = serializers.IntegerField(source="waktu_min", allow_null=True)
    satuan = serializers.ChoiceField(
        source="waktu_satuan", choices=Standar.SatuanWaktu.choices, allow_null=True
    )
    teks = serializers.CharField(source="waktu_teks")
    dihitung_sejak = serializers.CharField()
    mulai = serializers.ChoiceField(
        choices=Standar.Mulai.choices, help_text="Perbuatan yang memulai jam janji permohonan."
    )


class BiayaSerializer(serializers.Serializer):
    """Biaya: 0 berarti gratis, null belum diketahui atau diatur tersendiri (lihat `teks`)."""

    rupiah = serializers.IntegerField(source="biaya_rupiah", allow_null=True)
    teks = serializers.CharField(source="biaya_teks")
    gratis = serializers.BooleanField()


class StandarRingkasSerializer(serializers.ModelSerializer):
    layanan: Any = serializers.SlugRelatedField("slug", read_only=True)
    unit = serializers.CharField(source="layanan.unit.kode")
    waktu = WaktuSerializer(source="*")
    biaya = BiayaSerializer(source="*")
    berlaku_dari = serializers.SerializerMethodField()
    berlaku_sampai = serializers.SerializerMethodField()

    class Meta:
        model = Standar
        fields = [
            "layanan",
            "unit",
            "versi",
            "status",
            "berlaku_dari",
            "berlaku_sampai",
            "nomor_sk",
            "tanggal_sk",
            "penanda_tangan",
            "waktu",
            "biaya",
            "menit_loket",
        ]

    @extend_schema_field(OpenApiTypes.DATE)
    def get_berlaku_dari(self, standar: Standar) -> Any:
        return standar.berlaku.lower if standar.berlaku else None

    @extend_schema_field(OpenApiTypes.DATE)
    def get_berlaku_sampai(self, standar: Standar) -> Any:
        """Hari pertama tidak lagi berlaku; null selama berlaku."""
        return standar.berlaku.upper if standar.berlaku else None


class StandarSerializer(StandarRingkasSerializer):
    """Satu versi dengan semua komponen, dalam bentuk impor dan ekspor; null: belum diketahui."""

    isi = serializers.SerializerMethodField()

    class Meta(StandarRingkasSerializer.Meta):
        fields = [*StandarRingkasSerializer.Meta.fields, "isi"]

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_isi(self, standar: Standar) -> dict[str, Any]:
        return sebagai_data(standar)


class LayananSerializer(serializers.ModelSerializer):
    unit: Any = serializers.SlugRelatedField("kode", read_only=True)
    standar = serializers.SerializerMethodField()
    tautan = serializers.CharField(source="get_absolute_url")

    class Meta:
        model = Layanan
        fields = [
            "slug",
            "kode",
            "nama",
            "unit",
            "kelompok",
            "tahap",
            "bobot",
            "penyedia",
            "awalan",
            "kata_kunci",
            "tautan",
            "standar",
        ]

    @extend_schema_field(StandarRingkasSerializer(allow_null=True))
    def get_standar(self, layanan: Layanan) -> Any:
        """Versi yang melayani: yang berlaku; bila belum ada, yang sedang diuji coba (`status` = `uji_coba`)."""
        standar = layanan.versi_kini
        if standar is None:
            return None
        standar.layanan = layanan
        return StandarRingkasSerializer(standar, context=self.context).data


class SaringUnit(filters.CharFilter):
    """A code of a unit. One that does not exist is a fault: a mirror must not take it for an empty catalogue."""

    def filter(self, qs: Any, value: Any) -> Any:
        if value and not Unit.objects.filter(kode=value).exists():
            raise serializers.ValidationError({"unit": [_("Unit dengan kode ini tidak ada.")]})
        return super().filter(qs, value)


class SaringLayanan(filters.FilterSet):
    unit = SaringUnit("unit__kode", label="Kode unit")
    kelompok = filters.ChoiceFilter(choices=Layanan.Kelompok.choices)
    tahap = filters.ChoiceFilter(choices=Layanan.Tahap.choices)
    bobot = filters.ChoiceFilter(choices=Layanan.Bobot.choices)
    penyedia = filters.ChoiceFilter(choices=Layanan.Penyedia.choices)

    class Meta:
        model = Layanan
        fields: list[str] = []


class SaringStandar(filters.FilterSet):
    unit = SaringUnit("layanan__unit__kode", label="Kode unit")
    kelompok = filters.ChoiceFilter("layanan__kelompok", choices=Layanan.Kelompok.choices)
    tahap = filters.ChoiceFilter("layanan__tahap", choices=Layanan.Tahap.choices)
    bobot = filters.ChoiceFilter("layanan__bobot", choices=Layanan.Bobot.choices)
    penyedia = filters.ChoiceFilter("layanan__penyedia", choices=Layanan.Penyedia.choices)
    layanan = filters.CharFilter("layanan__slug", label="Slug layanan")
    status = filters.ChoiceFilter(choices=[c for c in Standar.Status.choices if c[0] in TERBUKA])

    class Meta:
        model = Standar
        fields: list[str] = []


berubah = method_decorator(condition(etag_func=cap), name="dispatch")


@berubah
@extend_schema(tags=["standar"], summary="Layanan yang sedang dilayani")
class DaftarLayanan(generics.ListAPIView):
    """Layanan aktif yang standarnya berlaku atau diuji coba (lihat `standar.status`). Mendukung ETag."""

    lingkup = None
    serializer_class = LayananSerializer
    filterset_class = SaringLayanan

    def get_queryset(self) -> QuerySet[Layanan]:
        return Layanan.objects.dilayani().untuk_daftar()


@berubah
@extend_schema(tags=["standar"], summary="Satu layanan")
class SatuLayanan(generics.RetrieveAPIView):
    """Satu layanan menurut slug-nya."""

    lingkup = None
    serializer_class = LayananSerializer
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Layanan]:
        return Layanan.objects.aktif().untuk_daftar()


@berubah
@extend_schema(tags=["standar"], summary="Versi-versi standar")
class DaftarStandar(generics.ListAPIView):
    """Semua versi yang terbuka untuk umum (rancangan tidak); saring `status=berlaku` untuk yang berlaku."""

    lingkup = None
    serializer_class = StandarRingkasSerializer
    filterset_class = SaringStandar
    queryset = Standar.objects.filter(status__in=TERBUKA, layanan__aktif=True).select_related("layanan__unit")


@berubah
@extend_schema(
    tags=["standar"],
    summary="Standar satu layanan",
    parameters=[
        OpenApiParameter("versi", OpenApiTypes.INT, description="Nomor versi; tanpa ini, yang berlaku.")
    ],
)
class SatuStandar(generics.RetrieveAPIView):
    """Semua komponen satu versi: yang berlaku (bila belum ada: yang diuji coba, `status` = `uji_coba`), atau `?versi=`
    (kasus lama tetap membaca janji lamanya).
    """

    lingkup = None
    serializer_class = StandarSerializer

    def tanpa_versi(self, semua: StandarQuerySet) -> StandarQuerySet:
        return semua.dilayani()

    def get_object(self) -> Standar:
        versi = self.request.query_params.get("versi", "")
        if versi and not (versi.isascii() and versi.isdigit() and len(versi) <= 4):
            raise serializers.ValidationError({"versi": ["Tulis nomor versi, misalnya 2."]})
        semua = Standar.objects.lengkap().terbuka()
        pilihan = semua.filter(versi=int(versi)) if versi else self.tanpa_versi(semua)
        return get_object_or_404(pilihan, layanan__slug=self.kwargs["slug"], layanan__aktif=True)


@berubah
@extend_schema(tags=["standar"], summary="Standar menurut susunan SIPPN", responses=OpenApiTypes.OBJECT)
class StandarSippn(SatuStandar):
    """Isi yang wajib diumumkan, menurut urutan halaman SIPPN; `null` berarti belum diketahui."""

    def tanpa_versi(self, semua: StandarQuerySet) -> StandarQuerySet:
        return semua.berlaku()  # what is announced nationally is law

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response(sippn(self.get_object()))

"""Public read API: what a unit keeps beside its standards: maklumat with its promises, SPM, documents, agents."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import condition
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import generics, serializers

from pelayanan.models import Unit
from standar import spm
from standar.cap import cap_unit
from standar.models import BiroJasa, Dokumen, IndikatorSPM, Kompensasi, Maklumat, VersiDokumen


def _berubah(bagian: str) -> Any:
    return method_decorator(condition(etag_func=cap_unit(bagian)), name="dispatch")


class MilikUnit(generics.GenericAPIView):
    """Open to everybody; the unit stands in the address."""

    lingkup = None

    @property
    def unit(self) -> Unit:
        return get_object_or_404(Unit, kode=self.kwargs["unit"], aktif=True)


# --- maklumat -----------------------------------------------------------------------------------------------
class JanjiMaklumatSerializer(serializers.ModelSerializer):
    """Yang diberikan bila janji tidak ditepati; `layanan` null: untuk semua layanan unit."""

    layanan: Any = serializers.SlugRelatedField("slug", read_only=True)
    pengecualian = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = Kompensasi
        fields = [
            "layanan",
            "bila",
            "cara",
            "bentuk",
            "dalam_hari_kerja",
            "kecuali_kahar",
            "kecuali_pemohon",
            "kecuali",
            "pengecualian",
        ]


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class ButirField(serializers.CharField):
    """A text of lines as a list."""

    def to_representation(self, value: str) -> Any:
        return value.splitlines()


class MaklumatSerializer(serializers.ModelSerializer):
    unit: Any = serializers.SlugRelatedField("kode", read_only=True)
    hak_pengguna = ButirField()
    kewajiban_pengguna = ButirField()
    hak_unit = ButirField()
    kewajiban_unit = ButirField()
    berlaku_dari = serializers.DateField(source="berlaku.lower")
    janji = JanjiMaklumatSerializer(source="kompensasi", many=True)
    tautan = serializers.SerializerMethodField()

    class Meta:
        model = Maklumat
        fields = [
            "unit",
            "isi",
            "hak_pengguna",
            "kewajiban_pengguna",
            "hak_unit",
            "kewajiban_unit",
            "akibat",
            "nomor_sk",
            "tanggal_sk",
            "penanda_tangan",
            "jabatan",
            "berlaku_dari",
            "janji",
            "tautan",
        ]

    def get_tautan(self, maklumat: Maklumat) -> str:
        return reverse("maklumat", args=[maklumat.unit.kode])


@_berubah("maklumat")
@extend_schema(tags=["standar"], summary="Maklumat pelayanan satu unit dan janjinya")
class SatuMaklumat(MilikUnit, generics.RetrieveAPIView):
    """Maklumat yang berlaku; 404 bila unit belum mengumumkannya. Mendukung ETag."""

    serializer_class = MaklumatSerializer

    def get_object(self) -> Maklumat:
        objek = (
            Maklumat.objects.filter(unit=self.unit, berlaku__upper_inf=True)
            .select_related("unit")
            .prefetch_related("kompensasi__layanan")
            .first()
        )
        if objek is None:
            raise Http404
        return objek


# --- SPM ----------------------------------------------------------------------------------------------------
class TahunSpmSerializer(serializers.Serializer):
    """Satu tahun: null berarti belum ada; `dari` banyaknya kasus di balik capaian yang dihitung."""

    tahun = serializers.IntegerField()
    target = serializers.DecimalField(14, 2, allow_null=True)
    capaian = serializers.DecimalField(14, 2, allow_null=True)
    dari = serializers.IntegerField(allow_null=True)
    tercapai = serializers.BooleanField(allow_null=True)


class IndikatorSerializer(serializers.ModelSerializer):
    unit: Any = serializers.SlugRelatedField("kode", read_only=True)
    layanan: Any = serializers.SlugRelatedField("slug", read_only=True)
    dihentikan = serializers.SerializerMethodField()
    tahun = TahunSpmSerializer(many=True)

    class Meta:
        model = IndikatorSPM
        fields = [
            "unit",
            "nomor",
            "nama",
            "aspek",
            "arah",
            "satuan",
            "layanan",
            "hitung",
            "dokumen",
            "dihentikan",
            "tahun",
        ]

    def get_dihentikan(self, indikator: IndikatorSPM) -> bool:
        return indikator.dihentikan_pada is not None


class SaringSpm(filters.FilterSet):
    aspek = filters.ChoiceFilter(choices=IndikatorSPM.Aspek.choices)
    layanan = filters.CharFilter("layanan__slug", label="Slug layanan")

    class Meta:
        model = IndikatorSPM
        fields: list[str] = []


@_berubah("spm")
@extend_schema(tags=["standar"], summary="Standar pelayanan minimal satu unit")
class DaftarSpm(MilikUnit, generics.ListAPIView):
    """Indikator dengan target dan capaian setiap tahun. Mendukung ETag."""

    serializer_class = IndikatorSerializer
    filterset_class = SaringSpm
    queryset = IndikatorSPM.objects.none()

    def get_queryset(self) -> QuerySet[IndikatorSPM]:
        return IndikatorSPM.objects.filter(unit=self.unit).select_related("unit", "layanan")

    def paginate_queryset(self, queryset: Any) -> Any:
        halaman = super().paginate_queryset(queryset)
        if halaman:
            for baris in spm.baca(halaman[0].unit, halaman):
                baris.indikator.tahun = baris.tahun  # type: ignore[attr-defined]
        return halaman


# --- documents ----------------------------------------------------------------------------------------------
class VersiDokumenSerializer(serializers.ModelSerializer):
    unduh = serializers.SerializerMethodField()

    class Meta:
        model = VersiDokumen
        fields = ["nomor", "nama", "jenis", "ukuran", "cerna", "catatan", "diunggah_pada", "unduh"]

    def get_unduh(self, v: VersiDokumen) -> str:
        return reverse("dokumen_unduh", args=[v.dokumen.unit.kode, v.dokumen.kunci, v.nomor])


class DokumenSerializer(serializers.ModelSerializer):
    """Satu dokumen dengan semua versinya, yang terbaru di depan; `cerna`: SHA-256 isi berkas."""

    unit: Any = serializers.SlugRelatedField("kode", read_only=True)
    versi = VersiDokumenSerializer(many=True)

    class Meta:
        model = Dokumen
        fields = ["unit", "kunci", "jenis", "judul", "nomor", "ringkasan", "versi"]


class SaringDokumen(filters.FilterSet):
    jenis = filters.ChoiceFilter(choices=Dokumen.Jenis.choices)
    q = filters.CharFilter(method="cari", max_length=100, label="Kata dalam judul, nomor, atau ringkasan")

    class Meta:
        model = Dokumen
        fields: list[str] = []

    def cari(self, qs: Any, _nama: str, teks: str) -> Any:
        return qs.berisi(teks)


@_berubah("dokumen")
@extend_schema(tags=["standar"], summary="Perpustakaan dokumen satu unit")
class DaftarDokumen(MilikUnit, generics.ListAPIView):
    """Peraturan, SOP, formulir, dan lainnya dengan semua versinya. Mendukung ETag."""

    serializer_class = DokumenSerializer
    filterset_class = SaringDokumen
    queryset = Dokumen.objects.none()

    def get_queryset(self) -> QuerySet[Dokumen]:
        versi = VersiDokumen.objects.select_related("dokumen__unit").order_by("-nomor")
        return (
            Dokumen.objects.filter(unit=self.unit)
            .select_related("unit")
            .prefetch_related(Prefetch("versi", versi))
        )


# --- agents -------------------------------------------------------------------------------------------------
class BiroJasaSerializer(serializers.ModelSerializer):
    """Biro jasa terdaftar; `boleh`: hari ini boleh mengurus (aktif dan dalam masa berlakunya)."""

    unit: Any = serializers.SlugRelatedField("kode", read_only=True)
    layanan: Any = serializers.SlugRelatedField("slug", many=True, read_only=True)
    berlaku_dari = serializers.DateField(source="berlaku.lower")
    berlaku_sampai = serializers.DateField(
        source="berlaku.upper", help_text="Hari pertama tidak lagi berlaku."
    )
    boleh = serializers.SerializerMethodField()

    class Meta:
        model = BiroJasa
        fields = [
            "unit",
            "kunci",
            "nama",
            "alamat",
            "telepon",
            "nomor_keputusan",
            "tanggal_keputusan",
            "berlaku_dari",
            "berlaku_sampai",
            "layanan",
            "status",
            "alasan",
            "boleh",
        ]

    @extend_schema_field(OpenApiTypes.BOOL)
    def get_boleh(self, biro: BiroJasa) -> bool:
        return biro.boleh(timezone.localdate(timezone=biro.unit.tz))


class SaringBiro(filters.FilterSet):
    status = filters.ChoiceFilter(choices=BiroJasa.Status.choices)
    layanan = filters.CharFilter("layanan__slug", label="Slug layanan")

    class Meta:
        model = BiroJasa
        fields: list[str] = []


@_berubah("biro")
@extend_schema(tags=["standar"], summary="Biro jasa terdaftar satu unit")
class DaftarBiroJasa(MilikUnit, generics.ListAPIView):
    """Siapa yang boleh mengurus untuk orang lain, dan siapa yang tidak lagi. Mendukung ETag."""

    serializer_class = BiroJasaSerializer
    filterset_class = SaringBiro
    queryset = BiroJasa.objects.none()

    def get_queryset(self) -> QuerySet[BiroJasa]:
        return BiroJasa.objects.filter(unit=self.unit).select_related("unit").prefetch_related("layanan")

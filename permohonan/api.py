"""Requests over REST: file one, list the unit's, read one. Scope `permohonan`, the key's own unit."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import generics, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from pelayanan import kode as kode_publik
from pelayanan import pin
from pelayanan.api.galat import GalatSerializer
from pelayanan.api.sekali import sekali
from pelayanan.models import AkunMesin, Kunjungan, Pengguna
from pelayanan.sandi import rapikan_nik, rapikan_telepon
from pelayanan.teks import bersihkan
from permohonan import operasi
from permohonan.models import Permohonan
from permohonan.operasi.bagian import KONTAK, Pemohon
from standar.models import Layanan


def _rapi(periksa: Any, nilai: str) -> str:
    if not nilai.strip():
        return ""
    try:
        return str(periksa(nilai))
    except ValidationError as galat:
        raise serializers.ValidationError(galat.messages) from galat


class PermohonanBaruSerializer(serializers.Serializer):
    layanan = serializers.CharField(max_length=120, help_text=_("Slug layanan, lihat layanan/."))
    nama = serializers.CharField(max_length=120)
    telepon = serializers.CharField(max_length=30, required=False, allow_blank=True, default="")
    surel = serializers.EmailField(max_length=120, required=False, allow_blank=True, default="")
    alamat = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    nik = serializers.CharField(max_length=30, required=False, allow_blank=True, default="")
    kabar_lewat = serializers.ChoiceField(
        choices=Permohonan.Kabar.choices, required=False, default=Permohonan.Kabar.TELEPON
    )
    tiket = serializers.CharField(
        max_length=40, required=False, allow_blank=True, default="", help_text=_("Kode tiket, bila ada.")
    )
    kunjungan = serializers.CharField(
        max_length=40, required=False, allow_blank=True, default="", help_text=_("Kode kunjungan, bila ada.")
    )

    def validate_nama(self, nilai: str) -> str:
        if not (bersih := bersihkan(nilai)):
            raise serializers.ValidationError(_("Tulis nama pemohon."))
        return bersih

    def validate_nik(self, nilai: str) -> str:
        return _rapi(rapikan_nik, nilai)

    def validate_telepon(self, nilai: str) -> str:
        return _rapi(rapikan_telepon, nilai)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs["alamat"] = bersihkan(attrs["alamat"])
        perlu = KONTAK.get(attrs["kabar_lewat"])
        if perlu and not attrs[perlu]:
            raise serializers.ValidationError({perlu: [_("Wajib untuk cara kabar ini.")]})
        return attrs


class PermohonanSerializer(serializers.ModelSerializer):
    kode = serializers.CharField(source="kode_tampil")
    layanan = serializers.CharField(source="layanan.slug")
    keadaan = serializers.CharField(source="get_status_display", help_text=_("Status dalam kata-kata."))
    tautan = serializers.SerializerMethodField()

    class Meta:
        model = Permohonan
        fields = [
            "kode",
            "layanan",
            "status",
            "keadaan",
            "diajukan_pada",
            "lengkap_pada",
            "jatuh_tempo_pada",
            "janji_pada",
            "selesai_pada",
            "tautan",
        ]

    def get_tautan(self, p: Permohonan) -> str:
        return str(self.context["request"].build_absolute_uri(p.get_absolute_url()))


class PermohonanTerkirimSerializer(PermohonanSerializer):
    pin = serializers.SerializerMethodField(help_text=_("Untuk pemohon; membuka rincian dan kelengkapan."))

    class Meta(PermohonanSerializer.Meta):
        fields = [*PermohonanSerializer.Meta.fields, "pin"]

    def get_pin(self, p: Permohonan) -> str:
        return pin.pin(p.kode)


def _unit(request: Request) -> int:
    """The unit of the key; 0 (no unit) while the schema is made."""
    return request.auth.unit_id if isinstance(request.auth, AkunMesin) else 0


class DaftarPermohonan(generics.ListAPIView):
    """Permohonan unit pemilik kunci, yang terlama di depan."""

    lingkup = "permohonan"
    serializer_class = PermohonanSerializer
    queryset = Permohonan.objects.bukan_draf()

    def get_queryset(self) -> Any:
        return Permohonan.objects.bukan_draf().untuk_daftar().filter(unit_id=_unit(self.request))

    @extend_schema(tags=["permohonan"], summary="Daftar permohonan unit")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["permohonan"],
        summary="Ajukan permohonan",
        description="Berkas menyusul ke loket. PIN di jawaban diberikan kepada pemohon.",
        request=PermohonanBaruSerializer,
        responses={201: PermohonanTerkirimSerializer, 400: GalatSerializer, 404: GalatSerializer},
    )
    def post(self, request: Request) -> Response:
        isian = PermohonanBaruSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        isi = isian.validated_data
        layanan = (
            Layanan.objects.dilayani()
            .select_related("unit")
            .filter(unit_id=_unit(request), slug=isi["layanan"])
            .first()
        )
        if layanan is None:
            raise serializers.ValidationError({"layanan": [_("Layanan ini tidak ada atau tidak dibuka.")]})
        p = sekali(
            request,
            Permohonan,
            lambda: operasi.ajukan_langsung(
                layanan=layanan,
                pemohon=Pemohon(
                    **{k: isi[k] for k in ("nama", "nik", "telepon", "surel", "alamat", "kabar_lewat")}
                ),
                kanal=Permohonan.Kanal.MESIN,
                oleh=cast(Pengguna, request.user),
                kunjungan=Kunjungan.objects.filter(
                    kode=kode_publik.rapikan(isi["kunjungan"]) or "", unit_id=layanan.unit_id
                ).first(),
                tiket_kode=kode_publik.rapikan(isi["tiket"]) or "",
            ),
        )
        jawaban = PermohonanTerkirimSerializer(p, context={"request": request})
        return Response(jawaban.data, status=status.HTTP_201_CREATED)


class SatuPermohonan(APIView):
    """Satu permohonan unit pemilik kunci menurut kodenya."""

    lingkup = "permohonan"

    @extend_schema(
        tags=["permohonan"],
        summary="Keadaan satu permohonan",
        responses={200: PermohonanSerializer, 404: GalatSerializer},
    )
    def get(self, request: Request, kode: str) -> Response:
        return Response(PermohonanSerializer(_satu(request, kode), context={"request": request}).data)


def _satu(request: Request, kode: str) -> Permohonan:
    p = (
        Permohonan.objects.bukan_draf()
        .untuk_daftar()
        .filter(kode=kode_publik.rapikan(kode) or "", unit_id=_unit(request))
        .first()
    )
    if p is None:
        raise Http404
    return p


class LangkahSerializer(serializers.Serializer):
    nomor = serializers.IntegerField(min_value=1, max_value=999, help_text=_("Nomor langkah di standarnya."))
    lanjut_ke = serializers.IntegerField(
        min_value=0,
        max_value=999,
        required=False,
        allow_null=True,
        default=None,
        help_text=_("Hanya bila standarnya bercabang di langkah ini; 0: selesai."),
    )


class LangkahPermohonan(APIView):
    """Langkah standar yang sedang berjalan dinyatakan selesai oleh sistem lain; tidak ada yang dapat dilompati."""

    lingkup = "permohonan"

    @extend_schema(
        tags=["permohonan"],
        summary="Selesaikan langkah yang sedang berjalan",
        request=LangkahSerializer,
        responses={
            200: PermohonanSerializer,
            404: GalatSerializer,
            409: GalatSerializer,
            422: GalatSerializer,
        },
    )
    def post(self, request: Request, kode: str) -> Response:
        p = _satu(request, kode)
        isian = LangkahSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        p = sekali(
            request,
            Permohonan,
            lambda: operasi.selesaikan_langkah(
                permohonan=p, oleh=cast(Pengguna, request.user), **isian.validated_data
            ),
        )
        return Response(PermohonanSerializer(p, context={"request": request}).data)

"""The queue for REST clients: the same operations as the pages call."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import generics, serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from antrian import operasi, tolakan
from antrian.alur import AKTIF, Status
from antrian.forms import layanan_terbuka
from antrian.models import Hasil, Kanal, Kebutuhan, Loket, Tiket
from antrian.posisi import posisi
from pelayanan import akses, benang, kode
from pelayanan.api.galat import GalatSerializer
from pelayanan.api.sekali import sekali
from pelayanan.galat import GalatOperasi
from pelayanan.siap import Tanya
from standar.models import Layanan

GALAT = OpenApiResponse(
    GalatSerializer, description="Ditolak: kode, pesan, dan bidang yang perlu diperbaiki."
)
KUNCI = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.STR, OpenApiParameter.HEADER, description="Permintaan sama, hasil sama."
)


_SATU = {"type": "string", "enum": Kebutuhan.values}


@extend_schema_field({"oneOf": [{"type": "boolean"}, _SATU, {"type": "array", "items": _SATU}]})
class PrioritasField(serializers.Field):
    """A key of Kebutuhan, a list of them, or true for a priority that is not named."""

    default_error_messages = {"asing": "Prioritas tidak dikenal. Pilih salah satu: {pilihan}."}

    def to_internal_value(self, data: Any) -> tuple[bool, list[str]]:
        if isinstance(data, bool):
            return data, []
        daftar = [data] if isinstance(data, str) else data
        if not isinstance(daftar, list) or not all(isinstance(k, str) for k in daftar):
            self.fail("asing", pilihan=", ".join(Kebutuhan.values))
        daftar = [k for k in daftar if k]
        if any(k not in Kebutuhan.values for k in daftar):
            self.fail("asing", pilihan=", ".join(Kebutuhan.values))
        return bool(daftar), daftar

    def to_representation(self, value: Any) -> Any:
        return value


class AmbilSerializer(serializers.Serializer):
    layanan = serializers.CharField(max_length=120, help_text="Slug atau kode layanan.")
    prioritas = PrioritasField(required=False, allow_null=True, help_text="Alasan didahulukan.")
    butir = serializers.ListField(
        child=serializers.CharField(max_length=120),
        required=False,
        max_length=9,
        help_text="Layanan lain dari unit yang sama yang diurus sekalian (slug atau kode): satu nomor untuk semuanya.",
    )
    telepon = serializers.RegexField(
        r"^[0-9+() .\-]{6,20}$",
        required=False,
        allow_blank=True,
        allow_null=True,
        help_text="Untuk batas tiket per ponsel; hanya cernaannya yang disimpan.",
        error_messages={"invalid": "Tulis nomor telepon dengan angka, misalnya 081234567890."},
    )


# one for all requests: it keeps nothing of them, and copying its fields costs more than reading them
_ISIAN = AmbilSerializer()


class TiketSerializer(serializers.Serializer):
    """The shape of a ticket's answer, for the schema; `jawaban` fills it."""

    kode = serializers.CharField()
    nomor = serializers.CharField()
    status = serializers.ChoiceField(Status)
    layanan = serializers.CharField()
    jalur = serializers.CharField()
    loket = serializers.CharField(
        allow_null=True, help_text="Nama loket yang memanggil, bila sudah dipanggil."
    )
    posisi = serializers.IntegerField(help_text="1 berarti berikutnya; 0 bila tidak lagi menunggu.")
    perkiraan_menit = serializers.IntegerField(allow_null=True)
    perkiraan_dari = serializers.IntegerField(allow_null=True)
    perkiraan_sampai = serializers.IntegerField(allow_null=True)
    hasil = serializers.CharField()
    diambil_pada = serializers.DateTimeField()
    dipanggil_pada = serializers.DateTimeField(allow_null=True)
    mulai_pada = serializers.DateTimeField(allow_null=True)
    selesai_pada = serializers.DateTimeField(allow_null=True)
    tautan = serializers.URLField()
    survei = serializers.URLField(
        allow_null=True,
        help_text="Survei kepuasan kunjungan ini, sesudah selesai dan selama belum diisi; selain itu null.",
    )

    def to_representation(self, instance: Tiket) -> dict[str, Any]:
        return jawaban(instance, self.context["request"])


def jawaban(t: Tiket, request: Request) -> dict[str, Any]:
    """A ticket as TiketSerializer describes it, without its machinery: a thousand of these a minute."""
    p = posisi(t)
    lama = p.perkiraan
    return {
        "kode": kode.tampil(t.kode),
        "nomor": t.nomor,
        "status": t.status,
        "layanan": t.layanan.slug,
        "jalur": t.jalur,
        "loket": t.loket.nama if t.loket_id and t.loket else None,
        "posisi": p.ke,
        "perkiraan_menit": lama.menit if lama else None,
        "perkiraan_dari": lama.dari if lama else None,
        "perkiraan_sampai": lama.sampai if lama else None,
        "hasil": t.hasil,
        "diambil_pada": t.diambil_pada,
        "dipanggil_pada": t.dipanggil_pada,
        "mulai_pada": t.mulai_pada,
        "selesai_pada": t.selesai_pada,
        "tautan": request.build_absolute_uri(t.get_absolute_url()),
        "survei": _survei(t, request),
    }


def _survei(t: Tiket, request: Request) -> str | None:
    """The machine that took the number speaks for its holder, as the ticket's own page does."""
    if t.status != Status.SELESAI:
        return None
    ada = (s.tautan for s in benang.simpul(t.kunjungan_id, None) if s.ikon == "survei" and s.tautan)
    return next((request.build_absolute_uri(alamat) for alamat in ada), None)


class BuatTiket(APIView):
    """Mengambil nomor antrean."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="ambil_tiket",
        summary="Mengambil nomor antrean",
        parameters=[KUNCI],
        request=AmbilSerializer,
        responses={201: TiketSerializer, 400: GALAT, 409: GALAT},
    )
    def post(self, request: Request) -> Response:
        isi = _ISIAN.run_validation(request.data)
        layanan = _layanan(request, isi["layanan"])
        didahulukan, kebutuhan = isi.get("prioritas") or (False, [])
        try:
            tiket = self.ambil(request, layanan, kebutuhan, didahulukan, isi)
        except GalatOperasi as ditolak:
            tolakan.hitung(layanan, ditolak)
            raise
        return Response(jawaban(tiket, request), status=201)

    @staticmethod
    def ambil(
        request: Request, layanan: Layanan, kebutuhan: list[str], didahulukan: bool, isi: dict[str, Any]
    ) -> Tiket:
        butir = _butir(layanan, isi.get("butir") or [])
        return sekali(
            request,
            Tiket,
            lambda: operasi.ambil_tiket(
                layanan=layanan,
                oleh=request.auth.pengguna,  # type: ignore[union-attr]
                kebutuhan=kebutuhan,
                prioritas=didahulukan,
                butir=butir,
                kanal=Kanal.PONSEL if isi.get("telepon") else Kanal.API,
                ponsel=isi.get("telepon") or "",
            ),
        )


_LAYANAN = Tanya(
    lambda teks, unit: layanan_terbuka().filter(Q(slug=teks) | Q(kode__iexact=teks), unit=unit)[:1],
    teks=str,
    unit=int,
)
_LOKET = Tanya(
    lambda pk, unit: Loket.objects.aktif().filter(pk=pk, unit=unit).only("unit", "nama", "nomor"),
    pk=int,
    unit=int,
)


def _layanan(request: Request, teks: str) -> Layanan:
    """By slug or by code, in the unit of the key."""
    unit = request.auth.unit_id  # type: ignore[union-attr]
    layanan = _LAYANAN.satu(teks=teks, unit=unit)
    if layanan is None:
        raise ValidationError({"layanan": ["Layanan ini tidak ada di unit Anda. Lihat /api/v1/layanan/."]})
    return layanan


def _butir(layanan: Layanan, daftar: list[str]) -> list[Layanan]:
    """Further services of the same unit, by slug or code; asked for by few."""
    semua = [_LAYANAN.satu(teks=teks, unit=layanan.unit_id) for teks in dict.fromkeys(daftar)]
    if None in semua:
        raise ValidationError(
            {"butir": ["Salah satu layanan ini tidak ada di unit Anda. Lihat /api/v1/layanan/."]}
        )
    return [x for x in semua if x is not None and x.pk != layanan.pk]


class SatuTiket(generics.RetrieveAPIView):
    """Satu tiket menurut kodenya: siapa pun yang memegang kode boleh membacanya."""

    lingkup = None
    serializer_class = TiketSerializer

    def get_object(self) -> Tiket:
        return akses.ambil_berkode(
            Tiket.objects.select_related("unit", "layanan", "loket"), self.kwargs["kode"]
        )

    @extend_schema(
        tags=["antrian"],
        operation_id="baca_tiket",
        summary="Membaca satu tiket",
        responses={200: TiketSerializer, 404: GALAT},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class LoketSerializer(serializers.ModelSerializer):
    layanan = serializers.SerializerMethodField()
    tiket = serializers.SerializerMethodField(help_text="Nomor yang sedang di loket, bila ada.")

    class Meta:
        model = Loket
        fields = ["id", "nomor", "nama", "terbuka", "istirahat", "layanan", "tiket"]

    istirahat = serializers.SerializerMethodField()

    def get_istirahat(self, k: Loket) -> bool:
        return k.istirahat_pada is not None

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_layanan(self, k: Loket) -> list[str]:
        return [m.layanan.slug for m in k.melayani.all()]

    def get_tiket(self, k: Loket) -> str | None:
        return self.context.get("aktif", {}).get(k.pk)


class DaftarLoket(generics.ListAPIView):
    """Loket di unit Anda."""

    lingkup = "loket"
    serializer_class = LoketSerializer

    def get_queryset(self) -> Any:
        berhak = akses.unit_berhak(self.request.user, "antrian.lihat") if self.request else set()
        return Loket.objects.aktif().filter(unit__in=berhak).prefetch_related("melayani__layanan")

    def get_serializer_context(self) -> dict[str, Any]:
        berhak = akses.unit_berhak(self.request.user, "antrian.lihat") if self.request else set()
        aktif = {t.loket_id: t.nomor for t in Tiket.objects.filter(unit__in=berhak, status__in=AKTIF)}
        return {**super().get_serializer_context(), "aktif": aktif}

    @extend_schema(tags=["antrian"], operation_id="daftar_loket", summary="Loket di unit Anda")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().get(request, *args, **kwargs)


class HasilSerializer(serializers.Serializer):
    hasil = serializers.ChoiceField(choices=Hasil.choices)
    catatan = serializers.CharField(required=False, allow_blank=True, max_length=200)


class _DiLoket(APIView):
    """One act at a loket of the key's unit."""

    lingkup = "loket"
    isian: type[serializers.Serializer] | None = None
    perbuatan: Callable[..., Any]

    def ambil(self, request: Request, pk: int) -> Loket:
        berhak = akses.unit_berhak(request.user, "antrian.layani")  # a key has one unit
        k = next((k for unit in berhak if (k := _LOKET.satu(pk=pk, unit=unit))), None)
        if k is None:
            raise NotFound("Loket ini tidak ada di unit Anda.")
        return k

    def kerjakan(self, request: Request, pk: int) -> Any:
        isi = {}
        if self.isian is not None:
            isian = self.isian(data=request.data)
            isian.is_valid(raise_exception=True)
            isi = isian.validated_data
        k = self.ambil(request, pk)
        return sekali(request, self.model, lambda: type(self).perbuatan(loket=k, oleh=request.user, **isi))

    model: Any = Tiket


def _tiket(
    nama: str, ringkas: str, perbuatan: Callable[..., Any], isian: type[serializers.Serializer] | None = None
) -> type[_DiLoket]:
    """The view class of one act that answers with the ticket."""

    class DiLoket(_DiLoket):
        @extend_schema(
            tags=["antrian"],
            operation_id=nama,
            summary=ringkas,
            parameters=[KUNCI],
            request=isian,
            responses={200: TiketSerializer, 404: GALAT, 409: GALAT},
        )
        def post(self, request: Request, pk: int) -> Response:
            tiket = self.kerjakan(request, pk)
            return Response(jawaban(tiket, request))

    DiLoket.perbuatan = staticmethod(perbuatan)
    DiLoket.isian = isian
    DiLoket.__name__ = DiLoket.__qualname__ = "".join(b.capitalize() for b in nama.split("_"))
    DiLoket.__doc__ = ringkas
    return DiLoket


def _loket(nama: str, ringkas: str, perbuatan: Callable[..., Any]) -> type[_DiLoket]:
    """The view class of one act that answers with the loket."""

    class DiLoket(_DiLoket):
        model = Loket

        @extend_schema(
            tags=["antrian"],
            operation_id=nama,
            summary=ringkas,
            parameters=[KUNCI],
            request=None,
            responses={200: LoketSerializer, 404: GALAT, 409: GALAT},
        )
        def post(self, request: Request, pk: int) -> Response:
            return Response(LoketSerializer(self.kerjakan(request, pk)).data)

    DiLoket.perbuatan = staticmethod(perbuatan)
    DiLoket.__name__ = DiLoket.__qualname__ = "".join(b.capitalize() for b in nama.split("_"))
    DiLoket.__doc__ = ringkas
    return DiLoket


Buka = _loket("buka_loket", "Membuka loket", operasi.buka_loket)
Tutup = _loket("tutup_loket", "Menutup loket", operasi.tutup_loket)
Panggil = _tiket(
    "panggil_berikutnya",
    "Memanggil yang berikutnya; ditekan lagi sebelum orangnya dilayani, jawabannya tiket yang sama",
    operasi.panggil_berikutnya,
)
PanggilUlang = _tiket("panggil_ulang", "Memanggil lagi nomor yang sama", operasi.panggil_ulang)
Mulai = _tiket("mulai_layani", "Mulai melayani", operasi.mulai_layani)
Selesai = _tiket("selesaikan", "Selesai, dengan satu hasil", operasi.selesaikan, HasilSerializer)
TidakHadir = _tiket("tidak_hadir", "Orangnya tidak hadir", operasi.tidak_hadir)

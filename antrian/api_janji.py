"""Appointments for REST clients."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from antrian import janji as baca
from antrian import operasi, pindai
from antrian.alur_janji import StatusJanji
from antrian.api import GALAT, KUNCI, TiketSerializer, _layanan, jawaban
from antrian.models import JanjiTemu, Kanal, Tiket
from pelayanan import akses, kode
from pelayanan.api.sekali import sekali


class SlotSerializer(serializers.Serializer):
    mulai = serializers.DateTimeField()
    selesai = serializers.DateTimeField()
    sisa = serializers.IntegerField(help_text="Tempat yang masih bebas.")


class JanjiSerializer(serializers.Serializer):
    kode = serializers.CharField()
    status = serializers.ChoiceField(StatusJanji.choices)
    layanan = serializers.CharField()
    mulai = serializers.DateTimeField()
    selesai = serializers.DateTimeField()
    datang_dari = serializers.DateTimeField()
    datang_sampai = serializers.DateTimeField()
    tautan = serializers.URLField()


class IsianJanjiSerializer(serializers.Serializer):
    layanan = serializers.CharField(max_length=120, help_text="Slug atau kode layanan.")
    mulai = serializers.DateTimeField(help_text="Awal slot, dengan zona.")
    surel = serializers.EmailField(required=False, allow_blank=True, help_text="Hanya untuk pengingat.")


class PindahSerializer(serializers.Serializer):
    mulai = serializers.DateTimeField(help_text="Awal slot yang baru, dengan zona.")


def _jawab(j: JanjiTemu, request: Request) -> dict[str, Any]:
    dari, sampai = baca.jendela(j)
    isi = {
        "kode": kode.tampil(j.kode),
        "status": j.status,
        "layanan": j.layanan.slug,
        "mulai": j.slot.mulai,
        "selesai": j.slot.selesai,
        "datang_dari": dari,
        "datang_sampai": sampai,
        "tautan": request.build_absolute_uri(j.get_absolute_url()),
    }
    return JanjiSerializer(isi).data


class DaftarSlot(APIView):
    """Waktu yang bebas dua pekan ke depan."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="daftar_slot_janji",
        summary="Waktu janji temu yang dibuka dua pekan ke depan",
        parameters=[OpenApiParameter("layanan", str, required=True, description="Slug atau kode layanan.")],
        responses={200: SlotSerializer(many=True), 404: GALAT},
    )
    def get(self, request: Request) -> Response:
        teks = request.query_params.get("layanan", "")[:120].replace("\0", "")
        try:
            layanan = _layanan(request, teks)
        except ValidationError as galat:  # something of a neighbour is no mistake of typing
            raise NotFound(_("Layanan ini tidak ada di unit Anda.")) from galat
        semua = [s for hari in baca.tersedia(layanan, timezone.now()).values() for s in hari]
        return Response(SlotSerializer(semua, many=True).data)


class BuatJanji(APIView):
    """Memesan janji temu."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="buat_janji",
        summary="Memesan janji temu",
        parameters=[KUNCI],
        request=IsianJanjiSerializer,
        responses={201: JanjiSerializer, 400: GALAT, 409: GALAT},
    )
    def post(self, request: Request) -> Response:
        isian = IsianJanjiSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        isi = isian.validated_data
        layanan = _layanan(request, isi["layanan"])
        j = sekali(
            request,
            JanjiTemu,
            lambda: operasi.buat_janji(
                layanan=layanan,
                mulai=isi["mulai"],
                surel=isi.get("surel", ""),
                oleh=request.auth.pengguna,
            ),
        )
        return Response(_jawab(_satu(request, j.kode), request), status=201)


def _satu(request: Request, teks: str) -> JanjiTemu:
    """Of the key's unit; else 404."""
    unit = request.auth.unit_id
    semua = JanjiTemu.objects.select_related("unit__setelan_antrian", "layanan__unit", "slot", "tiket")
    return akses.ambil_berkode(semua.filter(unit=unit), teks)


class SatuJanji(APIView):
    """Satu janji temu menurut kodenya."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="baca_janji",
        summary="Membaca satu janji temu",
        responses={200: JanjiSerializer, 404: GALAT},
    )
    def get(self, request: Request, kode: str) -> Response:
        return Response(_jawab(_satu(request, kode), request))


class BatalkanJanji(APIView):
    """Membatalkan janji temu; tempatnya langsung bebas."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="batalkan_janji",
        summary="Membatalkan janji temu",
        parameters=[KUNCI],
        request=None,
        responses={200: JanjiSerializer, 404: GALAT, 409: GALAT},
    )
    def post(self, request: Request, kode: str) -> Response:
        j = _satu(request, kode)
        oleh = request.auth.pengguna
        sekali(request, JanjiTemu, lambda: operasi.batalkan_janji(janji=j, oleh=oleh))
        return Response(_jawab(_satu(request, kode), request))


class UbahJanji(APIView):
    """Memindahkan janji temu ke waktu lain."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="ubah_janji",
        summary="Memindahkan janji temu",
        parameters=[KUNCI],
        request=PindahSerializer,
        responses={200: JanjiSerializer, 404: GALAT, 409: GALAT},
    )
    def post(self, request: Request, kode: str) -> Response:
        j = _satu(request, kode)
        isian = PindahSerializer(data=request.data)
        isian.is_valid(raise_exception=True)
        mulai, oleh = isian.validated_data["mulai"], request.auth.pengguna
        sekali(request, JanjiTemu, lambda: operasi.ubah_janji(janji=j, mulai=mulai, oleh=oleh))
        return Response(_jawab(_satu(request, kode), request))


class HadirJanji(APIView):
    """Datang: nomor antrean di jalur janji temu."""

    lingkup = "tiket"

    @extend_schema(
        tags=["antrian"],
        operation_id="hadir_janji",
        summary="Datang untuk janji temu: mengambil nomornya",
        parameters=[KUNCI],
        request=None,
        responses={201: TiketSerializer, 404: GALAT, 409: GALAT},
    )
    def post(self, request: Request, kode: str) -> Response:
        j = _satu(request, kode)
        p = pindai.Pindaian(tiket=j.tiket, layanan=j.layanan, janji=j)
        oleh = request.auth.pengguna
        tiket = sekali(request, Tiket, lambda: pindai.jadikan(p, kanal=Kanal.JANJI, oleh=oleh))
        return Response(jawaban(tiket, request), status=201)

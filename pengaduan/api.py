"""REST: file an aduan, read it with its PIN."""

from __future__ import annotations

from typing import Any, cast

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from pelayanan import kode as kode_publik
from pelayanan import pin
from pelayanan.api.galat import GalatSerializer
from pelayanan.api.sekali import sekali
from pelayanan.models import AkunMesin
from pengaduan import garis, operasi
from pengaduan.models import Aduan, Tanggapan
from pengaduan.teks import bersihkan
from standar.models import Layanan


class Teks(serializers.CharField):
    """Text without control characters and tricks of direction."""

    def to_internal_value(self, data: Any) -> str:
        teks = bersihkan(super().to_internal_value(data))
        if not teks and not self.allow_blank:
            self.fail("blank")
        return teks


class AduanBaruSerializer(serializers.Serializer):
    judul = Teks(max_length=120, help_text="Judul singkat, tanpa nama atau NIK.")
    isi = Teks(max_length=20_000, help_text="Yang terjadi.")
    kelas = serializers.ChoiceField(choices=Aduan.Kelas.choices, default=Aduan.Kelas.TIDAK_BERKADAR.value)
    layanan = serializers.SlugRelatedField(
        slug_field="slug",
        queryset=Layanan.objects.filter(aktif=True),
        required=False,
        allow_null=True,
        help_text="Slug layanan dari unit pemilik kunci.",
        error_messages={"does_not_exist": "Layanan «{value}» tidak ada di unit ini."},
    )
    nama = Teks(max_length=120, required=False, allow_blank=True, default="")
    kontak = Teks(max_length=120, required=False, allow_blank=True, default="")
    kerugian = Teks(max_length=4_000, required=False, allow_blank=True, default="")
    permintaan = Teks(max_length=4_000, required=False, allow_blank=True, default="")
    terjadi_pada = serializers.DateField(
        required=False,
        allow_null=True,
        help_text="Tanggal kejadian; lebih dari 30 hari ditandai, tidak ditolak.",
    )
    kuasa_dari = Teks(
        max_length=120, required=False, allow_blank=True, default="", help_text="Bila penerima kuasa."
    )
    identitas = serializers.ChoiceField(
        choices=Aduan.Identitas.choices, help_text="tanpa_identitas: nama dan kontak tidak disimpan."
    )
    sifat = serializers.ChoiceField(choices=Aduan.Sifat.choices)

    def validate_layanan(self, nilai: Layanan | None) -> Layanan | None:
        akun: AkunMesin = self.context["request"].auth
        if nilai is not None and nilai.unit_id != akun.unit_id:
            raise serializers.ValidationError(f"Layanan «{nilai.slug}» tidak ada di unit ini.")
        return nilai


class AduanTerkirimSerializer(serializers.Serializer):
    kode = serializers.CharField(help_text="Bentuk berkelompok, A-XXXX-XXXX-XXXX.")
    pin = serializers.CharField(help_text="Enam angka; bersama kode membuka aduan.")
    tenggat = serializers.DateTimeField(
        allow_null=True, help_text="Paling lambat dijawab; null: tanpa tenggat."
    )
    tautan = serializers.URLField()


class PeristiwaAduanSerializer(serializers.Serializer):
    teks = serializers.CharField()
    pada = serializers.DateTimeField(allow_null=True)
    rincian = serializers.CharField(allow_blank=True)


class AduanSerializer(serializers.Serializer):
    kode = serializers.CharField()
    judul = serializers.CharField()
    kelas = serializers.ChoiceField(choices=Aduan.Kelas.choices)
    status = serializers.CharField()
    keadaan = serializers.CharField(help_text="Keadaan dalam kata-kata.")
    tingkat = serializers.IntegerField(help_text="0 penangan, 1 penanggung jawab, 2 pimpinan, 3 inspektorat.")
    diterima = serializers.DateTimeField()
    tenggat = serializers.DateTimeField(allow_null=True)
    jawaban = serializers.CharField(allow_null=True)
    perjalanan = PeristiwaAduanSerializer(many=True)


class AduanBaru(APIView):
    """Menyampaikan aduan atas nama pelapor, ke unit pemilik kunci."""

    lingkup = AkunMesin.Lingkup.ADUAN

    @extend_schema(
        operation_id="aduan_sampaikan",
        tags=["pengaduan"],
        request=AduanBaruSerializer,
        responses={201: AduanTerkirimSerializer, 400: GalatSerializer},
        parameters=[OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER)],
    )
    def post(self, request: Request) -> Response:
        """Sampaikan aduan: jamnya berjalan sejak diterima. Simpan kode dan PIN."""
        s = AduanBaruSerializer(data=request.data, context={"request": request})
        s.is_valid(raise_exception=True)
        akun = cast(AkunMesin, request.auth)
        isi = {"unit": akun.unit, "kanal": Aduan.Kanal.API, "oleh": akun.pengguna, **s.validated_data}
        a = sekali(request, Aduan, lambda: operasi.terima_aduan(**isi))
        tautan = request.build_absolute_uri(reverse("aduan", args=[a.kode_tampil]))
        hasil = {"kode": a.kode_tampil, "pin": pin.pin(a.kode), "tenggat": a.tenggat_pada, "tautan": tautan}
        return Response(AduanTerkirimSerializer(hasil).data, status=201)


class SatuAduan(APIView):
    """Membaca satu aduan dengan kode dan PIN-nya."""

    lingkup = None

    @extend_schema(
        operation_id="aduan_baca",
        tags=["pengaduan"],
        responses={200: AduanSerializer, 404: GalatSerializer, 429: GalatSerializer},
        parameters=[OpenApiParameter("X-Pin", str, OpenApiParameter.HEADER, required=True)],
    )
    def get(self, request: Request, kode: str) -> Response:
        """Keadaan aduan dan perjalanannya. Kode salah dan PIN salah dijawab sama."""
        rapi = kode_publik.rapikan(kode) or ""
        a = Aduan.objects.filter(kode=rapi).first() if rapi else None
        pin.periksa(rapi or kode, request.headers.get("X-Pin", ""), ada=a is not None)
        if a is None:
            raise pin.PinSalah
        publik = [t for t in a.tanggapan.all() if t.jenis == Tanggapan.Jenis.JAWABAN]
        hasil = {
            "kode": a.kode_tampil,
            "judul": a.judul,
            "kelas": a.kelas,
            "status": a.status,
            "keadaan": a.get_status_display(),
            "tingkat": a.tingkat,
            "diterima": a.diterima_pada,
            "tenggat": a.tenggat_pada,
            "jawaban": publik[-1].isi if publik else None,
            "perjalanan": [
                {"teks": b["teks"], "pada": b["pada"], "rincian": b.get("rincian", "")}
                for b in garis.butir(a)
                if b["keadaan"] != "nanti"
            ],
        }
        return Response(AduanSerializer(hasil).data)

"""REST: send an answer with an invitation's token; read a unit's index."""

from collections.abc import Callable
from typing import Any, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ikm import hasil, hasil_kanal, kotak
from ikm.models import Undangan
from ikm.operasi import kirim_jawaban
from ikm.periksa import ALASAN_TERPANJANG, SARAN_TERPANJANG
from pelayanan import idempotensi
from pelayanan.api.galat import GalatSerializer
from pelayanan.api.sekali import PANJANG_KUNCI
from pelayanan.models import AkunMesin, Unit


class JawabanSerializer(serializers.Serializer):
    token = serializers.CharField(
        max_length=200, help_text="Token undangan, atau alamat /s/<token>/ seluruhnya."
    )
    jawaban = serializers.DictField(
        child=serializers.JSONField(),
        help_text="Nilai 1–4 untuk setiap unsur. Kunci: nama kode unsur, atau u1, u2, … menurut urutan lampiran.",
    )
    profil = serializers.DictField(
        child=serializers.JSONField(allow_null=True),
        required=False,
        help_text="jenis_kelamin (L/P), umur (tahun) atau kelas usia, pendidikan, pekerjaan; semuanya boleh "
        "dikosongkan. Kelasnya milik instrumen periode itu; kelas lain ditolak dengan daftar pilihannya.",
    )
    alasan = serializers.DictField(
        child=serializers.CharField(max_length=ALASAN_TERPANJANG, allow_blank=True),
        required=False,
        help_text="Alasan untuk unsur yang bernilai 2 atau kurang.",
    )
    saran = serializers.CharField(max_length=SARAN_TERPANJANG, required=False, allow_blank=True)


class DiterimaSerializer(serializers.Serializer):
    diterima = serializers.BooleanField()
    menunggu = serializers.IntegerField(
        help_text="Jawaban unit ini yang masih menunggu jawaban lain bergabung (paling sedikit lima sekaligus)."
    )


class KirimJawaban(APIView):
    """Mengirim satu jawaban survei dengan token undangan kunjungan; token berlaku satu kali."""

    lingkup = "jawaban"

    @extend_schema(
        tags=["ikm"],
        request=JawabanSerializer,
        responses={
            201: DiterimaSerializer,
            400: OpenApiResponse(GalatSerializer, description="Isian salah; `bidang` menyebut unsurnya."),
            404: OpenApiResponse(GalatSerializer, description="Token tidak dikenal atau milik unit lain."),
            409: OpenApiResponse(GalatSerializer, description="Undangan sudah dipakai."),
            410: OpenApiResponse(GalatSerializer, description="Undangan kedaluwarsa."),
        },
    )
    def post(self, request: Request) -> Response:
        isi = JawabanSerializer(data=request.data)
        isi.is_valid(raise_exception=True)
        d: dict[str, Any] = dict(isi.validated_data)
        d["token"] = d["token"].rstrip("/").rsplit("/", 1)[-1]
        unit = cast(AkunMesin, request.auth).unit
        undangan = _sekali(request, d["token"], lambda: kirim_jawaban(**d, unit=unit))
        return Response({"diterima": True, "menunggu": kotak.menunggu(undangan.unit_id)}, status=201)


def _sekali(request: Request, token: str, kerjakan: Callable[[], Undangan]) -> Undangan:
    """Idempotency-Key as everywhere, but the fingerprint kept in the event covers the token only.

    A hash of the answers would join them to their invitation for ever: there are so few possible answers
    that every one can be tried.
    """
    kunci = request.headers.get("Idempotency-Key", "").strip()
    if not kunci:
        return kerjakan()
    if len(kunci) > PANJANG_KUNCI or not kunci.isprintable():
        raise serializers.ValidationError(
            {"Idempotency-Key": ["Paling panjang 200 huruf yang dapat dicetak."]}
        )
    pemilik = f"api:mesin:{cast(AkunMesin, request.auth).pk}"
    return idempotensi.sekali(
        idempotensi.kunci_dari(pemilik, kunci, f"{request.path} {token}"), Undangan, kerjakan
    )


class UnsurSerializer(serializers.Serializer):
    kode = serializers.CharField()
    u = serializers.CharField(help_text="Urutan lampiran: u1, u2, …")
    nama = serializers.CharField()
    nrr = serializers.DecimalField(max_digits=12, decimal_places=10)
    nrr_tertimbang = serializers.DecimalField(max_digits=12, decimal_places=10)
    banyak = serializers.IntegerField()


class BuktiSerializer(serializers.Serializer):
    kode = serializers.ChoiceField(["terverifikasi", "terbuka"])
    n = serializers.IntegerField()
    konversi = serializers.DecimalField(
        max_digits=5,
        decimal_places=2,
        allow_null=True,
        help_text="Kosong bila salah satunya kurang dari lima jawaban.",
    )
    mutu = serializers.CharField(allow_null=True)


class AturanSerializer(serializers.Serializer):
    instrumen = serializers.CharField()
    bobot = serializers.CharField()
    pembulatan = serializers.CharField()
    tabel = serializers.CharField()
    kosong = serializers.CharField()


class IkmSerializer(serializers.Serializer):
    unit = serializers.CharField()
    contoh = serializers.BooleanField(help_text="Data buatan; bukan hasil survei yang sebenarnya.")
    periode = serializers.CharField(allow_null=True)
    mulai = serializers.DateField(allow_null=True)
    selesai = serializers.DateField(allow_null=True)
    sementara = serializers.BooleanField(help_text="Periode belum berakhir.")
    n = serializers.IntegerField()
    terverifikasi = serializers.IntegerField()
    menunggu = serializers.IntegerField()
    indeks = serializers.DecimalField(max_digits=12, decimal_places=10, allow_null=True)
    konversi = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
    mutu = serializers.CharField(allow_null=True)
    kinerja = serializers.CharField(allow_null=True)
    peringatan = serializers.ListField(child=serializers.CharField())
    bukti = BuktiSerializer(many=True, help_text="Terverifikasi kunjungan, dan tautan terbuka serta kertas.")
    unsur = UnsurSerializer(many=True)
    aturan = AturanSerializer(allow_null=True)


class IkmUnit(APIView):
    """Indeks Kepuasan Masyarakat terbaru satu unit: nilai, mutu, setiap unsur, dan cara hitungnya."""

    lingkup = None

    @extend_schema(tags=["ikm"], responses={200: IkmSerializer, 404: GalatSerializer})
    def get(self, request: Request, kode: str) -> Response:
        unit = get_object_or_404(Unit, kode=kode, aktif=True)
        kini, _dulu = hasil.pilih(hasil.semua_periode(unit, 3))
        return Response(IkmSerializer(_isi(unit, kini)).data)


def _isi(unit: Unit, kini: hasil.Angka | None) -> dict[str, Any]:
    h = kini.hasil if kini else None
    p = kini.periode if kini else None
    return {
        "unit": unit.kode,
        "contoh": unit.contoh,
        "periode": p.nama if p else None,
        "mulai": p.mulai if p else None,
        "selesai": p.selesai if p else None,
        "sementara": bool(p and hasil.berjalan(p)),
        "n": kini.n if kini else 0,
        "terverifikasi": kini.terverifikasi if kini else 0,
        "menunggu": kotak.menunggu(unit),
        "indeks": h.indeks if h else None,
        "konversi": h.konversi if h else None,
        "mutu": h.mutu if h else None,
        "kinerja": h.kinerja if h else None,
        "peringatan": list(h.peringatan) if h else [],
        "bukti": [
            {
                "kode": nama,
                "n": a.n,
                "konversi": a.hasil.konversi if a.hasil else None,
                "mutu": a.hasil.mutu if a.hasil else None,
            }
            for nama, (_nama, a) in zip(
                ("terverifikasi", "terbuka"), hasil_kanal.per_bukti(p) if p else [], strict=False
            )
        ],
        "unsur": [
            {
                "kode": b.unsur.kode,
                "u": b.unsur.u,
                "nama": b.unsur.nama,
                "nrr": b.nrr,
                "nrr_tertimbang": h.nrr_tertimbang[b.unsur.kode] if h else None,
                "banyak": b.banyak,
            }
            for b in (kini.unsur if kini else [])
        ],
        "aturan": {
            "instrumen": p.instrumen.kode,
            "bobot": p.bobot,
            "pembulatan": p.pembulatan,
            "tabel": p.tabel,
            "kosong": p.kosong,
        }
        if p
        else None,
    }

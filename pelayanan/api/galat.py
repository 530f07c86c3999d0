"""One error shape for the whole API: ``{kode, pesan, bidang}``."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from pelayanan.galat import GalatOperasi

_KODE = {
    exceptions.NotAuthenticated: "belum_masuk",
    exceptions.AuthenticationFailed: "kunci_ditolak",
    exceptions.PermissionDenied: "tidak_berhak",
    exceptions.MethodNotAllowed: "metode_tidak_berlaku",
    exceptions.NotAcceptable: "bentuk_jawaban_tidak_ada",
    exceptions.UnsupportedMediaType: "bentuk_isi_tidak_dikenal",
    exceptions.ParseError: "isi_tidak_terbaca",
    exceptions.Throttled: "terlalu_sering",
    exceptions.NotFound: "tidak_ditemukan",
}


class GalatSerializer(serializers.Serializer):
    """Setiap penolakan: `kode` tetap untuk mesin, `pesan` untuk orang, `bidang` per isian."""

    kode = serializers.CharField()
    pesan = serializers.CharField()
    bidang = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


def _jawab(kode: str, pesan: str, bidang: dict[str, list[str]], status_http: int) -> Response:
    return Response({"kode": kode, "pesan": pesan, "bidang": bidang}, status=status_http)


def _datar(rinci: Any, awalan: str = "") -> dict[str, list[str]]:
    """DRF's nested details as {"jawaban.u1": ["…"]}."""
    if isinstance(rinci, dict):
        hasil: dict[str, list[str]] = {}
        for nama, isi in rinci.items():
            hasil |= _datar(isi, f"{awalan}.{nama}".lstrip("."))
        return hasil
    if isinstance(rinci, list) and any(isinstance(x, dict | list) for x in rinci):
        hasil = {}
        for i, isi in enumerate(rinci):
            hasil |= _datar(isi, f"{awalan}.{i}".lstrip("."))
        return hasil
    return {awalan or "isi": [str(x) for x in (rinci if isinstance(rinci, list) else [rinci])]}


def tangani(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: every refusal in one shape; a bug stays a 500 and is logged."""
    if isinstance(exc, GalatOperasi):
        pesan = str(exc.pesan)
        return _jawab(exc.kode, pesan, {exc.bidang: [pesan]} if exc.bidang else {}, exc.status)
    asal = exception_handler(exc, context)  # rolls back, sets Retry-After and WWW-Authenticate
    if asal is None:
        return None
    if isinstance(exc, exceptions.ValidationError):
        bidang = _datar(exc.detail)
        jawaban = _jawab(
            "isian_salah", _("Ada isian yang perlu diperbaiki."), bidang, status.HTTP_400_BAD_REQUEST
        )
    elif isinstance(exc, Http404):
        jawaban = _jawab("tidak_ditemukan", _("Yang Anda cari tidak ada."), {}, 404)
    elif isinstance(exc, PermissionDenied):
        jawaban = _jawab("tidak_berhak", _("Kunci ini tidak berhak atas permintaan ini."), {}, 403)
    else:
        kode = next((k for jenis, k in _KODE.items() if isinstance(exc, jenis)), "ditolak")
        jawaban = _jawab(kode, str(getattr(exc, "detail", exc)), {}, asal.status_code)
    for kepala in ("Retry-After", "WWW-Authenticate", "Allow"):
        if kepala in asal.headers:
            jawaban[kepala] = asal.headers[kepala]
    return jawaban

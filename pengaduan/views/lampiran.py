"""Giving an attachment to who may read it. The folder itself is served by nobody."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_GET

from pengaduan.models import Aduan, Lampiran
from pengaduan.views.petugas import ambil, perlu_lihat
from pengaduan.views.warga import wajib_terbuka


def _beri(a: Aduan, kunci: str) -> FileResponse:
    lampiran = Lampiran.objects.filter(aduan=a, kunci=kunci).first()
    if lampiran is None:
        raise Http404
    jawaban = FileResponse(
        lampiran.berkas.open("rb"),
        as_attachment=not lampiran.jenis.startswith("image/"),
        filename=lampiran.nama,
        content_type=lampiran.jenis,
    )
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawaban


@require_GET
@perlu_lihat
def petugas(request: HttpRequest, kode: str, kunci: str) -> FileResponse:
    return _beri(ambil(request, kode), kunci)


@require_GET
def pelapor(request: HttpRequest, kode: str, kunci: str) -> FileResponse:
    return _beri(wajib_terbuka(request, kode), kunci)

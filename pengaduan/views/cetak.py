"""Papers as PDF: each only to who may read the page it belongs to."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from pelayanan import akses, pdf
from pengaduan import cetak, izin, operasi
from pengaduan.alur import TANGANI
from pengaduan.views.catat import CATAT, baru_dicatat
from pengaduan.views.petugas import ambil, perlu_lihat, saya, wajib
from pengaduan.views.warga import wajib_terbuka


@require_GET
@never_cache
def tanda_terima(request: HttpRequest, kode: str) -> HttpResponse:
    a = wajib_terbuka(request, kode)
    return pdf.jawaban(cetak.tanda_terima(a), f"tanda-terima-{a.kode_tampil}.pdf")


@require_GET
@never_cache
@akses.perlu(CATAT)
def tanda_terima_petugas(request: HttpRequest, kode: str) -> HttpResponse:
    """The paper receipt, for the officer who typed the aduan in, for half an hour."""
    a = baru_dicatat(request, kode)
    return pdf.jawaban(cetak.tanda_terima(a), f"tanda-terima-{a.kode_tampil}.pdf")


@require_GET
@never_cache
def berkas(request: HttpRequest, kode: str) -> HttpResponse:
    """The pelapor's own file: without inner notes."""
    a = wajib_terbuka(request, kode)
    return pdf.jawaban(cetak.berkas(a, dalam=False), f"berkas-{a.kode_tampil}.pdf")


@require_GET
@never_cache
@perlu_lihat
def berkas_petugas(request: HttpRequest, kode: str) -> HttpResponse:
    a = ambil(request, kode)
    return pdf.jawaban(cetak.berkas(a, dalam=True), f"berkas-{a.kode_tampil}.pdf")


@require_GET
@never_cache
@perlu_lihat
def lembar_disposisi(request: HttpRequest, kode: str) -> HttpResponse:
    """The slip to the official named last; 404 before anybody was."""
    a = ambil(request, kode)
    isi = cetak.lembar_disposisi(a)
    if isi is None:
        raise Http404
    return pdf.jawaban(isi, f"disposisi-{a.kode_tampil}.pdf")


@require_POST
@never_cache
@perlu_lihat
def surat_maaf(request: HttpRequest, kode: str) -> HttpResponse:
    """The apology for a missed deadline. With the pelapor's name where this officer may know it: that look is an
    event; otherwise addressed to the code."""
    a = ambil(request, kode)
    wajib(request, a, TANGANI)
    if not izin.terlewat(a):
        raise Http404
    nama = alamat = ""
    if hasattr(a, "pelapor") and izin.identitas(request.user, a):
        pelapor = operasi.lihat_identitas(aduan=a, alasan=_("Surat permohonan maaf"), oleh=saya(request))
        nama, alamat = pelapor.nama, pelapor.alamat
    return pdf.jawaban(cetak.surat_maaf(a, nama=nama, alamat=alamat), f"permohonan-maaf-{a.kode_tampil}.pdf")

"""The shells Celery runs; the work is in the operations they call."""

from datetime import timedelta
from pathlib import Path
from tempfile import gettempdir

from celery import shared_task
from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Model
from django.utils import timezone

from permohonan import operasi
from permohonan.models import Klaim, Permohonan, Produk, Unggahan
from permohonan.operasi.habis import HARI_SEBELUM


def sapu_usang() -> int:
    """Close what nobody came back to; safe to run twice at once. Returns how many."""
    pada = timezone.now()
    return sum(
        operasi.kedaluwarsakan(permohonan_id=pk, pada=pada) is not None
        for pk in Permohonan.objects.usang(pada).values_list("pk", flat=True)[:500]
    )


def sapu_yatim() -> int:
    """Files that a rolled back or killed write left behind, older than a day. Returns how many went."""
    return (
        _sapu_sementara()
        + _sapu("permohonan", Unggahan, "isi")
        + _sapu("produk", Produk, "naskah")
        + _sapu("klaim", Klaim, "bukti")
    )


def _sapu_sementara() -> int:
    """Halves of uploads whose process was killed while they came in: Django's own temporary files."""
    batas, hapus = (timezone.now() - timedelta(days=1)).timestamp(), 0
    for jalur in Path(settings.FILE_UPLOAD_TEMP_DIR or gettempdir()).glob("tmp*.upload*"):
        try:
            if jalur.stat().st_mtime < batas:
                jalur.unlink()
                hapus += 1
        except OSError:  # gone meanwhile, or not ours
            continue
    return hapus


def _sapu(akar: str, model: type[Model], bidang: str) -> int:
    batas, hapus = timezone.now() - timedelta(days=1), 0
    try:
        folder, _berkas = default_storage.listdir(akar)
    except FileNotFoundError:
        return 0
    for f in folder:
        _folder, nama = default_storage.listdir(f"{akar}/{f}")
        semua = {f"{akar}/{f}/{n}" for n in nama}
        milik = model._default_manager.filter(**{f"{bidang}__in": semua}).values_list(bidang, flat=True)
        for jalur in semua - set(milik):
            if default_storage.get_modified_time(jalur) < batas:
                default_storage.delete(jalur)
                hapus += 1
    return hapus


def sapu_habis() -> int:
    """Tell the holders of what runs out soon; safe to run twice at once. Returns how many were told."""
    batas = timezone.now().date() + timedelta(days=HARI_SEBELUM + 1)
    dekat = Produk.objects.filter(
        status=Produk.Status.BERLAKU,
        diingatkan_pada=None,
        berlaku_sampai__isnull=False,
        berlaku_sampai__lte=batas,
        berlaku_sampai__gte=timezone.now().date(),
    )
    return sum(
        operasi.ingatkan_habis(produk_id=pk) is not None for pk in dekat.values_list("pk", flat=True)[:500]
    )


@shared_task(name="permohonan.sapu_usang")
def sapu() -> None:
    sapu_usang()
    sapu_habis()
    sapu_yatim()

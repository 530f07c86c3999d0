"""What this app does when something happened."""

from contextlib import suppress

from django.conf import settings
from django.urls import reverse

from pelayanan import kabar
from pelayanan.galat import AlurDitolak
from pelayanan.kabar import dorong
from pelayanan.models import Peran, Peristiwa
from permohonan import operasi
from permohonan.alur import Status
from permohonan.galat import TidakAdaVerifikator
from permohonan.models import Pengaturan, Permohonan, Produk, Rancangan
from permohonan.naskah import pdf_surat
from permohonan.penanda import penanda
from standar.models import Standar


def terbitkan_surat(p: Peristiwa) -> None:
    """An approved letter needs nobody to press a second time: number and QR come at once. Idempotent."""
    permohonan = Permohonan.objects.filter(pk=p.objek_id, status=Status.DISETUJUI).first()
    if permohonan is None:
        return
    if Rancangan.objects.filter(standar_id=permohonan.standar_id, produk=Rancangan.Produk.SURAT).exists():
        operasi.terbitkan(permohonan=permohonan, oleh=p.oleh)


def buka_kompensasi(p: Peristiwa) -> None:
    """A correction of the unit's own error: what the maklumat gives for a wrong product is opened. Idempotent."""
    perbaikan = Permohonan.objects.select_related("asal").filter(pk=p.objek_id, salah_unit=True).first()
    if perbaikan is not None and perbaikan.asal is not None:
        operasi.buka_kompensasi_produk(permohonan=perbaikan.asal)


def bagikan(p: Peristiwa) -> None:
    """A new request finds its verifikator by itself where the unit wants that. Idempotent."""
    m = Permohonan.objects.filter(pk=p.objek_id, status=Status.DIAJUKAN, verifikator__isnull=True).first()
    if m is None or not Pengaturan.objects.filter(unit=m.unit_id, bagi_otomatis=True).exists():
        return
    with suppress(
        AlurDitolak, TidakAdaVerifikator
    ):  # somebody was quicker, or nobody is there: the inbox has it
        operasi.bagikan(permohonan=m, oleh=None)


def salin_rancangan(p: Peristiwa) -> None:
    """A new version of a standard keeps what its predecessor asked and gave. Idempotent."""
    standar = Standar.objects.select_related("layanan").filter(pk=p.objek_id).first()
    if standar is not None:
        operasi.salin_rancangan(standar=standar, oleh=p.oleh)


def tanda_tangani(p: Peristiwa) -> None:
    """The letter's PDF is made and signed. Idempotent; a provider that does not answer is asked again by the outbox."""
    produk = (
        Produk.objects.filter(permohonan_id=p.objek_id, jenis=Rancangan.Produk.SURAT, sidik_naskah="")
        .select_related("unit")
        .first()
    )
    if produk is None:
        return
    isi = penanda().tanda_tangani(pdf_surat(produk), alasan=produk.nomor_teks, tempat=produk.unit.nama)
    operasi.simpan_naskah(produk=produk, isi=isi, oleh=None)


def kabari(p: Peristiwa) -> None:
    """Tell the applicant the way they chose: by e-mail, or as a task for a named officer. Idempotent.

    A checking that is late is the unit's own affair until the promise itself is missed; that is told once.
    """
    if p.kode == "permohonan.permohonan.dieskalasi" and not (
        p.data.get("jenis") == "permohonan.janji" and p.data.get("peran") == Peran.PENANGGUNG_JAWAB
    ):
        return
    m = Permohonan.objects.select_related("layanan", "verifikator", "unit").filter(pk=p.objek_id).first()
    if m is None:
        return
    dorong.tulis_semua(p, kode=m.kode, unit=m.unit, templat="permohonan.dorong")
    if m.kabar_lewat == Permohonan.Kabar.DATANG:
        return
    tujuan = {Permohonan.Kabar.SUREL: m.surel, Permohonan.Kabar.SURAT: m.alamat}
    kabar.tulis(
        p,
        unit=m.unit,
        templat=p.kode,
        saluran=m.kabar_lewat,
        tujuan=tujuan.get(Permohonan.Kabar(m.kabar_lewat), m.telepon),
        nilai={
            "kode": m.kode_tampil,
            "layanan": m.layanan.nama,
            "tautan": settings.ALAMAT_PORTAL + reverse("permohonan", args=[m.kode_tampil]),
        },
        untuk=m.verifikator,
    )

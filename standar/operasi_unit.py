"""What a unit keeps beside its standards: SPM, documents, registered agents."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from pelayanan.saring_berkas import nama_aman, saring
from standar.alur_biro import pastikan
from standar.models import BiroJasa, Dokumen, IndikatorSPM, KeteranganUnit, Layanan, NilaiSPM, VersiDokumen


class LayananUnitLain(GalatOperasi):
    kode = "layanan_unit_lain"
    pesan = _("Pilih layanan dari unit ini.")
    bidang = "layanan"


class IndikatorDihitung(GalatOperasi):
    kode = "indikator_dihitung"
    pesan = _("Capaian indikator ini dihitung dari kasus yang selesai dan tidak dapat diketik.")
    bidang = "jenis"


class IndikatorBerhenti(GalatOperasi):
    kode = "indikator_berhenti"
    pesan = _("Indikator ini sudah dihentikan.")


class BerkasSama(GalatOperasi):
    kode = "berkas_sama"
    pesan = _("Isi berkas ini sama dengan versi yang sudah ada.")
    bidang = "berkas"


class KeputusanTerpakai(GalatOperasi):
    kode = "keputusan_terpakai"
    pesan = _("Nomor keputusan ini sudah dipakai biro lain di unit Anda.")
    bidang = "nomor_keputusan"


class MasaSalah(GalatOperasi):
    kode = "masa_salah"
    pesan = _("Akhir masa berlaku tidak boleh sebelum awalnya.")
    bidang = "sampai"


# --- vision and mission ------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def tulis_jiwa(
    *, unit: Unit, visi: str, misi: str, oleh: Pengguna, pada: datetime | None = None
) -> KeteranganUnit:
    """The unit's vision, and its mission one line each; what was before stands in the event. The same again is none."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    k = KeteranganUnit.objects.filter(unit=unit).first() or KeteranganUnit(unit=unit)
    visi = " ".join(visi.split())
    misi = "\n".join(b.strip() for b in misi.splitlines() if b.strip())
    if (k.visi, k.misi) == (visi, misi):
        return k
    lama = {"visi": k.visi, "misi": k.misi}
    k.visi, k.misi = visi, misi
    k.save()
    catat("standar.unit.jiwa_ditulis", k, oleh=oleh, pada=pada, unit=unit, data={"lama": lama})
    return k


# --- SPM ----------------------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def buat_indikator(
    *,
    unit: Unit,
    nama: str,
    aspek: str,
    arah: str,
    satuan: str,
    layanan: Layanan | None = None,
    hitung: str = "diisi",
    dokumen: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> IndikatorSPM:
    """The next measure of a unit. Raises LayananUnitLain."""
    if layanan is not None and layanan.unit_id != unit.pk:
        raise LayananUnitLain
    Unit.objects.select_for_update().get(pk=unit.pk)  # numbers without a gap
    nomor = (IndikatorSPM.objects.filter(unit=unit).aggregate(n=Max("nomor"))["n"] or 0) + 1
    indikator = IndikatorSPM.objects.create(
        unit=unit,
        nomor=nomor,
        nama=nama,
        aspek=aspek,
        arah=arah,
        satuan=satuan,
        layanan=layanan,
        hitung=hitung,
        dokumen=dokumen,
    )
    catat(
        "standar.spm.dibuat", indikator, oleh=oleh, pada=pada, unit=unit, data={"nomor": nomor, "nama": nama}
    )
    return indikator


@transaction.atomic(durable=True)
def catat_nilai_spm(
    *,
    indikator: IndikatorSPM,
    jenis: str,
    tahun: int,
    nilai: Decimal,
    keterangan: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> NilaiSPM:
    """A target or an achievement of a year; the one before stays as history.

    Raises IndikatorDihitung (an achievement that is computed), IndikatorBerhenti.
    """
    pada = pada or timezone.now()
    indikator = (
        IndikatorSPM.objects.select_for_update(of=("self",)).select_related("unit").get(pk=indikator.pk)
    )
    if indikator.dihentikan_pada is not None:
        raise IndikatorBerhenti
    if indikator.dihitung and jenis == NilaiSPM.Jenis.CAPAIAN:
        raise IndikatorDihitung
    lama = NilaiSPM.objects.filter(
        indikator=indikator, jenis=jenis, tahun=tahun, digantikan_pada__isnull=True
    ).first()
    if lama is not None:
        lama.digantikan_pada = pada
        lama.save(update_fields=["digantikan_pada"])
    baru = NilaiSPM.objects.create(
        indikator=indikator,
        jenis=jenis,
        tahun=tahun,
        nilai=nilai,
        keterangan=keterangan,
        dicatat_pada=pada,
        dicatat_oleh=oleh,
    )
    catat(
        "standar.spm.dicatat",
        indikator,
        oleh=oleh,
        pada=pada,
        unit=indikator.unit,
        data={
            "jenis": str(NilaiSPM.Jenis(jenis).label),
            "tahun": tahun,
            "nilai": str(nilai),
            "lama": str(lama.nilai) if lama else "–",
        },
    )
    return baru


@transaction.atomic(durable=True)
def hentikan_indikator(
    *, indikator: IndikatorSPM, oleh: Pengguna, pada: datetime | None = None
) -> IndikatorSPM:
    """Measure it no longer; its years stay to be read. Raises IndikatorBerhenti."""
    indikator = (
        IndikatorSPM.objects.select_for_update(of=("self",)).select_related("unit").get(pk=indikator.pk)
    )
    if indikator.dihentikan_pada is not None:
        raise IndikatorBerhenti
    indikator.dihentikan_pada = pada or timezone.now()
    indikator.save(update_fields=["dihentikan_pada"])
    data = {"nomor": indikator.nomor}
    catat("standar.spm.dihentikan", indikator, oleh=oleh, pada=pada, unit=indikator.unit, data=data)
    return indikator


# --- documents ----------------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def terbitkan_dokumen(
    *,
    unit: Unit,
    jenis: str,
    judul: str,
    nomor: str = "",
    ringkasan: str = "",
    nama: str,
    isi: bytes,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Dokumen:
    """A new title with its first file. Raises BerkasDitolak and its kinds."""
    dokumen = Dokumen.objects.create(unit=unit, jenis=jenis, judul=judul, nomor=nomor, ringkasan=ringkasan)
    _tambah_versi(dokumen, nama, isi, "", oleh, pada)
    return dokumen


@transaction.atomic(durable=True)
def perbarui_dokumen(
    *,
    dokumen: Dokumen,
    nama: str,
    isi: bytes,
    catatan: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> VersiDokumen:
    """The next version; the ones before stay where they are. Raises BerkasDitolak and its kinds, BerkasSama."""
    dokumen = Dokumen.objects.select_for_update(of=("self",)).select_related("unit").get(pk=dokumen.pk)
    return _tambah_versi(dokumen, nama, isi, catatan, oleh, pada)


def _tambah_versi(
    dokumen: Dokumen, nama: str, isi: bytes, catatan: str, oleh: Pengguna, pada: datetime | None
) -> VersiDokumen:
    bersih = saring(isi, naskah=True)
    cerna = hashlib.sha256(bersih.isi).hexdigest()
    if VersiDokumen.objects.filter(dokumen=dokumen, cerna=cerna).exists():
        raise BerkasSama
    nomor = (VersiDokumen.objects.filter(dokumen=dokumen).aggregate(n=Max("nomor"))["n"] or 0) + 1
    versi = VersiDokumen(
        dokumen=dokumen,
        nomor=nomor,
        nama=nama_aman(nama, bersih.akhiran),
        jenis=bersih.jenis,
        ukuran=len(bersih.isi),
        cerna=cerna,
        catatan=catatan,
        diunggah_pada=pada or timezone.now(),
        diunggah_oleh=oleh,
    )
    # On disk before its row says so: a crash between leaves a file nobody names, never the reverse.
    versi.berkas.save(f"{dokumen.kunci}-{nomor}{bersih.akhiran}", ContentFile(bersih.isi), save=False)
    versi.save(force_insert=True)
    catat(
        "standar.dokumen.diterbitkan",
        dokumen,
        oleh=oleh,
        pada=pada,
        unit=dokumen.unit,
        data={"judul": dokumen.judul, "versi": nomor},
    )
    return versi


# --- biro jasa ----------------------------------------------------------------------------------------------
@transaction.atomic(durable=True)
def daftarkan_biro(
    *,
    unit: Unit,
    nama: str,
    nomor_keputusan: str,
    tanggal_keputusan: date,
    mulai: date,
    sampai: date,
    layanan: Sequence[Layanan],
    alamat: str = "",
    telepon: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> BiroJasa:
    """Register an agent, from `mulai` to and with `sampai`. Raises MasaSalah, LayananUnitLain, KeputusanTerpakai."""
    if sampai < mulai:
        raise MasaSalah
    if any(x.unit_id != unit.pk for x in layanan):
        raise LayananUnitLain
    Unit.objects.select_for_update().get(pk=unit.pk)
    if BiroJasa.objects.filter(unit=unit, nomor_keputusan=nomor_keputusan).exists():
        raise KeputusanTerpakai
    biro = BiroJasa.objects.create(
        unit=unit,
        nama=nama,
        alamat=alamat,
        telepon=telepon,
        nomor_keputusan=nomor_keputusan,
        tanggal_keputusan=tanggal_keputusan,
        berlaku=DateRange(mulai, sampai + timedelta(days=1)),
    )
    biro.layanan.set(layanan)
    data = {"nama": nama, "nomor": nomor_keputusan}
    catat("standar.biro_jasa.didaftarkan", biro, oleh=oleh, pada=pada, unit=unit, data=data)
    return biro


_KEJADIAN_BIRO = {
    BiroJasa.Status.AKTIF: "standar.biro_jasa.diaktifkan",
    BiroJasa.Status.DIBEKUKAN: "standar.biro_jasa.dibekukan",
    BiroJasa.Status.DICABUT: "standar.biro_jasa.dicabut",
}


@transaction.atomic(durable=True)
def ubah_status_biro(
    *, biro: BiroJasa, status: str, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> BiroJasa:
    """Freeze, free or withdraw an agent, always with a reason. Raises AlurDitolak."""
    biro = BiroJasa.objects.select_for_update(of=("self",)).select_related("unit").get(pk=biro.pk)
    pastikan(biro.status, status)
    biro.status = status
    biro.alasan = "" if status == BiroJasa.Status.AKTIF else alasan
    biro.save(update_fields=["status", "alasan"])
    kode = _KEJADIAN_BIRO[BiroJasa.Status(status)]
    catat(kode, biro, oleh=oleh, pada=pada, unit=biro.unit, data={"nama": biro.nama, "alasan": alasan})
    return biro

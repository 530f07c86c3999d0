"""People speak on a draft; the unit answers each, holds the forum, and closes with a result."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from pelayanan.saring_berkas import nama_aman, saring
from standar import surel
from standar.models import BerkasKonsultasi, Hadir, Konsultasi, Masukan, Standar

BERKAS_TERBANYAK = 30


class KonsultasiTutup(GalatOperasi):
    kode = "konsultasi_tutup"
    pesan = _("Konsultasi publik untuk standar ini sudah ditutup.")


class SudahBersuara(GalatOperasi):
    kode = "sudah_bersuara"
    pesan = _("Anda sudah memberi masukan untuk versi ini. Satu orang satu suara.")


class BelumTerverifikasi(GalatOperasi):
    kode = "belum_terverifikasi"
    status = 403
    pesan = _("Masuk dulu, atau buktikan alamat surel Anda dengan kode yang kami kirim.")


class BelumDitanggapi(GalatOperasi):
    kode = "belum_ditanggapi"


class MasaBelumLewat(GalatOperasi):
    kode = "masa_belum_lewat"
    pesan = _("Masa konsultasi belum sampai hari terakhirnya. Masyarakat masih boleh memberi masukan.")


class TerlaluBanyakBerkas(GalatOperasi):
    kode = "terlalu_banyak_berkas"
    bidang = "berkas"
    pesan = _("Sudah ada 30 berkas. Hapus yang tidak perlu dulu.")


def terbuka(standar: Standar, pada: datetime | None = None) -> bool:
    """May people speak now? On the unit's local days, the last one included, until it is closed."""
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    return bool(
        standar.status == Standar.Status.KONSULTASI
        and standar.konsultasi_sampai
        and hari <= standar.konsultasi_sampai
        and not Konsultasi.objects.filter(standar=standar, ditutup_pada__isnull=False).exists()
    )


@transaction.atomic(durable=True)
def beri_masukan(
    *,
    standar: Standar,
    sikap: str,
    isi: str,
    kelompok: str,
    oleh: Pengguna | None = None,
    sidik_surel: Sequence[str] = (),
    pada: datetime | None = None,
) -> Masukan:
    """One voice a person: of an account, or of an e-mail address proven by code (its digests, newest key first).

    Whoever has both speaks once: an account carries its own address's digest.
    Raises KonsultasiTutup, SudahBersuara, BelumTerverifikasi.
    """
    standar = _kunci(standar)
    if not terbuka(standar, pada):
        raise KonsultasiTutup
    sidik = list(sidik_surel) or (surel.sidik(standar, oleh.email) if oleh and oleh.email else [])
    if oleh is None and not sidik:
        raise BelumTerverifikasi
    suara = Masukan.objects.filter(standar=standar)
    if (oleh and suara.filter(oleh=oleh).exists()) or suara.filter(sidik_surel__in=sidik).exists():
        raise SudahBersuara
    masukan = Masukan.objects.create(
        standar=standar,
        oleh=oleh,
        sidik_surel=sidik[0] if sidik else "",
        sikap=sikap,
        isi=isi,
        kelompok=kelompok,
        disampaikan_pada=pada or timezone.now(),
    )
    catat("standar.masukan.disampaikan", masukan, oleh=oleh, pada=pada, unit=standar.layanan.unit)
    return masukan


@transaction.atomic(durable=True)
def tanggapi_masukan(
    *, masukan: Masukan, tanggapan: str, oleh: Pengguna, pada: datetime | None = None
) -> Masukan:
    """The unit's answer; it may be written again until the consultation is closed. Raises KonsultasiTutup."""
    standar = _kunci(masukan.standar)
    _belum_ditutup(standar)
    masukan = Masukan.objects.select_for_update(of=("self",)).get(pk=masukan.pk)
    masukan.tanggapan, masukan.ditanggapi_oleh = tanggapan, oleh
    masukan.ditanggapi_pada = pada or timezone.now()
    masukan.save(update_fields=["tanggapan", "ditanggapi_oleh", "ditanggapi_pada"])
    catat("standar.masukan.ditanggapi", masukan, oleh=oleh, pada=pada, unit=standar.layanan.unit)
    return masukan


@transaction.atomic(durable=True)
def unggah_berkas(
    *, standar: Standar, jenis: str, nama: str, isi: bytes, oleh: Pengguna, pada: datetime | None = None
) -> BerkasKonsultasi:
    """A paper for everybody: PDF or picture, judged by its content. Raises BerkasDitolak, KonsultasiTutup."""
    bersih = saring(isi)
    standar = _kunci(standar)
    konsultasi = _belum_ditutup(standar)
    if konsultasi.berkas.count() >= BERKAS_TERBANYAK:
        raise TerlaluBanyakBerkas
    berkas = BerkasKonsultasi(
        konsultasi=konsultasi,
        jenis=jenis,
        nama=nama_aman(nama, bersih.akhiran),
        jenis_isi=bersih.jenis,
        ukuran=len(bersih.isi),
        diunggah_pada=pada or timezone.now(),
    )
    berkas.isi.save(f"{berkas.kunci}{bersih.akhiran}", ContentFile(bersih.isi), save=False)
    berkas.save()
    catat(
        "standar.konsultasi.berkas_diunggah",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"nama": berkas.nama},
    )
    return berkas


@transaction.atomic(durable=True)
def hapus_berkas(*, berkas: BerkasKonsultasi, oleh: Pengguna, pada: datetime | None = None) -> Standar:
    """Take a paper away that should not be there, before closing. Raises KonsultasiTutup."""
    standar = _kunci(berkas.konsultasi.standar)
    _belum_ditutup(standar)
    nama, isi = berkas.nama, berkas.isi
    berkas.delete()
    transaction.on_commit(lambda: isi.storage.delete(str(isi.name)), robust=True)
    catat(
        "standar.konsultasi.berkas_dihapus",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"nama": nama},
    )
    return standar


@transaction.atomic(durable=True)
def catat_forum(
    *,
    standar: Standar,
    tempat: str,
    tanggal: date | None,
    notulen: str,
    hadir: Sequence[Mapping[str, Any]],
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Konsultasi:
    """The meeting: where, when, minutes, who came (fields of Hadir). Raises KonsultasiTutup, GalatOperasi."""
    standar = _kunci(standar)
    konsultasi = _belum_ditutup(standar)
    if tanggal is not None and tanggal > timezone.localdate(pada, standar.layanan.unit.tz):
        raise GalatOperasi(_("Forum dicatat sesudah berlangsung; tanggal ini belum tiba."), bidang="tanggal")
    konsultasi.tempat, konsultasi.tanggal, konsultasi.notulen = tempat, tanggal, notulen
    konsultasi.save(update_fields=["tempat", "tanggal", "notulen"])
    konsultasi.hadir.all().delete()
    Hadir.objects.bulk_create(Hadir(konsultasi=konsultasi, **h) for h in hadir)
    catat(
        "standar.konsultasi.forum_dicatat",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "hadir": len(hadir)},
    )
    return konsultasi


@transaction.atomic(durable=True)
def tutup_konsultasi(
    *,
    standar: Standar,
    hasil: str,
    penanda: Sequence[Mapping[str, str]],
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Konsultasi:
    """The last word: what came of it and who signs the berita acara.

    Not before the last day, nor while a voice is unanswered.
    Raises KonsultasiTutup, MasaBelumLewat, BelumDitanggapi.
    """
    standar = _kunci(standar)
    if standar.status != Standar.Status.KONSULTASI:
        raise KonsultasiTutup
    konsultasi = _belum_ditutup(standar)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if standar.konsultasi_sampai and hari < standar.konsultasi_sampai:
        raise MasaBelumLewat
    if n := belum_ditanggapi(standar):
        raise BelumDitanggapi(
            ngettext(
                "Masih ada %(n)s masukan yang belum ditanggapi. Tanggapi dulu di halaman konsultasi.",
                "Masih ada %(n)s masukan yang belum ditanggapi. Tanggapi dulu di halaman konsultasi.",
                n,
            )
            % {"n": n}
        )
    konsultasi.hasil, konsultasi.penanda = hasil, [dict(p) for p in penanda]
    konsultasi.ditutup_pada, konsultasi.ditutup_oleh = pada or timezone.now(), oleh
    konsultasi.save(update_fields=["hasil", "penanda", "ditutup_pada", "ditutup_oleh"])
    catat(
        "standar.konsultasi.ditutup",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "masukan": Masukan.objects.filter(standar=standar).count()},
    )
    return konsultasi


def belum_ditanggapi(standar: Standar) -> int:
    """How many voices with words still lack an answer."""
    return Masukan.objects.filter(standar=standar, ditanggapi_pada__isnull=True).exclude(isi="").count()


def _kunci(standar: Standar) -> Standar:
    return Standar.objects.select_for_update(of=("self",)).select_related("layanan__unit").get(pk=standar.pk)


def _belum_ditutup(standar: Standar) -> Konsultasi:
    """The consultation's row, made when first needed; the version's row is locked already."""
    if standar.status not in (Standar.Status.RANCANGAN, Standar.Status.KONSULTASI):
        raise KonsultasiTutup
    konsultasi, _baru = Konsultasi.objects.get_or_create(standar=standar)
    if konsultasi.ditutup_pada is not None:
        raise KonsultasiTutup
    return konsultasi

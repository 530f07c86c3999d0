"""Writing a standard: from an empty page to in force, each act one operation."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Peristiwa, Unit
from pelayanan.peristiwa import catat, jenis_objek
from standar import impor
from standar.alur import DIKERJAKAN, TETAP, pastikan
from standar.banding import perubahan
from standar.bentuk import periksa
from standar.cari import indeks
from standar.ekspor import sebagai_data
from standar.impor import DataStandarSalah
from standar.kelengkapan import periksa as periksa_kelengkapan
from standar.models import Konsultasi, Layanan, PenilaianUjiCoba, Peninjauan, Standar
from standar.operasi_konsultasi import belum_ditanggapi

S = Standar.Status


class KodeLayananTerpakai(GalatOperasi):
    kode = "kode_terpakai"
    pesan = _("Kode layanan ini sudah dipakai di unit Anda. Pilih kode lain.")
    bidang = "kode"


class MasihAdaRancangan(GalatOperasi):
    kode = "masih_ada_rancangan"
    pesan = _("Layanan ini sudah punya versi yang sedang dikerjakan. Selesaikan itu dulu.")


class RancanganTerkunci(GalatOperasi):
    kode = "rancangan_terkunci"
    pesan = _("Hanya rancangan yang dapat disunting. Kembalikan dulu ke rancangan, atau buat versi baru.")


class KomponenKurang(GalatOperasi):
    kode = "komponen_kurang"


class TanggalSalah(GalatOperasi):
    kode = "tanggal_salah"
    status = 400


class BelumSaatnya(GalatOperasi):
    kode = "belum_saatnya"


class RancanganBerubah(GalatOperasi):
    kode = "rancangan_berubah"
    pesan = _(
        "Rancangan ini sudah disunting orang lain sesudah Anda membukanya. Yang Anda ketik masih ada di sini: simpan "
        "sekali lagi untuk memakai isian Anda, atau buka lagi halaman ini untuk melihat isian mereka."
    )


@transaction.atomic(durable=True)
def buat_layanan(
    *, unit: Unit, kode: str, nama: str, kelompok: str, awalan: str = "A", oleh: Pengguna
) -> Standar:
    """A new service with an empty draft, version 1. Raises KodeLayananTerpakai."""
    if Layanan.objects.filter(unit=unit, kode=kode).exists():
        raise KodeLayananTerpakai
    layanan = Layanan.objects.create(
        unit=unit,
        kode=kode,
        nama=nama,
        kelompok=kelompok,
        awalan=awalan,
        slug=impor.slug_bebas({"nama": nama, "kode": kode}, unit),
    )
    standar = Standar.objects.create(layanan=layanan, versi=1)
    indeks.perbarui(layanan)
    catat("standar.layanan.dibuat", layanan, oleh=oleh, unit=unit, data={"nama": nama})
    return standar


@transaction.atomic(durable=True)
def buat_rancangan(*, layanan: Layanan, oleh: Pengguna) -> Standar:
    """The next version as a draft: everything of the newest one. Raises MasihAdaRancangan."""
    layanan = Layanan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=layanan.pk)
    versi = Standar.objects.lengkap().filter(layanan=layanan)
    if versi.filter(status__in=DIKERJAKAN).exists():
        raise MasihAdaRancangan
    terakhir = versi.order_by("-versi").first()
    nomor = terakhir.versi + 1 if terakhir else 1
    isi = sebagai_data(terakhir, portal=True) if terakhir else {"nama": layanan.nama, "kode": layanan.kode}
    standar = impor.buat_versi(layanan, isi, versi=nomor)
    catat("standar.standar.dirancang", standar, oleh=oleh, unit=layanan.unit, data={"versi": nomor})
    return standar


@transaction.atomic(durable=True)
def sunting_rancangan(
    *, standar: Standar, data: Mapping[str, Any], oleh: Pengguna, sejak: datetime | None = None
) -> Standar:
    """Put the whole contents of a draft as `data` says (the shape of import; kode stays).

    `sejak`: `diubah_pada` of the draft as the editor saw it; somebody else's save since then is not overwritten
    unseen. What changed, field by field, goes into the event. Raises RancanganTerkunci, RancanganBerubah,
    DataStandarSalah.
    """
    standar = _kunci(standar)
    if standar.status != S.RANCANGAN:
        raise RancanganTerkunci
    if sejak is not None and standar.diubah_pada != sejak:
        raise RancanganBerubah
    isi = {**data, "kode": standar.layanan.kode}
    if cacat := periksa(isi):
        raise DataStandarSalah(cacat)
    lama = Standar.objects.lengkap().get(pk=standar.pk)
    lama_data = sebagai_data(lama)
    impor.ganti_isi(standar, isi)
    baru = Standar.objects.lengkap().get(pk=standar.pk)
    if sebagai_data(baru) == lama_data and baru.menit_loket == lama.menit_loket:
        return standar  # pressed "save" twice: nothing happened
    rinci = perubahan(lama, baru)
    catat(
        "standar.standar.disunting",
        standar,
        oleh=oleh,
        unit=standar.layanan.unit,
        data={
            "versi": standar.versi,
            "bidang": ", ".join(r["bidang"] for r in rinci) or "-",
            "rinci": rinci,
        },
    )
    return standar


@transaction.atomic(durable=True)
def buka_konsultasi(
    *, standar: Standar, sampai: date, oleh: Pengguna, pada: datetime | None = None
) -> Standar:
    """Show a draft to the public until and with `sampai`. Raises KomponenKurang, TanggalSalah, AlurDitolak."""
    standar = _kunci(standar)
    pastikan(standar.status, S.KONSULTASI)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if sampai < hari:
        raise TanggalSalah(_("Konsultasi tidak dapat berakhir sebelum hari ini."), bidang="sampai")
    kurang = periksa_kelengkapan(Standar.objects.lengkap().get(pk=standar.pk)).wajib_kurang
    if kurang:
        raise KomponenKurang(_("Isi dulu komponen yang wajib diumumkan: %s.") % ", ".join(kurang))
    # a second round opens the same consultation again; who spoke on this version has spoken
    Konsultasi.objects.update_or_create(
        standar=standar, defaults={"ditutup_pada": None, "ditutup_oleh": None}
    )
    return _pindah(
        standar,
        S.KONSULTASI,
        "standar.standar.dikonsultasikan",
        oleh,
        pada,
        isi={"konsultasi_mulai": hari, "konsultasi_sampai": sampai},
        data={"sampai": sampai.isoformat()},
    )


@transaction.atomic(durable=True)
def mulai_uji_coba(*, standar: Standar, persen: int, oleh: Pengguna, pada: datetime | None = None) -> Standar:
    """Try it with a capacity of `persen` per cent (30–50 is usual). Raises AlurDitolak, GalatOperasi."""
    standar = _kunci(standar)
    pastikan(standar.status, S.UJI_COBA)
    if not 1 <= persen <= 100:
        raise GalatOperasi(_("Kapasitas uji coba antara 1 dan 100 persen."), bidang="persen")
    _konsultasi_ditutup(standar)
    return _pindah(
        standar,
        S.UJI_COBA,
        "standar.standar.diujicobakan",
        oleh,
        pada,
        isi={"uji_coba_persen": persen, "uji_coba_mulai_pada": pada or timezone.now()},
        data={"persen": persen},
    )


@transaction.atomic(durable=True)
def nilai_uji_coba(
    *,
    standar: Standar,
    sarpras: str,
    kemudahan: str,
    keteraturan: str,
    catatan: str = "",
    oleh: Pengguna,
    pada: datetime | None = None,
) -> PenilaianUjiCoba:
    """Judge the running trial in its three respects ("baik" | "kurang"); the newest one counts.

    Raises BelumSaatnya outside of a trial, GalatOperasi when something is lacking and nothing says what.
    """
    standar = _kunci(standar)
    if standar.status != S.UJI_COBA:
        raise BelumSaatnya(_("Yang dinilai hanya uji coba yang sedang berjalan."))
    penilaian = PenilaianUjiCoba(
        standar=standar,
        dinilai_pada=pada or timezone.now(),
        oleh=oleh,
        sarpras=sarpras,
        kemudahan=kemudahan,
        keteraturan=keteraturan,
        catatan=catatan,
    )
    if not penilaian.baik and not catatan:
        raise GalatOperasi(_("Tulis apa yang belum baik."), bidang="catatan")
    penilaian.save()
    catat(
        "standar.standar.dinilai",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "putusan": str(_("baik")) if penilaian.baik else str(_("belum baik"))},
    )
    return penilaian


@transaction.atomic(durable=True)
def kembalikan_ke_rancangan(
    *, standar: Standar, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> Standar:
    """Back to the desk, with the reason. Raises AlurDitolak."""
    standar = _kunci(standar)
    pastikan(standar.status, S.RANCANGAN)
    return _pindah(standar, S.RANCANGAN, "standar.standar.dikembalikan", oleh, pada, data={"alasan": alasan})


@transaction.atomic(durable=True)
def tetapkan(
    *,
    standar: Standar,
    nomor_sk: str,
    tanggal_sk: date,
    penanda_tangan: str,
    mulai_berlaku: date,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Standar:
    """Set by decree; the contents are frozen from now on. Raises AlurDitolak, BelumSaatnya, TanggalSalah."""
    standar = _kunci(standar)
    pastikan(standar.status, S.DITETAPKAN)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if standar.status == S.KONSULTASI and standar.konsultasi_sampai and hari <= standar.konsultasi_sampai:
        raise BelumSaatnya(_("Masa konsultasi publik belum lewat. Tunggu, atau kembalikan ke rancangan."))
    if belum_ditanggapi(standar):
        raise BelumSaatnya(_("Masih ada masukan masyarakat yang belum ditanggapi."))
    _konsultasi_ditutup(standar)
    if standar.status == S.UJI_COBA:
        _uji_coba_baik(standar)
    if tanggal_sk > hari:
        raise TanggalSalah(_("Tanggal SK tidak dapat di masa depan."), bidang="tanggal_sk")
    if mulai_berlaku < tanggal_sk:
        raise TanggalSalah(_("Standar tidak dapat berlaku sebelum SK-nya."), bidang="mulai_berlaku")
    return _pindah(
        standar,
        S.DITETAPKAN,
        "standar.standar.ditetapkan",
        oleh,
        pada,
        isi={
            "nomor_sk": nomor_sk,
            "tanggal_sk": tanggal_sk,
            "penanda_tangan": penanda_tangan,
            "mulai_berlaku": mulai_berlaku,
        },
        data={"nomor_sk": nomor_sk},
    )


@transaction.atomic(durable=True)
def berlakukan(*, standar: Standar, oleh: Pengguna | None, pada: datetime | None = None) -> Standar:
    """Put in force from its day on; the version before it ends the day before. Raises BelumSaatnya, AlurDitolak."""
    layanan = Layanan.objects.select_for_update(of=("self",)).get(pk=standar.layanan_id)
    standar = _kunci(standar)
    pastikan(standar.status, S.BERLAKU)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if standar.mulai_berlaku and hari < standar.mulai_berlaku:
        raise BelumSaatnya(_("Standar ini baru berlaku pada tanggal yang ditetapkan dalam SK."))
    lama = Standar.objects.filter(layanan=layanan, status=S.BERLAKU).first()
    if lama is not None:
        pastikan(lama.status, S.DIGANTIKAN)
        dari = lama.berlaku.lower
        lama.status, lama.berlaku = S.DIGANTIKAN, DateRange(dari, max(dari, hari) if dari else hari)
        lama.save(update_fields=["status", "berlaku", "diubah_pada"])
    standar.status, standar.berlaku = S.BERLAKU, DateRange(hari, None)
    standar.save(update_fields=["status", "berlaku", "diubah_pada"])
    indeks.perbarui(standar.layanan)
    catat(
        "standar.standar.diberlakukan",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "menggantikan": lama.versi if lama else None},
    )
    return standar


@transaction.atomic(durable=True)
def cabut(*, standar: Standar, alasan: str, oleh: Pengguna, pada: datetime | None = None) -> Standar:
    """End a version without a next one. Raises AlurDitolak."""
    standar = _kunci(standar)
    pastikan(standar.status, S.DICABUT)
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    dari = standar.berlaku.lower if standar.berlaku else hari
    return _pindah(
        standar,
        S.DICABUT,
        "standar.standar.dicabut",
        oleh,
        pada,
        isi={"berlaku": DateRange(dari, max(dari, hari))},
        data={"alasan": alasan},
    )


@transaction.atomic(durable=True)
def tinjau(
    *,
    standar: Standar,
    hasil: str,
    tindak_lanjut: str = "",
    berikutnya: date | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Peninjauan:
    """A dated look back at a version in force. Raises AlurDitolak, TanggalSalah."""
    standar = _kunci(standar)
    if standar.status != S.BERLAKU:
        raise GalatOperasi(_("Yang ditinjau hanya versi yang sedang berlaku."))
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    if berikutnya is not None and berikutnya <= hari:
        raise TanggalSalah(_("Peninjauan berikutnya harus sesudah hari ini."), bidang="berikutnya")
    peninjauan = Peninjauan.objects.create(
        standar=standar,
        tanggal=hari,
        hasil=hasil,
        tindak_lanjut=tindak_lanjut,
        berikutnya=berikutnya,
        oleh=oleh,
    )
    catat(
        "standar.standar.ditinjau",
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "hasil": hasil[:200]},
    )
    return peninjauan


@transaction.atomic(durable=True)
def ingatkan_tinjau(*, standar: Standar, jatuh_tempo: date, pada: datetime | None = None) -> bool:
    """The review due on `jatuh_tempo` is near; told once. False when it was told before or nothing is in force."""
    standar = _kunci(standar)
    sudah = Peristiwa.objects.filter(
        kode="standar.standar.peninjauan_diingatkan",
        objek_jenis=jenis_objek(Standar),
        objek_id=standar.pk,
        data__jatuh_tempo=jatuh_tempo.isoformat(),
    )
    if standar.status != S.BERLAKU or sudah.exists():
        return False
    catat(
        "standar.standar.peninjauan_diingatkan",
        standar,
        oleh=None,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, "jatuh_tempo": jatuh_tempo.isoformat()},
    )
    return True


def _konsultasi_ditutup(standar: Standar) -> None:
    if not Konsultasi.objects.filter(standar=standar, ditutup_pada__isnull=False).exists():
        raise BelumSaatnya(_("Tutup dulu konsultasi publiknya: catat hasil dan penanda tangan berita acara."))


def _uji_coba_baik(standar: Standar) -> None:
    """The newest judgement of this trial says good in all three."""
    nilai = standar.penilaian_uji_coba.filter(dinilai_pada__gte=standar.uji_coba_mulai_pada).first()
    if nilai is None:
        raise BelumSaatnya(_("Nilai dulu uji cobanya: sarana prasarana, kemudahan, dan keteraturan alur."))
    if not nilai.baik:
        raise BelumSaatnya(
            _("Uji coba dinilai belum baik. Perbaiki, lalu nilai lagi; atau kembalikan ke rancangan.")
        )


def _kunci(standar: Standar) -> Standar:
    return Standar.objects.select_for_update(of=("self",)).select_related("layanan__unit").get(pk=standar.pk)


def _pindah(
    standar: Standar,
    ke: Standar.Status,
    kode: str,
    oleh: Pengguna,
    pada: datetime | None,
    *,
    isi: Mapping[str, Any] | None = None,
    data: Mapping[str, Any] | None = None,
) -> Standar:
    """Last lines of every step: fields, state, event."""
    assert ke not in TETAP or ke in (S.DITETAPKAN, S.DICABUT)  # noqa: S101 - berlaku has its own operation
    for nama, nilai in (isi or {}).items():
        setattr(standar, nama, nilai)
    standar.status = ke
    standar.save(update_fields=[*(isi or {}), "status", "diubah_pada"])
    if ke == S.DICABUT:
        indeks.perbarui(standar.layanan)
    catat(
        kode,
        standar,
        oleh=oleh,
        pada=pada,
        unit=standar.layanan.unit,
        data={"versi": standar.versi, **(data or {})},
    )
    return standar

"""Parts of operations, not operations: locking, the applicant's data, the end of a case."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from pelayanan.akses import boleh
from pelayanan.models import Kunjungan, Pengguna, Unit
from pelayanan.sandi import indeks_buta
from pelayanan.siap import Tanya
from permohonan import biaya
from permohonan.alur import AKHIR, Status, pastikan
from permohonan.galat import (
    BiroTidakTerdaftar,
    BukanPemegang,
    LayananDiujiCoba,
    LayananTidakDibuka,
    UnitPemohonKeliru,
)
from permohonan.models import Klaim, Pembayaran, Permohonan, Rancangan, Tagihan
from standar.berlaku import versi_dilayani
from standar.models import BiroJasa, Layanan, Standar

# the contact that each choice of news needs
KONTAK = {
    Permohonan.Kabar.TELEPON: "telepon",
    Permohonan.Kabar.SUREL: "surel",
    Permohonan.Kabar.SURAT: "alamat",
}


@dataclass(frozen=True, kw_only=True)
class Pemohon:
    """Who asks, already tidied (`sandi.rapikan_nik`, `rapikan_telepon`)."""

    nama: str
    nik: str = ""
    telepon: str = ""
    surel: str = ""
    alamat: str = ""
    kabar_lewat: str = Permohonan.Kabar.TELEPON
    atas: str = Permohonan.Atas.SENDIRI
    nama_pengaju: str = ""
    # looked up by `isi_pemohon`: a biro jasa's registration, a unit's code
    nomor_biro: str = ""
    kode_unit: str = ""

    def isi(self, permohonan: Permohonan) -> None:
        """Write it into the row, with its blind indexes."""
        for nama in ("nama", "nik", "telepon", "surel", "alamat", "kabar_lewat", "atas", "nama_pengaju"):
            setattr(permohonan, nama, getattr(self, nama))
        permohonan.nik_buta = indeks_buta(self.nik, "permohonan.nik")
        permohonan.telepon_buta = indeks_buta(self.telepon, "permohonan.telepon")


def isi_pemohon(p: Permohonan, pemohon: Pemohon, oleh: Pengguna | None, pada: datetime) -> None:
    """Who asks, written into the row; agents and units are looked up in their registers.

    Raises BiroTidakTerdaftar, UnitPemohonKeliru.
    """
    pemohon.isi(p)
    p.biro = p.unit_pemohon = None
    if p.atas == Permohonan.Atas.BIRO_JASA:
        p.biro = BiroJasa.objects.filter(unit=p.unit_id, nomor_keputusan=pemohon.nomor_biro.strip()).first()
        pastikan_biro(p, pada)
        p.nama_pengaju = p.nama_pengaju or str(p.biro)[:120]
    elif p.atas == Permohonan.Atas.UNIT:
        unit = Unit.objects.filter(kode=pemohon.kode_unit, aktif=True).exclude(pk=p.unit_id).first()
        # one's own unit, or an officer at the counter writes down who stands there
        if unit is None or not (
            boleh(oleh, "permohonan.lihat", unit) or boleh(oleh, "permohonan.terima", p.unit_id)
        ):
            raise UnitPemohonKeliru
        p.unit_pemohon = unit
        p.nama_pengaju = p.nama_pengaju or str(oleh or "")[:120]


def pemohon_kurang(p: Permohonan) -> str:
    """The screen (forms.BAGIAN) on which a draft does not yet say who asks, or how to reach them; "" when it does."""
    if p.atas in (Permohonan.Atas.KELUARGA, Permohonan.Atas.KUASA) and not p.nama_pengaju:
        return "untuk"
    perlu = KONTAK.get(Permohonan.Kabar(p.kabar_lewat))
    return "kabar" if perlu and not getattr(p, perlu) else ""


def pastikan_biro(p: Permohonan, pada: datetime) -> None:
    """An agent may act only while its registration holds, for the services it names. Raises BiroTidakTerdaftar."""
    if p.atas != Permohonan.Atas.BIRO_JASA:
        return
    hari = pada.astimezone(p.unit.tz).date()
    if p.biro is None or not p.biro.boleh(hari) or not p.biro.layanan.filter(pk=p.layanan_id).exists():
        raise BiroTidakTerdaftar


_KUNCI = Tanya(
    lambda pk: (
        Permohonan.objects.select_for_update(of=("self",)).select_related("unit", "layanan").filter(pk=pk)
    ),
    pk=int,
)
_RANCANGAN = Tanya(lambda standar: Rancangan.objects.filter(standar_id=standar).order_by(), standar=int)


def kini(pada: datetime | None) -> datetime:
    return pada or timezone.now()


def kunci(permohonan: Permohonan) -> Permohonan:
    """The row as it is now, locked until the end of the operation.

    With what nearly every operation asks; seven wide tables took longer to plan than the few others take to fetch.
    """
    return _KUNCI.wajib(pk=permohonan.pk)


def pindah(permohonan: Permohonan, ke: Status, pada: datetime, sebagai: str) -> None:
    """Set the next state if the table knows the arrow for this role; final states get their time."""
    pastikan(permohonan.status, ke, sebagai)
    permohonan.status = ke
    permohonan.disentuh_pada = pada
    permohonan.selesai_pada = pada if ke in AKHIR else None


def pastikan_pemegang(permohonan: Permohonan, oleh: Pengguna) -> None:
    """Only who holds the case decides on it."""
    if permohonan.verifikator_id and permohonan.verifikator_id != oleh.pk:
        raise BukanPemegang(str(permohonan.verifikator))


def versi_untuk(layanan: Layanan, *, di_loket: bool = False) -> Standar:
    """The version an active service is served by, else LayananTidakDibuka.

    On trial only `di_loket`, where the queue has counted who comes (the trial's cap); else LayananDiujiCoba.
    """
    versi = versi_dilayani(layanan) if layanan.aktif else None
    if versi is None:
        raise LayananTidakDibuka
    if versi.diuji and not di_loket:
        raise LayananDiujiCoba
    return versi


def kunjungan_untuk(unit: Unit, kunjungan: Kunjungan | None, pada: datetime) -> Kunjungan:
    """The visit this belongs to; a new one when it is the first thing of the visit."""
    if kunjungan is not None and kunjungan.unit_id == unit.pk:
        return kunjungan
    return Kunjungan.objects.create(unit=unit, dibuka_pada=pada)


def rancangan(p: Permohonan) -> Rancangan:
    """The design of the request's version; a version without one is an act handed over directly."""
    return _RANCANGAN.satu(standar=p.standar_id) or Rancangan(standar_id=p.standar_id)


def tagih(p: Permohonan, pada: datetime) -> Tagihan | None:
    """The bill of complete papers: what the version says, explained; none when free, unknown, or a correction.

    Nor while the version is on trial: no decree sets that fee yet. Nor of a table: somebody chooses from it first.
    """
    if not biaya.berbiaya(p):
        return None
    lama = Tagihan.objects.select_for_update(of=("self",)).filter(permohonan=p).first()
    if lama is not None:
        return _tagih_lagi(lama)
    if not p.standar.biaya_rupiah or biaya.daftar_pos(p.standar):
        return None
    return Tagihan.objects.create(
        permohonan=p,
        unit_id=p.unit_id,
        jumlah=p.standar.biaya_rupiah,
        rincian=[{"untuk": p.layanan.nama, "rupiah": p.standar.biaya_rupiah, "dasar": p.standar.biaya_teks}],
        dibuat_pada=pada,
    )


def _tagih_lagi(t: Tagihan) -> Tagihan:
    """An objection was granted: the bill that fell with the refusal stands again; money still here settles it."""
    if t.status == Tagihan.Status.BATAL and biaya.jumlah(t.rincian):
        uang = Pembayaran.objects.filter(tagihan=t, status=Pembayaran.Status.LEBIH, jumlah=t.jumlah).first()
        if uang is not None:
            uang.status = Pembayaran.Status.MELUNASI
            uang.save(update_fields=["status"])
            t.status = Tagihan.Status.LUNAS
        else:
            t.status, t.selesai_pada = Tagihan.Status.TERBUKA, None
        t.save(update_fields=["status", "selesai_pada"])
    return t


def tagihan_terbuka(p: Permohonan) -> bool:
    return Tagihan.objects.filter(permohonan=p, status=Tagihan.Status.TERBUKA).exists()


def batalkan_tagihan(p: Permohonan, pada: datetime) -> int:
    """The request ends without its product: an open bill is owed no more, and what was paid goes back.

    Returns the rupiah that the cashier now has to give back.
    """
    t = Tagihan.objects.select_for_update(of=("self",)).filter(permohonan=p).first()
    if t is None or t.status not in (Tagihan.Status.TERBUKA, Tagihan.Status.LUNAS):
        return 0
    t.status, t.selesai_pada = Tagihan.Status.BATAL, pada
    t.save(update_fields=["status", "selesai_pada"])
    kembali = 0
    for b in Pembayaran.objects.filter(tagihan=t, status=Pembayaran.Status.MELUNASI):
        b.status = Pembayaran.Status.LEBIH
        b.save(update_fields=["status"])
        kembali += b.sisa
        # the money goes back anyway: a claim for it would pay it out twice
        Klaim.objects.filter(pembayaran=b, status__in=[Klaim.Status.DIAJUKAN, Klaim.Status.DISETUJUI]).update(
            status=Klaim.Status.GUGUR
        )
    return kembali

"""Approval and the product: never one's own, numbered without a gap, verifiable, corrected for free."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from pelayanan.akses import peran_di
from pelayanan.models import Pengguna, Peran
from pelayanan.peristiwa import catat
from pelayanan.tanda_tangan import Penanda, penanda
from permohonan import rancang, register, surat, unggah
from permohonan.alur import Status, pastikan
from permohonan.galat import (
    AlasanWajib,
    BelumAdaProduk,
    BerkasDitolak,
    BukanWewenang,
    NomorWajib,
    PemeriksaTidakMenyetujui,
    PermohonanSendiri,
    SudahDiputus,
    SudahMenyetujui,
)
from permohonan.models import LangkahKerja, Permohonan, Persetujuan, Produk, Rancangan, UjiPetik

from . import blangko, janji
from .bagian import kini, kunci, pindah, rancangan

# whose approval makes a letter, the head first
PENYETUJU = (Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB)


def _ronde(p: Permohonan) -> tuple[int, int, set[int]]:
    """(round, next level, people who approved in this round)."""
    semua = list(Persetujuan.objects.filter(permohonan=p))
    ronde = 1 + sum(not s.setuju for s in semua)
    kini_ronde = [s for s in semua if s.ronde == ronde]
    return ronde, len(kini_ronde) + 1, {s.oleh_id for s in kini_ronde}


def pastikan_penyetuju(p: Permohonan, oleh: Pengguna, tingkat: int, sebelumnya: set[int]) -> None:
    """The rule of four eyes, in one place."""
    if p.diajukan_oleh_id == oleh.pk and p.kanal != Permohonan.Kanal.LOKET:
        raise PermohonanSendiri
    if (
        oleh.pk in {p.verifikator_id, p.pemroses_id, p.diajukan_oleh_id}
        or LangkahKerja.objects.filter(permohonan=p, oleh=oleh).exists()
        or UjiPetik.objects.filter(permohonan=p, oleh=oleh).exists()
    ):
        raise PemeriksaTidakMenyetujui
    if oleh.pk in sebelumnya:
        raise SudahMenyetujui
    # the last of two levels is the head's; an absent head is replaced by a Penugasan with dates (Plh.)
    if tingkat == 2 and Peran.PIMPINAN not in peran_di(oleh, p.unit_id):
        raise BukanWewenang


@transaction.atomic(durable=True)
def setujui(
    *, permohonan: Permohonan, oleh: Pengguna, catatan: str = "", pada: datetime | None = None
) -> Permohonan:
    """One level says yes; the last one makes it DISETUJUI.

    Raises PermohonanSendiri, PemeriksaTidakMenyetujui, SudahMenyetujui, BukanWewenang, AlurDitolak.
    """
    p, pada = kunci(permohonan), kini(pada)
    pastikan(p.status, Status.DISETUJUI)
    ronde, tingkat, sebelumnya = _ronde(p)
    perlu = max(1, rancangan(p).tingkat_persetujuan)
    pastikan_penyetuju(p, oleh, tingkat if perlu > 1 else 1, sebelumnya)
    Persetujuan.objects.create(
        permohonan=p, ronde=ronde, tingkat=tingkat, setuju=True, catatan=catatan, oleh=oleh, pada=pada
    )
    kode, data = "permohonan.permohonan.disetujui_tingkat", {"tingkat": tingkat, "dari": perlu}
    if tingkat >= perlu:
        pindah(p, Status.DISETUJUI, pada, "penyetuju")
        kode = "permohonan.permohonan.disetujui"
    p.save()
    catat(kode, p, oleh=oleh, pada=pada, data=data)
    return p


def tolak_persetujuan(p: Permohonan, *, alasan: str, oleh: Pengguna, pada: datetime) -> None:
    """The approver's no; approvals so far fall with it. Raises as `pastikan_penyetuju`."""
    ronde, tingkat, sebelumnya = _ronde(p)
    pastikan_penyetuju(p, oleh, 1, sebelumnya)
    Persetujuan.objects.create(
        permohonan=p,
        ronde=ronde,
        tingkat=tingkat,
        setuju=False,
        catatan=alasan.strip()[:500],
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic(durable=True)
def kembalikan_ke_proses(
    *, permohonan: Permohonan, catatan: str, oleh: Pengguna, pada: datetime | None = None
) -> Permohonan:
    """The approver sends it back to work with a note; approvals so far fall. Raises AlasanWajib and as setujui."""
    p, pada = kunci(permohonan), kini(pada)
    if not catatan.strip():
        raise AlasanWajib
    pindah(p, Status.DIPROSES, pada, "penyetuju")
    tolak_persetujuan(p, alasan=catatan, oleh=oleh, pada=pada)
    p.save()
    catat("permohonan.permohonan.dikembalikan_pejabat", p, oleh=oleh, pada=pada, data={"catatan": catatan})
    return p


def isi_surat(p: Permohonan, ttd: Penanda, tanggal: date, nomor: str) -> dict[str, Any]:
    """Everything a template may name, as it stands for this request."""
    return {
        **{k: surat.kata(v) for k, v in p.isian.items()},
        "nama": p.nama,
        "nik": p.nik,
        "alamat": p.alamat,
        "nomor": nomor,
        "tanggal": formats.date_format(tanggal, "j F Y"),
        "layanan": p.layanan.nama,
        "unit": p.unit.nama,
        "pejabat": ttd.nama,
        "jabatan": ttd.sebaris,
    }


@transaction.atomic(durable=True)
def terbitkan(
    *,
    permohonan: Permohonan,
    oleh: Pengguna | None,
    nomor_teks: str = "",
    judul: str = "",
    tanggal: date | None = None,
    naskah: bytes = b"",
    pada: datetime | None = None,
) -> Permohonan:
    """The product comes out: a letter with the next number of its register, or what another system made.

    `nomor_teks`, `tanggal` and `naskah` (its PDF, kept byte for byte: it bears the other system's signature) are those
    of the other system. The promise is kept from here on: waiting to be
    picked up is not the unit's time. Raises AlurDitolak, NomorWajib, BlangkoHabis, BerkasDitolak.
    """
    p, pada = kunci(permohonan), kini(pada)
    pindah(p, Status.TERBIT, pada, "petugas")
    r = rancangan(p)
    akhir = (
        Persetujuan.objects.filter(permohonan=p, setuju=True)
        .select_related("oleh")
        .order_by("-ronde", "-tingkat")
        .first()
    )
    penandatangan = akhir.oleh if akhir else None
    # by the title held when the approval was given: an acting head stays one on the letter
    ttd = penanda(penandatangan, p.unit, akhir.pada if akhir else pada, PENYETUJU)
    hari = tanggal or pada.astimezone(p.unit.tz).date()
    produk = Produk(
        permohonan=p,
        unit=p.unit,
        jenis=r.produk,
        judul=judul or r.judul or p.layanan.nama,
        tanggal=hari,
        berlaku_sampai=_sampai(hari, r.bulan_berlaku),
        penandatangan=penandatangan,
        nama_pejabat=ttd.nama,
        jabatan_pejabat=ttd.jabatan,
        nomor_teks=nomor_teks.strip(),
        terbit_pada=pada,
    )
    if r.produk == Rancangan.Produk.SISTEM_LAIN and not produk.nomor_teks:
        raise NomorWajib
    if naskah:
        _simpan_naskah_lain(produk, naskah, pada)
    janji.akhiri(p, pada)
    ukuran = janji.ukur(p, pada)
    p.save()
    if r.blangko is not None:
        blangko.pakai(r.blangko, p, oleh, pada)
    if r.bersurat:
        # as late as possible: the register waits for this transaction from here on
        produk.register, produk.tahun = r.register, hari.year
        produk.nomor = register.nomor_berikut(p.unit_id, r.register, hari.year)
        produk.nomor_teks = register.tulis(r.register, produk.nomor, hari.month, hari.year)
        produk.isi = surat.tulis(r.templat, isi_surat(p, ttd, hari, produk.nomor_teks))
        produk.sidik = surat.sidik_produk(produk)
    produk.save(force_insert=True)
    if p.asal_id:
        Produk.objects.filter(permohonan_id=p.asal_id, status=Produk.Status.BERLAKU).update(
            status=Produk.Status.DIGANTI, diganti_oleh=produk
        )
    catat(
        "permohonan.permohonan.terbit",
        p,
        oleh=oleh,
        pada=pada,
        data={"layanan": p.layanan_id, "produk": produk.kode, "jenis": produk.jenis, **ukuran},
    )
    return p


def _simpan_naskah_lain(produk: Produk, naskah: bytes, pada: datetime) -> None:
    """The PDF another system made. Raises BerkasDitolak for what is none, holds a script, or belongs to a letter."""
    try:
        bersih = unggah.periksa(naskah)
    except unggah.BerkasBuruk as galat:
        raise BerkasDitolak(str(galat)) from galat
    if bersih.jenis != "application/pdf" or produk.jenis != Rancangan.Produk.SISTEM_LAIN:
        raise BerkasDitolak(_("Yang dicatat di sini hanya PDF dari sistem penerbitnya."))
    produk.sidik_naskah, produk.ditandatangani_pada = hashlib.sha256(naskah).hexdigest(), pada
    produk.naskah.save("", ContentFile(naskah), save=False)


def _sampai(hari: date, bulan: int | None) -> date | None:
    """The last day of a validity of `bulan` months: the same day, or the month's last when it has none."""
    if not bulan:
        return None
    tahun, ke = divmod(hari.month - 1 + bulan, 12)
    for tgl in range(hari.day, 27, -1):
        try:
            return date(hari.year + tahun, ke + 1, tgl)
        except ValueError:
            continue
    return date(hari.year + tahun, ke + 1, hari.day)


@transaction.atomic(durable=True)
def cabut(*, produk: Produk, alasan: str, oleh: Pengguna, pada: datetime | None = None) -> Produk:
    """Withdraw a product; its verification page says so from now on. Raises AlasanWajib, SudahDiputus."""
    pada = kini(pada)
    p = Produk.objects.select_for_update(of=("self",)).select_related("unit").get(pk=produk.pk)
    if not alasan.strip():
        raise AlasanWajib
    if not p.sah:
        raise SudahDiputus
    p.status, p.alasan_dicabut = Produk.Status.DICABUT, alasan.strip()[:300]
    p.save(update_fields=["status", "alasan_dicabut"])
    catat("permohonan.produk.dicabut", p, oleh=oleh, pada=pada, unit=p.unit)
    return p


@transaction.atomic(durable=True)
def perbaiki(
    *,
    permohonan: Permohonan,
    isian: Mapping[str, Any],
    nama: str,
    salah_unit: bool | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Permohonan:
    """An error on the product: a new request, linked, free, its papers already known. Raises BelumAdaProduk.

    `salah_unit`: the error was ours, so what the maklumat gives for it is opened (a reaction).
    The old product stays in force until the corrected one replaces it.
    """
    asal, pada = kunci(permohonan), kini(pada)
    if asal.status not in (Status.TERBIT, Status.DISERAHKAN):
        raise BelumAdaProduk
    p = Permohonan(
        unit=asal.unit,
        layanan=asal.layanan,
        standar=asal.standar,
        kunjungan=asal.kunjungan,
        asal=asal,
        salah_unit=salah_unit,
        kanal=Permohonan.Kanal.LOKET,
        status=Status.LENGKAP,
        isian=rancang.saring(rancangan(asal).pertanyaan, {**asal.isian, **isian}),
        diajukan_oleh=oleh,
        verifikator=oleh,
        dibuat_pada=pada,
        disentuh_pada=pada,
        diajukan_pada=pada,
        lengkap_pada=pada,
    )
    for bidang in (
        "nik",
        "nik_buta",
        "telepon",
        "telepon_buta",
        "surel",
        "alamat",
        "kabar_lewat",
        "atas",
        "biro",
        "unit_pemohon",
    ):
        setattr(p, bidang, getattr(asal, bidang))
    p.nama, p.nama_pengaju = nama or asal.nama, asal.nama_pengaju
    p.save(force_insert=True)
    janji.mulai_janji(p, pada)
    p.save(update_fields=["jatuh_tempo_pada", "janji_pada"])
    catat(
        "permohonan.permohonan.perbaikan_diajukan",
        p,
        oleh=oleh,
        pada=pada,
        data={"layanan": p.layanan_id, "asal": asal.kode, "salah_unit": salah_unit},
    )
    return p

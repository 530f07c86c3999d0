"""A request comes in: sent from a draft, by another system, or handed over at the counter."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from pelayanan.models import Kunjungan, Pengguna
from pelayanan.peristiwa import catat
from permohonan import arsip, rancang, syarat
from permohonan.alur import Status
from permohonan.galat import ArsipBerakhir, IsianBelumLengkap, PemohonBelumLengkap, VersiBerganti
from permohonan.models import Berkas, Permohonan
from standar.models import Layanan

from . import janji
from .bagian import (
    Pemohon,
    isi_pemohon,
    kini,
    kunci,
    kunjungan_untuk,
    pastikan_biro,
    pemohon_kurang,
    pindah,
    rancangan,
    tagih,
    versi_untuk,
)


def _data(p: Permohonan) -> dict[str, Any]:
    data: dict[str, Any] = {
        "layanan": p.layanan_id,
        "kode": p.kode,
        "kanal": p.kanal,
        "lengkap": p.lengkap_pada is not None,
    }
    return {**data, "tiket": p.tiket_kode} if p.tiket_kode else data


def _isi(p: Permohonan, isian: Mapping[str, Any] | None) -> None:
    """Answers taken at the counter; None leaves what is there."""
    if isian is not None:
        p.isian = rancang.saring(rancangan(p).pertanyaan, dict(isian))


@transaction.atomic(durable=True)
def ajukan(*, permohonan: Permohonan, oleh: Pengguna | None, pada: datetime | None = None) -> Permohonan:
    """The applicant sends the draft. Raises AlurDitolak, VersiBerganti, LayananTidakDibuka, PemohonBelumLengkap,
    IsianBelumLengkap, ArsipBerakhir."""
    p, pada = kunci(permohonan), kini(pada)
    pindah(p, Status.DIAJUKAN, pada, "pemohon")
    if versi_untuk(p.layanan).pk != p.standar_id:
        raise VersiBerganti
    pastikan_biro(p, pada)
    if pemohon_kurang(p):
        raise PemohonBelumLengkap
    if p.berkas.filter(cara="", wajib=True).exists():
        raise IsianBelumLengkap
    if basi := arsip.tidak_lagi(p, pada):
        raise ArsipBerakhir(basi[0].nama)
    pertanyaan = rancangan(p).pertanyaan
    if rancang.kurang(pertanyaan, p.isian):
        raise IsianBelumLengkap
    p.isian = rancang.saring(pertanyaan, p.isian)
    p.kunjungan = kunjungan_untuk(p.unit, p.kunjungan, pada)
    p.diajukan_pada = pada
    janji.mulai_periksa(p, pada)
    p.save()
    catat("permohonan.permohonan.diajukan", p, oleh=oleh, pada=pada, data=_data(p))
    return p


@transaction.atomic(durable=True)
def ajukan_langsung(
    *,
    layanan: Layanan,
    pemohon: Pemohon,
    kanal: str,
    oleh: Pengguna | None,
    kunjungan: Kunjungan | None = None,
    tiket_kode: str = "",
    pada: datetime | None = None,
) -> Permohonan:
    """A whole request in one call (another system). Documents follow at the counter. Raises LayananTidakDibuka."""
    pada = kini(pada)
    versi = versi_untuk(layanan)
    p = Permohonan(
        unit=layanan.unit,
        layanan=layanan,
        standar=versi,
        kunjungan=kunjungan_untuk(layanan.unit, kunjungan, pada),
        tiket_kode=tiket_kode,
        kanal=kanal,
        status=Status.DIAJUKAN,
        diajukan_oleh=oleh,
        dibuat_pada=pada,
        disentuh_pada=pada,
        diajukan_pada=pada,
    )
    isi_pemohon(p, pemohon, oleh, pada)
    p.save(force_insert=True)
    syarat.salin(p, versi, cara=Berkas.Cara.DIBAWA)
    janji.mulai_periksa(p, pada)
    p.save(update_fields=["jatuh_tempo_pada", "janji_pada"])
    catat("permohonan.permohonan.diajukan", p, oleh=oleh, pada=pada, data=_data(p))
    return p


@transaction.atomic(durable=True)
def terima_berkas(
    *,
    layanan: Layanan,
    pemohon: Pemohon,
    oleh: Pengguna,
    kunjungan: Kunjungan | None = None,
    berkas_ada: Collection[int] = (),
    isian: Mapping[str, Any] | None = None,
    tiket_kode: str = "",
    asal: Permohonan | None = None,
    pada: datetime | None = None,
) -> Permohonan:
    """*Berkas diterima* at the counter: the papers are complete, so the promise starts at once.

    `berkas_ada`: numbers of the papers on the desk; the others of the checklist are not needed in this case
    (the form insists on the compulsory ones). Closing the ticket is a reaction to this event.
    Raises LayananTidakDibuka.
    """
    pada = kini(pada)
    versi = versi_untuk(layanan, di_loket=True)
    p = Permohonan(
        unit=layanan.unit,
        layanan=layanan,
        standar=versi,
        kunjungan=kunjungan_untuk(layanan.unit, kunjungan, pada),
        tiket_kode=tiket_kode,
        asal=asal,
        kanal=Permohonan.Kanal.LOKET,
        status=Status.LENGKAP,
        diajukan_oleh=oleh,
        verifikator=oleh,
        dibuat_pada=pada,
        disentuh_pada=pada,
        diajukan_pada=pada,
        lengkap_pada=pada,
    )
    isi_pemohon(p, pemohon, oleh, pada)
    _isi(p, isian)
    p.save(force_insert=True)
    syarat.salin(p, versi, ada=berkas_ada, oleh=oleh, pada=pada, cara=Berkas.Cara.DIBAWA)
    tagih(p, pada)
    janji.mulai_janji(p, pada)
    p.save(update_fields=["jatuh_tempo_pada", "janji_pada"])
    catat("permohonan.permohonan.diajukan", p, oleh=oleh, pada=pada, data=_data(p))
    return p


@transaction.atomic(durable=True)
def terima_daring(
    *,
    permohonan: Permohonan,
    pemohon: Pemohon,
    oleh: Pengguna,
    berkas_ada: Collection[int] = (),
    isian: Mapping[str, Any] | None = None,
    kunjungan: Kunjungan | None = None,
    tiket_kode: str = "",
    pada: datetime | None = None,
) -> Permohonan:
    """A draft or a request filed online is brought to the counter and its papers are complete.

    `pemohon` is what the officer has checked against the identity card. Raises AlurDitolak, VersiBerganti,
    LayananTidakDibuka.
    """
    p, pada = kunci(permohonan), kini(pada)
    draf = p.draf
    pindah(p, Status.LENGKAP, pada, "petugas")
    if draf and versi_untuk(p.layanan, di_loket=True).pk != p.standar_id:
        raise VersiBerganti
    isi_pemohon(p, pemohon, oleh, pada)
    _isi(p, isian)
    syarat.sesuaikan_kuasa(p)
    berkas = list(p.berkas.all())
    for b in berkas:
        ada = b.urutan in berkas_ada
        b.putusan = Berkas.Putusan.SESUAI if ada else Berkas.Putusan.TIDAK_PERLU
        b.cara = (b.cara or Berkas.Cara.DIBAWA) if ada else b.cara
        b.diputus_oleh, b.diputus_pada = oleh, pada
        if ada and not b.dari_id:
            b.asli_oleh, b.asli_pada = oleh, pada
    Berkas.objects.bulk_update(
        berkas, ["putusan", "cara", "diputus_oleh", "diputus_pada", "asli_oleh", "asli_pada"]
    )
    p.kunjungan = kunjungan_untuk(p.unit, kunjungan or p.kunjungan, pada)
    p.tiket_kode = tiket_kode or p.tiket_kode
    p.verifikator = oleh
    p.diajukan_pada = p.diajukan_pada or pada
    p.lengkap_pada = max(pada, p.diajukan_pada)
    tagih(p, pada)
    janji.mulai_janji(p, pada)
    p.save()
    kode = "permohonan.permohonan.diajukan" if draf else "permohonan.permohonan.lengkap"
    catat(kode, p, oleh=oleh, pada=pada, data=_data(p))
    return p

"""What the counter screen shows. Reads only; a fixed number of queries however many wait."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Avg, Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from antrian import alur
from antrian.alur import AKTIF, Status
from antrian.models import Hasil, LangkahRute, Loket, SetelanAntrian, Tiket
from antrian.operasi.bagian import URUNGKAN_DALAM
from antrian.querysets import tanggal_setempat
from pelayanan import benang, kode
from standar.models import Layanan

SEBAB_TUNDA = _("melengkapi berkas")
BARIS_TUNGGU = 8
BARIS_PARKIR = 9
# outcome → its key; shown in this order
TUTS_HASIL = {
    Hasil.SELESAI: "1",
    Hasil.BERKAS_DITERIMA: "2",
    Hasil.BERKAS_KURANG: "3",
    Hasil.SALAH_LOKET: "4",
    Hasil.KONSULTASI: "5",
}


def loket_saya(daftar: Iterable[Loket], pengguna: Any) -> Loket | None:
    """The loket this person sits at, if any."""
    return next((k for k in daftar if k.petugas_id == pengguna.pk), None)


def isi(loket: Loket, pengguna: Any) -> dict[str, Any]:
    """The officer's whole screen."""
    return {**isi_kerja(loket, pengguna), **isi_antrean(loket)}


def isi_kerja(loket: Loket, pengguna: Any) -> dict[str, Any]:
    """The ticket here, its timer and promise, the keys that apply now."""
    pada = timezone.now()
    tiket = (
        Tiket.objects.filter(loket=loket, status__in=AKTIF)
        .select_related("layanan__unit", "asal", "titik", "kunjungan")
        .prefetch_related("butir__layanan")
        .first()
    )
    duduk = loket.terbuka and loket.petugas_id == pengguna.pk
    awal = timezone.localtime(pada, loket.unit.tz).replace(hour=0, minute=0, second=0, microsecond=0)
    hari_ini = Tiket.objects.filter(loket=loket, status=Status.SELESAI, selesai_pada__gte=awal).aggregate(
        banyak=Count("pk"), rata=Avg(F("selesai_pada") - F("mulai_pada"), filter=Q(susulan=False))
    )
    return {
        "loket": loket,
        "unit_tampil": loket.unit,
        "duduk": duduk,
        "tiket": tiket,
        "dilayani": tiket is not None and tiket.status == Status.DILAYANI,
        "tak_dapat": {s.value: tiket is None or not alur.boleh(tiket.status, s) for s in Status},
        "janji_menit": janji_menit(tiket.layanan) if tiket else None,
        "hasil": [(h.value, h.label, t) for h, t in TUTS_HASIL.items()],
        "url_berkas": _alamat_permohonan(tiket) if tiket else "",
        "tujuan": tujuan_alih(loket) if tiket else None,
        "simpul": [
            s
            for s in benang.simpul(tiket.kunjungan_id, pengguna)
            if s.ikon != "survei" and s.tautan != tiket.get_absolute_url()
        ]
        if tiket
        else [],
        "langkah": langkah_berikut(tiket) if tiket else [],
        "urung": _urung(loket, pada),
        "kini": pada,
        "hari_ini": hari_ini["banyak"],
        "rata_menit": max(1, round(hari_ini["rata"].total_seconds() / 60)) if hari_ini["rata"] else None,
    }


def isi_antrean(loket: Loket) -> dict[str, Any]:
    """Who waits for this loket, in the order they will be called; who is parked."""
    setelan = SetelanAntrian.untuk(loket.unit)
    tanggal = tanggal_setempat(loket.unit)
    menunggu = Tiket.objects.menunggu().untuk_loket(loket)
    if not setelan.simpan_semalam:
        menunggu = menunggu.hari(tanggal)
    berikut = list(menunggu.select_related("layanan").order_by("bantu", "giliran_pada", "pk")[:BARIS_TUNGGU])
    hitung = menunggu.order_by().values("pk").aggregate(n=Count("pk"))["n"]
    parkir = list(
        Tiket.objects.diparkir()
        .untuk_loket(loket)
        .filter(tanggal=tanggal)
        .select_related("layanan", "loket")
        .order_by("-dipanggil_pada")[:BARIS_PARKIR]
    )
    return {
        "loket": loket,
        "berikut": berikut,
        "menunggu": hitung,
        "parkir": parkir,
        "kini": timezone.now(),
        "unit_tampil": loket.unit,
        "duduk_siapa": loket.petugas_id,
    }


def janji_menit(layanan: Layanan) -> int | None:
    """Promised minutes at the counter, when the standard says so."""
    versi = layanan.versi_kini
    return versi.menit_loket if versi else None


def langkah_berikut(tiket: Tiket) -> list[LangkahRute]:
    """Later steps of the ticket's journey, for the officer to choose from; the usual next one first."""
    if not tiket.langkah:
        return []
    sisa = list(
        LangkahRute.objects.filter(layanan=tiket.layanan_id, urutan__gt=tiket.langkah).select_related("titik")
    )
    return sorted(sisa, key=lambda x: (x.pilihan, x.urutan))


def tujuan_alih(loket: Loket) -> dict[str, Any]:
    """Where a person can be sent: other services of the unit, other open lokets."""
    return {
        "layanan": list(Layanan.objects.aktif().filter(unit=loket.unit_id).order_by("urutan", "nama")),
        "loket": list(Loket.objects.terbuka().filter(unit=loket.unit_id).exclude(pk=loket.pk)),
    }


def _urung(loket: Loket, pada: datetime) -> dict[str, Any] | None:
    if not loket.urung:
        return None
    sampai = datetime.fromisoformat(loket.urung["pada"]) + URUNGKAN_DALAM
    if pada >= sampai - timedelta(milliseconds=300):
        return None
    return {"perbuatan": loket.urung["perbuatan"], "sampai": sampai, "nomor": loket.urung.get("nomor", "")}


def _alamat_permohonan(tiket: Tiket) -> str:
    """permohonan's own form, by URL only: a sibling is never imported."""
    isi = {"layanan": tiket.layanan.slug, "tiket": kode.tampil(tiket.kode)}
    if tiket.kunjungan_id:
        isi["kunjungan"] = kode.tampil(tiket.kunjungan.kode)
    return f"/permohonan/baru/?{urlencode(isi)}"

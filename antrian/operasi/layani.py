"""At the counter: begin, end with one outcome, or nobody came."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from antrian import alur
from antrian.alur import Status
from antrian.galat import PetugasMasihMelayani
from antrian.models import ButirTiket, Hasil, LangkahRute, Loket, Singgah, Tiket
from antrian.operasi import bagian
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat


@transaction.atomic(durable=True)
def mulai_layani(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """The person is at the counter: the promise's clock starts. Pressed again, it changes nothing."""
    pada = pada or timezone.now()
    loket = bagian.kunci_loket(loket, oleh)
    tiket = bagian.wajib_aktif(loket)
    if tiket.status == Status.DILAYANI:
        return tiket
    alur.pastikan(tiket.status, Status.DILAYANI)
    _pastikan_sendiri(tiket, oleh)
    tiket.status, tiket.petugas = Status.DILAYANI, bagian.siapa(oleh)
    tiket.mulai_pada = max(pada, tiket.dipanggil_pada or pada)
    tiket.save(update_fields=["status", "petugas", "mulai_pada"])
    bagian.lupakan(loket)
    catat(
        "antrian.tiket.dilayani",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"loket": loket.pk, "nomor": tiket.nomor, "nama_loket": loket.nama},
    )
    return tiket


@transaction.atomic(durable=True)
def tidak_hadir(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """Nobody came: the ticket is parked and can be called again the same day. Raises AlurDitolak when served."""
    pada = pada or timezone.now()
    loket = bagian.kunci_loket(loket, oleh)
    tiket = bagian.wajib_aktif(loket)
    alur.pastikan(tiket.status, Status.TIDAK_HADIR)
    bagian.ingat(loket, tiket, "tidak_hadir", pada)
    tiket.status = Status.TIDAK_HADIR
    tiket.save(update_fields=["status"])
    catat(
        "antrian.tiket.tidak_hadir",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"loket": loket.pk, "nomor": tiket.nomor},
    )
    return tiket


@transaction.atomic(durable=True)
def selesaikan(
    *,
    loket: Loket,
    hasil: str,
    oleh: Pengguna,
    catatan: str = "",
    ke_langkah: int | None = None,
    butir: Mapping[int, str] | None = None,
    pada: datetime | None = None,
) -> Tiket:
    """End with one outcome key (Hasil). From *dipanggil* it is layanan cepat: begun and ended with one key.

    A ticket on a journey (LangkahRute) that ends a station with *selesai* queues at the next one instead, its
    place by original time: the next step that is not optional, or `ke_langkah`, the officer's choice of a later
    step; 0 ends the journey here. `butir`: {ButirTiket: outcome} where a service of the visit ended differently;
    the others end as the ticket does. Raises ValueError for an unknown outcome or step, TidakAdaTiketAktif.
    """
    pada = pada or timezone.now()
    hasil = Hasil(hasil).value
    loket = bagian.kunci_loket(loket, oleh)
    tiket = bagian.wajib_aktif(loket)
    if tiket.status == Status.DIPANGGIL:
        _pastikan_sendiri(tiket, oleh)
    bagian.ingat(loket, tiket, "selesai", pada)
    berikut = _langkah_berikut(tiket, hasil, ke_langkah)
    if berikut is not None:
        data = _teruskan(tiket, berikut, bagian.siapa(oleh), loket, pada, catatan)
        catat("antrian.tiket.diteruskan", tiket, oleh=oleh, pada=pada, data=data)
        return tiket
    for pk, hasil_butir in (butir or {}).items():
        tiket.butir.filter(pk=pk).update(hasil=Hasil(hasil_butir).value)
    _akhiri(tiket, hasil, bagian.siapa(oleh), pada, catatan)
    catat("antrian.tiket.selesai", tiket, oleh=oleh, pada=pada, data=data_selesai(tiket))
    return tiket


@transaction.atomic(durable=True)
def tutup_karena_berkas(
    *, tiket: Tiket, permohonan: str, oleh: Pengguna | None, pada: datetime | None = None
) -> Tiket | None:
    """The permohonan this ticket came for was filed: close it with *berkas diterima*.

    Returns None when there is nothing to close any more (so the reaction may run twice).
    """
    pada = pada or timezone.now()
    if tiket.loket_id is not None:
        Loket.objects.select_for_update(of=("self",)).get(pk=tiket.loket_id)
    tiket = (
        Tiket.objects.select_for_update(of=("self",))
        .select_related("unit", "loket", "layanan")
        .get(pk=tiket.pk)
    )
    if tiket.loket_id is None or not alur.boleh(tiket.status, Status.SELESAI):
        return None
    tiket.permohonan = permohonan
    _akhiri(tiket, Hasil.BERKAS_DITERIMA.value, tiket.petugas, pada, "")
    catat("antrian.tiket.selesai", tiket, oleh=oleh, pada=pada, data=data_selesai(tiket))
    return tiket


def _langkah_berikut(tiket: Tiket, hasil: str, ke_langkah: int | None) -> LangkahRute | None:
    """Where the journey goes on, or None when it ends here."""
    if not tiket.langkah or hasil != Hasil.SELESAI or ke_langkah == 0:
        return None
    sisa = list(
        LangkahRute.objects.filter(layanan=tiket.layanan_id, urutan__gt=tiket.langkah).select_related("titik")
    )
    if ke_langkah is None:
        return next((x for x in sisa if not x.pilihan), None)
    pilihan = next((x for x in sisa if x.urutan == ke_langkah), None)
    if pilihan is None:
        raise ValueError("langkah tidak ada di rute")
    return pilihan


def _teruskan(
    tiket: Tiket,
    berikut: LangkahRute,
    petugas: Pengguna | None,
    loket: Loket,
    pada: datetime,
    catatan: str,
) -> dict[str, object]:
    """Keep this station's times, queue at the next one; the event's data."""
    dipanggil = tiket.dipanggil_pada or pada
    mulai = tiket.mulai_pada or dipanggil
    Singgah.objects.create(
        tiket=tiket,
        titik=tiket.titik,
        langkah=tiket.langkah,
        loket=loket,
        petugas=petugas,
        masuk_pada=tiket.masuk_pada,
        dipanggil_pada=dipanggil,
        mulai_pada=mulai,
        selesai_pada=max(pada, mulai),
    )
    data = {
        "nomor": tiket.nomor,
        "tujuan": berikut.titik.sebutan,
        "layanan": tiket.layanan_id,
        "loket": loket.pk,
        "titik": tiket.titik_id,
        "tunggu_detik": max(0, int((dipanggil - tiket.masuk_pada).total_seconds())),
        "layan_detik": max(0, int((pada - mulai).total_seconds())),
    }
    bagian.ke_antrean(tiket, pada)
    tiket.langkah, tiket.titik, tiket.untuk_loket = berikut.urutan, berikut.titik, None
    tiket.catatan = catatan[:200]
    tiket.save(
        update_fields=[
            "status",
            "loket",
            "untuk_loket",
            "petugas",
            "dipanggil_pada",
            "mulai_pada",
            "jumlah_panggil",
            "masuk_pada",
            "langkah",
            "titik",
            "catatan",
        ]
    )
    return data


def _pastikan_sendiri(tiket: Tiket, oleh: Pengguna) -> None:
    """An officer serves one person at a time (the database holds it; this says it kindly)."""
    orang = bagian.siapa(oleh)
    if orang and Tiket.objects.filter(petugas=orang, status=Status.DILAYANI).exclude(pk=tiket.pk).exists():
        raise PetugasMasihMelayani


def _akhiri(tiket: Tiket, hasil: str, petugas: Pengguna | None, pada: datetime, catatan: str) -> None:
    alur.pastikan(tiket.status, Status.SELESAI)
    tiket.status, tiket.hasil, tiket.catatan = Status.SELESAI, hasil, catatan[:200]
    tiket.petugas = petugas
    tiket.mulai_pada = tiket.mulai_pada or tiket.dipanggil_pada
    tiket.selesai_pada = max(pada, tiket.mulai_pada) if tiket.mulai_pada else pada
    tiket.save(
        update_fields=["status", "hasil", "catatan", "petugas", "mulai_pada", "selesai_pada", "permohonan"]
    )
    ButirTiket.objects.filter(tiket=tiket, hasil="").update(hasil=hasil)


def data_selesai(tiket: Tiket) -> dict[str, object]:
    """What others learn from a finished ticket; times in whole seconds."""
    dipanggil = tiket.dipanggil_pada or tiket.masuk_pada
    mulai, selesai = tiket.mulai_pada or dipanggil, tiket.selesai_pada
    return {
        "layanan": tiket.layanan_id,
        "loket": tiket.loket_id,
        "nomor": tiket.nomor,
        "hasil": tiket.hasil,
        "kata_hasil": str(Hasil(tiket.hasil).label),
        "tunggu_detik": max(0, int((dipanggil - tiket.masuk_pada).total_seconds())),
        "layan_detik": max(0, int((selesai - mulai).total_seconds())) if selesai else 0,
        "butir": [list(b) for b in tiket.butir.values_list("layanan", "hasil")],
    }

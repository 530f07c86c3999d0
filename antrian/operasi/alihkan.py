"""Send somebody on, put somebody back, park for papers, undo the last act."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from antrian import alur
from antrian.alur import Status
from antrian.galat import LoketTutup, MasihMelayani, TidakDapatDiurungkan
from antrian.models import Loket, SetelanAntrian, Tiket
from antrian.operasi import bagian
from antrian.operasi.ambil import pastikan_uji_coba
from pelayanan.bahasa import asli
from pelayanan.galat import AlurDitolak
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from standar.models import Layanan

PERGI = _("pergi sebentar")
_SEMUA = [b.removesuffix("_id") for b in bagian.BIDANG_URUNG]


@transaction.atomic(durable=True)
def alihkan(
    *,
    loket: Loket,
    oleh: Pengguna,
    layanan: Layanan | None = None,
    ke_loket: Loket | None = None,
    catatan: str = "",
    pada: datetime | None = None,
) -> Tiket:
    """Send the person at this loket to another service or to one loket by name; the place by original time is kept.

    Raises ValueError without a target or with one of another unit, LoketTutup when that loket is not open,
    KapasitasUjiCoba when a service on trial has given its share of the day.
    """
    pada = pada or timezone.now()
    loket = bagian.kunci_loket(loket, oleh)
    tiket = bagian.wajib_aktif(loket)
    if (layanan is None) == (ke_loket is None):
        raise ValueError("layanan atau ke_loket, salah satu")
    if layanan is not None and layanan.unit_id != loket.unit_id:
        raise ValueError("layanan dari unit lain")
    if ke_loket is not None and ke_loket.unit_id != loket.unit_id:
        raise ValueError("loket dari unit lain")
    if ke_loket is not None and not ke_loket.terbuka:
        raise LoketTutup(f"{ke_loket.nama} sedang tutup. Pilih loket yang terbuka.")
    if layanan is not None:
        _pastikan_muat(tiket, layanan, pada)
    bagian.ingat(loket, tiket, "alihkan", pada)
    bagian.ke_antrean(tiket, pada)
    tiket.untuk_loket = ke_loket
    if layanan is not None:
        tiket.layanan = layanan
    tiket.catatan = catatan[:200]
    tiket.save(update_fields=_SEMUA)
    tujuan = ke_loket.nama if ke_loket else str(layanan)
    catat(
        "antrian.tiket.dialihkan",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"nomor": tiket.nomor, "tujuan": tujuan, "loket": loket.pk},
    )
    return tiket


def _pastikan_muat(tiket: Tiket, layanan: Layanan, pada: datetime) -> None:
    """Somebody new to a service on trial takes one of its places; who is counted there already (an item) does not."""
    if layanan.pk != tiket.layanan_id and not tiket.butir.filter(layanan=layanan).exists():
        pastikan_uji_coba(SetelanAntrian.untuk(tiket.unit), layanan, pada)


@transaction.atomic(durable=True)
def kembalikan(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """Called or begun by mistake: back to the queue, at its old place."""
    pada = pada or timezone.now()
    loket = bagian.kunci_loket(loket, oleh)
    tiket = bagian.wajib_aktif(loket)
    bagian.ke_antrean(tiket, tiket.masuk_pada)
    tiket.save(update_fields=_SEMUA)
    bagian.lupakan(loket)
    catat(
        "antrian.tiket.dikembalikan",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"nomor": tiket.nomor, "loket": loket.pk},
    )
    return tiket


@transaction.atomic(durable=True)
def tunda(*, loket: Loket, oleh: Pengguna, sebab: str, pada: datetime | None = None) -> Tiket:
    """Park the person at this loket (fetching a paper, paying): called back without queueing again."""
    pada = pada or timezone.now()
    loket = bagian.kunci_loket(loket, oleh)
    tiket = bagian.wajib_aktif(loket)
    alur.pastikan(tiket.status, Status.DITUNDA)
    bagian.ingat(loket, tiket, "tunda", pada)
    tiket.status, tiket.mulai_pada, tiket.catatan = Status.DITUNDA, None, sebab[:200]
    tiket.save(update_fields=["status", "mulai_pada", "catatan"])
    catat(
        "antrian.tiket.ditunda",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"nomor": tiket.nomor, "sebab": sebab[:200], "loket": loket.pk},
    )
    return tiket


@transaction.atomic(durable=True)
def tunggu_dulu(*, tiket: Tiket, oleh: Pengguna | None = None, pada: datetime | None = None) -> Tiket:
    """Its holder leaves for a while: nobody calls it until they say they are back. Pressed again, it changes nothing.

    Raises AlurDitolak once it was called.
    """
    pada = pada or timezone.now()
    tiket = Tiket.objects.select_for_update(of=("self",)).select_related("unit", "layanan").get(pk=tiket.pk)
    if tiket.status == Status.DITUNDA and tiket.loket_id is None:
        return tiket
    if tiket.status != Status.MENUNGGU:
        raise AlurDitolak
    alur.pastikan(tiket.status, Status.DITUNDA)
    tiket.status, tiket.catatan = Status.DITUNDA, asli(PERGI)
    tiket.save(update_fields=["status", "catatan"])
    catat("antrian.tiket.ditinggal", tiket, oleh=oleh, pada=pada, data={"nomor": tiket.nomor})
    return tiket


@transaction.atomic(durable=True)
def lanjut_menunggu(*, tiket: Tiket, oleh: Pengguna | None = None, pada: datetime | None = None) -> Tiket:
    """Its holder is back: in the queue again, at the old place. Pressed again, it changes nothing.

    Raises AlurDitolak for a ticket that an officer parked: they call it back themselves.
    """
    pada = pada or timezone.now()
    tiket = Tiket.objects.select_for_update(of=("self",)).select_related("unit", "layanan").get(pk=tiket.pk)
    if tiket.status == Status.MENUNGGU:
        return tiket
    if tiket.status != Status.DITUNDA or tiket.loket_id is not None:
        raise AlurDitolak
    bagian.ke_antrean(tiket, tiket.masuk_pada)
    tiket.catatan = ""
    tiket.save(update_fields=_SEMUA)
    catat("antrian.tiket.kembali_menunggu", tiket, oleh=oleh, pada=pada, data={"nomor": tiket.nomor})
    return tiket


@transaction.atomic(durable=True)
def urungkan(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """Undo the last act at this loket, within ten seconds and before anything else happened to the ticket.

    Raises TidakDapatDiurungkan, MasihMelayani when the loket already has another ticket.
    """
    pada = pada or timezone.now()
    loket = bagian.kunci_loket(loket, oleh)
    urung = loket.urung
    if not urung or pada - datetime.fromisoformat(urung["pada"]) > bagian.URUNGKAN_DALAM:
        raise TidakDapatDiurungkan
    if bagian.tiket_aktif(loket) is not None:
        raise MasihMelayani
    tiket = Tiket.objects.select_for_update(of=("self",)).get(pk=urung["tiket"])
    tiket.unit = loket.unit
    if tiket.status not in _SESUDAH[urung["perbuatan"]]:
        raise TidakDapatDiurungkan  # somebody else already called it
    for bidang, nilai in urung["sebelum"].items():
        if bidang.endswith("_pada") and nilai:
            nilai = parse_datetime(nilai)
        setattr(tiket, bidang, nilai)
    tiket.save(update_fields=_SEMUA)
    tiket.butir.update(hasil="")
    if urung["perbuatan"] == "selesai":
        tiket.singgah.filter(langkah=tiket.langkah, masuk_pada=tiket.masuk_pada).delete()
    bagian.lupakan(loket)
    catat(
        "antrian.tiket.diurungkan",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"nomor": tiket.nomor, "perbuatan": urung["perbuatan"], "loket": loket.pk},
    )
    return tiket


# where each act that can be undone leaves the ticket
_SESUDAH: dict[str, tuple[str, ...]] = {
    "tidak_hadir": (Status.TIDAK_HADIR,),
    "selesai": (Status.SELESAI, Status.MENUNGGU),
    "alihkan": (Status.MENUNGGU,),
    "tunda": (Status.DITUNDA,),
}

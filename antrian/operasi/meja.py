"""What the information desk does for others: correct a ticket, say something to everybody waiting."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from antrian import urutan
from antrian.alur import Status, pastikan
from antrian.models import Kebutuhan, KlipNama, Pencetak, PerangkatPapan, SetelanAntrian, Tiket
from antrian.operasi.ambil import pastikan_uji_coba
from antrian.urutan import Jalur
from pelayanan.kabar import dorong
from pelayanan.models import LanggananDorong, Pengguna, Peristiwa, Unit
from pelayanan.peristiwa import catat
from standar.models import Layanan


@transaction.atomic(durable=True)
def ubah_tiket(
    *,
    tiket: Tiket,
    oleh: Pengguna,
    layanan: Layanan | None = None,
    kebutuhan: Iterable[str] | None = None,
    pada: datetime | None = None,
) -> Tiket:
    """Correct a waiting ticket: another service, another need (an empty list: the regular lane).

    The number stays, the place is by the time it was taken. Raises AlurDitolak once it was called, ValueError
    for a service of another unit, KapasitasUjiCoba when one on trial has given its share of the day.
    """
    pada = pada or timezone.now()
    tiket = (
        Tiket.objects.select_for_update(of=("self",)).select_related("unit__setelan_antrian").get(pk=tiket.pk)
    )
    pastikan(tiket.status, Status.MENUNGGU)
    if tiket.status != Status.MENUNGGU:
        pastikan(Status.SELESAI, Status.MENUNGGU)  # only somebody who waits: at a loket it is alihkan
    lama = tiket.layanan_id
    if layanan is not None:
        if layanan.unit_id != tiket.unit_id:
            raise ValueError("layanan dari unit lain")
        if layanan.pk != tiket.layanan_id and not tiket.butir.filter(layanan=layanan).exists():
            pastikan_uji_coba(SetelanAntrian.untuk(tiket.unit), layanan, pada)
        langkah = layanan.rute.select_related("titik").first()
        tiket.layanan = layanan
        tiket.langkah, tiket.titik = (langkah.urutan, langkah.titik) if langkah else (0, None)
    if kebutuhan is not None:
        perlu = set(kebutuhan)
        tiket.kebutuhan = [k for k in Kebutuhan.values if k in perlu]
        if tiket.jalur in (Jalur.REGULER, Jalur.PRIORITAS):
            tiket.jalur = (Jalur.PRIORITAS if tiket.kebutuhan else Jalur.REGULER).value
    rumus = SetelanAntrian.untuk(tiket.unit).rumus
    tiket.giliran_pada = urutan.giliran(rumus, tiket.jalur, tiket.diambil_pada)
    tiket.save(update_fields=["layanan", "langkah", "titik", "kebutuhan", "jalur", "giliran_pada"])
    catat(
        "antrian.tiket.diubah", tiket, oleh=oleh, pada=pada, data={"nomor": tiket.nomor, "layanan_lama": lama}
    )
    return tiket


@transaction.atomic(durable=True)
def catat_cetak(*, tiket: Tiket, oleh: Pengguna | None = None, pada: datetime | None = None) -> Tiket:
    """Its paper was asked for, once more: counted. The number is the same however often it is printed."""
    pada = pada or timezone.now()
    tiket = Tiket.objects.select_for_update(of=("self",)).select_related("unit").get(pk=tiket.pk)
    tiket.dicetak = min(tiket.dicetak + 1, 32_000)
    tiket.dicetak_pada = tiket.dicetak_pada or pada
    tiket.save(update_fields=["dicetak", "dicetak_pada"])
    catat(
        "antrian.tiket.dicetak",
        tiket,
        oleh=oleh,
        pada=pada,
        data={"nomor": tiket.nomor, "ke": tiket.dicetak},
    )
    return tiket


@transaction.atomic(durable=True)
def papan_terlihat(*, papan: PerangkatPapan, pada: datetime | None = None) -> None:
    """A board asked for its picture. No event: nobody acted, the row says only that the screen is alive."""
    PerangkatPapan.objects.filter(pk=papan.pk).update(terlihat_pada=pada or timezone.now())


@transaction.atomic(durable=True)
def laporkan_pencetak(
    *, pencetak: Pencetak, keadaan: str, oleh: Pengguna | None = None, pada: datetime | None = None
) -> Pencetak:
    """What its own page (`oleh` None) or an officer says of a printer and its paper. ValueError for another state."""
    pada = pada or timezone.now()
    pencetak = Pencetak.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pencetak.pk)
    pencetak.keadaan = Pencetak.Keadaan(keadaan).value
    pencetak.dilaporkan_pada = pada
    pencetak.save(update_fields=["keadaan", "dilaporkan_pada"])
    catat(
        "antrian.pencetak.dilaporkan",
        pencetak,
        oleh=oleh,
        pada=pada,
        data={"nama": pencetak.nama, "keadaan": str(pencetak.get_keadaan_display())},
    )
    return pencetak


@transaction.atomic(durable=True)
def simpan_klip(*, sidik: str, kata: str, isi: bytes) -> KlipNama:
    """A spoken name, once per text. No event: nobody acted, and it can be made again from the text."""
    return KlipNama.objects.get_or_create(sidik=sidik, defaults={"kata": kata, "isi": isi})[0]


@transaction.atomic(durable=True)
def atur_info(*, unit: Unit, info: str, oleh: Pengguna, pada: datetime | None = None) -> SetelanAntrian:
    """The sentences a board shows in turn between calls, one a line. Empty: only the services' own."""
    SetelanAntrian.objects.get_or_create(unit=unit)
    setelan = SetelanAntrian.objects.select_for_update().get(unit=unit)
    setelan.info_papan = info.strip()
    setelan.save(update_fields=["info_papan"])
    catat("antrian.info.diatur", setelan, oleh=oleh, pada=pada, data={"banyak": len(setelan.daftar_info)})
    return setelan


@transaction.atomic(durable=True)
def siarkan_pesan(*, unit: Unit, pesan: str, oleh: Pengguna, pada: datetime | None = None) -> SetelanAntrian:
    """One sentence to everybody who waits: on the board and on their phones. Empty takes it down."""
    SetelanAntrian.objects.get_or_create(unit=unit)
    setelan = SetelanAntrian.objects.select_for_update().get(unit=unit)
    setelan.pesan_papan = pesan.strip()[:160]
    setelan.save(update_fields=["pesan_papan"])
    catat("antrian.pesan.disiarkan", setelan, oleh=oleh, pada=pada, data={"pesan": setelan.pesan_papan})
    return setelan


@transaction.atomic(durable=True)
def kabari_giliran(*, tiket: Tiket, di_depan: int, pada: datetime | None = None) -> int:
    """Tell the browsers that asked for it that so many are ahead of a waiting ticket; how many. Each is told once."""
    tiket = Tiket.objects.select_for_update(of=("self",)).select_related("unit", "layanan").get(pk=tiket.pk)
    minta = LanggananDorong.objects.select_for_update().filter(kode=tiket.kode, batas__gte=di_depan)
    semua = list(minta.values_list("pk", flat=True))
    if tiket.status != Status.MENUNGGU or not semua:
        return 0
    LanggananDorong.objects.filter(pk__in=semua).update(batas=None)
    sisa = _("tinggal %(n)s nomor di depan Anda") % {"n": di_depan} if di_depan else _("Anda berikutnya")
    kejadian = "antrian.tiket.giliran_dekat"
    pid = catat(kejadian, tiket, oleh=None, pada=pada, data={"nomor": tiket.nomor, "di_depan": di_depan})
    nilai = {"nomor": tiket.nomor, "layanan": tiket.layanan, "sisa": sisa}
    return dorong.tulis_semua(
        Peristiwa.objects.get(pk=pid),
        kode=tiket.kode,
        unit=tiket.unit,
        templat=kejadian,
        nilai=nilai,
        hanya=semua,
    )

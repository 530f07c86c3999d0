"""Take a number; give it up."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from antrian import alur, alur_janji, jam, uji_coba, urutan
from antrian.alur import BERJALAN, Status
from antrian.alur_janji import StatusJanji
from antrian.galat import (
    BatasPonsel,
    BelumWaktunya,
    JanjiLewat,
    KapasitasUjiCoba,
    KuotaHabis,
    LayananTidakDibuka,
    UnitTutup,
)
from antrian.models import (
    ButirTiket,
    JanjiTemu,
    Kanal,
    Kebutuhan,
    Kuota,
    Penghitung,
    SetelanAntrian,
    Tiket,
    Tolakan,
)
from antrian.querysets import tanggal_setempat
from antrian.urutan import Jalur
from pelayanan import kode as kode_publik
from pelayanan.models import Kunjungan, Pengguna
from pelayanan.peristiwa import catat, catat_serentak
from pelayanan.siap import Tanya
from standar.berlaku import uji_coba as standar_uji_coba
from standar.models import Layanan

UNIT_BUKA_LAGI = _("Nomor dapat diambil lagi %(kapan)s %(zona)s.")
KUOTA_JAM = _("Kuota nomor jam ini sudah habis. Coba lagi pada jam berikutnya.")
KUOTA_PONSEL = _("Kuota nomor lewat ponsel hari ini sudah habis. Nomor masih dapat diambil di unit.")

# One round trip for everything that is written: the counter's upsert (its row is the lock that makes numbers
# gapless, so it is held as briefly as can be), the visit, the ticket, and by `catat_serentak` the event.
_AMBIL = """
WITH p AS (
  INSERT INTO antrian_penghitung (unit_id, awalan, tanggal, terakhir)
  VALUES (%(unit)s::bigint, %(awalan)s::varchar, %(tanggal)s::date, 1)
  ON CONFLICT (unit_id, awalan, tanggal) DO UPDATE SET terakhir = antrian_penghitung.terakhir + 1
  RETURNING terakhir
), k AS (
  INSERT INTO pelayanan_kunjungan (kode, unit_id, dibuka_pada)
  SELECT %(kode_kunjungan)s::varchar, %(unit)s, %(pada)s::timestamptz WHERE %(kunjungan)s::bigint IS NULL
  RETURNING id
), r AS (
  SELECT urutan, titik_id FROM antrian_langkahrute WHERE layanan_id = %(layanan)s::bigint ORDER BY urutan LIMIT 1
), objek AS (
  INSERT INTO antrian_tiket (kode, unit_id, layanan_id, kunjungan_id, tanggal, awalan, urut, status, jalur,
    giliran_pada, kebutuhan, kanal, ponsel, asal_id, permohonan, langkah, titik_id, diambil_pada, masuk_pada,
    jumlah_panggil, hasil, catatan, dicetak)
  SELECT %(kode)s::varchar, %(unit)s, %(layanan)s, coalesce(%(kunjungan)s, (SELECT id FROM k)), %(tanggal)s,
    %(awalan)s, p.terakhir, 'menunggu', %(jalur)s::varchar, %(giliran)s::timestamptz, %(kebutuhan)s::varchar[],
    %(kanal)s::varchar, %(ponsel)s::varchar, %(asal)s::bigint, %(permohonan)s::varchar,
    coalesce((SELECT urutan FROM r), 0), (SELECT titik_id FROM r), %(pada)s, %(pada)s, 0, '', '', 0
  FROM p
  RETURNING id, kunjungan_id, jsonb_build_object('titik', titik_id, 'nomor', awalan || '-' ||
    lpad(urut::text, greatest(3, length(urut::text)), '0')) AS p_data, urut, langkah, titik_id
)
"""


def cerna_ponsel(pengenal: str) -> str:
    """A phone or device as a keyed digest: enough to count its tickets, useless to call anybody."""
    polos = "".join(c for c in pengenal if c.isalnum()).lower()
    if polos.isdigit():
        polos = polos.lstrip("0").removeprefix("62").lstrip("0")
    if not polos:
        return ""
    kunci = f"antrian.ponsel:{settings.SECRET_KEY}".encode()
    return hmac.new(kunci, polos.encode(), hashlib.sha256).hexdigest()[:32]


@transaction.atomic(durable=True)
def ambil_tiket(
    *,
    layanan: Layanan,
    oleh: Pengguna | None = None,
    kebutuhan: Iterable[str] = (),
    prioritas: bool = False,
    kanal: str = Kanal.PONSEL,
    ponsel: str = "",
    asal: Tiket | None = None,
    permohonan: str = "",
    kunjungan: Kunjungan | None = None,
    butir: Sequence[Layanan] = (),
    janji: JanjiTemu | None = None,
    lengkap: bool = False,
    pada: datetime | None = None,
) -> Tiket:
    """A number for `layanan`, gapless per unit, prefix and local date of the unit.

    kebutuhan   keys of Kebutuhan; any of them opens the priority lane (as does `prioritas`), by the person's word
    ponsel      phone number or device id, counted for the limit per phone; kept only as a digest
    asal        the ticket this one comes back for (papers completed, not served yesterday): short lane, same
                visit; asked for again, it is the same ticket
    lengkap     its holder brings the papers that were missing from their request: short lane
    butir       further services of the same visit: they are items of this ticket
    janji       the appointment whose holder came: its own lane, no quota; asked for again, it is the same ticket
    Raises UnitTutup (reason and next opening), KuotaHabis, BatasPonsel, LayananTidakDibuka; BelumWaktunya, JanjiLewat
    outside the appointment's window.
    """
    pada = pada or timezone.now()
    unit = layanan.unit
    if asal is not None:
        asal = Tiket.objects.select_for_update(of=("self",)).get(pk=asal.pk)
        lanjutan = asal.lanjutan.exclude(status=Status.DIBATALKAN).select_related("unit", "layanan").first()
        if lanjutan is not None:
            return lanjutan
    if janji is not None:
        janji = (
            JanjiTemu.objects.select_for_update(of=("self",)).select_related("slot", "unit").get(pk=janji.pk)
        )
        if janji.tiket is not None:
            return janji.tiket
        _pastikan_jendela(janji, pada)
        kanal, kebutuhan = Kanal.JANJI, janji.kebutuhan
    if not (layanan.aktif and unit.melayani):
        raise LayananTidakDibuka
    setelan = SetelanAntrian.untuk(unit)
    tanggal = tanggal_setempat(unit, pada)
    _pastikan_buka(layanan, pada)
    cerna = cerna_ponsel(ponsel) if kanal == Kanal.PONSEL else ""
    if cerna:
        _pastikan_batas_ponsel(cerna, tanggal, setelan)
    _pastikan_kuota(setelan, layanan, butir, tanggal, kanal, pada)
    perlu = [k for k in Kebutuhan.values if k in set(kebutuhan)]
    if asal is not None or lengkap:
        jalur = Jalur.KEMBALI
    elif kanal == Kanal.JANJI:
        jalur = Jalur.JANJI
    else:
        jalur = Jalur.PRIORITAS if perlu or prioritas else Jalur.REGULER
    tiket = Tiket(
        kode=kode_publik.baru("T"),
        unit=unit,
        layanan=layanan,
        tanggal=tanggal,
        awalan=layanan.awalan,
        jalur=jalur.value,
        giliran_pada=urutan.giliran(setelan.rumus, jalur, pada),
        kebutuhan=perlu,
        kanal=kanal,
        ponsel=cerna,
        asal=asal,
        permohonan=permohonan,
        diambil_pada=pada,
        masuk_pada=pada,
    )
    kunjungan_id = kunjungan.pk if kunjungan else asal.kunjungan_id if asal else None
    baris = catat_serentak(
        _AMBIL,
        {
            "unit": unit.pk,
            "awalan": tiket.awalan,
            "tanggal": tanggal,
            "kode_kunjungan": kode_publik.baru("K"),
            "kunjungan": kunjungan_id,
            "pada": pada,
            "kode": tiket.kode,
            "layanan": layanan.pk,
            "jalur": tiket.jalur,
            "giliran": tiket.giliran_pada,
            "kebutuhan": perlu,
            "kanal": str(kanal),
            "ponsel": cerna,
            "asal": asal.pk if asal else None,
            "permohonan": permohonan,
        },
        "antrian.tiket.diambil",
        Tiket,
        oleh=oleh,
        pada=pada,
        unit_id=unit.pk,
        data={"layanan": layanan.pk, "prioritas": tiket.prioritas, "kanal": str(kanal)},
    )
    assert baris is not None  # noqa: S101  an INSERT without a condition
    tiket.pk, tiket.kunjungan_id, _data, tiket.urut, tiket.langkah, tiket.titik_id = baris
    tiket._state.adding, tiket._state.db = False, "default"
    if janji is not None:
        janji.status, janji.tiket, janji.surel = StatusJanji.HADIR, tiket, ""
        janji.save(update_fields=["status", "tiket", "surel"])
    if butir:
        semua = [layanan, *(b for b in butir if b.pk != layanan.pk)]
        ButirTiket.objects.bulk_create(
            ButirTiket(tiket=tiket, layanan=b, urutan=i) for i, b in enumerate(semua, 1)
        )
    return tiket


@transaction.atomic(durable=True)
def batalkan_tiket(*, tiket: Tiket, oleh: Pengguna | None = None, pada: datetime | None = None) -> Tiket:
    """Its holder gives the number up. Raises AlurDitolak once it was called."""
    pada = pada or timezone.now()
    tiket = Tiket.objects.select_for_update(of=("self",)).select_related("unit").get(pk=tiket.pk)
    alur.pastikan(tiket.status, Status.DIBATALKAN)
    tiket.status = Status.DIBATALKAN
    tiket.loket = None
    tiket.save(update_fields=["status", "loket"])
    catat("antrian.tiket.dibatalkan", tiket, oleh=oleh, pada=pada, data={"nomor": tiket.nomor})
    return tiket


def _pastikan_jendela(janji: JanjiTemu, pada: datetime) -> None:
    alur_janji.pastikan(janji.status, StatusJanji.HADIR)
    setelan, mulai = SetelanAntrian.untuk(janji.unit), janji.slot.mulai
    if pada < mulai - timedelta(minutes=setelan.janji_awal_menit):
        raise BelumWaktunya
    if pada > mulai + timedelta(minutes=setelan.janji_toleransi_menit):
        raise JanjiLewat


def _pastikan_buka(layanan: Layanan, pada: datetime) -> None:
    buka = jam.keadaan(layanan.unit, pada)
    if buka.buka:
        return
    pesan = str(buka.sebab)
    if buka.berikut:
        berikut = timezone.localtime(buka.berikut, layanan.unit.tz)
        kapan = f"{date_format(berikut, 'l, j F Y')} {date_format(berikut, 'TIME_FORMAT')}"
        pesan = f"{pesan} " + str(UNIT_BUKA_LAGI % {"kapan": kapan, "zona": layanan.unit.singkatan_zona})
    raise UnitTutup(pesan)


def _pastikan_batas_ponsel(cerna: str, tanggal: date, setelan: SetelanAntrian) -> None:
    # two taps from one phone must not both find room: they are counted one after the other
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [cerna])
    if (
        Tiket.objects.filter(ponsel=cerna, tanggal=tanggal, status__in=BERJALAN).count()
        >= setelan.tiket_per_ponsel
    ):
        raise BatasPonsel


_KUOTA = Tanya(lambda setelan: Kuota.objects.filter(setelan=setelan), setelan=int)


def _pastikan_kuota(
    setelan: SetelanAntrian,
    layanan: Layanan,
    butir: Sequence[Layanan],
    tanggal: date,
    kanal: str,
    pada: datetime,
) -> None:
    if kanal == Kanal.JANJI:  # whoever has an appointment has a place already
        return
    for satu in {b.pk: b for b in (layanan, *butir)}.values():
        pastikan_uji_coba(setelan, satu, pada)
    if setelan.pk is None:
        return
    batas_ponsel = setelan.kuota_ponsel if kanal == Kanal.PONSEL else None
    kuota = [
        k
        for k in _KUOTA.semua(setelan=setelan.pk)
        if k.layanan_id in (None, layanan.pk) and k.kanal in ("", kanal)
    ]
    if setelan.kuota_harian is None and setelan.kuota_per_jam is None and batas_ponsel is None and not kuota:
        return
    _kunci_kuota(layanan)
    hari_ini = Tiket.objects.filter(unit=layanan.unit, tanggal=tanggal)
    if setelan.kuota_harian is not None:
        terpakai = (
            Penghitung.objects.filter(unit=layanan.unit, tanggal=tanggal).aggregate(n=Sum("terakhir"))["n"]
            or 0
        )
        if terpakai >= setelan.kuota_harian:
            raise KuotaHabis
    if setelan.kuota_per_jam is not None:
        awal = pada.replace(minute=0, second=0, microsecond=0)
        if hari_ini.filter(diambil_pada__gte=awal).count() >= setelan.kuota_per_jam:
            raise KuotaHabis(KUOTA_JAM)
    if batas_ponsel is not None and hari_ini.filter(kanal=Kanal.PONSEL).count() >= batas_ponsel:
        raise KuotaHabis(KUOTA_PONSEL)
    for k in kuota:
        terpakai_k = hari_ini
        if k.layanan_id:
            terpakai_k = terpakai_k.filter(layanan=k.layanan_id)
        if k.kanal:
            terpakai_k = terpakai_k.filter(kanal=k.kanal)
        if k.masa == k.Masa.JAM:
            terpakai_k = terpakai_k.filter(diambil_pada__gte=pada.replace(minute=0, second=0, microsecond=0))
        if terpakai_k.count() >= k.banyak:
            raise KuotaHabis(KUOTA_JAM if k.masa == k.Masa.JAM else None)


def _kunci_kuota(layanan: Layanan) -> None:
    # a quota is consumed: one at a time per unit, before its availability is checked
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(8, %s)", [layanan.unit_id])


def pastikan_uji_coba(setelan: SetelanAntrian, layanan: Layanan, pada: datetime) -> None:
    """A service on trial gives only its share of the day's capacity, quota or not; also to whoever is sent to it.

    Part of an operation. Raises KapasitasUjiCoba.
    """
    uji = standar_uji_coba(layanan, pada)
    if uji is None:
        return
    persen, menit = uji
    kuota = _KUOTA.semua(setelan=setelan.pk) if setelan.pk else ()
    _kunci_kuota(layanan)
    if uji_coba.terpakai(layanan, pada) >= uji_coba.batas(setelan, kuota, layanan, persen, menit, pada):
        raise KapasitasUjiCoba


@transaction.atomic(durable=True)
def catat_tolakan(*, layanan: Layanan, sebab: str, pada: datetime | None = None) -> Tolakan:
    """Count somebody who was turned away. No event: nobody acted, the row is the number itself."""
    setempat = timezone.localtime(pada or timezone.now(), layanan.unit.tz)
    with connection.cursor() as kursor:
        kursor.execute(
            """INSERT INTO antrian_tolakan (unit_id, layanan_id, tanggal, jam, sebab, jumlah)
               VALUES (%s, %s, %s, %s, %s, 1) ON CONFLICT (unit_id, layanan_id, tanggal, jam, sebab)
               DO UPDATE SET jumlah = antrian_tolakan.jumlah + 1 RETURNING id""",
            [layanan.unit_id, layanan.pk, setempat.date(), setempat.hour, sebab],
        )
        return Tolakan.objects.get(pk=kursor.fetchone()[0])

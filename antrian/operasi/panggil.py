"""Call: the next one, again, or somebody who was parked."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from antrian import alur, urutan
from antrian.alur import AKTIF, Status
from antrian.galat import AntrianKosong, BatasPanggil, BukanHariIni, MasihMelayani
from antrian.models import Loket, Panggilan, SetelanAntrian, Tiket
from antrian.operasi.bagian import kunci_loket, lupakan, pastikan_duduk, siapa, tiket_aktif, wajib_aktif
from antrian.querysets import tanggal_setempat
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat, catat_serentak
from pelayanan.siap import Siap
from standar.models import Layanan

SUDAH_DILAYANI = _("Orangnya sudah dilayani di loket ini; tidak perlu dipanggil lagi.")

_SEMUA = [str(f.column) for f in Tiket._meta.concrete_fields]
_KOLOM = [k for k in _SEMUA if k not in ("id", "kunjungan_id")]
# Everything a call needs to know of its loket, and the lock, in one round trip. The row's own columns are read after
# the lock was granted; the rest is set up by the admin and not raced for.
_KUNCI = """
SELECT k.unit_id, k.nama, k.nomor, k.titik_id, k.aksesibel, k.terbuka, k.istirahat_pada, k.petugas_id,
  k.panggilan_ke, u.zona, s.aturan, s.rasio_prioritas, s.rasio_reguler, s.bonus_menit,
  coalesce(s.simpan_semalam, false),
  (SELECT json_agg(json_build_array(ll.urutan, ll.layanan_id)) FROM antrian_layananloket ll WHERE ll.loket_id = k.id)
FROM antrian_loket k JOIN pelayanan_unit u ON u.id = k.unit_id
LEFT JOIN antrian_setelanantrian s ON s.unit_id = k.unit_id
WHERE k.id = %(loket)s FOR UPDATE OF k
"""
_KUNCI_SIAP = Siap(_KUNCI)

# The rule of urutan.pilih, one order of help and one set of lanes at a time: so the index gives the place, and the
# first row that fits is the next person however many wait. SKIP LOCKED: lokets that press at once each take their own,
# none waits. With the claim, in one round trip: the call for the board, the loket's count, and by `catat_serentak`
# the event.
_KLAIM = f"""
WITH objek AS (
  UPDATE antrian_tiket SET status = 'dipanggil', loket_id = %(loket)s::bigint, petugas_id = %(petugas)s::bigint,
         dipanggil_pada = %(pada)s::timestamptz, jumlah_panggil = 1
  WHERE id = (
    SELECT t.id FROM antrian_tiket t
    WHERE t.status = 'menunggu' AND t.unit_id = %(unit)s::bigint AND {{titik}}{{layanan}}{{jalur}}{{tanggal}}{{kursi}}
      AND (t.untuk_loket_id IS NULL OR t.untuk_loket_id = %(loket)s::bigint)
      AND NOT EXISTS (SELECT 1 FROM antrian_tiket a
                      WHERE a.loket_id = %(loket)s::bigint AND a.status IN ('dipanggil', 'dilayani'))
    ORDER BY t.giliran_pada, t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED
  )
  RETURNING id, kunjungan_id, jsonb_build_object('layanan', layanan_id, 'titik', titik_id, 'nomor', awalan || '-' ||
    lpad(urut::text, greatest(3, length(urut::text)), '0')) AS p_data,
    (SELECT slug FROM standar_layanan l WHERE l.id = layanan_id), {", ".join(_KOLOM)}
), panggilan_baru AS (
  INSERT INTO antrian_panggilan (unit_id, tiket_id, loket_id, petugas_id, ke, pada)
  SELECT %(unit)s::bigint, id, %(loket)s::bigint, %(petugas)s::bigint, 1, %(pada)s::timestamptz FROM objek
), hitung AS (
  UPDATE antrian_loket SET panggilan_ke = panggilan_ke + 1, urung = NULL, terbuka = true
  WHERE id = %(loket)s::bigint AND EXISTS (SELECT 1 FROM objek)
)
"""  # noqa: S608  column names of our own model


@transaction.atomic(durable=True)
def panggil_berikutnya(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """Call who is next for this loket, by the unit's rule.

    A second press while the called person is still on the way is the same call: it returns the same ticket and
    calls nobody else (`panggil_ulang` calls again). Raises AntrianKosong, MasihMelayani while somebody is served,
    LoketTutup, LoketDipakai, SedangIstirahat.
    """
    pada = pada or timezone.now()
    (
        unit_id,
        nama,
        nomor,
        titik_id,
        aksesibel,
        terbuka,
        istirahat_pada,
        petugas_id,
        ke,
        zona,
        aturan,
        rasio_p,
        rasio_r,
        bonus,
        semua_hari,
        melayani,
    ) = _KUNCI_SIAP.jalankan({"loket": loket.pk})[0]
    pastikan_duduk(petugas_id, terbuka, istirahat_pada, oleh)
    orang = siapa(oleh)
    nilai: dict[str, Any] = {
        "loket": loket.pk,
        "petugas": orang.pk if orang else None,
        "pada": pada,
        "unit": unit_id,
        "titik": titik_id,
        "tanggal": pada.astimezone(ZoneInfo(zona)).date(),
    }
    rumus = urutan.Aturan(aturan, rasio_p, rasio_r, bonus) if aturan else urutan.Aturan()
    baris = None
    for layanan, jalur in _langkah_pilih(melayani, titik_id, rumus, ke):
        sql = _KLAIM.format(
            titik="t.titik_id = %(titik)s::bigint" if titik_id else "t.titik_id IS NULL",
            layanan=" AND t.layanan_id = ANY (%(layanan)s::bigint[])" if layanan else "",
            jalur=" AND t.jalur = ANY (%(jalur)s::varchar[])" if jalur else "",
            tanggal="" if semua_hari else " AND t.tanggal = %(tanggal)s::date",
            kursi="" if aksesibel else " AND NOT 'kursi_roda' = ANY (t.kebutuhan)",
        )
        baris = catat_serentak(
            sql,
            {**nilai, "layanan": layanan, "jalur": jalur},
            "antrian.tiket.dipanggil",
            Tiket,
            oleh=oleh,
            pada=pada,
            unit_id=unit_id,
            data={"loket": loket.pk, "nama_loket": nama, "ke": 1},
        )
        if baris is not None:
            break
    if baris is None:
        return _tidak_memanggil(loket)
    pk, kunjungan_id, _data, slug, *isi = baris
    kolom = {"id": pk, "kunjungan_id": kunjungan_id, **dict(zip(_KOLOM, isi, strict=True))}
    tiket = Tiket.from_db("default", _SEMUA, [kolom[k] for k in _SEMUA])
    loket.nama, loket.nomor = nama, nomor
    tiket.loket = loket
    tiket.layanan = Layanan.from_db(
        "default", ["id", "slug"], [tiket.layanan_id, slug]
    )  # the rest when asked for
    return tiket


def _langkah_pilih(
    melayani: list[list[int]] | None, titik_id: int | None, rumus: urutan.Aturan, ke: int
) -> Iterator[tuple[list[int] | None, list[str] | None]]:
    """(services, lanes) to look for, in order: by order of help, in each first the preferred lanes, then all.

    A loket at a station serves every service that passes there.
    """
    suka = [str(j) for j in urutan.dahulu(rumus, ke)]
    per_bantu: dict[int, list[int]] = {}
    for bantu, layanan in melayani or ():
        per_bantu.setdefault(bantu, []).append(layanan)
    tingkat: list[list[int] | None] = [None] if titik_id else [per_bantu[b] for b in sorted(per_bantu)]
    for sekelompok in tingkat:
        if suka:
            yield sekelompok, suka
        yield sekelompok, None


def _tidak_memanggil(loket: Loket) -> Tiket:
    """Why nobody was called: somebody is here already (a second press: the same ticket), or nobody waits."""
    ada = tiket_aktif(loket)
    if ada is None:
        raise AntrianKosong
    if ada.status != Status.DIPANGGIL:
        raise MasihMelayani
    ada.loket = loket
    return ada


@transaction.atomic(durable=True)
def panggil_ulang(*, loket: Loket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """Call the same number again. Raises BatasPanggil past the unit's limit, TidakAdaTiketAktif."""
    pada = pada or timezone.now()
    loket = kunci_loket(loket, oleh)
    tiket = wajib_aktif(loket)
    if tiket.status != Status.DIPANGGIL:
        raise MasihMelayani(SUDAH_DILAYANI)
    if tiket.jumlah_panggil >= SetelanAntrian.untuk(loket.unit).panggil_terbanyak:
        raise BatasPanggil
    tiket.jumlah_panggil += 1
    tiket.save(update_fields=["jumlah_panggil"])
    _umumkan("antrian.tiket.dipanggil_ulang", tiket, loket, oleh, pada)
    return tiket


@transaction.atomic(durable=True)
def panggil_kembali(*, loket: Loket, tiket: Tiket, oleh: Pengguna, pada: datetime | None = None) -> Tiket:
    """Call somebody who was parked, or a waiting number by name, to this loket.

    Raises MasihMelayani while somebody is here, BukanHariIni, AlurDitolak when the ticket is at another loket or over.
    """
    pada = pada or timezone.now()
    loket = kunci_loket(loket, oleh)
    ada = tiket_aktif(loket)
    if ada is not None:
        if ada.pk == tiket.pk and ada.status == Status.DIPANGGIL:
            return ada
        raise MasihMelayani
    tiket = Tiket.objects.select_for_update(of=("self",)).get(pk=tiket.pk, unit=loket.unit_id)
    tiket.unit = loket.unit
    alur.pastikan(tiket.status, Status.DIPANGGIL)
    if tiket.status in AKTIF or tiket.tanggal != tanggal_setempat(loket.unit, pada):
        raise BukanHariIni
    tiket.status, tiket.loket, tiket.petugas = Status.DIPANGGIL, loket, siapa(oleh)
    tiket.dipanggil_pada, tiket.mulai_pada, tiket.jumlah_panggil = pada, None, 1
    tiket.save(update_fields=["status", "loket", "petugas", "dipanggil_pada", "mulai_pada", "jumlah_panggil"])
    lupakan(loket)
    _umumkan("antrian.tiket.dipanggil", tiket, loket, oleh, pada)
    return tiket


def _umumkan(kode: str, tiket: Tiket, loket: Loket, oleh: Pengguna, pada: datetime) -> None:
    Panggilan.objects.create(
        unit=loket.unit,
        tiket=tiket,
        loket=loket,
        petugas=siapa(oleh),
        ke=tiket.jumlah_panggil,
        pada=pada,
    )
    catat(
        kode,
        tiket,
        oleh=oleh,
        pada=pada,
        data={
            "loket": loket.pk,
            "nomor": tiket.nomor,
            "nama_loket": loket.nama,
            "ke": tiket.jumlah_panggil,
        },
    )

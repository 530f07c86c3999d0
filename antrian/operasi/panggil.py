"""Call: the next one, again, or somebody who was parked."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from antrian import alur, urutan
from antrian.alur import AKTIF, Status
from antrian.galat import AntrianKosong, BatasPanggil, BukanHariIni, MasihMelayani
from antrian.models import Loket, Panggilan, SetelanAntrian, Tiket
from antrian.operasi.bagian import kunci_loket, lupakan, siapa, tiket_aktif, wajib_aktif
from antrian.querysets import tanggal_setempat
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat, catat_serentak

SUDAH_DILAYANI = _("Orangnya sudah dilayani di loket ini; tidak perlu dipanggil lagi.")

_SEMUA = [str(f.column) for f in Tiket._meta.concrete_fields]
_KOLOM = [k for k in _SEMUA if k not in ("id", "kunjungan_id")]
# The rule of urutan.pilih in SQL; a loket at a station serves every service that passes there.
# SKIP LOCKED: lokets that press at once each take their own ticket, none waits. With the claim, in one round trip:
# the call for the board, the loket's count, and by `catat_serentak` the event. The loket's row is locked before.
_KLAIM = f"""
WITH objek AS (
  UPDATE antrian_tiket SET status = 'dipanggil', loket_id = %(loket)s, petugas_id = %(petugas)s,
         dipanggil_pada = %(pada)s, jumlah_panggil = 1
  WHERE id = (
    SELECT t.id FROM antrian_tiket t
    LEFT JOIN antrian_layananloket ll ON ll.layanan_id = t.layanan_id AND ll.loket_id = %(loket)s
    WHERE t.status = 'menunggu' AND t.unit_id = %(unit)s AND t.titik_id IS NOT DISTINCT FROM %(titik)s::bigint
      AND (ll.id IS NOT NULL OR %(titik)s::bigint IS NOT NULL)
      AND (t.untuk_loket_id IS NULL OR t.untuk_loket_id = %(loket)s)
      AND (%(semua_hari)s OR t.tanggal = %(tanggal)s)
      AND (%(aksesibel)s OR NOT 'kursi_roda' = ANY (t.kebutuhan))
      AND NOT EXISTS (SELECT 1 FROM antrian_tiket a
                      WHERE a.loket_id = %(loket)s AND a.status IN ('dipanggil', 'dilayani'))
    ORDER BY coalesce(ll.urutan, 1), (%(pakai_rasio)s AND NOT t.jalur = ANY (%(dahulu)s::varchar[])),
             t.giliran_pada, t.id
    LIMIT 1 FOR UPDATE OF t SKIP LOCKED
  )
  RETURNING id, kunjungan_id, jsonb_build_object('nomor', awalan || '-' ||
    lpad(urut::text, greatest(3, length(urut::text)), '0')) AS p_data, {", ".join(_KOLOM)}
), panggilan_baru AS (
  INSERT INTO antrian_panggilan (unit_id, tiket_id, loket_id, petugas_id, ke, pada)
  SELECT %(unit)s, id, %(loket)s, %(petugas)s, 1, %(pada)s FROM objek
), hitung AS (
  UPDATE antrian_loket SET panggilan_ke = panggilan_ke + 1, urung = NULL
  WHERE id = %(loket)s AND EXISTS (SELECT 1 FROM objek)
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
    loket = kunci_loket(loket, oleh)
    setelan = SetelanAntrian.untuk(loket.unit)
    dahulu = urutan.dahulu(setelan.rumus, loket.panggilan_ke)
    nilai = {
        "loket": loket.pk,
        "petugas": getattr(siapa(oleh), "pk", None),
        "pada": pada,
        "unit": loket.unit_id,
        "titik": loket.titik_id,
        "tanggal": tanggal_setempat(loket.unit, pada),
        "semua_hari": setelan.simpan_semalam,
        "aksesibel": loket.aksesibel,
        "pakai_rasio": bool(dahulu),
        "dahulu": [str(j) for j in dahulu],
    }
    baris = catat_serentak(
        _KLAIM,
        nilai,
        "antrian.tiket.dipanggil",
        Tiket,
        oleh=oleh,
        pada=pada,
        unit_id=loket.unit_id,
        data={"loket": loket.pk, "nama_loket": loket.nama, "ke": 1},
    )
    if baris is None:
        return _tidak_memanggil(loket)
    pk, kunjungan_id, _data, *isi = baris
    kolom = {"id": pk, "kunjungan_id": kunjungan_id, **dict(zip(_KOLOM, isi, strict=True))}
    tiket = Tiket.from_db("default", _SEMUA, [kolom[k] for k in _SEMUA])
    tiket.unit, tiket.loket = loket.unit, loket
    return tiket


def _tidak_memanggil(loket: Loket) -> Tiket:
    """Why nobody was called: somebody is here already (a second press: the same ticket), or nobody waits."""
    ada = tiket_aktif(loket)
    if ada is None:
        raise AntrianKosong
    if ada.status != Status.DIPANGGIL:
        raise MasihMelayani
    ada.unit, ada.loket = loket.unit, loket
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

"""What people do in the survey. An answer is sealed into the waiting box; `kotak.py` takes it on."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from ikm import galat, kotak, periksa, sandi, tautan
from ikm.models import Jawaban, Jenis, Kanal, Kotak, Kotor, Periode, Undangan
from ikm.periode import periode_untuk
from ikm.samar_teks import samarkan_teks
from pelayanan.galat import AlurDitolak
from pelayanan.models import Kunjungan, Pengguna, Penugasan, Unit
from pelayanan.peristiwa import catat
from pelayanan.siap import Tanya
from standar.models import Layanan

MASA_UNDANGAN = timedelta(days=30)
MASA_LEMBAR = timedelta(days=180)
_KUNCI = Tanya(
    lambda kode: Undangan.objects.select_for_update(of=("self",)).select_related("unit").filter(kode=kode),
    kode=str,
)


@transaction.atomic(durable=True)
def buat_undangan(
    *,
    unit: Unit,
    layanan: Layanan,
    kunjungan: Kunjungan,
    asal: str = "kunjungan",
    asal_id: int | None = None,
    tempat: str = "",
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> Undangan:
    """Invite this visit, once. Raises IntegrityError when it has an invitation.

    `asal`, `asal_id`: whose page shows it ("tiket", 12), for the live screens. `tempat`: where the visit was served
    last, for the scores per titik layanan.
    """
    pada = pada or timezone.now()
    periode_untuk(unit, timezone.localdate(pada, unit.tz))  # so that opening the link writes nothing
    undangan = Undangan.objects.create(
        unit=unit,
        layanan=layanan,
        kunjungan=kunjungan,
        tempat=tempat[:80],
        dibuat_pada=pada,
        kedaluwarsa_pada=pada + MASA_UNDANGAN,
    )
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO ikm_rekapundangan (unit_id, layanan_id, tanggal, banyak) VALUES (%s, %s, %s, 1) "
            "ON CONFLICT (unit_id, tanggal, layanan_id) DO UPDATE SET banyak = ikm_rekapundangan.banyak + 1",
            [unit.pk, layanan.pk, timezone.localdate(pada, unit.tz)],
        )
    catat(
        "ikm.undangan.dibuat",
        undangan,
        oleh=oleh,
        pada=pada,
        data={
            "asal": asal,
            "asal_id": asal_id if asal_id is not None else kunjungan.pk,
            "layanan": layanan.pk,
        },
    )
    return undangan


@transaction.atomic(durable=True)
def kirim_jawaban(
    *,
    token: str,
    jawaban: Mapping[str, Any],
    profil: Mapping[str, Any] | None = None,
    alasan: Mapping[str, str] | None = None,
    saran: str = "",
    kanal: str = Kanal.UNDANGAN,
    tanda: tuple[str, ...] = (),
    unit: Unit | None = None,
    periode: Periode | None = None,
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> Undangan:
    """Redeem an invitation with one answer: {unsur: 1–4}, unsur by code name or u1 … of the annex.

    Redemption and sealed answer are one transaction (none lost, none doubled); what joins them is only the
    sealed row. `unit`: the sender's own, when it may send for no other. `periode`: as the caller just read it; another
    is looked up when it does not hold this unit and day. Raises the refusals of `galat.py`.
    """
    pada = pada or timezone.now()
    kode = tautan.kode_dari(token)
    undangan = _KUNCI.satu(kode=kode) if kode else None
    if undangan is None:
        raise galat.UndanganTidakDikenal
    if unit is not None and undangan.unit_id != unit.pk:
        raise galat.UndanganUnitLain
    if undangan.dipakai:
        raise galat.UndanganSudahDipakai
    if pada > undangan.kedaluwarsa_pada:
        raise galat.UndanganKedaluwarsa
    hari = timezone.localdate(pada, undangan.unit.tz)
    if (
        periode is None
        or periode.unit_id != undangan.unit_id
        or not periode.mulai <= hari <= periode.selesai
        or periode.jenis != Jenis.SKM
    ):
        periode = periode_untuk(undangan.unit, hari)
    segel(
        periode,
        undangan.layanan_id,
        kanal,
        hari,
        jawaban=jawaban,
        profil=profil or {},
        alasan=alasan or {},
        saran=saran,
        tanda=tanda,
        tempat=undangan.tempat,
    )
    undangan.dipakai = True
    undangan.save(update_fields=["dipakai"])
    catat("ikm.undangan.dipakai", undangan, oleh=oleh, pada=pada)
    return undangan


@transaction.atomic(durable=True)
def masukkan_lembar(
    *,
    unit: Unit,
    layanan: Layanan | None,
    hari: date,
    jawaban: Mapping[str, Any],
    profil: Mapping[str, Any] | None = None,
    saran: str = "",
    periode: Periode | None = None,
    oleh: Pengguna,
    pada: datetime | None = None,
) -> Periode:
    """Enter one paper form, filled on `hari`. Unsur may be blank as on the paper; marked and counted as paper.

    `periode`: the one the paper says it belongs to, running or over; by default that of `hari`, which then must be
    within MASA_LEMBAR. Raises TanggalLembarSalah, LembarLuarPeriode, PeriodeSudahTerbit, JawabanSalah.
    """
    pada = pada or timezone.now()
    hari_ini = timezone.localdate(pada, unit.tz)
    if hari > hari_ini or (periode is None and hari < hari_ini - MASA_LEMBAR):
        raise galat.TanggalLembarSalah
    if periode is not None and (periode.unit_id != unit.pk or not periode.mulai <= hari <= periode.selesai):
        raise galat.LembarLuarPeriode(periode)
    return _tanpa_undangan(
        unit,
        layanan,
        Kanal.KERTAS,
        hari,
        "ikm.periode.lembar_dimasukkan",
        oleh,
        pada,
        jawaban=jawaban,
        profil=profil or {},
        alasan={},
        saran=saran,
        tanda=(),
        boleh_kosong=True,
        periode=periode,
    )


@transaction.atomic(durable=True)
def isi_terbuka(
    *,
    unit: Unit,
    layanan: Layanan | None,
    jawaban: Mapping[str, Any],
    profil: Mapping[str, Any] | None = None,
    alasan: Mapping[str, str] | None = None,
    saran: str = "",
    tanda: tuple[str, ...] = (),
    kanal: str = Kanal.TERBUKA,
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> Periode:
    """One answer without an invitation: by the open link, or on a tablet. Counted apart from the verified."""
    pada = pada or timezone.now()
    return _tanpa_undangan(
        unit,
        layanan,
        kanal,
        timezone.localdate(pada, unit.tz),
        "ikm.periode.terbuka_diisi",
        oleh,
        pada,
        jawaban=jawaban,
        profil=profil or {},
        alasan=alasan or {},
        saran=saran,
        tanda=tanda,
    )


def _tanpa_undangan(
    unit: Unit,
    layanan: Layanan | None,
    kanal: str,
    hari: date,
    kejadian: str,
    oleh: Pengguna | None,
    pada: datetime,
    periode: Periode | None = None,
    **isi: Any,
) -> Periode:
    if layanan is not None and layanan.unit_id != unit.pk:
        raise galat.LayananUnitLain
    periode = periode or periode_untuk(unit, hari)
    # the period's events are numbered one after another; an invitation is locked instead where there is one
    periode = (
        Periode.objects.select_for_update(of=("self",)).select_related("instrumen", "unit").get(pk=periode.pk)
    )
    if hasattr(periode, "terbitan"):
        raise galat.PeriodeSudahTerbit.untuk(periode)
    segel(periode, layanan.pk if layanan else None, kanal, hari, **isi)
    catat(kejadian, periode, oleh=oleh, pada=pada)
    return periode


@transaction.atomic(durable=True)
def kecualikan_jawaban(
    *, jawaban: Jawaban, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> Jawaban:
    """Leave one answer out of the count, for a reason that stands in the report. Raises AlasanKosong."""
    alasan = samarkan_teks(alasan, 200)
    if not alasan:
        raise galat.AlasanKosong
    return _hitungkah(jawaban, alasan, alasan, "ikm.jawaban.dikecualikan", oleh, pada)


@transaction.atomic(durable=True)
def hitung_lagi_jawaban(
    *, jawaban: Jawaban, alasan: str, oleh: Pengguna, pada: datetime | None = None
) -> Jawaban:
    """Count an excluded answer again. Raises AlasanKosong."""
    alasan = samarkan_teks(alasan, 200)
    if not alasan:
        raise galat.AlasanKosong
    return _hitungkah(jawaban, "", alasan, "ikm.jawaban.dihitung_lagi", oleh, pada)


def _hitungkah(
    jawaban: Jawaban, isi: str, alasan: str, kejadian: str, oleh: Pengguna, pada: datetime | None
) -> Jawaban:
    # first the period, shared: who publishes it waits for us or we for them, and then we see what they did
    if kotak.sudah_terbit(jawaban.periode_id):
        raise galat.PeriodeSudahTerbit
    jawaban = Jawaban.objects.select_for_update(of=("self",)).select_related("periode").get(pk=jawaban.pk)
    if bool(jawaban.dikecualikan) == bool(isi):
        raise AlurDitolak
    jawaban.dikecualikan = isi
    jawaban.save(update_fields=["dikecualikan"])
    Kotor.objects.create(
        periode_id=jawaban.periode_id, layanan_id=jawaban.layanan_id, tanggal=jawaban.tanggal
    )
    catat(kejadian, jawaban, oleh=oleh, pada=pada, unit=jawaban.periode.unit_id, data={"alasan": alasan})
    return jawaban


def segel(
    periode: Periode,
    layanan_id: int | None,
    kanal: str,
    hari: date,
    *,
    jawaban: Mapping[str, Any],
    profil: Mapping[str, Any],
    alasan: Mapping[str, str],
    saran: str,
    tanda: tuple[str, ...],
    boleh_kosong: bool = False,
    tempat: str = "",
) -> None:
    """Check and seal one answer into the box. Raises JawabanSalah."""
    instrumen = periode.instrumen
    rapi = periksa.rapikan_jawaban(instrumen, jawaban, boleh_kosong=boleh_kosong)
    menurut = {u.u: u.kode for u in instrumen.urut_lampiran}
    nama = _nama_petugas(periode.unit_id) if saran or any(alasan.values()) else ()
    isi = kotak.Isi(
        periode=periode.pk,
        layanan=layanan_id,
        kanal=str(kanal),
        hari=hari,
        nilai=instrumen.larik(rapi),
        profil=periksa.periksa_profil(profil, periode.kelas_profil) | ({"tempat": tempat} if tempat else {}),
        alasan=periksa.rapikan_alasan(rapi, alasan, menurut, nama),
        saran=samarkan_teks(saran, periksa.SARAN_TERPANJANG, nama),
        tanda=kotak.tanda_dari(rapi, tanda),
    )
    Kotak.objects.create(unit_id=periode.unit_id, isi=sandi.tutup(isi.ke_dict()))


def _nama_petugas(unit_id: int) -> tuple[str, ...]:
    """Full names of who ever served in the unit, to be masked in free words."""
    return tuple(sorted(set(Penugasan.objects.filter(unit=unit_id).values_list("pengguna__nama", flat=True))))

"""What the maklumat promises when a promise is missed, and the decision of a named official."""

from collections.abc import Container
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna
from standar.models import Kompensasi
from standar.models.kompensasi import KasusKompensasi


class KompensasiSudahDiputus(GalatOperasi):
    kode = "kompensasi_sudah_diputus"
    pesan = _("Kompensasi ini sudah diputus. Muat ulang halaman.")


class KompensasiTanpaAlasan(GalatOperasi):
    kode = "kompensasi_tanpa_alasan"
    status = 400
    bidang = "keterangan"
    pesan = _("Tulis apa yang diberikan, atau mengapa tidak (misalnya keadaan kahar): penerima membacanya.")


class KompensasiUangTanpaDasar(GalatOperasi):
    kode = "kompensasi_uang_tanpa_dasar"
    status = 400
    bidang = "dasar"
    pesan = _("Uang hanya dengan dasar hukum. Sebut peraturannya, atau pilih bentuk lain.")


class BukanPemutus(GalatOperasi):
    kode = "bukan_pemutus"
    status = 403
    pesan = _("Yang melewatkan janji tidak memutus kompensasinya. Mintalah pejabat lain.")


def dijanjikan(
    unit_id: int, layanan_id: int | None, hari: date, bila: str = Kompensasi.Bila.LEWAT_WAKTU
) -> str:
    """What the maklumat in force on that day gives for `bila`, how soon, and when not; empty: nothing was promised.

    A promise for the service goes before the one for all services.
    """
    janji = (
        Kompensasi.objects.filter(maklumat__unit_id=unit_id, maklumat__berlaku__contains=hari, bila=bila)
        .filter(Q(layanan_id=layanan_id) | Q(layanan__isnull=True))
        .order_by("layanan_id")
        .first()
    )
    return janji.kalimat[:500] if janji else ""


def putuskan(
    k: KasusKompensasi,
    *,
    diberikan: bool,
    keterangan: str,
    oleh: Pengguna,
    pada: datetime,
    lalai: Container[int | None] = (),
    bentuk: str = "",
    dasar: str = "",
) -> KasusKompensasi:
    """Part of an operation that holds the lock of what it is about. `lalai`: who missed the promise.

    Raises KompensasiSudahDiputus, KompensasiTanpaAlasan, KompensasiUangTanpaDasar, BukanPemutus.
    """
    k = type(k).objects.select_for_update(of=("self",)).get(pk=k.pk)  # type: ignore[attr-defined]
    if k.status != KasusKompensasi.Status.DIBUKA:
        raise KompensasiSudahDiputus
    if oleh.pk in lalai:
        raise BukanPemutus
    if not keterangan.strip():
        raise KompensasiTanpaAlasan
    if diberikan and bentuk == KasusKompensasi.Bentuk.UANG and not dasar.strip():
        raise KompensasiUangTanpaDasar
    k.status = KasusKompensasi.Status.DIBERIKAN if diberikan else KasusKompensasi.Status.TIDAK_DIBERIKAN
    k.bentuk, k.dasar = (bentuk, dasar.strip()[:200]) if diberikan else ("", "")
    k.keterangan, k.diputus_oleh, k.diputus_pada = keterangan.strip()[:500], oleh, pada
    k.save()
    return k

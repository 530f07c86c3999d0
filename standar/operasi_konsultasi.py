"""People speak on a draft; the unit answers each."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from standar.models import Masukan, Standar


class KonsultasiTutup(GalatOperasi):
    kode = "konsultasi_tutup"
    pesan = _("Konsultasi publik untuk standar ini sudah ditutup.")


class SudahBersuara(GalatOperasi):
    kode = "sudah_bersuara"
    pesan = _("Anda sudah memberi masukan untuk versi ini. Satu orang satu suara.")


def terbuka(standar: Standar, pada: datetime | None = None) -> bool:
    """May people speak now? On the unit's local days, the last one included."""
    hari = timezone.localdate(pada, standar.layanan.unit.tz)
    return bool(
        standar.status == Standar.Status.KONSULTASI
        and standar.konsultasi_sampai
        and hari <= standar.konsultasi_sampai
    )


@transaction.atomic(durable=True)
def beri_masukan(
    *, standar: Standar, sikap: str, isi: str, kelompok: str, oleh: Pengguna, pada: datetime | None = None
) -> Masukan:
    """One voice a person. Raises KonsultasiTutup, SudahBersuara."""
    standar = (
        Standar.objects.select_for_update(of=("self",)).select_related("layanan__unit").get(pk=standar.pk)
    )
    if not terbuka(standar, pada):
        raise KonsultasiTutup
    if Masukan.objects.filter(standar=standar, oleh=oleh).exists():
        raise SudahBersuara
    masukan = Masukan.objects.create(
        standar=standar,
        oleh=oleh,
        sikap=sikap,
        isi=isi,
        kelompok=kelompok,
        disampaikan_pada=pada or timezone.now(),
    )
    catat("standar.masukan.disampaikan", masukan, oleh=oleh, pada=pada, unit=standar.layanan.unit)
    return masukan


@transaction.atomic(durable=True)
def tanggapi_masukan(
    *, masukan: Masukan, tanggapan: str, oleh: Pengguna, pada: datetime | None = None
) -> Masukan:
    """The unit's answer; it may be written again until the version is set."""
    masukan = (
        Masukan.objects.select_for_update(of=("self",))
        .select_related("standar__layanan__unit")
        .get(pk=masukan.pk)
    )
    masukan.tanggapan, masukan.ditanggapi_oleh = tanggapan, oleh
    masukan.ditanggapi_pada = pada or timezone.now()
    masukan.save(update_fields=["tanggapan", "ditanggapi_oleh", "ditanggapi_pada"])
    catat("standar.masukan.ditanggapi", masukan, oleh=oleh, pada=pada, unit=masukan.standar.layanan.unit)
    return masukan

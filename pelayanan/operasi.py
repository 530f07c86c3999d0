"""Operations of the ground floor."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from pelayanan.api.akun import cerna
from pelayanan.galat import GalatOperasi
from pelayanan.kabar import dorong, templat
from pelayanan.models import AkunMesin, LanggananDorong, Pengguna, TemplatKabar, Unit
from pelayanan.peristiwa import catat
from pelayanan.sandi import indeks_buta

LANGGANAN_PER_KODE = 10


class AkunMesinSudahAda(GalatOperasi):
    kode = "akun_sudah_ada"


@transaction.atomic(durable=True)
def buat_akun_mesin(
    *, nama: str, unit: Unit, lingkup: Iterable[str], oleh: Pengguna | None
) -> tuple[AkunMesin, str]:
    """A machine account and its key, which is shown this once and kept only as a digest.

    Raises AkunMesinSudahAda, ValueError for an unknown scope.
    """
    daftar = sorted(set(lingkup))
    tak_dikenal = [isi for isi in daftar if isi not in AkunMesin.Lingkup.values]
    if tak_dikenal or not daftar:
        raise ValueError(f"lingkup tidak dikenal: {', '.join(tak_dikenal) or '(kosong)'}")
    username = f"mesin-{unit.kode}-{nama}"
    if Pengguna.objects.filter(username=username).exists():
        raise AkunMesinSudahAda(f"Akun mesin «{nama}» sudah ada di unit {unit.kode}.")
    pengguna = Pengguna(username=username, nama=nama, mesin=True)
    pengguna.set_unusable_password()
    pengguna.save(force_insert=True)
    kunci = AkunMesin.kunci_baru()
    akun = AkunMesin.objects.create(pengguna=pengguna, unit=unit, lingkup=daftar, cerna_kunci=cerna(kunci))
    catat("pelayanan.akun_mesin.dibuat", akun, oleh=oleh, unit=unit, data={"lingkup": ", ".join(daftar)})
    return akun, kunci


@transaction.atomic(durable=True)
def ubah_templat(*, unit: Unit, kunci: str, judul: str, isi: str, oleh: Pengguna) -> Unit:
    """The unit's own words for one message; an empty `isi` goes back to the house's. Raises ValidationError."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if isi.strip():
        templat.periksa(kunci, judul, isi)
        TemplatKabar.objects.update_or_create(
            unit=unit,
            kunci=kunci,
            defaults={
                "judul": judul.strip(),
                "isi": isi.strip(),
                "diubah_oleh": oleh,
                "diubah_pada": timezone.now(),
            },
        )
    else:
        TemplatKabar.objects.filter(unit=unit, kunci=kunci).delete()
    catat("pelayanan.templat_kabar.diubah", unit, oleh=oleh, unit=unit, data={"templat": kunci})
    return unit


@transaction.atomic(durable=True)
def langgani(
    *,
    kode: str,
    unit: Unit,
    peramban: Mapping[str, Any],
    batas: int | None = None,
    oleh: Pengguna | None = None,
    pada: datetime | None = None,
) -> LanggananDorong:
    """A browser wants news of what `kode` names; asked again, its wish is renewed. The eleventh replaces the oldest.

    peramban  {endpoint, p256dh, auth} as its push manager gave them
    batas     for a ticket: tell when so many are ahead
    Raises dorong.LanggananSalah.
    """
    isi = dorong.periksa(peramban)
    pada = pada or timezone.now()
    satu, _baru = LanggananDorong.objects.update_or_create(
        kode=kode,
        cerna=indeks_buta(isi["endpoint"], "dorong"),
        defaults={"langganan": isi, "kunci": dorong.kunci_umum()[:16], "batas": batas, "dibuat_pada": pada},
    )
    lama = LanggananDorong.objects.filter(kode=kode).order_by("-dibuat_pada", "-pk")[LANGGANAN_PER_KODE:]
    LanggananDorong.objects.filter(pk__in=[x.pk for x in lama]).delete()
    catat("pelayanan.dorong.dilanggani", satu, oleh=oleh, pada=pada, unit=unit)
    return satu


@transaction.atomic(durable=True)
def berhenti_langganan(*, kode: str, unit: Unit, endpoint: str, oleh: Pengguna | None = None) -> None:
    """That browser wants no more news of it. Pressed again, it changes nothing."""
    satu = (
        LanggananDorong.objects.select_for_update()
        .filter(kode=kode, cerna=indeks_buta(endpoint, "dorong"))
        .first()
    )
    if satu is not None:
        catat("pelayanan.dorong.dihentikan", satu, oleh=oleh, unit=unit)
        satu.delete()

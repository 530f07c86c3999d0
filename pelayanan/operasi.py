"""Operations of the ground floor."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from pelayanan.api.akun import cerna
from pelayanan.galat import GalatOperasi
from pelayanan.kabar import templat
from pelayanan.models import AkunMesin, Pengguna, TemplatKabar, Unit
from pelayanan.peristiwa import catat


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

"""The twin of a unit, made by one press: its services, lokets and people, with numbers that count nowhere.

Made anew, the one before is left with its events (they are append-only) and nobody has a role in it any more.
"""

from datetime import datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from antrian.models import LayananLoket, Loket, SesiLoket
from pelayanan.galat import GalatOperasi
from pelayanan.latihan import AKHIRAN
from pelayanan.models import Pengguna, Penugasan, Unit
from pelayanan.peristiwa import catat
from standar.ekspor import sebagai_data
from standar.impor import impor_satu
from standar.models import Layanan, Standar


class BelumAdaLayanan(GalatOperasi):
    kode = "belum_ada_layanan"
    pesan = _("Belum ada layanan yang berlaku: latihan memakai layanan unit ini.")


class LatihanDalamLatihan(GalatOperasi):
    kode = "latihan_dalam_latihan"
    pesan = _("Selesaikan latihan dahulu, lalu siapkan yang baru.")


def kembaran(unit: Unit) -> Unit | None:
    """The twin in use: the newest."""
    return Unit.objects.filter(latihan_untuk=unit).order_by("-pk").first()


@transaction.atomic(durable=True)
def siapkan_latihan(*, unit: Unit, oleh: Pengguna, pada: datetime | None = None) -> Unit:
    """A fresh twin. Raises BelumAdaLayanan, LatihanDalamLatihan."""
    pada = pada or timezone.now()
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.latihan:
        raise LatihanDalamLatihan
    versi = list(
        Standar.objects.lengkap()
        .filter(layanan__unit=unit, layanan__aktif=True, status=Standar.Status.BERLAKU)
        .order_by("layanan__urutan", "layanan__nama")
    )
    if not versi:
        raise BelumAdaLayanan
    _kosongkan(unit, pada)
    ke = Unit.objects.filter(latihan_untuk=unit).count() + 1
    akhiran = f"{AKHIRAN}{ke}"
    kembar = Unit.objects.create(
        kode=f"{unit.kode[: 40 - len(akhiran)]}{akhiran}",
        nama=f"{unit.nama} (latihan)"[:120],
        jenis=unit.jenis,
        pola=unit.pola,
        zona=unit.zona,
        alamat=unit.alamat,
        warna=unit.warna,
        buka_setiap_saat=True,
        aktif=False,
        latihan_untuk=unit,
    )
    salinan: dict[int, Layanan] = {}
    for s in versi:
        data = sebagai_data(s, portal=True)
        portal = {k: v for k, v in (data.get("portal") or {}).items() if k not in ("slug", "berlaku_dari")}
        hasil = impor_satu(kembar, {**data, "portal": portal}, oleh=oleh, berlaku_dari=None, pada=pada)
        salinan[s.layanan_id] = hasil.layanan
    for loket in Loket.objects.filter(unit=unit, aktif=True, titik__isnull=True).prefetch_related("melayani"):
        baru = Loket.objects.create(
            unit=kembar, nama=loket.nama, nomor=loket.nomor, aksesibel=loket.aksesibel
        )
        LayananLoket.objects.bulk_create(
            LayananLoket(loket=baru, layanan=salinan[m.layanan_id], urutan=m.urutan)
            for m in loket.melayani.all()
            if m.layanan_id in salinan
        )
    hari = timezone.localdate(pada, unit.tz)
    Penugasan.objects.bulk_create(
        Penugasan(
            pengguna_id=t.pengguna_id,
            unit=kembar,
            peran=t.peran,
            mulai=hari,
            selesai=t.selesai,
            sebagai=t.sebagai,
            jabatan=t.jabatan,
            nomor_sk=t.nomor_sk,
            tanggal_sk=t.tanggal_sk,
        )
        for t in Penugasan.objects.filter(unit=unit)
        .menjabat(hari)
        .distinct("pengguna_id", "peran")
        .order_by("pengguna_id", "peran")
    )
    catat("pelayanan.unit.latihan_dibuat", unit, oleh=oleh, pada=pada, unit=unit, data={"kode": kembar.kode})
    return kembar


def _kosongkan(unit: Unit, pada: datetime) -> None:
    """Nobody sits at, or has a role in, an earlier twin."""
    lama = Unit.objects.filter(latihan_untuk=unit)
    for sesi in SesiLoket.objects.filter(loket__unit__in=lama, masa__upper_inf=True):
        sesi.masa = DateTimeTZRange(sesi.masa.lower, max(pada, sesi.masa.lower))
        sesi.save(update_fields=["masa"])
    Loket.objects.filter(unit__in=lama).update(
        terbuka=False, petugas=None, istirahat_pada=None, urung=None, aktif=False
    )
    Penugasan.objects.filter(unit__in=lama).delete()

"""What the queue does when something happened elsewhere, and whom it tells."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from antrian.models import JanjiTemu, Tiket
from antrian.operasi import tutup_karena_berkas as tutup
from pelayanan import kabar, kode
from pelayanan.models import Kabar, Penugasan, Peran, Peristiwa

SUREL = Kabar.Saluran.SUREL


def tutup_karena_berkas(p: Peristiwa) -> None:
    """A permohonan was filed at the counter with this ticket's code: the ticket is done.

    Idempotent: a ticket that is closed stays as it is.
    """
    rapi = kode.rapikan(str(p.data.get("tiket") or ""))
    tiket = Tiket.objects.filter(kode=rapi, unit=p.unit_id).first() if rapi else None
    if tiket is not None:
        tutup(tiket=tiket, permohonan=str(p.data.get("kode") or "")[:13], oleh=p.oleh, pada=p.pada)


def kabari_atasan(p: Peristiwa) -> None:
    """A silent alarm: a mail to every head of the unit who left an address; their page shows it live. Idempotent."""
    tugas = Penugasan.objects.filter(
        unit=p.unit_id, peran__in=[Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB], pengguna__is_active=True
    ).menjabat_kini(timezone.now())
    alamat = sorted({a for a in tugas.values_list("pengguna__email", flat=True) if a})
    if p.unit is None:
        return
    nilai = {
        "loket": p.data.get("nama_loket", ""),
        "pukul": timezone.localtime(p.pada, p.unit.tz).strftime("%H.%M"),
    }
    for satu in alamat:
        kabar.tulis(p, unit=p.unit, templat=p.kode, saluran=SUREL, tujuan=satu, nilai=nilai)


def ingatkan_janji(p: Peristiwa) -> None:
    """The reminder somebody asked for. Without an address any more (came, cancelled): nothing. Idempotent."""
    janji = JanjiTemu.objects.filter(pk=p.objek_id).select_related("slot", "layanan", "unit").first()
    if janji is None or not janji.surel:
        return
    kapan = timezone.localtime(janji.slot.mulai, janji.unit.tz)
    kabar.tulis(
        p,
        unit=janji.unit,
        templat=p.kode,
        saluran=SUREL,
        tujuan=janji.surel,
        nilai={
            "layanan": janji.layanan,
            "waktu": f"{date_format(kapan, 'l, j F Y H.i')} {janji.unit.singkatan_zona}",
            "kode": kode.tampil(janji.kode),
            "tautan": settings.ALAMAT_PORTAL + janji.get_absolute_url(),
        },
    )

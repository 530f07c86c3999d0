"""What the queue does when something happened elsewhere, and whom it tells."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from antrian.models import JanjiTemu, Tiket
from antrian.operasi import tutup_karena_berkas as tutup
from pelayanan import kode
from pelayanan.models import Penugasan, Peran, Peristiwa


def tutup_karena_berkas(p: Peristiwa) -> None:
    """A permohonan was filed at the counter with this ticket's code: the ticket is done.

    Idempotent: a ticket that is closed stays as it is.
    """
    rapi = kode.rapikan(str(p.data.get("tiket") or ""))
    tiket = Tiket.objects.filter(kode=rapi, unit=p.unit_id).first() if rapi else None
    if tiket is not None:
        tutup(tiket=tiket, permohonan=str(p.data.get("kode") or "")[:13], oleh=p.oleh, pada=p.pada)


def kabari_atasan(p: Peristiwa) -> None:
    """A silent alarm: a mail to every head of the unit who left an address; their page shows it live.

    May be sent twice when a worker dies: better than not at all.
    """
    tugas = Penugasan.objects.filter(
        unit=p.unit_id, peran__in=[Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB], pengguna__is_active=True
    ).menjabat(timezone.localdate())
    alamat = sorted({a for a in tugas.values_list("pengguna__email", flat=True) if a})
    if alamat and p.unit is not None:
        pukul = timezone.localtime(p.pada, p.unit.tz).strftime("%H.%M")
        judul = _("Tanda darurat dari %(loket)s") % {"loket": p.data.get("nama_loket", "")}
        isi = _("%(unit)s, pukul %(pukul)s. Petugas di loket itu meminta Anda datang sekarang.")
        send_mail(judul, isi % {"unit": p.unit.nama, "pukul": pukul}, None, alamat)


def ingatkan_janji(p: Peristiwa) -> None:
    """The reminder somebody asked for. Without an address any more (came, cancelled): nothing."""
    janji = JanjiTemu.objects.filter(pk=p.objek_id).select_related("slot", "layanan", "unit").first()
    if janji is None or not janji.surel:
        return
    kapan = timezone.localtime(janji.slot.mulai, janji.unit.tz)
    isi = _(
        "Janji temu Anda: %(layanan)s di %(unit)s, %(kapan)s %(zona)s. Kode: %(kode)s. Datang beberapa menit "
        "sebelumnya, lalu pindai kode itu di anjungan. Tidak jadi? Batalkan di %(alamat)s supaya orang lain dapat "
        "memakainya."
    )
    send_mail(
        _("Pengingat janji temu"),
        isi
        % {
            "layanan": janji.layanan,
            "unit": janji.unit.nama,
            "kapan": date_format(kapan, "l, j F Y H.i"),
            "zona": janji.unit.singkatan_zona,
            "kode": kode.tampil(janji.kode),
            "alamat": settings.ALAMAT_PORTAL + janji.get_absolute_url(),
        },
        None,
        [janji.surel],
    )

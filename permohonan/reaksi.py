"""What this app does when something happened."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan.models import Peran, Peristiwa
from permohonan import operasi
from permohonan.alur import Status
from permohonan.models import Permohonan, Rancangan, TugasKabar

# event → what the applicant is told; nothing personal, nothing that needs the PIN
KABAR = {
    "permohonan.permohonan.dikembalikan": gettext_lazy("Ada berkas yang perlu dilengkapi."),
    "permohonan.permohonan.lengkap": gettext_lazy("Berkas Anda lengkap; janji mulai dihitung."),
    "permohonan.permohonan.ditagih": gettext_lazy("Tagihan Anda siap dibayar."),
    "permohonan.permohonan.terbit": gettext_lazy("Hasil layanan Anda siap diambil."),
    "permohonan.permohonan.ditolak": gettext_lazy(
        "Permohonan Anda ditolak; alasannya ada di halaman permohonan."
    ),
    "permohonan.permohonan.dieskalasi": gettext_lazy(
        "Kami melewati janji kami dan mohon maaf. Penanggung jawab sudah diberi tahu dan kompensasi diproses."
    ),
}


def terbitkan_surat(p: Peristiwa) -> None:
    """An approved letter needs nobody to press a second time: number and QR come at once. Idempotent."""
    permohonan = Permohonan.objects.filter(pk=p.objek_id, status=Status.DISETUJUI).first()
    if permohonan is None:
        return
    if Rancangan.objects.filter(standar_id=permohonan.standar_id, produk=Rancangan.Produk.SURAT).exists():
        operasi.terbitkan(permohonan=permohonan, oleh=p.oleh)


def kabari(p: Peristiwa) -> None:
    """Tell the applicant the way they chose: by e-mail, or as a task for a named officer. Idempotent.

    A checking that is late is the unit's own affair until the promise itself is missed; that is told once.
    """
    if p.kode == "permohonan.permohonan.dieskalasi" and not (
        p.data.get("jenis") == "permohonan.janji" and p.data.get("peran") == Peran.PENANGGUNG_JAWAB
    ):
        return
    m = Permohonan.objects.select_related("layanan", "verifikator", "unit").filter(pk=p.objek_id).first()
    if m is None or m.kabar_lewat == Permohonan.Kabar.DATANG:
        return
    isi = str(KABAR[p.kode])
    if m.kabar_lewat == Permohonan.Kabar.SUREL and m.surel:
        send_mail(
            f"{m.layanan.nama}: {isi}"[:150],
            _("%(isi)s\n\nKode permohonan: %(kode)s\n%(unit)s")
            % {"isi": isi, "kode": m.kode_tampil, "unit": m.unit.nama},
            settings.DEFAULT_FROM_EMAIL,
            [m.surel],
        )
        return
    TugasKabar.objects.get_or_create(
        peristiwa=p,
        defaults={
            "permohonan": m,
            "unit_id": m.unit_id,
            "lewat": m.kabar_lewat,
            "isi": isi,
            "untuk": m.verifikator,
            "dibuat_pada": p.pada,
        },
    )

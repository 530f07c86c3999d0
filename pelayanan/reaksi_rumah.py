"""What the ground floor does when something happened: tell its officers. Wired in reaksi.py."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pelayanan import kabar, tenggat
from pelayanan.models import Kabar, KegagalanData, Pengguna, Penugasan, Peran, Peristiwa, PermintaanData
from pelayanan.templatetags.rupa import waktu


def kabari_perangkat_baru(p: Peristiwa) -> None:
    """A letter to the person whose account it is. Without an address the page and the next sign-in say it."""
    orang = Pengguna.objects.filter(pk=p.objek_id).first()
    tugas = Penugasan.objects.filter(pengguna_id=p.objek_id).menjabat_kini(p.pada)
    satu = tugas.select_related("unit").order_by("pk").first()
    if orang is None or not orang.email or satu is None:
        return
    kabar.tulis(
        p,
        unit=satu.unit,
        templat="pelayanan.masuk_baru",
        saluran=Kabar.Saluran.SUREL,
        tujuan=orang.email,
        untuk=orang,
        nilai={
            "waktu": waktu(p.pada, satu.unit),
            "perangkat": p.data.get("perangkat", ""),
            "tautan": settings.ALAMAT_PORTAL + reverse("sesi"),
        },
    )


# the rung's receivers: who answers people, and who answers for the unit's machines
_PENERIMA = {
    "permintaan": (Peran.PENANGGUNG_JAWAB, Peran.PIMPINAN),
    "kegagalan": (Peran.PIMPINAN, Peran.ADMIN),
}


def kabari_data(p: Peristiwa) -> None:
    """A request of a citizen or a breach waits: to everybody who may settle it. Idempotent."""
    permintaan = p.kode.startswith("pelayanan.permintaan_data.")
    model = PermintaanData if permintaan else KegagalanData
    objek = model.objects.select_related("unit").filter(pk=p.objek_id).first()
    if objek is None or p.unit_id is None:
        return
    jam = tenggat.milik(objek).first()
    tugas = Penugasan.objects.filter(
        unit_id=p.unit_id,
        peran__in=_PENERIMA["permintaan" if permintaan else "kegagalan"],
        pengguna__is_active=True,
    ).menjabat(timezone.localdate(p.pada, objek.unit.tz))
    orang = {t.pengguna_id: t.pengguna for t in tugas.select_related("pengguna")}
    for satu in orang.values():
        if satu.email:
            kabar.tulis(
                p,
                unit=objek.unit,
                templat="pelayanan.data_pribadi",
                saluran=Kabar.Saluran.SUREL,
                tujuan=satu.email,
                untuk=satu,
                nilai={
                    "apa": _("Permintaan data pribadi") if permintaan else _("Kegagalan pelindungan data"),
                    "kode": objek.kode_tampil,
                    "tenggat": waktu(jam.jatuh_tempo_pada, objek.unit) if jam else "",
                    "tautan": settings.ALAMAT_PORTAL + reverse("data_pribadi"),
                },
            )

"""What a person must bring: by telephone, by letter, at the counter, or because no machine could."""

from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.models import Kabar, Pengguna, UpayaKabar

TERBUKA = (Kabar.Status.TUGAS, Kabar.Status.GAGAL)


class HasilKosong(GalatOperasi):
    kode = "hasil_kosong"
    status = 400
    bidang = "hasil"
    pesan = _("Tulis hasilnya: tersambung dengan siapa, surat dikirim tanggal berapa, atau mengapa tidak.")


class SudahDisampaikan(GalatOperasi):
    kode = "kabar_sudah_disampaikan"
    pesan = _("Kabar ini sudah disampaikan.")


def terbuka(model: type[Model]) -> QuerySet[Kabar]:
    """Open tasks about things of this kind, the oldest first."""
    return Kabar.objects.filter(objek_jenis=model._meta.label_lower, status__in=TERBUKA, luar=True).order_by(
        "dibuat_pada", "pk"
    )


def upayakan(kabar: Kabar, *, tersampaikan: bool, hasil: str, oleh: Pengguna, pada: datetime) -> Kabar:
    """Part of an operation that holds the object's lock: one attempt, written down; it ends the task if it reached
    the person. Raises HasilKosong, SudahDisampaikan."""
    if not hasil.strip():
        raise HasilKosong
    k = Kabar.objects.select_for_update(of=("self",)).get(pk=kabar.pk)
    if k.status not in TERBUKA:
        raise SudahDisampaikan
    UpayaKabar.objects.create(
        kabar=k, oleh=oleh, pada=pada, tersampaikan=tersampaikan, hasil=hasil.strip()[:500]
    )
    if tersampaikan:
        k.status, k.selesai_oleh, k.selesai_pada = Kabar.Status.SELESAI, oleh, pada
        k.save(update_fields=["status", "selesai_oleh", "selesai_pada"])
    return k

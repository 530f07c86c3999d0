"""Files come in one by one: what arrived is kept, what did not is said."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from pelayanan.galat import AlurDitolak
from pelayanan.models import Pengguna
from pelayanan.peristiwa import catat
from permohonan import unggah as periksa_unggah
from permohonan.alur import Status
from permohonan.galat import BerkasDitolak
from permohonan.models import Berkas, Permohonan, Unggahan

from .bagian import kini, kunci


@transaction.atomic(durable=True)
def unggah(
    *,
    permohonan: Permohonan,
    urutan: int,
    isi: bytes,
    oleh: Pengguna | None,
    pada: datetime | None = None,
) -> Unggahan:
    """One file for document `urutan`, while it is a draft or was returned as lacking. The same file twice is one.

    Raises BerkasDitolak (wrong kind, too large, cut short, too many), AlurDitolak.
    """
    p, pada = kunci(permohonan), kini(pada)
    b = p.berkas.filter(urutan=urutan).first()
    if b is None or not (p.draf or (p.status == Status.DILENGKAPI and b.kurang)):
        raise AlurDitolak
    try:
        hasil = periksa_unggah.periksa(isi)
    except periksa_unggah.BerkasBuruk as galat:
        raise BerkasDitolak(str(galat)) from galat
    sidik = hashlib.sha256(hasil.isi).hexdigest()
    lama = Unggahan.objects.filter(berkas=b, sidik=sidik).first()
    if lama is not None:
        return lama
    if Unggahan.objects.filter(berkas=b).count() >= periksa_unggah.TERBANYAK:
        raise BerkasDitolak(_("Paling banyak 5 berkas untuk satu dokumen. Hapus salah satu dulu."))
    u = Unggahan(berkas=b, jenis=hasil.jenis, ukuran=len(hasil.isi), sidik=sidik, diunggah_pada=pada)
    u.isi.save("", ContentFile(hasil.isi), save=False)
    u.save(force_insert=True)
    b.cara, b.dari, b.disetujui_pada = Berkas.Cara.UNGGAH, None, None
    b.save(update_fields=["cara", "dari", "disetujui_pada"])
    p.disentuh_pada = pada
    p.save(update_fields=["disentuh_pada"])
    catat("permohonan.permohonan.berkas_diunggah", p, oleh=oleh, pada=pada, data={"urutan": urutan})
    return u


@transaction.atomic(durable=True)
def hapus_unggahan(*, unggahan: Unggahan, oleh: Pengguna | None, pada: datetime | None = None) -> Permohonan:
    """Take a file back, under the same rule as sending it. Raises AlurDitolak."""
    p, pada = kunci(unggahan.berkas.permohonan), kini(pada)
    u = Unggahan.objects.select_related("berkas").filter(pk=unggahan.pk).first()
    if u is None or not (p.draf or (p.status == Status.DILENGKAPI and u.berkas.kurang)):
        raise AlurDitolak
    buang(u)
    catat("permohonan.permohonan.unggahan_dihapus", p, oleh=oleh, pada=pada, data={"urutan": u.berkas.urutan})
    return p


def buang(u: Unggahan) -> None:
    """Row now, file once the row is really gone."""
    simpanan, nama = u.isi.storage, str(u.isi.name)
    u.delete()
    transaction.on_commit(lambda: simpanan.delete(nama))

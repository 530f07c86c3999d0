"""The personal "what to bring" list by e-mail: once, to who asked for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi
from pelayanan.kabar.saluran import siap
from pelayanan.models import Kabar
from pelayanan.peristiwa import catat
from pelayanan.sandi import indeks_buta
from standar import surel
from standar.models import DaftarTerkirim, Standar

PER_SESI = 5  # an hour, from one browser
PER_ISI = 2  # a day, of one service to one address: asked twice by mistake, not a hundred times by malice
PER_UNIT = 200  # an hour: nobody's mailbox or ours is flooded through this page


class SurelTidakSiap(GalatOperasi):
    kode = "surel_tidak_siap"
    status = 503
    pesan = _("Portal ini belum dapat mengirim surel. Cetak daftarnya, atau simpan halamannya.")


class TerlaluSeringMengirim(GalatOperasi):
    kode = "terlalu_sering"
    status = 429
    bidang = "surel"
    pesan = _(
        "Daftar ini sudah beberapa kali dikirim. Periksa kotak surel Anda (juga spam), atau cetak daftarnya."
    )


@transaction.atomic(durable=True)
def kirim_daftar(
    *, standar: Standar, alamat: str, bila: Sequence[str], sesi: str, pada: datetime | None = None
) -> DaftarTerkirim:
    """Mail the list for the conditions `bila` to `alamat`: by the reaction, which shreds both afterwards.

    `sesi` names the browser's session. Raises SurelTidakSiap, TerlaluSeringMengirim.
    """
    if not siap(Kabar.Saluran.SUREL):
        raise SurelTidakSiap
    pada = pada or timezone.now()
    standar = Standar.objects.select_related("layanan__unit").get(pk=standar.pk)
    unit = standar.layanan.unit
    sidik_sesi = indeks_buta(sesi, "standar.bawaan.sesi")
    sidik_isi = indeks_buta(f"{standar.layanan_id}:{surel.rapikan(alamat)}", "standar.bawaan.isi")
    with connection.cursor() as kursor:  # counted one after the other
        kursor.execute("SELECT pg_advisory_xact_lock(10, %s)", [unit.pk % 2**31])
    sehari = DaftarTerkirim.objects.filter(
        standar__layanan__unit=unit, diminta_pada__gt=pada - timedelta(days=1)
    )
    sejam = sehari.filter(diminta_pada__gt=pada - timedelta(hours=1))
    if (
        sejam.filter(sidik_sesi=sidik_sesi).count() >= PER_SESI
        or sehari.filter(sidik_isi=sidik_isi).count() >= PER_ISI
        or sejam.count() >= PER_UNIT
    ):
        raise TerlaluSeringMengirim
    lama = DaftarTerkirim.objects.filter(diminta_pada__lte=pada - timedelta(days=1))
    lama.exclude(Q(sidik_sesi="") & Q(sidik_isi="")).update(sidik_sesi="", sidik_isi="")
    kiriman = DaftarTerkirim.objects.create(
        standar=standar, diminta_pada=pada, sidik_sesi=sidik_sesi, sidik_isi=sidik_isi
    )
    catat(
        "standar.bawaan.diminta",
        kiriman,
        oleh=None,
        pada=pada,
        unit=unit,
        data={"surel": alamat.strip(), "bila": list(bila)},
    )
    return kiriman

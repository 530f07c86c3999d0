"""Adjectives of aduan that chain."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from pelayanan import akses
from pelayanan.models import Peran, hari_setempat
from pengaduan.alur import BELUM_DITELAAH, TERTUTUP, Status
from pengaduan.aturan import BERJEDA

if TYPE_CHECKING:
    from datetime import datetime


# How high a role stands on the ladder of an aduan. Everybody else in the unit stands below (-1).
TINGKAT_PERAN: dict[str, int] = {
    Peran.PENGELOLA: 0,
    Peran.PENANGGUNG_JAWAB: 1,
    Peran.PIMPINAN: 2,
    Peran.PENGAWAS: 3,
}


def tingkat(peran: set[str]) -> int:
    """The highest standing among these roles."""
    return max((TINGKAT_PERAN.get(p, -1) for p in peran), default=-1)


def lewat_pada(pada: datetime) -> Q:
    """Past the deadline at that time, and the clock not standing still."""
    return Q(tenggat_pada__lt=pada) & ~Q(status=Status.DILENGKAPI, kelas__in=BERJEDA)


def _pengganti_di_sini() -> Any:
    """Who stands in, today where the aduan is, for an official of its unit or of one above; asked of each aduan."""
    from pengaduan.models import Pengganti

    di_sini = (Q(pejabat__penugasan__unit=OuterRef(jalur)) for jalur in akses.unit_dan_atasannya())
    return Pengganti.objects.pada_hari(hari_setempat(OuterRef("unit__zona"), timezone.now())).filter(
        reduce(or_, di_sini)
    )


def _masih_memegang(pengguna: Any) -> Q:
    """Who holds a case needs no role of complaint handling: the head of the unit above, who stands in for an official.
    But somebody: what was in the hands of who has left is not theirs to read any more."""
    mewakili = _pengganti_di_sini().filter(pengganti=pengguna.pk)
    return akses.di_atasnya(pengguna) | Q(Exists(mewakili))


def _menurut_hak(pengguna: Any, hak: str) -> Q:
    """In a unit where this person has the right, about nobody who stands above them. Of one row: `izin.terlihat`."""
    syarat = Q(pk__in=())
    for unit_id in akses.unit_berhak(pengguna, hak):
        saya = tingkat(akses.peran_di(pengguna, unit_id))
        syarat |= Q(unit_id=unit_id) & (Q(tingkat_terlapor__isnull=True) | Q(tingkat_terlapor__lte=saya))
    return syarat


def _di_tangan(pengguna: Any) -> Q:
    return Q(pemegang=pengguna) & _masih_memegang(pengguna)


class AduanQuerySet(models.QuerySet):
    def terbuka(self) -> AduanQuerySet:
        return self.filter(ditutup_pada__isnull=True)

    def tertutup(self) -> AduanQuerySet:
        return self.filter(status__in=TERTUTUP)

    def belum_ditelaah(self) -> AduanQuerySet:
        return self.filter(status__in=BELUM_DITELAAH)

    def lewat(self, pada: datetime) -> AduanQuerySet:
        return self.terbuka().filter(lewat_pada(pada))

    def menurut_sisa(self) -> AduanQuerySet:
        """What is due first on top; what has no deadline last."""
        return self.order_by(F("tenggat_pada").asc(nulls_last=True), "prioritas", "pk")

    def mirip(self, unit: Any, judul: str) -> AduanQuerySet:
        """Open aduan of the unit that everybody may see and whose title is like this one, the likest first."""
        return (
            self.terbuka()
            .filter(tayang=True, unit=unit, judul__trigram_similar=judul)
            .annotate(kemiripan=TrigramSimilarity("judul", judul), pendukung=Count("dukungan"))
            .order_by("-kemiripan")[:3]
        )

    def terlihat_oleh(self, pengguna: Any, hak: str = "pengaduan.lihat") -> AduanQuerySet:
        """Cases in the units where this person has the right, without those about themselves or about
        somebody who stands above them: an aduan never runs through the terlapor or those below."""
        if not getattr(pengguna, "pk", None):
            return self.none()
        syarat = _menurut_hak(pengguna, hak) | _di_tangan(pengguna)
        return self.filter(syarat).exclude(terlapor=pengguna)

    def menandai_yang_pergi(self) -> AduanQuerySet:
        """`pergi`: who holds it works neither here nor above any more, and stands in for nobody."""
        from pelayanan.models import Penugasan

        di_sini = reduce(or_, (Q(unit=OuterRef(jalur)) for jalur in akses.unit_dan_atasannya()))
        bertugas = Penugasan.objects.menjabat_kini(timezone.now()).filter(
            di_sini, pengguna=OuterRef("pemegang")
        )
        mewakili = _pengganti_di_sini().filter(pengganti=OuterRef("pemegang"))
        return self.annotate(pergi=Q(pemegang__isnull=False) & ~Exists(bertugas) & ~Exists(mewakili))

    def untuk_daftar(self) -> AduanQuerySet:
        return self.select_related("unit", "layanan", "pemegang").defer("isi", "kerugian", "permintaan")

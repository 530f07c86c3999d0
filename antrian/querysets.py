"""Adjectives of lokets and tickets."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, F, Q, QuerySet, Value
from django.utils import timezone

from antrian.alur import AKTIF, DIPARKIR, Status


class LoketQuerySet(QuerySet):
    def aktif(self) -> Self:
        return self.filter(aktif=True)

    def terbuka(self) -> Self:
        """Open and not on a break: who may be called to."""
        return self.filter(aktif=True, terbuka=True, istirahat_pada__isnull=True)

    def untuk_daftar(self) -> Self:
        return self.select_related("unit", "petugas", "titik").prefetch_related("melayani__layanan")


class TiketQuerySet(QuerySet):
    def menunggu(self) -> Self:
        return self.filter(status=Status.MENUNGGU)

    def aktif(self) -> Self:
        """Called or being served: at a loket now."""
        return self.filter(status__in=AKTIF)

    def diparkir(self) -> Self:
        """Not there when called, or sent to complete papers."""
        return self.filter(status__in=DIPARKIR)

    def di_loket(self, loket_id: int) -> Self:
        return self.filter(loket_id=loket_id)

    def hari(self, tanggal: date) -> Self:
        return self.filter(tanggal=tanggal)

    def urut_giliran(self) -> Self:
        return self.order_by("giliran_pada", "pk")

    def untuk_loket(self, loket: Any) -> Any:
        """Tickets this loket may call, by its order of help; see `operasi.panggil` for the same in SQL.

        A loket at a station serves every service that passes there.
        """
        milik = self.filter(Q(untuk_loket__isnull=True) | Q(untuk_loket=loket), unit=loket.unit_id)
        if loket.titik_id is not None:
            return milik.filter(titik=loket.titik_id).annotate(bantu=Value(1))
        return milik.filter(titik__isnull=True, layanan__di_loket__loket=loket).annotate(
            bantu=F("layanan__di_loket__urutan")
        )

    def untuk_daftar(self) -> Self:
        return self.select_related("unit", "layanan", "loket", "titik", "petugas")

    def hitung_per_layanan(self) -> dict[int, int]:
        """{service: tickets}."""
        return dict(self.order_by().values_list("layanan").annotate(n=Count("pk")))


def tanggal_setempat(unit: object, pada: object = None) -> date:
    """The local date of the unit: numbers start again at its own midnight, not at UTC's."""
    return timezone.localdate(pada, unit.tz)  # type: ignore[attr-defined, arg-type]

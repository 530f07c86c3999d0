"""Adjectives of services and versions."""

from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, QuerySet


class LayananQuerySet(QuerySet):
    def aktif(self) -> Self:
        return self.filter(aktif=True, unit__aktif=True)

    def dilayani(self) -> Self:
        """Active, in an active unit, with a version in force."""
        from standar.models import Standar

        berlaku = Standar.objects.filter(layanan=OuterRef("pk"), status=Standar.Status.BERLAKU)
        return self.aktif().filter(Exists(berlaku))

    def untuk_daftar(self) -> Self:
        """With its unit and the version in force (`layanan.versi_kini`): two queries for any length."""
        from standar.models import Standar

        return self.select_related("unit").prefetch_related(
            Prefetch(
                "standar",
                queryset=Standar.objects.filter(status=Standar.Status.BERLAKU),
                to_attr="_versi_kini",
            )
        )


class StandarQuerySet(QuerySet):
    def terbuka(self) -> Self:
        """Everything but drafts: from the public consultation on it is everybody's business."""
        return self.exclude(status="rancangan")

    def lengkap(self) -> Self:
        """With service, unit and every component: seven queries for any number of versions."""
        return self.select_related("layanan__unit").prefetch_related(
            "persyaratan", "langkah", "komponen", "rincian_waktu", "rincian_biaya"
        )

"""Adjectives of services and versions."""

from typing import Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pelayanan import latihan

# On trial, until the day it comes into force: a decree for a later day does not send anybody away.
DIUJI = Q(status="uji_coba") | Q(status="ditetapkan", uji_coba_mulai_pada__isnull=False)


class LayananQuerySet(QuerySet):
    def aktif(self) -> Self:
        return self.filter(latihan.terlihat("unit__"), aktif=True)

    def dilayani(self) -> Self:
        """Active, in an active unit, with a version in force or on trial: people are served."""
        return self.aktif().filter(Exists(_versi().filter(Q(status="berlaku") | DIUJI)))

    def berlaku(self) -> Self:
        """Active, in an active unit, with a version in force: the law's word is given."""
        return self.aktif().filter(Exists(_versi().filter(status="berlaku")))

    def dengan_uji_coba(self) -> Self:
        """`hanya_uji_coba`: nothing of it is in force yet; `ada_uji_coba`: a version is on trial, or will be."""
        return self.annotate(
            hanya_uji_coba=~Exists(_versi().filter(status="berlaku")),
            ada_uji_coba=Exists(_versi().filter(DIUJI)),
        )

    def untuk_daftar(self) -> Self:
        """With its unit and the version served (`layanan.versi_kini`): two queries for any length."""
        from standar.models import Standar

        return self.select_related("unit").prefetch_related(
            Prefetch("standar", queryset=Standar.objects.dilayani(), to_attr="_versi_kini")
        )


class StandarQuerySet(QuerySet):
    def terbuka(self) -> Self:
        """Everything but drafts: from the public consultation on it is everybody's business."""
        return self.exclude(status="rancangan")

    def berlaku(self) -> Self:
        """In force."""
        return self.filter(status="berlaku")

    def dilayani(self) -> Self:
        """At most one version of a service: the one in force, else the one on trial."""
        lain = _versi("layanan").filter(status="berlaku")
        return self.filter(Q(status="berlaku") | (DIUJI & ~Exists(lain)))

    def lengkap(self) -> Self:
        """With service, unit and every component: seven queries for any number of versions."""
        from standar.models import Lampiran

        return self.select_related("layanan__unit").prefetch_related(
            "persyaratan",
            "langkah",
            "komponen",
            "rincian_waktu",
            "rincian_biaya",
            Prefetch("lampiran", Lampiran.objects.select_related("berkas__dokumen")),
        )


def _versi(ke: str = "pk") -> "StandarQuerySet":
    from standar.models import Standar

    return Standar.objects.filter(layanan=OuterRef(ke))

"""Adjectives of requests."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import F, Q, QuerySet

from pelayanan import kode
from permohonan.alur import MENUNGGU_PEMOHON, TERBUKA, Status

if TYPE_CHECKING:
    from pelayanan.models import Pengguna
    from permohonan.models import Permohonan

UMUR_DRAF = timedelta(days=30)
UMUR_TUNGGU = timedelta(days=60)


def _kode(qs: "PermohonanQuerySet") -> str:
    satu = qs.values_list("kode", flat=True).first()
    return kode.tampil(satu) if satu else ""


class PermohonanQuerySet(QuerySet):
    def terbuka(self) -> Self:
        return self.filter(status__in=sorted(TERBUKA))

    def bukan_draf(self) -> Self:
        return self.exclude(status=Status.DRAF)

    def di_unit(self, unit_ids: set[int]) -> Self:
        return self.filter(unit_id__in=unit_ids)

    def menunggu_pemohon(self) -> Self:
        return self.filter(status__in=sorted(MENUNGGU_PEMOHON))

    def dikerjakan_unit(self) -> Self:
        return self.filter(status__in=sorted(TERBUKA - MENUNGGU_PEMOHON - {Status.TERBIT}))

    def belum_dipegang(self) -> Self:
        return self.filter(status=Status.DIAJUKAN, verifikator__isnull=True)

    def dapat_diambil(self, pengguna: "Pengguna") -> Self:
        """Filed and held by nobody, or given to this officer and not begun."""
        return self.filter(Q(verifikator__isnull=True) | Q(verifikator=pengguna), status=Status.DIAJUKAN)

    def milik(self, pengguna: "Pengguna") -> Self:
        """Held by this officer: checked or worked on."""
        return self.filter(
            Q(verifikator=pengguna, status__in=[Status.DIAJUKAN, Status.DIPERIKSA, Status.DILENGKAPI])
            | Q(pemroses=pengguna, status=Status.DIPROSES)
        )

    def menunggu_persetujuan(self) -> Self:
        return self.filter(status=Status.MENUNGGU_PERSETUJUAN)

    def diuji_petik(self) -> Self:
        return self.filter(status=Status.DIUJI_PETIK)

    def keberatan(self) -> Self:
        return self.filter(status=Status.KEBERATAN)

    def menunggu_jawaban(self) -> Self:
        """The applicant wrote and waits; who waits longest first by `pesan_pada`."""
        return self.filter(pesan_pada__isnull=False)

    def siap_diserahkan(self) -> Self:
        return self.filter(status=Status.TERBIT)

    def usang(self, pada: datetime) -> Self:
        """Drafts untouched for 30 days, returns and bills unanswered for 60."""
        return self.filter(
            Q(status=Status.DRAF, disentuh_pada__lt=pada - UMUR_DRAF)
            | Q(status__in=sorted(MENUNGGU_PEMOHON), disentuh_pada__lt=pada - UMUR_TUNGGU)
        ).order_by("disentuh_pada")

    def urut_sisa_waktu(self) -> Self:
        """What is due first on top; what has no running clock last, oldest first."""
        return self.order_by(F("jatuh_tempo_pada").asc(nulls_last=True), "id")

    def sesudah(self, p: "Permohonan") -> str:
        """The code of the next one in that order, as shown; "" at the end."""
        tempo = p.jatuh_tempo_pada
        lanjut = (
            Q(jatuh_tempo_pada=tempo, id__gt=p.pk) | Q(jatuh_tempo_pada__gt=tempo) | Q(jatuh_tempo_pada=None)
            if tempo
            else Q(jatuh_tempo_pada=None, id__gt=p.pk)
        )
        return _kode(self.filter(lanjut).urut_sisa_waktu())

    def sebelum(self, p: "Permohonan") -> str:
        """The code of the one before; "" at the start."""
        tempo = p.jatuh_tempo_pada
        lewat = (
            Q(jatuh_tempo_pada=tempo, id__lt=p.pk) | Q(jatuh_tempo_pada__lt=tempo)
            if tempo
            else Q(jatuh_tempo_pada=None, id__lt=p.pk) | Q(jatuh_tempo_pada__isnull=False)
        )
        return _kode(self.filter(lewat).order_by(F("jatuh_tempo_pada").desc(nulls_first=True), "-id"))

    def pertama(self) -> str:
        """The code of the first in that order."""
        return _kode(self.urut_sisa_waktu())

    def terakhir(self) -> str:
        return _kode(self.order_by(F("jatuh_tempo_pada").desc(nulls_first=True), "-id"))

    def untuk_daftar(self) -> Self:
        return self.select_related("layanan", "unit", "verifikator", "pemroses").defer(
            "isian", "nik", "telepon", "surel", "alamat", "catatan"
        )

"""The signature line: under which title somebody signs. One place for letters, maklumat, decrees, receipts, reports.

Who acts for another says so: "Plt. Kepala Dinas", "Plh. Kepala Dinas", and in another's name on two lines,
"a.n. Kepala Dinas" above one's own title. A Penugasan that is over gives no title and no power.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pelayanan.models import Pengguna, Penugasan, Peran, Unit

S = Penugasan.Sebagai
_AWALAN = {S.PLT: "Plt.", S.PLH: "Plh.", S.AN: "a.n."}
# whoever stands in for an absent head signs before the head; a mandate in the head's name leaves the head his pen
_URUTAN = {S.PLH: 0, S.PLT: 1, "": 2, S.AN: 3}


@dataclass(frozen=True)
class Penanda:
    """jabatan  one line, or two for "a.n."; nama; dasar  the letter that lets him act, and until when; often empty"""

    jabatan: str
    nama: str
    dasar: str = ""

    @property
    def sebaris(self) -> str:
        """The title on one line: what stands below "a.n." follows after a comma."""
        return ", ".join(self.jabatan.split("\n"))

    @property
    def bernama(self) -> str:
        """Name and title where only one line is kept: "Sari (Plt. Kepala Dinas)"."""
        return f"{self.nama} ({self.sebaris})" if self.jabatan else self.nama


def judul(tugas: Penugasan) -> str:
    """The title of that assignment: "Plt. Kepala Dinas", or "a.n. Kepala Dinas" above one's own."""
    sendiri = tugas.pengguna.jabatan
    if not tugas.sebagai:
        return sendiri or str(tugas.get_peran_display())
    wakil = f"{_AWALAN[S(tugas.sebagai)]} {tugas.jabatan}"
    return f"{wakil}\n{sendiri}" if tugas.sebagai == S.AN and sendiri else wakil


def dasar(tugas: Penugasan) -> str:
    """The letter behind an assignment, its date and the last day; empty for one without a letter."""
    if not tugas.nomor_sk:
        return ""
    bagian = [tugas.nomor_sk]
    if tugas.tanggal_sk:
        bagian.append(date_format(tugas.tanggal_sk, "j F Y"))
    if tugas.selesai:
        bagian.append(_("sampai %(hari)s") % {"hari": date_format(tugas.selesai, "j F Y")})
    return ", ".join(bagian)


def _dari(tugas: Penugasan) -> Penanda:
    return Penanda(judul(tugas), tugas.pengguna.get_full_name(), dasar(tugas) if tugas.sebagai else "")


def _berlaku(unit: Unit, pada: datetime | None, peran: Iterable[str]) -> list[Penugasan]:
    hari = timezone.localdate(pada, unit.tz)
    tugas = Penugasan.objects.filter(unit=unit, peran__in=list(peran), pengguna__is_active=True)
    daftar = tugas.menjabat(hari).select_related("pengguna").order_by("mulai", "pk")
    return sorted(daftar, key=lambda t: _URUTAN[t.sebagai])


def kepala(unit: Unit, pada: datetime | None = None) -> Penanda | None:
    """Who signs for the unit on that local day: who stands in for its head, else the head. None without either."""
    daftar = _berlaku(unit, pada, [Peran.PIMPINAN])
    return _dari(daftar[0]) if daftar else None


def penanda(
    orang: Pengguna | None, unit: Unit, pada: datetime | None = None, peran: Iterable[str] = (Peran.PIMPINAN,)
) -> Penanda:
    """How this person signs in that unit at that time, in one of these roles; without one, by the own title."""
    if orang is None:
        return Penanda("", "")
    milik = [t for t in _berlaku(unit, pada, peran) if t.pengguna_id == orang.pk]
    # the role named first decides; one held in one's own right before one held for another
    peran = list(peran)
    milik.sort(key=lambda t: (peran.index(t.peran), bool(t.sebagai)))
    return _dari(milik[0]) if milik else Penanda(orang.jabatan, orang.get_full_name())

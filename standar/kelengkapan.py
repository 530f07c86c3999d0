"""Which of the fourteen components a standard has, and what PEKPPP gives for that."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from standar.models import Komponen, Standar

J = Komponen.Jenis
# UU 25/2009 pasal 21; the first six are service delivery and must be published (PermenPANRB 15/2014).
KOMPONEN: tuple[tuple[str, str | Promise], ...] = (
    ("persyaratan", _("Persyaratan")),
    ("prosedur", _("Sistem, mekanisme, dan prosedur")),
    ("waktu", _("Jangka waktu penyelesaian")),
    ("biaya", _("Biaya/tarif")),
    (J.PRODUK, J.PRODUK.label),
    (J.PENGADUAN, J.PENGADUAN.label),
    (J.DASAR_HUKUM, J.DASAR_HUKUM.label),
    (J.SARPRAS, J.SARPRAS.label),
    (J.KOMPETENSI, J.KOMPETENSI.label),
    (J.PENGAWASAN, J.PENGAWASAN.label),
    ("jumlah_pelaksana", _("Jumlah pelaksana")),
    (J.JAMINAN_PELAYANAN, J.JAMINAN_PELAYANAN.label),
    (J.JAMINAN_KEAMANAN, J.JAMINAN_KEAMANAN.label),
    (J.EVALUASI, J.EVALUASI.label),
)
WAJIB_TERBIT = 6
# KepMenPAN 63/2003 names six as well: prosedur, waktu, biaya, produk, and two that the other six do not have
WAJIB_ADA = frozenset({*(k for k, _nama in KOMPONEN[:WAJIB_TERBIT]), J.SARPRAS, J.KOMPETENSI})


@dataclass(frozen=True)
class Kelengkapan:
    """What is there and what is missing, as keys of KOMPONEN in their order."""

    ada: tuple[str, ...]
    kurang: tuple[str, ...]

    @property
    def nama_kurang(self) -> list[str]:
        return [str(nama) for kunci, nama in KOMPONEN if kunci in self.kurang]

    @property
    def wajib_kurang(self) -> list[str]:
        """Names of the missing ones among those no standard does without: the six of either rule."""
        return [str(nama) for kunci, nama in KOMPONEN if kunci in WAJIB_ADA and kunci in self.kurang]


def periksa(standar: Standar) -> Kelengkapan:
    """`standar` from `lengkap()`. A time without a number is no promise; a fee set by a named rule is one."""
    punya = {str(k.jenis) for k in standar.komponen.all()}
    if standar.persyaratan.all():
        punya.add("persyaratan")
    if standar.langkah.all():
        punya.add("prosedur")
    if standar.waktu_nilai is not None or standar.rincian_waktu.all():
        punya.add("waktu")
    if standar.biaya_rupiah is not None or standar.biaya_teks or standar.rincian_biaya.all():
        punya.add("biaya")
    if standar.jumlah_pelaksana is not None:
        punya.add("jumlah_pelaksana")
    kunci = [str(k) for k, _nama in KOMPONEN]
    return Kelengkapan(tuple(k for k in kunci if k in punya), tuple(k for k in kunci if k not in punya))


@dataclass(frozen=True)
class Skor:
    """PEKPPP indicator "SP tersedia sesuai ketentuan": 0 to 5, and what is missing for the next point."""

    nilai: int
    berikutnya: str | Promise


def skor(standar: Standar | None, kelengkapan: Kelengkapan | None) -> Skor:
    """`standar` best with `select_related("konsultasi")`: the public was involved once its consultation is closed.

    0 none · 1 not all fourteen · 2 fourteen · 3 + set by decree · 4 + public involved · 5 + reviewed.

    Scale of form F-02 (PermenPANRB 29/2022); every point needs the ones before it.
    """
    if standar is None or kelengkapan is None or not kelengkapan.ada:
        return Skor(0, _("Buat standarnya."))
    if kelengkapan.kurang:
        return Skor(1, _("Lengkapi keempat belas komponen."))
    if not standar.nomor_sk:
        return Skor(2, _("Tetapkan dengan SK."))
    konsultasi = getattr(standar, "konsultasi", None)
    if konsultasi is None or konsultasi.ditutup_pada is None:
        return Skor(3, _("Libatkan masyarakat lewat konsultasi publik, lalu tutup dengan hasilnya."))
    if not standar.peninjauan.exists():
        return Skor(4, _("Tinjau dan catat hasilnya."))
    return Skor(5, "")

"""The figures of a period by how its answers came in: each way apart, and the verified against the rest."""

from django.utils.translation import gettext as _

from ikm import jumlah
from ikm.hasil import Angka, dari_rekap
from ikm.models import Kanal, Periode
from ikm.models.jawaban import TERVERIFIKASI
from ikm.samar import K

Bagian = list[tuple[str, Angka]]


def per_kanal(periode: Periode) -> Bagian:
    """Every way in apart. One query."""
    ada = dict(jumlah.menurut([periode], "nilai"))
    return _tutup_kecil(
        [(str(Kanal(k).label), dari_rekap(periode, {k: ada[k]})) for k in Kanal.values if k in ada]
    )


def per_bukti(periode: Periode) -> Bagian:
    """The verified together, and the rest together. One query."""
    ada = jumlah.menurut([periode], "nilai")
    return _tutup_kecil(
        [
            (str(nama), dari_rekap(periode, {k: x for k, x in ada if (k in TERVERIFIKASI) is terbukti}))
            for nama, terbukti in (
                (_("Terverifikasi kunjungan"), True),
                (_("Tautan terbuka dan kertas"), False),
            )
        ]
    )


def _tutup_kecil(bagian: Bagian) -> Bagian:
    """Parts of a whole that is shown too: no values where one has under five, for the others would give it away."""
    if not any(0 < a.n < K for _nama, a in bagian):
        return bagian
    return [(nama, Angka(a.periode, None, a.n, a.terverifikasi, sebab="sedikit")) for nama, a in bagian]

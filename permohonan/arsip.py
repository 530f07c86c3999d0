"""Already on file: a paper the same person handed in earlier, whose original a verifikator has seen.

Found by the NIK's blind index within one unit, and only among requests that the one who asks has opened: with the
PIN of the earlier request in this browser, or with the account that filed it. A NIK alone shows nothing, not even
that there is something. The newest verdict on a paper of that name decides: a later one replaces it, a later
"kurang" retires it.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Prefetch

from pelayanan.models import Pengguna
from permohonan.models import Berkas, Permohonan

# a paper that names no end of its own: the house's choice, no rule sets it
UMUR = timedelta(days=365)


def nama_sama(nama: str) -> str:
    """The name of a paper as it is compared: case, spaces and punctuation do not matter."""
    return " ".join("".join(h if h.isalnum() else " " for h in nama.casefold()).split())


def _asal(b: Berkas) -> Berkas:
    """The paper itself, also when `b` only took it from there."""
    return b.dari if b.dari is not None else b


def _terbaru(p: Permohonan) -> dict[str, Berkas]:
    """{name: the newest judged paper of this person in this unit outside `p`}."""
    hasil: dict[str, Berkas] = {}
    if not p.nik_buta:
        return hasil
    semua = (
        Berkas.objects.filter(
            permohonan__nik_buta=p.nik_buta,
            permohonan__unit=p.unit_id,
            kuasa=False,
            putusan__in=[Berkas.Putusan.SESUAI, Berkas.Putusan.KURANG],
        )
        .exclude(permohonan=p.pk)
        .select_related("permohonan__layanan", "asli_oleh")
        .prefetch_related(Prefetch("dari", Berkas.objects.select_related("permohonan__layanan", "asli_oleh")))
        .order_by("-diputus_pada", "-pk")
    )
    for b in semua[:500]:
        hasil.setdefault(nama_sama(b.nama), b)
    return hasil


def berlaku(b: Berkas, hari: date) -> bool:
    """Has the original been seen, and is the paper still good on this day?"""
    if b.asli_pada is None or not b.sesuai:
        return False
    return (b.berlaku_sampai or (b.asli_pada + UMUR).date()) >= hari


def _hari(p: Permohonan, pada: datetime) -> date:
    return pada.astimezone(p.unit.tz).date()


def cari(
    p: Permohonan, *, terbuka: Collection[str], oleh: Pengguna | None, pada: datetime
) -> dict[int, Berkas]:
    """{urutan of a paper of `p`: the earlier paper that may stand for it}.

    `terbuka`: codes whose PIN this browser has shown; `oleh`: the account signed in, for what it filed itself.
    """
    terbaru, hasil = _terbaru(p), {}
    for b in p.berkas.filter(kuasa=False) if terbaru else ():
        lama = terbaru.get(nama_sama(b.nama))
        if lama is None or not lama.sesuai:
            continue
        asal = _asal(lama)
        q = asal.permohonan
        milik = oleh is not None and q.diajukan_oleh_id == oleh.pk and q.kanal == Permohonan.Kanal.DARING
        if (milik or q.kode in terbuka) and berlaku(asal, _hari(p, pada)):
            hasil[b.urutan] = asal
    return hasil


def tidak_lagi(p: Permohonan, pada: datetime) -> list[Berkas]:
    """Papers of `p` taken from earlier ones that have since run out or been replaced."""
    dipakai = list(p.berkas.filter(dari__isnull=False).select_related("dari"))
    terbaru = _terbaru(p) if dipakai else {}
    hasil = []
    for b in dipakai:
        asal, kini = _asal(b), terbaru.get(nama_sama(b.nama))
        sama = kini is not None and kini.sesuai and _asal(kini).pk == asal.pk
        if not sama or not berlaku(asal, _hari(p, pada)):
            hasil.append(b)
    return hasil

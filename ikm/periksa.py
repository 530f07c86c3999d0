"""Check what was sent against the instrument. Pure of the world: no invitation, no time."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ikm.galat import JawabanSalah
from ikm.models import Instrumen
from ikm.profil import Kelas, ProfilSalah, rapikan_profil
from ikm.samar_teks import samarkan_teks

ALASAN_TERPANJANG = 160
SARAN_TERPANJANG = 500
NILAI_ALASAN = 2  # at this value or below the reason is asked


def rapikan_jawaban(
    instrumen: Instrumen, jawaban: Mapping[str, Any], *, boleh_kosong: bool = False
) -> dict[str, int | None]:
    """{code name: 1–4}, in annex order. Keys may also be u1, u2 … of the annex. Raises JawabanSalah."""
    menurut = {u.u: u.kode for u in instrumen.urut_lampiran}
    rapi: dict[str, int | None] = dict.fromkeys(instrumen.kode_unsur)
    nama = {u.kode: u.nama for u in instrumen.urut_lampiran}
    for kunci, nilai in jawaban.items():
        kode = menurut.get(kunci, kunci)
        if kode not in rapi:
            raise JawabanSalah(
                _("Unsur “%(unsur)s” tidak ada dalam instrumen ini. Pilihan: %(pilihan)s.")
                % {"unsur": str(kunci)[:40], "pilihan": ", ".join(rapi)},
                bidang=f"jawaban.{str(kunci)[:40]}",
            )
        if nilai in (None, ""):
            continue
        if isinstance(nilai, bool) or not (
            (isinstance(nilai, int) and 1 <= nilai <= 4)
            or (isinstance(nilai, str) and nilai in {"1", "2", "3", "4"})
        ):
            raise JawabanSalah(
                _("%(unsur)s: jawaban harus 1, 2, 3, atau 4.") % {"unsur": nama[kode]},
                bidang=f"jawaban.{kunci}",
            )
        if rapi[kode] is not None:
            raise JawabanSalah(
                _("%(unsur)s diisi dua kali.") % {"unsur": nama[kode]}, bidang=f"jawaban.{kunci}"
            )
        rapi[kode] = int(nilai)
    kosong = [kode for kode, nilai in rapi.items() if nilai is None]
    if len(kosong) == len(rapi) or (kosong and not boleh_kosong):
        raise JawabanSalah(
            _("Belum dijawab: %(unsur)s.") % {"unsur": ", ".join(nama[k] for k in kosong)},
            bidang=f"jawaban.{kosong[0]}",
        )
    return rapi


def periksa_profil(profil: Mapping[str, Any], kelas: Kelas) -> dict[str, str]:
    """See `profil.rapikan_profil`. Raises JawabanSalah."""
    try:
        return rapikan_profil(profil, kelas)
    except ProfilSalah as galat:
        raise JawabanSalah(str(galat), bidang=f"profil.{galat.bidang}") from galat


def rapikan_alasan(
    jawaban: Mapping[str, int | None],
    alasan: Mapping[str, str],
    menurut: Mapping[str, str],
    nama: Iterable[str] = (),
) -> dict[str, str]:
    """Reasons that belong to an unsur of 2 or below, masked; others are dropped (the mind was changed)."""
    hasil = {}
    for kunci, teks in alasan.items():
        kode = menurut.get(kunci, kunci)
        nilai = jawaban.get(kode)
        rapi = samarkan_teks(str(teks), ALASAN_TERPANJANG, nama)
        if rapi and nilai is not None and nilai <= NILAI_ALASAN:
            hasil[kode] = rapi
    return hasil

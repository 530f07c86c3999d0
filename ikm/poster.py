"""The wall poster as PDF, with the contents the survey's rules ask for: value, grade, who answered, period, thanks."""

from itertools import accumulate
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ikm import terbit
from ikm.kata import LAYANAN_DIGABUNG
from ikm.laporan.bahan import Bahan, tgl
from ikm.models import Terbitan
from pelayanan import pdf as lembar
from pelayanan import qr
from pelayanan.templatetags.rupa import desimal, ribuan

KERTAS = ("a4", "a3")
TERIMA_KASIH = gettext_lazy("Terima kasih atas penilaian yang telah Anda berikan")
MASUKAN = gettext_lazy(
    "Masukan Anda sangat bermanfaat bagi kemajuan unit kami agar terus memperbaiki dan meningkatkan kualitas "
    "pelayanan bagi masyarakat."
)
PALING_PANJANG = 150  # characters of the services named on the sheet


def pdf(t: Terbitan, kertas: str, alamat: str) -> bytes:
    """One sheet, `kertas` of KERTAS. `alamat`: where the published figures can be checked."""
    i = terbit.baca(t)
    data: dict[str, Any] = {
        "judul": _("Indeks Kepuasan Masyarakat"),
        "unit": i["unit"],
        "kertas": kertas,
        "periode": i["periode"]["nama"],
        "masa": masa(i),
        "nilai": desimal(i["konversi"]),
        "ukuran": 112,
        "mutu": i["mutu"],
        "kinerja": i["kinerja"],
        "rincian": [(apa, _rekat(teks)) for apa, teks in _rincian(i)],
        "terima_kasih": str(TERIMA_KASIH),
        "masukan": str(MASUKAN),
        "qr": qr.svg(alamat),
        "alamat": alamat.removeprefix("http://").removeprefix("https://"),
        "periksa": _("Periksa keaslian angka ini"),
        "kode": t.kode_tampil,
        "sidik": t.cerna[:16] + "…",
        "kaki": _("Diterbitkan %(hari)s")
        % {"hari": tgl(t.diterbitkan_pada.astimezone(t.periode.unit.tz).date())},
    }
    return lembar.buat("ikm/poster.typ", data, pada=t.diterbitkan_pada)


def masa(isi: dict[str, Any]) -> str:
    """1 Juli 2026 – 31 Desember 2026."""
    return f"{tgl(isi['periode']['mulai'])} – {tgl(isi['periode']['selesai'])}"


def _rincian(i: dict[str, Any]) -> list[tuple[str, str]]:
    nama = [x["nama"] for x in i["layanan"] if x["nama"] != str(LAYANAN_DIGABUNG)]  # not a service of anybody
    muat = max(1, sum(panjang <= PALING_PANJANG for panjang in accumulate(len(x) + 2 for x in nama)))
    layanan = ", ".join(nama[:muat])
    if len(nama) > muat:
        layanan += _(", dan %(n)s layanan lain") % {"n": len(nama) - muat}
    baris = [(_("Nama layanan"), layanan)] if nama else []
    baris.append(
        (
            _("Responden"),
            _("%(n)s orang, %(t)s terverifikasi kunjungan")
            % {"n": ribuan(i["n"]), "t": ribuan(i["terverifikasi"])},
        )
    )
    baris += profil(i)
    baris.append((_("Instrumen"), i["aturan"]["judul"]))
    if lebih := catatan(i):
        baris.append((_("Catatan"), lebih))
    return baris


def _rekat(teks: str) -> str:
    """A number never stands alone on the next line: "S-2 ke atas 0" breaks before, not within."""
    bagian = teks.split(" · ")
    return teks if len(bagian) == 1 else " · ".join(b.replace(" ", "\u00a0") for b in bagian)


def profil(isi: dict[str, Any]) -> list[tuple[str, str]]:
    """Respondents by sex and education, one line each: (what, "Laki-laki 4 · Perempuan 4")."""
    baris = []
    for p in isi["profil"]:
        if p["atribut"] in ("jenis_kelamin", "pendidikan"):
            teks = [
                f"{_(nama)} {ribuan(n)}" for nama, n in p["baris"]
            ]  # as published: in the reader's language
            if p["kosong"]:
                teks.append(_("tidak menjawab %(n)s") % {"n": ribuan(p["kosong"])})
            baris.append((_(p["nama"]), " · ".join(teks)))
    return baris


def catatan(isi: dict[str, Any]) -> str:
    """Why a profile adds up to more than the respondents; empty when it does not."""
    lebih = max((Bahan.pengisi(p) for p in isi["profil"]), default=0) - isi["n"]
    if lebih <= 0:
        return ""
    return _("profil mencakup %(n)s pengisi yang tidak ikut dihitung") % {"n": ribuan(lebih)}

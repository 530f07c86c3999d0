"""The wall poster as PDF, with the contents the survey's rules ask for: value, grade, who answered, period, thanks."""

from itertools import accumulate
from typing import Any

from django.utils.translation import gettext as _

from ikm.laporan.bahan import Bahan, tgl
from ikm.models import Terbitan
from pelayanan import pdf as lembar
from pelayanan import qr
from pelayanan.templatetags.rupa import desimal, ribuan

KERTAS = ("a4", "a3")
PALING_PANJANG = 150  # characters of the services named on the sheet


def pdf(t: Terbitan, kertas: str, alamat: str) -> bytes:
    """One sheet, `kertas` of KERTAS. `alamat`: where the published figures can be checked."""
    i = t.isi
    data: dict[str, Any] = {
        "judul": _("Indeks Kepuasan Masyarakat"),
        "unit": i["unit"],
        "kertas": kertas,
        "periode": i["periode"]["nama"],
        "masa": f"{tgl(i['periode']['mulai'])} – {tgl(i['periode']['selesai'])}",
        "nilai": desimal(i["konversi"]),
        "ukuran": 112,
        "mutu": i["mutu"],
        "kinerja": i["kinerja"],
        "rincian": _rincian(t),
        "terima_kasih": _("Terima kasih atas penilaian yang telah Anda berikan"),
        "masukan": _(
            "Masukan Anda sangat bermanfaat bagi kemajuan unit kami agar terus memperbaiki dan meningkatkan kualitas "
            "pelayanan bagi masyarakat."
        ),
        "qr": qr.svg(alamat),
        "alamat": alamat.removeprefix("http://").removeprefix("https://"),
        "periksa": _("Periksa keaslian angka ini"),
        "kode": t.kode_tampil,
        "sidik": t.cerna[:16] + "…",
        "kaki": _("Diterbitkan %(hari)s")
        % {"hari": tgl(t.diterbitkan_pada.astimezone(t.periode.unit.tz).date())},
    }
    return lembar.buat("ikm/poster.typ", data, pada=t.diterbitkan_pada)


def _rincian(t: Terbitan) -> list[tuple[str, str]]:
    i = t.isi
    nama = [x["nama"] for x in i["layanan"]]
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
    for p in i["profil"]:
        if p["atribut"] in ("jenis_kelamin", "pendidikan"):
            isi = [f"{teks} {ribuan(n)}" for teks, n in p["baris"]]
            if p["kosong"]:
                isi.append(_("tidak menjawab %(n)s") % {"n": ribuan(p["kosong"])})
            baris.append((p["nama"], " · ".join(isi)))
    baris.append((_("Instrumen"), i["aturan"]["judul"]))
    if (lebih := max((Bahan.pengisi(p) for p in i["profil"]), default=0) - i["n"]) > 0:
        baris.append(
            (_("Catatan"), _("profil mencakup %(n)s pengisi yang tidak ikut dihitung") % {"n": ribuan(lebih)})
        )
    return baris

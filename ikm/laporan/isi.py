"""The report in the customary chapters and annexes, filled from the period's figures."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from ikm import terbit
from ikm.laporan.awal import metodologi, pendahuluan, ringkasan
from ikm.laporan.bahan import Bahan, tgl
from ikm.laporan.blok import bab
from ikm.laporan.hasil import hasil_survei
from ikm.laporan.lampiran import kuesioner, pengolahan, saran_masukan, tidak_dihitung
from ikm.laporan.tindak_lanjut import analisis, kesimpulan
from ikm.models import Periode, Terbitan
from pelayanan import qr


@dataclass(slots=True)
class Laporan:
    """The report. `bab` and `lampiran`: [{"judul", "isi": [block]}]."""

    judul: str
    unit: dict[str, str]
    periode: str
    masa: str
    keadaan: str  # published with code and hash, draft, or sample data
    pada: datetime
    sidik: str = ""
    qr: str = ""
    bab: list[dict[str, Any]] = field(default_factory=list)
    lampiran: list[dict[str, Any]] = field(default_factory=list)
    ttd: dict[str, str] = field(default_factory=dict)


def susun(periode: Periode, terbitan: Terbitan | None = None, alamat: str = "") -> Laporan | None:
    """The report of a period: of what was published, else a draft of today's figures. None without a figure.

    `alamat`: where the published figures can be checked, for the QR on the cover.
    """
    isi = terbit.baca(terbitan) if terbitan else terbit.isi(periode)
    if isi is None:
        return None
    unit = periode.unit
    pada = terbitan.diterbitkan_pada if terbitan else timezone.now()
    if terbitan:
        hari = tgl(timezone.localdate(pada, unit.tz))
        keadaan = f"Diterbitkan {hari} · {terbitan.kode_tampil}"
    elif unit.contoh:
        keadaan = "DATA CONTOH, bukan hasil survei yang sebenarnya"
    else:
        keadaan = f"Rancangan {tgl(timezone.localdate(pada, unit.tz))}, belum diterbitkan"
    b = Bahan(periode, isi)
    return Laporan(
        judul="Laporan Hasil Survei Kepuasan Masyarakat",
        unit={"nama": isi["unit"]["nama"], "alamat": isi["unit"]["alamat"]},
        periode=isi["periode"]["nama"],
        masa=f"{tgl(isi['periode']['mulai'])} – {tgl(isi['periode']['selesai'])}",
        keadaan=keadaan,
        pada=pada,
        sidik=terbitan.cerna if terbitan else "",
        qr=qr.svg(alamat) if terbitan and alamat else "",
        bab=[
            bab("Ringkasan", ringkasan(b)),
            bab("Bab I Pendahuluan", pendahuluan(b)),
            bab("Bab II Metodologi", metodologi(b)),
            bab("Bab III Hasil Survei", hasil_survei(b)),
            bab("Bab IV Analisis dan Tindak Lanjut", analisis(b)),
            bab("Bab V Kesimpulan dan Saran", kesimpulan(b)),
        ],
        lampiran=[
            bab("Lampiran 1 Kuesioner", kuesioner(b)),
            bab("Lampiran 2 Pengolahan Data per Responden dan per Unsur", pengolahan(b)),
            bab("Lampiran 3 Saran dan Masukan Responden", saran_masukan(b)),
            bab("Lampiran 4 Jawaban yang Tidak Dihitung", tidak_dihitung(b)),
        ],
        ttd={
            # publications of before say no title
            "jabatan": isi.get("jabatan_pimpinan") or f"Pimpinan {isi['unit']['nama']}",
            "nama": isi["pimpinan"] or "................................",
        },
    )

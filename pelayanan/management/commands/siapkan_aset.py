"""Build the static files that are made from packages instead of being kept in the repository.

Today that is one file: the typeface, cut down to Latin and to the weights we use. The build is deterministic
(no timestamps, sorted tables), so two machines serve the same bytes under the same hashed name.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

# Latin with the accents of names, typographic punctuation, arrows, ± × ≤ ≥ − and the two change triangles.
AKSARA = (
    "0020-007E,00A0-00FF,0131,0152-0153,2010-2015,2018-201A,201C-201E,2020-2022,2026,2030,"
    "2032-2033,2039-203A,20AC,2190-2193,2212,2248,2264-2265,25B2,25BC"
)
# tnum: figures of one width (queue numbers, tables); case: a hyphen at the height of capitals.
FITUR = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "case", "rvrn"]
BOBOT = (400, 800)


def sumber_fonta() -> Path:
    import fontpkg_plus_jakarta_sans

    return Path(fontpkg_plus_jakarta_sans.ROOT) / "files" / "PlusJakartaSans[wght].ttf"


def buat_fonta(sumber: Path) -> bytes:
    """Return the subset variable font as WOFF2 (about 19 KB)."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    fonta = TTFont(sumber, recalcTimestamp=False)
    fonta = instancer.instantiateVariableFont(fonta, {"wght": BOBOT})
    pilihan = subset.Options()
    pilihan.layout_features = FITUR
    pilihan.hinting = False
    pilihan.name_IDs = [0, 1, 2, 13, 14]  # copyright and licence travel with the file (OFL)
    pemotong = subset.Subsetter(pilihan)
    pemotong.populate(unicodes=subset.parse_unicodes(AKSARA))
    pemotong.subset(fonta)
    fonta.flavor = "woff2"
    keluaran = io.BytesIO()
    fonta.save(keluaran)
    return keluaran.getvalue()


class Command(BaseCommand):
    help = "Membuat berkas statis yang diturunkan dari paket: fonta Latin (WOFF2)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ke", help="folder tujuan (bawaan: static_bangun di akar proyek)")
        parser.add_argument("--paksa", action="store_true", help="buat ulang walaupun sudah mutakhir")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["ke"] or settings.BASE_DIR / "static_bangun") / "fonts"
        tujuan = folder / "PlusJakartaSans.woff2"
        cap = folder / ".PlusJakartaSans.cap"
        sumber = sumber_fonta()
        # The stamp covers the source and this recipe: changing either rebuilds.
        sidik = hashlib.sha256(sumber.read_bytes() + Path(__file__).read_bytes()).hexdigest()
        if not options["paksa"] and tujuan.exists() and cap.exists() and cap.read_text().strip() == sidik:
            self.stdout.write("fonta sudah mutakhir")
            return
        folder.mkdir(parents=True, exist_ok=True)
        isi = buat_fonta(sumber)
        sementara = tujuan.with_suffix(".tmp")
        sementara.write_bytes(isi)
        sementara.replace(tujuan)
        cap.write_text(sidik + "\n")
        self.stdout.write(f"fonta dibuat: {len(isi) / 1024:.1f} KB")

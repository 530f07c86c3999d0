"""The 43 standards that real units published, as collected: [{"unit": {...}, "layanan": [...]}]."""

from pathlib import Path
from typing import Any

import yaml

BERKAS = Path(__file__).parent / "data" / "standar_terbit.yaml"
TERBITAN: list[dict[str, Any]] = yaml.safe_load(BERKAS.read_text(encoding="utf-8"))["daftar"]

#!/usr/bin/env python3
# ruff: noqa: T201
"""Print the path of a Chromium for the browser tests, installing one when there is none.

Order: $CHROMIUM · one on PATH · as root on Debian, apt · Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import paket_debian

NAMA = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def cari() -> str | None:
    """$CHROMIUM when it can be run, else the first one on PATH."""
    pilihan = os.environ.get("CHROMIUM")
    if pilihan:
        return shutil.which(pilihan)
    return next(filter(None, map(shutil.which, NAMA)), None)


def lewat_apt() -> str | None:
    """As root on Debian: the distribution's Chromium with all its libraries."""
    return cari() if paket_debian.pasang("chromium") else None


def lewat_playwright() -> str | None:
    """Into the user's own cache; the libraries it needs must already be there."""
    print("→ Mengunduh Chromium dengan Playwright …", file=sys.stderr, flush=True)
    pasang = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(pasang, stdout=sys.stderr.fileno()).returncode != 0:  # noqa: S603
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        jalan = p.chromium.executable_path
    return jalan if Path(jalan).exists() else None


def berjalan(jalan: str) -> bool:
    """A browser that lacks a library does not even print its version."""
    try:
        return subprocess.run([jalan, "--version"], capture_output=True, timeout=30).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    pilihan = os.environ.get("CHROMIUM")
    if pilihan and not cari():
        print(f"✗ CHROMIUM={pilihan} tidak dapat dijalankan: perbaiki atau kosongkan.", file=sys.stderr)
        return 1
    for jalan in (cari(), lewat_apt, lewat_playwright):
        calon = jalan() if callable(jalan) else jalan
        if calon and berjalan(calon):
            print(calon)
            return 0
    print(
        "✗ Chromium tidak ada dan tidak dapat dipasang: `apt-get install chromium` (sebagai root), "
        "atau jalankan `make uji-cepat` tanpa uji peramban.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())

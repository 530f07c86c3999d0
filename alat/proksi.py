#!/usr/bin/env python3
# ruff: noqa: T201
"""Print the path of an nginx for the test of two web hosts behind a proxy, installing one when there is none.

Order: one on PATH or in /usr/sbin · as root on Debian, apt. Exit code 1, one line, when there is none to be had.
"""

import shutil
import sys

import paket_debian


def cari() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def main() -> int:
    jalan = cari() or (paket_debian.pasang("nginx-light") and cari())
    if not jalan:
        print("✗ nginx tidak ada: `apt-get install nginx-light` (sebagai root).", file=sys.stderr)
        return 1
    print(jalan)
    return 0


if __name__ == "__main__":
    sys.exit(main())

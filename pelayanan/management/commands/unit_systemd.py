import os
import pwd
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from pelayanan import lokal
from pelayanan.perintah import Perintah

# Not PrivateTmp: `manage.py` beside the running portal finds its sockets in /tmp.
# KillMode=mixed: the keeper stops its children in order; what is left after it is ended.
ISI = """\
# {berkas}
# sudo cp {nama}.service /etc/systemd/system/ && sudo systemctl daemon-reload && sudo systemctl enable --now {nama}
[Unit]
Description=Portal pelayanan publik
Documentation=file://{dasar_tanpa_kutip}/README.md
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0

[Service]
Type=exec
User={pengguna}
WorkingDirectory={dasar}
Environment=UNIT=1 HOST={tuan} PORT={port} PYTHONUNBUFFERED=1
EnvironmentFile=-/etc/{nama}.env
ExecStart={python} -m pelayanan.jalankan
Restart=always
RestartSec=2
KillMode=mixed
TimeoutStopSec=60
LimitNOFILE=65536
UMask=0077
NoNewPrivileges=yes
ProtectSystem=full
ProtectKernelTunables=yes
ProtectControlGroups=yes

[Install]
WantedBy=multi-user.target
"""
NAMA = "portal-pelayanan"


def kutip(jalur: Path) -> str:
    """A path as systemd reads it: % is its own sign, spaces need quotes."""
    teks = str(jalur).replace("\\", "\\\\").replace("%", "%%").replace('"', '\\"')
    return f'"{teks}"' if " " in teks else teks


class Command(Perintah):
    help = "Mencetak berkas unit systemd yang menyalakan portal unit sungguhan saat komputer menyala."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pengguna", help="Pengguna sistem; kalau tidak disebut pemilik folder ini.")
        parser.add_argument("--host", default="0.0.0.0", help="Kalau tidak disebut semua alamat.")  # noqa: S104
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        pengguna = options["pengguna"]
        try:
            orang = pwd.getpwnam(pengguna) if pengguna else pwd.getpwuid(os.stat(lokal.DASAR).st_uid)
        except KeyError:
            self.salah(f"Pengguna «{pengguna or os.stat(lokal.DASAR).st_uid}» tidak ada di komputer ini.")
        if not 0 < options["port"] < 65536:
            self.salah("Port di antara 1 dan 65535.")
        self.stdout.write(
            ISI.format(
                berkas=f"manage.py unit_systemd > {NAMA}.service",
                nama=NAMA,
                pengguna=orang.pw_name,
                # WorkingDirectory takes no quotes, spaces are part of it
                dasar=str(lokal.DASAR).replace("%", "%%"),
                dasar_tanpa_kutip=str(lokal.DASAR).replace("%", "%%").replace(" ", "%%20"),
                tuan=options["host"],
                port=options["port"],
                python=kutip(Path(sys.executable)),
            ),
            ending="",
        )

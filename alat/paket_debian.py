"""What the tests need and PyPI does not have, from Debian's packages: only as root, only where apt is."""

import os
import shutil
import subprocess
import sys


def pasang(paket: str) -> bool:
    """Install `paket`; False when this is not Debian, not root, or it did not work."""
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        return False
    print(f"→ Memasang {paket} dengan apt …", file=sys.stderr, flush=True)  # noqa: T201
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(
        subprocess.run(perintah, env=env, stdout=sys.stderr.fileno()).returncode == 0  # noqa: S603
        for perintah in (
            [apt, "-qq", "update"],
            [apt, "-qq", "-y", "install", "--no-install-recommends", paket],
        )
    )

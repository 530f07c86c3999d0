#!/bin/sh
# Resolve pyproject.toml anew into requirements.lock: every version with its hashes, no address of any index.
# uv.lock is full of addresses, so it is made beside and thrown away.
set -eu
cd "$(dirname "$0")/.."
tempat=$(mktemp -d)
trap 'rm -rf "$tempat"' EXIT
cp pyproject.toml "$tempat/"
.venv/bin/python - "$tempat" <<'PY'
import os, subprocess, sys
sys.path.insert(0, "alat")
import pasang

# Certificates, proxy and main index as pip has them; extra local ones hold only this machine's wheels, and a
# lock made from them would miss the hashes of every other platform.
setelan = {nama: isi for nama, isi in pasang.setelan_pip().items() if nama not in ("UV_INDEX", "UV_FIND_LINKS")}
uv, env = pasang.VENV / "bin" / "uv", {**os.environ, **setelan}
for perintah in (
    ["lock", "--upgrade"],
    ["export", "--all-groups", "--format", "requirements.txt", "--no-header", "--no-annotate", "-o", "requirements.lock"],
):
    subprocess.run([uv, "--quiet", *perintah], cwd=sys.argv[1], env=env, check=True)
PY
if grep -nE '://|@ ' "$tempat/requirements.lock"; then
    echo '✗ Kunci memuat alamat: hapus sumber langsung dari pyproject.toml, lalu ulangi.' >&2
    exit 1
fi
cp "$tempat/requirements.lock" requirements.lock
echo 'requirements.lock diperbarui; pasang dengan `make pasang`.'

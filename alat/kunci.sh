#!/bin/sh
# Resolve pyproject.toml anew into requirements.lock: every version with its hashes, no address of any index.
# uv.lock is full of addresses, so it is made beside and thrown away.
set -eu
cd "$(dirname "$0")/.."
tempat=$(mktemp -d)
trap 'rm -rf "$tempat"' EXIT
cp pyproject.toml "$tempat/"
(cd "$tempat" && "$OLDPWD/.venv/bin/uv" lock --quiet --upgrade &&
    "$OLDPWD/.venv/bin/uv" export --quiet --all-groups --format requirements.txt --no-header --no-annotate \
        --no-emit-project -o requirements.lock)
if grep -nE '://|@ ' "$tempat/requirements.lock"; then
    echo '✗ Kunci memuat alamat: hapus sumber langsung dari pyproject.toml, lalu ulangi.' >&2
    exit 1
fi
cp "$tempat/requirements.lock" requirements.lock
echo 'requirements.lock diperbarui; pasang dengan `make pasang`.'

#!/bin/sh
# `make test`: every check by name, then all tests. The first failing step ends it, so red is never hidden
# behind a green closing line. Nothing here reads or writes .data/.
set -u
cd "$(dirname "$0")/.." || exit 1
# Compiled modules are kept, else every process compiles Django anew.
unset PYTHONDONTWRITEBYTECODE
bin=.venv/bin
peramban=ya
[ "${1:-}" = "--tanpa-peramban" ] && peramban=tidak

langkah() {
    nama=$1
    shift
    printf '\n== %s ==\n' "$nama"
    "$@" || {
        printf '✗ %s gagal%s\n' "$nama" "$saran" >&2
        exit 1
    }
    saran=
}
saran=

# The checks need readable settings but no server: these addresses answer nobody.
tanpa_server() {
    env DATABASE_URL='postgres://prima@/prima?host=/tidak-ada' REDIS_URL='redis://127.0.0.1:1/0' \
        RAHASIA="$rahasia" FOLDER_BERKAS=/tidak-ada "$@"
}
rahasia=$($bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')

# The slow checks have the second core to themselves; the word of each comes when its step does.
catatan=$(mktemp -d)
trap 'cat "$catatan"/*.pid 2>/dev/null | xargs -r kill 2>/dev/null; rm -rf "$catatan"' EXIT
di_latar() {
    nama=$1
    shift
    "$@" >"$catatan/$nama" 2>&1 &
    echo $! >"$catatan/$nama.pid"
}
hasil_latar() {
    wait "$(cat "$catatan/$1.pid")"
    kode=$?
    rm "$catatan/$1.pid"
    cat "$catatan/$1"
    return $kode
}
di_latar siap tanpa_server env HTTPS=1 NAMA_HOST=localhost $bin/python manage.py check --deploy --fail-level WARNING
di_latar migrasi tanpa_server $bin/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
di_latar jenis tanpa_server $bin/mypy .

saran=': jalankan `make rapikan`.'
langkah 'format (ruff)' $bin/ruff format --check --quiet .
saran=': `make rapikan` memperbaiki sebagian.'
langkah 'lint (ruff)' $bin/ruff check --quiet .
langkah 'lint (djlint)' $bin/djlint --lint --quiet templates
langkah 'kontrak impor (import-linter)' $bin/lint-imports
saran=': jalankan `.venv/bin/python manage.py makemigrations`.'
langkah 'migrasi yang belum dibuat' hasil_latar migrasi
langkah 'siap dipasang (check --deploy)' hasil_latar siap
langkah 'berkas statis' tanpa_server $bin/python -m pelayanan.siapkan aset
langkah 'jenis (mypy)' hasil_latar jenis

# pytest's own closing line is the last word here.
uji() {
    printf '\n== %s ==\n' "$1"
    shift
    $bin/pytest "$@" || exit 1
}

if [ "$peramban" = ya ] && [ -d tests/e2e ]; then
    uji 'uji tanpa peramban (pytest)' -n 2 -m 'not e2e'
    printf '\n== peramban ==\n'
    CHROMIUM=$($bin/python alat/peramban.py) || exit 1
    export CHROMIUM
    echo "$CHROMIUM"
    # without one (an ordinary user's machine) the test of two hosts says that it did not run
    JALUR_NGINX=$($bin/python alat/proksi.py) || JALUR_NGINX=
    export JALUR_NGINX
    # One after the other: a browser beside a second worker on two cores makes waits, not speed.
    uji 'uji peramban (pytest)' -m e2e
else
    uji 'uji tanpa peramban (pytest)' -n 2 -m 'not e2e'
fi

#!/bin/sh
# The secrets of docker-compose.yml, made once: `sh alat/rahasia.sh [FOLDER = rahasia]`. What is there stays.
# The folder is closed (0700); the files in it can be read by the containers' own users, to whom they are mounted.
set -eu
folder=${1:-rahasia}
acak() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
tulis() {
    [ -e "$folder/$1" ] && return
    printf '%s' "$2" >"$folder/$1.baru"
    chmod 444 "$folder/$1.baru"
    mv "$folder/$1.baru" "$folder/$1"
}
tulis rahasia "$(acak)"
tulis sandi_db "$(acak)"
tulis database_url "postgres://prima:$(cat "$folder/sandi_db")@postgres:5432/prima"
tulis sandi_cadangan "$(acak)"
echo "Rahasia ada di $folder/. Simpan salinannya di tempat lain: tanpa rahasia dan sandi_cadangan, cadangan tidak terbaca."

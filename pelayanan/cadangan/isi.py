"""What a restored database must have in common with the one that was saved."""

import hashlib
from typing import Any


def tabel(kursor: Any) -> list[str]:
    kursor.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1"
    )
    return [nama for (nama,) in kursor.fetchall()]


def hitung(sambungan: Any) -> dict[str, Any]:
    """{tabel: {name: rows}, rantai: number of chains, kepala_rantai: sha256 over the newest event of each}.

    Reads with a server-side cursor, inside the caller's transaction: bounded memory at any size.
    """
    with sambungan.cursor() as kursor:
        baris = {}
        for nama in tabel(kursor):
            kursor.execute(f'SELECT count(*) FROM public."{nama}"')  # noqa: S608  # names from the catalogue
            baris[nama] = kursor.fetchone()[0]
    cerna, rantai = hashlib.sha256(), 0
    if "pelayanan_peristiwa" in baris:
        with sambungan.cursor(name="kepala_rantai") as kursor:
            kursor.itersize = 10_000
            kursor.execute(
                'SELECT DISTINCT ON (objek_jenis COLLATE "C", objek_id) objek_jenis, objek_id, urutan, cerna '
                'FROM pelayanan_peristiwa ORDER BY objek_jenis COLLATE "C", objek_id, urutan DESC'
            )
            for satu in kursor:
                rantai += 1
                cerna.update("|".join(map(str, satu)).encode() + b"\n")
    return {"tabel": baris, "rantai": rantai, "kepala_rantai": cerna.hexdigest()}


def beda(lama: dict[str, Any], baru: dict[str, Any]) -> list[str]:
    """What differs, in words; empty when they are the same."""
    hasil = [
        f"tabel {nama}: {baru['tabel'].get(nama, 'tidak ada')} baris, seharusnya {banyak}"
        for nama, banyak in lama["tabel"].items()
        if baru["tabel"].get(nama) != banyak
    ]
    if lama["kepala_rantai"] != baru["kepala_rantai"]:
        hasil.append("ujung rantai peristiwa tidak sama")
    return hasil

"""Writing the index: one tsvector per service, and the catalogue's vocabulary.

Weights: A name and keywords · B products, life events, kind of service · C requirements · D steps, unit.
"""

from typing import Any

from django.db import connection
from django.db.models import Prefetch

from standar.cari import kata
from standar.models import Komponen, Langkah, Layanan, Persyaratan, Standar

_VEKTOR = """
UPDATE standar_layanan SET vektor =
     setweight(to_tsvector('pg_catalog.indonesian', %s), 'A')
  || setweight(to_tsvector('pg_catalog.indonesian', %s), 'B')
  || setweight(to_tsvector('pg_catalog.indonesian', %s), 'C')
  || setweight(to_tsvector('pg_catalog.indonesian', %s), 'D')
WHERE id = %s
"""
# words in order: two imports at once never wait for each other in a ring
_KATA = """
INSERT INTO standar_kata (kata, akar, jumlah, di_nama)
SELECT k, coalesce((ts_lexize('indonesian_stem', k))[1], k), 1, d FROM unnest(%s::text[], %s::int[]) AS t(k, d)
ORDER BY k
ON CONFLICT (kata) DO UPDATE SET jumlah = standar_kata.jumlah + 1, di_nama = standar_kata.di_nama + excluded.di_nama
"""
_HITUNG = """
INSERT INTO standar_kata (kata, akar, jumlah, di_nama)
SELECT k, coalesce((ts_lexize('indonesian_stem', k))[1], k), n, d
FROM unnest(%s::text[], %s::int[], %s::int[]) AS t(k, n, d)
"""


def _bahan() -> Any:
    """The versions people are served by, with the sentences that are searched and nothing else."""
    produk = Komponen.objects.filter(jenis=Komponen.Jenis.PRODUK).only("standar_id", "jenis", "teks")
    return (
        Standar.objects.dilayani()
        .only("layanan_id", "waktu_teks")
        .prefetch_related(
            Prefetch("komponen", produk),
            Prefetch("persyaratan", Persyaratan.objects.only("standar_id", "teks")),
            Prefetch("langkah", Langkah.objects.only("standar_id", "uraian")),
        )
    )


def isi_dokumen(layanan: Layanan, standar: Standar | None) -> tuple[str, str, str, str]:
    """The folded texts of weights A to D of one service."""
    nama = " ".join([layanan.nama, *layanan.kata_kunci])
    produk, syarat, langkah = [*layanan.peristiwa_hidup], [], [layanan.unit.nama, layanan.unit.jenis]
    if standar is not None:
        produk += [k.teks for k in standar.komponen.all() if k.jenis == "produk"]
        produk += [standar.waktu_teks]
        syarat = [p.teks for p in standar.persyaratan.all()]
        langkah += [x.uraian for x in standar.langkah.all()]
    return (
        kata.untuk_indeks(nama),
        kata.untuk_indeks(" ".join(produk)),
        kata.untuk_indeks(" ".join(syarat)),
        kata.untuk_indeks(" ".join(langkah)),
    )


def perbarui(layanan: Layanan) -> None:
    """Index one service again, inside the caller's transaction."""
    standar = _bahan().filter(layanan=layanan).first()
    dokumen = isi_dokumen(layanan, standar)
    with connection.cursor() as kursor:
        kursor.execute(_VEKTOR, [*dokumen, layanan.pk])
        kata_di_nama = _kosakata(dokumen[:1])
        semua = sorted(_kosakata(dokumen))
        kursor.execute(_KATA, [semua, [int(k in kata_di_nama) for k in semua]])


def bangun_ulang() -> int:
    """Index everything again and count the vocabulary exactly; returns the number of services."""
    jumlah: dict[str, int] = {}
    di_nama: dict[str, int] = {}
    n = 0
    versi = {s.layanan_id: s for s in _bahan()}
    with connection.cursor() as kursor:
        for layanan in Layanan.objects.select_related("unit").order_by("pk"):
            dokumen = isi_dokumen(layanan, versi.get(layanan.pk))
            kursor.execute(_VEKTOR, [*dokumen, layanan.pk])
            for k in _kosakata(dokumen):
                jumlah[k] = jumlah.get(k, 0) + 1
            for k in _kosakata(dokumen[:1]):
                di_nama[k] = di_nama.get(k, 0) + 1
            n += 1
        kursor.execute("DELETE FROM standar_kata")
        kursor.execute(_HITUNG, [list(jumlah), list(jumlah.values()), [di_nama.get(k, 0) for k in jumlah]])
    return n


def _kosakata(dokumen: tuple[str, ...]) -> set[str]:
    return {k for teks in dokumen for k in teks.split() if len(k) > 1}

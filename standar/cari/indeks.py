"""Writing the index: one tsvector per service, and the catalogue's vocabulary.

Weights: A name and keywords · B products, life events, kind of service · C requirements · D steps, unit.
"""

from dataclasses import dataclass

from django.db import connection

from pelayanan.siap import Siap
from standar.cari import kata
from standar.models import Layanan

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
# in force, else on trial (querysets.StandarQuerySet.dilayani), with only what is searched
_BAHAN = """
SELECT s.layanan_id,
  concat_ws(' ', (SELECT string_agg(teks, ' ') FROM standar_komponen k
                  WHERE k.standar_id = s.id AND k.jenis = 'produk'), s.waktu_teks),
  coalesce((SELECT string_agg(teks, ' ') FROM standar_persyaratan p WHERE p.standar_id = s.id), ''),
  coalesce((SELECT string_agg(uraian, ' ') FROM standar_langkah l WHERE l.standar_id = s.id), '')
FROM standar_standar s
WHERE (s.status = 'berlaku'
  OR (s.status = 'uji_coba' OR s.status = 'ditetapkan' AND s.uji_coba_mulai_pada IS NOT NULL)
  AND NOT EXISTS (
    SELECT 1 FROM standar_standar b WHERE b.layanan_id = s.layanan_id AND b.status = 'berlaku'))
"""
_SEMUA = Siap(_BAHAN)
_SATU = Siap(_BAHAN + " AND s.layanan_id = %(layanan)s::bigint")
_HITUNG = """
INSERT INTO standar_kata (kata, akar, jumlah, di_nama)
SELECT k, coalesce((ts_lexize('indonesian_stem', k))[1], k), n, d
FROM unnest(%s::text[], %s::int[], %s::int[]) AS t(k, n, d)
"""


@dataclass(frozen=True)
class Bahan:
    """The sentences of the version a service is served by that are searched; all empty when there is none."""

    produk: str = ""
    syarat: str = ""
    langkah: str = ""


def isi_dokumen(layanan: Layanan, bahan: Bahan) -> tuple[str, str, str, str]:
    """The folded texts of weights A to D of one service."""
    unit = layanan.unit
    return (
        kata.untuk_indeks(" ".join([layanan.nama, *layanan.kata_kunci])),
        kata.untuk_indeks(" ".join([*layanan.peristiwa_hidup, bahan.produk])),
        kata.untuk_indeks(bahan.syarat),
        kata.untuk_indeks(" ".join([unit.nama, unit.jenis, bahan.langkah])),
    )


def perbarui(layanan: Layanan) -> None:
    """Index one service again, inside the caller's transaction."""
    (baris,) = _SATU.jalankan({"layanan": layanan.pk}) or ((layanan.pk,),)
    dokumen = isi_dokumen(layanan, Bahan(*baris[1:]))
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
    bahan = {pk: Bahan(*teks) for pk, *teks in _SEMUA.jalankan({})}
    with connection.cursor() as kursor:
        for layanan in Layanan.objects.select_related("unit").order_by("pk"):
            dokumen = isi_dokumen(layanan, bahan.get(layanan.pk, Bahan()))
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

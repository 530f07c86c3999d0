"""Asking: words → corrected words → weighted match → services, best first.

Every word counts by how rare it is; where it stands counts by its weight (name and keywords most). A
service need not have all words ("ktp ilang" finds the KTP even where nobody wrote "hilang"), but one that
has them all comes first.
"""

import math
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from standar.cari import kata
from standar.cari.padanan import KEADAAN, PERLUASAN
from standar.models import Layanan

BOBOT = [0.12, 0.3, 0.5, 1.0]  # of D, C, B, A
KUAT_PERLUASAN = 0.6
BOBOT_KEADAAN = 0.45
EKOR = 0.3  # what scores less than this share of the best is no answer
MIRIP_PALING_KURANG = 0.25


@dataclass(frozen=True)
class Temuan:
    """What a search gave: services best first, and what was asked instead of typing errors."""

    layanan: list[Layanan]
    dibaca: dict[str, str] = field(default_factory=dict)  # {"kelurga": "keluarga"}


@dataclass(frozen=True)
class Istilah:
    """One asked word: its stems with their strength, and its weight by rarity."""

    akar: tuple[tuple[str, float], ...]
    langka: float
    keadaan: bool = False  # says what happened to the thing, not which thing


def cari(teks: str, *, unit: str | None = None, batas: int = 20) -> Temuan:
    """Services that answer `teks`, best first; `unit` narrows to one unit's code. Four queries at most."""
    diketik = kata.untuk_tanya(teks)
    if not diketik:
        return Temuan([])
    dikenal = _dikenal(diketik)
    dibaca = _perbaiki([k for k in diketik if k not in dikenal and k not in PERLUASAN])
    # a corrected word may complete a phrase: kartu kelurga → kartu keluarga → kk
    ditanya = list(dict.fromkeys(kata.satukan([dibaca.get(k, k) for k in diketik])))
    istilah = _istilah(ditanya)
    if not istilah:
        return Temuan([], dibaca)
    urut = _peringkat(istilah, unit, batas)
    layanan = {x.pk: x for x in Layanan.objects.untuk_daftar().filter(pk__in=urut)}
    return Temuan([layanan[pk] for pk in urut if pk in layanan], dibaca)


def _dikenal(daftar: list[str]) -> set[str]:
    """Which words the catalogue knows as they are, or by their stem."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT k FROM unnest(%s::text[]) k WHERE EXISTS (SELECT 1 FROM standar_kata WHERE kata = k)"
            " OR EXISTS (SELECT 1 FROM standar_kata"
            " WHERE akar = coalesce((ts_lexize('indonesian_stem', k))[1], k))",
            [daftar],
        )
        return {k for (k,) in kursor.fetchall()}


def _perbaiki(asing: list[str]) -> dict[str, str]:
    """The catalogue's nearest word for each unknown one, when it is near enough to be meant."""
    asing = [k for k in asing if len(k) >= 4 and not k.isdigit()]
    if not asing:
        return {}
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, false)", [str(MIRIP_PALING_KURANG)]
        )
        kursor.execute(
            "SELECT a, c.kata, c.jumlah FROM unnest(%s::text[]) a CROSS JOIN LATERAL ("
            " SELECT kata, jumlah FROM standar_kata WHERE kata %% a AND length(kata) BETWEEN length(a) - 2"
            " AND length(a) + 2 ORDER BY similarity(kata, a) DESC, jumlah DESC LIMIT 12) c",
            [asing],
        )
        calon: dict[str, list[tuple[int, int, str]]] = {}
        for asal, tujuan, jumlah in kursor.fetchall():
            jauh = kata.jarak(asal, tujuan)
            if jauh <= (1 if len(asal) <= 5 else 2):
                calon.setdefault(asal, []).append((jauh, -jumlah, tujuan))
    return {asal: min(daftar)[2] for asal, daftar in calon.items()}


def _istilah(ditanya: list[str]) -> list[Istilah]:
    """Stems and rarity of the asked words; a word that no service has and that widens to none falls away."""
    semua = sorted({*ditanya, *(p for k in ditanya for p in PERLUASAN.get(k, ()))})
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT k, akar, coalesce((SELECT sum(CASE WHEN di_nama > 0 THEN di_nama ELSE jumlah END)"
            " FROM standar_kata s WHERE s.akar = t.akar), 0), (SELECT count(*) FROM standar_layanan)"
            " FROM (SELECT k, coalesce((ts_lexize('indonesian_stem', k))[1], k) akar"
            "       FROM unnest(%s::text[]) k) t",
            [semua],
        )
        baris = {k: (akar, int(n), int(seluruh)) for k, akar, n, seluruh in kursor.fetchall()}
    hasil = []
    for k in ditanya:
        akar, n, seluruh = baris[k]
        luas = [baris[p] for p in PERLUASAN.get(k, ()) if baris[p][1]]
        bagian = ([(akar, 1.0)] if n else []) + [(p[0], KUAT_PERLUASAN) for p in luas]
        if bagian:
            paling_umum = min([n] * bool(n) + [p[1] for p in luas])
            langka = math.log(1 + seluruh / paling_umum) * (BOBOT_KEADAAN if k in KEADAAN else 1)
            hasil.append(Istilah(tuple(dict(bagian).items()), langka, k in KEADAAN))
    return hasil


def _peringkat(istilah: list[Istilah], unit: str | None, batas: int) -> list[int]:
    """Ids, best first. Only services that have a telling word in name, keywords or products are weighed; when
    there are none, those that have any word anywhere."""
    inti = [i for i in istilah if not i.keadaan] or istilah
    for saring in (_salah_satu(inti, ":AB"), _salah_satu(istilah)):
        if baris := _timbang(istilah, saring, unit, batas):
            return [pk for pk, skor in baris if skor >= baris[0][1] * EKOR]
    return []


def _timbang(istilah: list[Istilah], saring: str, unit: str | None, batas: int) -> list[tuple[int, float]]:
    nilai: list[str] = []
    isi: list[Any] = []
    for i in istilah:
        # the best place any of its stems stands in; ts_rank of one word is its weight over 1.645
        tingkat = []
        for akar, kuat in i.akar:
            tingkat.append("ts_rank(%s::float4[], vektor, %s::tsquery) * %s")
            isi += [BOBOT, _kutip(akar), kuat]
        nilai.append(f"(greatest({', '.join(tingkat)}) * %s)")
        isi.append(i.langka)
    ada = " + ".join("(vektor @@ %s::tsquery)::int" for _ in istilah)
    isi += [" | ".join(_kutip(a) for a, _ in i.akar) for i in istilah]
    saring_unit = "AND u.kode = %s" if unit else ""
    sql = f"""
    SELECT l.id, ({" + ".join(nilai)}) * (1 + ({ada})::float / %s) - 0.001 * length(l.nama) AS nilai
    FROM standar_layanan l JOIN pelayanan_unit u ON u.id = l.unit_id
    WHERE l.vektor @@ %s::tsquery AND l.aktif AND u.aktif {saring_unit}
      AND EXISTS (SELECT 1 FROM standar_standar s WHERE s.layanan_id = l.id AND (s.status IN ('berlaku', 'uji_coba')
           OR s.status = 'ditetapkan' AND s.uji_coba_mulai_pada IS NOT NULL))
    ORDER BY nilai DESC, l.urutan, l.id LIMIT %s
    """  # noqa: S608 - only our own fragments; every value is a parameter
    isi += [len(istilah), saring, *([unit] if unit else []), batas]
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return kursor.fetchall()


def _salah_satu(istilah: list[Istilah], bobot: str = "") -> str:
    return " | ".join(_kutip(a) + bobot for i in istilah for a, _ in i.akar)


def _kutip(akar: str) -> str:
    """A stem as a lexeme of a tsquery; stems are [a-z0-9]+, so quotes cannot end early."""
    return f"'{akar}'"

"""What is published of a period, and how it is hashed."""

import hashlib
import json
from typing import Any

from django.db.models import Count

from ikm import hasil, kotak
from ikm.models import Jawaban, Periode


TIDAK_LENGKAP = "Tidak lengkap: periode ini hanya menghitung lembar yang semua unsurnya terisi"


def isi(periode: Periode) -> dict[str, Any] | None:
    """Everything of the period that goes public, as plain JSON; None while there is no figure."""
    a = hasil.angka(periode)
    if a.hasil is None:
        return None
    h, s = a.hasil, hasil.sampel(a)
    return {
        "unit": {"kode": periode.unit.kode, "nama": periode.unit.nama},
        "periode": {
            "nama": periode.nama,
            "mulai": periode.mulai.isoformat(),
            "selesai": periode.selesai.isoformat(),
        },
        "aturan": {
            "instrumen": periode.instrumen.kode,
            "judul": periode.instrumen.judul,
            "dasar": periode.instrumen.judul_hukum,
            "bobot": periode.bobot,
            "pembulatan": periode.pembulatan,
            "tabel": periode.tabel,
            "kosong": periode.kosong,
        },
        "konversi": str(h.konversi),
        "indeks": str(h.indeks),
        "mutu": h.mutu,
        "kinerja": h.kinerja,
        "n": a.n,
        "terverifikasi": a.terverifikasi,
        "populasi": s.populasi,
        "perlu": s.perlu,
        "margin_persen": str(s.margin_persen) if s.margin_persen is not None else None,
        "unsur": [
            {
                "kode": b.unsur.kode,
                "u": b.unsur.u,
                "nama": b.unsur.nama,
                "nrr": str(b.nrr),
                "nrr_tertimbang": str(h.nrr_tertimbang[b.unsur.kode]),
                "banyak": b.banyak,
            }
            for b in a.unsur
        ],
        "layanan": [
            {"nama": nama, "n": x.n, "konversi": str(x.hasil.konversi), "mutu": x.hasil.mutu}
            for nama, x in hasil.per_layanan(periode)
            if x.hasil is not None
        ],
        "kanal": [{"nama": nama, "n": x.n} for nama, x in hasil.per_kanal(periode)],
        "profil": [
            {
                "atribut": p["atribut"],
                "nama": str(p["label"]),
                "baris": [[str(teks), n] for teks, n in p["baris"]],
                "kosong": p["kosong"],
            }
            for p in hasil.profil(periode)
        ],
        "tidak_dihitung": [
            [alasan, n]
            for alasan, n in Jawaban.objects.filter(periode=periode)
            .exclude(dikecualikan="")
            .values_list("dikecualikan")
            .annotate(n=Count("pk"))
            .order_by("dikecualikan")
        ]
        + ([[TIDAK_LENGKAP, n]] if (n := hasil.tidak_lengkap(periode)) else []),
        "menunggu": kotak.menunggu(periode.unit_id),
        "peringatan": list(h.peringatan),
    }


def teks(isi: dict[str, Any]) -> str:
    """The one way to write it: sorted keys, no spaces, UTF-8."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def cerna(isi: dict[str, Any]) -> str:
    """sha256 of `teks`, hexadecimal: anybody can repeat it with the JSON file of the publication."""
    return hashlib.sha256(teks(isi).encode()).hexdigest()

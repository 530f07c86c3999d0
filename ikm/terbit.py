"""What is published of a period, and how it is hashed. The report draws on it alone for what may change afterwards:
the signer, the plans, the figures it compares with."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Count

from ikm import hasil, hasil_kanal, hasil_sampel, kotak
from ikm.models import Jawaban, Periode, Terbitan
from ikm.nilai import Hasil
from pelayanan import tanda_tangan
from pelayanan.models import RencanaAksi

TIDAK_LENGKAP = "Tidak lengkap: periode ini hanya menghitung lembar yang semua unsurnya terisi"


def isi(periode: Periode, pada: datetime | None = None) -> dict[str, Any] | None:
    """Everything of the period that goes public at `pada` (now), as plain JSON; None while there is no figure."""
    a = hasil.angka(periode)
    if a.hasil is None:
        return None
    h, s = a.hasil, hasil_sampel.sampel(a)
    kepala = tanda_tangan.kepala(periode.unit, pada)
    dulu = _dulu(periode)
    return {
        "unit": {"kode": periode.unit.kode, "nama": periode.unit.nama, "alamat": periode.unit.alamat},
        "pimpinan": kepala.nama if kepala else "",
        "jabatan_pimpinan": kepala.jabatan if kepala else "",
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
        "syarat": [
            {"nama": x.nama, "perlu": x.perlu, "terpenuhi": x.terpenuhi, "mengikat": x.mengikat}
            for x in s.syarat
        ],
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
        "bukti": [_bagian(*x) for x in hasil_kanal.per_bukti(periode)],
        "kanal": [_bagian(*x) for x in hasil_kanal.per_kanal(periode)],
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
        "sebelumnya": [_lalu(p, x) for p, x in dulu],
        "rencana": _rencana(periode),
        "realisasi": _rencana(dulu[-1][0]) if dulu else [],
    }


# What publications came to hold later. The answers of a published period never change, so what is missing is told from
# them; signer and plans as they stand.
_KEMUDIAN: dict[str, Callable[[Terbitan], Any]] = {
    "pimpinan": lambda t: k.nama if (k := tanda_tangan.kepala(t.periode.unit, t.diterbitkan_pada)) else "",
    "syarat": lambda t: [],
    "bukti": lambda t: [_bagian(*x) for x in hasil_kanal.per_bukti(t.periode)],
    "kanal": lambda t: [_bagian(*x) for x in hasil_kanal.per_kanal(t.periode)],
    "profil": lambda t: [],
    "layanan": lambda t: [],
    "tidak_dihitung": lambda t: [],
    "menunggu": lambda t: 0,
    "peringatan": lambda t: [],
    "sebelumnya": lambda t: [_lalu(*x) for x in _dulu(t.periode)],
    "rencana": lambda t: _rencana(t.periode),
    "realisasi": lambda t: _rencana(_dulu(t.periode)[-1][0]) if _dulu(t.periode) else [],
    "populasi": lambda t: None,
    "perlu": lambda t: None,
    "margin_persen": lambda t: None,
}


def baca(t: Terbitan) -> dict[str, Any]:
    """What was published, with every key a page or report asks for; the one way to read it for showing.

    Never for hashing: `cerna` is of `t.isi` as it stands.
    """
    isi = {kunci: baru(t) for kunci, baru in _KEMUDIAN.items() if kunci not in t.isi} | t.isi
    unit = t.periode.unit
    isi["unit"] = {"kode": unit.kode, "nama": unit.nama, "alamat": unit.alamat} | isi["unit"]
    isi["aturan"] = {"dasar": "", "judul": t.periode.instrumen.judul} | isi["aturan"]
    isi["kanal"] = [{"konversi": None, "mutu": None} | k for k in isi["kanal"]]
    isi["profil"] = [{"kosong": 0, "atribut": ""} | p for p in isi["profil"]]
    return isi


def _dulu(periode: Periode) -> list[tuple[Periode, Hasil]]:
    """The periods before it that have a figure, oldest first."""
    return [(x.periode, x.hasil) for x in hasil.sebelumnya(periode) if x.hasil is not None]


def _bagian(nama: str, a: hasil.Angka) -> dict[str, Any]:
    """A part of the answers; without a value where it has fewer than five."""
    h = a.hasil
    return {
        "nama": nama,
        "n": a.n,
        "konversi": str(h.konversi) if h else None,
        "mutu": h.mutu if h else None,
    }


def _lalu(periode: Periode, h: Hasil) -> dict[str, Any]:
    """A period before this one, as its figures stood."""
    return {
        "nama": periode.nama,
        "instrumen": periode.instrumen.kode,
        "konversi": str(h.konversi),
        "mutu": h.mutu,
        "nrr": {kode: str(n) for kode, n in h.nrr.items()},
    }


def _rencana(periode: Periode) -> list[dict[str, Any]]:
    """What is done because of that period, as it stands; what was called off is not in it."""
    return [
        {
            "unsur": r.asal_bagian,
            "masalah": r.masalah,
            "kegiatan": r.kegiatan,
            "penanggung_jawab": r.penanggung_jawab,
            "tenggat": r.tenggat.isoformat(),
            "kemajuan": r.kemajuan,
            "selesai": r.selesai_pada is not None,
            "bukti": r.bukti,
        }
        for r in RencanaAksi.objects.filter(unit=periode.unit, asal_jenis="ikm.periode", asal_id=periode.pk)
        .exclude(status=RencanaAksi.Status.DIBATALKAN)
        .order_by("prioritas", "tenggat", "pk")
    ]


def teks(isi: dict[str, Any]) -> str:
    """The one way to write it: sorted keys, no spaces, UTF-8."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def cerna(isi: dict[str, Any]) -> str:
    """sha256 of `teks`, hexadecimal: anybody can repeat it with the JSON file of the publication."""
    return hashlib.sha256(teks(isi).encode()).hexdigest()

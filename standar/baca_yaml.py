"""Reading a YAML file that anybody may have made: only plain data, of bounded size, with line numbers in errors.

Aliases (a small file that unfolds into gigabytes), tags (objects), repeated keys (the second silently wins)
and deep nesting are refused.
"""

from typing import Any

import yaml

from standar.bentuk import Cacat

MAKS_BITA = 2 * 1024 * 1024  # the whole published collection is 67 KB
MAKS_BUTIR = 200_000
MAKS_DALAM = 20

try:
    from yaml import CSafeLoader as Pembaca
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as Pembaca  # type: ignore[assignment]


class BerkasSalah(ValueError):
    """The file cannot be read as plain data; `cacat` says where."""

    def __init__(self, jalur: str, pesan: str) -> None:
        self.cacat = [Cacat(jalur, pesan)]
        super().__init__(f"{jalur}: {pesan}")


def baca(isi: bytes) -> Any:
    """The plain data of a YAML document. Raises BerkasSalah with the line."""
    if len(isi) > MAKS_BITA:
        raise BerkasSalah(
            "berkas", f"terlalu besar: {len(isi) / 1e6:.1f} MB, paling besar {MAKS_BITA // 1024 // 1024} MB."
        )
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise BerkasSalah("berkas", f"bukan tulisan UTF-8 (bita ke-{galat.start}).") from galat
    try:
        _periksa_peristiwa(teks)
        pembaca = Pembaca(teks)
        try:
            simpul = pembaca.get_single_node()
            if simpul is None:
                raise BerkasSalah("berkas", "kosong.")
            _periksa_kunci(simpul)
            return pembaca.construct_document(simpul)
        finally:
            pembaca.dispose()
    except yaml.MarkedYAMLError as galat:
        tanda = galat.problem_mark or galat.context_mark
        raise BerkasSalah(_baris(tanda), f"bukan YAML yang benar ({galat.problem}).") from galat
    except yaml.YAMLError as galat:
        raise BerkasSalah("berkas", f"bukan YAML yang benar ({str(galat)[:120]}).") from galat
    except (ValueError, OverflowError) as galat:
        if isinstance(galat, BerkasSalah):
            raise
        raise BerkasSalah("berkas", f"memuat nilai yang tidak dapat dibaca ({str(galat)[:120]}).") from galat


def _baris(tanda: Any) -> str:
    return f"baris {tanda.line + 1}" if tanda else "berkas"


def _periksa_peristiwa(teks: str) -> None:
    dalam = dokumen = 0
    p: Any
    for jumlah, p in enumerate(yaml.parse(teks, Loader=Pembaca)):
        if isinstance(p, yaml.DocumentStartEvent):
            dokumen += 1
            if dokumen > 1:
                raise BerkasSalah(_baris(p.start_mark), "hanya satu dokumen per berkas (hapus “---”).")
        if isinstance(p, yaml.AliasEvent) or getattr(p, "anchor", None):
            raise BerkasSalah(
                _baris(p.start_mark), "jangkar dan alias (& dan *) tidak diterima; tulis isinya."
            )
        if getattr(p, "tag", None) and not _tag_bawaan(p):
            raise BerkasSalah(
                _baris(p.start_mark), f"tanda jenis ({p.tag}) tidak diterima; tulis isinya saja."
            )
        if isinstance(p, yaml.CollectionStartEvent):
            dalam += 1
            if dalam > MAKS_DALAM:
                raise BerkasSalah(_baris(p.start_mark), "susunannya terlalu dalam.")
        elif isinstance(p, yaml.CollectionEndEvent):
            dalam -= 1
        if jumlah > MAKS_BUTIR:
            raise BerkasSalah(_baris(p.start_mark), f"terlalu banyak isi (lebih dari {MAKS_BUTIR} butir).")


def _tag_bawaan(p: Any) -> bool:
    """Quoted text carries the implicit tag "!" in some versions; everything else was written by hand."""
    return p.tag == "!" and isinstance(p, yaml.ScalarEvent) and p.style in ("'", '"')


def _periksa_kunci(simpul: yaml.Node) -> None:
    antri = [simpul]
    while antri:
        s = antri.pop()
        if isinstance(s, yaml.SequenceNode):
            antri += s.value
        elif isinstance(s, yaml.MappingNode):
            sudah = set()
            for kunci, nilai in s.value:
                if not isinstance(kunci, yaml.ScalarNode):
                    raise BerkasSalah(_baris(kunci.start_mark), "nama bidang harus berupa tulisan.")
                if kunci.value in sudah or kunci.value == "<<":
                    raise BerkasSalah(
                        _baris(kunci.start_mark), f"bidang “{kunci.value[:60]}” tertulis dua kali."
                    )
                sudah.add(kunci.value)
                antri.append(nilai)

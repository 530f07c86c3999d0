"""A catalogue as a workbook: the same data as the YAML, one sheet a kind of row, and back without a change.

Every sheet but `unit` names the service by `unit` and `kode`. An empty cell is null. `baca` returns the data
in the shape of `bentuk.py` and remembers the cell of everything, so that every fault names sheet, row, column.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter

from pelayanan import xlsx
from standar.bentuk import DAFTAR, JENIS_LAYANAN, TUNGGAL, Cacat
from standar.katalog import SK

MAKS_BITA = 5 * 1024 * 1024
MAKS_BARIS = 60_000
PISAH = "; "
LEMBAR_SK = "penetapan"

_KOMPONEN = tuple(n for n in DAFTAR if n != "persyaratan")
TEKS, ANGKA, BUTIR, TANGGAL = "teks", "angka", "butir", "tanggal"
_UNIT = ("kode", "nama", "jenis", "situs", "dasar", "alamat", "catatan", "berlaku_dari", "visi", "misi")
# heading → (path in the record, kind of value)
_LAYANAN: dict[str, tuple[str, str]] = {
    "nama": ("nama", TEKS),
    "kelompok": ("kelompok", TEKS),
    "waktu_nilai": ("waktu › nilai", ANGKA),
    "waktu_nilai_min": ("waktu › nilai_min", ANGKA),
    "waktu_satuan": ("waktu › satuan", TEKS),
    "waktu_teks": ("waktu › teks", TEKS),
    "dihitung_sejak": ("waktu › dihitung_sejak", TEKS),
    "biaya_rupiah": ("biaya › rupiah", ANGKA),
    "biaya_teks": ("biaya › teks", TEKS),
    "jumlah_pelaksana": ("jumlah_pelaksana", ANGKA),
    **{n: (n, TEKS) for n in TUNGGAL},
    "jam_layanan": ("jam_layanan", TEKS),
    "sumber_judul": ("sumber › judul", TEKS),
    "sumber_situs": ("sumber › situs", TEKS),
    "keutuhan": ("keutuhan", TEKS),
    "terpotong": ("terpotong", BUTIR),
    "catatan": ("catatan", TEKS),
    "awalan": ("portal › awalan", TEKS),
    "urutan": ("portal › urutan", ANGKA),
    "kata_kunci": ("portal › kata_kunci", BUTIR),
    "peristiwa_hidup": ("portal › peristiwa_hidup", BUTIR),
    "menit_loket": ("portal › menit_loket", ANGKA),
    "slug": ("portal › slug", TEKS),
    "berlaku_dari": ("portal › berlaku_dari", TANGGAL),
    # new columns come last: letters people know stay
    "mulai_hitung": ("waktu › mulai_hitung", TEKS),
    "untuk_siapa": ("untuk_siapa", TEKS),
    **{n: (f"portal › {n}", TEKS) for n in JENIS_LAYANAN},
}
# sheet → (path of its list, columns with their kinds)
_BAGIAN: dict[str, tuple[str, dict[str, str]]] = {
    "persyaratan": ("persyaratan", {"teks": TEKS}),
    "langkah": (
        "prosedur",
        {
            "tahap": ANGKA,
            "uraian": TEKS,
            "pelaku": TEKS,
            "durasi": TEKS,
            "fase": TEKS,
            "titik": TEKS,
            "lanjut_ke": BUTIR,
        },
    ),
    "waktu": (
        "waktu › rincian",
        {"untuk": TEKS, "nilai": ANGKA, "nilai_min": ANGKA, "satuan": TEKS},
    ),
    "biaya": (
        "biaya › rincian",
        {"untuk": TEKS, "rupiah": ANGKA, "jenis": TEKS, "dasar": TEKS, "bebas_bagi": TEKS, "khusus": TEKS},
    ),
    "lampiran": ("lampiran", {"dokumen": TEKS, "kunci": TEKS, "versi": ANGKA}),
    "komponen": ("", {"komponen": TEKS, "teks": TEKS}),
    "rinci": (
        "rinci",
        {
            "bagian": TEKS,
            "nomor": ANGKA,
            "nama": TEKS,
            "bentuk": BUTIR,
            "bila": TEKS,
            "diperoleh_di": TEKS,
            "tautan": TEKS,
            "kelompok_rentan": TEKS,
        },
    ),
    "sumber_lain": ("sumber_lain", {"judul": TEKS, "situs": TEKS, "untuk": TEKS}),
}
_KEPALA: dict[str, tuple[str, ...]] = {
    "unit": _UNIT,
    "standar": ("unit", "kode", *_LAYANAN),
    **{nama: ("unit", "kode", *kolom) for nama, (_jalur, kolom) in _BAGIAN.items()},
}
_WAJIB_ADA = {"tahap", "uraian", "pelaku", "durasi", "untuk", "nilai", "rupiah", "judul", "situs"}

Letak = tuple[str, int, str]  # sheet, row, column letter


# --- out ----------------------------------------------------------------------------------------------------
def tulis(katalog: Mapping[str, Any], sk: Sequence[Sequence[Any]] = ()) -> bytes:
    """The workbook of what `katalog.ekspor_katalog` gives; `sk`: `katalog.daftar_sk`, a sheet only to be read."""
    lembar: list[tuple[str, Sequence[str], Iterable[Any]]] = [
        (nama, kepala, _baris_keluar(nama, katalog)) for nama, kepala in _KEPALA.items()
    ]
    return xlsx.tulis([*lembar, (LEMBAR_SK, SK, sk)] if sk else lembar)


def _baris_keluar(lembar: str, katalog: Mapping[str, Any]) -> Iterator[list[Any]]:
    for butir in katalog["daftar"]:
        if lembar == "unit":
            yield [butir["unit"].get(k) for k in _UNIT]
            continue
        for data in butir["layanan"]:
            kunci = [butir["unit"]["kode"], data["kode"]]
            if lembar == "standar":
                yield kunci + [_keluar(_ambil(data, jalur)) for jalur, _jenis in _LAYANAN.values()]
            elif lembar == "komponen":
                for jenis in _KOMPONEN:
                    for teks in data.get(jenis) or []:
                        yield [*kunci, jenis, teks]
            else:
                jalur, kolom = _BAGIAN[lembar]
                for isi in _ambil(data, jalur) or []:
                    yield kunci + [_keluar(isi.get(k) if isinstance(isi, Mapping) else isi) for k in kolom]


def _ambil(data: Mapping[str, Any], jalur: str) -> Any:
    isi: Any = data
    for bagian in jalur.split(" › "):
        isi = isi.get(bagian) if isinstance(isi, Mapping) else None
    return isi


def _keluar(isi: Any) -> Any:
    return PISAH.join(map(str, isi)) or None if isinstance(isi, list) else isi


# --- in -----------------------------------------------------------------------------------------------------
class Katalog:
    """What a workbook says: `isi` for `katalog.impor_katalog`, `cacat` of the sheets, and where all stood."""

    def __init__(self) -> None:
        self.isi: dict[str, Any] = {"versi": 1, "daftar": []}
        self.cacat: list[Cacat] = []
        self._unit: dict[str, dict[str, Any]] = {}
        self._layanan: dict[tuple[str, str], dict[str, Any]] = {}
        self._letak: dict[tuple[str, str], dict[str, Letak]] = {}
        self._letak_unit: dict[int, dict[str, Letak]] = {}

    def salah(self, letak: Letak, pesan: str) -> None:
        self.cacat.append(Cacat(_tempat(letak), pesan))

    def tempatkan(self, cacat: Cacat, unit: str = "") -> Cacat:
        """The same fault with the cell it stands in instead of its path in the data."""
        kepala, _titik, jalur = cacat.jalur.partition(" › ")
        letak = None
        if kepala.startswith("daftar "):
            nomor = kepala.removeprefix("daftar ")
            letak = _cari(self._letak_unit.get(int(nomor), {}) if nomor.isdigit() else {}, jalur)
        else:
            for (u, kode), peta in self._letak.items():
                if kode[:60] == kepala and (not unit or u == unit):
                    letak = _cari(peta, jalur)
                    break
        if letak is None:
            return cacat
        return Cacat(f"{_tempat(letak)} › {kepala}", f"{jalur.rpartition(' › ')[2]}: {cacat.pesan}")


def _tempat(letak: Letak) -> str:
    lembar, baris, kolom = letak
    return f"lembar {lembar}, baris {baris}" + (f", kolom {kolom}" if kolom else "")


def _cari(peta: Mapping[str, Letak], jalur: str) -> Letak | None:
    """The cell of a path, or of the nearest thing around it."""
    while True:
        if jalur in peta:
            return peta[jalur]
        atas, titik, _sisa = jalur.rpartition(" › ")
        if not titik:
            nama = jalur.rpartition(" ")[0]  # "kata_kunci 2" stands in the cell of kata_kunci
            return peta.get(nama) or peta.get("")
        jalur = atas if atas in peta or " › " in atas else jalur.rpartition(" ")[0] or atas


def baca(isi: bytes) -> Katalog:
    """The workbook as data. Raises pelayanan.xlsx.BerkasTidakTerbaca (no workbook, a formula, too large)."""
    k = Katalog()
    kepala: dict[str, list[str | None]] = {}
    tertunda: list[tuple[str, int, dict[str, Any], dict[str, Letak]]] = []
    for lembar, nomor, nilai in xlsx.baca(isi, maks_baris=MAKS_BARIS):
        nama = lembar.strip().lower()
        if nama == LEMBAR_SK:  # a decree is made in the portal, never by a file
            continue
        if nama not in _KEPALA:
            if nama not in kepala:
                k.salah((lembar, nomor, ""), f"lembar ini tidak dikenal; yang dikenal: {', '.join(_KEPALA)}.")
                kepala[nama] = []
            continue
        if nama not in kepala:
            kepala[nama] = _baca_kepala(k, nama, nomor, nilai)
            continue
        isi_baris: dict[str, Any] = {}
        letak: dict[str, Letak] = {"": (nama, nomor, "")}
        for ke, sel in enumerate(nilai):
            judul = kepala[nama][ke] if ke < len(kepala[nama]) else None
            if judul is None:
                if sel is not None:
                    k.salah((nama, nomor, get_column_letter(ke + 1)), "isi di kolom tanpa judul.")
                continue
            isi_baris[judul] = sel
            letak[judul] = (nama, nomor, get_column_letter(ke + 1))
        for judul in kepala[nama]:
            if judul and judul not in letak:
                letak[judul] = (nama, nomor, get_column_letter(kepala[nama].index(judul) + 1))
        if nama == "unit":
            _satu_unit(k, isi_baris, letak)
        elif nama == "standar":
            _satu_layanan(k, isi_baris, letak)
        else:
            tertunda.append((nama, nomor, isi_baris, letak))
    for nama in ("unit", "standar"):
        if nama not in kepala:
            k.salah((nama, 1, ""), "lembar ini harus ada.")
    for nama, _nomor, isi_baris, letak in tertunda:
        _satu_bagian(k, nama, isi_baris, letak)
    return k


def _baca_kepala(k: Katalog, lembar: str, nomor: int, nilai: list[Any]) -> list[str | None]:
    hasil: list[str | None] = []
    for ke, sel in enumerate(nilai, 1):
        judul = str(sel).strip().lower() if sel is not None else None
        letak = (lembar, nomor, get_column_letter(ke))
        if judul is not None and judul not in _KEPALA[lembar]:
            k.salah(letak, f"judul kolom “{judul[:60]}” tidak dikenal.")
            judul = None
        elif judul is not None and judul in hasil:
            k.salah(letak, f"judul kolom “{judul}” muncul dua kali.")
            judul = None
        hasil.append(judul)
    for wajib in ("kode",) if lembar == "unit" else ("unit", "kode"):
        if wajib not in hasil:
            k.salah((lembar, nomor, ""), f"kolom “{wajib}” harus ada.")
    return hasil


def _nilai(isi: Any, jenis: str) -> Any:
    """A cell in the kind its column has; what does not fit stays as it is, for bentuk.py to refuse."""
    if isi is None or isinstance(isi, bool):
        return isi
    if jenis == TANGGAL:
        return isi.date() if isinstance(isi, datetime) else isi
    if jenis == ANGKA:
        if isinstance(isi, float) and isi.is_integer():
            return int(isi)
        if isinstance(isi, str) and isi.lstrip("-").isascii() and isi.lstrip("-").isdigit() and len(isi) < 15:
            return int(isi)
        return isi
    if isinstance(isi, float) and isi.is_integer():
        isi = int(isi)
    if isinstance(isi, int | float | date):
        isi = str(isi)
    if jenis == BUTIR and isinstance(isi, str):
        return [b.strip() for b in isi.split(PISAH.strip()) if b.strip()]
    return isi


def _satu_unit(k: Katalog, isi: Mapping[str, Any], letak: Mapping[str, Letak]) -> None:
    jenis = {n: TANGGAL if n == "berlaku_dari" else TEKS for n in _UNIT}
    unit = {n: v for n in _UNIT if (v := _nilai(isi.get(n), jenis[n])) is not None}
    kode = str(unit.get("kode", ""))
    if kode and kode in k._unit:
        k.salah(letak["kode"], f"unit “{kode[:60]}” muncul dua kali.")
        return
    butir = {"unit": unit, "layanan": []}
    k.isi["daftar"].append(butir)
    k._letak_unit[len(k.isi["daftar"])] = {f"unit › {n}" if n else "": v for n, v in letak.items()} | {
        "unit": letak[""]
    }
    k._unit[kode] = butir


def _kunci(isi: Mapping[str, Any]) -> tuple[str, str]:
    return str(_nilai(isi.get("unit"), TEKS) or ""), str(_nilai(isi.get("kode"), TEKS) or "")


def _satu_layanan(k: Katalog, isi: Mapping[str, Any], letak: Mapping[str, Letak]) -> None:
    kunci = unit, kode = _kunci(isi)
    if unit not in k._unit:
        k.salah(letak.get("unit", letak[""]), f"unit “{unit[:60]}” tidak ada di lembar unit.")
        return
    if kode and kunci in k._layanan:
        k.salah(
            letak.get("kode", letak[""]),
            f"“{kode[:60]}” muncul dua kali di unit {unit}; dua versi saling bertentangan.",
        )
        return
    data: dict[str, Any] = {"kode": kode or None, "nama": None, "kelompok": None}
    data |= dict.fromkeys(("dasar_hukum", "persyaratan", "prosedur", "waktu", "biaya"))
    data |= dict.fromkeys((*_KOMPONEN, "jumlah_pelaksana", *TUNGGAL))
    data |= dict.fromkeys(("sumber", "keutuhan", "catatan", "terpotong"))
    peta: dict[str, Letak] = {"": letak[""], "kode": letak.get("kode", letak[""])}
    for judul, (jalur, jenis) in _LAYANAN.items():
        nilai = _nilai(isi.get(judul), jenis)
        if judul in letak:
            peta[jalur] = letak[judul]
        if nilai is None:
            continue
        atas, titik, nama = jalur.rpartition(" › ")
        if titik:
            if data.get(atas) is None:
                data[atas] = {"nilai": None, "satuan": None, "teks": None} if atas == "waktu" else {}
                if atas == "biaya":
                    data[atas] = {"rupiah": None, "teks": None}
                elif atas == "sumber":
                    data[atas] = {"judul": None, "situs": None}
            data[atas][nama] = nilai
        else:
            data[nama] = nilai
    for atas, judul in (("waktu", "waktu_nilai"), ("biaya", "biaya_rupiah"), ("portal", "awalan")):
        peta.setdefault(atas, letak.get(judul, letak[""]))
    k._layanan[kunci], k._letak[kunci] = data, peta
    k._unit[unit]["layanan"].append(data)


def _satu_bagian(k: Katalog, lembar: str, isi: Mapping[str, Any], letak: Mapping[str, Letak]) -> None:
    kunci = unit, kode = _kunci(isi)
    if kunci not in k._layanan:
        k.salah(
            letak.get("kode", letak[""]),
            f"layanan “{kode[:60]}” unit “{unit[:60]}” tidak ada di lembar standar.",
        )
        return
    data, peta = k._layanan[kunci], k._letak[kunci]
    jalur, kolom = _BAGIAN[lembar]
    butir: Any = {
        n: v for n, j in kolom.items() if (v := _nilai(isi.get(n), j)) is not None or n in _WAJIB_ADA
    }
    if lembar == "komponen":
        jalur = str(butir.get("komponen") or "")
        if jalur not in _KOMPONEN:
            k.salah(
                letak.get("komponen", letak[""]), f"komponen harus salah satu dari: {', '.join(_KOMPONEN)}."
            )
            return
    if lembar in ("komponen", "persyaratan"):
        butir = butir.get("teks")
    elif "lanjut_ke" in butir:
        butir["lanjut_ke"] = [_nilai(x, ANGKA) for x in butir["lanjut_ke"]]
    wadah: dict[str, Any] = data
    atas, titik, nama = jalur.rpartition(" › ")
    if titik:
        if data[atas] is None:
            kosong = {"waktu": {"nilai": None, "satuan": None, "teks": None}}
            data[atas] = kosong.get(atas, {"rupiah": None, "teks": None})
        wadah = data[atas]
    urut = wadah[nama] = wadah.get(nama) or []
    urut.append(butir)
    sini = f"{jalur} {len(urut)}"
    peta[sini] = letak.get("teks", letak[""])
    for n in kolom:
        if n in letak and n not in ("teks", "komponen"):
            peta[f"{sini} › {n}"] = letak[n]

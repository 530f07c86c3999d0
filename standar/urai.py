"""Reading structure out of published sentences. Pure; the sentence itself is always kept beside it.

Nothing is added: a part that the sentence does not say stays empty.
"""

import re
from dataclasses import dataclass

# What a bracket must begin with to be a condition; other brackets are explanations ("KTPP", "akta/KK").
_AWAL_SYARAT = (
    r"bila|jika|apabila|khusus|hanya|perubahan|tambah|hapus|pindah|hilang|rusak|baru|luar|antar|peserta|"
    r"pasien|penduduk|orang asing|WNA|umum|menumpang|anak|usia"
)
_KURUNG = re.compile(rf"\s*\(((?:{_AWAL_SYARAT})\b[^()]*)\)\s*$", re.IGNORECASE)
_AWALAN = re.compile(r"^([^:()]{3,45}):\s+(\S.*)$")
_DARI = re.compile(r"\bdari\s+([^()]+?)\s*$", re.IGNORECASE)
_BENTUK = (
    ("fotokopi", re.compile(r"\b(fotokopi|fotocopy|foto copy|salinan)\b", re.IGNORECASE)),
    ("asli", re.compile(r"\basli\b(?! atau)", re.IGNORECASE)),
    ("pindaian", re.compile(r"\b(pindaian|scan|hasil pindai)\b", re.IGNORECASE)),
)
MAKS_POTONGAN = 200  # a longer condition or place is a sentence of its own: it stays in the requirement
_SESUAI_ASLI = re.compile(r"\b(sesuai|dengan) asli\b", re.IGNORECASE)
_DURASI = re.compile(
    r"^\s*(?:maksimal |paling lama )?(\d{1,5})\s*(hari kerja|menit kerja|jam kerja|menit|jam|hari)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Syarat:
    """A requirement taken apart: the document, its form, when it is asked, where it comes from."""

    nama: str
    bentuk: tuple[str, ...] = ()
    bila: str = ""
    diperoleh_di: str = ""


def syarat(teks: str) -> Syarat:
    """`HILANG: fotokopi KK` → KK's copy, asked when "hilang"; `Surat … dari desa (bila pindah)` likewise."""
    nama, bila = teks.strip(), ""
    kurung = _KURUNG.search(nama)
    if kurung and len(kurung[1]) <= MAKS_POTONGAN:
        nama, bila = nama[: kurung.start()].strip(), kurung[1].strip()
    elif awalan := _AWALAN.match(nama):
        nama, bila = awalan[2].strip(), awalan[1].strip()
    bila = re.sub(r"^(bila|jika|apabila)\s+", "", bila, flags=re.IGNORECASE)
    if bila.isupper():
        bila = bila.lower().replace("wni", "WNI")
    tanpa = _SESUAI_ASLI.sub("", nama)
    bentuk = tuple(kunci for kunci, pola in _BENTUK if pola.search(tanpa))
    dari = _DARI.search(nama)
    tempat = dari[1].strip() if dari and not dari[1].lower().startswith(("ke", "yang")) else ""
    if len(tempat) > MAKS_POTONGAN:
        tempat = ""
    return Syarat(nama[:1].upper() + nama[1:], bentuk, bila, tempat)


def susun(s: Syarat) -> str:
    """A requirement as one sentence; `syarat` reads back at least its condition."""
    kurang = [b for b in s.bentuk if b not in syarat(s.nama).bentuk]
    teks = s.nama + (f", {' dan '.join(kurang)}" if kurang else "")
    if s.diperoleh_di and s.diperoleh_di.lower() not in teks.lower():
        teks += f", diperoleh dari {s.diperoleh_di}"
    return teks + (f" (bila {s.bila})" if s.bila else "")


_MULAI = (
    ("dibayar", re.compile(r"\b(pembayaran|dibayar|membayar|lunas|setoran)\b", re.IGNORECASE)),
    ("lengkap", re.compile(r"\b(lengkap|kelengkapan)\b", re.IGNORECASE)),
    (
        "diterima",
        re.compile(
            r"\b(diterima|diajukan|diserahkan|masuk|mendaftar|didaftarkan|pendaftaran|dipanggil)\b",
            re.IGNORECASE,
        ),
    ),
)
_SEJAK = re.compile(r"\b(?:sejak|setelah|sesudah|terhitung(?: dari)?)\b(.*)", re.IGNORECASE | re.DOTALL)


def mulai(sejak: str, teks: str = "") -> str | None:
    """The act a promise counts from (Standar.Mulai) as its words say: `sejak`, else what `teks` says after "sejak".

    The last act named counts ("berkas lengkap dan pembayaran diterima"); None when the words name none.
    """
    ekor = _SEJAK.search(teks)
    kata = sejak or (ekor[1] if ekor else "")
    return next((kunci for kunci, pola in _MULAI if pola.search(kata)), None)


def durasi(teks: str) -> tuple[int, str] | None:
    """`5 menit` → (5, "menit"); None when the text is not one plain length."""
    cocok = _DURASI.match(teks)
    return (int(cocok[1]), cocok[2].lower().replace(" ", "_")) if cocok else None

"""The backup file: a passphrase, AES-256-GCM in chunks, and parts inside. Memory stays at a chunk, whatever the size.

    MAGIC, version (2 bytes), length (4), header (JSON, readable by anybody: only how to make the key)
    chunks: length (4), ciphertext with its tag

The key comes from the passphrase by scrypt with a salt of its own, so a chunk's number is its nonce; the last byte
of the nonce says whether it is the last, so a file cut off between two chunks is noticed (the STREAM construction).
The header's digest is authenticated with every chunk. Inside, parts follow each other:

    length (4), head (JSON), blocks: length (4), bytes …, a length of 0, sha256 of the bytes
"""

import datetime
import hashlib
import hmac
import json
import os
import struct
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from pelayanan.lokal import Gagal

MAGIC = b"CADANGAN PORTAL\n"
VERSI = 1
POTONGAN = 1024 * 1024
CAP = 16  # bytes of GCM's tag
KEPALA_TERBESAR = 64 * 1024 * 1024  # a part's head: the list of tables and migrations is far below it
# scrypt: 64 MB and about a tenth of a second for each guess
N, R, P = 2**16, 8, 1

TERPOTONG = (
    "Berkas cadangan ini terpotong atau rusak: pakai salinan yang utuh. Tidak ada yang dipulihkan darinya."
)


class Terpotong(Gagal):
    def __init__(self) -> None:
        super().__init__(TERPOTONG)


class SandiSalah(Gagal):
    def __init__(self) -> None:
        super().__init__("Sandi cadangan tidak cocok dengan berkas ini: periksa huruf besar dan kecilnya.")


def _kunci(sandi: str, garam: bytes, n: int, r: int, p: int) -> tuple[bytes, bytes]:
    """(key of the chunks, a value that shows the right passphrase without touching a chunk)."""
    akar = Scrypt(salt=garam, length=32, n=n, r=r, p=p).derive(sandi.encode())

    def turunan(untuk: bytes) -> bytes:
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=untuk).derive(akar)

    return turunan(b"cadangan.v1.isi"), turunan(b"cadangan.v1.periksa")


def _nonce(nomor: int, akhir: bool) -> bytes:
    return nomor.to_bytes(11, "big") + bytes([akhir])


class Penulis:
    """Encrypts what is written into `keluaran`. `tutup()` is what makes the file whole."""

    def __init__(self, keluaran: BinaryIO, sandi: str) -> None:
        garam = os.urandom(16)
        kunci, periksa = _kunci(sandi, garam, N, R, P)
        kepala = json.dumps(
            {
                "garam": garam.hex(),
                "n": N,
                "r": R,
                "p": P,
                "potongan": POTONGAN,
                "periksa": periksa.hex(),
                "dibuat": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            }
        ).encode()
        awal = MAGIC + struct.pack(">HI", VERSI, len(kepala)) + kepala
        self._sandi, self._ikat = AESGCM(kunci), hashlib.sha256(awal).digest()
        self._keluaran, self._tampung, self._nomor = keluaran, bytearray(), 0
        keluaran.write(awal)

    def tulis(self, isi: bytes) -> None:
        self._tampung += isi
        while (
            len(self._tampung) > POTONGAN
        ):  # the last chunk must stay back until we know that it is the last
            self._potong(bytes(self._tampung[:POTONGAN]), akhir=False)
            del self._tampung[:POTONGAN]

    def tutup(self) -> None:
        self._potong(bytes(self._tampung), akhir=True)
        self._tampung.clear()

    def _potong(self, isi: bytes, *, akhir: bool) -> None:
        tersandi = self._sandi.encrypt(_nonce(self._nomor, akhir), isi, self._ikat)
        self._keluaran.write(struct.pack(">I", len(tersandi)) + tersandi)
        self._nomor += 1

    def bagian(self, kepala: dict[str, Any], isi: Iterable[bytes] = ()) -> str:
        """Write one part; the sha256 of its bytes, in hex."""
        tajuk = json.dumps(kepala, ensure_ascii=False).encode()
        self.tulis(struct.pack(">I", len(tajuk)) + tajuk)
        cerna = hashlib.sha256()
        for potong in isi:
            if potong:
                cerna.update(potong)
                self.tulis(struct.pack(">I", len(potong)))
                self.tulis(potong)
        self.tulis(struct.pack(">I", 0) + cerna.digest())
        return cerna.hexdigest()


class Pembaca:
    """Decrypts and authenticates `masukan` while it is read. Raises Gagal with one line for the person."""

    def __init__(self, masukan: BinaryIO, sandi: str) -> None:
        self._masukan = masukan
        tanda = masukan.read(len(MAGIC))
        if tanda != MAGIC:
            raise Gagal("Berkas ini bukan cadangan portal: pilih berkas yang dibuat `manage.py cadangkan`.")
        angka = self._persis(6)
        versi, panjang = struct.unpack(">HI", angka)
        if versi != VERSI:
            arah, saran = ("lebih baru", "perbarui portal ini dahulu") if versi > VERSI else (
                "terlalu lama", "pulihkan dengan versi portal yang membuatnya, lalu perbarui"
            )  # fmt: skip
            raise Gagal(
                f"Bentuk berkas cadangan ini (versi {versi}) {arah} daripada yang dikenal (versi {VERSI}): {saran}."
            )
        if panjang > 4096:
            raise Terpotong
        kepala = self._persis(panjang)
        try:
            isi = json.loads(kepala)
            garam, periksa = bytes.fromhex(isi["garam"]), bytes.fromhex(isi["periksa"])
            n, r, p, self._terbesar = (int(isi[k]) for k in ("n", "r", "p", "potongan"))
            if not (2 <= n <= 2**20 and 1 <= r <= 16 and 1 <= p <= 4 and 0 < self._terbesar <= 2**26):
                raise ValueError
            kunci, benar = _kunci(sandi, garam, n, r, p)
        except (ValueError, KeyError, TypeError):
            raise Terpotong from None
        if not hmac.compare_digest(benar, periksa):
            raise SandiSalah
        self._sandi = AESGCM(kunci)
        self._ikat = hashlib.sha256(tanda + angka + kepala).digest()
        self._tampung, self._nomor, self._habis = bytearray(), 0, False

    def _persis(self, n: int) -> bytes:
        isi = self._masukan.read(n)
        if len(isi) != n:
            raise Terpotong
        return isi

    def _lagi(self) -> None:
        (panjang,) = struct.unpack(">I", self._persis(4))
        if not CAP <= panjang <= self._terbesar + CAP:
            raise Terpotong
        tersandi = self._persis(panjang)
        # a full chunk may be the last one as well; only the tag knows
        for akhir in (False, True):
            try:
                self._tampung += self._sandi.decrypt(_nonce(self._nomor, akhir), tersandi, self._ikat)
            except InvalidTag:
                continue
            self._nomor += 1
            self._habis = akhir
            if akhir and self._masukan.read(1):
                raise Terpotong
            return
        raise Terpotong

    def baca(self, n: int) -> bytes:
        """Exactly `n` bytes."""
        while len(self._tampung) < n:
            if self._habis:
                raise Terpotong
            self._lagi()
        isi = bytes(self._tampung[:n])
        del self._tampung[:n]
        return isi

    def _panjang(self) -> int:
        return int(struct.unpack(">I", self.baca(4))[0])

    def bagian(self) -> Iterator[tuple[dict[str, Any], Iterator[bytes]]]:
        """(head, its bytes) of each part. The bytes are to be read, or are read over, before the next part."""
        while True:
            while not self._tampung and not self._habis:
                self._lagi()
            if not self._tampung:
                return
            panjang = self._panjang()
            if panjang > KEPALA_TERBESAR:
                raise Terpotong
            kepala = json.loads(self.baca(panjang))
            isi = self._isi()
            yield kepala, isi
            for _sisa in isi:
                pass

    def _isi(self) -> Iterator[bytes]:
        cerna = hashlib.sha256()
        while panjang := self._panjang():
            if panjang > self._terbesar:
                raise Terpotong
            potong = self.baca(panjang)
            cerna.update(potong)
            yield potong
        if self.baca(32) != cerna.digest():
            raise Terpotong

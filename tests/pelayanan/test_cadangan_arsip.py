"""The backup file itself: whatever is cut off, changed or opened with other words is refused; nothing is guessed."""

import io
import struct

import pytest

from pelayanan.cadangan import arsip
from pelayanan.cadangan.arsip import Pembaca, Penulis, SandiSalah, Terpotong
from pelayanan.lokal import Gagal

SANDI = "kertas di brankas 7"


@pytest.fixture(autouse=True)
def kecil(monkeypatch):
    """Chunks of 64 bytes and a cheap key: the same code, thousands of times."""
    monkeypatch.setattr(arsip, "POTONGAN", 64)
    monkeypatch.setattr(arsip, "N", 2)


def buat(*bagian: tuple[dict, list[bytes]], sandi=SANDI) -> bytes:
    keluaran = io.BytesIO()
    p = Penulis(keluaran, sandi)
    for kepala, isi in bagian:
        p.bagian(kepala, isi)
    p.tutup()
    return keluaran.getvalue()


def baca(berkas: bytes, sandi=SANDI) -> list[tuple[dict, bytes]]:
    return [(kepala, b"".join(isi)) for kepala, isi in Pembaca(io.BytesIO(berkas), sandi).bagian()]


@pytest.mark.parametrize("panjang", [0, 1, 20, 63, 64, 65, 127, 128, 129, 1000])
def test_bolak_balik(panjang):
    isi = bytes(range(256)) * 4
    isi = isi[:panjang]
    satu = (
        {"jenis": "berkas", "nama": "é/ñ.jpg"},
        [isi[:50], b"", isi[50:100], *(isi[i : i + 60] for i in range(100, panjang, 60))],
    )
    berkas = buat(satu, ({"jenis": "penutup"}, []))
    assert baca(berkas) == [(satu[0], isi), ({"jenis": "penutup"}, b"")]
    assert b"jenis" not in berkas and (not isi or isi[:16] not in berkas or panjang < 16)


def test_bagian_yang_tidak_dibaca_dilewati():
    berkas = buat(({"n": 1}, [b"x" * 50, b"y" * 50]), ({"n": 2}, [b"z"]))
    assert [kepala for kepala, _isi in Pembaca(io.BytesIO(berkas), SANDI).bagian()] == [{"n": 1}, {"n": 2}]


def test_setiap_potongan_ditolak():
    """Cut off after any byte at all, also exactly between two chunks."""
    berkas = buat(({"jenis": "a"}, [b"x" * 40, b"y" * 40]), ({"jenis": "penutup"}, []))
    for sampai in range(len(arsip.MAGIC), len(berkas)):
        with pytest.raises(Terpotong):
            baca(berkas[:sampai])
    with pytest.raises(Terpotong):
        baca(berkas + b"x")
    for awal in (b"", b"PK\x03\x04 bukan punya kami, tetapi panjang"):
        with pytest.raises(Gagal, match="bukan cadangan portal"):
            baca(awal)


def test_setiap_bit_yang_berubah_ditolak():
    berkas = buat(({"jenis": "a"}, [b"x" * 40, b"y" * 40]))
    for i in range(len(berkas)):
        with pytest.raises(Gagal):
            baca(berkas[:i] + bytes([berkas[i] ^ 1]) + berkas[i + 1 :])


def test_sandi_lain():
    berkas = buat(({"jenis": "a"}, [b"x"]))
    with pytest.raises(SandiSalah, match="Sandi cadangan tidak cocok"):
        baca(berkas, "kertas di brankas 8")


@pytest.mark.parametrize(
    ("versi", "saran"), [(2, "perbarui portal ini dahulu"), (0, "versi portal yang membuatnya")]
)
def test_versi_lain(versi, saran):
    berkas = bytearray(buat(({"jenis": "a"}, [])))
    struct.pack_into(">H", berkas, len(arsip.MAGIC), versi)
    with pytest.raises(Gagal, match=saran):
        baca(bytes(berkas))


def test_potongan_tidak_dapat_ditukar():
    """Two chunks of the same length in the other order: each is genuine, their places are not."""
    berkas = buat(({"jenis": "a"}, [b"x" * 60] * 5))
    awal = len(arsip.MAGIC) + 6 + struct.unpack_from(">I", berkas, len(arsip.MAGIC) + 2)[0]
    panjang = 4 + 64 + arsip.CAP
    satu, dua = berkas[awal : awal + panjang], berkas[awal + panjang : awal + 2 * panjang]
    with pytest.raises(Terpotong):
        baca(berkas[:awal] + dua + satu + berkas[awal + 2 * panjang :])

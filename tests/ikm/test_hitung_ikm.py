"""``manage.py hitung_ikm``: files as offices have them, results as JSON alone, faults by row and column.

Nothing here is marked for the database, so a query would fail the test.
"""

import io
import json
import tracemalloc

import pytest
from django.core.management import CommandError, call_command

from ikm.baca_csv import Catatan, baca_jawaban
from ikm.instrumen_resmi import INSTRUMEN
from ikm.management.commands.hitung_ikm import Command
from ikm.nilai import aturan_baku, jumlahkan
from tests.ikm.data_terbit import SEKADAU, TERBIT, kode_menurut_sumber

P14 = "permenpanrb14-2017"
KEP25 = "kepmenpan25-2004"
U9 = [f"u{i}" for i in range(1, 10)]
KEPALA9 = ",".join(U9)
TIGA = ",".join("3" * 9)


@pytest.fixture
def hitung(tmp_path):
    """Write the file, run the command, return the parsed JSON; a fault is a CommandError."""

    def jalankan(isi, *opsi, instrumen=P14):
        berkas = tmp_path / "survei.csv"
        berkas.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
        keluar = io.StringIO()
        call_command("hitung_ikm", str(berkas), "--instrumen", instrumen, *opsi, stdout=keluar)
        return json.loads(keluar.getvalue())

    return jalankan


@pytest.fixture
def pesan_galat(hitung):
    def jalankan(isi, *opsi, instrumen=P14):
        with pytest.raises(CommandError) as galat:
            hitung(isi, *opsi, instrumen=instrumen)
        assert galat.value.returncode == 2
        return str(galat.value)

    return jalankan


def sel(*ganti):
    """A row of threes with some cells replaced: sel((5, "x")) puts "x" under u5."""
    isi = ["3"] * 9
    for ke, nilai in ganti:
        isi[ke - 1] = nilai
    return ",".join(isi)


# ------------------------------------------------------------------------------------------------- results


def test_sekadau(hitung):
    hasil = hitung("\n".join([KEPALA9, *(",".join(b) for b in SEKADAU["baris"])]))
    assert list(hasil) == [
        "n",
        "nrr",
        "nrr_tertimbang",
        "indeks",
        "konversi",
        "mutu",
        "kinerja",
        "peringatan",
    ]
    assert (hasil["n"], hasil["konversi"], hasil["mutu"], hasil["kinerja"]) == (49, 78.74, "B", "Baik")
    assert list(hasil["nrr"]) == list(hasil["nrr_tertimbang"]) == U9
    assert hasil["nrr"]["u1"] == pytest.approx(138 / 49)
    assert hasil["indeks"] == pytest.approx(1389 / 441)


@pytest.mark.parametrize(
    ("terbit", "cocok"),
    [pytest.param(t, c, id=f"{t['nama']}-{'-'.join(c)}") for t in TERBIT for c in t["cocok"]],
)
@pytest.mark.parametrize("gaya", ["titik", "koma"])
def test_tabel_terbit_dari_rata_rata(hitung, terbit, cocok, gaya):
    instrumen = INSTRUMEN[terbit["instrumen"]]
    kolom = {u.kode: u.u for u in instrumen.unsur}
    kepala = [kolom[kode] for kode in kode_menurut_sumber(terbit)]
    isi = "\n".join([",".join(kepala), ",".join(terbit["rata_rata"])])
    if gaya == "koma":
        isi = isi.replace(",", ";").replace(".", ",")
    bobot, pembulatan = cocok
    hasil = hitung(
        isi,
        "--rata-rata",
        "--bobot",
        bobot,
        "--pembulatan",
        pembulatan,
        instrumen=terbit["instrumen"],
    )
    assert hasil["konversi"] == float(terbit["konversi"])
    assert hasil["mutu"] == terbit["mutu"]
    assert hasil["n"] is None


@pytest.mark.parametrize(
    ("instrumen", "nilai", "opsi", "konversi", "mutu"),
    [
        (KEP25, "4", (), 99.4, "A"),
        (KEP25, "1", (), 24.85, "D"),
        (KEP25, "4", ("--bobot", "tepat"), 100.0, "A"),
        (P14, "4", (), 100.0, "A"),
        (P14, "4", ("--bobot", "0.11"), 99.0, "A"),
        (P14, "4", ("--bobot", "0,111"), 99.9, "A"),
        (P14, "4", ("--pembulatan", "produk"), 99.9, "A"),
        ("permenpanrb16-2014", "3", (), 75.0, "B"),
        (P14, "3", (), 75.0, "C"),
    ],
)
def test_bawaan_dan_pilihan(hitung, instrumen, nilai, opsi, konversi, mutu):
    k = len(INSTRUMEN[instrumen].unsur)
    isi = ",".join(f"u{i}" for i in range(1, k + 1)) + "\n" + ",".join(nilai * k)
    hasil = hitung(isi, *opsi, instrumen=instrumen)
    assert (hasil["konversi"], hasil["mutu"]) == (konversi, mutu)


@pytest.mark.parametrize(
    ("baris", "opsi", "n", "indeks", "konversi", "mutu"),
    [
        # by hand: one respondent, 24/9 × 25
        (["4,3,2,1,4,3,2,1,4"], (), 1, 2.6666666667, 66.67, "C"),
        # blanks: 10/3 + 3 + 3,5 + 6 × 3 = 27,8333; over its own filled count, an empty row is nobody
        (
            ["4,,3,3,3,3,3,3,3", "3,2,,3,3,3,3,3,3", ",,,,,,,,", "3,4,4,,3,3,3,3,3"],
            (),
            3,
            3.0925925926,
            77.31,
            "B",
        ),
        # the same rows one table over: 27,8333 × 0,11 = 3,0617, × 25 = 76,54
        (
            ["4,,3,3,3,3,3,3,3", "3,2,,3,3,3,3,3,3", "3,4,4,,3,3,3,3,3"],
            ("--bobot", "0.11"),
            3,
            3.0616666667,
            76.54,
            "C",
        ),
        # averages: 28,473/9 × 25
        (["3.25,3.10,2.99,3.5,3,3.333,3.4,2.8,3.1"], ("--rata-rata",), None, 3.1636666667, 79.09, "B"),
    ],
)
def test_hitungan_tangan(hitung, baris, opsi, n, indeks, konversi, mutu):
    hasil = hitung(",".join(f"u{i}" for i in range(1, 10)) + "\n" + "\n".join(baris), *opsi, instrumen=P14)
    assert (hasil["n"], hasil["konversi"], hasil["mutu"]) == (n, konversi, mutu)
    assert hasil["indeks"] == pytest.approx(indeks, abs=1e-9)


def test_u8_pengaduan_u9_sarana(hitung):
    hasil = hitung("u9,u8,u7,u6,u5,u4,u3,u2,u1\n1,2,3,3,3,3,3,3,3")
    assert (hasil["nrr"]["u8"], hasil["nrr"]["u9"]) == (2, 1)
    assert list(hasil["nrr"]) == U9
    assert INSTRUMEN[P14].kode_unsur[7:] == ("pengaduan", "sarana")


def test_pembulatan_mengubah_angka_perantara(hitung):
    isi = f"{KEPALA9}\n" + "\n".join(",".join(b) for b in SEKADAU["baris"])
    produk = hitung(isi, "--pembulatan", "produk")
    assert produk["nrr_tertimbang"]["u1"] == 0.313
    assert hitung(isi, "--pembulatan", "indeks")["indeks"] == 3.15


def test_sampel_kecil_disebut(hitung):
    assert any("responden" in p for p in hitung(f"{KEPALA9}\n{TIGA}")["peringatan"])


# ------------------------------------------------------------------------------- files as offices have them


@pytest.mark.parametrize(
    "isi",
    [
        f"{KEPALA9}\n{TIGA}\n{TIGA}\n",
        f"{KEPALA9}\r\n{TIGA}\r\n{TIGA}",
        f"\ufeff{KEPALA9}\n{TIGA}\n{TIGA}\n",
        f"{KEPALA9.upper()}\n{TIGA}\n{TIGA}\n",
        f"{KEPALA9}\n{TIGA}\n{TIGA}\n".replace(",", ";"),
        f"{KEPALA9}\n{TIGA}\n{TIGA}\n".replace(",", "\t"),
        f"sep=;\n{KEPALA9}\n{TIGA}\n{TIGA}\n".replace(",", ";"),
        "; ".join(f"U{i:02}" for i in range(1, 10)) + "\n" + ";".join(["3,0"] * 9) + "\n" + ";".join("3" * 9),
        KEPALA9 + "\n" + ",".join(['"3,00"'] * 9) + "\n" + ", ".join("3" * 9),
    ],
    ids=["biasa", "crlf", "bom", "huruf-besar", "titik-koma", "tab", "sep", "desimal", "kutip"],
)
def test_ragam_csv(hitung, isi):
    hasil = hitung(isi)
    assert (hasil["n"], hasil["konversi"]) == (2, 75.0)


def test_sel_kosong_tidak_dijawab(hitung):
    hasil = hitung(f"{KEPALA9}\n{sel((4, ''))}\n{sel((4, '4'))}\n{sel((4, ' '))}")
    assert hasil["n"] == 3
    assert hasil["nrr"]["u4"] == 4


def test_baris_kosong_dilewati_dan_disebut(hitung):
    hasil = hitung(f"no,{KEPALA9}\n1,{TIGA}\n2,,,,,,,,,\n\n3,{TIGA}\n")
    assert hasil["n"] == 2
    assert any("2 baris" in p and "baris 3, 4" in p for p in hasil["peringatan"])


def test_kolom_lain_disebut(hitung):
    hasil = hitung(f"no,layanan,{KEPALA9},waktu\n1,KTP,{TIGA},08.15\n")
    assert any("no, layanan, waktu" in p for p in hasil["peringatan"])


# ------------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    "nilai",
    [
        "0",
        "5",
        "4; DROP",
        "-1",
        "3.5",
        "1e0",
        "٣",
        "NaN",
        "inf",
        "tiga",
        "=2+1",
        "+3",
        "@SUM(A1)",
        "<b>",
        "3 3",
    ],
)
def test_nilai_salah_disebut_baris_dan_kolomnya(pesan_galat, nilai):
    pesan = pesan_galat(f"{KEPALA9}\n{TIGA}\n{sel((5, nilai))}\n{TIGA}")
    assert pesan.startswith("Baris 3, kolom u5: ")
    assert nilai in pesan


def test_sel_lebih_yang_kosong_dan_catatan_biasa_diterima():
    isi = f"no,{KEPALA9},catatan\n1,{TIGA},jumlah loket kurang\n2,{TIGA},ok,,\n"
    baris = list(baca_jawaban(io.BytesIO(isi.encode()), INSTRUMEN[P14], Catatan()))
    assert [list(b) for b in baris] == [[3] * 9] * 2


def test_rumus_disebut_rumus(pesan_galat):
    rumus = '"=HYPERLINK(""http://x"",""y"")"'
    assert "rumus" in pesan_galat(f"{KEPALA9}\n{sel((2, rumus))}")


def test_nilai_panjang_dipotong(pesan_galat):
    pesan = pesan_galat(f"{KEPALA9}\n{sel((1, 'x' * 5000 + chr(27)))}")
    assert len(pesan) < 200
    assert "\x1b" not in pesan_galat(f"{KEPALA9}\n{sel((1, chr(27) + '[2J'))}")


@pytest.mark.parametrize(
    ("isi", "bagian"),
    [
        ("", "Baris 1 kosong"),
        ("\n\n", "Baris 1 kosong"),
        (KEPALA9, "tidak berisi jawaban"),
        (f"{KEPALA9}\n,,,,,,,,\n", "tidak berisi jawaban"),
        (f"{TIGA}\n{TIGA}", "Baris 1: kolom u1, u2"),
        (f"{KEPALA9.replace(',u8', '')}\n{TIGA[2:]}", "kolom u8 tidak ada"),
        (f"{KEPALA9},u10\n{TIGA},3", "kolom u10"),
        (f"{KEPALA9},U3\n{TIGA},3", "kolom u3 ada dua kali"),
        (f"{KEPALA9}\n{TIGA}\n3,3,3,3,3,3,3", "Baris 3, kolom u8, u9 tidak ada"),
        (f"{KEPALA9}\n{TIGA},3", "Baris 2: ada 10 sel, padahal judul kolom ada 9"),
        (f"{KEPALA9}\n{','.join(['3,2'] * 9)}", "titik koma"),
        (f"{KEPALA9}\n{sel((2, '-'))}", "“-” tidak dapat dipakai; isi dengan 1, 2, 3 atau 4, atau kosongkan"),
        (f"{KEPALA9}\n{sel((2, '-A1'))}", "rumus"),
        *(
            (f"no,{KEPALA9}\n1,{TIGA}\n{kaki},{TIGA}\n", f"Baris 3: “{kaki}” adalah baris jumlah")
            for kaki in ("Jumlah", "NRR", "rata-rata", "TOTAL", "Jumlah nilai per unsur", "NRR tertimbang")
        ),
        (f"{KEPALA9}\n{sel((4, ''))}", "Kolom u4 (Biaya/Tarif)"),
        (f'{KEPALA9}\n{TIGA}\n"3,{TIGA[2:]}\n{TIGA}', "Baris 3: susunan CSV rusak"),
        (f'{KEPALA9}\n{TIGA}\n"3,' + f"{TIGA}\n" * 20_000, "Baris 3: susunan CSV rusak"),
        (f"{KEPALA9}\n{TIGA}\n".encode("utf-16"), "UTF-16"),
        (f"{KEPALA9}\n{TIGA}\n".encode("utf-16-le"), "UTF-16"),
        (
            f"nama,{KEPALA9}\n".encode() + b"Andr\xe9," + TIGA.encode(),
            "Baris 2, kolom nama: berkas bukan teks UTF-8",
        ),
        (
            f'{KEPALA9},saran\n{TIGA},"dua\nbaris"\n{TIGA},"baik, caf'.encode() + b'\xe9"',
            "Baris 3, kolom saran: berkas bukan teks UTF-8",
        ),
        (
            f'{KEPALA9},saran\n{TIGA},"satu\ndua '.encode() + b'\xe9"',
            "Baris 2: berkas bukan teks UTF-8",
        ),
        (b"caf\xe9," + KEPALA9.encode() + b"\n", "Baris 1: berkas bukan teks UTF-8"),
        (b"PK\x03\x04" + bytes(50), "xlsx"),
        (b"%PDF-1.7\n", "PDF"),
        (b"1" * 200_000, "Baris 1: terlalu panjang"),
    ],
)
def test_berkas_salah(pesan_galat, isi, bagian):
    assert bagian in pesan_galat(isi)


@pytest.mark.parametrize("nilai", ["6.60", "0.99", "4.01", '"6,60"', "0", '"29,87"', "x", ""])
def test_rata_rata_di_luar_1_sampai_4(pesan_galat, nilai):
    pesan = pesan_galat(f"{KEPALA9}\n{sel((7, nilai))}", "--rata-rata")
    assert pesan.startswith("Baris 2, kolom u7: ")


def test_rata_rata_hanya_satu_baris(pesan_galat):
    assert "Baris 3" in pesan_galat(f"{KEPALA9}\n{TIGA}\n{TIGA}", "--rata-rata")
    assert "rata-rata" in pesan_galat(KEPALA9, "--rata-rata")


@pytest.mark.parametrize(
    ("opsi", "instrumen", "bagian"),
    [
        (("--bobot", "0.071"), P14, "tidak berlaku untuk 9 unsur"),
        (("--bobot", "2"), P14, "Bobot tidak dikenal"),
        (("--pembulatan", "awal"), P14, "Pembulatan tidak dikenal"),
        ((), "skm", "Instrumen tidak dikenal"),
    ],
)
def test_pilihan_salah(pesan_galat, opsi, instrumen, bagian):
    assert bagian in pesan_galat(f"{KEPALA9}\n{TIGA}", *opsi, instrumen=instrumen)


# ------------------------------------------------------------------------------- the command as a process


def _jalankan(*argumen):
    Command().run_from_argv(["manage.py", "hitung_ikm", *map(str, argumen)])


def test_galat_hanya_di_stderr_dan_keluar_2(tmp_path, capsys):
    berkas = tmp_path / "a.csv"
    berkas.write_text(f"{KEPALA9}\n{TIGA}\n{sel((9, '5'))}\n")
    for argumen in ((berkas,), (tmp_path / "tidak-ada.csv",), (tmp_path,)):
        with pytest.raises(SystemExit) as keluar:
            _jalankan(*argumen, "--instrumen", P14)
        assert keluar.value.code == 2
        tangkapan = capsys.readouterr()
        assert tangkapan.out == ""
        assert tangkapan.err.count("\n") == 1 and tangkapan.err.startswith("Galat: ")


def test_hasil_hanya_json_ascii(tmp_path, capsys):
    berkas = tmp_path / "a.csv"
    berkas.write_text(f"pelayanan “é”,{KEPALA9}\nx,{TIGA}\n", encoding="utf-8")
    _jalankan(berkas, "--instrumen", P14)
    tangkapan = capsys.readouterr()
    assert tangkapan.err == ""
    assert tangkapan.out.isascii()
    assert "pelayanan “é”" in str(json.loads(tangkapan.out)["peringatan"])


# -------------------------------------------------------------------------------------------------- memory


class _Panjang(io.RawIOBase):
    """A binary stream of many equal rows that exists nowhere."""

    def __init__(self, banyak):
        self.baris = iter([KEPALA9.encode() + b"\n", *([TIGA.encode() + b"\n"] * banyak)])

    def readline(self, batas=-1):
        return next(self.baris, b"")


def test_memori_tidak_tumbuh_dengan_berkas():
    aturan = aturan_baku(P14)

    def puncak(banyak):
        aliran = _Panjang(banyak)
        tracemalloc.start()
        rekapan = jumlahkan(baca_jawaban(aliran, INSTRUMEN[P14], Catatan()), aturan)
        _, tertinggi = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert rekapan.n == banyak
        return tertinggi

    puncak(10)  # whatever is loaded once
    # Two batches of a thousand rows and no more; fifty thousand rows kept would be over 6 MB.
    assert puncak(50_000) < 1_000_000

"""The score against every published figure, at every threshold, and by its properties."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm.instrumen_resmi import INSTRUMEN, TABEL
from ikm.nilai import (
    PEMBULATAN,
    Aturan,
    KesalahanNilai,
    UnsurKosong,
    aturan_baku,
    bulat,
    dari_rata_rata,
    hitung,
    jumlahkan,
    mutu,
)
from ikm.periksa_terbit import periksa_terbit
from tests.ikm.data_terbit import INTERVAL, SEKADAU, TERBIT, kode_menurut_sumber, rata_rata

P14 = "permenpanrb14-2017"
KEP25 = "kepmenpan25-2004"
SEMUA_ATURAN = [
    aturan_baku(i.kode, bobot=b, pembulatan=p)
    for i in INSTRUMEN.values()
    for b in i.bobot_boleh
    for p in PEMBULATAN
]


def _id(a):
    return f"{a.instrumen}-{a.bobot}-{a.pembulatan}"


def _nilai(baris, aturan):
    r = jumlahkan(baris, aturan)
    return hitung(r.jumlah, r.banyak, aturan, n=r.n)


def _seragam(nilai, aturan):
    return dari_rata_rata(dict.fromkeys(aturan.unsur, nilai), aturan)


# ------------------------------------------------------------------------------------- published figures

COCOK = [
    pytest.param(t, bobot, pembulatan, id=f"{t['nama']}-{bobot}-{pembulatan}")
    for t in TERBIT
    for bobot, pembulatan in t["cocok"]
]


@pytest.mark.parametrize(("terbit", "bobot", "pembulatan"), COCOK)
def test_tabel_terbit_dihitung_ulang(terbit, bobot, pembulatan):
    aturan = aturan_baku(terbit["instrumen"], bobot=bobot, pembulatan=pembulatan)
    hasil = dari_rata_rata(rata_rata(terbit), aturan)
    assert hasil.konversi == Decimal(terbit["konversi"])
    assert hasil.mutu == terbit["mutu"]
    if "indeks" in terbit:
        tercetak = Decimal(terbit["indeks"])
        assert bulat(hasil.indeks, -tercetak.as_tuple().exponent) == tercetak


@pytest.mark.parametrize("terbit", [t for t in TERBIT if "jumlah" in t], ids=lambda t: t["nama"])
def test_tabel_terbit_dari_jumlah(terbit):
    """The same figures from sums and counts, as a dashboard has them."""
    ((bobot, pembulatan),) = terbit["cocok"]
    aturan = aturan_baku(terbit["instrumen"], bobot=bobot, pembulatan=pembulatan)
    jumlah = dict(zip(kode_menurut_sumber(terbit), terbit["jumlah"], strict=True))
    hasil = hitung(jumlah, dict.fromkeys(jumlah, terbit["n"]), aturan)
    assert (hasil.n, hasil.konversi, hasil.mutu) == (terbit["n"], Decimal(terbit["konversi"]), terbit["mutu"])


@pytest.mark.parametrize("terbit", TERBIT, ids=lambda t: t["nama"])
def test_hanya_cara_yang_cocok_yang_cocok(terbit):
    hasil = periksa_terbit(
        terbit["instrumen"],
        rata_rata(terbit),
        konversi=Decimal(terbit["konversi"]),
        indeks=Decimal(terbit["indeks"]) if "indeks" in terbit else None,
    )
    assert {(p.bobot, p.pembulatan) for p in hasil.cocok} == {tuple(c) for c in terbit["cocok"]}
    assert hasil.kalimat().startswith("Dapat" if terbit["cocok"] else "Tidak dapat")


@pytest.mark.parametrize(
    ("nama", "hitungan", "selisih"),
    [("kemenag-bengkulu-2022", "88.86", "-0.04"), ("bogor-2015", "77.83", "1.85")],
)
def test_yang_tidak_cocok_disebut_selisihnya(nama, hitungan, selisih):
    (terbit,) = (t for t in TERBIT if t["nama"] == nama)
    hasil = periksa_terbit(terbit["instrumen"], rata_rata(terbit), konversi=Decimal(terbit["konversi"]))
    assert hasil.cocok == ()
    assert hasil.terdekat.hasil.konversi == Decimal(hitungan)
    assert hasil.terdekat.selisih == Decimal(selisih)
    assert hitungan in hasil.kalimat() and selisih in hasil.kalimat()


def test_sekadau_49_baris():
    aturan = aturan_baku(P14)
    baris = [[int(c) for c in teks] for teks in SEKADAU["baris"]]
    rekapan = jumlahkan(baris, aturan)
    assert list(rekapan.jumlah.values()) == SEKADAU["jumlah"]
    hasil = hitung(rekapan.jumlah, rekapan.banyak, aturan)
    assert (hasil.n, hasil.konversi, hasil.mutu) == (49, Decimal("78.74"), "B")
    assert bulat(hasil.indeks, 5) == Decimal("3.14966")
    for bobot, nilai in (("0.11", "77.95"), ("0.111", "78.66")):
        assert _nilai(baris, aturan_baku(P14, bobot=bobot)).konversi == Decimal(nilai)


# --------------------------------------------------------------------------------------------- intervals


@pytest.mark.parametrize("kasus", INTERVAL, ids=lambda k: k["konversi"])
def test_mutu_terbit(kasus):
    assert mutu(kasus["konversi"], "kep25").mutu == kasus["kep25"]
    assert mutu(kasus["konversi"], "p14_2017").mutu == kasus["p14_2017"]
    if "mutu" in kasus:
        assert mutu(kasus["konversi"], kasus["tabel"]).mutu == kasus["mutu"]


@pytest.mark.parametrize("tabel", TABEL)
def test_setiap_ambang(tabel):
    """One hundredth below a lower bound, on it, and the gap between two printed rows."""
    for bawah, atas in zip(TABEL[tabel].baris, TABEL[tabel].baris[1:], strict=False):
        assert mutu(atas.bawah, tabel) == atas
        assert mutu(bawah.atas, tabel) == bawah
        assert mutu(atas.bawah - Decimal("0.005"), tabel) == atas  # half-up
        assert mutu(atas.bawah - Decimal("0.0051"), tabel) == bawah
    assert mutu(Decimal("24.85"), tabel).mutu == "D"
    assert mutu(25, tabel).mutu == "D"
    assert mutu(100, tabel).mutu == "A"


def test_dua_tabel_memberi_dua_mutu():
    assert mutu("75.98", "kep25").mutu == "B"
    assert mutu("75.98", "p14_2017").mutu == "C"


def test_kinerja():
    assert [mutu(n, "kep25").kinerja for n in (30, 50, 70, 90)] == [
        "Tidak Baik",
        "Kurang Baik",
        "Baik",
        "Sangat Baik",
    ]


# -------------------------------------------------------------------------- weights and places of rounding


@pytest.mark.parametrize(
    ("instrumen", "bobot", "nilai", "konversi", "huruf"),
    [
        (KEP25, "0.071", 4, "99.40", "A"),
        (KEP25, "0.071", 1, "24.85", "D"),
        (KEP25, "tepat", 4, "100.00", "A"),
        (KEP25, "tepat", 1, "25.00", "D"),
        (P14, "tepat", 4, "100.00", "A"),
        (P14, "0.11", 4, "99.00", "A"),
        (P14, "0.111", 4, "99.90", "A"),
        (P14, "0.11", 1, "24.75", "D"),
    ],
)
def test_ujung_skala(instrumen, bobot, nilai, konversi, huruf):
    hasil = _seragam(nilai, aturan_baku(instrumen, bobot=bobot))
    assert (hasil.konversi, hasil.mutu) == (Decimal(konversi), huruf)


def test_bobot_membalik_mutu():
    """32 over nine: 88.89 is A with 1/9 and 88.00 is B with 0.11; the person is told."""
    rata = dict.fromkeys(aturan_baku(P14).unsur, Fraction(32, 9))
    tepat = dari_rata_rata(rata, aturan_baku(P14))
    assert (tepat.konversi, tepat.mutu) == (Decimal("88.89"), "A")
    bulat_11 = dari_rata_rata(rata, aturan_baku(P14, bobot="0.11"))
    assert (bulat_11.konversi, bulat_11.mutu) == (Decimal("88.00"), "B")
    assert any("88,00 (B)" in p for p in tepat.peringatan)
    assert any("99,00" in p for p in bulat_11.peringatan)


def test_tempat_pembulatan():
    t = TERBIT[0]
    nilai = {
        p: dari_rata_rata(rata_rata(t), aturan_baku(KEP25, pembulatan=p))
        for p in ("produk", "indeks", "akhir")
    }
    assert {p: str(h.indeks) for p, h in nilai.items()} == {
        "produk": "2.462",
        "indeks": "2.461",
        "akhir": "2.4608600000",
    }
    assert {p: str(h.konversi) for p, h in nilai.items()} == {
        "produk": "61.55",
        "indeks": "61.53",  # 61.525 half-up
        "akhir": "61.52",
    }
    assert str(nilai["produk"].nrr_tertimbang["prosedur"]) == "0.245"


def test_setengah_ke_atas_juga_di_tempat_pecahan_biner_meleset():
    """3.095 x 25 = 77.375 (printed truncated as 77.37 by one office): half-up is 77.38."""
    assert _seragam("3.095", aturan_baku(P14)).konversi == Decimal("77.38")
    assert _seragam(3.095, aturan_baku(P14)).konversi == Decimal("77.38")
    assert bulat(Decimal("2.675"), 2) == Decimal("2.68")


def test_pembulatan_produk_dapat_melewati_100_dan_disebut():
    hasil = _seragam(4, aturan_baku(KEP25, bobot="tepat", pembulatan="produk"))
    assert hasil.konversi == Decimal("100.10")  # 4/14 is 0.286 to 3 decimals, times 14
    assert hasil.mutu == "A"
    assert any("melewati 100" in p for p in hasil.peringatan)


# ------------------------------------------------------------------------------------------ unsur by name


def test_unsur_menurut_nama_bukan_letak():
    aturan = aturan_baku(P14)
    rata = {kode: Decimal(3) for kode in reversed(aturan.unsur)} | {"sarana": Decimal(2)}
    hasil = dari_rata_rata(rata, aturan)
    assert list(hasil.nrr) == list(aturan.unsur)
    assert (hasil.nrr["sarana"], hasil.nrr["pengaduan"]) == (2, 3)


def test_kosong_dihitung_per_unsur():
    """Insured users skip biaya: it is averaged over those who answered it."""
    aturan = aturan_baku(P14)
    penuh, tanpa_biaya = [3] * 9, [3, 3, 3, None, 3, 3, 3, 3, 3]
    hasil = _nilai([penuh, tanpa_biaya, [4] * 9], aturan)
    assert hasil.n == 3
    assert hasil.nrr["biaya"] == Decimal("3.5")
    assert bulat(hasil.nrr["produk"], 4) == Decimal("3.3333")


def test_kosong_baris_lengkap():
    aturan = Aturan(
        instrumen=P14, bobot="tepat", pembulatan="akhir", tabel="p14_2017", kosong="baris_lengkap"
    )
    rekapan = jumlahkan([[3] * 9, [4, 4, 4, None, 4, 4, 4, 4, 4], [None] * 9], aturan)
    assert (rekapan.n, rekapan.dilewati) == (1, 2)
    assert set(rekapan.jumlah.values()) == {3}


def test_instrumen_sendiri():
    """A short instrument of the office itself: three unsur, exact weight."""
    aturan = Aturan("loket-1", "tepat", "akhir", "p14_2017", unsur=("ramah", "cepat", "jelas"))
    hasil = hitung({"ramah": 8, "cepat": 6, "jelas": 7}, dict.fromkeys(aturan.unsur, 2), aturan)
    assert hasil.konversi == Decimal("87.50")


# ------------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    "nilai", ["6.60", "0", "0.99", "4.01", "29.87", "-1", "NaN", "Infinity", "x", Decimal("NaN")]
)
def test_rata_rata_mustahil_ditolak(nilai):
    aturan = aturan_baku(P14)
    with pytest.raises(KesalahanNilai):
        dari_rata_rata(dict.fromkeys(aturan.unsur, "3") | {"biaya": nilai}, aturan)


@pytest.mark.parametrize(("jumlah", "banyak"), [(41, 10), (9, 10), (1, 0), (-4, -1), (0, 1)])
def test_jumlah_mustahil_ditolak(jumlah, banyak):
    aturan = aturan_baku(P14)
    with pytest.raises(KesalahanNilai) as galat:
        hitung(
            dict.fromkeys(aturan.unsur, 30) | {"waktu": jumlah},
            dict.fromkeys(aturan.unsur, 10) | {"waktu": banyak},
            aturan,
        )
    assert galat.value.unsur == "waktu"


def test_unsur_tanpa_jawaban():
    aturan = aturan_baku(P14)
    with pytest.raises(UnsurKosong, match="biaya"):
        hitung(
            dict.fromkeys(aturan.unsur, 3) | {"biaya": 0},
            dict.fromkeys(aturan.unsur, 1) | {"biaya": 0},
            aturan,
        )


def test_unsur_kurang_atau_asing():
    aturan = aturan_baku(P14)
    rata = dict.fromkeys(aturan.unsur, 3)
    with pytest.raises(KesalahanNilai, match="sarana tidak ada"):
        dari_rata_rata({k: v for k, v in rata.items() if k != "sarana"}, aturan)
    with pytest.raises(KesalahanNilai, match="maklumat"):
        dari_rata_rata(rata | {"maklumat": 3}, aturan)


@pytest.mark.parametrize(
    ("kode", "opsi"),
    [
        ("permenpanrb99-2099", {}),
        (P14, {"bobot": "0.071"}),
        (KEP25, {"bobot": "0.11"}),
        (P14, {"bobot": "0.5"}),
        (P14, {"pembulatan": "awal"}),
    ],
)
def test_aturan_yang_tidak_ada(kode, opsi):
    with pytest.raises(KesalahanNilai):
        aturan_baku(kode, **opsi)


def test_aturan_periode_diperiksa():
    baku = {"instrumen": P14, "bobot": "tepat", "pembulatan": "akhir", "tabel": "p14_2017"}
    for salah in (
        {"bobot": "0.071"},
        {"tabel": "p14"},
        {"kosong": "nol"},
        {"instrumen": "tidak-ada"},
        {"unsur": ("a", "a")},
    ):
        with pytest.raises(KesalahanNilai):
            Aturan(**baku | salah)


# ---------------------------------------------------------------------------------------------- properties

aturan_apa_pun = st.sampled_from(SEMUA_ATURAN)


def _survei(aturan, orang, benih):
    """(rule, answers): 1-40 people, blanks allowed but every unsur answered once. Out of one number: drawn answer by
    answer, the drawing took longer than the laws."""
    acak, k = Random(benih), len(aturan.unsur)
    boleh = acak.choice(((1, 2, 3, 4, None), (4, None), (1, 4), (1, 2, 3, 4)))
    baris = [acak.choices(boleh, k=k) for _ in range(orang)]
    return aturan, [*baris, acak.choices((1, 2, 3, 4), k=k)]


SURVEI = st.builds(_survei, aturan_apa_pun, st.integers(0, 39), st.integers(0, 2**40))


@given(SURVEI)
def test_indeks_dalam_batas(contoh):
    aturan, baris = contoh
    hasil = _nilai(baris, aturan)
    terendah, tertinggi = _seragam(1, aturan), _seragam(4, aturan)
    assert terendah.konversi <= hasil.konversi <= tertinggi.konversi
    assert all(1 <= n <= 4 for n in hasil.nrr.values())
    assert hasil.mutu == mutu(hasil.konversi, aturan.tabel).mutu
    if aturan.pembulatan == "akhir":
        assert Decimal("24.75") <= hasil.konversi <= 100


@given(SURVEI, st.randoms(use_true_random=False))
def test_urutan_responden_tidak_berpengaruh(contoh, acak):
    aturan, baris = contoh
    teracak = list(baris)
    acak.shuffle(teracak)
    assert _nilai(teracak, aturan) == _nilai(baris, aturan)


@given(SURVEI)
def test_jumlah_sama_dengan_baris_demi_baris(contoh):
    """Against the formula written out plainly over the rows."""
    aturan, baris = contoh
    hasil = _nilai(baris, aturan)
    indeks = Fraction(0)
    for i, kode in enumerate(aturan.unsur):
        terisi = [b[i] for b in baris if b[i] is not None]
        rata = Fraction(sum(terisi), len(terisi))
        assert hasil.nrr[kode] == bulat(rata, 10)
        produk = rata * aturan.penimbang
        indeks += Fraction(bulat(produk, 3)) if aturan.pembulatan == "produk" else produk
    if aturan.pembulatan == "indeks":
        indeks = Fraction(bulat(indeks, 3))
    assert hasil.konversi == bulat(indeks * 25, 2)


@given(SURVEI, st.integers(0, 8))
def test_jawaban_lebih_baik_tidak_menurunkan(contoh, i):
    aturan, baris = contoh
    if baris[-1][i] < 4:
        naik = [*baris[:-1], [*baris[-1][:i], baris[-1][i] + 1, *baris[-1][i + 1 :]]]
        assert _nilai(naik, aturan).konversi >= _nilai(baris, aturan).konversi


@given(st.decimals("0", "100", places=4))
def test_bulat_setengah_ke_atas(nilai):
    from decimal import ROUND_HALF_UP

    assert bulat(nilai, 2) == nilai.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("aturan", SEMUA_ATURAN, ids=_id)
def test_rata_rata_sama_dengan_jumlah(aturan):
    jumlah = {kode: 100 + 7 * i for i, kode in enumerate(aturan.unsur)}
    dari_jumlah = hitung(jumlah, dict.fromkeys(jumlah, 60), aturan)
    dari_rata = dari_rata_rata({k: Fraction(j, 60) for k, j in jumlah.items()}, aturan)
    assert dari_jumlah.konversi == dari_rata.konversi
    assert dari_jumlah.nrr_tertimbang == dari_rata.nrr_tertimbang

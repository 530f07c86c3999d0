"""The official instruments: what the score, the form and the report take for granted."""

from decimal import Decimal

import pytest

from ikm.instrumen_resmi import INSTRUMEN, TABEL, boleh_dikutip

P14 = INSTRUMEN["permenpanrb14-2017"]


@pytest.mark.parametrize(
    ("kode", "banyak", "tabel"),
    [
        ("kepmenpan25-2004", 14, "kep25"),
        ("permenpanrb14-2017", 9, "p14_2017"),
        ("permenpanrb16-2014", 9, "kep25"),
    ],
)
def test_susunan(kode, banyak, tabel):
    instrumen = INSTRUMEN[kode]
    assert len(instrumen.unsur) == banyak
    assert [u.u for u in instrumen.unsur] == [f"u{i}" for i in range(1, banyak + 1)]
    assert sorted(u.urutan_tanya for u in instrumen.unsur) == list(range(1, banyak + 1))
    assert len(set(instrumen.kode_unsur)) == banyak
    assert instrumen.tabel == tabel
    assert instrumen.bobot_baku in instrumen.bobot_boleh
    for unsur in instrumen.unsur:
        assert unsur.pertanyaan.endswith("?")
        assert len(set(unsur.pilihan)) == 4
        assert unsur.kode.replace("_", "").isascii() and unsur.kode == unsur.kode.lower()


def test_urutan_lampiran_bukan_urutan_tanya():
    """The trap of 14/2017: the annex has pengaduan, sarana; the questionnaire sarana, pengaduan."""
    assert P14.kode_unsur[7:] == ("pengaduan", "sarana")
    assert [u.kode for u in P14.urut_tanya][7:] == ["sarana", "pengaduan"]
    assert [u.kode for u in P14.urut_tanya][:7] == list(P14.kode_unsur[:7])


def test_pilihan_dari_terburuk_ke_terbaik():
    menurut_kode = {u.kode: u for u in P14.unsur}
    assert menurut_kode["biaya"].pilihan == ("Sangat mahal", "Cukup mahal", "Murah", "Gratis")
    assert menurut_kode["sarana"].pilihan[0] == "Buruk"
    assert menurut_kode["pengaduan"].pilihan[3] == "Dikelola dengan baik"
    for unsur in INSTRUMEN["kepmenpan25-2004"].unsur:
        assert unsur.pilihan[0].startswith(("Tidak ", "Selalu tidak "))


def test_2014_memakai_maklumat_tanpa_sarana():
    kode = INSTRUMEN["permenpanrb16-2014"].kode_unsur
    assert kode[7:] == ("maklumat", "pengaduan")
    assert "sarana" not in kode


def test_yang_dari_ingatan_tidak_menjadi_kutipan():
    for instrumen in INSTRUMEN.values():
        for unsur in instrumen.unsur:
            assert unsur.kutipan == boleh_dikutip(unsur.kelas)
            assert bool(unsur.definisi_kutipan) == boleh_dikutip(unsur.kelas_definisi)
    assert not any(u.kutipan for u in INSTRUMEN["permenpanrb16-2014"].unsur)
    # the title of the decree of 2004 was not seen, its number was
    assert INSTRUMEN["kepmenpan25-2004"].judul_hukum == "Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004"
    assert "tentang Pedoman" in P14.judul_hukum


def test_tabel_mutu_seperti_tercetak():
    kep25 = [(b.mutu, b.bawah, b.atas) for b in TABEL["kep25"].baris]
    assert kep25 == [
        ("D", Decimal("25.00"), Decimal("43.75")),
        ("C", Decimal("43.76"), Decimal("62.50")),
        ("B", Decimal("62.51"), Decimal("81.25")),
        ("A", Decimal("81.26"), Decimal("100.00")),
    ]
    p14 = [(b.mutu, b.bawah, b.atas) for b in TABEL["p14_2017"].baris]
    assert p14 == [
        ("D", Decimal("25.00"), Decimal("64.99")),
        ("C", Decimal("65.00"), Decimal("76.60")),
        ("B", Decimal("76.61"), Decimal("88.30")),
        ("A", Decimal("88.31"), Decimal("100.00")),
    ]

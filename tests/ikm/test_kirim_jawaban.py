"""Redeem an invitation, through the operation: once, whole, and scored."""

import datetime
import json
from decimal import Decimal
from pathlib import Path

import pytest

from ikm import galat, hasil, tautan
from ikm.models import Jawaban, Kotak, Rekap, Ulasan, Undangan
from ikm.operasi import kirim_jawaban
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def layanan(unit):
    pabrik.periode(unit)
    return layanan_berlaku(unit)


def test_49_jawaban_nyata_sekadau(layanan):
    isi = json.loads((Path(__file__).parent / "data" / "skm_raw_sekadau_2019.json").read_text())
    for baris in isi["rows"]:
        pabrik.jawab(layanan, baris)
    pabrik.olah()
    a = hasil.angka(layanan.unit.periode_ikm.get())
    assert (a.n, a.terverifikasi) == (49, 49)
    assert a.hasil.konversi == Decimal("78.74")
    assert [b.nrr.quantize(Decimal("0.0001")) for b in a.unsur] == [
        Decimal(str(x)) for x in isi["computed_for_49_rows"]["averages_4dp"]
    ]
    assert a.hasil.mutu == "B"


def test_tanpa_periode_dibuka_empat_belas_unsur(unit):
    layanan = layanan_berlaku(unit)
    for _ in range(5):
        pabrik.jawab(layanan, 3, banyak=14)
    pabrik.olah("2026-09-01")
    p = unit.periode_ikm.get()
    assert (p.instrumen.kode, p.bobot, p.nama) == ("kepmenpan25-2004", "0.071", "Triwulan III 2026")
    assert hasil.angka(p).hasil.konversi == Decimal("74.55")


def test_undangan_sekali(layanan):
    u = pabrik.jawab(layanan)
    with pytest.raises(galat.UndanganSudahDipakai):
        kirim_jawaban(token=tautan.token(u), jawaban={}, pada=pabrik.kapan("2026-09-01"))
    assert Kotak.objects.count() == 1
    assert Peristiwa.objects.filter(kode="ikm.undangan.dipakai").count() == 1


def test_palsu_kedaluwarsa_unit_lain(layanan, unit_lain):
    u = pabrik.undangan(layanan, pabrik.kapan("2026-09-01"))
    sah = dict.fromkeys((f"u{i}" for i in range(1, 10)), 3)
    palsu = u.kode + "A" * 16
    for token in (palsu, "", "x", u.kode, "é" * 28):
        with pytest.raises(galat.UndanganTidakDikenal):
            kirim_jawaban(token=token, jawaban=sah)
    with pytest.raises(galat.UndanganUnitLain):
        kirim_jawaban(token=tautan.token(u), jawaban=sah, unit=unit_lain)
    with pytest.raises(galat.UndanganKedaluwarsa):
        kirim_jawaban(
            token=tautan.token(u), jawaban=sah, pada=u.kedaluwarsa_pada + datetime.timedelta(seconds=1)
        )
    assert Kotak.objects.count() == 0
    assert not Undangan.objects.get().dipakai


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"u1": 0}, "jawaban.u1"),
        ({"u1": 5}, "jawaban.u1"),
        ({"u1": "4; DROP"}, "jawaban.u1"),
        ({"u1": True}, "jawaban.u1"),
        ({"u1": 3.0}, "jawaban.u1"),
        ({"u1": None}, "jawaban.persyaratan"),
        ({"u10": 3}, "jawaban.u10"),
        ({"persyaratan": 3}, "jawaban.persyaratan"),
    ],
)
def test_isi_salah_tidak_menyimpan_apa_pun(layanan, ubah, bidang):
    u = pabrik.undangan(layanan)
    with pytest.raises(galat.JawabanSalah) as e:
        kirim_jawaban(
            token=tautan.token(u),
            jawaban={**{f"u{i}": 3 for i in range(1, 10)}, **ubah},
            pada=pabrik.kapan("2026-09-01"),
        )
    assert e.value.bidang == bidang
    assert Kotak.objects.count() == 0
    assert not Undangan.objects.get(pk=u.pk).dipakai


def test_urutan_lampiran_bukan_urutan_tanya(layanan):
    """u8 is pengaduan, u9 sarana, though the questionnaire asks them the other way round."""
    for _ in range(5):
        pabrik.jawab(layanan, [4, 4, 4, 4, 4, 4, 4, 1, 2])
    pabrik.olah()
    a = hasil.angka(layanan.unit.periode_ikm.get())
    assert {b.unsur.kode: int(b.nrr) for b in a.unsur if b.nrr < 4} == {"pengaduan": 1, "sarana": 2}


def test_alasan_dan_saran_terlepas_dan_disamarkan(layanan):
    for _ in range(5):
        pabrik.jawab(
            layanan,
            [2] + [4] * 8,
            alasan={"u1": "Kata Pak Budi Santoso kurang 081234567890", "u2": "tidak ikut"},
            saran="Terima kasih Ibu Sri, surel a@b.id",
        )
    pabrik.olah()
    teks = set(Ulasan.objects.values_list("unsur__kode", "teks"))
    assert teks == {
        ("persyaratan", "Kata Pak [nama] kurang [nomor]"),
        (None, "Terima kasih Ibu [nama], surel [surel]"),
    }


def test_yang_dikecualikan_dan_terlambat_sama_dengan_hitung_ulang(layanan):
    for n in (1, 2, 3, 4, 4):
        pabrik.jawab(layanan, n)
    pabrik.olah()
    for n in (1, 1, 1, 1, 1):
        pabrik.jawab(layanan, n)
    pabrik.olah()
    assert Rekap.objects.get(atribut="kanal").n == 10
    assert Jawaban.objects.count() == 10
    assert Rekap.objects.get(atribut="kanal").jumlah[3] == 19

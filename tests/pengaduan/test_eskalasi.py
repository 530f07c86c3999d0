"""The ladder climbs by itself: each level once, in order, and the pelapor sees it."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from pelayanan import pin
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Pengguna, Penugasan, Peristiwa
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi
from pengaduan.models import Aduan, Eskalasi, Peringatan
from tests import factories as f
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

TERIMA = pada("2026-01-02")


@pytest.fixture
def aduan(unit, cast):
    return pabrik.aduan(unit, pada=TERIMA)


def test_apresiasi_tanpa_jam(unit):
    assert pabrik.aduan(unit, kelas="apresiasi").tenggat_pada is None


def test_tingkat_yang_hanya_diberi_tahu(aduan, cast, monkeypatch, mailoutbox):
    """The rung is climbed, seen and told; the case stays in the hands it is in."""
    monkeypatch.setattr("pengaduan.aturan.HANYA_DIBERI_TAHU", frozenset({"pimpinan"}))
    for peran in ("penanggung_jawab", "pimpinan"):
        Pengguna.objects.filter(pk=cast[peran].pk).update(email=f"{peran}@contoh.test")
    sapu_jatuh_tempo(pada("2026-01-31"))
    assert [(e.tingkat, e.penerima) for e in Eskalasi.objects.all()] == [
        (1, cast["penanggung_jawab"]),
        (2, cast["pimpinan"]),
    ]
    aduan.refresh_from_db()
    assert (aduan.tingkat, aduan.pemegang) == (2, cast["penanggung_jawab"])
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    assert {"penanggung_jawab@contoh.test", "pimpinan@contoh.test"} <= {x for s in mailoutbox for x in s.to}


def test_naik_sekali_ke_penanggung_jawab_lalu_pimpinan(aduan, cast, client):
    sapu_jatuh_tempo(pada("2026-01-23T23:00"))
    assert not Eskalasi.objects.exists(), "still in time"
    for _ in range(3):
        sapu_jatuh_tempo(pada("2026-01-24T00:01"))
    assert [(e.tingkat, e.penerima) for e in Eskalasi.objects.all()] == [(1, cast["penanggung_jawab"])]
    for _ in range(2):
        sapu_jatuh_tempo(pada("2026-01-31"))
    assert [(e.tingkat, e.penerima) for e in Eskalasi.objects.all()] == [
        (1, cast["penanggung_jawab"]),
        (2, cast["pimpinan"]),
    ]
    aduan.refresh_from_db()
    assert (aduan.tingkat, aduan.pemegang) == (2, cast["pimpinan"])
    client.post(f"/a/{aduan.kode_tampil}/", {"pin": pin.pin(aduan.kode)})
    teks = client.get(f"/a/{aduan.kode_tampil}/").content.decode()
    assert "Naik ke penanggung jawab" in teks
    assert "Naik ke pimpinan" in teks


def test_seminggu_mati_mengejar_berurutan_tanpa_surat_ganda(aduan, cast):
    sapu_jatuh_tempo(pada("2026-03-01"))
    assert list(Eskalasi.objects.values_list("tingkat", flat=True)) == [1, 2, 3]
    kode = list(
        Peristiwa.objects.filter(objek_jenis="pengaduan.aduan", objek_id=aduan.pk)
        .order_by("urutan")
        .values_list("kode", "data__penanda", "data__tingkat")
    )
    naik = [k for k in kode if k[0].endswith("dieskalasi")]
    assert [n[2] for n in naik] == [1, 2, 3]
    assert {k[1] for k in kode if k[0].endswith("diingatkan")} == {
        "50% waktu penyelesaian",
        "80% waktu penyelesaian",
        "telaah awal lewat waktu",
        "tanggapan kelengkapan lewat waktu",
    }
    assert Peringatan.objects.count() == 4
    assert sapu_jatuh_tempo(pada("2027-01-01")) == 0


def test_perintah_sapu(aduan):
    keluar = io.StringIO()
    call_command("sapu", "--pada", "2026-01-24T08:00", stdout=keluar)
    assert int(keluar.getvalue()) >= 1
    assert Eskalasi.objects.get().tingkat == 1


def test_yang_dijawab_tidak_naik(aduan, cast):
    operasi.jawab_aduan(aduan=aduan, isi="x", oleh=cast["pengelola"], pada=pada("2026-01-20"))
    sapu_jatuh_tempo(pada("2026-03-01"))
    assert not Eskalasi.objects.exists()


def test_tingkat_kosong_dilompati(unit_lain):
    kepala = f.orang("kepala_lain", unit_lain, "pimpinan")
    pabrik.aduan(unit_lain, pada=TERIMA)
    sapu_jatuh_tempo(pada("2026-01-24"))
    sapu_jatuh_tempo(pada("2026-01-31"))
    assert [(e.tingkat, e.penerima) for e in Eskalasi.objects.all()] == [(2, kepala)]


def test_pejabat_yang_sudah_selesai_bertugas_tidak_diberi(aduan, cast):
    Penugasan.objects.filter(pengguna=cast["penanggung_jawab"]).update(selesai=datetime.date(2026, 1, 10))
    sapu_jatuh_tempo(pada("2026-01-24"))
    assert Eskalasi.objects.get().penerima == cast["pimpinan"]


def test_sekali_per_tingkat_dijaga_basis_data(aduan):
    sapu_jatuh_tempo(pada("2026-01-24"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Eskalasi.objects.create(aduan=aduan, tingkat=1, peran="x", pada=TERIMA)


def test_pelapor_menaikkan_sendiri(aduan, cast):
    with pytest.raises(operasi.BelumBerhakNaik):
        operasi.naikkan(aduan=aduan, oleh=None, pada=pada("2026-01-20"))
    a = operasi.naikkan(aduan=aduan, oleh=None, pada=pada("2026-01-24"))
    assert a.tingkat == 1
    sapu_jatuh_tempo(pada("2026-01-24T10:00"))
    assert Eskalasi.objects.count() == 1, "the sweep adds no second letter for that level"


def test_sapuan_tidak_menambah_kueri_per_aduan_lain(unit, cast, django_assert_max_num_queries):
    for i in range(3):
        pabrik.aduan(unit, judul=f"ke-{i}", pada=TERIMA)
    for i in range(20):
        pabrik.aduan(unit, judul=f"belum-{i}", kontak="", pada=pada("2026-06-01"))
    sapu_jatuh_tempo(pada("2026-01-23"))
    with django_assert_max_num_queries(3 * 16 + 6):
        sapu_jatuh_tempo(pada("2026-01-24T00:01"))
    assert Aduan.objects.filter(tingkat=1).count() == 3

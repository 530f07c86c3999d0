"""Sums per day equal a full recompute, whatever comes late, is excluded, or dies half-way."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ikm import galat, rekap
from ikm.models import Jawaban, Kotor, Rekap
from ikm.operasi import hitung_lagi_jawaban, kecualikan_jawaban
from pelayanan.galat import AlurDitolak
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def layanan(unit):
    pabrik.periode(unit)
    return layanan_berlaku(unit)


def periksa():
    keluar = io.StringIO()
    call_command("periksa_rekap", stdout=keluar, stderr=io.StringIO())
    return keluar.getvalue()


def tulis(periode, layanan, hari, nilai, kosong=False):
    """Answers straight into the table, as batches leave them; the day is marked."""
    Jawaban.objects.bulk_create(
        Jawaban(periode=periode, layanan=layanan, kanal="undangan", tanggal=hari, rentang="hari", nilai=n)
        for n in nilai
    )
    Kotor.objects.create(periode=periode, layanan=layanan, tanggal=hari)


nilai = st.one_of(
    st.lists(st.integers(1, 4), min_size=9, max_size=9),
    st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=9, max_size=9).filter(any),
)
langkah = st.one_of(
    st.tuples(st.just("jawab"), st.integers(1, 3), st.lists(nilai, min_size=1, max_size=4)),
    st.tuples(st.just("kecuali"), st.integers(0, 99), st.none()),
    st.tuples(st.just("lagi"), st.integers(0, 99), st.none()),
    st.tuples(st.just("lipat"), st.integers(1, 3), st.none()),
)


@pytest.mark.parametrize("kosong", ["per_unsur", "baris_lengkap"])
def test_urutan_apa_pun_sama_dengan_hitung_ulang(unit, cast, kosong):
    periode = pabrik.periode(unit, kosong=kosong)
    layanan = layanan_berlaku(unit)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(langkah, max_size=12))
    def cerita(urutan):
        for apa, n, isi in urutan:
            if apa == "jawab":
                tulis(periode, layanan, f"2026-09-0{n}", isi)
            elif apa == "lipat":
                rekap.lipat(n)
            else:
                saring = {"dikecualikan__gt" if apa == "lagi" else "dikecualikan": ""}
                ada = list(Jawaban.objects.filter(**saring).order_by("pk"))
                if ada:
                    kerjakan = hitung_lagi_jawaban if apa == "lagi" else kecualikan_jawaban
                    kerjakan(jawaban=ada[n % len(ada)], alasan="uji", oleh=cast["penanggung_jawab"])
        rekap.lipat()
        assert periksa().startswith("cocok")
        assert Kotor.objects.count() == 0

    cerita()


def test_periksa_rekap_menemukan_yang_rusak(layanan):
    for _ in range(5):
        pabrik.jawab(layanan, 3)
    pabrik.olah()
    assert periksa() == "cocok: 1 baris rekap\n"
    rekap.hitung_ulang()
    assert periksa() == "cocok: 1 baris rekap\n"
    Rekap.objects.update(jumlah=[14] * 9)
    keluar = io.StringIO()
    with pytest.raises(CommandError) as e:
        call_command("periksa_rekap", stdout=keluar, stderr=io.StringIO())
    assert e.value.returncode == 1
    assert len(keluar.getvalue().splitlines()) == 2


@pytest.mark.parametrize(
    "mustahil",
    [
        {"jumlah": [20] * 8 + [21]},
        {"jumlah": [5] * 8 + [4]},
        {"banyak": [5] * 8 + [6]},
        {"jumlah": [20] * 8},
        {"n": 0},
    ],
)
def test_basis_data_menolak_jumlah_yang_mustahil(layanan, mustahil):
    """Five respondents give one unsur 5 to 20 together, and no sixth filled it."""
    for _ in range(5):
        pabrik.jawab(layanan, 3)
    pabrik.olah()
    with pytest.raises(IntegrityError), transaction.atomic():
        Rekap.objects.update(**mustahil)


def test_dikecualikan_dengan_alasan_dan_peristiwa(layanan, cast):
    for n in (1, 3, 3, 3, 3):
        pabrik.jawab(layanan, n)
    pabrik.olah()
    j = Jawaban.objects.get(nilai__0=1)
    with pytest.raises(galat.AlasanKosong):
        kecualikan_jawaban(jawaban=j, alasan=" ", oleh=cast["penanggung_jawab"])
    kecualikan_jawaban(jawaban=j, alasan="diisi petugas sendiri", oleh=cast["penanggung_jawab"])
    with pytest.raises(AlurDitolak):
        kecualikan_jawaban(jawaban=j, alasan="lagi", oleh=cast["penanggung_jawab"])
    rekap.lipat()
    assert Rekap.objects.get(atribut="kanal").n == 4
    p = Peristiwa.objects.get(kode="ikm.jawaban.dikecualikan")
    assert p.data == {"alasan": "diisi petugas sendiri"}
    hitung_lagi_jawaban(jawaban=j, alasan="keliru", oleh=cast["penanggung_jawab"])
    rekap.lipat()
    assert Rekap.objects.get(atribut="kanal").n == 5


def test_jawaban_instrumen_dan_aturan_tidak_dapat_diubah(layanan):
    for _ in range(5):
        pabrik.jawab(layanan, 3)
    pabrik.olah()
    for sql in (
        "UPDATE ikm_jawaban SET nilai[1] = 4",
        "UPDATE ikm_unsur SET nama = 'x'",
        "DELETE FROM ikm_unsur",
        "UPDATE ikm_instrumen SET tabel = 'kep25'",
        "UPDATE ikm_periode SET bobot = '0.11'",
        "UPDATE ikm_periode SET tabel = 'kep25'",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql)
    with pytest.raises(IntegrityError), transaction.atomic():
        Jawaban.objects.create(
            periode=layanan.unit.periode_ikm.get(),
            kanal="undangan",
            tanggal="2026-09-01",
            rentang="hari",
            nilai=[5],
        )

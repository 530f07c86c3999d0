"""Writing down what happened: one row, chained, owed reactions, nudges, and never twice for one key."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import IntegrityError

from pelayanan import antar, idempotensi, peristiwa
from pelayanan.models import Antaran, Peristiwa, Unit
from pelayanan.peristiwa import Kejadian, catat


@pytest.fixture
def kamus(monkeypatch):
    isi = {
        "uji.unit.disentuh": Kejadian(
            "Unit disentuh oleh %(nama)s", topik=("unit:{unit}",), pribadi=("nik",)
        ),
    }
    monkeypatch.setattr(peristiwa, "kamus", lambda: isi)
    return isi


def sentuh(unit, **kw):
    with transaction.atomic():
        return catat("uji.unit.disentuh", unit, oleh=None, unit=unit, **kw)


def ubah_diam_diam(sql):
    """As a tamperer with the owner's keys would: the triggers are off meanwhile."""
    tabel = ("pelayanan_peristiwa", "pelayanan_peristiwapribadi")
    with connection.cursor() as kursor:
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for t in tabel:
            kursor.execute(f"ALTER TABLE {t} DISABLE TRIGGER USER")
        kursor.execute(sql)
        for t in tabel:
            kursor.execute(f"ALTER TABLE {t} ENABLE TRIGGER USER")


def periksa():
    hasil = io.StringIO()
    call_command("periksa_jejak", stdout=hasil, stderr=io.StringIO())
    return hasil.getvalue()


def test_berantai(unit, kamus):
    for i in range(3):
        sentuh(unit, data={"nama": f"ke-{i}"})
    baris = list(Peristiwa.objects.filter(objek_jenis="pelayanan.unit").order_by("urutan"))
    assert [b.urutan for b in baris] == [1, 2, 3]
    assert baris[0].sebelum == ""
    assert [b.sebelum for b in baris[1:]] == [b.cerna for b in baris[:-1]]
    assert periksa().startswith("utuh: 3")


def test_tidak_dapat_diubah_atau_dihapus(unit, kamus):
    sentuh(unit)
    for sql in ("UPDATE pelayanan_peristiwa SET kode = 'x'", "DELETE FROM pelayanan_peristiwa"):
        with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
            connection.cursor().execute(sql)


@pytest.mark.parametrize(
    ("sql", "sebab"),
    [
        ('UPDATE pelayanan_peristiwa SET data = \'{"nama": "lain"}\' WHERE urutan = 2', "isi berubah"),
        ("DELETE FROM pelayanan_peristiwa WHERE urutan = 2", "ada peristiwa yang hilang"),
        ("UPDATE pelayanan_peristiwa SET pada = pada + interval '1 second' WHERE urutan = 2", "isi berubah"),
    ],
)
def test_periksa_jejak_menyebut_baris_rusak_pertama(unit, kamus, sql, sebab):
    for i in range(3):
        sentuh(unit, data={"nama": f"ke-{i}"})
    ubah_diam_diam(sql)
    with pytest.raises(CommandError) as galat:
        periksa()
    assert galat.value.returncode == 1
    keluar = io.StringIO()
    with pytest.raises(CommandError):
        call_command("periksa_jejak", stdout=keluar, stderr=io.StringIO())
    assert sebab in keluar.getvalue()
    assert len(keluar.getvalue().splitlines()) == 1, "only the first broken row of a chain"


def test_data_pribadi_terpisah_dan_dapat_dihancurkan(unit, kamus):
    pid = sentuh(unit, data={"nama": "x", "nik": "3301"})
    p = Peristiwa.objects.get(pk=pid)
    assert "nik" not in p.data
    assert p.pribadi.data == {"nik": "3301"}
    assert periksa().startswith("utuh")
    p.pribadi.delete()
    assert periksa().startswith("utuh"), "the chain holds without the personal part"


def test_data_pribadi_yang_diubah_ketahuan(unit, kamus):
    sentuh(unit, data={"nama": "x", "nik": "3301"})
    ubah_diam_diam('UPDATE pelayanan_peristiwapribadi SET data = \'{"nik": "9"}\'')
    with pytest.raises(CommandError):
        periksa()


@pytest.mark.django_db(transaction=True)
def test_di_luar_transaksi_ditolak(unit, kamus):
    with pytest.raises(transaction.TransactionManagementError):
        catat("uji.unit.disentuh", unit, oleh=None)


def test_sekali_dengan_kunci_sama(unit, kamus):
    kunci = idempotensi.kunci_dari("tamu", "abc", "isi")

    def kerjakan():
        sentuh(unit)
        return unit

    for _ in range(2):
        assert idempotensi.sekali(kunci, Unit, kerjakan) == unit
    assert Peristiwa.objects.count() == 1
    with pytest.raises(idempotensi.KunciUntukIsiLain):
        idempotensi.sekali(idempotensi.kunci_dari("tamu", "abc", "isi lain"), Unit, kerjakan)


# --- the outbox -------------------------------------------------------------------------------------
terpanggil: list[int] = []


def reaksi_uji(p):
    terpanggil.append(p.pk)


def reaksi_gagal(p):
    raise RuntimeError("rusak")


@pytest.fixture
def reaksi(monkeypatch):
    terpanggil.clear()

    def pasang(*jalur):
        monkeypatch.setattr(peristiwa, "REAKSI", {"uji.unit.disentuh": list(jalur)})

    return pasang


def test_reaksi_sekali_per_peristiwa(unit, kamus, reaksi):
    reaksi("tests.pelayanan.test_peristiwa.reaksi_uji")
    pid = sentuh(unit)
    assert antar.antar_jatuh_tempo() == 1
    assert antar.antar_jatuh_tempo() == 0
    assert terpanggil == [pid]


def test_reaksi_gagal_dicoba_lagi(unit, kamus, reaksi):
    reaksi("tests.pelayanan.test_peristiwa.reaksi_gagal")
    sentuh(unit)
    assert antar.antar_jatuh_tempo() == 0
    a = Antaran.objects.get()
    assert "rusak" in a.galat
    assert a.selesai_pada is None
    assert a.sewa_sampai is None
    assert antar.antar_jatuh_tempo() == 0, "not before its time"
    a.refresh_from_db()
    assert a.coba == 1
    Antaran.objects.update(
        siap_pada=a.siap_pada - datetime.timedelta(hours=1),
        reaksi="tests.pelayanan.test_peristiwa.reaksi_uji",
    )
    assert antar.antar_jatuh_tempo() == 1


def test_sewa_pekerja_mati_kembali(unit, kamus, reaksi):
    reaksi("tests.pelayanan.test_peristiwa.reaksi_uji")
    sentuh(unit)
    assert antar._sewa(None) is not None, "a worker takes it and dies"
    assert antar.antar_jatuh_tempo() == 0, "leased"
    Antaran.objects.update(sewa_sampai=datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1))
    assert antar.antar_jatuh_tempo() == 1

"""16 officers issue letters at once: consecutive numbers. A rollback burns none.

Each officer a process, four of them killed -9: bench/register.py.
"""

import contextlib
import datetime
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from django.db.models import Max
from django.utils import timezone

from permohonan import operasi, register
from permohonan.alur import Status
from permohonan.models import Permohonan, Produk, Register
from permohonan.operasi import hasil
from tests import factories as f
from tests.permohonan.conftest import bersyarat

# the whole 16 × 50, each officer a process, is the bench
PETUGAS, SURAT = 16, 12
pytestmark = pytest.mark.django_db(transaction=True)


def disetujui(n):
    """n approved requests for a letter. Written at once: the way there is tested elsewhere."""
    unit = f.UnitFactory(kode="register-uji")
    oleh = f.orang("pj", unit, "penanggung_jawab")
    layanan = bersyarat(unit, "Surat Keterangan")
    operasi.atur_rancangan(
        standar=layanan.versi_kini,
        pertanyaan=[],
        produk="surat",
        tingkat_persetujuan=1,
        register="470",
        judul="SURAT",
        templat="{nama} {nomor}",
        oleh=oleh,
    )
    pada = timezone.now()
    return Permohonan.objects.bulk_create(
        Permohonan(
            unit=unit,
            layanan=layanan,
            standar=layanan.versi_kini,
            kanal="loket",
            nama=f"Pemohon {i}",
            status=Status.DISETUJUI,
            diajukan_pada=pada,
            lengkap_pada=pada,
        )
        for i in range(n)
    )


def _serentak(kerja, bagian):
    mulai = threading.Barrier(len(bagian))

    def satu(isi):
        try:
            mulai.wait()
            return [kerja(x) for x in isi]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(bagian)) as kolam:
        return [x for hasil in kolam.map(satu, bagian) for x in hasil]


def test_kendali_cara_naif_memberi_nomor_kembar(transactional_db):
    """The way most systems do it: read the highest, add one, write. It must break, or this test proves nothing."""
    unit = f.UnitFactory()

    # the counter row itself is unique per year, so give every naive writer its own row, as a table of letters has
    nomor: list[int] = []
    kunci = threading.Lock()

    def tulis(_):
        with transaction.atomic():
            terakhir = Register.objects.filter(unit=unit).aggregate(m=Max("terakhir"))["m"] or 0
            with kunci:
                nomor.append(terakhir + 1)
                ke = len(nomor)
            Register.objects.create(unit=unit, jenis=str(ke), tahun=2026, terakhir=terakhir + 1)

    _serentak(tulis, [range(10)] * 8)
    assert len(set(nomor)) < len(nomor)


def test_nomor_berurutan(transactional_db):
    semua = disetujui(PETUGAS * SURAT)
    bagian = [semua[i::PETUGAS] for i in range(PETUGAS)]
    gagal = {
        p.pk for p in semua[:: PETUGAS + 1]
    }  # some are rolled back once, number in hand, and tried again

    def terbit(p):
        if p.pk in gagal:
            with contextlib.suppress(RuntimeError), transaction.atomic():
                assert register.nomor_berikut(p.unit_id, "470", timezone.localdate().year)
                raise RuntimeError("batal")
        return operasi.terbitkan(permohonan=p, oleh=None)

    _serentak(terbit, bagian)
    nomor = sorted(Produk.objects.values_list("nomor", flat=True))
    assert nomor == list(range(1, PETUGAS * SURAT + 1))


def test_dua_orang_menerbitkan_yang_sama(transactional_db):
    from pelayanan.galat import AlurDitolak

    (p,) = disetujui(1)

    def coba(_):
        try:
            operasi.terbitkan(permohonan=p, oleh=None)
            return True
        except AlurDitolak:
            return False

    assert sum(_serentak(coba, [range(1)] * 4)) == 1
    assert Register.objects.get().terakhir == 1, "whoever came second burnt no number"


def test_batal_tidak_membuang_nomor(transactional_db):
    unit = f.UnitFactory()
    tahun = datetime.date.today().year
    with transaction.atomic():
        assert register.nomor_berikut(unit.pk, "470", tahun) == 1
    with pytest.raises(RuntimeError), transaction.atomic():
        assert register.nomor_berikut(unit.pk, "470", tahun) == 2
        raise RuntimeError("mati di tengah jalan")
    with transaction.atomic():
        assert register.nomor_berikut(unit.pk, "470", tahun) == 2
        assert register.nomor_berikut(unit.pk, "503", tahun) == 1, "each kind counts by itself"
        assert register.nomor_berikut(unit.pk, "470", tahun + 1) == 1, "and each year"


def _anak_yang_dibunuh(kerja) -> None:
    """Run `kerja` in a process of its own that ends itself with SIGKILL; fails when it got out alive."""
    connections.close_all()  # a child never shares its parent's connection
    anak = os.fork()
    if anak == 0:
        try:
            kerja()
        finally:
            os._exit(1)
    _pid, akhir = os.waitpid(anak, 0)
    assert os.WIFSIGNALED(akhir), "the child was to die in the middle of it"
    assert os.WTERMSIG(akhir) == signal.SIGKILL


def _mati(*_args, **_isi):
    os.kill(os.getpid(), signal.SIGKILL)


def test_kill_9_tidak_membuang_dan_tidak_memakai_ulang_nomor(transactional_db):
    """Killed before the commit: the number was never given. Killed after it, unanswered: given for good."""
    satu, dua, tiga = disetujui(3)

    def sebelum():
        hasil.catat = _mati  # in the child only: number taken, letter written, the event not yet
        operasi.terbitkan(permohonan=satu, oleh=None)

    def sesudah():
        operasi.terbitkan(permohonan=dua, oleh=None)
        _mati()

    for _ in range(3):
        _anak_yang_dibunuh(sebelum)
    assert not Produk.objects.exists()
    assert not Register.objects.exists()
    _anak_yang_dibunuh(sesudah)
    _anak_yang_dibunuh(sebelum)
    operasi.terbitkan(permohonan=tiga, oleh=None)
    operasi.terbitkan(permohonan=satu, oleh=None)
    nomor = dict(Produk.objects.values_list("permohonan", "nomor"))
    assert nomor == {dua.pk: 1, tiga.pk: 2, satu.pk: 3}
    assert Register.objects.get().terakhir == 3


def test_di_luar_operasi_ditolak(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        register.nomor_berikut(1, "470", 2026)


def test_dua_verifikator_mengambil_berikutnya(transactional_db):
    """Two press at once: two requests, never one twice."""
    unit = f.UnitFactory()
    layanan = bersyarat(unit)
    from permohonan.operasi.bagian import Pemohon

    for i in range(8):
        operasi.ajukan_langsung(layanan=layanan, pemohon=Pemohon(nama=f"P{i}"), kanal="mesin", oleh=None)
    orang = [f.orang(f"v{i}", unit, "verifikator") for i in range(4)]
    hasil = _serentak(
        lambda o: operasi.periksa_berikut(unit_ids={unit.pk}, oleh=o).pk, [[o, o] for o in orang]
    )
    assert len(set(hasil)) == 8

"""The same payment's news five times at once, and two ways of paying at once: one payment each."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from permohonan import gerbang, operasi
from permohonan.galat_uang import TagihanTidakTerbuka
from permohonan.models import Pembayaran, Tagihan
from permohonan.operasi.bagian import Pemohon
from tests import factories as f
from tests.permohonan.conftest import bersyarat

pytestmark = pytest.mark.django_db(transaction=True)


def _tagihan():
    unit = f.UnitFactory()
    layanan = bersyarat(unit, biaya_rupiah=10_000)
    petugas = f.orang("petugas_bayar", unit, "loket", "kasir")
    return operasi.terima_berkas(
        layanan=layanan, pemohon=Pemohon(nama="Siti"), oleh=petugas, berkas_ada={1, 2}
    ).tagihan, petugas


def _serentak(kerja, n):
    mulai = threading.Barrier(n)

    def satu(i):
        try:
            mulai.wait()
            return kerja(i)
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as kolam:
        return list(kolam.map(satu, range(n)))


def _panggil(t, rujukan, saat=None):
    isi = json.dumps({"kode_bayar": t.kode_bayar, "rujukan": rujukan, "jumlah": t.jumlah}).encode()
    return gerbang.terima("lokal", {"X-Tanda": gerbang.GerbangLokal().tanda(isi, saat)}, isi)


def test_kendali_periksa_lalu_tulis_membayar_berkali_kali(transactional_db):
    t, _orang = _tagihan()
    serempak = threading.Barrier(5)

    def naif(i):
        sudah = Pembayaran.objects.filter(tagihan=t).exists()
        serempak.wait()
        if not sudah:
            Pembayaran.objects.create(
                tagihan=t,
                unit_id=t.unit_id,
                cara="gerbang",
                status="lebih",
                jumlah=1,
                gerbang="n",
                rujukan=str(i),
                pada=t.dibuat_pada,
            )

    _serentak(naif, 5)
    assert Pembayaran.objects.count() > 1


def test_lima_panggilan_sejajar_satu_pembayaran(transactional_db):
    t, _orang = _tagihan()
    hasil = _serentak(lambda i: _panggil(t, "R1").pk, 5)
    assert len(set(hasil)) == 1
    assert Pembayaran.objects.count() == 1
    t.refresh_from_db()
    assert t.status == Tagihan.Status.LUNAS


def test_tidak_berurutan_pun_satu(transactional_db):
    """Five deliveries of one payment, signed at different times, in parallel and newest first; then the oldest once
    more after the request was withdrawn: one payment, and it is the one to be given back."""
    t, _orang = _tagihan()
    saat = [int(time.time()) - 40 * i for i in range(5)]
    hasil = _serentak(lambda i: _panggil(t, "R1", saat[i]).pk, 5)
    operasi.tarik(permohonan=t.permohonan, oleh=None)
    hasil += [_panggil(t, "R1", s).pk for s in reversed(saat)]
    assert len(set(hasil)) == 1
    assert Pembayaran.objects.get().status == "lebih"
    _panggil(t, "R2")  # another payment, after the end: kept, to be given back too
    assert Pembayaran.objects.filter(status="lebih").count() == 2


def test_kasir_dan_gerbang_bersamaan(transactional_db):
    t, orang = _tagihan()

    def kerja(i):
        if i % 2:
            return _panggil(t, f"R{i}").status
        try:
            operasi.bayar_di_kasir(tagihan=t, jumlah=t.jumlah, oleh=orang)
            return "melunasi"
        except TagihanTidakTerbuka:
            return "ditolak"

    hasil = _serentak(kerja, 6)
    assert hasil.count("melunasi") == 1
    assert Pembayaran.objects.filter(status="melunasi").count() == 1
    assert Pembayaran.objects.filter(status="lebih").count() >= 2, "money that came is never lost"

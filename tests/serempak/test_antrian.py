"""The queue under real threads. Each proof starts by showing that the naive way breaks."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from antrian import operasi, uji_coba
from antrian.alur import Status
from antrian.galat import (
    AntrianKosong,
    BatasPonsel,
    KapasitasUjiCoba,
    KuotaHabis,
    SlotPenuh,
    TidakDapatDiurungkan,
)
from antrian.janji import tersedia
from antrian.models import JanjiTemu, Panggilan, SetelanAntrian, SlotJanji, Tiket
from pelayanan.galat import AlurDitolak
from standar.berlaku import uji_coba as standar_uji_coba
from standar.models import Layanan
from tests import factories as f
from tests.antrian import pabrik

pytestmark = pytest.mark.django_db(transaction=True)

KLIEN, TIKET_PER_KLIEN, LOKET = 16, 50, 12


def serentak(banyak, kerjakan):
    """kerjakan(i) in `banyak` threads that start together, each with a connection of its own; their results."""
    gerbang = threading.Barrier(banyak)

    def satu(i):
        try:
            connection.ensure_connection()
            gerbang.wait(30)
            return kerjakan(i)
        finally:
            connection.close()

    with ThreadPoolExecutor(banyak) as kolam:
        return list(kolam.map(satu, range(banyak)))


@pytest.fixture
def kk(unit):
    return pabrik.layanan(unit, "A", "Kartu Keluarga")


@pytest.fixture
def lokets(unit, kk):
    return [pabrik.loket(unit, kk, petugas=f.orang(f"petugas{i}", unit, "loket")) for i in range(LOKET)]


# --- issuing -----------------------------------------------------------------------------------------------


def test_kendali_max_tambah_satu_kembar(unit, kk):
    """Control: the way of the systems in use. Two people get one number, or one of them gets an error."""
    t = pabrik.tiket(kk)
    bertabrakan = []

    def naif(i):
        for _ in range(8):
            try:
                with transaction.atomic():
                    urut = (Tiket.objects.filter(unit=unit).aggregate(m=Max("urut"))["m"] or 0) + 1
                    Tiket.objects.create(
                        unit=unit,
                        layanan=kk,
                        kunjungan_id=t.kunjungan_id,
                        tanggal=t.tanggal,
                        awalan="Z",
                        urut=urut,
                        giliran_pada=t.giliran_pada,
                        diambil_pada=t.diambil_pada,
                        masuk_pada=t.masuk_pada,
                    )
            except IntegrityError:
                bertabrakan.append(urut)

    serentak(8, naif)
    assert bertabrakan, "the race that the counter must win was not there: the proof below proves nothing"


def test_800_nomor_berurutan(unit, kk):
    def ambil(i):
        return [operasi.ambil_tiket(layanan=kk, kanal="anjungan").urut for _ in range(TIKET_PER_KLIEN)]

    hasil = serentak(KLIEN, ambil)
    semua = sorted(n for h in hasil for n in h)
    assert semua == list(range(1, KLIEN * TIKET_PER_KLIEN + 1))
    assert Tiket.objects.count() == KLIEN * TIKET_PER_KLIEN


def test_gagal_tidak_meninggalkan_lubang(unit, kk):
    """An act that fails gives its number back: the counter is inside its transaction."""
    operasi.ambil_tiket(layanan=kk)
    with pytest.raises(ValueError), transaction.atomic():
        with connection.cursor() as k:
            k.execute("UPDATE antrian_penghitung SET terakhir = terakhir + 1")
        raise ValueError
    assert operasi.ambil_tiket(layanan=kk).urut == 2


def test_batas_ponsel_tidak_terlampaui(kk):
    def ambil(i):
        try:
            operasi.ambil_tiket(layanan=kk, ponsel="08123456789")
        except BatasPonsel:
            return 0
        return 1

    assert sum(serentak(8, ambil)) == 3


def test_kuota_tidak_terlampaui(unit, kk):
    SetelanAntrian.objects.create(unit=unit, kuota_harian=5)
    kk = type(kk).objects.select_related("unit__setelan_antrian").get(pk=kk.pk)

    def ambil(i):
        try:
            operasi.ambil_tiket(layanan=kk, kanal="anjungan")
        except KuotaHabis:
            return 0
        return 1

    assert sum(serentak(10, ambil)) == 5


# --- calling -----------------------------------------------------------------------------------------------


def test_kendali_cari_lalu_ubah_memanggil_dua_kali(unit, kk):
    """Control: first() and then update calls the same person to two lokets."""
    for _ in range(60):
        pabrik.tiket(kk, kanal="anjungan")
    dipanggil = []

    def naif(i):
        while True:
            t = Tiket.objects.filter(status=Status.MENUNGGU).order_by("giliran_pada").first()
            if t is None:
                return
            dipanggil.append(t.pk)
            Tiket.objects.filter(pk=t.pk).update(status=Status.DIBATALKAN)

    serentak(8, naif)
    assert len(dipanggil) > len(set(dipanggil)), "no race: the proof below proves nothing"


def test_tidak_ada_yang_dipanggil_dua_kali(unit, kk, lokets):
    banyak = 240
    for _ in range(banyak):
        pabrik.tiket(kk, kanal="anjungan")

    def layani(i):
        k, hasil = lokets[i], []
        while True:
            try:
                t = operasi.panggil_berikutnya(loket=k, oleh=k.petugas)
            except AntrianKosong:
                return hasil
            hasil.append(t.pk)
            operasi.selesaikan(loket=k, hasil="selesai", oleh=k.petugas)

    hasil = serentak(LOKET, layani)
    hitung = Counter(pk for h in hasil for pk in h)
    assert len(hitung) == banyak, "none is lost"
    assert set(hitung.values()) == {1}, "none is called twice"
    assert Panggilan.objects.count() == banyak
    assert Tiket.objects.filter(status=Status.SELESAI).count() == banyak


def test_loket_yang_sama_ditekan_serentak_satu_tiket(unit, kk, lokets):
    for _ in range(30):
        pabrik.tiket(kk, kanal="anjungan")
    k = lokets[0]
    hasil = serentak(8, lambda i: operasi.panggil_berikutnya(loket=k, oleh=k.petugas).pk)
    assert len(set(hasil)) == 1, "eight presses at once are one call"
    assert Tiket.objects.aktif().count() == 1
    assert Panggilan.objects.count() == 1


def test_ambil_dan_panggil_bersamaan(unit, kk, lokets):
    """Issuing and calling at once: numbers gapless, everybody called once."""
    selesai = threading.Event()

    def kerja(i):
        if i < 4:
            ambil = [operasi.ambil_tiket(layanan=kk, kanal="anjungan").urut for _ in range(25)]
            return ("ambil", ambil)
        k, hasil = lokets[i], []
        kosong = 0
        while kosong < 3:
            try:
                hasil.append(operasi.panggil_berikutnya(loket=k, oleh=k.petugas).urut)
            except AntrianKosong:
                kosong = kosong + 1 if Tiket.objects.count() >= 100 else 0
                selesai.wait(0.02)
                continue
            operasi.selesaikan(loket=k, hasil="selesai", oleh=k.petugas)
        return ("panggil", hasil)

    hasil = serentak(8, kerja)
    diambil = sorted(n for jenis, h in hasil if jenis == "ambil" for n in h)
    dipanggil = sorted(n for jenis, h in hasil if jenis == "panggil" for n in h)
    assert diambil == dipanggil == list(range(1, 101))


def test_urungkan_dan_panggil_lain_berebut(unit, kk, lokets):
    """Undo of a transfer against another loket's call: exactly one of them gets the ticket."""
    a, b = lokets[0], lokets[1]
    for _ in range(10):
        t = pabrik.tiket(kk, kanal="anjungan")
        operasi.panggil_berikutnya(loket=a, oleh=a.petugas)
        operasi.alihkan(loket=a, oleh=a.petugas, ke_loket=b)

        def berebut(i):
            try:
                if i:
                    return operasi.panggil_berikutnya(loket=b, oleh=b.petugas).loket_id
                return operasi.urungkan(loket=a, oleh=a.petugas).loket_id
            except TidakDapatDiurungkan:
                return None
            except AntrianKosong:
                return None

        hasil = [h for h in serentak(2, berebut) if h]
        t.refresh_from_db()
        assert hasil == [t.loket_id]
        assert t.status == Status.DIPANGGIL
        operasi.selesaikan(loket=t.loket, hasil="selesai", oleh=t.loket.petugas)


def test_kapasitas_uji_coba_tidak_terlampaui(unit, kk):
    """Twelve at once for the three places of a trial, where the unit has no quota at all."""
    pada = timezone.now()
    baru = pabrik.layanan(
        unit,
        "U",
        "Surat Baru",
        status="uji_coba",
        berlaku=None,
        uji_coba_persen=2,
        uji_coba_mulai_pada=pada,
        menit_loket=9,
    )
    satu = Layanan.objects.select_related("unit").get(pk=baru.pk)
    t = pabrik.tiket(kk, kanal="anjungan")
    persen, menit = standar_uji_coba(satu, pada)
    boleh = uji_coba.batas(SetelanAntrian(unit=unit), (), satu, persen, menit, pada)
    assert boleh == 3  # 2 per cent of 1440 / 9
    berkumpul = threading.Barrier(6)

    def naif(i):
        """Control: count, then take. All see room."""
        ada = uji_coba.terpakai(satu, pada)
        berkumpul.wait(30)
        if ada < boleh:
            Tiket.objects.create(
                unit=unit,
                layanan=satu,
                kunjungan_id=t.kunjungan_id,
                tanggal=t.tanggal,
                awalan="Z",
                urut=i,
                giliran_pada=t.giliran_pada,
                diambil_pada=t.diambil_pada,
                masuk_pada=t.masuk_pada,
            )
            return 1
        return 0

    assert sum(serentak(6, naif)) == 6, "the race that the lock must win was not there"
    Tiket.objects.filter(layanan=satu).delete()

    def ambil(i):
        try:
            operasi.ambil_tiket(layanan=satu, kanal="anjungan")
        except KapasitasUjiCoba:
            return 0
        return 1

    assert sum(serentak(12, ambil)) == boleh
    assert Tiket.objects.filter(layanan=satu).count() == boleh


# --- appointments ---------------------------------------------------------------------------------------------


def test_tempat_terakhir_janji_tidak_dipesan_dua_kali(unit, lokets, kk):
    """Twelve at once for three places. Control: a count read first would let more than three through."""
    pabrik.pola_janji(kk, kapasitas=3)
    mulai = list(tersedia(kk, timezone.now()).values())[1][0].mulai

    def pesan(_i):
        try:
            return operasi.buat_janji(layanan=kk, mulai=mulai).kode
        except SlotPenuh:
            return None

    hasil = [k for k in serentak(12, pesan) if k]
    slot = SlotJanji.objects.get()
    assert (len(set(hasil)), slot.terpakai, slot.kapasitas) == (3, 3, 3)

    def batal(_i):
        try:
            return operasi.batalkan_janji(janji=JanjiTemu.objects.get(kode=hasil[0]))
        except AlurDitolak:
            return None

    assert sum(x is not None for x in serentak(6, batal)) == 1
    slot.refresh_from_db()
    assert slot.terpakai == 2, "freed once"

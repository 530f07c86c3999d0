"""Nothing personal outside: one unmistakable person goes through every door, and is then looked for everywhere."""

import io
import json
import logging
import re

import pytest
from django.test import Client

from pelayanan import antar, pin
from pelayanan.isian import GARIS
from pelayanan.models import Kunjungan, Peristiwa
from pengaduan.models import Aduan
from permohonan.models import Permohonan
from tests.konfigurasi.tabel_alamat import baris, diizinkan

pytestmark = pytest.mark.django_db

STAF = [
    "petugas",
    "informasi",
    "verifikator",
    "penanggung_jawab",
    "pengelola",
    "kasir",
    "pimpinan",
    "pengawas",
    "admin",
]
# An officer at the case of a request, at its money or at its news must know whom it is for.
BEKERJA_DENGAN_PEMOHON = (
    "permohonan_kasus permohonan_masuk permohonan_register permohonan_sesudah permohonan_baru:loket permohonan_surat "
    "permohonan_surat_pdf permohonan_perbaiki permohonan_tanda_terima permohonan_kasir permohonan_kasir_laporan "
    "permohonan_kuitansi permohonan_register_pdf"
).split()
# who was there, on the list of who was there
HADIR = ["konsultasi_daftar_hadir"]
# A letter is verified by whoever holds it: it names its holder as the paper does.
BERNAMA = ["verifikasi"]


def temuan(dunia, teks):
    return [p for p in dunia.warga.penanda() if p.lower() in teks.lower()]


def isi(jawaban):
    badan = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content
    return badan.decode(errors="replace") + str(jawaban.headers)


def test_halaman_umum(dunia):
    """Board, kiosk, tickets, public pages and open data, as a guest and as the API's guest."""
    salah = []
    kepala = {"X-Pin": pin.pin(dunia.sendiri.ada["aduan"].kode)}
    for nama, metode, siapa in baris():
        if "GET" in metode and "semua" in siapa and nama not in BERNAMA:
            with dunia.sementara():
                jawaban = dunia.klien["tamu"].get(dunia.url(nama), headers=kepala)
                if not diizinkan(jawaban, nama):
                    salah.append(f"{nama}: {jawaban.status_code}")
                salah += [f"{nama}: {p}" for p in temuan(dunia, isi(jawaban))]
    assert salah == []


def test_surat_hanya_nama(dunia):
    """What anybody may verify names the holder; number, telephone and address stay away."""
    teks = isi(dunia.klien["tamu"].get(dunia.url("verifikasi")))
    assert not set(temuan(dunia, teks)) - {dunia.warga.nama, "Zubaidah"}


@pytest.mark.parametrize("orang", STAF)
def test_meja_petugas(dunia, orang):
    """Every page of one's desk opens. Staff see whom they work for on the case itself, and nowhere else; who
    complains anonymously, never."""
    salah = []
    for nama, metode, siapa in baris():
        if "GET" not in metode or not {orang, "masuk"} & siapa:
            continue
        with dunia.sementara():
            jawaban = dunia.klien[orang].get(dunia.url(nama))
            teks = isi(jawaban)
        if not diizinkan(jawaban, nama):
            salah.append(f"{nama}: {jawaban.status_code}")
        if GARIS in teks:
            salah.append(f"{nama}: an empty choice without a word (pelayanan.isian.sebut_kosong)")
        if nama in [*BEKERJA_DENGAN_PEMOHON, *BERNAMA, *HADIR, "aduan_catat_terima"]:
            continue  # the last is printed for the person who stands there
        salah += [f"{nama}: {p}" for p in temuan(dunia, teks)]
    assert salah == []


def test_api(dunia):
    """The lists and things of the API, with a key that may everything."""
    salah = []
    for nama, metode, _siapa in baris():
        if nama.startswith("api_") and "GET" in metode:
            kepala = {"X-Pin": pin.pin(dunia.sendiri.ada["aduan"].kode)}
            with dunia.sementara():
                jawaban = dunia.klien["mesin"].get(dunia.url(nama), headers=kepala)
            assert jawaban.status_code == 200, nama
            salah += [f"{nama}: {p}" for p in temuan(dunia, isi(jawaban))]
    assert salah == []


def test_alamat(dunia):
    """No address of anything says whose it is."""
    for nama, _metode, _siapa in baris():
        assert temuan(dunia, dunia.url(nama)) == [], nama


def test_peristiwa(dunia):
    """The audit trail proper holds none of it; the part apart does, so the search can find something."""
    utuh = json.dumps(list(Peristiwa.objects.values()), default=str)
    assert len(Peristiwa.objects.values_list("kode", flat=True).distinct()) > 25
    assert temuan(dunia, utuh) == []
    assert temuan(dunia, json.dumps(list(Kunjungan.objects.values()), default=str)) == []
    assert temuan(dunia, json.dumps(list(Permohonan.objects.values()), default=str)), (
        "where it belongs, it is"
    )


@pytest.fixture
def log():
    """Everything that is logged, at every level, in the words that are really written."""
    tulisan = io.StringIO()
    layar = logging.StreamHandler(tulisan)
    layar.setFormatter(logging.getLogger("prima").handlers[0].formatter)
    nama = [None, "prima", "django", "django.request", "django.security", "django.server", "celery"]
    dulu = {}
    for n in nama:
        pencatat = logging.getLogger(n)
        dulu[n] = pencatat.level
        pencatat.addHandler(layar)
        # SQL at DEBUG is never on: it holds everything by its nature
        pencatat.setLevel(logging.INFO)
    yield tulisan
    for n in nama:
        logging.getLogger(n).removeHandler(layar)
        logging.getLogger(n).setLevel(dulu[n])


def test_log_dan_tujuan(dunia, log, monkeypatch):
    """The person types everything everywhere, rightly and wrongly, even into a page that breaks."""
    w, d = dunia.warga, dunia.sendiri.ada
    semua = " ".join([w.nama, w.telepon, w.nik, w.surel, w.kontak])
    tujuan = []
    with dunia.sementara():
        warga = Client(raise_request_exception=False)

        def kirim(klien, alamat, data, **lain):
            jawaban = klien.post(alamat, data, **lain)
            tujuan.append(jawaban.headers.get("Location", ""))
            return jawaban

        # an aduan by the screens
        warga.get("/pengaduan/baru/")
        for layar, data in [
            ("jenis", {"kelas": Aduan.Kelas.TIDAK_BERKADAR.value}),
            ("tentang", {"tentang": f"u:{dunia.sendiri.unit.kode}"}),
            ("cerita", {"judul": "Loket sepi", "isi": f"Saya {semua}"}),
            ("harapan", {}),
            ("identitas", {"identitas": "terbuka", "sifat": "rahasia"}),
            ("kabar", {"nama": w.nama, "kontak": w.telepon}),
        ]:
            assert kirim(warga, f"/pengaduan/baru/{layar}/", data).status_code == 302, layar
        kirim(warga, "/pengaduan/baru/periksa/", {})
        baru = Aduan.objects.latest("pk")
        assert baru.judul == "Loket sepi"
        kirim(warga, f"/a/{baru.kode_tampil}/pesan/", {"isi": semua})
        # a request by the screens
        kirim(
            warga,
            f"/permohonan/baru/?layanan={d['layanan'].slug}",
            {"nama": w.nama, "nik": w.nik},
        )
        draf = Permohonan.objects.latest("pk")
        assert draf.draf
        kirim(
            warga, f"/permohonan/draf/{draf.kode_tampil}/untuk/", {"atas": "keluarga", "nama_pengaju": w.nama}
        )
        kirim(
            warga,
            f"/permohonan/draf/{draf.kode_tampil}/kabar/",
            {"kabar_lewat": "telepon", "telepon": w.telepon, "surel": w.surel, "alamat": semua},
        )
        # the API, rightly and wrongly
        rahasia = {"identitas": "anonim", "sifat": "rahasia"}
        for alamat, data in [
            ("tiket", {"layanan": d["layanan"].slug, "telepon": w.telepon}),
            ("tiket", {"layanan": semua, "telepon": semua}),
            ("aduan", {"judul": "x", "isi": semua, "nama": w.nama, "kontak": w.kontak, **rahasia}),
            ("aduan", {"judul": semua * 20, "kelas": semua}),
            ("permohonan", {"layanan": d["layanan"].slug, "nama": w.nama, "nik": w.nik, "telepon": w.telepon}),
            ("permohonan", {"layanan": semua, "nik": semua}),
        ]:  # fmt: skip
            kirim(dunia.klien["mesin"], f"/api/v1/{alamat}/", data, content_type="application/json")
        # a stranger guesses, mistypes, and looks for names
        kirim(warga, f"/a/{d['aduan'].kode_tampil}/", {"pin": semua})
        kirim(warga, f"/p/{d['diajukan'].kode_tampil}/pin/", {"pin": semua})
        kirim(warga, "/akun/login/", {"login": w.surel, "password": w.nik})
        for alamat in ("/cari/", "/permohonan/", "/pengaduan/", "/tidak-ada/"):
            tujuan.append(warga.get(alamat, {"q": semua, "kode": semua}).headers.get("Location", ""))
        # reactions
        antar.antar_jatuh_tempo()
        # and a page that breaks while it holds everything
        monkeypatch.setattr("standar.views.mesin.cari", lambda teks, unit=None: 1 // 0)
        assert warga.get("/cari/", {"q": semua}).status_code == 500
    tertulis = log.getvalue()
    assert "ZeroDivisionError" in tertulis, "the log is really read"
    assert temuan(dunia, tertulis) == []
    assert temuan(dunia, " ".join(tujuan)) == []
    assert not re.search(r"[?&](nama|nik|telepon|kontak|surel|pin)=", " ".join(tujuan))

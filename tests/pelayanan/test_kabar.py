"""Messages that leave the house: once, with retries, by the right channel, and nothing personal beside them."""

import datetime
import hashlib
import hmac
import json
import smtplib
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from pelayanan import kabar
from pelayanan.kabar import gerbang, kirim, surel, templat, tugas
from pelayanan.kabar.saluran import Ditolak
from pelayanan.models import Kabar, Peristiwa, TemplatKabar
from pelayanan.peristiwa import catat

pytestmark = pytest.mark.django_db
T = "permohonan.permohonan.terbit"
NILAI = {"kode": "P-1", "layanan": "Akta", "tautan": "http://x/p/P-1/"}


@pytest.fixture
def peristiwa(unit):
    with transaction.atomic():
        pid = catat("pelayanan.templat_kabar.diubah", unit, oleh=None, unit=unit, data={"templat": T})
    return Peristiwa.objects.get(pk=pid)


@pytest.fixture
def tulis(peristiwa, unit):
    def _tulis(saluran="surel", tujuan="siti@contoh.id", **isi):
        kabar.tulis(peristiwa, unit=unit, templat=T, saluran=saluran, tujuan=tujuan, nilai=NILAI, **isi)
        return Kabar.objects.last()

    return _tulis


def test_sekali_dan_tersandi(tulis):
    tulis()
    k = tulis()
    assert Kabar.objects.count() == 1
    with connection.cursor() as kursor:
        kursor.execute("SELECT row_to_json(k)::text FROM pelayanan_kabar k")
        mentah = kursor.fetchone()[0]
    assert "siti" not in mentah and "P-1" not in mentah
    assert kirim.kirim_jatuh_tempo() == 1
    assert kirim.kirim_jatuh_tempo() == 0
    (surat,) = mail.outbox
    assert surat.subject == "Akta: Hasil layanan Anda siap diambil."
    assert surat.extra_headers["Message-ID"].startswith(f"<{k.kunci}@")


def test_dicoba_lagi_makin_lama_lalu_tugas(tulis, monkeypatch):
    k = tulis()

    def mati(_k):
        raise ConnectionRefusedError("siti@contoh.id")

    monkeypatch.setattr(surel, "kirim", mati)
    jeda = []
    for ke in range(1, kirim.TERBANYAK + 1):
        assert kirim.kirim_jatuh_tempo() == 0
        assert kirim.kirim_jatuh_tempo() == 0, "not before its time"
        k.refresh_from_db()
        assert (k.coba, k.galat) == (ke, "ConnectionRefusedError"), (
            "no text of the error: it names the person"
        )
        jeda.append((k.siap_pada - timezone.now()).total_seconds())
        Kabar.objects.update(siap_pada=timezone.now())
    assert k.status == "gagal"
    assert jeda == sorted(jeda)
    assert kirim.kirim_jatuh_tempo() == 0


@pytest.mark.parametrize(("kode", "status"), [(550, "gagal"), (450, "menunggu")])
def test_alamat_ditolak_server(tulis, monkeypatch, kode, status):
    k = tulis()

    def tolak(self, *_a, **_k):
        raise smtplib.SMTPRecipientsRefused({"siti@contoh.id": (kode, b"no")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", tolak)
    kirim.kirim_jatuh_tempo()
    k.refresh_from_db()
    assert k.status == status
    assert "siti" not in k.galat


def test_pekerja_mati_di_tengah(tulis):
    """A lease that ran out is taken over; who lost it no longer decides."""
    k = tulis()
    lama = kirim._sewa()
    assert kirim._sewa() is None
    Kabar.objects.update(sewa_sampai=timezone.now() - datetime.timedelta(seconds=1))
    assert kirim.kirim_jatuh_tempo() == 1
    kirim._tulis(lama, status=Kabar.Status.GAGAL)
    k.refresh_from_db()
    assert k.status == "terkirim"


def test_oleh_orang_menjadi_tugas(tulis, cast):
    k = tulis("telepon", "+62812", untuk=cast["petugas"])
    assert k.status == "tugas"
    assert kirim.kirim_jatuh_tempo() == 0
    kini = timezone.now()
    with transaction.atomic():
        with pytest.raises(tugas.HasilKosong):
            tugas.upayakan(k, tersampaikan=True, hasil=" ", oleh=cast["petugas"], pada=kini)
        tugas.upayakan(k, tersampaikan=False, hasil="tidak diangkat", oleh=cast["petugas"], pada=kini)
        k = tugas.upayakan(k, tersampaikan=True, hasil="tersambung", oleh=cast["petugas"], pada=kini)
        with pytest.raises(tugas.SudahDisampaikan):
            tugas.upayakan(k, tersampaikan=True, hasil="x", oleh=cast["petugas"], pada=kini)
    assert (k.status, k.upaya.count()) == ("selesai", 2)


def test_saluran_belum_ada_menjadi_tugas(tulis, settings):
    settings.GERBANG_PESAN_URL = ""
    assert tulis("pesan", "0812 3456 7890").status == "tugas"
    settings.EMAIL_BACKEND, settings.DEBUG = "django.core.mail.backends.console.EmailBackend", False
    assert tulis("surel", "lain@contoh.id").status == "tugas"


# --- gateway ------------------------------------------------------------------------------------------


@pytest.fixture
def server(settings):
    """A gateway next door that answers with `status`."""

    class Tangan(BaseHTTPRequestHandler):
        def do_POST(self):
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.diterima.append((dict(self.headers), badan))
            self.send_response(self.server.status)
            self.send_header("Location", "http://169.254.169.254/")
            self.end_headers()

        def log_message(self, *_a):
            pass

    s = HTTPServer(("127.0.0.1", 0), Tangan)
    s.status, s.diterima = 200, []
    threading.Thread(target=s.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.GERBANG_PESAN_URL = f"http://127.0.0.1:{s.server_port}/kirim"
    settings.GERBANG_PESAN_RAHASIA = "rahasia-gerbang"
    settings.GERBANG_PESAN_JARINGAN_DALAM = True
    yield s
    s.shutdown()
    s.server_close()


def test_gerbang_bertanda(tulis, server):
    k = tulis("pesan", "0812 3456 7890")
    assert kirim.kirim_jatuh_tempo() == 1
    ((kepala, badan),) = server.diterima
    assert json.loads(badan)["kepada"] == "+6281234567890"
    assert kepala["Idempotency-Key"] == k.kunci
    pesan = kepala["X-Prima-Waktu"].encode() + b"." + badan
    assert kepala["X-Prima-Tanda"] == hmac.new(b"rahasia-gerbang", pesan, hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    ("jawab", "status"), [(400, "gagal"), (429, "menunggu"), (503, "menunggu"), (302, "menunggu")]
)
def test_gerbang_menolak(tulis, server, jawab, status):
    server.status = jawab
    k = tulis("pesan", "0812 3456 7890")
    kirim.kirim_jatuh_tempo()
    k.refresh_from_db()
    assert (k.status, len(server.diterima)) == (status, 1), "and no redirect is followed"


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/x",
        "https://10.1.2.3/x",
        "https://[::1]/x",
        "https://[::ffff:192.168.1.1]/",
        "https://169.254.169.254/latest",
        "https://localhost/x",
        "http://8.8.8.8/x",
        "file:///etc/passwd",
    ],
)
def test_gerbang_tidak_ke_jaringan_dalam(tulis, settings, url):
    settings.GERBANG_PESAN_URL, settings.GERBANG_PESAN_JARINGAN_DALAM = url, False
    k = tulis("pesan", "0812 3456 7890")
    with pytest.raises(Ditolak):
        gerbang.kirim(k)


# --- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "isi",
    [
        "{kode} {nik}",
        "{kode.__class__}",
        "{kode!r}",
        "{kode:>9}",
        "{kode",
        "tanpa tempat isian",
        "{0} {kode}",
    ],
)
def test_templat_diperiksa(isi):
    with pytest.raises(ValidationError):
        templat.periksa(T, "Judul", isi)


def test_semua_templat_bawaan_benar():
    for kunci, t in templat.kamus().items():
        templat.periksa(kunci, str(t.judul), str(t.isi))


def test_unit_menyunting(masuk, tulis, unit):
    admin, url = masuk("admin"), f"/kabar/templat/{T}/"
    assert masuk("petugas").get(url).status_code == 403
    assert admin.get("/kabar/templat/tidak.ada.sini/").status_code == 404
    isi = {"judul": "Siap, {kode}", "isi": "Silakan ambil {layanan} di {unit}. {kode}"}
    lihat = admin.post(url, {**isi, "lihat": "1"}).content.decode()
    assert "Silakan ambil Akta Kelahiran" in lihat
    assert not TemplatKabar.objects.exists(), "looking saves nothing"
    salah = admin.post(url, {**isi, "isi": "{rahasia}", "simpan": "1"})
    assert salah.status_code == 400
    assert "tidak dikenal" in salah.content.decode()
    admin.post(url, {**isi, "simpan": "1"})
    k = tulis()
    assert (k.judul, k.isi) == ("Siap, P-1", "Silakan ambil Akta di Disdukcapil Uji. P-1")
    admin.post(url, {"bawaan": "1"})
    assert not TemplatKabar.objects.exists()
    assert Peristiwa.objects.filter(kode="pelayanan.templat_kabar.diubah", oleh__isnull=False).count() == 2


def test_isian_tidak_diisi_lagi(tulis, peristiwa, unit):
    """What people type is never a template itself."""
    kabar.tulis(
        peristiwa,
        unit=unit,
        templat=T,
        saluran="surel",
        tujuan="a@b.id",
        nilai={**NILAI, "layanan": "{kode}"},
    )
    assert Kabar.objects.get(saluran="surel").judul.startswith("{kode}: ")

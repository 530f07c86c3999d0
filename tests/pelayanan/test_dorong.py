"""Web push: sealed as the RFC says, signed by the portal's key, sent to a real service, dead browsers forgotten."""

import base64
import json
import os
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils import timezone

from antrian import giliran, operasi
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar import dorong
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, LanggananDorong, Peristiwa
from tests.antrian import pabrik

pytestmark = pytest.mark.django_db


def dari64(teks: str) -> bytes:
    return base64.urlsafe_b64decode(teks + "=" * (-len(teks) % 4))


def test_seperti_contoh_rfc_8291():
    """The worked example of RFC 8291, appendix A, byte by byte."""
    pribadi = int.from_bytes(dari64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
    badan = dorong.sandikan(
        b"When I grow up, I want to be a watermelon",
        dari64("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        dari64("BTBZMqHH6r4Tts7J_aSIgg"),
        kunci=ec.derive_private_key(pribadi, ec.SECP256R1()),
        garam=dari64("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert badan == dari64(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


class Peramban:
    """A browser's half: its keys, and how it opens what arrives."""

    def __init__(self, endpoint: str) -> None:
        self.kunci, self.auth, self.endpoint = (
            ec.generate_private_key(ec.SECP256R1()),
            os.urandom(16),
            endpoint,
        )
        self.umum = dorong._titik(self.kunci.public_key())

    def isi(self, **lain) -> dict[str, str]:
        return {
            "endpoint": self.endpoint,
            "p256dh": dorong.ke64(self.umum),
            "auth": dorong.ke64(self.auth),
            **lain,
        }

    def buka(self, badan: bytes) -> dict:
        garam, kita = badan[:16], badan[21 : 21 + badan[20]]

        def hkdf(garam, bahan, untuk, n):
            return HKDF(algorithm=hashes.SHA256(), length=n, salt=garam, info=untuk).derive(bahan)

        bersama = self.kunci.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), kita)
        )
        bahan = hkdf(self.auth, bersama, b"WebPush: info\0" + self.umum + kita, 32)
        kunci = hkdf(garam, bahan, b"Content-Encoding: aes128gcm\0", 16)
        nonce = hkdf(garam, bahan, b"Content-Encoding: nonce\0", 12)
        polos = AESGCM(kunci).decrypt(nonce, badan[21 + badan[20] :], None)
        assert polos.endswith(b"\x02")
        return json.loads(polos[:-1])


@pytest.fixture
def layanan_dorong(settings):
    """A push service next door; it keeps what arrives and answers with `status`."""

    class Tangan(BaseHTTPRequestHandler):
        def do_POST(self):
            badan = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.diterima.append((dict(self.headers), badan))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *_a):
            pass

    s = HTTPServer(("127.0.0.1", 0), Tangan)
    s.status, s.diterima = 201, []
    s.alamat = f"http://127.0.0.1:{s.server_port}"
    threading.Thread(target=s.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.DORONG_JARINGAN_DALAM = True
    yield s
    s.shutdown()
    s.server_close()


@pytest.fixture
def peramban(layanan_dorong):
    return Peramban(f"{layanan_dorong.alamat}/kirim/abc")


@pytest.fixture
def antre(unit, cast):
    """Five numbers of one service and its loket: (tickets, loket, officer)."""
    kk = pabrik.layanan(unit, "A", "Kartu Keluarga")
    k = pabrik.loket(unit, kk, petugas=cast["petugas"])
    return [pabrik.tiket(kk) for _ in range(5)], k, cast["petugas"]


def test_tinggal_tiga_lalu_dipanggil(masuk, antre, peramban, layanan_dorong):
    tiket, k, petugas = antre
    akhir = tiket[4]
    assert masuk(None).post(f"/t/{akhir.kode}/kabari/", peramban.isi(batas="3")).status_code == 204
    assert giliran.kabari() == 0, "four are ahead"
    operasi.panggil_berikutnya(loket=k, oleh=petugas)
    assert (giliran.kabari(), giliran.kabari()) == (1, 0), "told once"
    assert kirim_jatuh_tempo() == 1
    ((kepala, badan),) = layanan_dorong.diterima
    pesan = peramban.buka(badan)
    assert pesan["judul"] == f"{akhir.nomor}: tinggal 3 nomor di depan Anda"
    assert pesan["url"] == akhir.get_absolute_url()
    assert (kepala["Content-Encoding"], kepala["Urgency"]) == ("aes128gcm", "high")
    assert 0 < int(kepala["TTL"]) <= 900

    # signed by the key the page shows
    jwt, kunci = kepala["Authorization"].removeprefix("vapid t=").split(", k=")
    assert kunci in masuk(None).get(akhir.get_absolute_url()).content.decode()
    isi, klaim, tanda = jwt.split(".")
    umum = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), dari64(kunci))
    r, s = (int.from_bytes(dari64(tanda)[i : i + 32]) for i in (0, 32))
    umum.verify(utils.encode_dss_signature(r, s), f"{isi}.{klaim}".encode(), ec.ECDSA(hashes.SHA256()))
    assert json.loads(dari64(klaim))["aud"] == layanan_dorong.alamat

    operasi.mulai_layani(loket=k, oleh=petugas)
    for t in tiket[:4]:
        if t.pk != tiket[0].pk:
            operasi.panggil_berikutnya(loket=k, oleh=petugas)
            operasi.mulai_layani(loket=k, oleh=petugas)
        operasi.selesaikan(loket=k, hasil="selesai", oleh=petugas)
    operasi.panggil_berikutnya(loket=k, oleh=petugas)
    assert (giliran.kabari(), giliran.kabari()) == (1, 0)
    operasi.panggil_ulang(loket=k, oleh=petugas)
    assert giliran.kabari() == 1, "called again, told again"
    kirim_jatuh_tempo()
    assert peramban.buka(layanan_dorong.diterima[1][1])["judul"] == f"{akhir.nomor}: silakan ke {k.nama}"
    # nothing to read is kept of what was sent, nor of whom it went to
    assert set(Kabar.objects.values_list("judul", "isi", "tujuan", "luar")) == {("", "", "", False)}


@pytest.mark.parametrize(
    ("jawab", "sisa", "status"), [(410, 0, "gagal"), (404, 0, "gagal"), (503, 1, "menunggu")]
)
def test_peramban_yang_hilang_dilupakan(masuk, antre, peramban, layanan_dorong, jawab, sisa, status):
    tiket, *_lain = antre
    masuk(None).post(f"/t/{tiket[0].kode}/kabari/", peramban.isi())
    layanan_dorong.status = jawab
    assert giliran.kabari() == 1
    assert kirim_jatuh_tempo() == 0
    assert (LanggananDorong.objects.count(), Kabar.objects.get().status) == (sisa, status)
    assert not Kabar.objects.filter(luar=True).exists(), "and nobody's task"


def test_berita_basi_tidak_dikirim(masuk, antre, peramban, layanan_dorong):
    tiket, *_lain = antre
    masuk(None).post(f"/t/{tiket[0].kode}/kabari/", peramban.isi())
    giliran.kabari()
    Kabar.objects.update(dibuat_pada=timezone.now() - timedelta(minutes=20))
    assert kirim_jatuh_tempo() == 0
    assert layanan_dorong.diterima == []


def test_minta_lagi_berhenti_dan_batas(masuk, antre, peramban, layanan_dorong):
    tiket, *_lain = antre
    url = f"/t/{tiket[4].kode}/kabari/"
    tamu = masuk(None)
    for batas in ("3", "10", "99"):
        tamu.post(url, peramban.isi(batas=batas))
    assert LanggananDorong.objects.get().batas == 3, (
        "one wish per browser; an unknown number is the usual one"
    )
    assert "127.0.0.1" not in repr(list(LanggananDorong.objects.extra(select={"x": "langganan"}).values("x")))
    for i in range(12):
        tamu.post(url, peramban.isi(endpoint=f"{layanan_dorong.alamat}/{i}"))
    assert LanggananDorong.objects.count() == 10
    tamu.post(url, {"berhenti": "1", "endpoint": f"{layanan_dorong.alamat}/11"})
    assert LanggananDorong.objects.count() == 9
    assert tamu.get(url).status_code == 405
    assert tamu.post("/t/T-2222-2222-2222/kabari/", peramban.isi()).status_code == 404
    assert Peristiwa.objects.filter(kode__startswith="pelayanan.dorong.").count() == 16
    LanggananDorong.objects.update(dibuat_pada=timezone.now() - timedelta(days=3))
    assert dorong.buang_lama() == 9


@pytest.mark.parametrize(
    "isi",
    [
        {"endpoint": "http://layanan.contoh.id/x"},
        {"endpoint": "javascript:alert(1)"},
        {"endpoint": "https://[::1"},
        {"p256dh": "AAAA"},
        {"p256dh": "é"},
        {"auth": "AAAA"},
    ],
)
def test_langganan_yang_tidak_dapat_dipakai(masuk, antre, peramban, settings, isi):
    settings.DORONG_JARINGAN_DALAM = False
    tiket, *_lain = antre
    baik = peramban.isi(endpoint="https://layanan.contoh.id/x")
    jawab = masuk(None).post(f"/t/{tiket[0].kode}/kabari/", {**baik, **isi})
    assert jawab.status_code == 400
    assert "pesan" in jawab.json()
    assert not LanggananDorong.objects.exists()


def test_tidak_ke_jaringan_dalam(masuk, antre, peramban, layanan_dorong, settings):
    tiket, *_lain = antre
    masuk(None).post(f"/t/{tiket[0].kode}/kabari/", peramban.isi(endpoint="https://127.0.0.1/x"))
    giliran.kabari()
    settings.DORONG_JARINGAN_DALAM = False
    kirim_jatuh_tempo()
    assert Kabar.objects.get().galat == "alamat jaringan dalam"


def test_kunci_lama_tetap_menandatangani(antre, peramban, layanan_dorong, masuk, settings):
    tiket, *_lain = antre
    masuk(None).post(f"/t/{tiket[0].kode}/kabari/", peramban.isi())
    lama = dorong.kunci_umum()
    giliran.kabari()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "kunci-baru"
    assert dorong.kunci_umum() != lama
    assert kirim_jatuh_tempo() == 1
    assert layanan_dorong.diterima[0][0]["Authorization"].endswith(f"k={lama}")


def test_pekerja(client):
    jawab = client.get("/pekerja.js")
    assert jawab["Content-Type"].startswith("text/javascript")
    assert "no-cache" in jawab["Cache-Control"]
    assert b"showNotification" in jawab.content


def test_aduan_hanya_dengan_pin_dan_tanpa_isi(masuk, unit, cast, peramban, layanan_dorong):
    from pelayanan import pin
    from tests.pengaduan import pabrik as pengaduan

    a = pengaduan.aduan(unit, judul="Pungli di loket")
    tamu = masuk(None)
    assert tamu.post(f"/a/{a.kode_tampil}/kabari/", peramban.isi()).status_code == 404, "the PIN first"
    tamu.post(f"/a/{a.kode_tampil}/", {"pin": pin.pin(a.kode)})
    assert "data-dorong" in tamu.get(f"/a/{a.kode_tampil}/").content.decode()
    assert tamu.post(f"/a/{a.kode_tampil}/kabari/", peramban.isi()).status_code == 204
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    pesan = peramban.buka(layanan_dorong.diterima[0][1])
    assert pesan["judul"] == f"Ada kabar dari {unit.nama}"
    assert "ungli" not in str(pesan) and "aduan" not in pesan["judul"] + pesan["isi"]

"""A gateway for WhatsApp or SMS: one signed POST of JSON to an address of the operator's.

    POST GERBANG_PESAN_URL
    Idempotency-Key: <name of the message, the same at every try>
    X-Prima-Waktu: 1763712000
    X-Prima-Tanda: HMAC-SHA256(GERBANG_PESAN_RAHASIA, "<waktu>.<body>") in hex
    {"kepada": "+62…", "judul": "…", "isi": "…"}

2xx: taken. 4xx (but 408, 425, 429): never will be. Anything else: tried again. No redirects. The address is looked up
once and that very address is called, so that a name cannot lead us into the internal network
(GERBANG_PESAN_JARINGAN_DALAM=1 allows it, for a gateway in the same building).
"""

import hashlib
import hmac
import http.client
import ipaddress
import json
import socket
import ssl
import time
from urllib.parse import urlsplit

from django.conf import settings

from pelayanan.kabar.saluran import Ditolak
from pelayanan.models import Kabar
from pelayanan.sandi import rapikan_telepon

TUNGGU = 10  # seconds
_COBA_LAGI = {408, 425, 429}


class GerbangSibuk(Exception):
    """Worth another try. Says nothing personal."""


def tanda(waktu: str, badan: bytes) -> str:
    return hmac.digest(
        settings.GERBANG_PESAN_RAHASIA.encode(), waktu.encode() + b"." + badan, hashlib.sha256
    ).hex()


def alamat_luar(tuan: str, port: int) -> str:
    """The numeric address to call; raises Ditolak for one of the internal network."""
    try:
        semua = [x[4][0] for x in socket.getaddrinfo(tuan, port, type=socket.SOCK_STREAM)]
    except OSError:
        raise GerbangSibuk("nama gerbang tidak ditemukan") from None
    if not settings.GERBANG_PESAN_JARINGAN_DALAM:
        for satu in semua:
            ip = ipaddress.ip_address(str(satu).partition("%")[0])
            ip = getattr(ip, "ipv4_mapped", None) or ip
            if not ip.is_global or ip.is_multicast:
                raise Ditolak("alamat jaringan dalam")
    return str(semua[0])


def kirim(k: Kabar) -> None:
    """Raises Ditolak, GerbangSibuk, OSError."""
    badan = json.dumps({"kepada": rapikan_telepon(k.tujuan), "judul": k.judul, "isi": k.isi}).encode()
    waktu = str(int(time.time()))
    url = urlsplit(settings.GERBANG_PESAN_URL)
    aman = url.scheme == "https"
    if not url.hostname or url.scheme not in ("https", "http"):
        raise Ditolak("GERBANG_PESAN_URL keliru")
    if not aman and not settings.GERBANG_PESAN_JARINGAN_DALAM:
        raise Ditolak("gerbang luar harus https")
    port = url.port or (443 if aman else 80)
    soket = socket.create_connection((alamat_luar(url.hostname, port), port), TUNGGU)
    try:
        if aman:
            soket = ssl.create_default_context().wrap_socket(soket, server_hostname=url.hostname)
        sambungan = http.client.HTTPConnection(url.hostname, port, timeout=TUNGGU)
        sambungan.sock = soket
        jalur = (url.path or "/") + (f"?{url.query}" if url.query else "")
        kepala = {
            "Content-Type": "application/json",
            "Idempotency-Key": k.kunci,
            "X-Prima-Waktu": waktu,
            "X-Prima-Tanda": tanda(waktu, badan),
        }
        sambungan.request("POST", jalur, badan, kepala)
        status = sambungan.getresponse().status
    except http.client.HTTPException as galat:
        raise GerbangSibuk(type(galat).__name__) from None
    finally:
        soket.close()
    if 200 <= status < 300:
        return
    if 400 <= status < 500 and status not in _COBA_LAGI:
        raise Ditolak(f"HTTP {status}")
    raise GerbangSibuk(f"HTTP {status}")

"""A gateway for WhatsApp or SMS: one signed POST of JSON to an address of the operator's.

    POST GERBANG_PESAN_URL
    Idempotency-Key: <name of the message, the same at every try>
    X-Prima-Waktu: 1763712000
    X-Prima-Tanda: HMAC-SHA256(GERBANG_PESAN_RAHASIA, "<waktu>.<body>") in hex
    {"kepada": "+62…", "judul": "…", "isi": "…"}

2xx: taken. 4xx (but 408, 425, 429): never will be. Anything else: tried again. No redirects, and not into the internal
network (GERBANG_PESAN_JARINGAN_DALAM=1 allows it, for a gateway in the same building).
"""

import hashlib
import hmac
import json
import time

from django.conf import settings

from pelayanan.kabar.luar import hanya_terkirim, kirim_post
from pelayanan.models import Kabar
from pelayanan.sandi import rapikan_telepon


def tanda(waktu: str, badan: bytes) -> str:
    return hmac.digest(
        settings.GERBANG_PESAN_RAHASIA.encode(), waktu.encode() + b"." + badan, hashlib.sha256
    ).hex()


def kirim(k: Kabar) -> None:
    """Raises Ditolak, luar.Sibuk, OSError."""
    badan = json.dumps({"kepada": rapikan_telepon(k.tujuan), "judul": k.judul, "isi": k.isi}).encode()
    waktu = str(int(time.time()))
    kepala = {
        "Content-Type": "application/json",
        "Idempotency-Key": k.kunci,
        "X-Prima-Waktu": waktu,
        "X-Prima-Tanda": tanda(waktu, badan),
    }
    hanya_terkirim(
        kirim_post(settings.GERBANG_PESAN_URL, badan, kepala, dalam=settings.GERBANG_PESAN_JARINGAN_DALAM)
    )

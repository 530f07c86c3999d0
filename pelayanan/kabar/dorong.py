"""Web push: a browser's service (RFC 8030), the message sealed for that browser (RFC 8291), signed by us (RFC 8292).

Written on `cryptography`, which is here anyway: pywebpush would bring aiohttp, requests and nine more into every
installation, would follow redirects, and rests on http-ece, which has no wheel; and the address to call is named by
a browser, so it must be called by `luar.kirim_post`. The sealing is held to the RFC's own example in the tests.

The key that signs is made from RAHASIA, like every key of the portal (sandi.py): there from the first run, in the same
backup, the same in every process. A browser is bound to the key it was given; after a change of RAHASIA the old one
goes on signing for it as long as it stands in RAHASIA_LAMA.
"""

import base64
import hashlib
import hmac
import json
import os
import time
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import benang
from pelayanan.galat import GalatOperasi
from pelayanan.kabar import luar
from pelayanan.kabar.saluran import Ditolak
from pelayanan.kabar.tulis import tulis
from pelayanan.models import Kabar, LanggananDorong, Peristiwa, Unit

SEUMUR = {"T": timedelta(minutes=15)}  # news of a queue older than this are none
SEUMUR_BAKU = timedelta(days=2)
TERPANJANG = 700  # letters of the text; push services take 4096 bytes in all
_ORDE = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class LanggananSalah(GalatOperasi):
    kode = "langganan_salah"
    status = 400
    pesan = _(
        "Peramban ini tidak memberi alamat pemberitahuan yang dapat dipakai. Halaman ini tetap memperbarui diri."
    )


# --- keys ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _kunci(rahasia: str) -> ec.EllipticCurvePrivateKey:
    benih = hmac.digest(rahasia.encode(), b"kabar.dorong.v1", hashlib.sha512)
    # 512 bits folded into the group's order: no value is likelier than another by more than 2^-256
    return ec.derive_private_key(1 + int.from_bytes(benih) % (_ORDE - 1), ec.SECP256R1())


def _titik(kunci: ec.EllipticCurvePublicKey) -> bytes:
    return kunci.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def kunci_umum() -> str:
    """The portal's public key as browsers want it (applicationServerKey)."""
    return ke64(_titik(_kunci(settings.SECRET_KEY).public_key()))


def _kunci_untuk(awalan: str) -> ec.EllipticCurvePrivateKey:
    """The key whose public half begins with `awalan`. Raises Ditolak when RAHASIA_LAMA no longer has it."""
    for rahasia in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        kunci = _kunci(rahasia)
        if ke64(_titik(kunci.public_key())).startswith(awalan):
            return kunci
    raise Ditolak("kunci berganti")


def ke64(isi: bytes) -> str:
    return base64.urlsafe_b64encode(isi).rstrip(b"=").decode()


def dari64(teks: str) -> bytes:
    """Raises ValueError."""
    return base64.b64decode(teks + "=" * (-len(teks) % 4), altchars=b"-_", validate=True)


# --- one message ----------------------------------------------------------------------------------------


def sandikan(
    isi: bytes,
    p256dh: bytes,
    auth: bytes,
    *,
    kunci: ec.EllipticCurvePrivateKey | None = None,
    garam: bytes | None = None,
) -> bytes:
    """`isi` sealed for one browser (aes128gcm, one record). `kunci` and `garam` only to check against the RFC."""
    kunci = kunci or ec.generate_private_key(ec.SECP256R1())
    garam = garam or os.urandom(16)
    kita = _titik(kunci.public_key())
    bersama = kunci.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), p256dh))
    bahan = _hkdf(auth, bersama, b"WebPush: info\x00" + p256dh + kita, 32)
    cek = _hkdf(garam, bahan, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _hkdf(garam, bahan, b"Content-Encoding: nonce\x00", 12)
    kepala = garam + (4096).to_bytes(4) + bytes([len(kita)]) + kita
    return kepala + AESGCM(cek).encrypt(nonce, isi + b"\x02", None)


def _hkdf(garam: bytes, bahan: bytes, untuk: bytes, panjang: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=panjang, salt=garam, info=untuk).derive(bahan)


def tanda(endpoint: str, kunci: ec.EllipticCurvePrivateKey) -> str:
    """The Authorization header: who we are, for this service, for twelve hours."""
    url = urlsplit(endpoint)
    klaim = {
        "aud": f"{url.scheme}://{url.netloc}",
        "exp": int(time.time()) + 12 * 3600,
        "sub": settings.ALAMAT_PORTAL
        if settings.ALAMAT_PORTAL.startswith("https:")
        else f"mailto:{settings.DEFAULT_FROM_EMAIL}",
    }
    isi = ".".join(
        ke64(json.dumps(x, separators=(",", ":")).encode()) for x in ({"typ": "JWT", "alg": "ES256"}, klaim)
    )
    r, s = utils.decode_dss_signature(kunci.sign(isi.encode(), ec.ECDSA(hashes.SHA256())))
    return f"vapid t={isi}.{ke64(r.to_bytes(32) + s.to_bytes(32))}, k={ke64(_titik(kunci.public_key()))}"


def kirim(k: Kabar) -> None:
    """The sender of the channel; `tujuan` names the subscription. A browser that is gone is forgotten.

    Raises Ditolak, luar.Sibuk, OSError.
    """
    satu = LanggananDorong.objects.filter(pk=int(k.tujuan)).first()
    if satu is None:
        raise Ditolak("langganan sudah dihapus")
    sisa = k.dibuat_pada + SEUMUR.get(satu.kode[:1], SEUMUR_BAKU) - timezone.now()
    if sisa <= timedelta(0):
        raise Ditolak("terlalu lama")
    pesan = {
        "judul": k.judul,
        "isi": k.isi[:TERPANJANG],
        "url": benang.alamat(satu.kode) or "/",
        "tanda": satu.kode[:1],
    }
    isi = satu.langganan
    badan = sandikan(
        json.dumps(pesan, ensure_ascii=False).encode(), dari64(isi["p256dh"]), dari64(isi["auth"])
    )
    status = luar.kirim_post(
        isi["endpoint"],
        badan,
        {
            "Authorization": tanda(isi["endpoint"], _kunci_untuk(satu.kunci)),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(sisa.total_seconds())),
            "Urgency": "high" if satu.kode[:1] in SEUMUR else "normal",
        },
        dalam=settings.DORONG_JARINGAN_DALAM,
    )
    if status in (403, 404, 410):  # gone, or bound to a key that is not ours any more
        satu.delete()
    luar.hanya_terkirim(status)


# --- who wants it ---------------------------------------------------------------------------------------


def periksa(isi: Mapping[str, Any]) -> dict[str, str]:
    """What a browser sent, if it can be used: {endpoint, p256dh, auth}. Raises LanggananSalah."""
    hasil = {n: str(isi.get(n, "")) for n in ("endpoint", "p256dh", "auth")}
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), dari64(hasil["p256dh"]))
        url = urlsplit(hasil["endpoint"])
        skema = ("https", "http") if settings.DORONG_JARINGAN_DALAM else ("https",)
        benar = (
            url.scheme in skema and url.hostname and (url.port or 443) > 0 and len(hasil["endpoint"]) <= 1000
        )
        if not benar or len(dari64(hasil["auth"])) != 16 or "\x00" in hasil["endpoint"]:
            raise LanggananSalah
    except ValueError:
        raise LanggananSalah from None
    return hasil


def tulis_semua(
    p: Peristiwa,
    *,
    kode: str,
    unit: Unit,
    templat: str,
    nilai: Mapping[str, object] | None = None,
    hanya: Iterable[int] | None = None,
) -> int:
    """Part of a reaction: one message about `p` to every browser that asked for news of `kode` (`hanya`: to these
    subscriptions of it); how many. Idempotent."""
    semua = LanggananDorong.objects.filter(kode=kode, **({} if hanya is None else {"pk__in": list(hanya)}))
    daftar = list(semua.values_list("pk", flat=True))
    for pk in daftar:
        tulis(p, unit=unit, templat=templat, saluran=Kabar.Saluran.DORONG, tujuan=str(pk), nilai=nilai or {})
    return len(daftar)


def buang_lama() -> int:
    """Forget what is over: tickets after two days, everything after a year. From the beat."""
    kini = timezone.now()
    tiket = LanggananDorong.objects.filter(kode__startswith="T", dibuat_pada__lt=kini - timedelta(days=2))
    lain = LanggananDorong.objects.filter(dibuat_pada__lt=kini - timedelta(days=365))
    return tiket.delete()[0] + lain.delete()[0]

"""One POST to an address that somebody else named: looked up once, never followed elsewhere, never inwards."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

from pelayanan.kabar.saluran import Ditolak

TUNGGU = 10  # seconds


class Sibuk(Exception):
    """Worth another try. Says nothing personal."""


def alamat_luar(tuan: str, port: int, *, dalam: bool) -> str:
    """The numeric address to call; raises Ditolak for one of the internal network unless `dalam`."""
    try:
        semua = [x[4][0] for x in socket.getaddrinfo(tuan, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise Sibuk("nama tidak ditemukan") from None
    if not dalam:
        for satu in semua:
            ip = ipaddress.ip_address(str(satu).partition("%")[0])
            ip = getattr(ip, "ipv4_mapped", None) or ip
            if not ip.is_global or ip.is_multicast:
                raise Ditolak("alamat jaringan dalam")
    return str(semua[0])


def kirim_post(alamat: str, badan: bytes, kepala: Mapping[str, str], *, dalam: bool) -> int:
    """The status of the answer; its body is not read. `dalam`: the internal network and plain http are allowed.

    Raises Ditolak for an address that will never do, Sibuk and OSError for what may pass.
    """
    url = urlsplit(alamat)
    aman = url.scheme == "https"
    if not url.hostname or url.scheme not in ("https", "http"):
        raise Ditolak("alamat keliru")
    if not aman and not dalam:
        raise Ditolak("alamat luar harus https")
    port = url.port or (443 if aman else 80)
    soket = socket.create_connection((alamat_luar(url.hostname, port, dalam=dalam), port), TUNGGU)
    try:
        if aman:
            soket = ssl.create_default_context().wrap_socket(soket, server_hostname=url.hostname)
        sambungan = http.client.HTTPConnection(url.hostname, port, timeout=TUNGGU)
        sambungan.sock = soket
        sambungan.request(
            "POST", (url.path or "/") + (f"?{url.query}" if url.query else ""), badan, dict(kepala)
        )
        return sambungan.getresponse().status
    except http.client.HTTPException as galat:
        raise Sibuk(type(galat).__name__) from None
    finally:
        soket.close()


def hanya_terkirim(status: int) -> None:
    """Returns for 2xx; raises Ditolak for what no repetition changes, else Sibuk."""
    if 200 <= status < 300:
        return
    if 400 <= status < 500 and status not in (408, 425, 429):
        raise Ditolak(f"HTTP {status}")
    raise Sibuk(f"HTTP {status}")

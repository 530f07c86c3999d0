"""A first certificate for the proxy: ``python -m pelayanan.sertifikat FOLDER NAME…`` (host names or addresses).

Self-signed, so that nothing travels in the clear from the first minute; browsers warn until the unit's own certificate
(tls.crt, tls.key) takes its place. What lies there already is never touched.
"""

import datetime
import ipaddress
import os
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

BERLAKU_HARI = 397  # browsers refuse longer ones


def buat(folder: Path, nama: list[str], *, kini: datetime.datetime | None = None) -> bool:
    """tls.crt and tls.key for `nama` in `folder`; False when there is a certificate already."""
    sertifikat, kunci = folder / "tls.crt", folder / "tls.key"
    if sertifikat.exists():
        return False
    kini = kini or datetime.datetime.now(datetime.UTC)
    rahasia = ec.generate_private_key(ec.SECP256R1())
    siapa = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama[0][:64])])
    isi = (
        x509.CertificateBuilder()
        .subject_name(siapa)
        .issuer_name(siapa)
        .public_key(rahasia.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(kini - datetime.timedelta(hours=1))
        .not_valid_after(kini + datetime.timedelta(days=BERLAKU_HARI))
        .add_extension(x509.SubjectAlternativeName([_nama(n) for n in nama]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(rahasia, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    pem = rahasia.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # the key first: a certificate that is there means that both are
    with os.fdopen(os.open(kunci, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as f:
        f.write(pem)
    sertifikat.write_bytes(isi.public_bytes(serialization.Encoding.PEM))
    return True


def _nama(nama: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(nama))
    except ValueError:
        return x509.DNSName(nama)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("Pakai: python -m pelayanan.sertifikat FOLDER NAMA…")
    nama = [n for bagian in sys.argv[2:] for n in bagian.split(",") if n]
    baru = buat(Path(sys.argv[1]), nama or ["localhost"])
    print("sertifikat baru" if baru else "sertifikat sudah ada", file=sys.stderr)  # noqa: T201

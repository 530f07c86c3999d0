"""Who signs a letter's PDF: one adapter per electronic signature provider, chosen by settings.PENANDA_TANGAN.

An adapter is a class without arguments:

    keterangan: str                                   one line under the officer's name, said before signing
    def tanda_tangani(self, pdf: bytes, *, alasan: str, tempat: str) -> bytes      the signed PDF

It raises PenandaTidakTersedia when the provider does not answer; the letter is then signed later, by the outbox.
"""

import datetime
import hashlib
import hmac
import io
from functools import cache
from typing import Any, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class PenandaTidakTersedia(Exception):
    """The provider did not answer; try again later."""


class Penanda(Protocol):
    keterangan: Any

    def tanda_tangani(self, pdf: bytes, *, alasan: str, tempat: str) -> bytes: ...


def penanda() -> Penanda:
    return cast(Penanda, import_string(settings.PENANDA_TANGAN)())


class PenandaLokal:
    """A certificate of the portal's own, for demo and tests: it shows that nothing was changed, not who a person is.

    Its key comes from RAHASIA, so every process has the same one and the backup of RAHASIA is enough.
    """

    keterangan = _(
        "ditandatangani dengan sertifikat portal ini (bukan tanda tangan elektronik tersertifikasi)"
    )

    def tanda_tangani(self, pdf: bytes, *, alasan: str, tempat: str) -> bytes:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
        from pyhanko.sign.fields import SigSeedSubFilter

        meta = signers.PdfSignatureMetadata(
            field_name="TandaTangan", reason=alasan, location=tempat, subfilter=SigSeedSubFilter.PADES
        )
        hasil = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=_penanda_pyhanko())
        return hasil.getvalue()


@cache
def _penanda_pyhanko() -> Any:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    kunci, sertifikat = kunci_lokal()
    der = kunci.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=x509.Certificate.load(sertifikat.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=SimpleCertificateStore(),
    )


@cache
def kunci_lokal() -> tuple[Any, Any]:
    """(private key, self-signed certificate); the key is the same as long as RAHASIA is."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    benih = hmac.new(settings.SECRET_KEY.encode(), b"penanda lokal", hashlib.sha512).digest()
    # 512 bits folded into the group's order: no value is likelier than another by more than 2^-256
    orde = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    kunci = ec.derive_private_key(1 + int.from_bytes(benih) % (orde - 1), ec.SECP256R1())
    nama = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"{settings.NAMA_PORTAL} (sertifikat lokal)"[:64])]
    )
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(int.from_bytes(hashlib.sha256(benih).digest()[:8]) >> 1 or 1)
        .not_valid_before(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
        .not_valid_after(datetime.datetime(2056, 1, 1, tzinfo=datetime.UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
                key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .sign(kunci, hashes.SHA256())
    )  # fmt: skip
    return kunci, sertifikat

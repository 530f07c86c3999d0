"""E-mail, through whatever EMAIL_BACKEND says."""

import smtplib

from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME

from pelayanan.kabar.saluran import Ditolak
from pelayanan.models import Kabar


def kirim(k: Kabar) -> None:
    """Raises Ditolak when the server refuses the address for good."""
    surat = EmailMessage(
        k.judul,
        k.isi,
        to=[k.tujuan],
        # a second delivery bears the same name; machines that answer by themselves are asked not to
        headers={"Message-ID": f"<{k.kunci}@{DNS_NAME}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        surat.send()
    except smtplib.SMTPRecipientsRefused as galat:
        kode = max((k for k, _pesan in galat.recipients.values()), default=0)
        if 500 <= kode < 600:
            raise Ditolak(f"SMTP {kode}") from None
        raise

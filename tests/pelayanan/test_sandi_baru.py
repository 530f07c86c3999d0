"""A new password by e-mail, and guessing an old one: neither believes the Host that the client wrote."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

SANDI = "meja-loket-kayu-9"


@pytest.fixture
def petugas(cast, settings):
    cache.clear()
    settings.ALLOWED_HOSTS = ["*"]  # what holds without HTTPS
    settings.ALAMAT_PORTAL = "https://layanan.contoh.go.id"
    orang = cast["petugas"]
    orang.set_password(SANDI)
    orang.username, orang.email = "sri", "rina@contoh.go.id"
    orang.save()
    return orang


def minta(surel, klien=None):
    (klien or Client()).post("/akun/password/reset/", {"email": surel}, headers={"host": "jahat.example"})
    return mail.outbox


def test_tautan_menuju_portal_sendiri(petugas):
    (surat,) = minta("rina@contoh.go.id")
    assert "jahat" not in surat.subject + surat.body
    jalur = re.search(r"https://layanan\.contoh\.go\.id(/akun/password/reset/key/\S+)", surat.body)[1]
    klien = Client()
    klien.post(
        klien.get(jalur)["Location"], {"password1": "kursi-besi-biru-4", "password2": "kursi-besi-biru-4"}
    )
    petugas.refresh_from_db()
    assert petugas.check_password("kursi-besi-biru-4")


def test_alamat_asing_tidak_disurati(petugas):
    assert minta("orang@lain.example") == []


def test_menebak_berhenti_juga_dengan_host_lain(petugas):
    """Five wrong tries of a name, from whatever address and with whatever Host and spelling."""

    def coba(ke, nama, sandi="salah-sekali-1"):
        return Client().post(
            "/akun/login/",
            {"login": nama, "password": sandi},
            headers={"host": f"h{ke}.example"},
            REMOTE_ADDR=f"10.0.0.{ke}",
        )

    for ke, nama in enumerate(("sri", "SRI", "ſri", "srı", "sri ")):
        assert coba(ke, nama).status_code == 200
    assert coba(9, "sri", SANDI).status_code == 200, "the account rests, also for the right word"
    assert "_auth_user_id" not in coba(10, "ſri", SANDI).client.session

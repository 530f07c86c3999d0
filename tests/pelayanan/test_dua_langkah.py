"""The second step of signing in: set up, asked for at every door, and before anything else where a role must."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user
from django.test import Client, override_settings

SANDI = "meja-loket-kayu-9"


def angka(kunci: str) -> str:
    """The six digits a telephone shows now (RFC 6238)."""
    return format_hotp_value(hotp_value(kunci, int(time.time()) // 30))


def masuk_lewat_pintu(orang, ke=""):
    klien = Client()
    jawaban = klien.post(f"/akun/login/{ke}", {"login": orang.username, "password": SANDI})
    return klien, jawaban


@pytest.fixture
def admin(cast):
    orang = cast["admin"]
    orang.set_password(SANDI)
    orang.is_staff = orang.is_superuser = True
    orang.save()
    return orang


def pasang(klien) -> str:
    """Set it up as a person does; the key."""
    halaman = klien.get("/akun/2fa/totp/activate/", follow=True)
    if halaman.redirect_chain:
        halaman = klien.post(halaman.redirect_chain[-1][0], {"password": SANDI}, follow=True)
    kunci = halaman.context["form"].secret
    assert kunci in halaman.content.decode() and "data:image/svg+xml" in halaman.content.decode()
    salah = klien.post("/akun/2fa/totp/activate/", {"code": "000000" if angka(kunci) != "000000" else "1"})
    assert "Kode salah" in salah.content.decode()
    kunci = salah.context["form"].secret
    jadi = klien.post("/akun/2fa/totp/activate/", {"code": angka(kunci)}, follow=True)
    assert "Kode cadangan" in jadi.content.decode()
    return kunci


def test_pasang_lalu_diminta(admin):
    klien, jawaban = masuk_lewat_pintu(admin)
    assert jawaban["Location"] == "/kerja/", "without it the password is enough"
    kunci = pasang(klien)
    tersimpan = Authenticator.objects.get(user=admin, type="totp").data["secret"]
    assert kunci not in tersimpan, "encrypted at rest"
    for halaman in ("/akun/2fa/", "/akun/2fa/recovery-codes/", "/akun/2fa/totp/deactivate/"):
        teks = klien.get(halaman).content.decode()
        assert "Two-Factor" not in teks and "Recovery" not in teks, halaman

    # the password alone opens nothing, by whichever door
    lain, jawaban = masuk_lewat_pintu(admin)
    assert jawaban["Location"].startswith("/akun/2fa/authenticate/") and not get_user(lain).is_authenticated
    assert lain.get("/kelola/").status_code == 302
    assert "Langkah kedua" in lain.get("/akun/2fa/authenticate/").content.decode()
    Authenticator.objects.filter(user=admin).update(last_used_at=None)
    pintu_admin = Client().post("/kelola/login/", {"username": admin.username, "password": SANDI})
    assert pintu_admin.status_code == 302 and pintu_admin["Location"].startswith("/akun/login/")
    assert lain.post("/akun/2fa/authenticate/", {"code": "12"}).status_code == 200
    cadangan = Authenticator.objects.get(user=admin, type="recovery_codes").wrap().get_unused_codes()[0]
    assert lain.post("/akun/2fa/authenticate/", {"code": cadangan}).status_code == 302
    assert get_user(lain).is_authenticated
    sekali, _jawaban = masuk_lewat_pintu(admin)
    assert sekali.post("/akun/2fa/authenticate/", {"code": cadangan}).status_code == 200, "once only"


@override_settings(DUA_LANGKAH_WAJIB=["admin"])
def test_wajib_menurut_peran(admin, cast, masuk):
    klien = masuk("admin")
    assert klien.get("/kabar/templat/")["Location"] == "/akun/2fa/totp/activate/"
    assert klien.get("/kelola/")["Location"] == "/akun/2fa/totp/activate/"
    assert klien.get("/akun/logout/").status_code == 200, "the way out stays open"
    assert masuk("petugas").get("/loket/").status_code == 200
    assert Client().get("/").status_code == 200
    pintu, _jawaban = masuk_lewat_pintu(admin)
    pasang(pintu)
    assert pintu.get("/kabar/templat/").status_code == 200


def test_kunci_sandi_sama_sahnya(admin, masuk, unit):
    """A passkey is a second step too; its pages are in our words and need no inline script."""
    unit.dua_langkah_wajib = ["admin"]
    unit.save(update_fields=["dua_langkah_wajib"])
    assert masuk("admin").get("/penugasan/").status_code == 302
    pintu, _jawaban = masuk_lewat_pintu(admin)
    tambah = pintu.get("/akun/2fa/webauthn/add/", follow=True)
    if tambah.redirect_chain:
        tambah = pintu.post(tambah.redirect_chain[-1][0], {"password": SANDI}, follow=True)
    teks = tambah.content.decode()
    assert "Tambah kunci sandi" in teks and "Security" not in teks and "kunci_sandi" in teks
    assert teks.count("<script") == teks.count("<script src=") + teks.count('type="application/json"')
    Authenticator.objects.create(user=admin, type=Authenticator.Type.WEBAUTHN, data={"name": "ponsel saya"})
    assert masuk("admin").get("/penugasan/").status_code == 200
    assert "terpasang" in masuk("pengawas").get("/hak-akses/").content.decode()

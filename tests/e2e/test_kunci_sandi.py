"""An officer adds a passkey, signs in with it alone, is asked for it beside the password, and takes it away again."""

import re

import pytest

pytestmark = pytest.mark.e2e
KUNCI = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_kunci_sandi_dari_dipasang_sampai_dicabut(buka, portal):
    hal = buka(1280, 900)
    # a passkey belongs to a name, never to a number
    rumah = portal.url.replace("127.0.0.1", "localhost")
    perangkat = hal.context.new_cdp_session(hal)
    perangkat.send("WebAuthn.enable")
    perangkat.send("WebAuthn.addVirtualAuthenticator", {"options": KUNCI})

    def sandi():
        hal.goto(f"{rumah}/akun/login/")
        hal.fill("[name=login]", "pengawas")
        hal.fill("[name=password]", portal.sandi["pengawas"])
        hal.click("main button[type=submit]")

    def keluar():
        hal.context.clear_cookies()

    sandi()
    hal.wait_for_url(lambda u: "/akun/login" not in u)
    hal.goto(f"{rumah}/akun/2fa/webauthn/add/")
    hal.fill("main [name=password]", portal.sandi["pengawas"])  # who sits down at an open screen adds nothing
    hal.click("main button[type=submit]")
    hal.wait_for_url("**/webauthn/add/")
    hal.fill("main [name=name]", "Laptop kantor")
    hal.check("main [name=passwordless]")
    hal.click("#mfa_webauthn_add")
    hal.wait_for_url("**/recovery-codes/")
    assert len(re.findall(r"\b\d{8}\b", hal.inner_text("main"))) == 10

    keluar()
    hal.goto(f"{rumah}/akun/login/")
    hal.click("a:has-text('Masuk dengan kunci sandi')")
    hal.click("#passkey_login")
    hal.wait_for_url(lambda u: "/akun/login" not in u)
    assert "Keluar" in hal.inner_text("header")

    keluar()
    sandi()
    hal.wait_for_url("**/2fa/authenticate/**")
    hal.click("#mfa_webauthn_authenticate")
    hal.wait_for_url(lambda u: "/akun/" not in u)

    hal.goto(f"{rumah}/akun/2fa/webauthn/")
    assert "Laptop kantor" in hal.inner_text("main")
    hal.click("main a:has-text('Hapus')")
    if hal.locator("main [name=password]").count():
        hal.fill("main [name=password]", portal.sandi["pengawas"])
        hal.click("main button[type=submit]")
    hal.click("main button:has-text('Hapus')")
    hal.wait_for_url("**/2fa/webauthn/")
    keluar()
    sandi()
    hal.wait_for_url(lambda u: "/akun/" not in u)

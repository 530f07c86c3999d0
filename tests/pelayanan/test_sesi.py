"""Where one is signed in: listed, ended one by one or all, by oneself or by the admin; a new browser is told."""

import datetime

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from pelayanan import antar
from pelayanan.masuk import alamat_pendek, nama_perangkat
from pelayanan.models import Kabar, Penugasan, PerangkatMasuk, Peristiwa

SANDI = "meja-loket-kayu-9"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture
def petugas(cast):
    orang = cast["petugas"]
    orang.set_password(SANDI)
    orang.email = "rina@contoh.go.id"
    orang.save()
    return orang


def pintu(orang, ua=CHROME, klien=None):
    klien = klien or Client(headers={"User-Agent": ua})
    jawaban = klien.post(
        "/akun/login/", {"login": orang.username, "password": SANDI}, REMOTE_ADDR="36.72.14.9"
    )
    assert jawaban.status_code == 302
    return klien


def test_nama_dan_alamat():
    assert nama_perangkat(CHROME) == "Chrome di Windows"
    assert nama_perangkat(FIREFOX) == "Firefox di Android"
    assert nama_perangkat("curl/8") == "Perangkat lain" == nama_perangkat("")
    assert alamat_pendek("36.72.14.9") == "36.72.•.•"
    assert alamat_pendek("2001:db8::1") == "2001:0db8:…" and alamat_pendek("x") == ""


def test_daftar_dan_akhiri(petugas, masuk):
    kantor, ponsel = pintu(petugas), pintu(petugas, FIREFOX)
    teks = kantor.get("/sesi/").content.decode()
    assert "Chrome di Windows" in teks and "Firefox di Android" in teks and "yang ini" in teks
    assert "36.72.•.•" in teks and "36.72.14.9" not in teks
    satu = UserSession.objects.get(user_agent=FIREFOX)
    assert kantor.get(f"/sesi/{satu.pk}/akhiri/").status_code == 405
    assert masuk("kasir").post(f"/sesi/{satu.pk}/akhiri/").status_code == 404, "not mine"
    assert get_user(ponsel).is_authenticated
    assert kantor.post(f"/sesi/{satu.pk}/akhiri/").status_code == 302
    assert not get_user(ponsel).is_authenticated and get_user(kantor).is_authenticated
    assert kantor.post(f"/sesi/{satu.pk}/akhiri/").status_code == 404
    pintu(petugas, klien=ponsel)
    kantor.post("/sesi/akhiri-lain/")
    assert not get_user(ponsel).is_authenticated and get_user(kantor).is_authenticated
    assert Peristiwa.objects.filter(kode="pelayanan.pengguna.sesi_diakhiri", oleh=petugas).count() == 2
    assert Client().get("/sesi/").status_code == 302


def test_admin_mengakhiri(petugas, masuk, cast):
    ponsel = pintu(petugas)
    tugas = Penugasan.objects.get(pengguna=petugas)
    lain = Penugasan.objects.get(pengguna=cast["petugas_lain"])
    assert "Akhiri 1 sesi" in masuk("admin").get("/penugasan/").content.decode()
    assert masuk("pimpinan").post(f"/penugasan/{tugas.pk}/akhiri-sesi/").status_code == 403
    assert masuk("admin").post(f"/penugasan/{lain.pk}/akhiri-sesi/").status_code == 404
    assert get_user(ponsel).is_authenticated
    assert masuk("admin").post(f"/penugasan/{tugas.pk}/akhiri-sesi/").status_code == 302
    assert not get_user(ponsel).is_authenticated
    assert Peristiwa.objects.get(kode="pelayanan.pengguna.sesi_diakhiri").oleh == cast["admin"]


def test_perangkat_baru_dikabarkan(petugas):
    kantor = pintu(petugas)
    kode = "pelayanan.pengguna.masuk_perangkat_baru"
    assert not Peristiwa.objects.filter(kode=kode).exists(), "the first browser is no news"
    kantor.post("/akun/logout/")
    pintu(petugas, klien=kantor)
    assert not Peristiwa.objects.filter(kode=kode).exists(), "known by its cookie"
    assert PerangkatMasuk.objects.filter(pengguna=petugas).count() == 1
    pintu(petugas, FIREFOX)
    baru = Peristiwa.objects.get(kode=kode)
    assert baru.data == {"perangkat": "Firefox di Android"} and baru.objek_id == petugas.pk
    antar.antar_jatuh_tempo()
    antar.antar_jatuh_tempo()
    surat = Kabar.objects.filter(templat="pelayanan.masuk_baru")
    assert [k.tujuan for k in surat] == [petugas.email]
    assert "Firefox di Android" in surat[0].isi and "/sesi/" in surat[0].isi
    # and on the page, at the next sign-in of the old browser
    kantor.post("/akun/logout/")
    jawaban = kantor.post("/akun/login/", {"login": petugas.username, "password": SANDI}, follow=True)
    assert "perangkat baru: Firefox di Android" in jawaban.content.decode()
    assert "36.72" not in str(list(Peristiwa.objects.values_list("data", flat=True))), (
        "no address in the trail"
    )


def test_terakhir_terlihat_kasar(petugas):
    kantor = pintu(petugas)
    awal = UserSession.objects.get().last_seen_at
    kantor.get("/sesi/")
    assert UserSession.objects.get().last_seen_at == awal, "not at every page"
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=11), tick=False):
        kantor.get("/sesi/")
    assert UserSession.objects.get().last_seen_at > awal


def test_halaman_yang_masuk_tidak_disimpan_peramban(cast, masuk, client):
    """After signing out, "back" on a shared computer shows nothing; public pages of guests stay as they were."""
    pimpinan = masuk("pimpinan")
    for alamat in ("/akun/email/", "/akun/password/change/", "/akun/2fa/", "/ikm/", "/kerja/"):
        assert "no-store" in pimpinan.get(alamat).headers.get("Cache-Control", ""), alamat
    assert "no-store" not in client.get("/ikm/").headers.get("Cache-Control", "")


@pytest.mark.parametrize("kunci", ["\x00" * 10, "abc\x00defghij", "ümläut" * 4, "' OR 1=1 --" * 2])
def test_kue_sesi_sembarang_bukan_kesalahan_portal(client, db, kunci):
    client.cookies["sessionid"] = kunci
    assert client.get("/pengaduan/").status_code == 200


def _pola(simpul, awal=""):
    for p in simpul.url_patterns:
        jalur = awal + str(p.pattern)
        if hasattr(p, "url_patterns"):
            yield from _pola(p, jalur)
        else:
            yield jalur, p


def test_halaman_akun_terbuka_semua(petugas):
    """Every page of one's own account draws; allauth's list of sessions leads to ours."""
    klien = pintu(petugas)
    assert klien.get("/akun/sessions/")["Location"] == "/sesi/"
    alamat = [p for p, _ in _pola(get_resolver()) if p.startswith("akun/") and "<" not in p and "(" not in p]
    assert len(alamat) > 10
    for satu in alamat:
        assert klien.get(f"/{satu}").status_code < 500, satu
        if "logout" not in satu:
            continue
        klien = pintu(petugas)

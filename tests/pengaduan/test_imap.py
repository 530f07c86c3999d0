"""Aduan by e-mail over a real IMAP conversation: attachments, forged senders, machines, the same letter again."""

import imaplib
import logging

import pytest
from django.core.files.storage import default_storage

from pengaduan import kotak_surat, surel_masuk
from pengaduan.models import Aduan, Pelapor
from tests.pengaduan import berkas
from tests.pengaduan.server_imap import Kotak
from tests.pengaduan.test_surel_masuk import surat

pytestmark = pytest.mark.django_db


@pytest.fixture
def kotak(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with Kotak("pengaduan@unit.test", "s@ndi/rahasia") as k:
        yield k
        k.shutdown()


@pytest.fixture
def baca(kotak, unit):
    url = f"imap://pengaduan%40unit.test:s%40ndi%2Frahasia@127.0.0.1:{kotak.pintu}/INBOX"
    return lambda: kotak_surat.baca(url, unit.kode)


def test_lampiran_lewat_imap(kotak, baca):
    kotak.taruh(
        surat(
            lampiran=[
                ("../../kk\u202egpj.exe", berkas.jpeg(), "image/jpeg"),
                ("bukti.pdf", berkas.pdf(), "application/pdf"),
                ("jahat.svg", b"<svg onload=alert(1)>", "image/svg+xml"),
            ]
        ).as_bytes()
    )
    assert baca() == {"aduan": 1}
    a = Aduan.objects.get()
    assert [x.nama for x in a.lampiran.all()] == ["kkgpj.jpg", "bukti.pdf"]
    for x in a.lampiran.all():
        with default_storage.open(x.berkas.name) as f:
            assert berkas.LOKASI not in f.read()
    assert "jahat.svg" in a.isi, "told in the case that it was not taken"
    assert not kotak.baru()
    assert baca() == {}
    assert "UID FETCH" in kotak.perintah


def test_surat_yang_sama_dua_kali_satu_aduan(kotak, baca):
    """Two copies (an alias and the list), and one whose mark «seen» was lost with the connection."""
    kotak.taruh(surat().as_bytes(), surat().as_bytes())
    kotak.tutup_saat = "UID STORE"
    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        baca()
    assert Aduan.objects.count() == 1 and len(kotak.baru()) == 2, "taken in, not yet marked"
    assert baca() == {"aduan": 2}
    assert Aduan.objects.count() == 1
    assert not kotak.baru()


def test_pengirim_palsu_tidak_membuka_apa_pun(kotak, baca, unit):
    """Anybody can write somebody's address into From: the case takes the words, and says nothing to anybody new."""
    kotak.taruh(surat().as_bytes())
    baca()
    a = Aduan.objects.get()
    judul = f"Re: Aduan {a.kode_tampil}"
    kotak.taruh(
        surat("Tarik saja.", judul, dari="Penipu <penipu@contoh.id>", tanda="<p1@x>").as_bytes(),
        surat("Kirim PIN saya", judul, dari='"siti@contoh.id" <penipu@contoh.id>', tanda="<p2@x>").as_bytes(),
        surat("Isi", judul, tanda="<p4@x>", Reply_To="penipu@contoh.id").as_bytes(),
    )  # fmt: skip
    dua = surat("Saya", judul, tanda="<p3@x>").as_bytes()
    kotak.taruh(dua.replace(b"<siti@contoh.id>", b"<siti@contoh.id>, Penipu <penipu@contoh.id>"))
    assert baca() == {"aduan": 2, "pesan": 1, "ditolak": 1}
    assert [s.tanda for s in kotak.surat][-1] == {"\\Seen", "\\Flagged"}, "left for a person to look at"
    a.refresh_from_db()
    assert a.terbuka and a.status == "diterima", "no letter withdraws, accepts or opens anything"
    assert not Pelapor.objects.filter(aduan=a, cerna_kontak=surel_masuk.cerna_kontak("penipu@contoh.id"))
    assert {p.kontak for p in Pelapor.objects.all()} == {"siti@contoh.id", "penipu@contoh.id"}


def test_mesin_dan_surat_kita_sendiri_dibiarkan(kotak, baca, settings):
    settings.DEFAULT_FROM_EMAIL = "Portal <pengaduan@unit.test>"
    kotak.taruh(
        surat(Auto_Submitted="auto-replied", tanda="<m1@x>").as_bytes(),
        surat(Precedence="bulk", tanda="<m2@x>").as_bytes(),
        surat(dari="Portal <pengaduan@unit.test>", tanda="<m4@x>").as_bytes(),
    )
    assert baca() == {"mesin": 3}
    assert not Aduan.objects.exists()
    assert not kotak.baru(), "not asked for again"


def test_surat_raksasa_dan_rusak_tidak_menahan_yang_lain(kotak, baca, monkeypatch):
    monkeypatch.setattr(surel_masuk, "TERBESAR", 50_000)
    kotak.taruh(
        b"From: a@b.id\r\n\r\n" + b"x" * 60_000, b"\xff\xfe\x00\r\n", surat(tanda="<baik@x>").as_bytes()
    )
    assert baca() == {"ditolak": 2, "aduan": 1}


def test_sandi_salah_tidak_tertulis_di_log(kotak, unit, caplog):
    url = f"imap://pengaduan%40unit.test:SANDI-SALAH@127.0.0.1:{kotak.pintu}/INBOX"
    with caplog.at_level(logging.DEBUG), pytest.raises(imaplib.IMAP4.error) as galat:
        kotak_surat.baca(url, unit.kode)
    assert "SANDI-SALAH" not in str(galat.value) + caplog.text

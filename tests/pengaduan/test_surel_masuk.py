"""Aduan by e-mail: once, cleaned, answered with a receipt; machines are left alone."""

import mailbox
from email.message import EmailMessage

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from pelayanan import pin
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pengaduan import kotak_surat, surel_masuk
from pengaduan import operasi as o
from pengaduan.models import Aduan
from tests.pengaduan import berkas

pytestmark = pytest.mark.django_db


def surat(isi="KK belum jadi sejak dua minggu.", judul="KK belum jadi", lampiran=(), **kepala):
    s = EmailMessage()
    s["From"] = kepala.pop("dari", "Siti Rahmawati <siti@contoh.id>")
    s["To"] = "pengaduan@unit.test"
    s["Subject"] = judul
    s["Message-ID"] = kepala.pop("tanda", "<satu@contoh.id>")
    for k, v in kepala.items():
        s[k.replace("_", "-")] = v
    s.set_content(isi)
    for nama, data, jenis in lampiran:
        utama, sub = jenis.split("/")
        s.add_attachment(data, maintype=utama, subtype=sub, filename=nama)
    return s


def test_menjadi_aduan_sekali_dengan_tanda_terima(unit):
    s = surat(
        lampiran=[("kk.jpg", berkas.jpeg(), "image/jpeg"), ("x.exe", b"MZ\x90", "application/x-dosexec")]
    )
    assert [surel_masuk.terima(s.as_bytes(), unit) for _ in range(2)] == ["aduan", "aduan"]
    a = Aduan.objects.get()
    assert (a.judul, a.kanal, a.identitas, a.sifat) == ("KK belum jadi", "surel", "anonim", "rahasia")
    assert (a.pelapor.nama, a.pelapor.kontak) == ("Siti Rahmawati", "siti@contoh.id")
    assert [x.nama for x in a.lampiran.all()] == ["kk.jpg"]
    assert "x.exe" in a.isi
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    (tanda,) = mail.outbox
    assert tanda.to == ["siti@contoh.id"]
    assert a.kode_tampil in tanda.body and pin.pin(a.kode) in tanda.body
    assert tanda.extra_headers["Auto-Submitted"], "and no machine answers it"


@pytest.mark.parametrize(
    "kepala",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<berita.contoh>"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"dari": "MAILER-DAEMON@contoh.id"},
        {"dari": "no-reply@toko.id"},
    ],
)
def test_mesin_dibiarkan(unit, kepala):
    assert surel_masuk.terima(surat(**kepala).as_bytes(), unit) == "mesin"
    assert not Aduan.objects.exists()


def test_balasan_masuk_ke_kasusnya(unit, cast):
    surel_masuk.terima(surat().as_bytes(), unit)
    a = Aduan.objects.get()
    judul = f"Re: Aduan {a.kode_tampil}: mohon dilengkapi"
    balas = surat("Ini fotonya.\n> kutipan lama", judul, tanda="<dua@contoh.id>")
    o.minta_kelengkapan(aduan=a, kurang=["foto"], oleh=cast["pengelola"])
    assert surel_masuk.terima(balas.as_bytes(), unit) == "pesan"
    a.refresh_from_db()
    assert a.status == "diterima"
    assert a.tanggapan.last().isi == "Ini fotonya."
    orang_lain = surat("Saya dia", judul, tanda="<tiga@x.id>", dari="lain@x.id")
    assert surel_masuk.terima(orang_lain.as_bytes(), unit) == "aduan", "only from the address that filed it"
    assert a.tanggapan.count() == 2


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"\xff\xfe\x00" * 50,
        b"From: \r\n\r\nisi",
        b"From: a@b.id\r\nContent-Type: text/plain; charset=tidak-ada\r\n\r\nhalo",
        b"From: a@b.id\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x",
        b"From: =?utf-8?q?=ff?= <a@b.id>\r\nSubject: =?x?\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!",
        b"From: " + b"(" * 3_000 + b"a@b.id\r\n\r\nisi",
        b"From: a@b.id\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 1_500,
        b"From: a@b.id\r\nSubject: " + b"A" * 300_000 + b"\r\n\r\n" + b"B" * 300_000,
    ],
)
def test_surat_rusak_tidak_merusak(unit, isi):
    assert surel_masuk.terima(isi, unit) in {"aduan", "ditolak", "mesin"}


def test_html_menjadi_teks(unit):
    s = surat()
    s.set_content("<p>Halo</p><script>jahat()</script><b>KK &amp; KTP</b>", subtype="html")
    surel_masuk.terima(s.as_bytes(), unit)
    assert Aduan.objects.get().isi == "Halo\nKK & KTP"


def test_surat_rusak_tidak_menghalangi_yang_berikut(unit, tmp_path):
    kotak = mailbox.Maildir(tmp_path / "kotak")
    kotak.add(b"From: a@b.id\n" + b"Content-Type: message/rfc822\n\n" * 1_500)
    kotak.add(surat())
    assert kotak_surat.baca(f"maildir://{tmp_path}/kotak", unit.kode) == {"ditolak": 1, "aduan": 1}
    assert sorted(x.name.partition(":")[2] for x in (tmp_path / "kotak" / "cur").iterdir()) == ["2,F", "2,S"]


def test_maildir_dan_perintah(unit, tmp_path, capsys):
    kotak = mailbox.Maildir(tmp_path / "kotak")
    kotak.add(surat())
    kotak.add(surat(Precedence="bulk", tanda="<b@x>"))
    url = f"maildir://{tmp_path}/kotak"
    assert kotak_surat.baca(url, unit.kode) == {"aduan": 1, "mesin": 1}
    assert kotak_surat.baca(url, unit.kode) == {}
    assert kotak_surat.baca() == {}, "nothing set up, nothing to do"
    call_command("baca_surel", dari=url, unit=unit.kode)
    assert "tidak ada yang baru" in capsys.readouterr().out
    with pytest.raises((SystemExit, CommandError)):
        call_command("baca_surel", dari=url, unit="ngawur")

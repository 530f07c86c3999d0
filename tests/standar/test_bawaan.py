"""The personal list by e-mail: asked for, sent once, nothing kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, Peristiwa, PeristiwaPribadi
from standar import operasi_bawaan
from standar.models import DaftarTerkirim, Persyaratan, Standar
from tests.permohonan.conftest import berlakukan
from tests.standar.pabrik import layanan_berlaku

ALAMAT = "siti.rahasia@contoh.id"
KIRIM = {"surel": ALAMAT, "setuju": "on", "bila": ["sudah menikah"]}


@pytest.fixture
def akta(unit):
    layanan = layanan_berlaku(unit, "Akta Kelahiran", status="rancangan", berlaku=None)
    standar = layanan.standar.get()
    kk, nikah = "Kartu Keluarga asli", "Surat nikah"
    Persyaratan.objects.create(standar=standar, urutan=1, teks=kk, nama=kk)
    Persyaratan.objects.create(
        standar=standar, urutan=2, teks=nikah, nama=nikah, bila="sudah menikah", diperoleh_di="KUA"
    )
    berlakukan(standar)
    return layanan


def test_dikirim_sekali_lalu_dilupakan(client, akta, mailoutbox, caplog):
    halaman = client.get(f"/standar/{akta.slug}/bawa/?jawab=1&bila=sudah+menikah").content.decode()
    alamat = f"/standar/{akta.slug}/bawa/kirim/"
    assert f"{alamat}?bila=sudah+menikah" in halaman
    assert "· diperoleh di KUA" in halaman
    assert "mailto:" not in halaman
    form = client.get(f"{alamat}?bila=sudah+menikah")
    assert "Surat nikah" in form.content.decode()
    assert "· diperoleh di KUA" in form.content.decode()
    assert "no-store" in form["Cache-Control"]
    jawab = client.post(alamat, KIRIM)
    assert (jawab.status_code, jawab["Location"]) == (
        302,
        f"/standar/{akta.slug}/bawa/?jawab=1&bila=sudah+menikah",
    )
    assert "sedang dikirim" in client.get(jawab["Location"]).content.decode()
    assert PeristiwaPribadi.objects.get().data["surel"] == ALAMAT
    antar_jatuh_tempo()
    assert not PeristiwaPribadi.objects.exists()
    assert kirim_jatuh_tempo() == 1
    (surat,) = mailoutbox
    assert surat.to == [ALAMAT]
    for ada in (
        "- Surat nikah",
        "- Kartu Keluarga asli",
        "(diperoleh di KUA)",
        "Gratis",
        akta.get_absolute_url(),
        akta.unit.nama,
    ):
        assert ada in surat.body
    kabar = Kabar.objects.get()
    assert (kabar.tujuan, kabar.isi, kabar.status) == ("", "", "terkirim")
    assert ALAMAT not in str(Peristiwa.objects.values_list("data", flat=True))
    assert ALAMAT not in caplog.text
    antar_jatuh_tempo()
    assert kirim_jatuh_tempo() == 0


def test_hanya_keadaan_yang_dipilih(client, akta, mailoutbox):
    client.post(f"/standar/{akta.slug}/bawa/kirim/", {**KIRIM, "bila": ["<script>", "entah"]})
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    assert "Surat nikah" not in mailoutbox[0].body
    assert "script" not in mailoutbox[0].body, "nobody writes words into our letters"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"surel": "bukan"}, "surel"),
        ({"setuju": ""}, "milik Anda"),
        ({"surel": "a@b.id\nBcc: c@d.id"}, "surel"),
    ],
)
def test_isian_salah(client, akta, ubah, pesan):
    jawab = client.post(f"/standar/{akta.slug}/bawa/kirim/", {**KIRIM, **ubah})
    assert jawab.status_code == 422
    assert pesan in jawab.content.decode()
    assert not DaftarTerkirim.objects.exists()


def test_batas_menurut_isi_sesi_dan_unit(client, akta, monkeypatch):
    """One letter of one service to one address twice a day; one browser five an hour; a unit's flood has an end.

    Another browser, another address or another service is not held up by it.
    """
    s = akta.versi_kini

    def kirim(alamat, sesi="a", **lain):
        return operasi_bawaan.kirim_daftar(standar=s, alamat=alamat, bila=(), sesi=sesi, **lain)

    kirim("x@contoh.id", "1")
    kirim("X+satu@contoh.id", "2")
    with pytest.raises(operasi_bawaan.TerlaluSeringMengirim):
        kirim("x@contoh.id", "3")
    for i in range(5):
        kirim(f"y{i}@contoh.id")
    with pytest.raises(operasi_bawaan.TerlaluSeringMengirim):
        kirim("z@contoh.id")
    kirim("z@contoh.id", "lain")
    monkeypatch.setattr(operasi_bawaan, "PER_UNIT", 8)
    with pytest.raises(operasi_bawaan.TerlaluSeringMengirim):
        kirim("w@contoh.id", "baru")
    kirim("x@contoh.id", pada=timezone.now() + timedelta(days=1, minutes=1))
    assert DaftarTerkirim.objects.exclude(sidik_isi="").count() == 1, "the digests of yesterday are emptied"


def test_tanpa_surel_memakai_program_surel_sendiri(client, akta, settings):
    settings.DEBUG, settings.EMAIL_BACKEND = False, "django.core.mail.backends.console.EmailBackend"
    assert "mailto:" in client.get(f"/standar/{akta.slug}/bawa/?jawab=1").content.decode()
    jawab = client.post(f"/standar/{akta.slug}/bawa/kirim/", KIRIM)
    assert jawab.status_code == 422
    assert "Cetak daftarnya" in jawab.content.decode()


def test_gagal_terkirim_pun_dilupakan(client, akta, monkeypatch):
    from pelayanan.kabar import kirim as modul
    from pelayanan.kabar.saluran import Ditolak

    def tolak(_k):
        raise Ditolak("SMTP 550")

    client.post(f"/standar/{akta.slug}/bawa/kirim/", KIRIM)
    antar_jatuh_tempo()
    monkeypatch.setattr(modul, "pengirim", lambda _s: tolak)
    kirim_jatuh_tempo()
    kabar = Kabar.objects.get()
    assert (kabar.status, kabar.tujuan, kabar.luar) == ("gagal", "", False), "and nobody's task"


def test_layanan_tidak_ada(client, akta):
    assert client.get("/standar/entah/bawa/kirim/").status_code == 404
    Standar.objects.filter(layanan=akta).update(status="dicabut", berlaku="empty")
    assert client.post(f"/standar/{akta.slug}/bawa/kirim/", KIRIM).status_code == 404
    assert Persyaratan.objects.exists()

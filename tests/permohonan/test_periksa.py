"""The verifikator takes the papers, judges each, and returns once with everything that is missing."""

import datetime

import pytest
from django.conf import settings
from django.utils import timezone

from pelayanan.models import Tenggat
from permohonan import operasi
from permohonan.alur import Status
from permohonan.galat import PermohonanSendiri
from tests import factories as f

from .conftest import kode_peristiwa


def url(p, langkah):
    return f"/permohonan/{p.kode_tampil}/{langkah}/"


def putusan(**isi):
    return {"putusan_1": "sesuai", "putusan_2": "sesuai", "putusan_3": "tidak_perlu", **isi}


def test_ambil(diajukan, masuk, cast):
    jawab = masuk("verifikator").post(url(diajukan, "periksa"), follow=True)
    assert "Anda pegang" in jawab.content.decode()
    diajukan.refresh_from_db()
    assert (diajukan.status, diajukan.verifikator) == (Status.DIPERIKSA, cast["verifikator"])
    assert kode_peristiwa(diajukan)[-1] == "permohonan.permohonan.diperiksa"


def test_hanya_post(diajukan, masuk):
    for langkah in ("periksa", "putuskan", "proses", "serahkan", "tolak", "alihkan"):
        assert masuk("verifikator").get(url(diajukan, langkah)).status_code == 405


@pytest.mark.parametrize("siapa", ["petugas", "pengelola", "pengawas"])
def test_bukan_verifikator_ditolak(diajukan, masuk, siapa):
    assert masuk(siapa).post(url(diajukan, "periksa")).status_code == 403


def test_tamu_diminta_masuk(diajukan, client):
    assert "/akun/" in client.post(url(diajukan, "periksa")).url


def test_unit_lain_404(diajukan, masuk, unit_lain, cast):
    from django.test import Client

    asing = Client()
    asing.force_login(
        f.orang("verifikator_lain", unit_lain, "verifikator"),
        backend=settings.AUTHENTICATION_BACKENDS[0],
    )
    assert asing.post(url(diajukan, "periksa")).status_code == 404
    assert asing.get(f"/permohonan/{diajukan.kode_tampil}/").status_code == 404


def test_yang_sudah_dipegang_tidak_dapat_direbut(diperiksa, unit):
    from permohonan.galat import SudahDipegang

    with pytest.raises(SudahDipegang):
        operasi.periksa(permohonan=diperiksa, oleh=f.orang("v2", unit, "verifikator"))


def test_bukan_permohonannya_sendiri(draf, cast):
    from permohonan.models import Permohonan

    Permohonan.objects.filter(pk=draf.pk).update(diajukan_oleh=cast["verifikator"])
    p = operasi.ajukan(permohonan=draf, oleh=cast["verifikator"])
    with pytest.raises(PermohonanSendiri):
        operasi.periksa(permohonan=p, oleh=cast["verifikator"])


def test_lengkap_memulai_janji(diperiksa, masuk):
    jawab = masuk("verifikator").post(url(diperiksa, "putuskan"), putusan(), follow=True)
    assert "Janji mulai dihitung" in jawab.content.decode()
    diperiksa.refresh_from_db()
    assert diperiksa.status == Status.LENGKAP
    assert diperiksa.janji_pada == diperiksa.jatuh_tempo_pada is not None
    jam = {t.jenis: t for t in Tenggat.objects.filter(objek_id=diperiksa.pk)}
    assert jam["permohonan.periksa"].dipenuhi_pada is not None
    assert jam["permohonan.janji"].dipenuhi_pada is None


def test_semua_kekurangan_sekaligus_dan_jam_berhenti(diperiksa, masuk):
    masuk("verifikator").post(
        url(diperiksa, "putuskan"),
        putusan(putusan_1="kurang", alasan_1="buram", putusan_2="kurang", alasan_2="bukan asli"),
    )
    diperiksa.refresh_from_db()
    assert diperiksa.status == Status.DILENGKAPI
    assert diperiksa.jatuh_tempo_pada is None
    assert Tenggat.objects.get(objek_id=diperiksa.pk).dijeda_pada is not None
    assert [b.kali_kurang for b in diperiksa.berkas.all()] == [1, 1, 0]


def test_setengah_putusan_ditolak(diperiksa, masuk):
    jawab = masuk("verifikator").post(url(diperiksa, "putuskan"), {"putusan_1": "kurang", "alasan_1": "x"})
    assert jawab.status_code == 422
    assert "Putuskan setiap berkas" in jawab.content.decode()
    diperiksa.refresh_from_db()
    assert diperiksa.status == Status.DIPERIKSA


def test_kurang_tanpa_alasan_ditolak(diperiksa, masuk):
    jawab = masuk("verifikator").post(url(diperiksa, "putuskan"), putusan(putusan_2="kurang"))
    assert jawab.status_code == 422
    assert "Tulis alasannya" in jawab.content.decode()


def test_bukan_pemegang_tidak_memutus(diperiksa, unit):
    from permohonan.galat import BukanPemegang

    lain = f.orang("v2", unit, "verifikator")
    with pytest.raises(BukanPemegang):
        operasi.kembalikan_atau_lengkap(permohonan=diperiksa, putusan={}, oleh=lain)


def test_kembali_ke_verifikator_yang_sama(diperiksa, masuk, warga, cast):
    mulai = timezone.now()
    p = operasi.kembalikan_atau_lengkap(
        permohonan=diperiksa,
        putusan={1: ("kurang", "buram"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")},
        oleh=cast["verifikator"],
        pada=mulai,
    )
    klien = warga(p)
    hal = klien.get(f"/p/{p.kode_tampil}/").content.decode()
    assert "buram" in hal
    assert "Lengkapi sekarang" in hal
    form = klien.get(f"/p/{p.kode_tampil}/lengkapi/").content.decode()
    assert "berkas_1" in form
    assert "berkas_2" not in form, "only what is missing"
    klien.post(f"/p/{p.kode_tampil}/lengkapi/", {"berkas_1": "dibawa"})
    p.refresh_from_db()
    assert (p.status, p.verifikator) == (Status.DIPERIKSA, cast["verifikator"])
    t = Tenggat.objects.get(objek_id=p.pk)
    assert t.dijeda_pada is None
    assert t.jumlah_jeda == 1
    assert p.jatuh_tempo_pada == t.jatuh_tempo_pada


def test_alasan_tidak_terbaca_tanpa_pin(diperiksa, client, cast):
    p = operasi.kembalikan_atau_lengkap(
        permohonan=diperiksa,
        putusan={1: ("kurang", "nama ayah beda"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")},
        oleh=cast["verifikator"],
    )
    hal = client.get(f"/p/{p.kode_tampil}/").content.decode()
    assert "Fotokopi KTP-el" in hal
    assert "nama ayah beda" not in hal
    assert client.get(f"/p/{p.kode_tampil}/lengkapi/").status_code == 404


def test_jeda_memindahkan_tenggat(diperiksa, cast):
    mulai = Tenggat.objects.get(objek_id=diperiksa.pk).mulai_pada
    sebelum = diperiksa.jatuh_tempo_pada
    p = operasi.kembalikan_atau_lengkap(
        permohonan=diperiksa,
        putusan={1: ("kurang", "x"), 2: ("sesuai", ""), 3: ("sesuai", "")},
        oleh=cast["verifikator"],
        pada=mulai + datetime.timedelta(minutes=5),
    )
    p = operasi.lengkapi(permohonan=p, cara={}, oleh=None, pada=mulai + datetime.timedelta(days=21))
    assert p.jatuh_tempo_pada > sebelum + datetime.timedelta(days=14)


def test_alihkan(diperiksa, masuk, unit):
    f.orang("v2", unit, "verifikator")
    masuk("verifikator").post(url(diperiksa, "alihkan"), {"kepada": "v2"})
    diperiksa.refresh_from_db()
    assert diperiksa.verifikator.username == "v2"
    assert kode_peristiwa(diperiksa)[-1] == "permohonan.permohonan.dialihkan"


def test_dialihkan_hanya_kepada_yang_berhak(diperiksa, masuk, cast):
    masuk("verifikator").post(url(diperiksa, "alihkan"), {"kepada": "pengawas"})
    diperiksa.refresh_from_db()
    assert diperiksa.verifikator == cast["verifikator"]


def test_ambil_berikut_yang_paling_dulu_jatuh_tempo(diajukan, masuk, cast):
    jawab = masuk("verifikator").post("/permohonan/ambil-berikut/")
    assert jawab.url == f"/permohonan/{diajukan.kode_tampil}/"
    diajukan.refresh_from_db()
    assert diajukan.verifikator == cast["verifikator"]
    kosong = masuk("verifikator").post("/permohonan/ambil-berikut/", follow=True)
    assert "Tidak ada permohonan" in kosong.content.decode()


def test_semua_sesuai_satu_tuts(diperiksa, masuk):
    masuk("verifikator").post(url(diperiksa, "putuskan"), {"semua": "sesuai"})
    diperiksa.refresh_from_db()
    assert diperiksa.status == Status.LENGKAP
    assert [b.putusan for b in diperiksa.berkas.all()] == ["sesuai", "sesuai", "tidak_perlu"]

"""Figures for Prometheus behind a key; slow queries and failing deliveries for the admin; nothing personal in any."""

import re

import pytest
from django.db import connection

from antrian.models import Pencetak, PerangkatPapan
from pelayanan import metrik
from pelayanan.models import Antaran, Peristiwa
from pelayanan.operasi import ubah_templat
from pelayanan.redis import klien

pytestmark = pytest.mark.django_db
KUNCI = "kunci-uji-panjang"


@pytest.fixture(autouse=True)
def bersih(settings):
    settings.METRIK_KUNCI = KUNCI
    metrik._angka.clear()
    for k in klien().keys(metrik._kunci("*")):
        klien().delete(k)


def baca(client, kunci=KUNCI):
    return client.get("/metrik/", headers={"Authorization": f"Bearer {kunci}"})


def nilai(teks, nama):
    return float(re.search(rf"^{re.escape(nama)} (\S+)$", teks, re.M)[1])


def test_hanya_dengan_kunci(client, settings, masuk):
    assert client.get("/metrik/").status_code == 404
    assert baca(client, "salah").status_code == 404
    assert masuk("admin").get("/metrik/").status_code == 404
    assert baca(client).status_code == 200
    settings.METRIK_KUNCI = ""
    assert baca(client, "").status_code == 404, "no key: closed, not open"


def test_bentuk_dan_hitungan(client, cast, unit):
    client.get("/sehat/")
    client.get("/sehat/")
    client.get("/tidak-ada-alamat-ini/?nik=3301012345678901")
    ubah_templat(unit=unit, kunci="pengaduan.diterima", judul="", isi="", oleh=cast["admin"])
    p = Peristiwa.objects.latest("pk")
    from django.utils import timezone

    Antaran.objects.create(
        peristiwa=p, reaksi="x.y", siap_pada=timezone.now(), coba=2, galat="ValueError: rahasia"
    )
    jawaban = baca(client)
    teks = jawaban.content.decode()
    assert jawaban["Content-Type"].startswith("text/plain; version=0.0.4")
    for baris in teks.strip().splitlines():
        assert re.fullmatch(
            r'# (HELP|TYPE) prima_\w+ .+|prima_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[0-9.e+]+', baris
        ), baris
    assert nilai(teks, 'prima_permintaan_total{ruang="pelayanan",metode="GET",status="2xx"}') == 2
    assert nilai(teks, 'prima_permintaan_total{ruang="tidak_ada",metode="GET",status="4xx"}') == 1
    assert nilai(teks, 'prima_permintaan_detik_count{ruang="pelayanan"}') == 2
    assert nilai(teks, 'prima_permintaan_detik_bucket{ruang="pelayanan",le="+Inf"}') == 2
    assert nilai(teks, "prima_antaran_menunggu") == 1 == nilai(teks, "prima_antaran_gagal")
    assert nilai(teks, "prima_cadangan_umur_detik") == -1
    assert nilai(teks, "prima_basis_data_bita") > 0
    assert "3301012345678901" not in teks and "tidak-ada-alamat" not in teks


def test_dua_proses_menjadi_satu_angka(client):
    client.get("/sehat/")
    metrik.setor(sekarang=True)  # the other process
    client.get("/sehat/")
    assert (
        nilai(
            baca(client).content.decode(),
            'prima_permintaan_total{ruang="pelayanan",metode="GET",status="2xx"}',
        )
        == 2
    )


def test_redis_hilang_angka_disimpan_dulu(client, monkeypatch):
    import redis

    def mati():
        raise redis.ConnectionError

    monkeypatch.setattr(metrik, "klien", mati)
    client.get("/sehat/")
    metrik.setor(sekarang=True)
    assert metrik.lambat() == [] and "prima_permintaan_total" in metrik.halaman()
    monkeypatch.undo()
    metrik.setor(sekarang=True)
    assert klien().hlen(metrik._kunci("angka")) > 0


def test_kueri_lambat_dan_yang_gagal_tampak(masuk, cast, unit, django_assert_max_num_queries):
    from django.utils import timezone

    metrik.catat_lambat("SELECT  *\n FROM permohonan_permohonan WHERE nama = %s", 1.25)
    metrik.catat_lambat("SELECT * FROM permohonan_permohonan WHERE nama = %s", 0.7)
    satu = metrik.lambat()
    assert len(satu) == 1 and (satu[0]["kali"], satu[0]["milidetik"]) == (2, 1250)
    ubah_templat(unit=unit, kunci="pengaduan.diterima", judul="", isi="", oleh=cast["admin"])
    p = Peristiwa.objects.latest("pk")
    Antaran.objects.create(
        peristiwa=p,
        reaksi="pengaduan.reaksi.kabari",
        siap_pada=timezone.now(),
        coba=3,
        galat="SMTPError: Siti Aminah",
    )
    with django_assert_max_num_queries(20):
        teks = masuk("admin").get("/dasbor/keadaan/").content.decode()
    assert "1.250 ms" in teks and "pengaduan.reaksi.kabari" in teks and "SMTPError" in teks
    assert "Siti Aminah" not in teks, "an exception's words stay in the database"
    for nama in ("petugas", "pimpinan", "pengawas"):
        assert masuk(nama).get("/dasbor/keadaan/").status_code == 403


def test_kueri_lambat_ditangkap_di_permintaan(client, settings, monkeypatch):
    tangkap = []
    monkeypatch.setattr(metrik, "catat_lambat", lambda sql, lama: tangkap.append(sql))
    penjaga = metrik.MetrikMiddleware(lambda r: None)
    penjaga.lambat = 0

    def kueri():
        with connection.cursor() as kursor:
            kursor.execute("SELECT %s", ["rahasia"])

    with connection.execute_wrapper(penjaga._ukur):
        kueri()
    assert tangkap == ["SELECT %s"], "the text, never its values"


def test_halaman_perangkat(masuk, cast, unit, unit_lain):
    papan = PerangkatPapan.objects.create(unit=unit, nama="Ruang tunggu")
    cetak = Pencetak.objects.create(unit=unit, nama="Anjungan", keadaan="kertas_habis")
    lain = Pencetak.objects.create(unit=unit_lain, nama="Tetangga")
    klien = masuk("admin")
    assert "belum pernah" in klien.get(f"/dasbor/keadaan/papan/{papan.pk}/").content.decode()
    masuk("petugas").post(f"/antrian/meja/pencetak/{cetak.pk}/", {"keadaan": "rusak"})
    teks = klien.get(f"/dasbor/keadaan/pencetak/{cetak.pk}/").content.decode()
    assert "Tidak dapat mencetak" in teks or "Kertas habis" in teks
    assert klien.get(f"/dasbor/keadaan/pencetak/{lain.pk}/").status_code == 404
    assert klien.get(f"/dasbor/keadaan/kulkas/{cetak.pk}/").status_code == 404
    assert masuk("petugas").get(f"/dasbor/keadaan/papan/{papan.pk}/").status_code == 403

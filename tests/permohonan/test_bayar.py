"""Bills from the version, paid once however often the news comes, waived with four eyes."""

import datetime
import json
import time

import lxml.html
import pytest

from pelayanan.models import Penugasan, Peristiwa, Tenggat
from permohonan import gerbang, operasi
from permohonan.alur import Status
from permohonan.galat import BelumBolehDiserahkan
from permohonan.galat_uang import KeringananSendiri
from permohonan.models import Pembayaran, Tagihan

from .conftest import bersyarat, kode_peristiwa

URL = "/permohonan/bayar/panggilan/lokal/"


@pytest.fixture
def tagihan(unit, pemohon, cast):
    layanan = bersyarat(unit, "Legalisasi", biaya_rupiah=25_000, biaya_teks="Rp25.000 per lembar")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    return p.tagihan


def badan(t, rujukan="R1", jumlah=None):
    return json.dumps({"kode_bayar": t.kode_bayar, "rujukan": rujukan, "jumlah": jumlah or t.jumlah}).encode()


def panggil(klien, isi, tanda=None):
    return klien.post(
        URL, isi, content_type="application/json", HTTP_X_TANDA=tanda or gerbang.GerbangLokal().tanda(isi)
    )


def test_tagihan_dari_versi(tagihan, diterima):
    assert tagihan.jumlah == 25_000
    assert tagihan.rincian[0]["rupiah"] == 25_000
    assert not Tagihan.objects.filter(permohonan=diterima).exists(), "free stays free"


def test_belum_lunas_tidak_diserahkan(tagihan, cast):
    with pytest.raises(BelumBolehDiserahkan):
        operasi.serahkan(permohonan=tagihan.permohonan, oleh=cast["petugas"])


def test_menunggu_pembayaran_tanggal_janjinya_bukan_kata_akhir(tagihan, cast, client):
    p = tagihan.permohonan
    alamat = p.get_absolute_url()
    assert "Jam sedang berhenti" not in client.get(alamat).content.decode()
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    assert "Jam sedang berhenti" in client.get(alamat).content.decode()


def test_telepon_tersamar_sampai_diminta(tagihan, masuk):
    p = tagihan.permohonan
    halaman = lxml.html.fromstring(masuk("petugas").get(f"/permohonan/{p.kode_tampil}/").content)
    terbuka = [x for x in halaman.iter() if p.telepon in (x.text or "") + (x.tail or "")]
    assert terbuka and all(x.getparent().tag == "details" for x in terbuka)
    assert p.telepon_samar in halaman.text_content()


def test_kasir(tagihan, masuk):
    klien = masuk("kasir")
    assert tagihan.kode_bayar_tampil in klien.get("/permohonan/kasir/").content.decode()
    assert "Siti" in klien.get("/permohonan/kasir/", {"q": tagihan.kode_bayar_tampil}).content.decode()
    assert "Siti" in klien.get("/permohonan/kasir/", {"q": tagihan.permohonan.kode_tampil}).content.decode()
    assert "Tidak ada tagihan" in klien.get("/permohonan/kasir/", {"q": "9"}).content.decode()
    jawab = klien.post(f"/permohonan/kasir/{tagihan.kode_bayar}/terima/", {"jumlah": "25000"}, follow=True)
    assert "Rp25.000" in jawab.content.decode()
    tagihan.refresh_from_db()
    assert tagihan.status == "lunas"
    klien.post(f"/permohonan/kasir/{tagihan.kode_bayar}/terima/", {"jumlah": "25000"})
    assert Pembayaran.objects.count() == 1
    laporan = klien.get("/permohonan/kasir/laporan/").content.decode()
    assert "Rp25.000" in laporan
    assert klien.get("/permohonan/kasir/laporan/?tanggal=ngawur").status_code == 200


def test_kasir_dua_unit_melihat_kas_masing_masing(tagihan, masuk, cast, unit_lain):
    """Whoever takes money in two units finds each one's report; of a third there is none."""
    Penugasan.objects.create(
        pengguna=cast["kasir"], unit=unit_lain, peran="kasir", mulai=datetime.date(2020, 1, 1)
    )
    klien = masuk("kasir")
    klien.post(f"/permohonan/kasir/{tagihan.kode_bayar}/terima/", {"jumlah": "25000"})

    def laporan(kode):
        return klien.get("/permohonan/kasir/laporan/", {"unit": kode})

    assert "Rp25.000" in laporan(tagihan.permohonan.unit.kode).content.decode()
    sana = laporan(unit_lain.kode).content.decode()
    assert "Rp25.000" not in sana
    assert tagihan.permohonan.unit.nama in sana, "and the way back"
    assert laporan("unit-ketiga").status_code == 404


@pytest.mark.parametrize("jumlah", ["", "abc", "24999", "-1", "9" * 40, "٢٥٠٠٠"])
def test_jumlah_salah(tagihan, masuk, jumlah):
    masuk("kasir").post(f"/permohonan/kasir/{tagihan.kode_bayar}/terima/", {"jumlah": jumlah})
    tagihan.refresh_from_db()
    assert tagihan.terbuka


def test_hanya_kasir_unit_itu(tagihan, masuk):
    for siapa in ("petugas", "verifikator", "pimpinan"):
        assert masuk(siapa).get("/permohonan/kasir/").status_code == 403


def test_menunggu_bayar_menghentikan_jam(tagihan, cast, masuk):
    p = operasi.proses(permohonan=tagihan.permohonan, oleh=cast["verifikator"])
    masuk("verifikator").post(f"/permohonan/{p.kode_tampil}/selesai-proses/")
    p.refresh_from_db()
    assert p.status == Status.MENUNGGU_PEMBAYARAN
    assert Tenggat.objects.get(objek_id=p.pk).dijeda_pada is not None
    p = operasi.bayar_di_kasir(
        tagihan=tagihan,
        jumlah=25_000,
        oleh=cast["kasir"],
        pada=p.disentuh_pada + datetime.timedelta(days=14),
    )
    assert p.status == Status.DIPROSES
    assert p.jatuh_tempo_pada > p.janji_pada - datetime.timedelta(seconds=1)
    assert Tenggat.objects.get(objek_id=p.pk).dijeda_pada is None
    assert operasi.serahkan(permohonan=p, oleh=cast["petugas"]).status == Status.DISERAHKAN


def test_panggilan_bertanda_sekali(tagihan, client):
    isi = badan(tagihan)
    for _ in range(5):
        assert panggil(client, isi).json() == {"diterima": True, "status": "melunasi"}
    assert Pembayaran.objects.count() == 1
    assert kode_peristiwa(tagihan.permohonan).count("permohonan.permohonan.dibayar") == 1


@pytest.mark.parametrize(
    "tanda",
    [
        "",
        "x",
        "1.abc",
        "²²²",
        f"{10**20}.a",
        f"{int(time.time())}.{'0' * 64}",
        f"{int(time.time()) - 3600}.x",
    ],
    # names of their own: two workers collect in two different seconds
    ids=["kosong", "x", "bukan-cerna", "pangkat", "jauh", "kini-palsu", "basi"],
)
def test_panggilan_palsu(tagihan, client, tanda):
    assert panggil(client, badan(tagihan), tanda or "-").status_code == 403
    assert not Pembayaran.objects.exists()


@pytest.mark.parametrize("isi", [b"", b"[]", b"{}", b'{"kode_bayar": 1}', b"\xff"])
def test_panggilan_rusak(tagihan, client, isi):
    assert panggil(client, isi).status_code == 403


def test_panggilan_lama_dan_gerbang_asing(tagihan, client):
    isi = badan(tagihan)
    lama = gerbang.GerbangLokal().tanda(isi, int(time.time()) - 3600)
    assert panggil(client, isi, lama).status_code == 403
    assert (
        client.post("/permohonan/bayar/panggilan/lain/", isi, content_type="application/json").status_code
        == 403
    )
    isi = json.dumps({"kode_bayar": "1" * 12, "rujukan": "x", "jumlah": 1}).encode()
    assert panggil(client, isi).status_code == 404


def test_bayar_ganda_dikembalikan(tagihan, client, masuk, cast):
    operasi.bayar_di_kasir(tagihan=tagihan, jumlah=25_000, oleh=cast["kasir"])
    assert panggil(client, badan(tagihan, "R9")).json()["status"] == "lebih"
    b = Pembayaran.objects.get(status="lebih")
    klien = masuk("kasir")
    assert "Harus dikembalikan" in klien.get("/permohonan/kasir/").content.decode()
    klien.post(f"/permohonan/kasir/kembalikan/{b.pk}/", {"alasan": "transfer balik"})
    b.refresh_from_db()
    assert b.status == "dikembalikan"


def test_rujukan_yang_sama_untuk_tagihan_lain_tidak_diaku(tagihan, client, unit, pemohon, cast):
    """A gateway that names one payment for two bills hears no "written down" for the second."""
    lain = operasi.terima_berkas(
        layanan=tagihan.permohonan.layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2}
    ).tagihan
    assert panggil(client, badan(tagihan)).status_code == 200
    assert panggil(client, badan(lain)).status_code == 409
    lain.refresh_from_db()
    assert lain.terbuka
    assert Pembayaran.objects.count() == 1


def test_jumlah_lain_tidak_hilang(tagihan, client):
    assert panggil(client, badan(tagihan, jumlah=1_000)).json()["status"] == "lebih"
    tagihan.refresh_from_db()
    assert tagihan.terbuka


def test_keringanan_dua_orang(tagihan, masuk, cast):
    p = tagihan.permohonan
    masuk("verifikator").post(f"/permohonan/{p.kode_tampil}/keringanan/", {"keringanan-alasan": "SKTM"})
    tagihan.refresh_from_db()
    assert tagihan.alasan_keringanan == "SKTM"
    with pytest.raises(KeringananSendiri):
        operasi.bebaskan(tagihan=tagihan, oleh=cast["verifikator"])
    masuk("pimpinan").post(f"/permohonan/{p.kode_tampil}/bebaskan/")
    tagihan.refresh_from_db()
    assert tagihan.status == "dibebaskan"
    assert tagihan.disetujui_oleh == cast["pimpinan"]


def test_ditarik_membatalkan_tagihan(tagihan):
    operasi.tarik(permohonan=tagihan.permohonan, oleh=None)
    tagihan.refresh_from_db()
    assert tagihan.status == "batal"


@pytest.mark.parametrize("akhir", ["tarik", "tolak"])
def test_yang_sudah_dibayar_dikembalikan_bila_produknya_tidak_jadi(tagihan, masuk, cast, akhir):
    operasi.bayar_di_kasir(tagihan=tagihan, jumlah=tagihan.jumlah, oleh=cast["kasir"])
    if akhir == "tarik":
        p = operasi.tarik(permohonan=tagihan.permohonan, oleh=None)
    else:
        p = operasi.tolak(permohonan=tagihan.permohonan, alasan="Data ganda", oleh=cast["verifikator"])
    assert Peristiwa.objects.filter(objek_id=p.pk).latest("pk").data["kembali"] == 25_000
    kasir = masuk("kasir")
    assert "Harus dikembalikan" in kasir.get("/permohonan/kasir/").content.decode()
    b = Pembayaran.objects.get()
    kasir.post(f"/permohonan/kasir/kembalikan/{b.pk}/", {"alasan": "tunai, kuitansi 12"})
    b.refresh_from_db()
    assert (b.status, b.dikembalikan_oleh) == ("dikembalikan", cast["kasir"])
    laporan = kasir.get("/permohonan/kasir/laporan/").content.decode()
    assert "Rp25.000" in laporan, "the day's report shows what came in and what went out"


def test_halaman_tagihan(tagihan, client, settings):
    hal = client.get(f"/permohonan/bayar/{tagihan.kode_bayar}/").content.decode()
    assert "Rp25.000" in hal
    assert "Siti" not in hal
    settings.DEBUG = False
    assert client.post(f"/permohonan/bayar/{tagihan.kode_bayar}/", {"rujukan": "a"}).status_code == 404
    tagihan.unit.contoh = True
    tagihan.unit.save()
    client.post(f"/permohonan/bayar/{tagihan.kode_bayar}/", {"rujukan": "a"})
    tagihan.refresh_from_db()
    assert tagihan.status == "lunas"

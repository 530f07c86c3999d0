"""A version with a table of fees: somebody says which lines a case owes before anything comes out."""

import pytest

from pelayanan.models import Antaran, Peristiwa, Tenggat
from permohonan import biaya, operasi
from permohonan.alur import Status
from permohonan.biaya import Pilihan
from permohonan.galat import PermohonanSendiri
from permohonan.galat_uang import BiayaBelumDitetapkan, BiayaTidakDapatDiubah
from permohonan.models import Permohonan, Tagihan
from permohonan.operasi.bagian import tagih

from .conftest import bersyarat, url

TABEL = [
    {
        "untuk": "Legalisasi per lembar",
        "rupiah": 5_000,
        "dasar": "Perda 4/2023",
        "bebas_bagi": "warga miskin",
    },
    {"untuk": "Pengukuran lapangan", "rupiah": None, "dasar": "Perda 9/2022"},
    {"untuk": "Pelajar", "rupiah": 0},
]


@pytest.fixture
def layanan(unit):
    return bersyarat(unit, "Legalisasi", TABEL, biaya_rupiah=None, biaya_teks="menurut tabel")


@pytest.fixture
def p(layanan, pemohon, cast):
    return operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})


def isi(**banyak):
    return {f"banyak_{i}": "" for i in (1, 2, 3)} | {"rupiah_2": ""} | banyak


def test_dari_tabel_sampai_kuitansi(p, masuk, client):
    verifikator = masuk("verifikator")
    halaman = verifikator.get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert "Tetapkan biaya" in halaman
    assert "bebas bagi warga miskin" in halaman
    assert "menurut Perda 9/2022" in halaman
    assert not Tagihan.objects.exists(), "nobody can know which line applies"
    assert "Dihitung petugas menurut tabel" in client.get(p.get_absolute_url()).content.decode()

    jawab = verifikator.post(
        url(p, "biaya"), isi(banyak_1="3", banyak_2="1", rupiah_2="Rp120.000"), follow=True
    )
    assert "Biaya ditetapkan: Rp135.000" in jawab.content.decode()
    di_loket = masuk("petugas").get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert "Serahkan kepada pemohon" not in di_loket, (
        "not before it is paid: pressed, it would only be refused"
    )
    t = Tagihan.objects.get()
    assert [(r["untuk"], r["banyak"], r["satuan"], r["rupiah"]) for r in t.rincian] == [
        ("Legalisasi per lembar", 3, 5_000, 15_000),
        ("Pengukuran lapangan", 1, 120_000, 120_000),
    ]
    assert "3 × Rp5.000" in client.get(f"/permohonan/bayar/{t.kode_bayar}/").content.decode()
    assert "Rp135.000" in client.get(p.get_absolute_url()).content.decode()
    kejadian = Peristiwa.objects.get(kode="permohonan.permohonan.biaya_ditetapkan")
    assert kejadian.data["jumlah"] == 135_000
    assert Antaran.objects.filter(peristiwa=kejadian, reaksi="permohonan.reaksi.kabari").exists()

    verifikator.post(url(p, "biaya"), isi(banyak_1="2"))
    t.refresh_from_db()
    assert (t.jumlah, len(t.rincian)) == (10_000, 1), "an honest mistake is put right before it is paid"
    kasir = masuk("kasir")
    kuitansi = kasir.post(f"/permohonan/kasir/{t.kode_bayar}/terima/", {"jumlah": "10.000"}, follow=True)
    assert "2 × Rp5.000" in kuitansi.content.decode()
    lagi = verifikator.post(url(p, "biaya"), isi(banyak_1="9"))
    assert lagi.status_code == 422
    assert "belum dibayar" in lagi.content.decode()
    t.refresh_from_db()
    assert (t.jumlah, t.status) == (10_000, "lunas")


def test_belum_ditetapkan_tidak_ada_yang_keluar(p, masuk, cast):
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    with pytest.raises(BiayaBelumDitetapkan):
        operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    with pytest.raises(BiayaBelumDitetapkan):
        operasi.serahkan(permohonan=p, oleh=cast["petugas"])
    halaman = masuk("petugas").get(f"/permohonan/{p.kode_tampil}/").content.decode()
    assert "Serahkan kepada pemohon" not in halaman
    assert "Tetapkan biaya" in halaman


def test_yang_gratis_pun_dinyatakan(p, cast):
    operasi.tetapkan_biaya(permohonan=p, pilihan={3: Pilihan(1)}, oleh=cast["verifikator"])
    assert not Tagihan.objects.exists()
    selesai = operasi.serahkan(permohonan=p, oleh=cast["petugas"])
    assert selesai.status == Status.DISERAHKAN


def test_menjadi_gratis_membatalkan_tagihan(p, cast):
    for pilihan in ({1: Pilihan(4)}, {3: Pilihan(1)}):
        operasi.tetapkan_biaya(permohonan=p, pilihan=pilihan, oleh=cast["verifikator"])
    assert Tagihan.objects.get().status == Tagihan.Status.BATAL
    operasi.serahkan(permohonan=p, oleh=cast["petugas"])


@pytest.mark.parametrize(
    ("kirim", "pesan"),
    [
        ({}, "paling sedikit satu baris"),
        ({"banyak_1": "0", "banyak_3": "0"}, "paling sedikit satu baris"),
        ({"banyak_1": "-1"}, "0"),
        ({"banyak_1": "1000"}, "999"),
        ({"banyak_1": "dua"}, "bulat"),
        ({"banyak_2": "1"}, "menurut Perda 9/2022"),
        ({"banyak_1": "1", "rupiah_2": "120.000"}, "tulis juga banyaknya"),
        ({"banyak_2": "1", "rupiah_2": "-5"}, "dengan angka"),
        ({"banyak_2": "1", "rupiah_2": "seratus"}, "dengan angka"),
        ({"banyak_2": "999", "rupiah_2": "900.000.000"}, "Rp2.000.000.000"),
    ],
)
def test_angka_keliru_dikatakan_dan_tetap_tertulis(p, masuk, kirim, pesan):
    jawab = masuk("verifikator").post(url(p, "biaya"), isi(**kirim))
    assert jawab.status_code == 422
    teks = jawab.content.decode()
    assert pesan in teks
    assert all(f'value="{v}"' in teks for v in kirim.values())
    assert not Tagihan.objects.exists()
    assert Permohonan.objects.get().biaya_ditetapkan_pada is None


def test_jumlah_versi_ikut_sebagai_baris(unit, pemohon, cast):
    layanan = bersyarat(unit, "Izin", TABEL[:1], biaya_rupiah=50_000, biaya_teks="Rp50.000 per izin")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    assert [x.urutan for x in biaya.daftar_pos(p.standar)] == [0, 1]
    operasi.tetapkan_biaya(permohonan=p, pilihan={0: Pilihan(1), 1: Pilihan(2)}, oleh=cast["verifikator"])
    assert Tagihan.objects.get().jumlah == 60_000


def test_jam_sejak_dibayar_menunggu_ditetapkan(unit, pemohon, cast):
    layanan = bersyarat(unit, "Izin", TABEL, biaya_rupiah=None, mulai_hitung="dibayar")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    assert not Tenggat.objects.filter(jenis="permohonan.janji").exists()
    operasi.tetapkan_biaya(permohonan=p, pilihan={3: Pilihan(1)}, oleh=cast["verifikator"])
    assert Tenggat.objects.filter(jenis="permohonan.janji").count() == 1, "nothing to pay: it runs"


def test_menunggu_pembayaran_lalu_ternyata_gratis(p, cast):
    operasi.proses(permohonan=p, oleh=cast["verifikator"])
    operasi.tetapkan_biaya(permohonan=p, pilihan={1: Pilihan(1)}, oleh=cast["verifikator"])
    p = operasi.selesai_proses(permohonan=p, oleh=cast["verifikator"])
    assert p.status == Status.MENUNGGU_PEMBAYARAN
    p = operasi.tetapkan_biaya(permohonan=p, pilihan={3: Pilihan(1)}, oleh=cast["verifikator"])
    assert p.status == Status.DIPROSES, "a service handed over directly goes on"
    operasi.serahkan(permohonan=p, oleh=cast["petugas"])


def test_keringanan_diminta_lagi_untuk_jumlah_lain(p, cast):
    operasi.tetapkan_biaya(permohonan=p, pilihan={1: Pilihan(1)}, oleh=cast["verifikator"])
    t = Tagihan.objects.get()
    operasi.usulkan_keringanan(tagihan=t, alasan="tidak mampu", oleh=cast["verifikator"])
    operasi.tetapkan_biaya(permohonan=p, pilihan={1: Pilihan(50)}, oleh=cast["verifikator"])
    t.refresh_from_db()
    assert (t.alasan_keringanan, t.keringanan_oleh) == ("", None)


def test_satu_harga_tidak_dipilih(unit, pemohon, cast, masuk):
    layanan = bersyarat(unit, "Salinan", biaya_rupiah=6_000, biaya_teks="Rp6.000")
    p = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    assert p.tagihan.jumlah == 6_000
    assert "Tetapkan biaya" not in masuk("verifikator").get(f"/permohonan/{p.kode_tampil}/").content.decode()
    with pytest.raises(BiayaTidakDapatDiubah):
        operasi.tetapkan_biaya(permohonan=p, pilihan={1: Pilihan(1)}, oleh=cast["verifikator"])


def test_janji_menyebut_tabelnya(layanan, client):
    isi_halaman = client.get(f"/permohonan/baru/?layanan={layanan.slug}", follow=True).content.decode()
    assert "Legalisasi per lembar: Rp5.000" in isi_halaman
    assert "bebas bagi warga miskin" in isi_halaman


def test_dinyatakan_gratis_karena_keliru_masih_dapat_diubah(p, masuk):
    """A bill that fell because nothing is owed comes back with the right sum; the page says where it stands."""
    v = masuk("verifikator")
    v.post(url(p, "biaya"), isi(banyak_1="2"))
    hal = v.post(url(p, "biaya"), isi(banyak_3="1"), follow=True).content.decode()
    assert "Sudah ditetapkan: tidak ada yang dibayar" in hal
    assert "Ubah biaya" in hal
    v.post(url(p, "biaya"), isi(banyak_3="2"))
    v.post(url(p, "biaya"), isi(banyak_1="4"))
    t = Tagihan.objects.get()
    assert (t.status, t.jumlah, t.selesai_pada) == ("terbuka", 20_000, None)


def test_yang_gratis_tidak_ditagih_sesudah_keberatan_dikabulkan(p, cast):
    """Free by the table, refused, the refusal undone: the bill of before does not come back with it."""
    for pilihan in ({1: Pilihan(4)}, {3: Pilihan(1)}):
        operasi.tetapkan_biaya(permohonan=p, pilihan=pilihan, oleh=cast["verifikator"])
    operasi.tolak(permohonan=p, alasan="keliru", oleh=cast["verifikator"])
    p.refresh_from_db()
    assert tagih(p, p.disentuh_pada).status == Tagihan.Status.BATAL


def test_halaman_lama_tidak_menimpa_rekan(p, masuk):
    """Two officers on the same page: the second is told, and sees the first one's bill."""
    v, w = masuk("verifikator"), masuk("petugas")
    lihat = [k.get(f"/permohonan/{p.kode_tampil}/").context["form_biaya"]["terlihat"].value() for k in (v, w)]
    assert lihat == ["", ""]
    v.post(url(p, "biaya"), isi(banyak_1="3", terlihat=lihat[0]))
    hal = w.post(url(p, "biaya"), isi(banyak_1="1", terlihat=lihat[1]), follow=True)
    assert "Petugas lain baru saja menetapkan" in hal.content.decode()
    assert Tagihan.objects.get().jumlah == 15_000
    baru = hal.context["form_biaya"]["terlihat"].value()
    w.post(url(p, "biaya"), isi(banyak_1="1", terlihat=baru))
    assert Tagihan.objects.get().jumlah == 5_000


def test_dua_baris_senama_terisi_masing_masing(unit, pemohon, cast, masuk):
    tabel = [{"untuk": "Per lembar", "rupiah": 1_000}, {"untuk": "Per lembar", "rupiah": 2_000}]
    layanan = bersyarat(unit, "Salinan", tabel, biaya_rupiah=None, biaya_teks="menurut tabel")
    q = operasi.terima_berkas(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"], berkas_ada={1, 2})
    operasi.tetapkan_biaya(permohonan=q, pilihan={1: Pilihan(3), 2: Pilihan(7)}, oleh=cast["verifikator"])
    form = masuk("verifikator").get(f"/permohonan/{q.kode_tampil}/").context["form_biaya"]
    assert [form["banyak_1"].value(), form["banyak_2"].value()] == [3, 7]


def test_biaya_permohonan_sendiri_bukan_urusannya(layanan, pemohon, cast):
    """An officer who asked from home does not say what it costs her."""
    draf = operasi.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=cast["petugas"])
    p = operasi.terima_daring(permohonan=draf, pemohon=pemohon, oleh=cast["verifikator"], berkas_ada={1, 2})
    with pytest.raises(PermohonanSendiri):
        operasi.tetapkan_biaya(permohonan=p, pilihan={3: Pilihan(1)}, oleh=cast["petugas"])
    operasi.tetapkan_biaya(permohonan=p, pilihan={1: Pilihan(1)}, oleh=cast["verifikator"])

"""The wall board."""

from antrian import operasi
from antrian.models import PerangkatPapan
from pelayanan import siaran
from tests.antrian import pabrik


def test_kosong(masuk, unit, kk):
    isi = masuk(None).get(f"/antrian/papan/{unit.kode}/").content.decode()
    assert "Loket belum dibuka" in isi
    assert "data-siaran" in isi


def test_panggilan_dan_lima_terakhir(masuk, cast, unit, kk, loket):
    for _ in range(8):
        pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
        operasi.selesaikan(loket=loket, hasil="selesai", oleh=cast["petugas"])
    pabrik.tiket(kk)
    isi = masuk(None).get(f"/antrian/papan/{unit.kode}/penggal/").content.decode()
    assert 'data-nomor="A-008"' in isi
    assert [f"A-00{n}" in isi for n in (7, 6, 5, 4, 3, 2, 1)] == [True] * 5 + [False] * 2
    assert "A-009" in isi, "next numbers"


def test_panggil_ulang_menjadi_panggilan_baru(masuk, cast, unit, kk, loket):
    pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    klien = masuk(None)
    satu = klien.get(f"/antrian/papan/{unit.kode}/penggal/").content.decode()
    operasi.panggil_ulang(loket=loket, oleh=cast["petugas"])
    dua = klien.get(f"/antrian/papan/{unit.kode}/penggal/").content.decode()
    assert satu != dua, "the board flashes and the voice speaks again"


def test_sekali_untuk_semua(masuk, cast, unit, kk, loket, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(siaran.pusat, "tersambung", True)
    monkeypatch.setitem(siaran.pusat.terbaru, f"antrian:{unit.pk}", 10**9)
    klien = masuk(None)
    klien.get(f"/antrian/papan/{unit.kode}/penggal/?n=5")
    with django_assert_num_queries(1):
        klien.get(f"/antrian/papan/{unit.kode}/penggal/?n=5")
    siaran._bersama.clear()


def test_tanpa_redis_satu_gambar_sedetik(masuk, unit, kk, loket, monkeypatch, django_assert_num_queries):
    """All screens poll while the hub hears nothing: one drawing a second, but never older than what one was told of."""
    klien, alamat = masuk(None), f"/antrian/papan/{unit.kode}/penggal/"
    monkeypatch.setattr(siaran.pusat, "masa", 1)
    klien.get(f"{alamat}?n=5")
    with django_assert_num_queries(1):
        klien.get(f"{alamat}?n=5")
    pabrik.tiket(kk)
    assert "A-001" in klien.get(f"{alamat}?n=6").content.decode()
    monkeypatch.setattr(siaran, "SEBENTAR", 0.0)
    klien.get(f"{alamat}?n=7")
    pabrik.tiket(kk)
    assert "A-002" in klien.get(f"{alamat}?n=7").content.decode(), "a second later it is drawn anew"
    siaran._bersama.clear()


def test_n_aneh_bukan_500(masuk, unit):
    for n in ("abc", "-1", "9" * 40, "²"):
        assert masuk(None).get(f"/antrian/papan/{unit.kode}/penggal/", {"n": n}).status_code == 200


def test_kueri_tidak_bertambah(masuk, unit, kk, ktp, loket, django_assert_max_num_queries):
    klien = masuk(None)
    for satu in (kk, ktp):
        for _ in range(10):
            pabrik.tiket(satu)
        with django_assert_max_num_queries(12):
            klien.get(f"/antrian/papan/{unit.kode}/")


def test_bagian_antrean():
    """A loket that shares a queue takes its share of it, not all."""
    from antrian.barisan import Tempat
    from antrian.perkiraan import Laju, hitung
    from antrian.posisi import di_antrean

    semua = [Tempat(None, frozenset(x), False) for x in ({1, 2}, {2}, {3})]
    p = di_antrean((1, None), {(1, None): 4, (2, None): 6, (3, None): 9}, semua, Laju(60))
    assert (p.ke, p.loket_terbuka) == (5, 1)
    assert p.perkiraan == hitung(4 + 3, 1, Laju(60), 1)
    assert di_antrean((1, None), {(1, None): 4, (2, None): 6}, [], Laju(60)).perkiraan == hitung(
        4, 0, Laju(60)
    )
    kasir = [Tempat(7, frozenset(), False), Tempat(7, frozenset(), True)]
    p = di_antrean((None, 7), {(None, 7): 2, (1, None): 9}, kasir, Laju(60))
    assert p.ke == 3
    assert p.perkiraan == hitung(2, 2, Laju(60), 1)


def test_papan_zona_dan_kunci_dicabut(masuk, cast, unit, kk, ktp, loket):
    dua = pabrik.loket(unit, ktp, petugas=cast["informasi"])
    p = PerangkatPapan.objects.create(unit=unit, nama="Lantai 2", tata="panggilan")
    p.loket.add(dua)
    pabrik.tiket_dipanggil(kk, loket, cast["petugas"])
    pabrik.tiket_dipanggil(ktp, dua, cast["informasi"])
    klien = masuk(None)
    for alamat in (p.get_absolute_url(), f"{p.get_absolute_url()}penggal/"):
        isi = klien.get(alamat).content.decode()
        assert ("B-001" in isi, "A-001" in isi, "papan-jalur" in isi) == (True, False, False)
    assert "hidup" in masuk("informasi").get("/antrian/meja/").content.decode()
    PerangkatPapan.objects.update(aktif=False)
    assert klien.get(p.get_absolute_url()).status_code == 404
    assert klien.get(f"{p.get_absolute_url()}penggal/").status_code == 404

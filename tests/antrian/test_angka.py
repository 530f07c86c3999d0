"""Figures: each with its denominator, officers' own only, files that open."""

import datetime

from django.utils import timezone

from antrian import angka, operasi
from tests.antrian import pabrik

HARI = datetime.timedelta(days=1)


def test_angka_dengan_penyebut(cast, unit, kk, loket):
    hari_ini = timezone.localdate(timezone=unit.tz)
    for i in range(5):
        pabrik.tiket_selesai(kk, loket, cast["petugas"], menit=i + 1)
    pabrik.tiket(kk)
    baris, semua = angka.hitung([unit.pk], hari_ini - HARI, hari_ini, "layanan")
    assert [(b.nama, b.diambil, b.selesai, b.n_tunggu, b.n_layan) for b in baris] == [(str(kk), 6, 5, 5, 5)]
    assert (round(semua.tunggu50), round(semua.layan50), round(semua.layan90, 1)) == (1, 3, 4.6)
    for per in angka.PER:
        assert angka.hitung([unit.pk], hari_ini - HARI, hari_ini, per)[1].diambil == 6
    baris, semua = angka.hitung([unit.pk], hari_ini - 9 * HARI, hari_ini - 8 * HARI, "jam")
    assert (baris, semua.diambil, semua.tunggu50) == ([], 0, None)


def test_petugas_hanya_angkanya_sendiri(masuk, cast, unit, kk, loket):
    dua = pabrik.loket(unit, kk, petugas=cast["informasi"])
    pabrik.tiket_selesai(kk, loket, cast["petugas"])
    pabrik.tiket_selesai(kk, dua, cast["informasi"])
    alamat = "/antrian/angka/?per=petugas"
    nama = [str(cast["petugas"]), str(cast["informasi"])]
    lihat = {
        siapa: masuk(siapa).get(alamat).content.decode() for siapa in ("petugas", "pimpinan", "pengawas")
    }
    tabel = {siapa: isi.partition("<tbody>")[2].partition("</tbody>")[0] for siapa, isi in lihat.items()}
    assert [n in tabel["petugas"] for n in nama] == [True, False]
    assert [n in tabel["pimpinan"] for n in nama] == [True, True]
    assert [n in tabel["pengawas"] for n in nama] == [False, False]


def test_berkas_dan_tanggal_aneh(masuk, cast, kk, loket):
    pabrik.tiket_selesai(kk, loket, cast["petugas"])
    klien = masuk("pimpinan")
    assert klien.get("/antrian/angka/?bentuk=xlsx").content[:2] == b"PK"
    csv = klien.get("/antrian/angka/?bentuk=csv&per=kanal").content.decode()
    assert "Tunggu P90" in csv
    assert "Ponsel;1" in csv
    for aneh in ("dari=2026-99-99", "dari=0001-01-01&sampai=9999-12-31", "per=zona", "dari=x&sampai=y"):
        assert klien.get(f"/antrian/angka/?{aneh}").status_code == 200


def test_darurat_tampil_pada_atasan_saja(masuk, unit, cast, loket):
    operasi.darurat(loket=loket, oleh=cast["petugas"])
    kalimat = f"Tanda darurat dari {loket.nama}"
    assert kalimat in masuk("pimpinan").get("/antrian/angka/").content.decode()
    assert kalimat in masuk("pimpinan").get(f"/antrian/angka/darurat/?unit={unit.kode}").content.decode()
    assert kalimat not in masuk("petugas").get("/antrian/angka/").content.decode()


def test_jam_sepi_untuk_umum(masuk, cast, unit, kk, loket):
    from django.core.cache import cache

    assert angka.jam_sepi(unit) == []
    cache.clear()
    pagi = timezone.localtime(timezone.now(), unit.tz).replace(hour=8, minute=5) - 2 * HARI
    for jam in range(3):
        for _ in range(5):
            pabrik.tiket_selesai(kk, loket, cast["petugas"], pada=pagi + jam * datetime.timedelta(hours=1))
    assert [j for j, _ in angka.jam_sepi(unit)] == [8, 9, 10]
    assert "paling cepat dilayani" in masuk(None).get(f"/antrian/?unit={unit.kode}").content.decode()

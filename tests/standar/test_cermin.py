"""A REST client that mirrors the catalogue: by pages and filters, only what changed, old versions by number."""

import copy
from datetime import date

from standar.impor import impor_layanan
from standar.katalog import impor_katalog
from tests.standar.terbitan import TERBITAN


class Cermin:
    """What the client keeps: its copy, and the stamp of every address it has read."""

    def __init__(self, klien) -> None:
        self.klien, self.isi, self.cap, self.diunduh = klien, {}, {}, 0

    def baca(self, alamat):
        jawab = self.klien.get(alamat, headers={"If-None-Match": self.cap.get(alamat, '"-"')})
        if jawab.status_code == 304:
            assert jawab.content == b""
            return self.isi[alamat]
        assert jawab.status_code == 200, alamat
        self.diunduh += 1
        self.cap[alamat], self.isi[alamat] = jawab["ETag"], jawab.json()
        return self.isi[alamat]

    def semua(self, alamat):
        hasil = []
        while alamat:
            halaman = self.baca(alamat)
            hasil += halaman["hasil"]
            alamat = halaman["berikut"]
        return hasil

    def salin(self):
        """{(unit, kode): all components of the version in force}."""
        return {
            (x["unit"], x["kode"]): self.baca(f"/api/v1/standar/{x['slug']}/")["isi"]
            for x in self.semua("/api/v1/layanan/")
        }


def test_cermin_seluruh_katalog(client, db):
    impor_katalog(isi={"versi": 1, "daftar": TERBITAN}, oleh=None)
    cermin = Cermin(client)
    salinan = cermin.salin()
    terbit = {(u["unit"]["kode"], x["kode"]): x for u in TERBITAN for x in u["layanan"]}
    assert salinan == terbit, "the mirror says what was published, nothing more and nothing less"
    for unit in {u for u, _kode in terbit}:
        (satu_unit,) = {x["unit"] for x in cermin.semua(f"/api/v1/layanan/?unit={unit}")}
        assert satu_unit == unit
    per_kelompok = [
        len(cermin.semua(f"/api/v1/layanan/?kelompok={k}")) for k in ("administratif", "barang", "jasa")
    ]
    assert sum(per_kelompok) == 43

    sebelum = cermin.diunduh
    assert cermin.salin() == salinan
    assert cermin.diunduh == sebelum, "nothing changed: not one body over the wire"


def test_cermin_melihat_perubahan_dan_membaca_janji_lama(client, unit):
    kk = TERBITAN[0]["layanan"][0]
    layanan = impor_layanan(unit=unit, data=kk, oleh=None, berlaku_dari=date(2024, 1, 1))
    cermin = Cermin(client)
    assert cermin.salin() == {(unit.kode, kk["kode"]): kk}
    baru = copy.deepcopy(kk) | {"jumlah_pelaksana": 9}
    impor_layanan(unit=unit, data=baru, oleh=None, berlaku_dari=date(2026, 1, 1))
    assert cermin.salin() == {(unit.kode, kk["kode"]): baru}
    alamat = f"/api/v1/standar/{layanan.slug}/"
    assert cermin.baca(f"{alamat}?versi=1")["isi"] == kk
    assert cermin.baca(f"{alamat}?versi=1")["berlaku_sampai"] == "2026-01-01"
    lama = cermin.semua("/api/v1/standar/?status=digantikan")
    assert [(x["layanan"], x["versi"]) for x in lama] == [(layanan.slug, 1)]
    sippn = cermin.baca(f"{alamat}sippn/")
    assert sippn["nama_pelayanan"] == kk["nama"]
    assert list(sippn) == [
        "nama_pelayanan", "unit_penyelenggara", "nomor_sk", "tanggal_sk", "persyaratan",
        "sistem_mekanisme_prosedur", "waktu_penyelesaian", "biaya_tarif", "produk_pelayanan", "pengaduan_layanan",
    ]  # fmt: skip

"""One visit with several services is one ticket, chosen at the anjungan too; one service still takes three touches."""

import html
import re

from antrian.models import LayananLoket, Tiket
from tests.antrian import pabrik


def isian(halaman: str) -> dict[str, list[str]]:
    """What the form on the page would send by itself."""
    hasil: dict[str, list[str]] = {}
    for nama, nilai in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', halaman):
        hasil.setdefault(nama, []).append(html.unescape(nilai))
    return hasil


def test_beberapa_layanan_satu_tiket(masuk, cast, unit, kk, ktp, loket):
    kia = pabrik.layanan(unit, "C", "Kartu Identitas Anak")
    LayananLoket.objects.create(loket=loket, layanan=kia, urutan=1)
    klien = masuk(None)
    awal = klien.get(f"/antrian/kios/{unit.kode}/").content.decode()
    alamat = f"/antrian/kios/{unit.kode}/beberapa/"
    assert f'href="{alamat}"' in awal
    assert klien.get(alamat).content.decode().count('type="checkbox"') == 3
    pilih = klien.get(alamat, {"layanan": [kk.slug, kia.slug], "lanjut": "1"})
    kedua = klien.get(pilih.url).content.decode()
    assert "Kartu Identitas Anak + Kartu Keluarga" in kedua, (
        "in the list's order, not by who was touched first"
    )
    isi = isian(kedua)
    assert isi["butir"] == [str(kk.pk)]
    nomor = klien.post(pilih.url.partition("?")[0], {**isi, "prioritas": ""})
    assert klien.post(pilih.url.partition("?")[0], {**isi, "prioritas": ""}).url == nomor.url, (
        "a double tap is one act"
    )
    t = Tiket.objects.get()
    assert (t.layanan, [b.layanan for b in t.butir.all()]) == (kia, [kia, kk])
    assert kk.nama in klien.get(nomor.url).content.decode()
    assert kk.nama in klien.get(f"{t.get_absolute_url()}cetak/").content.decode()
    petugas = masuk("petugas")
    petugas.post(f"/loket/{loket.pk}/panggil/")
    assert f"butir_{t.butir.last().pk}" in petugas.get(f"/loket/{loket.pk}/").content.decode()


def test_tanpa_pilihan_dan_layanan_asing(masuk, unit, unit_lain, kk, ktp):
    lain = pabrik.layanan(unit_lain, "Z", "Dari sebelah")
    klien = masuk(None)
    alamat = f"/antrian/kios/{unit.kode}/beberapa/"
    assert "paling sedikit satu" in klien.get(alamat, {"lanjut": "1"}).content.decode()
    assert "paling sedikit satu" in klien.get(alamat, {"lanjut": "1", "layanan": lain.slug}).content.decode()
    assert klien.post(alamat).status_code == 405
    satu = f"/antrian/kios/{unit.kode}/layanan/{kk.slug}/"
    for buruk in (lain.pk, kk.pk, "x", "9" * 30):
        assert "butir" not in isian(klien.get(satu, {"butir": buruk}).content.decode())
    assert klien.post(satu, {"kunci": "k", "butir": lain.pk}).status_code == 200
    assert not Tiket.objects.exists()


def test_satu_layanan_saja_tidak_ditawari(masuk, unit, kk):
    assert "beberapa/" not in masuk(None).get(f"/antrian/kios/{unit.kode}/").content.decode()


def test_kueri_tetap(masuk, unit, kk, ktp, django_assert_max_num_queries):
    for h in "CDEFGH":
        pabrik.layanan(unit, h, f"Layanan {h}")
    with django_assert_max_num_queries(14):
        masuk(None).get(f"/antrian/kios/{unit.kode}/beberapa/")


def test_lewat_rest(mesin, unit, unit_lain, kk, ktp):
    klien, lain = mesin("tiket"), pabrik.layanan(unit_lain, "Z", "Dari sebelah")
    jawab = klien.post("/api/v1/tiket/", {"layanan": kk.slug, "butir": [ktp.kode, kk.slug]}, format="json")
    assert jawab.status_code == 201
    assert [b.layanan for b in Tiket.objects.get().butir.all()] == [kk, ktp]
    for buruk in ([lain.slug], ["x" * 200], [ktp.slug] * 10, "bukan daftar"):
        jawab = klien.post("/api/v1/tiket/", {"layanan": kk.slug, "butir": buruk}, format="json")
        assert (jawab.status_code, next(iter(jawab.json()["bidang"]))[:5]) == (400, "butir"), buruk
    assert Tiket.objects.count() == 1

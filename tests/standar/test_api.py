"""What a REST client reads to mirror the catalogue."""

from tests.standar.pabrik import layanan_berlaku


def test_layanan_dengan_standar_berlaku(client, unit):
    layanan = layanan_berlaku(unit, waktu_nilai=24, waktu_satuan="jam", awalan="B")
    (satu,) = client.get("/api/v1/layanan/").json()["hasil"]
    assert (satu["slug"], satu["unit"], satu["awalan"]) == (layanan.slug, unit.kode, "B")
    sejak = {"dihitung_sejak": "", "mulai": "lengkap"}
    assert satu["standar"]["waktu"] == {"nilai": 24, "nilai_min": None, "satuan": "jam", "teks": "", **sejak}
    assert satu["standar"]["biaya"]["gratis"] is True
    assert client.get(f"/api/v1/layanan/{layanan.slug}/").json() == satu


def test_saringan(client, unit, unit_lain):
    layanan_berlaku(unit, kelompok="barang")
    layanan_berlaku(unit_lain)
    assert len(client.get(f"/api/v1/layanan/?unit={unit.kode}").json()["hasil"]) == 1
    assert len(client.get("/api/v1/layanan/?kelompok=barang").json()["hasil"]) == 1
    assert len(client.get(f"/api/v1/standar/?unit={unit_lain.kode}&status=berlaku").json()["hasil"]) == 1
    salah = client.get("/api/v1/standar/?status=rancangan")
    assert salah.status_code == 400
    assert "status" in salah.json()["bidang"]
    for alamat in ("layanan", "standar"):  # a mirror must not take a typing error for an empty catalogue
        salah = client.get(f"/api/v1/{alamat}/?unit=entah")
        assert (salah.status_code, list(salah.json()["bidang"])) == (400, ["unit"])


def test_rancangan_tidak_terbuka(client, unit):
    layanan = layanan_berlaku(unit, status="rancangan", berlaku=None)
    assert client.get("/api/v1/standar/").json()["hasil"] == []
    assert client.get(f"/api/v1/standar/{layanan.slug}/").status_code == 404
    assert client.get(f"/api/v1/standar/{layanan.slug}/?versi=1").status_code == 404


def test_isi_lengkap_dan_versi_lama(client, unit_contoh):
    unit_contoh("kecamatan-contoh")
    isi = client.get("/api/v1/standar/legalisasi-rekomendasi/").json()
    assert isi["versi"] == 1
    assert isi["isi"]["kode"] == "BGL-LEGALISASI"
    assert len(isi["isi"]["prosedur"]) == 5
    assert client.get("/api/v1/standar/legalisasi-rekomendasi/?versi=1").json() == isi
    assert client.get("/api/v1/standar/legalisasi-rekomendasi/?versi=9").status_code == 404
    assert client.get("/api/v1/standar/legalisasi-rekomendasi/?versi=x").status_code == 400


def test_halaman_berkursor_tanpa_query_bertambah(client, unit, django_assert_max_num_queries):
    for _ in range(60):
        layanan_berlaku(unit)
    with django_assert_max_num_queries(6):
        satu = client.get("/api/v1/layanan/").json()
    dua = client.get(satu["berikut"]).json()
    assert (len(satu["hasil"]), len(dua["hasil"]), dua["berikut"]) == (50, 10, None)
    assert not {x["slug"] for x in satu["hasil"]} & {x["slug"] for x in dua["hasil"]}
    with django_assert_max_num_queries(6):
        assert len(client.get("/api/v1/standar/").json()["hasil"]) == 50

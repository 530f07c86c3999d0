"""An inspector: reads all, draws a sample that can be drawn again, writes findings, sees who looked at identities."""

import re

from pelayanan.antar import antar_jatuh_tempo
from pelayanan.models import Kabar, Pengguna, Peristiwa
from pengaduan import operasi as o
from tests.pengaduan import pabrik

KODE = r"/pengaduan/kasus/(A-[0-9A-Z-]+)/\""


def test_uji_petik_dan_temuan(unit, unit_lain, cast, masuk, client, django_assert_max_num_queries):
    Pengguna.objects.filter(pk=cast["penanggung_jawab"].pk).update(email="pj@contoh.test")
    semua = [
        pabrik.aduan(unit, judul=f"Aduan {i}", isi=f"Isi {i}", kontak="", sifat="publik") for i in range(30)
    ]
    lain = [pabrik.aduan(unit_lain, judul=f"Lain {i}", isi=f"Lain {i}", kontak="") for i in range(5)]
    for siapa in ("pengelola", "penanggung_jawab", "pimpinan", "petugas"):
        assert masuk(siapa).get("/pengaduan/petik/?undian=a&banyak=3").status_code == 403, siapa
    klien = masuk("pengawas")
    # reads all, also what is in nobody's hands
    assert {klien.get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code for a in semua[:5]} == {200}
    assert klien.get(f"/pengaduan/kasus/{lain[0].kode_tampil}/").status_code == 404
    assert klien.get("/pengaduan/masuk/").content.decode().count("Yang dicentang") == 0, "nothing to do there"

    # the draw: by itself with a seed in the address; the same seed draws the same, another another
    undi = klien.get("/pengaduan/petik/")
    assert re.search(r"undian=[0-9a-f]{8}&banyak=10", undi["Location"])
    with django_assert_max_num_queries(9):
        satu = klien.get("/pengaduan/petik/?undian=hari-ini&banyak=10").content.decode()
    tertarik = re.findall(KODE, satu)
    assert len(set(tertarik)) == 10 and "10 dari 30 aduan" in satu
    assert tertarik == re.findall(
        KODE, klien.get("/pengaduan/petik/?undian=hari-ini&banyak=10").content.decode()
    )
    assert tertarik != re.findall(
        KODE, klien.get("/pengaduan/petik/?undian=besok&banyak=10").content.decode()
    )
    assert not {a.kode_tampil for a in lain} & set(tertarik)
    for salah in (
        "undian=a b&banyak=3",
        "undian=a&banyak=0",
        "undian=a&banyak=51",
        "undian=a&banyak=x",
        "undian=a",
    ):
        assert klien.get(f"/pengaduan/petik/?{salah}").status_code == 400, salah

    # a finding: for officers only, told to the holder, in any state
    a = next(x for x in semua if x.kode_tampil == tertarik[0])
    a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pengelola"])
    o.disposisikan(aduan=a, kepada=cast["penanggung_jawab"], oleh=cast["pengelola"])
    dasar = f"/pengaduan/kasus/{a.kode_tampil}/"
    assert klien.post(dasar + "temuan/", {"isi": ""}).status_code == 400
    assert klien.post(dasar + "temuan/", {"isi": "ZTEMUANZ terlapor belum didengar"}).status_code == 302
    assert "ZTEMUANZ" in masuk("pimpinan").get(dasar).content.decode()
    undian = klien.get("/pengaduan/petik/?undian=hari-ini&banyak=10").content.decode()
    assert f"/pengaduan/kasus/{a.kode_tampil}/temuan/" not in undian, "there is one by now"
    assert undian.count("/temuan/") == 9
    antar_jatuh_tempo()
    assert "pj@contoh.test" in {
        k.tujuan for k in Kabar.objects.filter(templat="pengaduan.petugas_perkembangan")
    }
    for siapa in ("pengelola", "penanggung_jawab", "pimpinan"):
        assert masuk(siapa).post(dasar + "temuan/", {"isi": "x"}).status_code == 403, siapa
        # nor through the form of notes
        assert masuk(siapa).post(dasar + "catatan/", {"jenis": "temuan", "isi": "x"}).status_code == 400
    sesi = client.session
    sesi["pin_terbuka"] = [a.kode]
    sesi.save()
    assert "ZTEMUANZ" not in client.get(f"/a/{a.kode_tampil}/").content.decode()

    # and no act on the case itself
    for nama in ("verifikasi", "disposisi", "jawab", "arsip", "terlapor", "catatan", "kelengkapan"):
        assert klien.post(dasar + f"{nama}/", {"isi": "x"}).status_code == 403, nama


def test_setiap_lihat_identitas_terlihat_pengawas(unit, cast, masuk):
    a = pabrik.aduan(unit, nama="ZNAMAZ")
    dasar = f"/pengaduan/kasus/{a.kode_tampil}/"
    assert masuk("pengawas").post(dasar + "identitas/", {"alasan": "memeriksa"}).status_code == 403
    kelola = masuk("pengelola")
    for alasan in ("menelepon", "mencocokkan berkas"):
        assert "ZNAMAZ" in kelola.post(dasar + "identitas/", {"alasan": alasan}).content.decode()
    assert kelola.post(dasar + "identitas/", {"alasan": " "}).status_code == 400
    assert "ZNAMAZ" not in kelola.get(dasar).content.decode(), "open for one page only"
    dilihat = Peristiwa.objects.filter(kode="pengaduan.identitas.dilihat", objek_id=a.pk)
    assert [p.oleh for p in dilihat] == [cast["pengelola"]] * 2
    teks = masuk("pengawas").get(dasar).content.decode()
    assert (
        "Identitas pelapor dibuka: menelepon" in teks
        and "mencocokkan berkas" in teks
        and "ZNAMAZ" not in teks
    )
    petik = masuk("pengawas").get("/pengaduan/petik/?undian=a&banyak=3").content.decode()
    assert re.search(r'Identitas dibuka">\s*2\s*</td>', petik)

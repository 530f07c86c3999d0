"""An aduan about an officer: it goes past that officer and everybody below, the head hears him, and heads are away."""

import datetime

import pytest
from django.utils import timezone

from pelayanan import latihan
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.models import Kabar, Pengguna, Penugasan
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi as o
from pengaduan.forms.warga import tempat
from pengaduan.models import Aduan, Eskalasi, Pengganti
from pengaduan.operasi.dasar import pejabat
from pengaduan.operasi.galat import AduanBerubah
from tests import factories as f
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

TERIMA = pada("2026-01-05")


def lihat(masuk, siapa, a):
    """What this person gets of the case: page, file, slip, list, figures by name."""
    klien = masuk(siapa)
    dasar = f"/pengaduan/kasus/{a.kode_tampil}/"
    hasil = {
        klien.get(dasar + ekor).status_code for ekor in ("", "berkas.pdf", "jawab/", "berikut/", "catatan/")
    }
    hasil.add(klien.post(dasar + "identitas/", {"alasan": "x"}).status_code)
    daftar = "".join(
        klien.get("/pengaduan/masuk/", {"saring": s, "cari": a.kode_tampil}).content.decode()
        for s in ("", "lewat")
    )
    daftar += klien.get("/pengaduan/pemegang/").content.decode()
    return hasil, a.judul in daftar


def test_tentang_penanggung_jawab(unit, cast, masuk, client):
    """The pengelola hands over a case about the penanggung jawab and loses sight of it; the head hears and decides."""
    Pengguna.objects.filter(pk__in=[p.pk for p in cast.values()]).update(email="")
    for nama in ("pengelola", "penanggung_jawab", "pimpinan"):
        Pengguna.objects.filter(pk=cast[nama].pk).update(email=f"{nama}@contoh.test")
    a = pabrik.aduan(unit, judul="Diminta uang oleh atasan loket", kelas="berkadar_pengawasan", pada=TERIMA)
    kelola = masuk("pengelola")
    dasar = f"/pengaduan/kasus/{a.kode_tampil}/"
    assert kelola.post(dasar + "terlapor/", {"terlapor": cast["penanggung_jawab"].pk})["Location"] == (
        "/pengaduan/masuk/"
    )
    a.refresh_from_db()
    assert (a.pemegang, a.tingkat_terlapor) == (cast["pimpinan"], 1)
    for siapa in ("pengelola", "penanggung_jawab"):
        hasil, terdaftar = lihat(masuk, siapa, a)
        assert hasil == {404} and not terdaftar, siapa

    # the head: cannot give it to the terlapor or anybody below, hears him first, recommends, answers
    kepala = masuk("pimpinan")
    assert kepala.post(dasar + "verifikasi/", {"kelas": a.kelas, "prioritas": 1}).status_code == 302
    form = kepala.get(dasar + "disposisi/").content.decode()
    assert str(cast["pimpinan"]) in form
    for siapa in ("penanggung_jawab", "pengelola"):
        assert f'value="{cast[siapa].pk}"' not in form
        assert kepala.post(dasar + "disposisi/", {"kepada": cast[siapa].pk}).status_code == 400, siapa
        serentak = kepala.post(
            "/pengaduan/serentak/disposisi/", {"kode": a.kode, "kepada": cast[siapa].pk, "isi": ""}
        )
        assert serentak.status_code == 400, siapa
    assert kepala.post(dasar + "disposisi/", {"kepada": cast["pimpinan"].pk}).status_code == 302
    assert kepala.post(dasar + "periksa/").status_code == 302
    belum = kepala.post(dasar + "rekomendasi/", {"isi": "Teguran."})
    assert belum.status_code == 409 and "klarifikasi terlapor" in belum.content.decode()
    assert (
        kepala.post(dasar + "catatan/", {"jenis": "klarifikasi", "isi": "ZKLARIFIKASIZ"}).status_code == 302
    )
    assert kepala.post(dasar + "usulan/", {"isi": "damai"}).status_code == 409, "not settled by agreement"
    assert kepala.post(dasar + "rekomendasi/", {"isi": "ZTEGURANZ"}).status_code == 302
    assert kepala.post(dasar + "tindak-lanjut/", {"isi": "Sanksi dijatuhkan."}).status_code == 302
    assert kepala.post(dasar + "jawab/", {"isi": "Uang dikembalikan."}).status_code == 302

    # nobody below was told anything on the way, and the pelapor reads no name and no clarification
    antar_jatuh_tempo()
    tujuan = {k.tujuan for k in Kabar.objects.filter(saluran="surel") if "pengaduan.petugas" in k.templat}
    assert not tujuan & {"penanggung_jawab@contoh.test"}
    sesi = client.session
    sesi["pin_terbuka"] = [a.kode]
    sesi.save()
    warga = client.get(f"/a/{a.kode_tampil}/").content.decode()
    assert "Uang dikembalikan." in warga
    for rahasia in ("ZKLARIFIKASIZ", "ZTEGURANZ", str(cast["penanggung_jawab"])):
        assert rahasia not in warga


def test_tentang_pimpinan_naik_ke_atas_unit(unit, cast, masuk):
    """The accused is the head: the case goes to the inspector; without one, to the head of the unit above."""
    induk = f.UnitFactory(kode="pemkab-uji", nama="Pemkab Uji")
    bupati = f.orang("bupati", induk, "pimpinan")
    cast["bupati"] = bupati
    unit.induk = induk
    unit.save()
    a = pabrik.aduan(unit, judul="Kepala membentak", pada=TERIMA)
    masuk("pengelola").post(f"/pengaduan/kasus/{a.kode_tampil}/terlapor/", {"terlapor": cast["pimpinan"].pk})
    a.refresh_from_db()
    assert a.pemegang == cast["pengawas"]
    for siapa in ("pengelola", "penanggung_jawab", "pimpinan"):
        hasil, terdaftar = lihat(masuk, siapa, a)
        assert hasil == {404} and not terdaftar, siapa
    assert masuk("pengawas").get(f"/pengaduan/kasus/{a.kode_tampil}/jawab/").status_code == 200

    # the inspector is away, and nobody stands in but the accused's own deputy: up to the unit above
    Pengganti.objects.create(
        pejabat=cast["pengawas"],
        pengganti=cast["penanggung_jawab"],
        mulai=datetime.date(2026, 1, 1),
        selesai=datetime.date(2026, 12, 31),
    )
    b = pabrik.aduan(unit, judul="Kepala lagi", isi="Lagi", kontak="", pada=TERIMA)
    o.tetapkan_terlapor(aduan=b, terlapor=cast["pimpinan"], oleh=cast["pengelola"], pada=TERIMA)
    b.refresh_from_db()
    assert b.pemegang == bupati
    atas = masuk("bupati")
    assert atas.get(f"/pengaduan/kasus/{b.kode_tampil}/").status_code == 200
    assert atas.get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code == 404, (
        "the other is not in those hands"
    )
    assert lihat(masuk, "penanggung_jawab", b)[0] == {404}


def test_kepala_tidak_ada_pengganti_memegang(unit, cast, masuk):
    """The climb reaches a head who is away: the one standing in holds it, from the first to the last day."""
    pengganti = f.orang("sekretaris", unit, "verifikator")
    cast["sekretaris"] = pengganti
    Pengganti.objects.create(
        pejabat=cast["pimpinan"],
        pengganti=pengganti,
        mulai=datetime.date(2026, 1, 26),
        selesai=datetime.date(2026, 2, 20),
    )
    a = pabrik.aduan(unit, pada=TERIMA)
    sekretaris = masuk("sekretaris")
    assert sekretaris.get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code == 403, "not in those hands yet"
    sapu_jatuh_tempo(pada("2026-02-05"))
    a.refresh_from_db()
    assert (a.pemegang, a.tingkat) == (pengganti, 2)
    # in those hands it can be worked on, though the role at home has nothing to do with complaints; nothing else can
    b = pabrik.aduan(unit, judul="Lain", isi="Lain", kontak="")
    daftar = sekretaris.get("/pengaduan/masuk/").content.decode()
    assert a.kode_tampil in daftar and b.kode_tampil not in daftar
    assert sekretaris.get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code == 200
    assert sekretaris.get(f"/pengaduan/kasus/{b.kode_tampil}/").status_code == 404
    assert (
        sekretaris.post(f"/pengaduan/kasus/{a.kode_tampil}/jawab/", {"isi": "Ditangani."}).status_code == 302
    )
    a = pabrik.aduan(unit, judul="Kedua", isi="Kedua", kontak="", pada=TERIMA)
    sapu_jatuh_tempo(pada("2026-02-10"))
    # each level once, however often it is swept
    for _ in range(3):
        sapu_jatuh_tempo(pada("2026-06-01"))
    assert list(Eskalasi.objects.filter(aduan=a).values_list("tingkat", flat=True)) == [1, 2, 3]
    assert Aduan.objects.get(pk=a.pk).tingkat == 3


def test_yang_pindah_tidak_lagi_membaca_yang_di_tangannya(unit, unit_lain, cast, masuk):
    """A mutation: the official's role ends here and begins elsewhere. What was in those hands waits for others."""
    a = pabrik.aduan(unit, pada=TERIMA)
    sapu_jatuh_tempo(pada("2026-02-05"))
    a.refresh_from_db()
    kepala, kasus = cast["pimpinan"], f"/pengaduan/kasus/{a.kode_tampil}/"
    assert (a.pemegang, a.tingkat) == (kepala, 2)
    assert masuk("pimpinan").get(kasus).status_code == 200
    kemarin = timezone.localdate() - datetime.timedelta(days=1)
    Penugasan.objects.filter(pengguna=kepala).update(selesai=kemarin)
    assert masuk("pimpinan").get(kasus).status_code == 403, "no role anywhere"
    Penugasan.objects.create(pengguna=kepala, unit=unit_lain, peran="pimpinan", mulai=kemarin)
    assert masuk("pimpinan").get(kasus).status_code == 404, "another unit's head"
    assert masuk("pimpinan").post(f"{kasus}jawab/", {"isi": "Ditangani."}).status_code == 404
    halaman = masuk("pengawas").get("/pengaduan/pemegang/").content.decode()
    assert "tidak bertugas di sini lagi" in halaman, "at the case"
    assert "tidak bertugas lagi" in halaman, "and beside the name"
    assert masuk("pengelola").get(kasus).status_code == 200, "nobody has forgotten it"


def test_pengganti_mulai_pada_tengah_malam_unit_perkara(unit, cast, monkeypatch):
    """23.30 WIB is tomorrow in Papua: who stands in from tomorrow is asked there and may read; in Jakarta not yet."""
    malam = datetime.datetime(2026, 2, 4, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
    pengganti = cast["petugas_lain"]  # works elsewhere: only standing in lets this case be read
    besok = datetime.date(2026, 2, 5)
    Pengganti.objects.create(pejabat=cast["pimpinan"], pengganti=pengganti, mulai=besok, selesai=besok)
    a = pabrik.aduan(unit, pada=TERIMA)
    Aduan.objects.filter(pk=a.pk).update(pemegang=pengganti)
    monkeypatch.setattr("django.utils.timezone.now", lambda: malam)
    for zona, diminta, terlihat in (
        ("Asia/Jakarta", cast["pimpinan"], False),
        ("Asia/Jayapura", pengganti, True),
    ):
        type(unit).objects.filter(pk=unit.pk).update(zona=zona)
        a = Aduan.objects.select_related("unit").get(pk=a.pk)
        assert pejabat(a, 2, malam) == diminta, zona
        orang = Pengguna.objects.get(pk=pengganti.pk)
        assert Aduan.objects.terlihat_oleh(orang).filter(pk=a.pk).exists() is terlihat, zona


def test_kepala_baru_diminta_sejak_tengah_malam_unitnya(unit, cast):
    """The new head of a unit in Papua holds office from the local midnight, two hours before Jakarta's."""
    malam = datetime.datetime(2026, 2, 4, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
    baru = f.orang("kepala_baru", unit, "pimpinan")
    Penugasan.objects.filter(pengguna=cast["pimpinan"]).update(selesai=datetime.date(2026, 2, 4))
    Penugasan.objects.filter(pengguna=baru).update(mulai=datetime.date(2026, 2, 5))
    a = pabrik.aduan(unit, pada=TERIMA)
    for zona, kepala in (("Asia/Jakarta", cast["pimpinan"]), ("Asia/Jayapura", baru)):
        type(unit).objects.filter(pk=unit.pk).update(zona=zona)
        assert pejabat(Aduan.objects.select_related("unit").get(pk=a.pk), 2, malam) == kepala, zona


def test_yang_dibaca_sebelum_dikunci_tidak_berlaku_lagi(unit, unit_lain, cast, masuk):
    """Between the look at the rights and the lock the case got a terlapor, or went to another unit."""
    a = pabrik.aduan(unit, kontak="")
    basi = Aduan.objects.get(pk=a.pk)
    o.tetapkan_terlapor(aduan=a, terlapor=cast["penanggung_jawab"], oleh=cast["pengelola"])
    with pytest.raises(AduanBerubah):
        o.jawab_aduan(aduan=basi, isi="Saya jawab sendiri.", oleh=cast["penanggung_jawab"])
    b = pabrik.aduan(unit, judul="Lain", isi="Lain", kontak="")
    basi = Aduan.objects.get(pk=b.pk)
    o.teruskan(aduan=b, unit=unit_lain, isi="Ke sana.", oleh=cast["pengelola"])
    with pytest.raises(AduanBerubah):
        o.arsipkan(aduan=basi, isi="Sudah selesai.", oleh=cast["pengelola"])
    assert Aduan.objects.get(pk=b.pk).terbuka


def test_menggantikan_di_unit_lain_tidak_membuka_perkara_lama(unit, cast, masuk):
    a = pabrik.aduan(unit, pada=TERIMA)
    bekas = cast["bekas"] = f.orang("bekas", unit, "pengelola")
    jauh = f.orang("kepala_jauh", f.UnitFactory(kode="jauh"), "pimpinan")
    Aduan.objects.filter(pk=a.pk).update(pemegang=bekas)
    masa = {"mulai": datetime.date(2020, 1, 1), "selesai": datetime.date(2099, 1, 1)}
    Penugasan.objects.filter(pengguna=bekas).update(mulai=masa["mulai"], selesai=masa["mulai"])
    kasus = f"/pengaduan/kasus/{a.kode_tampil}/"
    Pengganti.objects.create(pejabat=jauh, pengganti=bekas, **masa)
    assert masuk("bekas").get(kasus).status_code == 403
    Pengganti.objects.create(pejabat=cast["pimpinan"], pengganti=bekas, **masa)
    assert masuk("bekas").get(kasus).status_code == 200


def test_latihan_dan_sungguhan_tidak_bertukar_aduan(unit, cast, masuk, client):
    """Hand-made values: who practises files nothing real, and a guest nothing in the twin."""
    from dasbor.operasi_latihan import siapkan_latihan
    from tests.antrian import pabrik as antrean

    antrean.loket(unit, antrean.layanan(unit, "A", nama="Layanan Uji Latih"))
    kembar = siapkan_latihan(unit=unit, oleh=cast["admin"])
    with pytest.raises(type(unit).DoesNotExist):
        tempat(f"u:{kembar.kode}")
    with latihan.di(True):
        assert tempat(f"u:{kembar.kode}")[0] == kembar
        with pytest.raises(type(unit).DoesNotExist):
            tempat(f"u:{unit.kode}")

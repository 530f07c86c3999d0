"""Short surveys and expectations: their own way in, the same box, no index; a used instrument never changes."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from ikm import galat, hasil, hasil_pendek, kotak, perangkat, rekap, tautan
from ikm.instrumen_pendek import PENDEK
from ikm.models import Instrumen, Jawaban, Jenis, Kotak, Periode
from ikm.muat import muat_harapan, muat_instrumen, muat_pendek
from ikm.operasi_pendek import buat_instrumen, buka_pendek, isi_harapan, isi_pendek, tutup_pendek
from ikm.periode import periode_untuk
from pelayanan import antar
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
HARI = datetime.timedelta(days=1)


@pytest.fixture
def lingkaran(unit):
    return buka(unit)


def buka(unit, kode="lingkaran-kantor-v1", **isi):
    hari = timezone.localdate(timezone=unit.tz)
    return buka_pendek(
        unit=unit, instrumen=muat_pendek(kode), nama="Uji", oleh=None,
        **{"mulai": hari, "selesai": hari + 30 * HARI, **isi},
    )  # fmt: skip


def test_semua_instrumen_pendek_masuk_basis_data(db):
    for kode, p in PENDEK.items():
        i = muat_pendek(kode)
        assert muat_pendek(kode) == i
        assert [u.nama for u in i.urut_tanya] == [b.nama for b in p.butir]
        assert i.jenis in Jenis.values
    asal = muat_instrumen()
    assert muat_harapan(asal).kode_unsur == asal.kode_unsur


def test_isi_lewat_tautannya_boleh_dilewati(unit, lingkaran, masuk):
    klien = Client()
    alamat = f"/ikm/q/{lingkaran.kode_tampil}/"
    halaman = klien.get(alamat).content.decode()
    assert "Lewati yang tidak Anda alami" in halaman
    assert "Sebelum dilayani" in halaman
    assert "Pendidikan" not in halaman, "a short survey does not ask who answers"
    for n in range(5):
        jawaban = klien.post(alamat, {"parkir": "1", "satpam": str(1 + n % 4), "saran": "Panas"})
        assert jawaban.status_code == 302
    assert "Terima kasih" in klien.get(jawaban["Location"]).content.decode()
    assert klien.post(alamat, {"parkir": ""}).status_code == 400, "nothing answered at all"
    antar.antar_jatuh_tempo()
    h = hasil_pendek.satu(lingkaran)
    assert h.n == 5
    nilai = {b.unsur.kode: b.nilai for b in h.butir}
    assert (nilai["parkir"], nilai["toilet"]) == (1, None)
    isi = masuk("pimpinan").get(f"/ikm/pendek/{lingkaran.kode_tampil}/").content.decode()
    assert 'class="lingkaran"' in isi
    assert "baca sebagai petunjuk" in isi
    assert hasil.semua_periode(unit) == [], "no short survey is ever a period of the index"
    kode = set(Peristiwa.objects.filter(kode__startswith="ikm").values_list("kode", flat=True))
    assert kode == {"ikm.periode.dibuka", "ikm.periode.pendek_diisi"}
    assert set(Peristiwa.objects.values_list("oleh", flat=True)) == {None}


def test_tutup_dan_lewat(lingkaran, cast, masuk, unit):
    with pytest.raises(galat.SurveiTertutup):
        isi_pendek(periode=lingkaran, jawaban={"parkir": 3}, pada=timezone.now() + 60 * HARI)
    klien = masuk("penanggung_jawab")
    assert klien.post(f"/ikm/pendek/{lingkaran.kode_tampil}/tutup/").status_code == 302
    lingkaran.refresh_from_db()
    assert lingkaran.selesai == timezone.localdate(timezone=unit.tz)
    with pytest.raises(galat.SurveiTertutup):
        tutup_pendek(periode=lingkaran, oleh=cast["penanggung_jawab"])
    lama = buka(unit, mulai=datetime.date(2020, 1, 1), selesai=datetime.date(2020, 2, 1))
    assert Client().get(f"/ikm/q/{lama.kode_tampil}/").status_code == 410


def test_petugas_masuk_dahulu_dan_tidak_dicatat(unit, masuk):
    p = buka(unit, "petugas-v1")
    alamat = f"/ikm/q/{p.kode_tampil}/"
    assert "/akun/login/" in Client().get(alamat)["Location"]
    assert masuk("petugas_lain").get(alamat).status_code == 404
    isi = dict.fromkeys(p.instrumen.kode_unsur, "2")
    assert masuk("petugas").post(alamat, isi).status_code == 302
    assert Peristiwa.objects.get(kode="ikm.periode.pendek_diisi").oleh_id is None


def test_pertanyaan_sendiri_berversi_dan_tetap(unit, masuk, unit_lain):
    klien = masuk("penanggung_jawab")
    isi = {"judul": "Poli gigi", "jenis": "peran", "pertanyaan": "Ramah?\nCepat?", "pilihan": "a\nb\nc\nd"}
    for versi in (1, 2):
        assert klien.post(f"/ikm/pendek/instrumen/?unit={unit.kode}", isi).status_code == 302
        assert Instrumen.objects.filter(judul="Poli gigi", versi=versi).count() == 1
    for salah in ({"pilihan": "a\nb"}, {"pertanyaan": "Sama?\nsama?"}, {"jenis": "skm"}):
        assert klien.post(f"/ikm/pendek/instrumen/?unit={unit.kode}", {**isi, **salah}).status_code == 422
    i = Instrumen.objects.get(judul="Poli gigi", versi=2)
    hari = timezone.localdate()
    data = {"instrumen": i.kode, "nama": "Gigi", "mulai": hari, "selesai": hari + HARI}
    assert klien.post(f"/ikm/pendek/baru/?unit={unit.kode}", data).status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("UPDATE ikm_unsur SET nama = 'lain' WHERE instrumen_id = %s", [i.pk])
    with pytest.raises(galat.InstrumenSalah):
        buka_pendek(unit=unit_lain, instrumen=i, nama="x", mulai=hari, selesai=hari, oleh=None)
    p = Periode.objects.pendek().get()
    assert masuk("pimpinan").get(f"/ikm/pendek/{p.kode_tampil}/qr.pdf").content.startswith(b"%PDF")
    assert masuk("petugas_lain").get(f"/ikm/pendek/{p.kode_tampil}/").status_code in (403, 404)
    with pytest.raises(galat.InstrumenSalah):
        buat_instrumen(unit=unit, judul="x", jenis="peran", pertanyaan=[], pilihan=list("abcd"), oleh=None)


def test_satu_perangkat_ditandai_lalu_ditolak_terang(unit, lingkaran):
    klien = Client()
    alamat = f"/ikm/q/{lingkaran.kode_tampil}/"
    klien.get(alamat)
    assert perangkat.KUE in klien.cookies
    kode = [klien.post(alamat, {"parkir": "1"}).status_code for _ in range(perangkat.PERANGKAT_SEJAM + 1)]
    assert kode == [302] * perangkat.PERANGKAT_SEJAM + [429]
    lain = Client()  # the same address, another device: goes on
    lain.get(alamat)
    assert lain.post(alamat, {"parkir": "1"}).status_code == 302
    antar.antar_jatuh_tempo()
    assert Jawaban.objects.filter(tanda__contains=["perangkat"]).count() == perangkat.PERANGKAT_SEJAM - 3


@pytest.mark.parametrize(("jam", "menit", "sisa"), [(0, 0, 1441), (13, 30, 631), (23, 59, 2)])
def test_tanda_perangkat_hilang_bersama_harinya(monkeypatch, jam, menit, sisa):
    simpan = []
    kini = datetime.datetime(2026, 9, 1, jam, menit)
    monkeypatch.setattr(perangkat, "timezone", SimpleNamespace(localtime=lambda: kini, localdate=kini.date))
    monkeypatch.setattr(perangkat.cache, "get_or_set", lambda k, v, lama: simpan.append(lama) or "garam")
    monkeypatch.setattr(perangkat.cache, "add", lambda k, v, lama: simpan.append(lama))
    monkeypatch.setattr(perangkat.cache, "incr", lambda k: 1)
    assert perangkat._hitung("p:satu") == 1
    assert simpan == [sisa * 60] * 2


# --- expectation beside experience -------------------------------------------------------------------
def kirim(u):
    return Client().post(
        tautan.alamat(u), dict.fromkeys(u.unit.periode_ikm.skm().get().instrumen.kode_unsur, "3")
    )


def test_harapan_ditawarkan_satu_dari_n_dan_sekali(unit):
    layanan = layanan_berlaku(unit)
    for n in (0, 1):
        Periode.objects.filter(unit=unit).update(harapan_tiap=n)
        u = pabrik.undangan(layanan, timezone.now())
        Periode.objects.filter(unit=unit).update(harapan_tiap=n)
        ke = kirim(u)["Location"]
        assert ("lanjut=" in ke) == bool(n)
    isi = Client().get(ke).content.decode()
    alamat = isi.split('href="/s/harapan/')[1].split('"')[0]
    klien = Client()
    halaman = klien.get(f"/s/harapan/{alamat}")
    kode = halaman.context["form"].instrumen.kode_unsur
    assert b"Seberapa penting" in halaman.content
    assert b'name="saran"' not in halaman.content
    for _ in range(2):
        assert klien.post(f"/s/harapan/{alamat}", dict.fromkeys(kode, "4")).status_code in (200, 302)
    assert Kotak.objects.count() == 3, "two answers, one expectation"
    assert Client().get("/s/harapan/palsu/").status_code == 410
    p = Peristiwa.objects.get(kode="ikm.periode.harapan_diisi")
    assert (p.data, p.kunjungan_id) == ({}, None)


def test_kesenjangan_dan_kuadran(unit, masuk):
    layanan = layanan_berlaku(unit)
    induk = pabrik.periode(unit)
    for _ in range(5):
        pabrik.jawab(layanan, [3, 3, 2, 3, 3, 4, 4, 3, 3])
    for _ in range(hasil_pendek.CUKUP - 1):
        isi_harapan(
            induk=induk,
            jawaban={f"u{i}": 4 if i == 3 else 3 for i in range(1, 10)},
            pada=pabrik.kapan("2026-09-01"),
        )
    pabrik.olah()
    klien = masuk("pimpinan")
    assert "Belum cukup data" in klien.get("/dasbor/ikm/harapan/").content.decode()
    isi_harapan(
        induk=induk,
        jawaban={f"u{i}": 4 if i == 3 else 3 for i in range(1, 10)},
        pada=pabrik.kapan("2026-09-01"),
    )
    kotak.pindahkan(pada=pabrik.kapan("2026-12-01"))
    for _ in range(4):  # one alone waits for company
        isi_harapan(
            induk=induk,
            jawaban={f"u{i}": 4 if i == 3 else 3 for i in range(1, 10)},
            pada=pabrik.kapan("2026-09-01"),
        )
    pabrik.olah()
    halaman = klien.get("/dasbor/ikm/harapan/")
    titik = halaman.context["kuadran"]["titik"]
    assert titik[0]["nama"] == "Waktu Penyelesaian"
    assert (titik[0]["gap"], str(titik[0]["kelas"])) == (2, "Dahulukan")
    lampaui = [t for t in titik if t["nama"] in ("Kompetensi Pelaksana", "Perilaku Pelaksana")]
    assert [t["gap"] for t in lampaui] == [-1, -1], "better than hoped"
    assert "Di atas nol, pengalaman masih di bawah harapan" in halaman.content.decode()
    assert hasil.angka(induk).n == 5, "expectations never count in the index"


def test_lingkaran_di_dasbor_pimpinan(masuk, unit, cast):
    klien = masuk("pimpinan")
    hari = timezone.localdate(timezone=unit.tz)
    periode_untuk(unit, hari)
    layanan = layanan_berlaku(unit)
    for _ in range(5):
        pabrik.jawab(layanan, 3, timezone.localdate(), banyak=14)
    kotak.pindahkan()
    rekap.lipat()
    assert "Belum ada survei lingkaran pelayanan" in klien.get("/dasbor/ikm/").content.decode()
    p = buka_pendek(
        unit=unit, instrumen=muat_pendek("lingkaran-kantor-v1"), nama="Lingkaran November", sasaran="",
        mulai=hari, selesai=hari, oleh=cast["penanggung_jawab"],
    )  # fmt: skip
    assert "baru 0 jawaban bergabung" in klien.get("/dasbor/ikm/").content.decode()
    for _ in range(5):
        isi_pendek(periode=p, jawaban={"parkir": 1, "satpam": 4, "toilet": 2})
    kotak.pindahkan()
    rekap.lipat()
    halaman = klien.get("/dasbor/ikm/")
    teks = halaman.content.decode()
    assert 'class="lingkaran"' in teks
    assert "1. Parkir" in teks
    assert [b.unsur.kode for b in halaman.context["saat"].terendah[:3]] == ["parkir", "toilet", "satpam"]
    tujuan = f"/ikm/pendek/{p.kode_tampil}/"
    assert tujuan in teks
    assert klien.get(tujuan).status_code == 200, "the head may drill to it"

"""Publishing freezes: page, poster, hash, open data; never sample data, never twice, never half."""

import datetime
import hashlib
import io
import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader

from ikm import galat, hasil, terbit, tinjau
from ikm import poster as isi_poster
from ikm.models import Jawaban, Periode, Terbitan
from ikm.operasi import kecualikan_jawaban, masukkan_lembar
from ikm.operasi_periode import terbitkan
from pelayanan import tabel_csv, xlsx
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def periode(unit):
    p = pabrik.periode(unit, selesai=datetime.date(2026, 9, 30))
    layanan = layanan_berlaku(unit, "=1+1")
    for i in range(8):
        pabrik.jawab(layanan, [3, 4, 3, 4, 3, 4, 3, 2, 3 + i % 2], profil={"jenis_kelamin": "LP"[i % 2]})
    pabrik.olah("2026-10-05")
    return p


def halaman(masuk, periode, nama="pimpinan"):
    return masuk(nama).post(
        f"/ikm/terbitkan/?unit={periode.unit.kode}", {"periode": periode.mulai.isoformat()}
    )


def test_terbit_beku_dan_sidiknya_dapat_diperiksa(masuk, periode):
    jawaban = halaman(masuk, periode)
    t = Terbitan.objects.get()
    assert jawaban["Location"] == t.get_absolute_url()
    mentah = Client().get(f"{t.get_absolute_url()}data.json").content
    assert hashlib.sha256(mentah).hexdigest() == t.cerna
    isi = json.loads(mentah)
    assert (isi["n"], isi["konversi"]) == (8, str(hasil.angka(periode).hasil.konversi))
    teks = Client().get(t.get_absolute_url()).content.decode()
    assert "resmi diterbitkan, isi utuh" in teks
    assert t.cerna in teks
    poster = Client().get(f"{t.get_absolute_url()}poster/").content.decode()
    assert "<svg" in poster
    assert "Laki-laki 4 · Perempuan 4" in poster
    for apa in ("Laki-laki 4 · Perempuan 4", "1 Juli 2026 – 30 September 2026", str(isi_poster.TERIMA_KASIH)):
        assert apa in teks
        assert apa in poster
    assert isi["bukti"] == [
        {"nama": "Terverifikasi kunjungan", "n": 8, "konversi": isi["konversi"], "mutu": isi["mutu"]},
        {"nama": "Tautan terbuka dan kertas", "n": 0, "konversi": None, "mutu": None},
    ]
    assert isi["kanal"][0]["konversi"] == isi["konversi"]
    for kertas, lebar in (("a4", 595), ("a3", 841)):
        lembar = Client().get(f"{t.get_absolute_url()}poster.pdf?kertas={kertas}")
        halaman_pdf = PdfFileReader(io.BytesIO(lembar.content)).root["/Pages"]
        assert halaman_pdf["/Count"] == 1, "one sheet"
        assert int(halaman_pdf["/Kids"][0]["/MediaBox"][2]) == lebar
    assert Client().get(f"{t.get_absolute_url()}poster.pdf?kertas=../x").status_code == 404
    p = Peristiwa.objects.get(kode="ikm.terbitan.diterbitkan")
    assert p.data["cerna"] == t.cerna
    csv = Client().get(f"{t.get_absolute_url()}data.csv").content.decode("utf-8-sig")
    assert len(csv.splitlines()) == 10
    for sql in ("UPDATE ikm_terbitan SET isi = '{}'", "DELETE FROM ikm_terbitan"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql)


def test_jawaban_terbit_tidak_berubah_lagi(periode, cast):
    terbitkan(periode=periode, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-01"))
    jawaban = Jawaban.objects.filter(periode=periode)[0]
    with pytest.raises(galat.PeriodeSudahTerbit):
        kecualikan_jawaban(jawaban=jawaban, alasan="terlambat", oleh=cast["penanggung_jawab"])
    salinan = ", ".join(f.column for f in Jawaban._meta.concrete_fields if not f.primary_key)
    for sql in (
        "UPDATE ikm_jawaban SET dikecualikan = 'x'",
        "DELETE FROM ikm_jawaban",
        f"INSERT INTO ikm_jawaban ({salinan}) SELECT {salinan} FROM ikm_jawaban LIMIT 1",
    ):
        with pytest.raises(IntegrityError, match="sudah diterbitkan"), transaction.atomic():
            connection.cursor().execute(sql)


def test_lembar_tidak_lengkap_disebut(unit, cast):
    p = pabrik.periode(unit, selesai=datetime.date(2026, 9, 30), kosong="baris_lengkap")
    layanan = layanan_berlaku(unit)
    for i in range(10):
        masukkan_lembar(
            unit=unit, layanan=layanan, hari=datetime.date(2026, 9, 3), oleh=cast["petugas"],
            jawaban={f"u{j}": 3 for j in range(1, 9 if i < 3 else 10)}, pada=pabrik.kapan("2026-09-04"),
        )  # fmt: skip
    pabrik.olah("2026-10-05")
    t = terbitkan(periode=p, oleh=cast["pimpinan"], pada=pabrik.kapan("2026-10-01"))
    for halaman in ("", "poster/"):
        isi = Client().get(t.get_absolute_url() + halaman).content.decode()
        assert "profil mencakup 3 pengisi yang tidak ikut dihitung" in isi
    assert (t.isi["n"], t.isi["tidak_dihitung"]) == (7, [[terbit.TIDAK_LENGKAP, 3]])
    assert tinjau.ringkasan(p) == {"semua": 10, "bertanda": 10, "dikecualikan": 0, "tidak_lengkap": 3}


def test_yang_tidak_boleh(unit, cast, periode):
    p = cast["pimpinan"]
    with pytest.raises(galat.PeriodeBerjalan):
        terbitkan(periode=periode, oleh=p, pada=pabrik.kapan("2026-09-30"))
    terbitkan(periode=periode, oleh=p, pada=pabrik.kapan("2026-10-01"))
    with pytest.raises(galat.PeriodeSudahTerbit):
        terbitkan(periode=periode, oleh=p, pada=pabrik.kapan("2026-10-01"))
    kosong = pabrik.periode(unit, mulai=datetime.date(2026, 1, 1), selesai=datetime.date(2026, 6, 30))
    with pytest.raises(galat.BelumCukupData):
        terbitkan(periode=kosong, oleh=p)


def test_data_contoh_tidak_dapat_terbit(masuk, cast, periode):
    periode.unit.contoh = True
    periode.unit.save(update_fields=["contoh"])
    with pytest.raises(galat.DataContoh):
        terbitkan(periode=periode, oleh=cast["pimpinan"])
    with pytest.raises(IntegrityError, match="Data contoh"), transaction.atomic():
        Terbitan.objects.create(
            periode=periode,
            isi={},
            cerna="",
            diterbitkan_pada=pabrik.kapan("2026-10-01"),
            diterbitkan_oleh=cast["pimpinan"],
        )


def test_hak_terbit(masuk, periode):
    for nama in ("petugas", "pengawas", "penanggung_jawab"):
        assert halaman(masuk, periode, nama).status_code == 403
    assert masuk("pimpinan").get("/ikm/terbitkan/").status_code == 405
    assert halaman(masuk, periode, "pimpinan").status_code == 302
    assert Client().get("/ikm/terbit/V-2222-2222-2222/").status_code == 404


def test_lembar_olahan(masuk, periode):
    klien = masuk("pimpinan")
    alamat = f"/ikm/olahan.xlsx?unit={periode.unit.kode}&periode={periode.mulai}"
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200
    baris = [isi for lembar, _ke, isi in xlsx.baca(jawaban.content) if lembar == "Olahan"]
    assert len(baris) == 1 + 8 + 7
    assert baris[0] == ["No", *(f"U{i}" for i in range(1, 10))]
    assert [sum(b[i] for b in baris[1:9]) for i in range(1, 10)] == baris[9][1:]
    assert baris[14][:2] == ["IKM (x 25)", float(hasil.angka(periode).hasil.konversi)]
    assert masuk("petugas").get(alamat).status_code == 403
    assert klien.get(alamat + "x").status_code == 404


@pytest.mark.parametrize("teks", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_teks_bukan_rumus(teks):
    assert tabel_csv.tanpa_rumus([teks, "biasa", -1, None]) == [f"'{teks}", "biasa", -1, None]


def test_halaman_dasbor_menunjuk_terbitan(masuk, periode):
    klien = masuk("pimpinan")
    assert "Terbitkan dan bekukan" in klien.get("/dasbor/ikm/").content.decode()
    halaman(masuk, periode)
    isi = klien.get("/dasbor/ikm/").content.decode()
    assert "Terbitkan dan bekukan" not in isi
    assert Terbitan.objects.get().get_absolute_url() in isi
    assert (
        Periode.objects.get().terbitan.get_absolute_url()
        in Client().get("/ikm/dukcapil-uji/").content.decode()
    )

"""Publishing freezes: page, poster, hash, open data; never sample data, never twice, never half."""

import datetime
import hashlib
import io
import json
import xml.etree.ElementTree as ET
import zipfile

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from ikm import galat, hasil, olahan
from ikm.models import Periode, Terbitan
from ikm.operasi import terbitkan
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

pytestmark = pytest.mark.django_db
NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


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
    p = Peristiwa.objects.get(kode="ikm.terbitan.diterbitkan")
    assert p.data["cerna"] == t.cerna
    csv = Client().get(f"{t.get_absolute_url()}data.csv").content.decode("utf-8-sig")
    assert len(csv.splitlines()) == 10
    for sql in ("UPDATE ikm_terbitan SET isi = '{}'", "DELETE FROM ikm_terbitan"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(sql)


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
    with zipfile.ZipFile(io.BytesIO(jawaban.content)) as z:
        for nama in z.namelist():
            ET.fromstring(z.read(nama))
        lembar = ET.fromstring(z.read("xl/worksheets/sheet1.xml"))
    baris = lembar.findall(".//s:row", NS)
    assert len(baris) == 3 + 8 + 7
    sel = {c.get("r"): c for c in lembar.iter(f"{{{NS['s']}}}c")}
    assert sel["B12"].findtext("s:f", namespaces=NS) == "SUM(B4:B11)"
    assert sel["B12"].findtext("s:v", namespaces=NS) == "24"
    assert sel["B17"].findtext("s:v", namespaces=NS) == str(hasil.angka(periode).hasil.konversi)
    assert masuk("petugas").get(alamat).status_code == 403
    assert klien.get(alamat + "x").status_code == 404


@pytest.mark.parametrize("teks", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_teks_bukan_rumus(teks):
    assert olahan.aman(teks).startswith("'")
    assert olahan.aman("biasa") == "biasa"
    assert [olahan.huruf(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


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

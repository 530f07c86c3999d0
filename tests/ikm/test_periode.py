"""Opening a period: instrument, days, rule; never two at once, never changed."""

import datetime

import pytest
from django.utils import timezone

from ikm.models import Periode
from ikm.periode import periode_untuk, triwulan
from tests.ikm import pabrik

pytestmark = pytest.mark.django_db
ISI = {
    "instrumen": "permenpanrb14-2017",
    "nama": "Semester I 2027",
    "mulai": "2027-01-01",
    "selesai": "2027-06-30",
    "pembulatan": "akhir",
    "kosong": "per_unsur",
}


def test_buka_dan_tautan(masuk, unit):
    klien = masuk("penanggung_jawab")
    assert klien.post("/ikm/periode/baru/", ISI).status_code == 302
    p = Periode.objects.get()
    assert (p.unit, p.bobot, p.tabel, p.terbuka) == (unit, "tepat", "p14_2017", False)
    klien.post("/ikm/periode/tautan/", {"periode": "2027-01-01", "buka": "1"})
    p.refresh_from_db()
    assert p.terbuka
    assert "Semester I 2027" in klien.get("/ikm/periode/").content.decode()
    assert klien.post("/ikm/periode/tautan/", {"periode": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"mulai": "2027-06-30", "selesai": "2027-12-31"}, "mulai"),
        ({"mulai": "2027-09-01", "selesai": "2027-08-01"}, "selesai"),
        ({"mulai": "2028-01-01", "selesai": "2028-06-30", "bobot": "0.071"}, "bobot"),
        ({"instrumen": "x"}, "instrumen"),
        ({"mulai": "kapan"}, "mulai"),
    ],
)
def test_yang_salah_ditunjuk(masuk, ubah, bidang):
    klien = masuk("penanggung_jawab")
    klien.post("/ikm/periode/baru/", ISI)
    jawaban = klien.post("/ikm/periode/baru/", {**ISI, **ubah})
    assert jawaban.status_code == 422
    assert bidang in jawaban.context["form"].errors
    assert Periode.objects.count() == 1


def test_hak(masuk):
    for nama in ("petugas", "pengawas"):
        assert masuk(nama).get("/ikm/periode/").status_code == 403
        assert masuk(nama).post("/ikm/periode/baru/", ISI).status_code == 403
    assert masuk("penanggung_jawab").get("/ikm/periode/tautan/").status_code == 405


def test_triwulan_sendiri_tidak_menabrak_tetangga(unit):
    pabrik.periode(unit, mulai=datetime.date(2026, 8, 10), selesai=datetime.date(2026, 8, 20))
    p = periode_untuk(unit, datetime.date(2026, 7, 5))
    assert (p.mulai, p.selesai, p.instrumen.kode) == (
        datetime.date(2026, 7, 1),
        datetime.date(2026, 8, 9),
        "permenpanrb14-2017",
    )
    p = periode_untuk(unit, datetime.date(2026, 9, 5))
    assert (p.mulai, p.selesai) == (datetime.date(2026, 8, 21), datetime.date(2026, 9, 30))
    assert triwulan(datetime.date(2024, 2, 29))[:2] == (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    assert periode_untuk(unit, timezone.localdate()) == periode_untuk(unit, timezone.localdate())

"""schemathesis: bodies, parameters and headers made from the schema itself, sent in-process.

Few examples an operation: a smoke of what nobody thought of. test_isian_buruk.py holds what was thought of.
"""

import json
import os

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.konfigurasi.tabel_alamat import baris
from tests.konfigurasi.test_isian_buruk import alamat_baris
from tests.konfigurasi.test_skema import BERKAS

pytestmark = pytest.mark.django_db

CONTOH = int(os.environ.get("UJI_ACAK", "6"))
SKEMA = schemathesis.openapi.from_dict(yaml.safe_load(BERKAS.read_text()))
OPERASI = [hasil.ok() for hasil in SKEMA.get_all_operations()]


def teks(isi):
    return isi if isinstance(isi, str) else json.dumps(isi)


@pytest.fixture(scope="module")
def alamat_nyata(dunia):
    """Address of the schema without its arguments → a real one: half of the calls hit something that is there."""
    hasil = {}
    for nama, _metode, _siapa in baris():
        if nama.startswith("api_"):
            nyata = alamat_baris(dunia, nama)
            arg = [str(v) for k, v in dunia.sendiri.alamat(nama).items() if k not in "?!"]
            pola = nyata
            for nilai in arg:
                pola = pola.replace(f"/{nilai}/", "/{}/")
            hasil[pola] = nyata
    return hasil


@pytest.mark.parametrize("operasi", OPERASI, ids=lambda o: o.label)
def test_tidak_pernah_5xx(dunia, alamat_nyata, operasi):
    pola = "/".join("{}" if b.startswith("{") else b for b in operasi.path.split("/"))
    klien = dunia.klien["mesin"]

    @settings(
        max_examples=CONTOH,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(kasus=operasi.as_strategy(), nyata=st.booleans())
    def coba(kasus, nyata):
        kepala = {
            k: teks(v).encode("latin-1", "replace").decode("latin-1")
            for k, v in (kasus.headers or {}).items()
        }
        kepala = {k: v for k, v in kepala.items() if k.lower() not in ("authorization", "content-type")}
        isi = kasus.body if isinstance(kasus.body, dict | list | str | int | float | bool | None) else {}
        alamat = alamat_nyata[pola] if nyata else kasus.formatted_path
        with dunia.sementara():
            jawaban = klien.generic(
                operasi.method.upper(),
                alamat,
                json.dumps(isi) if operasi.method.upper() == "POST" else "",
                content_type="application/json",
                query_params={k: teks(v) for k, v in (kasus.query or {}).items()},
                headers=kepala,
            )
        assert jawaban.status_code < 500, jawaban.content[:300]
        if jawaban.status_code >= 400:
            assert set(jawaban.json()) == {"kode", "pesan", "bidang"}
        assert str(jawaban.status_code) in {*operasi.definition.raw["responses"], "404", "400"}

    coba()

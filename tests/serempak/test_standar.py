"""Standards under real threads: one voice is one voice, one version is decreed once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from pelayanan.galat import AlurDitolak
from standar import operasi
from standar.models import Masukan, Standar
from standar.operasi_konsultasi import SudahBersuara, beri_masukan
from tests.standar.test_versi import BAIK, HARI_INI, ISI, SK, tutup

pytestmark = pytest.mark.django_db(transaction=True)
SUARA = {"sikap": "setuju", "isi": "", "kelompok": "pengguna"}


def serentak(banyak, kerjakan):
    gerbang = threading.Barrier(banyak)

    def satu(i):
        try:
            connection.ensure_connection()
            gerbang.wait(30)
            return kerjakan(i)
        finally:
            connection.close()

    with ThreadPoolExecutor(banyak) as kolam:
        return list(kolam.map(satu, range(banyak)))


def test_suara_dan_penetapan_bersamaan(unit, cast):
    pj, kepala = cast["penanggung_jawab"], cast["pimpinan"]
    s = operasi.buat_layanan(unit=unit, kode="S", nama="Surat", kelompok="jasa", oleh=pj)
    operasi.sunting_rancangan(standar=s, data=ISI, oleh=pj)
    s = operasi.buka_konsultasi(standar=s, sampai=HARI_INI, oleh=pj)
    berkumpul = threading.Barrier(4)

    def naif(i):
        """Control: look, then write. Everybody sees nothing; only the constraint stops them, with an error page."""
        ada = Masukan.objects.filter(standar=s, sidik_surel="a").exists()
        berkumpul.wait(30)
        try:
            if not ada:
                Masukan.objects.create(standar=s, sidik_surel="a", disampaikan_pada=timezone.now(), **SUARA)
        except IntegrityError:
            return "galat"
        return "baik"

    assert sorted(serentak(4, naif)) == ["baik", "galat", "galat", "galat"]

    def suara(i):
        try:
            beri_masukan(standar=s, sidik_surel=["b"], **SUARA)
        except SudahBersuara:
            return 0
        return 1

    assert sum(serentak(6, suara)) == 1
    tutup(s, cast)
    operasi.mulai_uji_coba(standar=s, persen=40, oleh=pj)
    operasi.nilai_uji_coba(standar=s, **BAIK, oleh=pj)

    def tetapkan(i):
        try:
            operasi.tetapkan(standar=s, **{**SK, "nomor_sk": f"SK-{i}"}, oleh=kepala)
        except AlurDitolak:
            return ""
        return f"SK-{i}"

    menang = [x for x in serentak(4, tetapkan) if x]
    assert menang == [Standar.objects.get().nomor_sk]
    assert sum(serentak(4, lambda i: _berlakukan(s, kepala))) == 1


def _berlakukan(s, kepala):
    try:
        operasi.berlakukan(standar=s, oleh=kepala)
    except AlurDitolak:
        return 0
    return 1

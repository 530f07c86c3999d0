"""Makers of the cast. States of cases are reached by calling operations, never by writing `status=`."""

import datetime

import factory
from factory.django import DjangoModelFactory

from pelayanan.models import Pengguna, Penugasan, Unit


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    kode = factory.Sequence(lambda n: f"unit-{n}")
    nama = factory.Sequence(lambda n: f"Unit {n}")
    jenis = Unit.Jenis.DUKCAPIL
    buka_setiap_saat = True


def _nama(username: str) -> str:
    return username.replace("_", " ").title()


class PenggunaFactory(DjangoModelFactory):
    class Meta:
        model = Pengguna

    username = factory.Sequence(lambda n: f"orang{n}")
    nama = factory.LazyAttribute(lambda o: _nama(o.username))


SEJAK = datetime.date(2020, 1, 1)


def orang(username: str, unit: Unit, *peran: str) -> Pengguna:
    """A person with these roles in that unit, since long ago."""
    pengguna = PenggunaFactory(username=username)
    for p in peran:
        Penugasan.objects.create(pengguna=pengguna, unit=unit, peran=p, mulai=SEJAK)
    return pengguna


def orang_banyak(siapa: dict[str, tuple[Unit, str]]) -> dict[str, Pengguna]:
    """{username: (unit, role)} → people, in two statements: nearly every test needs them."""
    semua = Pengguna.objects.bulk_create(Pengguna(username=nama, nama=_nama(nama)) for nama in siapa)
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=satu, unit=unit, peran=peran, mulai=SEJAK)
        for satu, (unit, peran) in zip(semua, siapa.values(), strict=True)
    )
    return {satu.username: satu for satu in semua}

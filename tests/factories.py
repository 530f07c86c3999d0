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


class PenggunaFactory(DjangoModelFactory):
    class Meta:
        model = Pengguna

    username = factory.Sequence(lambda n: f"orang{n}")
    nama = factory.LazyAttribute(lambda o: o.username.replace("_", " ").title())


def orang(username: str, unit: Unit, *peran: str) -> Pengguna:
    """A person with these roles in that unit, since long ago."""
    pengguna = PenggunaFactory(username=username)
    for p in peran:
        Penugasan.objects.create(pengguna=pengguna, unit=unit, peran=p, mulai=datetime.date(2020, 1, 1))
    return pengguna

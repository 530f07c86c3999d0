"""Whole catalogues: units with their services, from a file and back to the same file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from pelayanan.models import Pengguna, Unit
from pelayanan.peristiwa import catat
from standar.bentuk import Cacat, Pemeriksa, periksa
from standar.ekspor import sebagai_data
from standar.impor import DataStandarSalah, Hasil, impor_satu, kode_berulang, yang_ada
from standar.models import KeteranganUnit, Standar

KUNCI_UNIT = {"kode", "nama", "jenis", "situs", "dasar", "alamat", "catatan", "berlaku_dari", "visi", "misi"}
JENIS = {
    "disdukcapil": Unit.Jenis.DUKCAPIL,
    "dpmptsp": Unit.Jenis.PERIZINAN,
    **{str(j): j for j in Unit.Jenis.values},
}


@dataclass(frozen=True)
class Ringkasan:
    """What an import did, in numbers of services."""

    baru: int
    versi_baru: int
    tetap: int

    @property
    def jumlah(self) -> int:
        return self.baru + self.versi_baru + self.tetap


def periksa_katalog(isi: Any) -> list[Cacat]:
    """Every fault of a whole file: its frame, the units, the services, and contradictions between them."""
    if not isinstance(isi, Mapping) or not isinstance(isi.get("daftar"), list):
        return [Cacat("berkas", "harus berisi “daftar:”, yaitu unit dan layanannya.")]
    cacat = [
        Cacat(f"berkas › {str(k)[:60]}", "bidang ini tidak dikenal.")
        for k in isi
        if k not in ("versi", "daftar")
    ]
    pasangan: list[tuple[str, Any]] = []
    for i, butir in enumerate(isi["daftar"], 1):
        if not isinstance(butir, Mapping) or set(butir) != {"unit", "layanan"}:
            cacat.append(Cacat(f"daftar {i}", "harus berisi tepat “unit:” dan “layanan:”."))
            continue
        unit, layanan = butir["unit"], butir["layanan"]
        cacat += _periksa_unit(unit, i)
        if not isinstance(layanan, list):
            cacat.append(Cacat(f"daftar {i} › layanan", "harus berupa daftar."))
            continue
        kode = str(unit.get("kode")) if isinstance(unit, Mapping) else ""
        for j, data in enumerate(layanan, 1):
            cacat += periksa(data, f"{kode} layanan {j}")
            pasangan.append((kode, data))
    return cacat + kode_berulang(pasangan)


def _periksa_unit(unit: Any, nomor: int) -> list[Cacat]:
    p = Pemeriksa(f"daftar {nomor} › unit")
    if not p.peta("", unit, KUNCI_UNIT):
        if unit is None:
            p.salah("", "wajib diisi.")
        return p.cacat
    if p.teks("kode", unit.get("kode"), maks=40, wajib=True) and not (
        unit["kode"].isascii() and unit["kode"].replace("-", "").replace("_", "").isalnum()
    ):
        p.salah("kode", "hanya huruf, angka, garis bawah, dan tanda hubung.")
    p.teks("nama", unit.get("nama"), maks=120, wajib=True)
    for nama, maks in (
        ("jenis", 40),
        ("situs", 200),
        ("dasar", 300),
        ("alamat", 250),
        ("catatan", 1000),
        ("visi", 500),
        ("misi", 3000),
    ):
        p.teks(nama, unit.get(nama), maks=maks)
    if unit.get("berlaku_dari") is not None and type(unit["berlaku_dari"]) is not date:
        p.salah("berlaku_dari", "harus berupa tanggal, misalnya 2026-01-31.")
    return p.cacat


@transaction.atomic(durable=True)
def impor_katalog(
    *,
    isi: Mapping[str, Any],
    oleh: Pengguna | None,
    unit: Unit | None = None,
    pada: datetime | None = None,
) -> Ringkasan:
    """A whole file, or nothing of it. Units that are not there yet are made; with `unit` all goes into that one.

    Raises DataStandarSalah naming every fault.
    """
    cacat = periksa_katalog(isi)
    if not cacat and unit is not None:
        cacat = kode_berulang([(unit.kode, d) for butir in isi["daftar"] for d in butir["layanan"]])
    if cacat:
        raise DataStandarSalah(cacat)
    hasil: list[Hasil] = []
    for butir in isi["daftar"]:
        tujuan = unit or _unit(butir["unit"])
        punya = yang_ada(tujuan, [data["kode"] for data in butir["layanan"]])
        dari = butir["unit"].get("berlaku_dari")
        hasil += [
            impor_satu(tujuan, data, oleh=oleh, berlaku_dari=dari, pada=pada, punya=punya)
            for data in butir["layanan"]
        ]
    jumlah = {k: sum(h.keadaan == k for h in hasil) for k in ("baru", "versi_baru", "tetap")}
    return Ringkasan(**jumlah)


def _unit(data: Mapping[str, Any]) -> Unit:
    unit = Unit.objects.filter(kode=data["kode"]).first()
    if unit is None:
        unit = Unit.objects.create(
            kode=data["kode"],
            nama=data["nama"],
            jenis=JENIS.get(data.get("jenis") or "", Unit.Jenis.LAINNYA),
            alamat=data.get("alamat") or "",
        )
        catat("standar.unit.dimuat", unit, oleh=None, unit=unit, data={"nama": unit.nama})
    KeteranganUnit.objects.update_or_create(
        unit=unit,
        defaults={
            "jenis_sumber": data.get("jenis") or "",
            **{k: data.get(k) or "" for k in ("situs", "dasar", "catatan")},
            **{
                k: data[k].strip() for k in ("visi", "misi") if data.get(k)
            },  # silence leaves what the desk wrote
        },
    )
    return unit


def ekspor_katalog(unit: Sequence[Unit] | None = None, *, portal: bool = False) -> dict[str, Any]:
    """Units and their versions in force, in the shape they are imported in; all units that have any."""
    versi = Standar.objects.lengkap().filter(status=Standar.Status.BERLAKU)
    if unit is not None:
        versi = versi.filter(layanan__unit__in=unit)
    per_unit: dict[int, list[Standar]] = {}
    for s in versi.order_by("layanan__unit_id", "layanan__urutan", "layanan_id"):
        per_unit.setdefault(s.layanan.unit_id, []).append(s)
    keterangan = {
        k.unit_id: k for k in KeteranganUnit.objects.filter(unit__in=per_unit).select_related("unit")
    }
    return {
        "versi": 1,
        "daftar": [
            {
                "unit": _data_unit(daftar[0].layanan.unit, keterangan.get(pk)),
                "layanan": [sebagai_data(s, portal=portal) for s in daftar],
            }
            for pk, daftar in per_unit.items()
        ],
    }


SK = ("unit", "kode", "versi", "nomor_sk", "tanggal_sk", "penanda_tangan")


def daftar_sk(unit: Sequence[Unit] | None = None) -> list[tuple[Any, ...]]:
    """The decrees of the versions in force, as rows of SK. To be read: an import never makes a decree."""
    versi = Standar.objects.berlaku().exclude(nomor_sk="")
    if unit is not None:
        versi = versi.filter(layanan__unit__in=unit)
    urut = versi.order_by("layanan__unit_id", "layanan__urutan", "layanan_id")
    return list(urut.values_list("layanan__unit__kode", "layanan__kode", *SK[2:]))


def sk_komentar(daftar: Iterable[tuple[Any, ...]]) -> str:
    """The same as comments on top of a YAML file."""
    if not daftar:
        return ""
    return "".join(f"# {' · '.join(' '.join(str(x).split()) for x in baris)}\n" for baris in [SK, *daftar])


def _data_unit(unit: Unit, k: KeteranganUnit | None) -> dict[str, Any]:
    data: dict[str, Any] = {"kode": unit.kode, "nama": unit.nama}
    data["jenis"] = k.jenis_sumber if k and k.jenis_sumber else unit.jenis
    lain: Iterable[tuple[str, str]] = (
        ("situs", k.situs if k else ""),
        ("dasar", k.dasar if k else ""),
        ("alamat", unit.alamat),
        ("catatan", k.catatan if k else ""),
        ("visi", k.visi if k else ""),
        ("misi", k.misi if k else ""),
    )
    return data | {kunci: nilai for kunci, nilai in lain if nilai}

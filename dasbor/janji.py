"""Clocks of all rooms in one list: what is late or due next, whatever kind of case it is."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import kode as kode_publik
from pelayanan import tenggat
from pelayanan.kalender import kalender_unit
from pelayanan.models import Penugasan, Tenggat, Unit

# table of the case → what people call it, the officers' page of it, who holds it when the case names nobody
PERKARA: dict[str, tuple[Any, str, Any]] = {
    "pengaduan.aduan": (_("Aduan"), "/pengaduan/kasus/{}/", _("Pengelola pengaduan")),
    "permohonan.permohonan": (_("Permohonan"), "/permohonan/{}/", _("Verifikator")),
    "pelayanan.permintaandata": (
        _("Permintaan data pribadi"),
        "/data-pribadi/permintaan/{}/",
        _("Penanggung jawab"),
    ),
    "pelayanan.kegagalandata": (_("Kegagalan data"), "/data-pribadi/kegagalan/{}/", _("Pimpinan")),
}
PENERIMA = {
    "petugas": _("Petugas"),
    "pengelola": _("Pengelola pengaduan"),
    "penanggung_jawab": _("Penanggung jawab"),
    "pimpinan": _("Pimpinan"),
    "inspektorat": _("Inspektorat"),
}
SEGERA = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class BarisJanji:
    """One clock as a row."""

    perkara: Any
    kode: str
    perihal: str
    tautan: str
    pemegang: Any
    tenggat: datetime
    sisa: Any
    jenis: str
    dijeda: bool


def hitungan(unit: Unit, pada: datetime | None = None) -> dict[str, int]:
    """{lewat, segera, terbuka} in cases, however many clocks a case has: one query."""
    pada = pada or timezone.now()
    berjalan = Q(dijeda_pada__isnull=True)
    per_jenis = (
        _janji(unit)
        .order_by()
        .values("objek_jenis")
        .annotate(
            lewat=Count("objek_id", distinct=True, filter=berjalan & Q(jatuh_tempo_pada__lt=pada)),
            segera=Count(
                "objek_id",
                distinct=True,
                filter=berjalan & Q(jatuh_tempo_pada__gte=pada, jatuh_tempo_pada__lt=pada + SEGERA),
            ),
            terbuka=Count("objek_id", distinct=True),
        )
    )
    jumlah = Counter[str]()
    for baris in per_jenis:
        jumlah.update({k: baris[k] for k in ("lewat", "segera", "terbuka")})
    return {k: jumlah[k] for k in ("lewat", "segera", "terbuka")}


def _janji(unit: Unit) -> QuerySet[Tenggat]:
    """Clocks somebody outside waits for. Those that only close or remind (no case of PERKARA) are not promises."""
    jam: QuerySet[Tenggat] = tenggat.terbuka(unit=unit, objek_jenis__in=PERKARA)
    return jam


def daftar(unit: Unit, terbanyak: int = 8, pada: datetime | None = None) -> list[BarisJanji]:
    """What is due first on top; one query for the clocks, one per kind of case, three for calendar and people."""
    pada = pada or timezone.now()
    jam: list[Tenggat] = []
    for t in _janji(unit).filter(dijeda_pada__isnull=True)[: 4 * terbanyak]:
        if all((t.objek_jenis, t.objek_id) != (x.objek_jenis, x.objek_id) for x in jam):
            jam.append(t)  # the first clock of a case stands for it
    del jam[terbanyak:]
    if not jam:
        return []
    kalender = kalender_unit(unit, pada)
    perkara = _perkara(jam)
    pemegang = _orang(unit)
    hasil = []
    for t in jam:
        objek = perkara.get((t.objek_jenis, t.objek_id))
        nama, pola, pegang = PERKARA.get(t.objek_jenis, (t.jenis, "", ""))
        polos = str(getattr(objek, "kode", "") or "")
        kode = kode_publik.tampil(polos) if kode_publik.rapikan(polos) else polos
        # a rung that only reminds ("peringatan:50%") leaves the case in the hands it is in
        naik = [
            a["penerima"] for a in t.anak_tangga if a["tingkat"] <= t.tingkat and a["penerima"] in PENERIMA
        ]
        if naik:
            pegang = pemegang.get(naik[-1]) or PENERIMA[naik[-1]]
        sisa = tenggat.sisa_waktu(t, kalender, pada)
        hasil.append(
            BarisJanji(
                perkara=nama,
                kode=kode,
                perihal=_perihal(objek),
                tautan=pola.format(kode) if pola and kode else "",
                pemegang=pegang,
                tenggat=t.jatuh_tempo_pada,
                sisa=sisa,
                jenis=_jenis(t, pada),
                dijeda=False,
            )
        )
    return hasil


def _jenis(t: Tenggat, pada: datetime) -> str:
    if t.jatuh_tempo_pada < pada:
        return "bahaya"
    return "awas" if t.jatuh_tempo_pada - pada < SEGERA else ""


def _perihal(objek: Any) -> str:
    """The kind of thing only: titles of aduan and names of people stay in their own rooms."""
    layanan = getattr(objek, "layanan", None)
    return str(layanan) if layanan else ""


def _perkara(jam: list[Tenggat]) -> dict[tuple[str, int], Any]:
    menurut: dict[str, list[int]] = defaultdict(list)
    for t in jam:
        menurut[t.objek_jenis].append(t.objek_id)
    hasil = {}
    for jenis, ids in menurut.items():
        model: Any = apps.get_model(jenis)
        qs = model._default_manager.filter(pk__in=ids)
        if any(f.name == "layanan" for f in model._meta.fields):
            qs = qs.select_related("layanan")
        for objek in qs:
            hasil[(jenis, objek.pk)] = objek
    return hasil


def _orang(unit: Unit) -> dict[str, str]:
    hari_ini = timezone.localdate(timezone=unit.tz)
    return {
        p.peran: str(p.pengguna.jabatan or p.pengguna)
        for p in Penugasan.objects.filter(unit=unit)
        .menjabat(hari_ini)
        .select_related("pengguna")
        .order_by("-pk")
    }

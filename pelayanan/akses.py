"""Who may do what, and the only ways to get an object on somebody's behalf.

A right is a name such as ``antrian.layani``; HAK says which roles carry it, LINGKUP which machine scopes
do. A person has a right *in units*: the ones where a Penugasan of such a role is in force today. What is
not yours does not exist for you: 404, not 403.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce, wraps
from operator import attrgetter, or_
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from pelayanan import kode as kode_publik
from pelayanan.models import AkunMesin, Pengguna, Penugasan, Peran, Unit
from pelayanan.siap import Tanya, tunggal

M = TypeVar("M", bound=Model)
Orang = Pengguna | AnonymousUser | None

P = Peran
HAK: dict[str, frozenset[Peran]] = {
    # queue
    "antrian.layani": frozenset({P.LOKET, P.INFORMASI}),
    "antrian.informasi": frozenset({P.INFORMASI, P.LOKET}),
    "antrian.lihat": frozenset(
        {P.LOKET, P.INFORMASI, P.PENANGGUNG_JAWAB, P.PIMPINAN, P.PENGAWAS, P.EVALUATOR, P.ADMIN}
    ),
    "antrian.awasi": frozenset({P.PENANGGUNG_JAWAB, P.PIMPINAN}),
    "antrian.atur": frozenset({P.ADMIN, P.PENANGGUNG_JAWAB}),
    # requests
    "permohonan.terima": frozenset({P.LOKET, P.INFORMASI, P.VERIFIKATOR}),
    "permohonan.periksa": frozenset({P.VERIFIKATOR, P.PENANGGUNG_JAWAB}),
    "permohonan.setujui": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB}),
    "permohonan.keberatan": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB}),
    "permohonan.atur": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB}),
    "permohonan.lihat": frozenset(
        {P.LOKET, P.INFORMASI, P.VERIFIKATOR, P.PENANGGUNG_JAWAB, P.PIMPINAN, P.PENGAWAS, P.KASIR}
    ),
    "permohonan.bayar": frozenset({P.KASIR}),
    # complaints
    "pengaduan.catat": frozenset({P.INFORMASI, P.LOKET, P.PENGELOLA}),
    "pengaduan.kelola": frozenset({P.PENGELOLA}),
    "pengaduan.tangani": frozenset({P.PENGELOLA, P.PENANGGUNG_JAWAB, P.PIMPINAN}),
    "pengaduan.putus": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB}),
    "pengaduan.awasi": frozenset({P.PENGAWAS}),
    "pengaduan.lihat": frozenset({P.PENGELOLA, P.PENANGGUNG_JAWAB, P.PIMPINAN, P.PENGAWAS}),
    # survey
    "ikm.masukkan": frozenset({P.INFORMASI, P.LOKET, P.PENANGGUNG_JAWAB}),
    "ikm.kelola": frozenset({P.PENANGGUNG_JAWAB, P.ADMIN}),
    "ikm.terbitkan": frozenset({P.PIMPINAN}),
    # standards
    "standar.lihat": frozenset({P.PENANGGUNG_JAWAB, P.PIMPINAN, P.PENGAWAS, P.EVALUATOR}),
    "standar.sunting": frozenset({P.PENANGGUNG_JAWAB}),
    "standar.tetapkan": frozenset({P.PIMPINAN}),
    # figures
    "dasbor.lihat": frozenset({P.PIMPINAN, P.PENGAWAS, P.PENANGGUNG_JAWAB, P.EVALUATOR}),
    "dasbor.rencanakan": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB}),
    # unit
    "unit.atur": frozenset({P.ADMIN}),
    "gangguan.lihat": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB, P.PENGAWAS, P.ADMIN}),
    "gangguan.nyatakan": frozenset({P.PIMPINAN}),
    "unit.segel": frozenset({P.ADMIN, P.PENGAWAS}),
    # people
    "penugasan.atur": frozenset({P.ADMIN}),
    "penugasan.lihat": frozenset({P.ADMIN, P.PENGAWAS}),
    # personal data
    "data.lihat": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB, P.PENGELOLA, P.PENGAWAS, P.ADMIN}),
    "data.catat": frozenset({P.LOKET, P.INFORMASI, P.PENGELOLA, P.PENANGGUNG_JAWAB}),
    "data.jawab": frozenset({P.PIMPINAN, P.PENANGGUNG_JAWAB}),
    "data.kegagalan": frozenset({P.PIMPINAN, P.ADMIN}),
    # the machine room
    "sistem.lihat": frozenset({P.ADMIN}),
}

L = AkunMesin.Lingkup
LINGKUP: dict[str, frozenset[str]] = {
    L.TIKET: frozenset(),
    L.LOKET: frozenset({"antrian.layani", "antrian.lihat"}),
    L.ADUAN: frozenset(),
    L.JAWABAN: frozenset(),
    L.PERMOHONAN: frozenset(),
}


def _tugas_kini(berlatih: bool) -> Tanya[Penugasan]:
    """Who practises has the roles in the twin, and only those, and each only as long as the real unit gives it;
    nobody else has any there."""

    def masih(orang: int, kini: datetime) -> Q:
        asli = Penugasan.objects.filter(
            pengguna_id=orang, peran=OuterRef("peran"), unit=OuterRef("unit__latihan_untuk")
        )
        return Q(Exists(asli.menjabat_kini(kini))) if berlatih else Q()

    return Tanya(
        lambda orang, kini: (
            Penugasan.objects.filter(pengguna_id=orang, unit__latihan_untuk__isnull=not berlatih)
            .filter(masih(orang, kini))
            .menjabat_kini(kini)
            .only("unit_id", "peran")
            .annotate(wajib=F("unit__dua_langkah_wajib"))
            .order_by()
        ),
        orang=int,
        kini=datetime,
    )


_TUGAS_KINI = {berlatih: _tugas_kini(berlatih) for berlatih in (False, True)}


def _peran_per_unit(pengguna: Pengguna) -> dict[int, set[str]]:
    """{unit: roles in force on its own day}; one query per request, kept on the user object."""
    if not hasattr(pengguna, "_peran_per_unit"):
        peran: dict[int, set[str]] = {}
        wajib_dua_langkah = False
        tanya = _TUGAS_KINI[getattr(pengguna, "latihan", False)]
        for tugas in tanya.semua(orang=pengguna.pk, kini=timezone.now()):
            peran.setdefault(tugas.unit_id, set()).add(tugas.peran)
            wajib_dua_langkah |= tugas.peran in tugas.wajib  # type: ignore[attr-defined]
        pengguna._peran_per_unit = peran  # type: ignore[attr-defined]
        pengguna._wajib_dua_langkah = wajib_dua_langkah  # type: ignore[attr-defined]
    return pengguna._peran_per_unit  # type: ignore[attr-defined]


def unit_berhak(pengguna: Orang, hak: str) -> set[int]:
    """Ids of the units in which `pengguna` has the right `hak`; empty for guests."""
    if not isinstance(pengguna, Pengguna) or not pengguna.is_active:
        return set()
    if pengguna.mesin:
        akun = getattr(pengguna, "akun_mesin", None)
        punya = akun is not None and akun.aktif and any(hak in LINGKUP[lingkup] for lingkup in akun.lingkup)
        return {akun.unit_id} if punya and akun is not None else set()
    return {u for u, peran in _peran_per_unit(pengguna).items() if peran & HAK[hak]}


def boleh(pengguna: Orang, hak: str, unit: Unit | int | None = None) -> bool:
    """Has the right in that unit, or in any when none is named."""
    berhak = unit_berhak(pengguna, hak)
    return bool(berhak) if unit is None else (unit.pk if isinstance(unit, Unit) else unit) in berhak


def wajib(pengguna: Orang, hak: str, unit: Unit | int | None = None) -> None:
    """Raise PermissionDenied unless `boleh`."""
    if not boleh(pengguna, hak, unit):
        raise PermissionDenied


def peran_di(pengguna: Orang, unit: Unit | int) -> set[str]:
    """The roles of a person in one unit, today."""
    if not isinstance(pengguna, Pengguna):
        return set()
    return _peran_per_unit(pengguna).get(unit.pk if isinstance(unit, Unit) else unit, set())


def memegang(pengguna: Orang, peran: Iterable[str]) -> bool:
    """Does the person hold one of these roles today, in any unit?"""
    if not isinstance(pengguna, Pengguna) or pengguna.mesin:
        return False
    dicari = set(peran)
    return any(dicari & punya for punya in _peran_per_unit(pengguna).values())


def bertugas(pengguna: Pengguna) -> bool:
    """Does the person hold any role today?"""
    return bool(_peran_per_unit(pengguna))


def unit_dan_atasannya(jalur: str = "unit") -> list[str]:
    """Ways to a row's unit and to those above it, three levels of the tree: what "here or above" means."""
    return [jalur + "__induk" * tingkat for tingkat in range(4)]


def di_atasnya(pengguna: Orang, jalur: str = "unit") -> Q:
    """Rows of a unit in which this person works today, or above which they stand."""
    if not isinstance(pengguna, Pengguna):
        return Q(pk__in=())
    unit = list(_peran_per_unit(pengguna))
    return reduce(or_, (Q(**{f"{j}__in": unit}) for j in unit_dan_atasannya(jalur)))


def unit_tunggal(pengguna: Pengguna) -> int | None:
    """The unit of somebody who works in one only; None for who works in several or none."""
    unit = list(_peran_per_unit(pengguna))
    return unit[0] if len(unit) == 1 else None


def wajib_dua_langkah(pengguna: Pengguna) -> bool:
    """Does one of the person's units ask a second step of a role held there today?"""
    if pengguna.mesin:
        return False
    _peran_per_unit(pengguna)
    return bool(pengguna._wajib_dua_langkah)  # type: ignore[attr-defined]


def ambil(
    dari: QuerySet[M] | Tanya[M], pengguna: Orang, hak: str, *, jalur_unit: str = "unit", **kunci: Any
) -> M:
    """The one object that matches (the first by the queryset's own order) in a unit where `pengguna` has `hak`.

    Raises Http404 when there is none.
    """
    unit = unit_berhak(pengguna, hak)
    if isinstance(dari, Tanya):
        objek = dari.satu(**kunci)
        if objek is not None and attrgetter(jalur_unit.replace("__", ".") + "_id")(objek) not in unit:
            objek = None
    else:
        objek = tunggal(dari.filter(**{f"{jalur_unit}__in": unit}).filter(**kunci))
    if objek is None:
        raise Http404
    return objek


def ambil_berkode(dari: QuerySet[M] | Tanya[M], kode: str) -> M:
    """The object behind a public code, typed in any way (`kode.rapikan`); else Http404."""
    rapi = kode_publik.rapikan(kode)
    if not rapi:
        raise Http404
    objek = dari.satu(kode=rapi) if isinstance(dari, Tanya) else tunggal(dari.filter(kode=rapi))
    if objek is None:
        raise Http404
    return objek


def perlu(hak: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """View decorator: sign in first; 403 without the right in any unit."""

    def bungkus(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            wajib(request.user, hak)
            return view(request, *args, **kwargs)

        dalam.hak = hak  # type: ignore[attr-defined]
        return dalam

    return bungkus


def unit_saya(pengguna: Orang, hak: str) -> QuerySet[Unit]:
    """The units in which the person has the right, by name."""
    terbuka = Q(latihan_untuk__isnull=False) if getattr(pengguna, "latihan", False) else Q(aktif=True)
    return Unit.objects.filter(terbuka, pk__in=unit_berhak(pengguna, hak))


# --- the menu of whoever is signed in ---------------------------------------------------------------
_MENU: tuple[tuple[str, str, str], ...] = (
    # right, address, name; one row per workplace
    ("unit.atur", "/dasbor/siap-buka/", "Siap buka"),
    ("antrian.layani", "/loket/", "Loket"),
    ("antrian.informasi", "/antrian/meja/", "Meja informasi"),
    ("antrian.awasi", "/antrian/angka/", "Angka antrean"),
    ("permohonan.lihat", "/permohonan/masuk/", "Permohonan"),
    ("permohonan.bayar", "/permohonan/kasir/", "Kasir"),
    ("pengaduan.lihat", "/pengaduan/masuk/", "Pengaduan"),
    ("standar.lihat", "/standar/kelola/", "Standar"),
    ("dasbor.lihat", "/dasbor/", "Dasbor"),
    ("gangguan.lihat", "/gangguan/", "Gangguan"),
    ("ikm.masukkan", "/ikm/kertas/", "Survei kertas"),
    ("data.lihat", "/data-pribadi/", "Data pribadi"),
    ("penugasan.lihat", "/hak-akses/", "Hak akses"),
    ("sistem.lihat", "/dasbor/keadaan/", "Keadaan sistem"),
    ("unit.atur", "/kabar/templat/", "Kata-kata kabar"),
    ("unit.atur", "/cadangan/", "Cadangan"),
    ("unit.segel", "/segel/", "Segel"),
    ("unit.atur", "/kelola/", "Kelola"),
)


def menu(pengguna: Orang) -> list[tuple[str, str]]:
    """[(address, name)] of the workplaces open to this person; empty for guests."""
    if not isinstance(pengguna, Pengguna):
        return []
    return [(alamat, nama) for hak, alamat, nama in _MENU if boleh(pengguna, hak)]


def orang(request: HttpRequest) -> Pengguna:
    """Who is signed in; the view has made sure somebody is (`perlu`)."""
    return cast(Pengguna, request.user)


def unit_diminta(request: HttpRequest, hak: str) -> Unit:
    """The unit that ``unit`` (address or form) names among those where I have this right, else the first of them.

    Raises Http404.
    """
    saya = unit_saya(request.user, hak)
    kode = request.GET.get("unit") or request.POST.get("unit")
    unit = tunggal(saya.filter(kode=kode[:40])) if kode else saya.first()
    if unit is None:
        raise Http404
    return unit


def unit_terpilih(request: HttpRequest, hak: str) -> tuple[Unit, list[Unit]]:
    """The same, and all of them to choose from: one query."""
    units = list(unit_saya(request.user, hak))
    kode = request.GET.get("unit") or request.POST.get("unit")
    for unit in units:
        if kode in (None, "", unit.kode):
            return unit, units
    raise Http404

"""A spreadsheet of officers → Calon, or every fault of it with its row. Nothing is written here."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pelayanan import xlsx
from pelayanan.models import Pengguna, Peran
from pelayanan.operasi_petugas import Calon

KEPALA = ("nama", "nama pengguna", "jabatan", "peran")
MAKS_BARIS = 500
MAKS_CACAT = 50
_PERAN = {str(p.label).lower(): p.value for p in Peran} | {p.value: p.value for p in Peran}


@dataclass
class Bacaan:
    """What a file says: people, and what is wrong as (row, sentence). With faults nothing of it is taken."""

    calon: list[Calon] = field(default_factory=list)
    cacat: list[tuple[int, str]] = field(default_factory=list)


def templat() -> bytes:
    """The empty list to fill in, and a sheet that says which roles there are."""
    contoh = [
        ("Siti Rahayu", "siti.rahayu", _("Pelaksana"), "petugas loket"),
        ("Budi Santoso", "budi", _("Kepala Seksi"), "penanggung jawab, verifikator"),
    ]
    peran = [(str(p.label).lower(),) for p in Peran if p != Peran.ADMIN]
    return xlsx.tulis([(_("Petugas"), KEPALA, contoh), (_("Peran yang ada"), (_("peran"),), peran)])


def baca(isi: bytes) -> Bacaan:
    """Raises xlsx.BerkasTidakTerbaca: no workbook, a formula, more than MAKS_BARIS rows."""
    hasil = Bacaan()
    lembar_pertama = None
    dipakai: dict[str, int] = {}
    for lembar, ke, nilai in xlsx.baca(isi, maks_baris=MAKS_BARIS + 40):
        lembar_pertama = lembar_pertama or lembar
        if lembar != lembar_pertama:
            break
        teks = [" ".join(str(x).split()) if x is not None else "" for x in nilai] + [""] * 4
        if ke == 1:
            if [t.lower() for t in teks[:4]] != list(KEPALA):
                hasil.cacat.append((1, _("baris pertama harus: %s. Pakai templat.") % ", ".join(KEPALA)))
                return hasil
            continue
        if len(hasil.calon) >= MAKS_BARIS:
            raise xlsx.BerkasTidakTerbaca(_("Paling banyak %d petugas dalam satu berkas.") % MAKS_BARIS)
        salah, calon = _satu(teks)
        if calon.username.lower() in dipakai:
            salah.append(
                _("nama pengguna %(u)s sudah ada di baris %(b)s.")
                % {"u": calon.username, "b": dipakai[calon.username.lower()]}
            )
        dipakai.setdefault(calon.username.lower(), ke)
        hasil.cacat += [(ke, s) for s in salah]
        hasil.calon.append(calon)
    if not hasil.calon and not hasil.cacat:
        hasil.cacat.append((2, _("tidak ada satu petugas pun.")))
    sudah = Pengguna.objects.filter(username__in=[c.username for c in hasil.calon])
    for nama in sudah.values_list("username", flat=True):
        hasil.cacat.append((dipakai[nama.lower()], _("nama pengguna %s sudah dipakai di portal ini.") % nama))
    hasil.cacat.sort()
    return hasil


def _satu(teks: list[str]) -> tuple[list[str], Calon]:
    nama, username, jabatan, kata = teks[:4]
    salah = []
    if not nama or len(nama) > 120:
        salah.append(_("nama harus diisi, paling panjang 120 huruf."))
    try:
        if not username or len(username) > 150:
            raise ValidationError("")
        Pengguna.username_validator(username)
    except ValidationError:
        salah.append(_("nama pengguna harus diisi: huruf, angka, dan . _ - saja, tanpa spasi."))
    if len(jabatan) > 120:
        salah.append(_("jabatan paling panjang 120 huruf."))
    peran = []
    for satu in (k.strip().lower() for k in kata.replace(";", ",").split(",")):
        if not satu:
            continue
        if satu not in _PERAN:
            salah.append(_("peran “%s” tidak dikenal: lihat lembar kedua templat.") % satu[:40])
        elif _PERAN[satu] == Peran.ADMIN:
            salah.append(_("peran admin tidak dapat diberikan lewat berkas: berikan satu per satu."))
        else:
            peran.append(_PERAN[satu])
    if not kata:
        salah.append(_("peran harus diisi."))
    return salah, Calon(nama, username, jabatan, tuple(dict.fromkeys(peran)))

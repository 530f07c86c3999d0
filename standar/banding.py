"""Two versions side by side: what was taken out, what came in, component by component."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from standar import urai
from standar.kelengkapan import KOMPONEN
from standar.models import Standar


@dataclass(frozen=True)
class Baris:
    """One line: the same on both sides, only before, only after, or changed."""

    keadaan: str  # "sama" | "hapus" | "tambah" | "ubah"
    lama: str
    baru: str


@dataclass(frozen=True)
class Bagian:
    nama: str
    baris: list[Baris]

    @property
    def berubah(self) -> bool:
        return any(b.keadaan != "sama" for b in self.baris)


def baris_komponen(standar: Standar) -> dict[str, list[str]]:
    """Every component as lines of text; `standar` from `lengkap()`."""
    hasil: dict[str, list[str]] = {str(k): [] for k, _nama in KOMPONEN}
    hasil["persyaratan"] = [_syarat(p) for p in standar.persyaratan.all()]
    hasil["prosedur"] = [_langkah(x) for x in standar.langkah.all()]
    waktu = [standar.waktu_tampil] if standar.waktu_tampil else []
    if standar.sejak_tampil:
        waktu.append(_("dihitung sejak %s") % standar.sejak_tampil)
    if standar.waktu_teks and standar.waktu_teks not in waktu:
        waktu.append(standar.waktu_teks)
    if standar.menit_loket:
        waktu.append(_("%d menit di loket") % standar.menit_loket)
    hasil["waktu"] = waktu + [str(r) for r in standar.rincian_waktu.all()]
    biaya = [standar.biaya_tampil] if standar.biaya_tampil else []
    if standar.biaya_teks and standar.biaya_teks.lower() not in (b.lower() for b in biaya):
        biaya.append(standar.biaya_teks)
    hasil["biaya"] = biaya + [_biaya(r) for r in standar.rincian_biaya.all()]
    for k in standar.komponen.all():
        rentan = _(" (bagi kelompok rentan)") if k.kelompok_rentan else ""
        hasil[str(k.jenis)].append(k.teks + rentan + (f" <{k.tautan}>" if k.tautan else ""))
    if standar.jumlah_pelaksana is not None:
        hasil["jumlah_pelaksana"] = [_("%d orang") % standar.jumlah_pelaksana]
    return hasil


def _terurai(p: Any) -> urai.Syarat:
    return urai.Syarat(p.nama, tuple(p.bentuk), p.bila, p.diperoleh_di)


def _syarat(p: Any) -> str:
    """The sentence, and in brackets what was said of it that it does not say."""
    kalimat = p.teks.lower()
    bagian = [
        "" if p.nama.lower() in kalimat else p.nama,
        ", ".join(str(p.Bentuk(b).label) for b in p.bentuk if b not in urai.syarat(p.teks).bentuk),
        "" if p.bila.lower() in kalimat else _("bila %s") % p.bila,
        "" if p.diperoleh_di.lower() in kalimat else _("diperoleh di %s") % p.diperoleh_di,
    ]
    return _berekor(p.teks, bagian)


def _syarat_tegas(p: Any) -> str:
    """The sentence with all that is held of it otherwise than it reads, what was taken away too."""
    dari, punya = urai.syarat(p.teks), _terurai(p)
    bentuk = ", ".join(str(p.Bentuk(b).label) for b in p.bentuk)
    bagian = [
        p.nama if punya.nama != dari.nama else "",
        (bentuk or _("tanpa bentuk")) if punya.bentuk != dari.bentuk else "",
        (_("bila %s") % p.bila if p.bila else _("bagi semua")) if punya.bila != dari.bila else "",
    ]
    if punya.diperoleh_di != dari.diperoleh_di:
        bagian.append(_("diperoleh di %s") % p.diperoleh_di if p.diperoleh_di else _("tanpa tempat"))
    return _berekor(p.teks, bagian)


def _berekor(teks: str, bagian: list[str]) -> str:
    ekor = "; ".join(b for b in bagian if b)
    return f"{teks} ({ekor})" if ekor else teks


def _syarat_dua(lama: Standar, baru: Standar) -> list[list[str]]:
    """The requirements of both; those that read alike without being alike are told in full."""
    arti: dict[str, set[urai.Syarat]] = {}
    for p in [*lama.persyaratan.all(), *baru.persyaratan.all()]:
        arti.setdefault(_syarat(p), set()).add(_terurai(p))
    return [
        [_syarat_tegas(p) if len(arti[_syarat(p)]) > 1 else _syarat(p) for p in s.persyaratan.all()]
        for s in (lama, baru)
    ]


def _langkah(x: Any) -> str:
    lanjut = _("lanjut ke langkah %s") % ", ".join(map(str, x.lanjut_ke)) if x.lanjut_ke else ""
    fase = x.get_fase_display().lower() if x.fase else ""
    ekor = ", ".join(t for t in (fase, x.titik, x.durasi_teks, lanjut) if t)
    return f"{x.pelaku}: {x.uraian}" + (f" ({ekor})" if ekor else "")


def _biaya(r: Any) -> str:
    lebih = [
        _("kelas khusus") if r.khusus else "",
        r.get_jenis_display().lower() if r.jenis else "",
        _("ditetapkan oleh %s") % r.dasar if r.dasar and r.rupiah is not None else "",
        _("bebas bagi %s") % r.bebas_bagi if r.bebas_bagi else "",
    ]
    ekor = "; ".join(x for x in lebih if x)
    return str(r) + (f" ({ekor})" if ekor else "")


def banding(lama: Standar, baru: Standar) -> list[Bagian]:
    """All fourteen components of both versions, the hours of service, and the decree once there can be one."""
    kiri, kanan = baris_komponen(lama), baris_komponen(baru)
    kiri["persyaratan"], kanan["persyaratan"] = _syarat_dua(lama, baru)
    bagian = [Bagian(str(nama), _selisih(kiri[str(k)], kanan[str(k)])) for k, nama in KOMPONEN]
    jam = ([s.jam_layanan] if s.jam_layanan else [] for s in (lama, baru))
    bagian.append(Bagian(_("Jam layanan"), _selisih(*jam)))
    for nama, ambil in ((_("Untuk siapa"), _untuk_siapa), (_("Lampiran"), lampiran)):
        bagian.append(Bagian(nama, _selisih(ambil(lama), ambil(baru))))
    if baru.nomor_sk or baru.berlaku:  # a version before its decree has not lost one
        bagian.append(Bagian(_("Penetapan"), _selisih(_sk(lama), _sk(baru))))
    return bagian


def _untuk_siapa(s: Standar) -> list[str]:
    return [s.untuk_siapa] if s.untuk_siapa else []


def lampiran(s: Standar) -> list[str]:
    """`Denah loket (lainnya, versi 1)`, one a line; `s` from `lengkap()`."""
    return [str(x) for x in s.lampiran.all()]


def _sk(s: Standar) -> list[str]:
    baris = [
        _("SK %s") % s.nomor_sk if s.nomor_sk else "",
        _("tanggal %s") % date_format(s.tanggal_sk, "j F Y") if s.tanggal_sk else "",
        _("ditandatangani %s") % s.penanda_tangan if s.penanda_tangan else "",
    ]
    return [b for b in baris if b]


def perubahan(lama: Standar, baru: Standar) -> list[dict[str, Any]]:
    """[{bidang, hapus: [lines], tambah: [lines]}]: only what differs, for the history of a draft."""
    return [
        {
            "bidang": b.nama,
            "hapus": [x.lama for x in b.baris if x.keadaan != "sama" and x.lama],
            "tambah": [x.baru for x in b.baris if x.keadaan != "sama" and x.baru],
        }
        for b in banding(lama, baru)
        if b.berubah
    ]


def _selisih(a: list[str], b: list[str]) -> list[Baris]:
    hasil: list[Baris] = []
    for jenis, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if jenis == "equal":
            hasil += [Baris("sama", x, x) for x in a[a1:a2]]
            continue
        for i in range(max(a2 - a1, b2 - b1)):
            kiri = a[a1 + i] if a1 + i < a2 else ""
            kanan = b[b1 + i] if b1 + i < b2 else ""
            hasil.append(Baris("ubah" if kiri and kanan else "hapus" if kiri else "tambah", kiri, kanan))
    return hasil

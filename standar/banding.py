"""Two versions side by side: what was taken out, what came in, component by component."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

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
    hasil["persyaratan"] = [p.teks for p in standar.persyaratan.all()]
    hasil["prosedur"] = [_langkah(x) for x in standar.langkah.all()]
    waktu = [standar.waktu_tampil] if standar.waktu_tampil else []
    if standar.dihitung_sejak:
        waktu.append(_("dihitung sejak %s") % standar.dihitung_sejak)
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


def _langkah(x: Any) -> str:
    ekor = ", ".join(t for t in (x.titik, x.durasi_teks) if t)
    return f"{x.pelaku}: {x.uraian}" + (f" ({ekor})" if ekor else "")


def _biaya(r: Any) -> str:
    lebih = [
        r.get_jenis_display().lower() if r.jenis else "",
        _("ditetapkan oleh %s") % r.dasar if r.dasar else "",
        _("bebas bagi %s") % r.bebas_bagi if r.bebas_bagi else "",
    ]
    ekor = "; ".join(x for x in lebih if x)
    return f"{r.untuk}: Rp{r.rupiah:,}".replace(",", ".") + (f" ({ekor})" if ekor else "")


def banding(lama: Standar, baru: Standar) -> list[Bagian]:
    """All fourteen components of both versions."""
    kiri, kanan = baris_komponen(lama), baris_komponen(baru)
    return [Bagian(str(nama), _selisih(kiri[str(k)], kanan[str(k)])) for k, nama in KOMPONEN]


def perubahan(lama: Standar, baru: Standar) -> list[dict[str, Any]]:
    """[{bidang, hapus: [lines], tambah: [lines]}]: only what differs, for the history of a draft."""
    bagian = banding(lama, baru)
    if lama.jam_layanan != baru.jam_layanan:
        bagian.append(
            Bagian(
                _("Jam layanan"),
                _selisih(
                    [lama.jam_layanan] if lama.jam_layanan else [],
                    [baru.jam_layanan] if baru.jam_layanan else [],
                ),
            )
        )
    return [
        {
            "bidang": b.nama,
            "hapus": [x.lama for x in b.baris if x.keadaan != "sama" and x.lama],
            "tambah": [x.baru for x in b.baris if x.keadaan != "sama" and x.baru],
        }
        for b in bagian
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

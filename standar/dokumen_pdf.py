"""The papers that are signed: berita acara of a consultation, its list of attendance, the maklumat."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pelayanan import pdf
from pelayanan.models import Unit
from standar.models import Konsultasi, Maklumat, Masukan
from standar.tampilan import bagian_maklumat


def _hari(hari: date | None) -> str:
    return date_format(hari, "j F Y") if hari else "–"


def _unit(unit: Unit) -> dict[str, str]:
    return {"nama": unit.nama, "alamat": unit.alamat}


def hadir_per_kelompok(konsultasi: Konsultasi) -> list[tuple[str, int]]:
    """[(group, how many came)] for all five groups; nobody's name."""
    daftar = list(konsultasi.hadir.all())
    return [(str(k.label), sum(h.kelompok == k for h in daftar)) for k in Masukan.Kelompok]


def berita_acara(konsultasi: Konsultasi) -> bytes:
    """Of a closed consultation (with `standar__layanan__unit`); the same bytes every time."""
    s = konsultasi.standar
    unit = s.layanan.unit
    masukan = list(Masukan.objects.filter(standar=s))
    suara = [f"{x.label}: {sum(m.sikap == x for m in masukan)}" for x in Masukan.Sikap]
    ditutup = konsultasi.ditutup_pada
    if ditutup is None:
        raise ValueError("konsultasi belum ditutup")
    data = {
        "unit": _unit(unit),
        "judul": _("Berita acara konsultasi publik"),
        "anak_judul": _("Rancangan standar pelayanan %(nama)s, versi %(versi)s")
        % {"nama": s.layanan.nama, "versi": s.versi},
        "rincian": [
            [_("Masa konsultasi"), f"{_hari(s.konsultasi_mulai)} – {_hari(s.konsultasi_sampai)}"],
            [
                _("Forum"),
                f"{_hari(konsultasi.tanggal)}, {konsultasi.tempat or '–'}"
                if konsultasi.tanggal or konsultasi.tempat
                else _("tidak diadakan; masukan diterima lewat portal"),
            ],
            [_("Suara masyarakat"), f"{len(masukan)} ({', '.join(suara)})"],
            [_("Ditutup"), _hari(timezone.localdate(ditutup, unit.tz))],
        ],
        "judul_hadir": _("Peserta forum"),
        "kepala_hadir": [_("Kelompok"), _("Hadir")],
        "hadir": [[nama, str(n)] for nama, n in hadir_per_kelompok(konsultasi)],
        "judul_masukan": _("Masukan dan tanggapan"),
        "kepala_masukan": [_("No."), _("Kelompok, sikap"), _("Masukan"), _("Tanggapan unit")],
        "masukan": [
            [str(i), f"{m.get_kelompok_display()}; {m.get_sikap_display().lower()}", m.isi, m.tanggapan]
            for i, m in enumerate((m for m in masukan if m.isi), 1)
        ],
        "tanpa_masukan": _("Tidak ada masukan tertulis."),
        "judul_notulen": _("Notulen"),
        "notulen": konsultasi.notulen,
        "judul_hasil": _("Hasil"),
        "hasil": konsultasi.hasil,
        "penanda": konsultasi.penanda,
    }
    return pdf.buat("standar/berita_acara.typ", data, pada=ditutup)


def daftar_hadir(konsultasi: Konsultasi) -> bytes:
    """With names: for the unit's own file, never public."""
    s = konsultasi.standar
    data = {
        "unit": _unit(s.layanan.unit),
        "judul": _("Daftar hadir forum konsultasi publik"),
        "anak_judul": f"{s.layanan.nama}, {_hari(konsultasi.tanggal)}, {konsultasi.tempat or '–'}",
        "kepala": [_("No."), _("Nama"), _("Kelompok"), _("Lembaga"), _("Tanda tangan")],
        "baris": [
            [str(i), h.nama, h.get_kelompok_display(), h.lembaga, ""]
            for i, h in enumerate(konsultasi.hadir.all(), 1)
        ],
    }
    return pdf.buat("standar/daftar_hadir.typ", data, pada=timezone.now())


def maklumat(m: Maklumat) -> bytes:
    """The unit's word on one sheet; `m` with unit and kompensasi."""
    gambar: list[int] = []
    if m.tanda_tangan:
        with m.tanda_tangan.open("rb") as isi:
            gambar = list(isi.read())
    janji = []
    for k in m.kompensasi.all():
        kecuali = ", ".join(k.pengecualian)
        janji.append(
            [
                str(k.get_bila_display()) + (f" ({k.layanan})" if k.layanan else ""),
                f"{k.bentuk} ({k.get_cara_display()})",
                _("%d hari kerja") % k.dalam_hari_kerja,
                kecuali or "–",
            ]
        )
    mulai = m.berlaku.lower
    data: dict[str, Any] = {
        "unit": _unit(m.unit),
        "judul": _("Maklumat pelayanan"),
        "isi": m.isi,
        "bagian": [[judul, baris] for judul, baris in bagian_maklumat(m) if baris],
        "judul_akibat": _("Bila janji tidak ditepati"),
        "akibat": m.akibat,
        "kepala_janji": [_("Bila"), _("Anda menerima"), _("Dalam"), _("Kecuali")],
        "janji": janji,
        "sk": _("SK %(nomor)s, %(tanggal)s; berlaku sejak %(mulai)s")
        % {"nomor": m.nomor_sk, "tanggal": _hari(m.tanggal_sk), "mulai": _hari(mulai)},
        "penanda": {"nama": m.penanda_tangan, "jabatan": m.jabatan},
        "gambar": gambar,
        "teks_gambar": _("Tanda tangan %s") % m.penanda_tangan,
    }
    pada = datetime(mulai.year, mulai.month, mulai.day, tzinfo=m.unit.tz)
    return pdf.buat("standar/maklumat.typ", data, pada=pada)

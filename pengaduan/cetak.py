"""What goes on paper: receipt, whole file, letters. Each gives the bytes of a PDF (templates/pengaduan/*.typ)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pelayanan import pdf, pin, qr, tanda_tangan
from pelayanan.models import Pengguna, Peran, Peristiwa, Unit
from pelayanan.templatetags.rupa import tanggal, waktu
from pengaduan import garis
from pengaduan.models import Aduan, Tanggapan
from pengaduan.register import KOLOM


def tanda_terima(a: Aduan, *, pada: datetime | None = None) -> bytes:
    """The receipt, A5: code, PIN, QR, deadline. Typed in by an officer: also who received it, and where to sign."""
    petugas = a.diterima_oleh if a.diterima_oleh_id and a.kanal != Aduan.Kanal.API else None
    return pdf.buat(
        "pengaduan/tanda_terima.typ",
        _dasar(a)
        | {
            "judul": _("Tanda terima aduan"),
            "pin": pin.pin(a.kode),
            "tautan": _tautan(a),
            "qr": qr.svg(_tautan(a)),
            "perihal": a.judul,
            "jenis": a.get_kelas_display(),
            "petugas": str(petugas) if petugas else "",
            "jabatan_petugas": _jabatan(a, petugas),
            "kanal": a.get_kanal_display(),
        },
        pada=pada or timezone.now(),
    )


def berkas(a: Aduan, *, dalam: bool, pada: datetime | None = None) -> bytes:
    """The whole case: chronology with every text, ladder, pauses, attachments by name. Who told us is never on it.

    dalam   also inner notes and officers' names: for the unit and its supervisors, not for the pelapor
    """
    pada = pada or timezone.now()
    pejabat = [
        [
            _("Tingkat %(n)s") % {"n": e.tingkat},
            str(e.penerima or "–"),
            waktu(e.pada, a.unit),
            e.get_sebab_display(),
        ]
        for e in a.eskalasi.select_related("penerima")
    ]
    return pdf.buat(
        "pengaduan/berkas.typ",
        _dasar(a)
        | {
            "judul": _("Berkas aduan"),
            "dalam": dalam,
            "dicetak": waktu(pada, a.unit),
            "perihal": a.judul,
            "rincian": [
                [_("Kode"), a.kode_tampil],
                [_("Jenis"), a.get_kelas_display()],
                [_("Dugaan maladministrasi"), a.get_maladministrasi_display() or "–"],
                [_("Identitas dan isi"), f"{a.get_identitas_display()}, {a.get_sifat_display().lower()}"],
                [_("Diterima"), f"{waktu(a.diterima_pada, a.unit)}, {a.get_kanal_display().lower()}"],
                [_("Tenggat"), tanggal(a.tenggat_pada, a.unit)],
                [_("Keadaan"), a.get_status_display()],
                *([[_("Penangan"), str(a.pemegang or "–")]] if dalam else []),
            ],
            "isi": a.isi,
            "permintaan": a.permintaan,
            "kerugian": a.kerugian,
            "kronologi": _kronologi(a, dalam=dalam),
            "tangga": pejabat if dalam else [],
            "jeda": [
                [
                    str(j.ke),
                    waktu(j.mulai_pada, a.unit),
                    waktu(j.selesai_pada, a.unit) if j.selesai_pada else "–",
                ]
                for j in a.jeda.all()
            ],
            "lampiran": [
                [x.nama, x.jenis, f"{max(1, x.ukuran // 1000)} KB", x.cerna[:16]] for x in a.lampiran.all()
            ],
        },
        pada=pada,
    )


def surat_ombudsman(a: Aduan, data: dict[str, Any], *, pada: datetime | None = None) -> bytes:
    """The letter the pelapor signs and sends; `data`: the fields of SuratForm, kept nowhere."""
    return _surat("pengaduan/surat_ombudsman.typ", _("Laporan dugaan maladministrasi"), a, data, pada)


def surat_hukum(a: Aduan, data: dict[str, Any], *, pada: datetime | None = None) -> bytes:
    """What happened and what was tried, for the legal path; `data`: the fields of JalurHukumForm, kept nowhere."""
    return _surat("pengaduan/surat_hukum.typ", _("Ringkasan aduan untuk jalur hukum"), a, data, pada)


def _surat(templat: str, judul: str, a: Aduan, data: dict[str, Any], pada: datetime | None) -> bytes:
    pada = pada or timezone.now()
    return pdf.buat(
        templat,
        _dasar(a)
        | {
            "judul": judul,
            "tanggal": tanggal(pada, a.unit),
            "pelapor": data,
            "layanan": str(a.layanan or ""),
            "maladministrasi": a.get_maladministrasi_display(),
            "perihal": a.judul,
            "isi": a.isi,
            "permintaan": a.permintaan,
            "kerugian": a.kerugian,
            "kronologi": _kronologi(a, dalam=False),
            "lampiran": [x.nama for x in a.lampiran.all()],
        },
        pada=pada,
    )


SINGKAT = {
    "nomor": gettext_lazy("No."),
    "tanggal_diterima": gettext_lazy("Diterima"),
    "tanggal_dijawab": gettext_lazy("Dijawab"),
    "tepat_waktu": gettext_lazy("Tepat"),
    "tingkat_eskalasi": gettext_lazy("Tingkat"),
    "jeda": gettext_lazy("Jeda 1"),
    "jeda_kedua": gettext_lazy("Jeda 2"),
}


def register(unit: Unit, tahun: int, baris: list[list[Any]], *, pada: datetime | None = None) -> bytes:
    """The yearly register on paper, landscape: the columns an inspector asks for, from rows of `register.baris`."""
    pilih = (
        *("nomor", "kode", "tanggal_diterima", "kanal", "layanan", "jenis", "judul", "tenggat"),
        *("tanggal_dijawab", "tepat_waktu", "tingkat_eskalasi", "jeda", "jeda_kedua", "keadaan", "penangan"),
    )
    kolom = [KOLOM.index(k) for k in pilih]
    return pdf.buat(
        "pengaduan/register.typ",
        {
            "judul": _("Register pengaduan %(tahun)s") % {"tahun": tahun},
            "unit": {"nama": unit.nama, "alamat": unit.alamat},
            "kaki": _("%(n)s aduan") % {"n": len(baris)},
            "kepala": [str(SINGKAT.get(k, k.replace("_", " ").capitalize())) for k in pilih],
            "baris": [[str(b[i]) for i in kolom] for b in baris],
        },
        pada=pada or timezone.now(),
    )


def surat_maaf(a: Aduan, *, nama: str, alamat: str, pada: datetime | None = None) -> bytes:
    """The apology for a missed deadline, to be signed by the head. `nama` empty: addressed to the code."""
    pada = pada or timezone.now()
    kepala = tanda_tangan.kepala(a.unit, pada)
    return pdf.buat(
        "pengaduan/surat_maaf.typ",
        _dasar(a)
        | {
            "judul": _("Permohonan maaf"),
            "tanggal": tanggal(pada, a.unit),
            "nama": nama,
            "tujuan": alamat,
            "diterima": tanggal(a.diterima_pada, a.unit),
            "dijawab": tanggal(a.dijawab_pada, a.unit) if a.dijawab_pada else "",
            "kepala": kepala.nama if kepala else "",
            "jabatan": kepala.jabatan if kepala else _("Pimpinan %(unit)s") % {"unit": a.unit.nama},
        },
        pada=pada,
    )


def _jabatan(a: Aduan, petugas: Pengguna | None) -> str:
    """The title by which an officer receives; one who acts for another says so."""
    peran = (Peran.PENGELOLA, Peran.INFORMASI, Peran.LOKET)
    return tanda_tangan.penanda(petugas, a.unit, a.diterima_pada, peran).jabatan


def lembar_disposisi(a: Aduan, *, pada: datetime | None = None) -> bytes | None:
    """The slip that goes with the file to the official named last; None before anybody was. No pelapor on it."""
    pada = pada or timezone.now()
    peristiwa = list(
        Peristiwa.objects.filter(
            objek_jenis="pengaduan.aduan", objek_id=a.pk, kode="pengaduan.aduan.didisposisikan"
        )
        .select_related("oleh")
        .order_by("urutan")
    )
    if not peristiwa:
        return None
    orang = Pengguna.objects.in_bulk([p.data["kepada"] for p in peristiwa])
    arahan = dict(a.tanggapan.filter(jenis=Tanggapan.Jenis.CATATAN).values_list("pada", "isi"))
    terakhir = peristiwa[-1]
    return pdf.buat(
        "pengaduan/lembar_disposisi.typ",
        _dasar(a)
        | {
            "judul": _("Lembar disposisi"),
            "perihal": a.judul
            if a.sifat == Aduan.Sifat.PUBLIK
            else _("Aduan bersifat rahasia: buka di portal"),
            "rincian": [
                [_("Kode"), a.kode_tampil],
                [_("Jenis"), a.get_kelas_display()],
                [_("Prioritas"), a.get_prioritas_display()],
                [_("Layanan"), str(a.layanan or "–")],
                [_("Diterima"), f"{waktu(a.diterima_pada, a.unit)}, {a.get_kanal_display().lower()}"],
                [_("Tenggat jawaban"), tanggal(a.tenggat_pada, a.unit) if a.tenggat_pada else "–"],
                [_("Dugaan maladministrasi"), a.get_maladministrasi_display() or "–"],
            ],
            "kepada": str(orang.get(terakhir.data["kepada"], "–")),
            "jabatan": terakhir.data["jabatan"],
            "dari": str(terakhir.oleh or "–"),
            "tanggal": waktu(terakhir.pada, a.unit),
            "arahan": arahan.get(terakhir.pada, ""),
            "riwayat": [
                [
                    waktu(p.pada, a.unit),
                    str(p.oleh or "–"),
                    f"{orang.get(p.data['kepada'], '–')}, {p.data['jabatan']}",
                    arahan.get(p.pada, "–"),
                ]
                for p in peristiwa[:-1]
            ],
        },
        pada=pada,
    )


def _tautan(a: Aduan) -> str:
    return settings.ALAMAT_PORTAL + reverse("aduan", args=[a.kode_tampil])


def _dasar(a: Aduan) -> dict[str, Any]:
    return {
        "unit": {"nama": a.unit.nama, "alamat": a.unit.alamat},
        "kaki": a.kode_tampil,
        "kode": a.kode_tampil,
        "diterima_pada": waktu(a.diterima_pada, a.unit),
        "tenggat": tanggal(a.tenggat_pada, a.unit) if a.tenggat_pada else "",
    }


def _kronologi(a: Aduan, *, dalam: bool) -> list[list[str]]:
    """[when, what, by whom, the words] of everything that has happened."""
    return [
        [waktu(b["pada"], a.unit), b["teks"], b.get("oleh", ""), b.get("rincian", "")]
        for b in garis.butir(a, dalam=dalam)
        if b["keadaan"] != "nanti"
    ]

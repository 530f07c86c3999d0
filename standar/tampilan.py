"""What the public pages say about a service: computed here, so that templates only lay it out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pelayanan import qr
from pelayanan.kabar.saluran import siap
from pelayanan.models import Kabar, Unit
from standar import capaian, keliling, tunggu
from standar.banding import banding, baris_komponen
from standar.gambar_alur import Butir, gambar, lembaran
from standar.kelengkapan import KOMPONEN, WAJIB_TERBIT
from standar.models import KeteranganUnit, Komponen, Layanan, Maklumat, Persyaratan, Standar
from standar.querysets import LayananQuerySet


@dataclass(frozen=True)
class Kartu:
    """A service in a list."""

    layanan: Layanan
    standar: Standar | None
    ukuran: capaian.Ukuran

    @property
    def waktu(self) -> str:
        tampil = self.standar.waktu_tampil if self.standar else ""
        return tampil or _("waktu %s") % belum_ada(self.layanan)

    @property
    def biaya(self) -> str:
        tampil = self.standar.biaya_tampil if self.standar else ""
        return tampil or _("biaya %s") % belum_ada(self.layanan)


def kartu(layanan: Iterable[Layanan]) -> list[Kartu]:
    """List cards for services from `untuk_daftar()`; one query more, for any number of them."""
    daftar = list(layanan)
    ukur = capaian.ukur([x.pk for x in daftar])
    return [Kartu(x, x.versi_kini, capaian.yang_dijanjikan(x.versi_kini, ukur.get(x.pk, {}))) for x in daftar]


def belum_ada(layanan: Layanan) -> str:
    """What stands where nothing is known: in sample data that does not mean nobody published it."""
    return _("belum ada dalam data contoh") if layanan.unit.contoh else _("belum diisi")


def kepala(unit: Unit) -> dict[str, Any]:
    """The unit as the frame of a page shows it."""
    return {"nama": unit.nama, "alamat": unit.alamat, "logo": unit.logo.url if unit.logo else ""}


def sebut_versi(s: Standar) -> str:
    """`versi 2, berlaku sejak 1 Januari 2026 · SK 1/2025, …`; of one not in force, what it is instead."""
    mulai = s.berlaku.lower if s.berlaku else None
    selesai = s.berlaku.upper if s.berlaku else None
    teks = _("versi %d") % s.versi
    if mulai and s.status == Standar.Status.BERLAKU:
        teks = _("versi %(v)d, berlaku sejak %(t)s") % {"v": s.versi, "t": _tanggal(mulai)}
    else:
        teks += f", {s.get_status_display().lower()}"
        if mulai and selesai:
            akhir = selesai - timedelta(days=1)  # kept as the first day it no longer holds
            teks += _(" (berlaku %(a)s – %(b)s)") % {"a": _tanggal(mulai), "b": _tanggal(akhir)}
    if s.nomor_sk:
        bagian = [_("SK %s") % s.nomor_sk, _tanggal(s.tanggal_sk) if s.tanggal_sk else ""]
        bagian.append(_("ditandatangani %s") % s.penanda_tangan if s.penanda_tangan else "")
        teks += " · " + ", ".join(b for b in bagian if b)
    return teks


def _tanggal(hari: date) -> str:
    return date_format(hari, "j F Y")


def ekor_versi(s: Standar) -> str:
    """What the addresses of a version carry that is not the one in force."""
    return "" if s.status == Standar.Status.BERLAKU else f"?versi={s.versi}"


def alamat_versi(s: Standar) -> str:
    """Where this very version is read: for the code on paper."""
    if not ekor_versi(s):
        return s.layanan.get_absolute_url()
    return reverse("standar_satu_versi", args=[s.layanan.slug, s.versi])


def syarat_berkelompok(standar: Standar) -> list[tuple[str, list[Any]]]:
    """[("", what everybody brings), ("hilang", …)]: conditions in the order they first appear."""
    urut: dict[str, list[Any]] = {"": []}
    for p in standar.persyaratan.all():
        urut.setdefault(p.bila, []).append(p)
    return [(bila, isi) for bila, isi in urut.items() if isi]


# the parts under "Selengkapnya", in the order of the law (UU 25/2009 pasal 21)
_LAIN = (
    Komponen.Jenis.PENGADUAN,
    Komponen.Jenis.DASAR_HUKUM,
    Komponen.Jenis.SARPRAS,
    Komponen.Jenis.KOMPETENSI,
    Komponen.Jenis.PENGAWASAN,
    "jumlah_pelaksana",
    Komponen.Jenis.JAMINAN_PELAYANAN,
    Komponen.Jenis.JAMINAN_KEAMANAN,
    Komponen.Jenis.EVALUASI,
)


def komponen_lain(standar: Standar) -> list[dict[str, Any]]:
    """The components after the first five: name, lines, and whether the source was cut off there."""
    baris = {
        jenis: list(isi)
        for jenis, isi in groupby(
            sorted(standar.komponen.all(), key=lambda k: (k.jenis, k.urutan)), key=lambda k: k.jenis
        )
    }
    hasil = []
    for jenis in _LAIN:
        if jenis == "jumlah_pelaksana":
            isi: list[Any] = (
                [_("%d orang") % standar.jumlah_pelaksana] if standar.jumlah_pelaksana is not None else []
            )
            nama = _("Jumlah pelaksana")
        else:
            isi, nama = baris.get(jenis, []), str(Komponen.Jenis(jenis).label)
        hasil.append({"nama": nama, "isi": isi, "terpotong": jenis in standar.terpotong})
    return hasil


def produk(standar: Standar) -> list[Komponen]:
    return [k for k in standar.komponen.all() if k.jenis == Komponen.Jenis.PRODUK]


def rincian(layanan: Layanan, standar: Standar | None) -> dict[str, Any]:
    """Context of the page of one service; `standar` from `lengkap()`, None when nothing is in force."""
    dasar = {
        "layanan": layanan,
        "standar": standar,
        "unit_tampil": kepala(layanan.unit),
        "belum": belum_ada(layanan),
    }
    if standar is None:
        return dasar
    lain = komponen_lain(standar)
    ukuran = capaian.ukur([layanan.pk]).get(layanan.pk, {})
    return dasar | {
        "syarat": syarat_berkelompok(standar),
        "langkah": list(standar.langkah.all()),
        "produk": produk(standar),
        "ke": ke_atas(layanan),
        "lain": lain,
        "kosong": [k["nama"] for k in lain if not k["isi"]],
        "ukuran": capaian.yang_dijanjikan(standar, ukuran),
        "saudara": saudara(layanan),
        "keliling": keliling.jadwal(layanan=layanan.pk),
        "lampiran": tautan_lampiran(standar),
    }


def tautan_lampiran(standar: Standar) -> list[dict[str, Any]]:
    """[{teks, alamat, berkas}] of the attachments, each with the address of that very file."""
    kode = standar.layanan.unit.kode
    return [
        {
            "teks": str(x),
            "berkas": x.berkas,
            "alamat": reverse("dokumen_unduh", args=[kode, x.berkas.dokumen.kunci, x.berkas.nomor]),
        }
        for x in standar.lampiran.all()
    ]


def jiwa(unit: Unit) -> dict[str, Any]:
    """{visi, misi: lines} of a unit as its desk wrote them; empty where it has not."""
    k = KeteranganUnit.objects.filter(unit=unit).first()
    return {"visi": k.visi, "misi": k.butir_misi} if k and (k.visi or k.misi) else {}


def ke_atas(layanan: Layanan) -> dict[str, str]:
    """Addresses of the rooms above, written out: this floor cannot name their views."""
    return {
        "ambil_nomor": f"/antrian/?layanan={layanan.slug}",
        "ajukan": f"/permohonan/baru/?layanan={layanan.slug}",
        "laporkan": f"/pengaduan/baru/?layanan={layanan.slug}",
    }


def saudara(layanan: Layanan) -> list[dict[str, Any]]:
    """The same service at other units, with what somebody who goes there now would wait."""
    lain = list(_sama(layanan).untuk_daftar()[:8])
    menunggu = tunggu.kini([x.pk for x in lain])
    return [
        {
            "layanan": x,
            "standar": x.versi_kini,
            "menunggu": menunggu.get(x.pk),
            "tutup": x.pk in menunggu and menunggu[x.pk] is None,
        }
        for x in lain
    ]


def _sama(layanan: Layanan) -> LayananQuerySet:
    """The same service elsewhere: by its name, then by what people call it.

    Half of the shorter list of keywords must be shared: "akta" alone does not make a death of a birth.
    """
    kata = list(layanan.kata_kunci)
    searti = RawSQL(
        "2 * cardinality(ARRAY(SELECT unnest(standar_layanan.kata_kunci) INTERSECT SELECT unnest(%s::varchar[])))"
        " >= greatest(least(cardinality(standar_layanan.kata_kunci), %s), 1)",
        [kata, len(kata)],
        output_field=BooleanField(),
    )
    return (
        Layanan.objects.dilayani()
        .annotate(senama=Q(nama__iexact=layanan.nama), searti=searti)
        .filter(Q(senama=True) | Q(kelompok=layanan.kelompok, searti=True))
        .exclude(unit=layanan.unit_id)
        .order_by("-senama", "unit__nama", "pk")
    )


def cap_saudara(slug: str) -> str:
    """What `saudara` says of the waiting now, as a stamp for the page's ETag; two or three queries."""
    satu = Layanan.objects.filter(slug=slug).only("nama", "unit_id", "kelompok", "kata_kunci").first()
    if satu is None:
        return ""
    jadwal = keliling.jadwal(layanan=satu.pk)
    return repr(jadwal) + repr(sorted(tunggu.kini(_sama(satu).values_list("pk", flat=True)[:8]).items()))


def sebut_bawaan(p: Persyaratan) -> str:
    """A requirement as one line of a list: the paper, its form, where it is got."""
    return f"{p.nama} ({p.keterangan})" if p.keterangan else p.nama


def daftar_bawaan(standar: Standar, jawaban: QueryDict) -> dict[str, Any]:
    """Context of the checklist: conditions to ask, and what the ticked ones ask for. Nothing is stored."""
    kelompok = syarat_berkelompok(standar)
    kondisi = [bila for bila, _isi in kelompok if bila]
    dipilih = [b for b in jawaban.getlist("bila") if b in kondisi]
    dijawab = "jawab" in jawaban or bool(dipilih)
    bawaan = [p for bila, isi in kelompok if not bila or bila in dipilih for p in isi]
    teks = "\n".join(f"- {sebut_bawaan(p)}" for p in bawaan)
    return {
        "layanan": standar.layanan,
        "standar": standar,
        "unit_tampil": kepala(standar.layanan.unit),
        "belum": belum_ada(standar.layanan),
        "dipilih": dipilih,
        "kondisi": [{"teks": k, "dipilih": k in dipilih} for k in kondisi],
        "dijawab": dijawab or not kondisi,
        "bawaan": bawaan,
        # sent by us; where we cannot send, by the visitor's own mail program
        "kirim": f"{reverse('standar_bawa_kirim', args=[standar.layanan.slug])}?"
        + urlencode({"bila": dipilih}, doseq=True)
        if siap(Kabar.Saluran.SUREL)
        else "mailto:?"
        + urlencode(
            {"subject": standar.layanan.nama, "body": f"{standar.layanan.nama}\n{teks}"}, quote_via=quote
        ),
        "ke": ke_atas(standar.layanan),
    }


def alur(standar: Standar) -> SafeString:
    """The procedure as a drawing."""
    return gambar(butir_alur(standar), _("Alur %s") % standar.layanan.nama)


TINGGI_LEMBAR = 160.0  # mm of an A4 sheet turned sideways that a drawing may take, its heading above it


def alur_cetak(standar: Standar) -> dict[str, Any]:
    """The procedure for the printer: {gambar: a drawing a sheet, as wide as its letters need, mendatar}."""
    judul = _("Alur %s") % standar.layanan.nama
    lembar = lembaran(
        butir_alur(standar), judul, tinggi_kertas=TINGGI_LEMBAR, awalan=f"ujung-{standar.layanan_id}-"
    )
    lebar = f'<svg width="{lembar.lebar:.0f}mm"'
    svg = [mark_safe(g.replace("<svg", lebar, 1)) for g in lembar.svg]  # escaped by gambar()
    return {"judul": judul, "gambar": svg, "mendatar": lembar.mendatar}


def butir_alur(standar: Standar) -> list[Butir]:
    """The steps as they are drawn."""
    return [
        Butir(
            x.pelaku,
            x.uraian,
            " · ".join(t for t in (x.titik, x.durasi_teks) if t),
            x.lanjut_ke,
            str(x.get_fase_display()),
        )
        for x in standar.langkah.all()
    ]


def sop(standar: Standar, diminta: str | None = None) -> dict[str, Any]:
    """Context of the page with the drawn procedure; `diminta`: this version was asked for by its number."""
    return {
        "ekor": ekor_versi(standar) if diminta else "",
        "versi": sebut_versi(standar),
        "asal": alamat_versi(standar) if diminta else standar.layanan.get_absolute_url(),
        "layanan": standar.layanan,
        "standar": standar,
        "unit_tampil": kepala(standar.layanan.unit),
        "belum": belum_ada(standar.layanan),
        "alur": alur(standar),
        "alur_cetak": alur_cetak(standar),
        "langkah": list(standar.langkah.all()),
        "berfase": any(x.fase for x in standar.langkah.all()),
    }


def dokumen(daftar: list[Standar], alamat: Callable[[str], str]) -> dict[str, Any]:
    """Context of the printed document or booklet: every component of every standard, drawing and QR."""
    surat = []
    for s in daftar:
        baris = baris_komponen(s)
        url = alamat(alamat_versi(s))
        surat.append(
            {
                "layanan": s.layanan,
                "standar": s,
                "versi": sebut_versi(s),
                "komponen": [
                    {"nama": nama, "isi": baris[str(k)], "urut": k == "prosedur", "wajib": i < WAJIB_TERBIT}
                    for i, (k, nama) in enumerate(KOMPONEN)
                ],
                # a booklet tells the steps in words
                "alur": alur(s) if len(daftar) == 1 else "",
                "alur_cetak": alur_cetak(s) if len(daftar) == 1 else None,
                "lampiran": tautan_lampiran(s),
                "alamat": url,
                "qr": qr.svg(url),
                "belum": belum_ada(s.layanan),
            }
        )
    return {"surat": surat, "unit_tampil": kepala(daftar[0].layanan.unit) if daftar else None}


def bagian_maklumat(maklumat: Maklumat | None) -> list[tuple[str, list[str]]]:
    """[(heading, lines)] of the lists of a maklumat."""
    if maklumat is None:
        return []
    return [
        (_("Kami wajib"), maklumat.kewajiban_unit.splitlines()),
        (_("Kami berhak"), maklumat.hak_unit.splitlines()),
        (_("Hak Anda"), maklumat.hak_pengguna.splitlines()),
        (_("Kewajiban Anda"), maklumat.kewajiban_pengguna.splitlines()),
    ]


def perbandingan(layanan: Layanan, daftar: list[Standar], tanya: QueryDict) -> dict[str, Any]:
    """Two of the versions in `daftar` (newest first) side by side, as asked by `lama` and `baru`, else the last two."""
    nomor = {s.versi for s in daftar}
    isi: dict[str, Any] = {"daftar": daftar}
    if not nomor:
        return isi
    baru = _nomor(tanya.get("baru", ""), nomor) or daftar[0].versi
    lama = _nomor(tanya.get("lama", ""), nomor) or max((n for n in nomor if n < baru), default=None)
    if lama is None or lama == baru:
        return isi
    dua = {s.versi: s for s in Standar.objects.lengkap().filter(layanan=layanan, versi__in=[lama, baru])}
    return isi | {"lama": dua[lama], "baru": dua[baru], "bagian": banding(dua[lama], dua[baru])}


def _nomor(teks: str, ada: set[int]) -> int | None:
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 5 and int(teks) in ada else None

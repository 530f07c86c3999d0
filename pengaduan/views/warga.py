"""Pages of the pelapor: the door, the case behind code and PIN, the receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from pelayanan import bahasa, benang, pdf, pin, qr, siaran, views_dorong
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from pelayanan.siap import Tanya
from pengaduan import alur, aturan, cetak, garis, izin, sisa
from pengaduan.alur import Status
from pengaduan.forms.warga import FORM, BeresForm, JalurHukumForm, LacakForm, PinForm, SuratForm
from pengaduan.models import Aduan, Kompensasi, Tanggapan


@require_GET
def beranda(request: HttpRequest) -> HttpResponse:
    """The door: file one, look one up, and what is promised."""
    form = LacakForm(request.GET if "kode" in request.GET else None)
    if form.is_bound and form.is_valid():
        if alamat := benang.alamat(form.cleaned_data["kode"]):
            return redirect(alamat)
        form.add_error("kode", _("Kode tidak terbaca. Tulis seperti pada tanda terima: A-XXXX-XXXX-XXXX."))
    janji = [(Aduan.Kelas(k).label, a) for k, a in aturan.PENYELESAIAN.items()]
    return render(request, "pengaduan/beranda.html", {"form": form, "janji": janji})


_BERKODE = Tanya(
    lambda kode: Aduan.objects.select_related("unit", "layanan", "induk").filter(kode=kode), kode=str
)


def terbuka(request: HttpRequest, kode: str) -> Aduan | None:
    """The aduan when this browser has given its PIN; None otherwise, whether it exists or not."""
    rapi = kode_publik.rapikan(kode)
    if rapi is None or not pin.terbuka(request, rapi):
        return None
    return _BERKODE.satu(kode=rapi)


def wajib_terbuka(request: HttpRequest, kode: str) -> Aduan:
    """The same, or Http404."""
    a = terbuka(request, kode)
    if a is None:
        raise Http404
    return a


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def aduan(request: HttpRequest, kode: str) -> HttpResponse:
    """The case. Without the PIN: the same question for every code, existing or not."""
    a = terbuka(request, kode)
    if a is not None and request.method != "POST":
        return render(request, "pengaduan/aduan.html", isi_halaman(request, a))
    form = PinForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        rapi = kode_publik.rapikan(kode) or ""
        try:
            ada = Aduan.objects.filter(kode=rapi).exists()
            pin.periksa(rapi or kode, form.cleaned_data["pin"], ada=ada)
        except GalatOperasi as galat:
            form.add_error("pin", str(galat.pesan))
            status = galat.status
        else:
            pin.ingat(request, rapi)
            return redirect("aduan", kode_publik.tampil(rapi))
    return render(request, "pengaduan/pin.html", {"form": form, "kode": kode[:40]}, status=status)


def isi_halaman(request: HttpRequest, a: Aduan) -> dict[str, Any]:
    """Everything on the pelapor's page; inner texts never get here."""
    publik = [t for t in a.tanggapan.all() if not t.dalam]
    sisa.lengkapi([a])
    butir = garis.butir(a)
    berikut = butir[-1] if butir and butir[-1]["keadaan"] == "nanti" else None
    return {
        "aduan": a,
        "tangan": aturan.SEBUTAN[aturan.TANGGA[a.tingkat][0]] if a.tingkat else "",
        "butir": butir,
        "usulan": a.usulan.filter(jawaban="").first() if a.status == Status.DIUSULKAN else None,
        "kurang": a.jeda.filter(selesai_pada__isnull=True).first() if a.status == Status.DILENGKAPI else None,
        "boleh_naik": izin.lewat(a, timezone.now()) and a.tingkat < max(aturan.TANGGA),
        "boleh_tarik": alur.boleh(a.status, Status.DITARIK, kelas=a.kelas),
        "boleh_beres": a.status == Status.DISAMPAIKAN,
        "boleh_buka": not a.terbuka and alur.boleh(a.status, Status.DIBUKA_KEMBALI, kelas=a.kelas),
        "alasan_arsip": next((t for t in publik if t.jenis == Tanggapan.Jenis.ALASAN), None)
        if a.status == Status.DIARSIPKAN
        else None,
        "lampiran": a.lampiran.all(),
        "kompensasi": list(Kompensasi.objects.filter(aduan=a).order_by("pk")),
        "boleh_luar": izin.luar(a),
        "boleh_hukum": izin.hukum(a),
        "form_beres": BeresForm(),
        "jawaban": _jawaban(a, publik),
        "unit_tampil": {"nama": a.unit.nama, "alamat": a.unit.alamat},
        "url_siaran": siaran.alamat(f"aduan:{a.pk}"),
        "simpul": [s for s in benang.simpul(a.kunjungan_id, request.user) if s.jenis != "aduan"],
        "berikut": berikut,
    }


@require_GET
@never_cache
def penggal(request: HttpRequest, kode: str) -> HttpResponse:
    """The live part of the page."""
    a = wajib_terbuka(request, kode)
    return render(request, "pengaduan/_aduan.html", isi_halaman(request, a))


@require_POST
def kabari(request: HttpRequest, kode: str) -> HttpResponse:
    """«Beri tahu saya»: that there is news, never what. Only for the browser that knows the PIN."""
    a = wajib_terbuka(request, kode)
    return views_dorong.langgani(request, kode=a.kode, unit=a.unit)


@require_GET
@never_cache
def tanda_terima(request: HttpRequest, kode: str) -> HttpResponse:
    """The receipt: code, PIN, QR, deadline as a date. Only for the browser that filed it or gave the PIN."""
    a = terbuka(request, kode)
    if a is None:
        return redirect("aduan", kode)
    return render(request, "pengaduan/tanda_terima.html", isi_tanda_terima(request, a))


@dataclass(frozen=True)
class Surat:
    """A letter beyond the unit: boleh = its gate; the rest its words on surat_luar.html."""

    boleh: Callable[[Aduan], bool]
    form: type[Form]
    cetak: Callable[..., bytes]
    berkas: str
    nama: str | Promise
    judul: str | Promise
    penjelasan: str | Promise
    sesudah: str | Promise


SURAT = {
    "ombudsman": Surat(
        izin.luar,
        SuratForm,
        cetak.surat_ombudsman,
        "surat-ombudsman",
        gettext_lazy("Surat ke Ombudsman"),
        gettext_lazy("Laporan dugaan maladministrasi"),
        gettext_lazy("Isian ini hanya untuk suratnya: dicetak, tidak disimpan."),
        gettext_lazy(
            "Kirim sendiri: pengaduan@ombudsman.go.id, telepon 137, WhatsApp 0821-3737-3737, "
            "ombudsman.go.id/pengaduan. Tidak dipungut biaya."
        ),
    ),
    "hukum": Surat(
        izin.hukum,
        JalurHukumForm,
        cetak.surat_hukum,
        "surat-jalur-hukum",
        gettext_lazy("Surat untuk jalur hukum"),
        gettext_lazy("Ringkasan aduan untuk jalur hukum"),
        gettext_lazy(
            "Surat ini merangkum apa yang terjadi dan apa yang sudah Anda tempuh di sini, untuk Anda bawa ke lembaga "
            "bantuan hukum, advokat, atau pengadilan. Ini bukan gugatan dan bukan nasihat hukum: tanyakan jalur, "
            "biaya, dan batas waktunya kepada mereka. Isian ini hanya untuk suratnya: dicetak, tidak disimpan."
        ),
        gettext_lazy(
            "Tanda tangani dan bawa sendiri, bersama tanda terima dan seluruh berkas aduan. Portal ini tidak "
            "mengirimkannya ke mana pun."
        ),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def surat(request: HttpRequest, kode: str, jenis: str) -> HttpResponse:
    """A letter for the pelapor to print, sign and send by themselves; nothing leaves the unit by itself."""
    a = wajib_terbuka(request, kode)
    s = SURAT[jenis]
    if not s.boleh(a):
        raise Http404
    form = s.form(request.POST if request.method == "POST" else None)
    jadi = form.is_bound and form.is_valid()
    if jadi:
        bahasa.pakai_asli(request)
    if jadi and request.POST.get("bentuk") == "pdf":
        return pdf.jawaban(s.cetak(a, form.cleaned_data), f"{s.berkas}-{a.kode_tampil}.pdf")
    isi = {
        "aduan": a,
        "surat": s,
        "jenis": jenis,
        "form": form,
        "data": form.cleaned_data if jadi else None,
        "butir": [b for b in garis.butir(a) if b["keadaan"] != "nanti"],
        "kini": timezone.now(),
    }
    return render(request, "pengaduan/surat_luar.html", isi, status=400 if form.errors else 200)


def _jawaban(a: Aduan, publik: list[Tanggapan]) -> Tanggapan | None:
    """The last answer; for one that was joined, that of the case it follows."""
    if a.status == Status.DIGABUNG and a.induk is not None:
        publik = list(a.induk.tanggapan.filter(jenis=Tanggapan.Jenis.JAWABAN))
    return next((t for t in reversed(publik) if t.jenis == Tanggapan.Jenis.JAWABAN), None)


def isi_tanda_terima(request: HttpRequest, a: Aduan) -> dict[str, Any]:
    tautan = request.build_absolute_uri(reverse("aduan", args=[a.kode_tampil]))
    return {
        "aduan": a,
        "pin": pin.pin(a.kode),
        "qr": qr.svg(tautan),
        "tautan": tautan,
        "layar_draf": list(FORM),
        "unit_tampil": {"nama": a.unit.nama, "alamat": a.unit.alamat},
    }

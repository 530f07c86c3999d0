"""What an officer can do to a case: one address, one form, one operation each, as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan.galat import GalatOperasi, katakan
from pengaduan import izin, operasi
from pengaduan.alur import AWASI, KELOLA, TANGANI
from pengaduan.forms import petugas as f
from pengaduan.models import Aduan, Kompensasi
from pengaduan.views.petugas import ambil, perlu_lihat, saya, wajib

PUTUS = "pengaduan.putus"
# also when the case is over
SESUDAH = {"apresiasi", "kompensasi", "rencana", "catatan", "temuan"}


@dataclass(frozen=True)
class Tindakan:
    """judul: on the button; hak: see izin.boleh; ke: the arrow it walks ("" for none, always offered)."""

    judul: str | Promise
    hak: str
    form: type[forms.Form]
    operasi: Callable[..., Any]
    selesai: str | Promise
    ke: str = ""


# keys of the case page; B back, N next, J the answer
TUTS = {
    "verifikasi": "t",
    "disposisi": "d",
    "periksa": "p",
    "rekomendasi": "r",
    "usulan": "u",
    "tindak-lanjut": "l",
    "kelengkapan": "k",
    "teruskan": "e",
    "gabung": "g",
    "arsip": "a",
    "catatan": "c",
    "temuan": "i",
}


TINDAKAN: dict[str, Tindakan] = {
    "verifikasi": Tindakan(
        _("Telaah"), KELOLA, f.VerifikasiForm, operasi.verifikasi, _("Aduan sudah ditelaah."), "diverifikasi"
    ),
    "disposisi": Tindakan(
        _("Disposisi"),
        KELOLA,
        f.DisposisiForm,
        operasi.disposisikan,
        _("Penangan ditunjuk."),
        "didisposisikan",
    ),
    "periksa": Tindakan(
        _("Mulai periksa"),
        TANGANI,
        f.TanpaIsianForm,
        operasi.mulai_periksa,
        _("Pemeriksaan dimulai."),
        "diperiksa",
    ),
    "rekomendasi": Tindakan(
        _("Rekomendasi"),
        TANGANI,
        f.RekomendasiForm,
        operasi.rekomendasikan,
        _("Rekomendasi tercatat."),
        "direkomendasikan",
    ),
    "usulan": Tindakan(
        _("Usulkan penyelesaian"),
        TANGANI,
        f.UsulanForm,
        operasi.usulkan,
        _("Usulan terkirim kepada pelapor."),
        "diusulkan",
    ),
    "tindak-lanjut": Tindakan(
        _("Tindak lanjut"),
        TANGANI,
        f.TindakLanjutForm,
        operasi.tindak_lanjuti,
        _("Tindak lanjut tercatat; pelapor melihatnya."),
        "ditindaklanjuti",
    ),
    "jawab": Tindakan(
        _("Jawab"),
        TANGANI,
        f.JawabForm,
        operasi.jawab_aduan,
        _("Jawaban terkirim; pelapor melihatnya sekarang."),
        "disampaikan",
    ),
    "kelengkapan": Tindakan(
        _("Minta kelengkapan"),
        TANGANI,
        f.KelengkapanForm,
        operasi.minta_kelengkapan,
        _("Permintaan terkirim; jam berhenti sampai pelapor melengkapi."),
        "dilengkapi",
    ),
    "teruskan": Tindakan(
        _("Teruskan ke unit lain"),
        KELOLA,
        f.TeruskanForm,
        operasi.teruskan,
        _("Aduan diteruskan; pelapor dan unit tujuan diberi tahu."),
        "diteruskan",
    ),
    "gabung": Tindakan(
        _("Gabungkan"), KELOLA, f.GabungForm, operasi.gabungkan, _("Aduan digabung."), "digabung"
    ),
    "arsip": Tindakan(
        _("Arsipkan"), KELOLA, f.ArsipForm, operasi.arsipkan, _("Aduan diarsipkan."), "diarsipkan"
    ),
    # no arrow of the state table
    "klasifikasi": Tindakan(
        _("Ubah jenis"),
        KELOLA,
        f.KlasifikasiForm,
        operasi.klasifikasi_ulang,
        _("Jenis diubah; tenggat dihitung ulang sejak diterima."),
    ),
    "terlapor": Tindakan(
        _("Tetapkan terlapor"),
        KELOLA,
        f.TerlaporForm,
        operasi.tetapkan_terlapor,
        _("Terlapor ditetapkan; aduan tidak lagi melewati dia dan bawahannya."),
    ),
    "tayang": Tindakan(
        _("Atur penayangan"), KELOLA, f.TayangForm, operasi.atur_tayang, _("Penayangan diatur.")
    ),
    "perpanjang": Tindakan(
        _("Perpanjang"), KELOLA, f.PerpanjangForm, operasi.perpanjang, _("Waktu diperpanjang.")
    ),
    "apresiasi": Tindakan(
        _("Sampaikan kepada petugasnya"),
        KELOLA,
        f.ApresiasiForm,
        operasi.sampaikan_apresiasi,
        _("Petugasnya melihatnya sekarang."),
    ),
    "kompensasi": Tindakan(
        _("Putus kompensasi"),
        PUTUS,
        f.KompensasiForm,
        operasi.putus_kompensasi,
        _("Putusan kompensasi tercatat; pelapor diberi tahu."),
    ),
    "rencana": Tindakan(
        _("Sebab dan perbaikan"),
        TANGANI,
        f.RencanaForm,
        operasi.rencanakan,
        _("Perbaikan direncanakan; terlihat di dasbor."),
    ),
    "temuan": Tindakan(
        _("Catat temuan"),
        AWASI,
        f.TemuanForm,
        operasi.catat_temuan,
        _("Temuan tercatat; penangannya diberi tahu."),
    ),
    "catatan": Tindakan(
        _("Catatan dalam"), TANGANI, f.CatatanForm, operasi.catat_dalam, _("Catatan tersimpan.")
    ),
}


def tersedia(pengguna: Any, a: Aduan) -> list[tuple[str, str | Promise, bool, str]]:
    """What this person may do to the case now: [(name, title, is it a step, key)], the steps first."""
    ke = {s.value for s in izin.langkah(pengguna, a)}
    hasil = []
    for nama, t in TINDAKAN.items():
        if t.ke:
            # the pelapor's own arrows lead to some of the same states
            ada = t.ke in ke and izin.boleh(pengguna, a, t.hak)
        else:
            ada = (a.terbuka or nama in SESUDAH) and izin.boleh(pengguna, a, t.hak) and _berlaku(nama, a)
        if ada:
            hasil.append((nama, t.judul, bool(t.ke), TUTS.get(nama, "")))
    return hasil


def _berlaku(nama: str, a: Aduan) -> bool:
    if nama == "tayang":
        return a.sifat == Aduan.Sifat.PUBLIK
    if nama == "perpanjang":
        return a.kelas == Aduan.Kelas.INFORMASI_PUBLIK
    if nama == "apresiasi":
        return a.kelas == Aduan.Kelas.APRESIASI
    if nama == "kompensasi":
        return Kompensasi.objects.filter(aduan=a, status=Kompensasi.Status.DIBUKA).exists()
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@perlu_lihat
def tindak(request: HttpRequest, kode: str, nama: str) -> HttpResponse:
    """Show the form of one act, or do it. A refusal keeps what was typed."""
    if nama not in TINDAKAN:
        raise Http404
    t = TINDAKAN[nama]
    a = ambil(request, kode)
    wajib(request, a, t.hak)
    form = buat_form(t, a, request)
    status = 200
    if request.method == "POST" and not form.is_valid():
        status = 400
    elif request.method == "POST":
        try:
            t.operasi(aduan=a, oleh=saya(request), **form.cleaned_data)
        except GalatOperasi as galat:
            katakan(form, galat)
            status = galat.status
        else:
            messages.success(request, str(t.selesai))
            masih = Aduan.objects.terlihat_oleh(request.user).filter(pk=a.pk).exists()
            return redirect("aduan_kasus", a.kode_tampil) if masih else redirect("pengaduan_masuk")
    return render(
        request, "pengaduan/tindakan.html", {"aduan": a, "t": t, "nama": nama, "form": form}, status=status
    )


def buat_form(t: Tindakan, a: Aduan, request: HttpRequest) -> forms.Form:
    """The act's form; one that must know the case (whom to choose from) takes it as `aduan=`."""
    tambahan: dict[str, Any] = {"aduan": a} if issubclass(t.form, f.UntukAduan) else {}
    return t.form(request.POST if request.method == "POST" else None, **tambahan)

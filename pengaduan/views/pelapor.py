"""What the pelapor does to the own case: one address and one press each, behind code and PIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pelayanan.galat import GalatOperasi
from pengaduan import operasi
from pengaduan.forms.warga import AlasanBukaForm, BeresForm, BolehKosongForm, PesanForm
from pengaduan.views.warga import isi_halaman, wajib_terbuka

Kerja = Callable[..., Any]
TINDAKAN: dict[str, tuple[type[forms.Form], Kerja, Any]] = {
    "lengkapi": (PesanForm, operasi.lengkapi, _("Terima kasih, kelengkapan diterima. Jam berjalan lagi.")),
    "terima-usulan": (
        BolehKosongForm,
        lambda **k: operasi.jawab_usulan(terima=True, **k),
        _("Anda menerima usulan. Tindak lanjut dijalankan."),
    ),
    "tolak-usulan": (
        BolehKosongForm,
        lambda **k: operasi.jawab_usulan(terima=False, **k),
        _("Anda menolak usulan. Penangan menyiapkan langkah berikutnya."),
    ),
    "beres": (BeresForm, operasi.nyatakan_beres, _("Terima kasih. Aduan selesai.")),
    "buka-kembali": (AlasanBukaForm, operasi.buka_kembali, _("Aduan dibuka kembali dengan tenggat baru.")),
    "tarik": (BolehKosongForm, operasi.tarik, _("Aduan Anda ditarik.")),
    "naikkan": (forms.Form, operasi.naikkan, _("Aduan naik satu tingkat.")),
    "pesan": (PesanForm, operasi.kirim_pesan, _("Pesan terkirim kepada penangan.")),
}


@require_POST
@never_cache
def tindak(request: HttpRequest, kode: str, nama: str) -> HttpResponse:
    """One act of the pelapor. A refusal keeps what was typed."""
    if nama not in TINDAKAN:
        raise Http404
    a = wajib_terbuka(request, kode)
    kelas_form, kerja, selesai = TINDAKAN[nama]
    form = kelas_form(request.POST)
    status = 400
    if form.is_valid():
        try:
            kerja(aduan=a, oleh=None, **form.cleaned_data)
        except GalatOperasi as galat:
            form.add_error(None, str(galat.pesan))
            status = galat.status
        else:
            messages.success(request, str(selesai))
            return redirect("aduan", a.kode_tampil)
    isi = isi_halaman(request, a) | {"form_salah": form, "nama_salah": nama}
    return render(request, "pengaduan/aduan.html", isi, status=status)

"""One act on several equal cases: the same form once, each case its own operation and its own event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan import akses
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from pengaduan import izin, sisa
from pengaduan.forms.petugas import GabungTerpilihForm
from pengaduan.models import Aduan
from pengaduan.views.petugas import SERENTAK, perlu_lihat, saya
from pengaduan.views.tindakan import TINDAKAN, Tindakan, buat_form

TERBANYAK = 100


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@perlu_lihat
def serentak(request: HttpRequest, nama: str) -> HttpResponse:
    """?kode=…&kode=…: the chosen cases and the form; POST does it, one case after the other, and names those that
    could not be done with the reason. What this officer may not see or do is not among them."""
    if nama not in SERENTAK:
        raise Http404
    t = TINDAKAN[nama]
    dipilih = _dipilih(request)
    daftar = [a for a in dipilih if izin.boleh(request.user, a, t.hak)]
    if not daftar:
        if not dipilih and _kode(request):
            raise Http404
        if dipilih or not akses.boleh(request.user, t.hak):
            raise PermissionDenied
        messages.error(request, _("Pilih dahulu aduannya."))
        return redirect("pengaduan_masuk")
    beda = _beda(nama, daftar)
    form = _form(nama, t, daftar, request) if not beda else None
    gagal: list[tuple[Aduan, str]] = []
    status = 409 if beda and request.method == "POST" else 200
    if request.method == "POST" and form is not None:
        if not form.is_valid():
            status = 400
        else:
            gagal = _kerjakan(request, nama, t, daftar, form)
            if not gagal:
                return redirect("pengaduan_masuk")
            status, daftar = 409, [a for a, _pesan in gagal]
    isi = {"t": t, "nama": nama, "daftar": sisa.lengkapi(daftar), "form": form, "beda": beda, "gagal": gagal}
    return render(request, "pengaduan/serentak.html", isi, status=status)


def _kode(request: HttpRequest) -> set[str]:
    data = request.POST if request.method == "POST" else request.GET
    return {r for k in data.getlist("kode")[:TERBANYAK] if (r := kode_publik.rapikan(k[:40]))}


def _dipilih(request: HttpRequest) -> list[Aduan]:
    qs = Aduan.objects.terlihat_oleh(request.user).untuk_daftar()
    return list(qs.filter(kode__in=_kode(request)).menurut_sisa())


def _beda(nama: str, daftar: list[Aduan]) -> str:
    """Why these are not equal; empty when they are."""
    if len({a.unit_id for a in daftar}) > 1:
        return _("Pilih aduan dari satu unit saja.")
    if nama == "verifikasi" and len({a.kelas for a in daftar}) > 1:
        return _("Pilih aduan yang jenisnya sama; yang berbeda ditelaah sendiri-sendiri.")
    if nama == "gabung" and len(daftar) < 2:
        return _("Pilih sedikitnya dua aduan untuk digabung.")
    return ""


def _form(nama: str, t: Tindakan, daftar: list[Aduan], request: HttpRequest) -> forms.Form:
    if nama == "gabung":
        return GabungTerpilihForm(request.POST if request.method == "POST" else None, daftar=daftar)
    # whom to choose from: the case with the highest terlapor decides
    contoh = max(daftar, key=lambda a: -1 if a.tingkat_terlapor is None else a.tingkat_terlapor)
    form = buat_form(t, contoh, request)
    form.fields.pop("tayang", None)  # each title is read before everybody may see it
    return form


def _kerjakan(
    request: HttpRequest, nama: str, t: Tindakan, daftar: list[Aduan], form: forms.Form
) -> list[tuple[Aduan, str]]:
    isi: dict[str, Any] = form.cleaned_data
    gagal = []
    jadi = 0
    for a in daftar:
        if nama == "gabung" and a.pk == isi["induk"].pk:
            continue
        try:
            t.operasi(aduan=a, oleh=saya(request), **isi)
            jadi += 1
        except GalatOperasi as galat:
            gagal.append((a, str(galat.pesan)))
    if jadi:
        kata = ngettext("%(n)s aduan: %(apa)s", "%(n)s aduan: %(apa)s", jadi)
        messages.success(request, kata % {"n": jadi, "apa": t.selesai})
    return gagal

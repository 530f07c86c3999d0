"""Parts of views: finding the case, saying a refusal."""

import json
import secrets
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pelayanan import akses, idempotensi, pin
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from pelayanan.models import Kunjungan, Pengguna, Unit
from pelayanan.siap import Tanya
from pelayanan.teks import bersihkan
from permohonan import operasi
from permohonan.forms_berkas import FormBerkas
from permohonan.galat import BerkasDitolak, IsianKeliru
from permohonan.models import Permohonan
from permohonan.unggah import TERBESAR
from standar.models import BiroJasa, Layanan

# the applicant's own pages; an officer's act needs less
BERKODE = Tanya(
    lambda kode: Permohonan.objects.select_related("unit", "layanan", "standar", "kunjungan").filter(
        kode=kode
    ),
    kode=str,
)
_KASUS = Tanya(lambda kode: Permohonan.objects.select_related("unit", "layanan").filter(kode=kode), kode=str)


def kasus(request: HttpRequest, kode: str, hak: str) -> Permohonan:
    """The case behind the code, in a unit where this officer has the right; else 404.

    Whoever else belongs to it is fetched when shown: planning eleven tables took longer than the rest of an act.
    """
    return akses.ambil(_KASUS, request.user, hak, kode=kode_publik.rapikan(kode) or "")


def pastikan_mengerjakan(request: HttpRequest, p: Permohonan) -> None:
    """The work is done by who checks, or by who stands at the counter. Raises PermissionDenied."""
    if not akses.boleh(request.user, "permohonan.periksa", p.unit_id):
        akses.wajib(request.user, "permohonan.terima", p.unit_id)


def terketik(request: HttpRequest, nama: str, paling: int = 500) -> str:
    """A posted text outside a form, without what no database takes."""
    return bersihkan(request.POST.get(nama, ""))[:paling]


def tindakan(hak: str) -> Callable[..., Callable[..., HttpResponse]]:
    """An officer's press on a case: POST, the right, the case, and a refusal said on the case page."""

    def bungkus(
        view: Callable[[HttpRequest, Permohonan], HttpResponse | None],
    ) -> Callable[..., HttpResponse]:
        @require_POST
        @akses.perlu(hak)
        @wraps(view)
        def dalam(request: HttpRequest, kode: str) -> HttpResponse:
            p = kasus(request, kode, hak)
            try:
                jawaban = view(request, p)
            except GalatOperasi as galat:
                messages.error(request, str(galat.pesan))
                jawaban = None
            return jawaban or redirect("permohonan_kasus", p.kode_tampil)

        return dalam

    return bungkus


def terisi(form: forms.Form) -> dict[str, Any]:
    """The fields of a small form pressed on a page; what is left empty is the operation's to judge.

    Raises IsianKeliru for what cannot be read (too long, no date): done without it, it would be lost unnoticed.
    """
    form.is_valid()
    for bidang, semua in form.errors.as_data().items():
        for satu in semua:
            if satu.code != "required":
                label = form.fields[bidang].label if bidang in form.fields else None
                pesan = " ".join(satu.messages)
                raise IsianKeliru(f"{label}: {pesan}" if label else pesan, bidang=bidang)
    return dict.fromkeys(form.fields, "") | form.cleaned_data


def kunci_form(request: HttpRequest) -> idempotensi.Kunci | None:
    """The form's own key: the same form sent twice is one act, sent with other content it is another."""
    kunci = request.POST.get("kunci", "")[:64]
    isi = {k: v for k, v in request.POST.lists() if k != "csrfmiddlewaretoken"}
    teks = json.dumps(isi, sort_keys=True)
    return idempotensi.kunci_dari(f"form:{request.path}", teks, teks) if kunci else None


def kunci_baru() -> str:
    return secrets.token_urlsafe(18)


def kunjungan_dari(request: HttpRequest) -> Kunjungan | None:
    """The visit named in the address or the form, when there is one of that code."""
    kode = kode_publik.rapikan(request.POST.get("kunjungan") or request.GET.get("kunjungan") or "")
    return Kunjungan.objects.filter(kode=kode).first() if kode and kode[0] == "K" else None


def tiket_dari(request: HttpRequest) -> str:
    """The ticket's code in stored form, or "": by name only, the queue is another room."""
    kode = kode_publik.rapikan(request.POST.get("tiket") or request.GET.get("tiket") or "")
    return kode if kode and kode[0] == "T" else ""


def pemohon_lain(request: HttpRequest) -> Permohonan | None:
    """Another request of the same person (`?pemohon=`), to fill in the form from: one's own by PIN, or the unit's."""
    kode = kode_publik.rapikan(request.GET.get("pemohon", ""))
    p = (
        Permohonan.objects.select_related("unit", "kunjungan", "biro", "unit_pemohon")
        .filter(kode=kode)
        .first()
        if kode
        else None
    )
    milik = p is not None and request.user.is_authenticated and p.diajukan_oleh_id == request.user.pk
    if p is None or not (
        milik or pin.terbuka(request, p.kode) or akses.boleh(request.user, "permohonan.terima", p.unit_id)
    ):
        return None
    return p


def pengaju(request: HttpRequest, layanan: Layanan, *, di_loket: bool = False) -> dict[str, Any]:
    """Who else than a citizen may ask here, for FormPemohon: registered agents, the person's own other units."""
    unit = Unit.objects.filter(aktif=True).exclude(pk=layanan.unit_id)
    if not di_loket:
        unit = unit.filter(pk__in=akses.unit_berhak(request.user, "permohonan.lihat"))
    return {
        "biro": BiroJasa.objects.filter(layanan=layanan, status=BiroJasa.Status.AKTIF).exists(),
        "unit": list(unit.values_list("kode", "nama")) if di_loket or request.user.is_authenticated else [],
    }


def akun(request: HttpRequest) -> Pengguna | None:
    """The signed-in person, or None for a guest."""
    return cast(Pengguna, request.user) if request.user.is_authenticated else None


def status_form(form: forms.Form) -> int:
    """422 for a form that came back, so that nobody takes the answer for a success."""
    return 422 if form.is_bound and form.errors else 200


def ke_alamat(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For static/js/unggah.js: where to go next as a header, not as a redirect that it would follow unseen.

    A followed redirect would read the next page's messages, and nobody would have seen them.
    """

    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        jawaban = view(request, *args, **kwargs)
        if request.headers.get("X-Unggah") and jawaban.status_code == HTTPStatus.FOUND:
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"X-Ke": jawaban["Location"]})
        return jawaban

    return dalam


def simpan_kiriman(request: HttpRequest, p: Permohonan, form: FormBerkas) -> None:
    """Every file that arrived, one operation each; a refused one is said beside its own field."""
    for urutan, file in form.kiriman():
        try:
            if file.size > TERBESAR:
                raise BerkasDitolak(_("Berkas ini lebih dari 20 MB. Foto ulang dengan mutu lebih rendah."))
            operasi.unggah(permohonan=p, urutan=urutan, isi=file.read(), oleh=akun(request))
        except GalatOperasi as galat:
            form.add_error(f"file_{urutan}", str(galat.pesan))

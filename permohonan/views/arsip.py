"""Papers already on file: the applicant asks for them with an earlier PIN or the account, the verifikator looks."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pelayanan import akses, pin
from pelayanan import kode as kode_publik
from pelayanan.galat import GalatOperasi
from permohonan import arsip, operasi
from permohonan.models import Berkas, Permohonan, Unggahan

from .bagian import akun, kasus, terketik

PERIKSA = "permohonan.periksa"
# drafts whose applicant asked, in this browser; without asking nothing is looked up
_SESI, _SESI_TERBANYAK = "arsip_dicari", 20


def arsip_terlihat(request: HttpRequest, p: Permohonan) -> dict[int, Berkas]:
    """What this browser was told is on file for `p` (arsip.cari)."""
    if p.kode not in request.session.get(_SESI, []):
        return {}
    return arsip.cari(p, terbuka=pin.terbuka_semua(request), oleh=akun(request), pada=timezone.now())


def konteks_arsip(request: HttpRequest, p: Permohonan) -> dict[str, Any]:
    """For templates/permohonan/_arsip.html."""
    return {"arsip_ditanya": p.kode in request.session.get(_SESI, []), "arsip_akun": akun(request)}


@require_POST
def cari(request: HttpRequest, kode: str) -> HttpResponse:
    """What of these papers did I hand in before? With code and PIN of the earlier request, or by the account."""
    p = akses.ambil_berkode(Permohonan.objects.select_related("unit"), kode)
    if not pin.terbuka(request, p.kode):
        raise Http404
    ke = "permohonan_draf_berkas" if p.draf else "permohonan_lengkapi"
    try:
        if ketik := terketik(request, "kode", 40):
            rapi = kode_publik.rapikan(ketik) or ketik
            ada = Permohonan.objects.bukan_draf().filter(kode=rapi).exists()
            pin.periksa(rapi, terketik(request, "pin", 20), ada=ada)
            pin.ingat(request, rapi)
            pin.ingat(request, p.kode)
        asal = operasi.cari_arsip(permohonan=p, terbuka=pin.terbuka_semua(request), oleh=akun(request))
    except GalatOperasi as galat:
        messages.error(request, str(galat.pesan))
        return redirect(ke, p.kode_tampil)
    for q in asal:
        operasi.lihat_arsip(asal=q, untuk=p, oleh=akun(request))
    lama = [k for k in request.session.get(_SESI, []) if k != p.kode]
    request.session[_SESI] = [*lama, p.kode][-_SESI_TERBANYAK:]
    n = len(arsip_terlihat(request, p))
    if n:
        pesan = ngettext(
            "%(n)s berkas dapat dipakai lagi. Pilih di bawah.",
            "%(n)s berkas dapat dipakai lagi. Pilih di bawah.",
            n,
        )
        messages.success(request, pesan % {"n": n})
    else:
        messages.info(
            request,
            _(
                "Tidak ada berkas yang dapat dipakai lagi: harus atas NIK yang sama di unit ini, aslinya pernah "
                "dilihat petugas, dan masih berlaku."
            ),
        )
    return redirect(ke, p.kode_tampil)


@require_POST
@akses.perlu(PERIKSA)
def lihat(request: HttpRequest, kode: str, kunci: str) -> FileResponse:
    """The verifikator opens an earlier paper of this case; its owner reads that on the earlier request."""
    p = kasus(request, kode, PERIKSA)
    u = get_object_or_404(
        Unggahan.objects.select_related("berkas__permohonan"),
        kunci=kunci,
        berkas__dipakai_lagi__permohonan=p,
    )
    operasi.lihat_arsip(asal=u.berkas.permohonan, untuk=p, oleh=akses.orang(request))
    return sajikan(u)


def sajikan(u: Unggahan) -> FileResponse:
    """One uploaded file as an answer that runs nothing. Raises Http404 when it is gone."""
    try:
        isi = u.isi.open("rb")
    except FileNotFoundError as galat:
        raise Http404 from galat
    jawab = FileResponse(
        isi,
        content_type=u.jenis,
        as_attachment=u.jenis == Unggahan.Jenis.PDF,
        filename=f"berkas-{u.berkas.urutan}",
    )
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab

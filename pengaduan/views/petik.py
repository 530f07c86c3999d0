"""The inspector's desk: a random sample that can be drawn again, what was found, and who looked at identities."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Value
from django.db.models.functions import MD5, Concat
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from pelayanan import akses
from pelayanan.models import Peristiwa
from pengaduan import sisa
from pengaduan.alur import AWASI
from pengaduan.forms.petugas import PetikForm
from pengaduan.models import Aduan, Tanggapan

DIHARI = 365


@require_GET
@never_cache
@akses.perlu(AWASI)
def petik(request: HttpRequest) -> HttpResponse:
    """`banyak` cases of the last year in the order of MD5(code, seed): whoever has the seed draws the same. Three
    queries. Without a seed one is drawn and stands in the address."""
    if not request.GET.get("undian"):
        return redirect(f"{request.path}?{urlencode({'undian': secrets.token_hex(4), 'banyak': 10})}")
    form = PetikForm(request.GET)
    daftar: list[Aduan] = []
    populasi = 0
    if form.is_valid():
        semua = Aduan.objects.terlihat_oleh(request.user, AWASI).filter(
            diterima_pada__gte=timezone.now() - timedelta(days=DIHARI)
        )
        populasi = semua.count()
        acak = MD5(Concat("kode", Value(form.cleaned_data["undian"])))
        temuan = Tanggapan.objects.filter(aduan=OuterRef("pk"), jenis=Tanggapan.Jenis.TEMUAN)
        qs = semua.untuk_daftar().annotate(bertemuan=Exists(temuan)).order_by(acak)
        daftar = sisa.lengkapi(qs[: form.cleaned_data["banyak"]])
        dilihat = dict(
            Peristiwa.objects.filter(
                objek_jenis="pengaduan.aduan",
                objek_id__in=[a.pk for a in daftar],
                kode="pengaduan.identitas.dilihat",
            )
            .values_list("objek_id")
            .annotate(n=Count("pk"))
        )
        for a in daftar:
            a.dilihat = dilihat.get(a.pk, 0)  # type: ignore[attr-defined]
    isi = {"form": form, "daftar": daftar, "populasi": populasi}
    return render(request, "pengaduan/petik.html", isi, status=400 if form.errors else 200)

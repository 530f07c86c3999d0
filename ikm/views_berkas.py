"""Score a CSV file in the browser. Nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ikm.baca_csv import KesalahanBerkas
from ikm.forms_berkas import FormBerkas
from ikm.hasil import JENIS
from ikm.hitung_berkas import hitung_berkas
from ikm.instrumen_resmi import INSTRUMEN
from ikm.nilai import KesalahanNilai
from pelayanan import akses


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@akses.perlu("dasbor.lihat")
def hitung(request: HttpRequest) -> HttpResponse:
    """Upload a file, see its index: the same sums as `manage.py hitung_ikm`."""
    form = FormBerkas(request.POST or None, request.FILES or None)
    konteks: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            h, catatan = hitung_berkas(
                form.cleaned_data["berkas"].file, form.aturan, rata_rata=form.cleaned_data["rata_rata"]
            )
        except (KesalahanBerkas, KesalahanNilai) as galat:
            form.add_error("berkas", str(galat))
        else:
            konteks |= {
                "h": h,
                "jenis": JENIS[h.mutu],
                "unsur": [
                    (u, h.nrr[u.kode], h.nrr_tertimbang[u.kode])
                    for u in INSTRUMEN[form.aturan.instrumen].unsur
                ],
                "peringatan": [*h.peringatan, *catatan.peringatan()],
            }
    return render(request, "ikm/hitung.html", konteks, status=422 if form.errors else 200)

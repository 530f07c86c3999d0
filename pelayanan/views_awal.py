"""`/mulai/`: the page a stranger opens first, with the code from the terminal. Gone when there is an admin."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, password_validation
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan import operasi_awal
from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna, Unit, Zona


class MulaiForm(forms.Form):
    kode = forms.CharField(
        label=gettext_lazy("Kode sekali pakai"),
        max_length=40,
        help_text=gettext_lazy("Tercetak di terminal tempat portal dijalankan, misalnya 7F3K-9QXM-2BCD."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    nama_unit = forms.CharField(
        label=gettext_lazy("Nama unit"),
        max_length=120,
        help_text=gettext_lazy("Seperti tertulis di papan nama kantor."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    jenis = forms.ChoiceField(label=gettext_lazy("Jenis unit"), choices=Unit.Jenis)
    zona = forms.ChoiceField(label=gettext_lazy("Zona waktu"), choices=Zona)
    nama = forms.CharField(
        label=gettext_lazy("Nama Anda"),
        max_length=120,
        help_text=gettext_lazy("Anda menjadi admin pertama portal ini."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=150,
        validators=[Pengguna.username_validator],
        help_text=gettext_lazy("Untuk masuk. Huruf, angka, dan . _ - saja."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    sandi = forms.CharField(
        label=gettext_lazy("Kata sandi"),
        help_text=gettext_lazy("Paling sedikit 10 huruf atau angka."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )
    sandi_lagi = forms.CharField(
        label=gettext_lazy("Kata sandi, sekali lagi"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    def clean(self) -> dict[str, str]:
        isi = super().clean() or {}
        sandi = isi.get("sandi")
        if sandi:
            calon = Pengguna(username=isi.get("username", ""), nama=isi.get("nama", ""))
            try:
                password_validation.validate_password(sandi, calon)
            except ValidationError as galat:
                self.add_error("sandi", galat)
            if isi.get("sandi_lagi") and sandi != isi["sandi_lagi"]:
                self.add_error("sandi_lagi", _("Kedua kata sandi tidak sama: ketik ulang."))
        isi["kode_unit"] = slugify(isi.get("nama_unit", ""))[:40].strip("-") or "unit"
        return isi


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mulai(request: HttpRequest) -> HttpResponse:
    if not operasi_awal.terbuka():
        raise Http404
    form = MulaiForm(request.POST or None, initial={"jenis": Unit.Jenis.LAINNYA, "zona": Zona.WIB})
    if form.is_bound and form.is_valid():
        isi = {k: v for k, v in form.cleaned_data.items() if k != "sandi_lagi"}
        try:
            _unit, orang = operasi_awal.buka_unit(**isi)
        except GalatOperasi as galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
        else:
            login(request, orang, backend=settings.AUTHENTICATION_BACKENDS[0])
            messages.success(request, _("Unit dan akun Anda sudah jadi. Selamat datang."))
            return redirect("kerja")
    return render(request, "pelayanan/mulai.html", {"form": form}, status=400 if form.is_bound else 200)

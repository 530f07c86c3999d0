"""`/mulai/petugas/`: an officer with a slip makes a password of their own. No e-mail is needed."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, password_validation
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pelayanan.galat import GalatOperasi
from pelayanan.models import Pengguna
from pelayanan.operasi_petugas import mulai_petugas


class MulaiPetugasForm(forms.Form):
    """The slip's two words, and a password of one's own."""

    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    kode = forms.CharField(
        label=gettext_lazy("Kode di slip"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    sandi = forms.CharField(
        label=gettext_lazy("Kata sandi baru"),
        help_text=gettext_lazy("Paling sedikit 10 huruf atau angka."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )
    sandi_lagi = forms.CharField(
        label=gettext_lazy("Kata sandi, sekali lagi"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if sandi := isi.get("sandi"):
            try:
                password_validation.validate_password(sandi, Pengguna(username=isi.get("username", "")))
            except ValidationError as galat:
                self.add_error("sandi", galat)
            if isi.get("sandi_lagi") and sandi != isi["sandi_lagi"]:
                self.add_error("sandi_lagi", _("Kedua kata sandi tidak sama: ketik ulang."))
        return isi


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mulai(request: HttpRequest) -> HttpResponse:
    form = MulaiPetugasForm(request.POST or None)
    if form.is_bound and form.is_valid():
        isi = {k: v for k, v in form.cleaned_data.items() if k != "sandi_lagi"}
        try:
            orang = mulai_petugas(**isi)
        except GalatOperasi as galat:
            form.add_error(galat.bidang if galat.bidang in form.fields else None, str(galat.pesan))
        else:
            login(request, orang, backend=settings.AUTHENTICATION_BACKENDS[0])
            messages.success(request, _("Kata sandi Anda sudah jadi. Selamat bekerja."))
            return redirect("kerja")
    return render(
        request, "pelayanan/mulai_petugas.html", {"form": form}, status=400 if form.is_bound else 200
    )

"""Setting up lokets, stations, routes and rules. Tickets are read only here: acts belong to the operations."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from antrian.models import (
    JadwalKeliling,
    Kuota,
    LangkahRute,
    LayananLoket,
    Loket,
    Pencetak,
    PerangkatPapan,
    PolaJanji,
    SetelanAntrian,
    Tiket,
    TitikLayanan,
)
from antrian.tasks import ucapkan_nama


class LayananLoketInline(admin.TabularInline):
    model = LayananLoket
    extra = 1


class JadwalKelilingInline(admin.TabularInline):
    """Rows make the loket a mobile counter: where it stands and when."""

    model = JadwalKeliling
    extra = 0


class Terucap(admin.ModelAdmin):
    """Its name is spoken as soon as it is saved; the sweep does it otherwise."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        transaction.on_commit(ucapkan_nama.delay, robust=True)


@admin.register(Loket)
class LoketAdmin(Terucap):
    list_display = ["nama", "nomor", "unit", "titik", "aksesibel", "aktif"]
    list_filter = ["unit"]
    inlines = [LayananLoketInline, JadwalKelilingInline]


@admin.register(TitikLayanan)
class TitikAdmin(Terucap):
    list_display = ["nama", "alias", "unit", "urutan"]
    list_filter = ["unit"]


@admin.register(LangkahRute)
class RuteAdmin(admin.ModelAdmin):
    list_display = ["layanan", "urutan", "titik", "pilihan"]
    list_filter = ["layanan__unit"]


class KuotaInline(admin.TabularInline):
    model = Kuota
    extra = 1


@admin.register(PerangkatPapan)
class PerangkatPapanAdmin(admin.ModelAdmin):
    list_display = ["nama", "unit", "tata", "aktif", "terlihat_pada"]
    list_filter = ["unit", "aktif"]
    readonly_fields = ["alamat", "terlihat_pada"]
    filter_horizontal = ["loket"]

    @admin.display(description=_("alamat untuk dibuka di layar"))
    def alamat(self, papan: PerangkatPapan) -> str:
        return papan.get_absolute_url() if papan.pk else "–"


@admin.register(Pencetak)
class PencetakAdmin(admin.ModelAdmin):
    list_display = ["nama", "unit", "keadaan", "dilaporkan_pada", "aktif"]
    list_filter = ["unit", "aktif", "keadaan"]
    readonly_fields = ["alamat", "dilaporkan_pada"]

    @admin.display(description=_("alamat untuk dibuka di perangkatnya"))
    def alamat(self, pencetak: Pencetak) -> str:
        return pencetak.get_absolute_url() if pencetak.pk else "–"


@admin.register(PolaJanji)
class PolaJanjiAdmin(admin.ModelAdmin):
    list_display = ["layanan", "hari", "dari", "sampai", "menit", "kapasitas"]
    list_filter = ["layanan__unit", "hari"]


@admin.register(SetelanAntrian)
class SetelanAdmin(admin.ModelAdmin):
    inlines = [KuotaInline]
    list_display = ["unit", "aturan", "kuota_harian"]


@admin.register(Tiket)
class TiketAdmin(admin.ModelAdmin):
    list_display = ["nomor", "unit", "layanan", "tanggal", "status"]
    list_filter = ["unit", "status"]
    date_hierarchy = "tanggal"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

"""What the admin of a unit sets for complaint handling. Cases are not edited here: they have operations."""

from django.contrib import admin

from pengaduan.models import AturanUnit, Pengganti


@admin.register(AturanUnit)
class AturanUnitAdmin(admin.ModelAdmin):
    list_display = ["unit", "kelas", "jumlah", "satuan", "dari"]
    list_filter = ["unit"]


@admin.register(Pengganti)
class PenggantiAdmin(admin.ModelAdmin):
    list_display = ["pejabat", "pengganti", "mulai", "selesai"]
    autocomplete_fields = ["pejabat", "pengganti"]
    date_hierarchy = "mulai"

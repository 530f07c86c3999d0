"""Admin of the ground floor; sections of the apps above register themselves."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pelayanan import akses
from pelayanan.models import AkunMesin, HariLibur, JamLayanan, Pengguna, Penugasan, Peran, Unit

# one door for everybody, with its rate limits and second step
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
_berbendera = admin.site.has_permission


def _admin_kini(request: HttpRequest) -> bool:
    """The flags of the account open nothing by themselves: the role in force does, and ends with its term."""
    return _berbendera(request) and akses.memegang(request.user, {Peran.ADMIN})


admin.site.has_permission = _admin_kini  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = _("Kelola portal")


class PenugasanDalam(admin.TabularInline):
    """To read: roles are given and ended at /penugasan/, where each becomes an event."""

    model = Penugasan
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Pengguna)
class PenggunaAdmin(UserAdmin):
    list_display = ["username", "nama", "jabatan", "is_active", "is_staff"]
    search_fields = ["username", "nama", "email"]
    ordering = ["username"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Orang"), {"fields": ["nama", "jabatan", "email"]}),
        (_("Izin"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "nama", "jabatan", "email", "password1", "password2"]})]
    inlines = [PenugasanDalam]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(mesin=False)


class JamDalam(admin.TabularInline):
    model = JamLayanan
    extra = 0


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):
    list_display = ["nama", "kode", "jenis", "zona", "aktif"]
    search_fields = ["nama", "kode"]
    readonly_fields = ["contoh"]
    inlines = [JamDalam]


@admin.register(HariLibur)
class HariLiburAdmin(admin.ModelAdmin):
    list_display = ["tanggal", "nama", "jenis", "unit", "nomor_sk"]
    list_filter = ["jenis", "unit"]
    date_hierarchy = "tanggal"


@admin.register(AkunMesin)
class AkunMesinAdmin(admin.ModelAdmin):
    list_display = ["pengguna", "unit", "lingkup", "aktif"]
    readonly_fields = ["pengguna", "unit", "lingkup", "dibuat_pada"]

    def has_add_permission(self, request):
        # a key is shown once, by the command that makes it
        return False

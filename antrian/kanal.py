"""Where a number comes from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kanal(models.TextChoices):
    """Where the number was taken."""

    ANJUNGAN = "anjungan", _("Anjungan mandiri")
    PONSEL = "ponsel", _("Ponsel")
    MEJA = "meja", _("Meja informasi")
    JANJI = "janji", _("Janji temu")
    API = "api", _("Sistem lain")

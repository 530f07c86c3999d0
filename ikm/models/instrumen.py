"""An instrument: which unsur are asked, in which words. A trigger keeps it as it is once a period uses it."""

from collections.abc import Mapping
from functools import cached_property

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from ikm import profil as isi_profil
from pelayanan.models import Unit
from pelayanan.siap import Tanya


class Jenis(models.TextChoices):
    """What a questionnaire is for. Only SKM makes the index; the others are short and read by themselves."""

    SKM = "skm", _("Survei kepuasan (IKM)")
    HARAPAN = "harapan", _("Harapan, di samping pengalaman")
    LINGKARAN = "lingkaran", _("Saat-saat penentu sepanjang pelayanan")
    PERAN = "peran", _("Satu peran, loket, atau titik layanan")
    KEBUTUHAN = "kebutuhan", _("Kebutuhan pengguna layanan")
    PETUGAS = "petugas", _("Kepuasan petugas sendiri")


class Instrumen(models.Model):
    """A version of a questionnaire. Official ones are copied from `instrumen_resmi` (see `muat.py`)."""

    kode = models.SlugField(_("kode"), max_length=40, unique=True)
    judul = models.CharField(_("judul"), max_length=120)
    jenis = models.CharField(_("jenis"), max_length=10, choices=Jenis, default=Jenis.SKM)
    # whose own questions these are; empty for those of the law and of the portal
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="instrumen")
    versi = models.PositiveSmallIntegerField(_("versi"), default=1)
    # "not met with" is an answer where a moment may not have happened
    boleh_kosong = models.BooleanField(_("boleh dilewati"), default=False)
    nomor = models.CharField(_("nomor peraturan"), max_length=120, blank=True)
    judul_hukum = models.CharField(_("judul peraturan"), max_length=300, blank=True)
    resmi = models.BooleanField(_("instrumen resmi"), default=False)
    berlaku = models.BooleanField(_("peraturan masih berlaku"), default=False)
    tabel = models.CharField(_("tabel mutu"), max_length=20)
    bobot_baku = models.CharField(_("bobot baku"), max_length=10)
    bobot_boleh = ArrayField(models.CharField(max_length=10), verbose_name=_("bobot yang berlaku"))
    min_responden = models.PositiveIntegerField(_("responden paling sedikit"), null=True, blank=True)
    # which classes a respondent is asked for, in order (see profil.py); empty: none
    profil = models.JSONField(_("kelas profil"), default=list, blank=True)

    class Meta:
        verbose_name = _("instrumen")
        verbose_name_plural = _("instrumen")
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.judul

    @cached_property
    def urut_lampiran(self) -> list["Unsur"]:
        """The unsur in annex order, which is also the order inside `Jawaban.nilai`."""
        if "unsur" in getattr(self, "_prefetched_objects_cache", {}):
            return sorted(self.unsur.all(), key=lambda u: u.urutan_lampiran)
        return _UNSUR.semua(instrumen=self.pk)

    @cached_property
    def kelas_profil(self) -> "isi_profil.Kelas":
        """{field: its classes}."""
        return isi_profil.baca(self.profil)

    @property
    def urut_tanya(self) -> list["Unsur"]:
        """The unsur in the order of the questionnaire."""
        return sorted(self.urut_lampiran, key=lambda u: u.urutan_tanya)

    @property
    def kode_unsur(self) -> tuple[str, ...]:
        return tuple(u.kode for u in self.urut_lampiran)

    def larik(self, jawaban: Mapping[str, int | None]) -> list[int | None]:
        """{code name: value} as stored. Positions exist only between here and `Unsur.urutan_lampiran`."""
        return [jawaban.get(u.kode) for u in self.urut_lampiran]


class Unsur(models.Model):
    """One unsur with its question; `pilihan` are the words for the values 1, 2, 3, 4."""

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="unsur")
    kode = models.SlugField(_("kode"), max_length=40)
    urutan_lampiran = models.PositiveSmallIntegerField()
    urutan_tanya = models.PositiveSmallIntegerField()
    nama = models.CharField(_("nama"), max_length=120)
    definisi = models.TextField(_("definisi"), blank=True)
    kelompok = models.CharField(_("kelompok"), max_length=60, blank=True)
    pertanyaan = models.CharField(_("pertanyaan"), max_length=300)
    pilihan = ArrayField(models.CharField(max_length=60), size=4, verbose_name=_("pilihan 1–4"))
    kutipan = models.BooleanField(_("kata-kata peraturan"), default=False)

    class Meta:
        verbose_name = _("unsur")
        verbose_name_plural = _("unsur")
        ordering = ["instrumen_id", "urutan_lampiran"]
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "kode"], name="unsur_kode_tunggal"),
            models.UniqueConstraint(fields=["instrumen", "urutan_lampiran"], name="unsur_urutan_lampiran"),
            models.UniqueConstraint(fields=["instrumen", "urutan_tanya"], name="unsur_urutan_tanya"),
            models.CheckConstraint(condition=models.Q(pilihan__len=4), name="unsur_empat_pilihan"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def u(self) -> str:
        """ "u8" is the eighth of the annex, whatever the questionnaire's order."""
        return f"u{self.urutan_lampiran}"


_UNSUR = Tanya(
    lambda instrumen: Unsur.objects.filter(instrumen=instrumen).order_by("urutan_lampiran"), instrumen=int
)

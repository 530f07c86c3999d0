"""What officers fill in. Field names are the keywords of the operation behind each form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pelayanan import kode as kode_publik
from pelayanan.akses import HAK
from pelayanan.models import Pengguna, Unit
from pengaduan import aturan
from pengaduan.alur import TANGANI
from pengaduan.forms.warga import TeksBersih
from pengaduan.models import Aduan, Kompensasi, Tanggapan
from pengaduan.operasi.dasar import bertugas
from pengaduan.querysets import tingkat

AREA = forms.Textarea(attrs={"rows": 6})


class UntukAduan(forms.Form):
    """A form whose choices depend on the case."""

    def __init__(self, *args: Any, aduan: Aduan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aduan = aduan


class TanpaIsianForm(forms.Form):
    """Nothing to fill in: the press is the act."""


def _isi(label: Any, bantuan: Any = "", *, wajib: bool = True) -> TeksBersih:
    return TeksBersih(
        label=label,
        help_text=bantuan,
        required=wajib,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tulis isinya dahulu.")},
    )


def _terbukti() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Hasil pemeriksaan"),
        required=False,
        choices=[("", _("Belum disimpulkan")), ("ya", _("Aduan terbukti")), ("tidak", _("Tidak terbukti"))],
        coerce=lambda nilai: nilai == "ya",
        empty_value=None,
        error_messages={"required": _("Permintaan imbalan: simpulkan terbukti atau tidak.")},
    )


class UntukTemuan(UntukAduan):
    """Says whether what is complained of is found true; of a fee that was asked it must."""

    terbukti: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        temuan = self.fields["terbukti"]
        temuan.required = self.aduan.maladministrasi == Aduan.Maladministrasi.IMBALAN
        if self.aduan.terbukti is not None:
            temuan.initial = "ya" if self.aduan.terbukti else "tidak"


class JawabForm(UntukTemuan):
    terbukti = _terbukti()
    isi = TeksBersih(
        label=_("Jawaban untuk pelapor"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "data-tuts": "j", "data-tuts-nama": _("Tulis jawaban")}),
        help_text=_(
            "Dibaca pelapor di halaman aduan. Sebut apa yang sudah dilakukan dan langkah berikutnya."
        ),
        error_messages={"required": _("Tulis jawabannya dahulu.")},
    )


class AlasanForm(forms.Form):
    alasan = TeksBersih(
        label=_("Alasan"),
        max_length=200,
        error_messages={"required": _("Tulis alasannya; alasan ini tercatat.")},
    )


class VerifikasiForm(UntukAduan):
    kelas = forms.ChoiceField(
        label=_("Jenis"),
        choices=Aduan.Kelas.choices,
        help_text=_("Jenis lain menghitung ulang tenggat sejak aduan diterima."),
    )
    prioritas = forms.TypedChoiceField(label=_("Prioritas"), choices=Aduan.Prioritas.choices, coerce=int)
    maladministrasi = forms.ChoiceField(
        label=_("Dugaan maladministrasi"),
        required=False,
        choices=[("", _("Tidak ada")), *Aduan.Maladministrasi.choices],
    )
    tayang = forms.BooleanField(
        label=_("Judul boleh tampil untuk umum: tidak ada nama atau data pribadi di dalamnya"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {
            "kelas": self.aduan.kelas,
            "prioritas": self.aduan.prioritas,
            "maladministrasi": self.aduan.maladministrasi,
        }
        if self.aduan.sifat != Aduan.Sifat.PUBLIK:
            del self.fields["tayang"]


class KlasifikasiForm(forms.Form):
    kelas = forms.ChoiceField(label=_("Jenis baru"), choices=Aduan.Kelas.choices)
    isi = _isi(_("Alasan"), _("Dibaca pelapor. Tenggat dihitung ulang sejak aduan diterima."))


class DisposisiForm(UntukAduan):
    kepada = forms.ModelChoiceField(
        label=_("Pejabat yang menangani"), queryset=Pengguna.objects.none(), empty_label=_("Pilih pejabat")
    )
    isi = _isi(_("Arahan"), _("Hanya dibaca petugas. Boleh dikosongkan."), wajib=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kepada"].queryset = calon_penangan(self.aduan)  # type: ignore[attr-defined]


def calon_penangan(aduan: Aduan) -> Any:
    """Officials of the unit who may hold the case: neither the terlapor nor anybody below."""
    per_orang: dict[int, set[str]] = {}
    for t in bertugas(aduan.unit_id, timezone.now()):
        per_orang.setdefault(t.pengguna_id, set()).add(t.peran)
    lantai = aduan.tingkat_terlapor if aduan.tingkat_terlapor is not None else -1
    pantas = [pk for pk, peran in per_orang.items() if peran & HAK[TANGANI] and tingkat(peran) >= lantai]
    return Pengguna.objects.filter(pk__in=pantas).exclude(pk=aduan.terlapor_id or 0).order_by("nama")


class RekomendasiForm(UntukTemuan):
    terbukti = _terbukti()
    isi = _isi(_("Hasil pemeriksaan dan rekomendasi"), _("Hanya dibaca petugas."))


class UsulanForm(forms.Form):
    isi = _isi(
        _("Usulan penyelesaian"), _("Pelapor menerima atau menolak dengan satu tombol, dalam 10 hari kerja.")
    )


class TindakLanjutForm(forms.Form):
    isi = _isi(_("Tindak lanjut yang dijalankan"), _("Dibaca pelapor."))


class KelengkapanForm(forms.Form):
    kurang = TeksBersih(
        label=_("Yang kurang, satu baris satu butir"),
        max_length=4_000,
        widget=AREA,
        help_text=_("Sebut semuanya sekarang: jam hanya boleh berhenti sekali."),
        error_messages={"required": _("Tulis sedikitnya satu butir.")},
    )

    def clean_kurang(self) -> list[str]:
        return [b.strip() for b in self.cleaned_data["kurang"].splitlines() if b.strip()]


class TeruskanForm(UntukAduan):
    unit = forms.ModelChoiceField(
        label=_("Unit tujuan"), queryset=Unit.objects.none(), empty_label=_("Pilih unit")
    )
    isi = _isi(_("Alasan"), _("Dibaca pelapor dan unit tujuan. Tenggat tidak berubah."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(aktif=True).exclude(  # type: ignore[attr-defined]
            pk=self.aduan.unit_id
        )


class GabungForm(UntukAduan):
    induk = forms.CharField(label=_("Kode aduan induk"), max_length=60)

    def clean_induk(self) -> Aduan:
        rapi = kode_publik.rapikan(self.cleaned_data["induk"]) or ""
        induk = Aduan.objects.filter(kode=rapi, unit_id=self.aduan.unit_id).first()
        if induk is None:
            raise forms.ValidationError(_("Kode itu tidak ada di unit ini. Salin dari halaman aduan induk."))
        return induk


class GabungTerpilihForm(forms.Form):
    """Several chosen cases follow one of them, the oldest unless another is named."""

    induk = forms.ChoiceField(label=_("Aduan induk, yang lain mengikutinya"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, daftar: list[Aduan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        urut = sorted(daftar, key=lambda a: a.diterima_pada)
        self._pilihan = {a.kode: a for a in urut}
        bidang = self.fields["induk"]
        bidang.choices = [(a.kode, f"{a.judul} · {a.kode_tampil}") for a in urut]  # type: ignore[attr-defined]
        bidang.initial = urut[0].kode

    def clean_induk(self) -> Aduan:
        return self._pilihan[self.cleaned_data["induk"]]


class ArsipForm(forms.Form):
    isi = _isi(_("Alasan pengarsipan"), _("Dibaca pelapor, yang dapat meminta dibuka kembali."))
    arahan = forms.ChoiceField(
        label=_("Bukan wewenang pelayanan publik? Tunjukkan jalannya"),
        required=False,
        choices=[("", "–"), *((k, nama) for k, (nama, _teks) in aturan.ARAHAN.items())],
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        arahan = isi.pop("arahan", "")
        if arahan and "isi" in isi:
            isi["isi"] = f"{isi['isi']}\n\n{aturan.ARAHAN[arahan][1]}"
        return isi


class TerlaporForm(UntukAduan):
    terlapor = forms.ModelChoiceField(
        label=_("Terlapor"),
        queryset=Pengguna.objects.none(),
        empty_label=_("Pilih petugas"),
        help_text=_("Sesudah ini aduan tidak terlihat oleh terlapor dan bawahannya, mungkin juga oleh Anda."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        di_unit = bertugas(self.aduan.unit_id, timezone.now()).values("pengguna_id")
        qs = Pengguna.objects.filter(pk__in=di_unit).order_by("nama")
        self.fields["terlapor"].queryset = qs  # type: ignore[attr-defined]


class CatatanForm(forms.Form):
    jenis = forms.ChoiceField(
        label=_("Jenis catatan"),
        choices=[
            (j.value, j.label)
            for j in (
                Tanggapan.Jenis.CATATAN,
                Tanggapan.Jenis.KLARIFIKASI,
                Tanggapan.Jenis.KONTAK,
                Tanggapan.Jenis.PEMANTAUAN,
            )
        ],
    )
    isi = _isi(_("Isi"), _("Hanya dibaca petugas, tidak pernah tampil kepada pelapor atau umum."))


class TemuanForm(forms.Form):
    isi = _isi(
        _("Temuan"), _("Apa yang diperiksa, apa yang ditemukan, apa yang diminta. Hanya dibaca petugas.")
    )


class PetikForm(forms.Form):
    banyak = forms.IntegerField(label=_("Banyaknya"), min_value=1, max_value=50)
    undian = forms.SlugField(
        label=_("Nomor undian"),
        max_length=20,
        help_text=_("Nomor yang sama menarik aduan yang sama: siapa pun dapat mengulang undiannya."),
    )


class RencanaForm(forms.Form):
    masalah = TeksBersih(
        label=_("Sebabnya"), max_length=160, help_text=_("Sebab pada cara kerja, tanpa nama orang.")
    )
    kegiatan = TeksBersih(label=_("Yang diperbaiki supaya tidak terulang"), max_length=300)
    penanggung_jawab = TeksBersih(label=_("Penanggung jawab"), max_length=120)
    tenggat = forms.DateField(
        label=_("Selesai paling lambat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Tanggal tidak terbaca. Tulis seperti 21/11/2026.")},
    )


class KompensasiForm(UntukAduan):
    """Released, or refused with the reason: the case that was opened first among the open ones."""

    putusan = forms.ChoiceField(
        label=_("Putusan"),
        choices=[("ya", _("Diberikan")), ("tidak", _("Tidak diberikan (misalnya keadaan kahar)"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih putusannya.")},
    )
    bentuk = forms.ChoiceField(
        label=_("Bentuk"), choices=[("", "–"), *Kompensasi.Bentuk.choices], required=False
    )
    dasar = TeksBersih(
        label=_("Dasar hukum"), required=False, max_length=200, help_text=_("Wajib bila berupa uang.")
    )
    keterangan = TeksBersih(
        label=_("Keterangan"),
        max_length=500,
        widget=AREA,
        help_text=_("Dibaca pelapor: apa, kapan, di mana."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terbuka = Kompensasi.objects.filter(aduan=self.aduan, status=Kompensasi.Status.DIBUKA)
        if k := terbuka.order_by("pk").first():
            self.fields["putusan"].help_text = f"{k.get_sebab_display()}: {k.janji}"

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        isi["diberikan"] = isi.pop("putusan", "") == "ya"
        if isi["diberikan"] and not isi.get("bentuk"):
            self.add_error("bentuk", _("Pilih bentuk yang diberikan."))
        return isi


class ApresiasiForm(UntukAduan):
    untuk = forms.ModelChoiceField(
        label=_("Petugas yang dimaksud"), queryset=Pengguna.objects.none(), empty_label=_("Pilih petugas")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        di_unit = bertugas(self.aduan.unit_id, timezone.now()).values("pengguna_id")
        self.fields["untuk"].queryset = Pengguna.objects.filter(  # type: ignore[attr-defined]
            pk__in=di_unit
        ).order_by("nama")


class TayangForm(forms.Form):
    tayang = forms.BooleanField(
        label=_("Judul dan keadaan tampil untuk umum, tanpa data pribadi"), required=False
    )
    isi = _isi(
        _("Bila ditahan: alasannya"),
        _("Dibaca pelapor, misalnya kata kasar atau nama orang. Aduan tetap ditangani."),
        wajib=False,
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not isi.get("tayang") and not isi.get("isi"):
            self.add_error("isi", _("Tulis mengapa ditahan: pelapor membacanya."))
        return isi


class PerpanjangForm(forms.Form):
    isi = _isi(_("Alasan perpanjangan"), _("Dibaca pelapor. Tujuh hari kerja, sekali."))

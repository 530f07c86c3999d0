"""Officers: the inbox by time left, and everything about one case on one page."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from pelayanan import akses, benang, siaran
from pelayanan.galat import GalatOperasi, katakan
from pelayanan.kalender import kalender_unit
from pelayanan.models import Pengguna, Tenggat
from pelayanan.peristiwa import jenis_objek
from pelayanan.tanda_tangan import penanda
from permohonan import arsip, biaya, garis, operasi, surat
from permohonan.alur import Status, boleh
from permohonan.forms_berkas import FormPutusan
from permohonan.forms_biaya import FormBiaya
from permohonan.forms_tindakan import (
    FormAlasan,
    FormLangkah,
    FormPertimbangan,
    FormPesan,
    FormSerah,
    FormTemuan,
    FormTerbit,
)
from permohonan.galat import PilihLangkahBerikut
from permohonan.models import (
    Berkas,
    Blangko,
    Keberatan,
    Penyerahan,
    Permohonan,
    Persetujuan,
    Rancangan,
    Tagihan,
    UjiPetik,
)
from permohonan.operasi.bagi import beban
from permohonan.operasi.bagian import rancangan
from permohonan.operasi.hasil import PENYETUJU, isi_surat

from .bagian import kasus, pastikan_mengerjakan, terisi, tindakan

LIHAT, PERIKSA = "permohonan.lihat", "permohonan.periksa"
BARIS = 50
# tab → (name, adjective of the queryset)
TAB: dict[str, tuple[Any, str]] = {
    "": (gettext_lazy("Dikerjakan unit"), "dikerjakan_unit"),
    "baru": (gettext_lazy("Belum dipegang"), "belum_dipegang"),
    "saya": (gettext_lazy("Saya pegang"), "milik"),
    "uji": (gettext_lazy("Diperiksa ulang"), "diuji_petik"),
    "setuju": (gettext_lazy("Menunggu persetujuan"), "menunggu_persetujuan"),
    "pemohon": (gettext_lazy("Menunggu pemohon"), "menunggu_pemohon"),
    "keberatan": (gettext_lazy("Keberatan"), "keberatan"),
    "pesan": (gettext_lazy("Menunggu jawaban"), "menunggu_jawaban"),
    "siap": (gettext_lazy("Siap diserahkan"), "siap_diserahkan"),
}
# tab → [(what is done with the ticked ones, in words, its key)]
PERBUATAN: dict[str, list[tuple[str, Any, str]]] = {
    "baru": [("ambil", gettext_lazy("Ambil yang dicentang"), "a")],
    "saya": [
        ("lengkap", gettext_lazy("Semua berkasnya sesuai"), "l"),
        ("proses", gettext_lazy("Mulai proses"), "m"),
    ],
    "": [("proses", gettext_lazy("Mulai proses"), "m")],
}


@never_cache
@akses.perlu(LIHAT)
@require_GET
def masuk(request: HttpRequest) -> HttpResponse:
    """Open requests of the officer's units, what is due first on top."""
    tab = request.GET.get("tab", "")
    tab = tab if tab in TAB else ""
    semua = Permohonan.objects.di_unit(akses.unit_berhak(request.user, LIHAT))
    saring = getattr(semua, TAB[tab][1])
    daftar = (saring(request.user) if tab == "saya" else saring()).untuk_daftar().urut_sisa_waktu()
    hal = Paginator(daftar, BARIS).get_page(request.GET.get("halaman"))
    konteks = {
        "hal": hal,
        "baris": baris_daftar(list(hal.object_list)),
        "tab": tab,
        "tab_semua": [(kunci, nama) for kunci, (nama, _sifat) in TAB.items()],
        "awalan": f"tab={tab}&" if tab else "",
        "pilih": tab == "setuju" and akses.boleh(request.user, "permohonan.setujui"),
        "perbuatan": PERBUATAN.get(tab, []) if akses.boleh(request.user, PERIKSA) else [],
        "blangko_menipis": Blangko.objects.filter(
            unit__in=akses.unit_berhak(request.user, LIHAT), stok__lte=F("batas")
        ).count(),
        "boleh_angka": akses.boleh(request.user, "dasbor.lihat"),
        "boleh_rancang": akses.boleh(request.user, "standar.sunting"),
        "boleh_periksa": akses.boleh(request.user, "permohonan.periksa"),
        "boleh_terima": akses.boleh(request.user, "permohonan.terima"),
        "boleh_atur": akses.boleh(request.user, "permohonan.atur"),
    }
    return render(request, "permohonan/masuk.html", konteks)


def baris_daftar(daftar: list[Permohonan]) -> list[dict[str, Any]]:
    """Rows with the time left; three queries for any number of rows of one unit."""
    jam = {
        t.objek_id: t
        for t in Tenggat.objects.filter(
            objek_jenis=jenis_objek(Permohonan),
            objek_id__in=[p.pk for p in daftar],
            dipenuhi_pada__isnull=True,
        ).order_by("-jatuh_tempo_pada")  # of two, the one that is due first
    }
    kalender = {u.pk: kalender_unit(u) for u in {p.unit for p in daftar}}
    baris = []
    for p in daftar:
        kata, warna = garis.sisa_kata(p, jam.get(p.pk), kalender[p.unit_id])
        baris.append({"p": p, "rupa": garis.rupa(p), "sisa": kata, "warna": warna})
    return baris


@never_cache
@akses.perlu(LIHAT)
@require_GET
def lihat(request: HttpRequest, kode: str) -> HttpResponse:
    """One case, everything on one page."""
    p = kasus(request, kode, LIHAT)
    return render(request, "permohonan/kasus.html", konteks(request, p))


def _rekan(request: HttpRequest, p: Permohonan) -> list[tuple[Pengguna, int]]:
    """[(colleague, open cases)] who may get it from this officer; empty when it is not theirs to give."""
    pemegang = {Status.DIPROSES: p.pemroses_id}.get(Status(p.status), p.verifikator_id)
    if p.status not in (Status.DIAJUKAN, Status.DIPERIKSA, Status.DILENGKAPI, Status.DIPROSES):
        return []
    if pemegang != request.user.pk and not akses.boleh(request.user, "permohonan.setujui", p.unit_id):
        return []
    return [(o, n) for o, n in beban(p.unit_id) if o.pk not in (pemegang, p.diajukan_oleh_id)]


def _tetangga(request: HttpRequest, p: Permohonan) -> tuple[str, str]:
    """Codes of the cases before and after this one by time left: among those I hold, else in the unit's work.

    Round and round: a case just sent back has no running clock and stands last, after it comes the first again.
    """
    punya_saya = request.user.pk in (p.verifikator_id, p.pemroses_id)
    semua = Permohonan.objects.di_unit(akses.unit_berhak(request.user, LIHAT)).dikerjakan_unit()
    semua = (semua.milik(akses.orang(request)) if punya_saya else semua).exclude(pk=p.pk)
    return semua.sebelum(p) or semua.terakhir(), semua.sesudah(p) or semua.pertama()


def _pratinjau(request: HttpRequest, p: Permohonan, r: Rancangan) -> str:
    """The letter that would come out, for who is about to ask for it or to sign it; empty when there is none.

    The number is given only when it comes out; the NIK is masked as everywhere on this page.
    """
    belum = (Status.DIPROSES, Status.DIUJI_PETIK, Status.MENUNGGU_PERSETUJUAN)
    if not r.bersurat or p.status not in belum:
        return ""
    kini = timezone.now()
    menyetujui = akses.boleh(request.user, "permohonan.setujui", p.unit_id)
    ttd = penanda(akses.orang(request) if menyetujui else None, p.unit, kini, PENYETUJU)
    isi = isi_surat(p, ttd, kini.astimezone(p.unit.tz).date(), "……………")
    return surat.tulis(r.templat, {**isi, "nik": p.nik_samar if p.nik else ""})


def _form_biaya(p: Permohonan, t: Tagihan | None) -> FormBiaya | None:
    """The table of fees to choose from, while the bill is not settled; None where there is nothing to choose."""
    pos = biaya.pilihan_kini(p, t)
    return FormBiaya(pos=pos, rincian=t.rincian if t else (), terlihat=biaya.keadaan(p)) if pos else None


def konteks(request: HttpRequest, p: Permohonan, **lain: Any) -> dict[str, Any]:
    """What the page of one case shows; `lain`: a form that came back."""
    berkas = list(
        # few papers come from another request, so the five tables of one that does are not joined to all
        p.berkas.prefetch_related(
            "unggahan", "dari__permohonan__layanan", "dari__asli_oleh", "dari__unggahan"
        )
    )
    periksa = akses.boleh(request.user, "permohonan.periksa", p.unit_id)
    terima = akses.boleh(request.user, "permohonan.terima", p.unit_id)
    memegang = p.verifikator_id == request.user.pk
    jam = (
        Tenggat.objects.filter(objek_jenis=jenis_objek(p), objek_id=p.pk, dipenuhi_pada__isnull=True)
        .order_by("jatuh_tempo_pada")
        .first()
    )
    kata, warna = garis.sisa_kata(p, jam, kalender_unit(p.unit))
    setuju = akses.boleh(request.user, "permohonan.setujui", p.unit_id)
    r = rancangan(p)
    langkah = garis.langkah_kerja(p)
    tagih = Tagihan.objects.filter(permohonan=p).first()
    belum_berbiaya = biaya.belum_ditetapkan(p)
    return {
        "p": p,
        "unit_tampil": p.unit,
        "berkas": berkas,
        "arsip_basi": {b.pk for b in arsip.tidak_lagi(p, timezone.now())} if p.nik_buta else set(),
        "butir": garis.garis_waktu(p, petugas=True),
        "rupa": garis.rupa(p),
        "batas": garis.batas(p),
        "sisa": kata,
        "warna": warna,
        "simpul": [
            s for s in benang.simpul(p.kunjungan_id, request.user) if s.tautan != p.get_absolute_url()
        ],
        "siaran": siaran.alamat(f"permohonan:{p.pk}"),
        "boleh_ambil": periksa
        and p.status == Status.DIAJUKAN
        and p.verifikator_id in (None, request.user.pk),
        "boleh_putus": periksa and p.status == Status.DIPERIKSA and memegang,
        "boleh_lihat_arsip": periksa,
        "boleh_periksa": periksa,
        "tetangga": _tetangga(request, p),
        "boleh_menerima": terima,
        "boleh_terima": terima and p.status == Status.DIAJUKAN,
        "boleh_proses": (periksa or terima) and boleh(p.status, Status.DIPROSES, "petugas"),
        "boleh_serah": terima
        and boleh(p.status, Status.DISERAHKAN)
        and (
            p.status == Status.TERBIT
            or (r.langsung and not langkah["sisa"] and not belum_berbiaya and not (tagih and tagih.terbuka))
        ),
        "boleh_selesai": (periksa or terima)
        and p.status == Status.DIPROSES
        and not langkah["sisa"]
        and not belum_berbiaya
        and not (r.langsung and not (tagih and tagih.terbuka)),
        "boleh_setujui": setuju and p.status == Status.MENUNGGU_PERSETUJUAN,
        "boleh_terbit": periksa and p.status == Status.DISETUJUI and not r.bersurat,
        "boleh_perbaiki": terima and p.status in (Status.TERBIT, Status.DISERAHKAN) and hasattr(p, "produk"),
        "boleh_cabut": setuju and hasattr(p, "produk") and p.produk.sah,
        "langkah": langkah,
        "boleh_langkah": (periksa or terima) and p.status == Status.DIPROSES,
        "rancangan": r,
        "pratinjau": _pratinjau(request, p, r),
        "jawaban": garis.jawaban(r.pertanyaan, p.isian),
        "tagihan": tagih,
        "form_biaya": _form_biaya(p, tagih) if periksa or terima else None,
        "persetujuan": list(Persetujuan.objects.filter(permohonan=p).select_related("oleh")),
        "boleh_bebaskan": setuju
        and tagih
        and tagih.terbuka
        and tagih.alasan_keringanan
        and tagih.keringanan_oleh_id != request.user.pk,
        "boleh_keringanan": periksa and tagih and tagih.terbuka and not tagih.alasan_keringanan,
        "form_keringanan": FormAlasan(prefix="keringanan"),
        "form_terbit": FormTerbit(),
        "form_kembali": FormAlasan(prefix="kembali"),
        "boleh_tolak": (periksa and boleh(p.status, Status.DITOLAK, "verifikator"))
        or (setuju and boleh(p.status, Status.DITOLAK, "penyetuju")),
        "rekan": _rekan(request, p) if periksa else [],
        "boleh_uji": periksa and p.status == Status.DIUJI_PETIK,
        "uji": UjiPetik.objects.filter(permohonan=p, terpilih=True).select_related("oleh").first(),
        "keberatan": Keberatan.objects.filter(permohonan=p).select_related("diputus_oleh", "penolak").first(),
        "boleh_putus_keberatan": p.status == Status.KEBERATAN
        and akses.boleh(request.user, "permohonan.keberatan", p.unit_id)
        and p.penolak_id != request.user.pk,
        "pesan": list(p.pesan.select_related("oleh")),
        "boleh_bicara": (periksa or terima) and not p.draf,
        "form_pesan": FormPesan(),
        "penyerahan": Penyerahan.objects.filter(permohonan=p).select_related("petugas").first(),
        "form_temuan": FormTemuan(),
        "form_pertimbangan": FormPertimbangan(),
        "form_putusan": FormPutusan(berkas=berkas),
        "form_serah": FormSerah(),
        "form_tolak": FormAlasan(prefix="tolak"),
        "form_cabut": FormAlasan(prefix="cabut"),
        **lain,
    }


@tindakan("permohonan.periksa")
def periksa(request: HttpRequest, p: Permohonan) -> None:
    operasi.periksa(permohonan=p, oleh=akses.orang(request))
    messages.success(request, _("Berkas ini sekarang Anda pegang."))


@require_POST
@akses.perlu("permohonan.periksa")
def ambil_berikut(request: HttpRequest) -> HttpResponse:
    """The next paper nobody holds, what is due first."""
    p = operasi.periksa_berikut(
        unit_ids=akses.unit_berhak(request.user, "permohonan.periksa"), oleh=akses.orang(request)
    )
    if p is None:
        messages.info(request, _("Tidak ada permohonan yang belum dipegang."))
        return redirect("permohonan_masuk")
    return redirect("permohonan_kasus", p.kode_tampil)


def _satu(perbuatan: str, p: Permohonan, oleh: Pengguna) -> None:
    """One of the ticked cases, under its own rules."""
    if perbuatan == "ambil":
        operasi.periksa(permohonan=p, oleh=oleh)
    elif perbuatan == "lengkap":
        semua = {
            b.urutan: (Berkas.Putusan.SESUAI if b.wajib or b.cara else Berkas.Putusan.TIDAK_PERLU, "")
            for b in p.berkas.all()
        }
        operasi.kembalikan_atau_lengkap(permohonan=p, putusan=semua, oleh=oleh)
    else:
        operasi.proses(permohonan=p, oleh=oleh)


@require_POST
@akses.perlu(PERIKSA)
def terpilih(request: HttpRequest) -> HttpResponse:
    """Equal cases at once: what cannot be done with one of them is said, the others are done."""
    perbuatan = request.POST.get("perbuatan", "")
    if perbuatan not in {nama for daftar in PERBUATAN.values() for nama, _kata, _tuts in daftar}:
        perbuatan = ""
    jadi, gagal = 0, []
    for kode in request.POST.getlist("kode")[:100] if perbuatan else ():
        p = kasus(request, kode, PERIKSA)
        try:
            _satu(perbuatan, p, akses.orang(request))
            jadi += 1
        except GalatOperasi as galat:
            gagal.append(f"{p.nama}: {galat.pesan}")
    if jadi:
        messages.success(request, _("%(n)s permohonan dikerjakan.") % {"n": jadi})
    elif not gagal:
        messages.info(request, _("Centang dulu permohonannya."))
    for pesan in gagal:
        messages.error(request, pesan)
    tab = request.POST.get("tab", "")
    return redirect(f"{reverse('permohonan_masuk')}{f'?tab={tab}' if tab in TAB and tab else ''}")


@tindakan("permohonan.periksa")
def putuskan(request: HttpRequest, p: Permohonan) -> HttpResponse | None:
    form = FormPutusan(request.POST, berkas=list(p.berkas.select_related("dari")))
    if form.is_valid():
        try:
            p = operasi.kembalikan_atau_lengkap(
                permohonan=p,
                putusan=form.semua_sesuai if "semua" in request.POST else form.putusan,
                catatan=form.cleaned_data["catatan"],
                asli=form.asli,
                oleh=akses.orang(request),
            )
        except GalatOperasi as galat:
            katakan(form, galat)
        else:
            lengkap = p.status == Status.LENGKAP
            messages.success(
                request,
                _("Berkas lengkap. Janji mulai dihitung.")
                if lengkap
                else _("Dikembalikan dengan semua kekurangan. Jam berhenti sampai pemohon melengkapi."),
            )
            return None
    return render(request, "permohonan/kasus.html", konteks(request, p, form_putusan=form), status=422)


@tindakan(LIHAT)
def proses(request: HttpRequest, p: Permohonan) -> None:
    pastikan_mengerjakan(request, p)
    operasi.proses(permohonan=p, oleh=akses.orang(request))
    messages.success(request, _("Mulai diproses."))


@tindakan(LIHAT)
def selesaikan_langkah(request: HttpRequest, p: Permohonan) -> None:
    pastikan_mengerjakan(request, p)
    form = FormLangkah(request.POST)
    if not form.is_valid():
        raise PilihLangkahBerikut
    operasi.selesaikan_langkah(permohonan=p, oleh=akses.orang(request), **form.cleaned_data)
    messages.success(request, _("Langkah selesai dicatat."))


@tindakan("permohonan.terima")
def serahkan(request: HttpRequest, p: Permohonan) -> None:
    isi = terisi(FormSerah(request.POST))
    operasi.serahkan(
        permohonan=p,
        oleh=akses.orang(request),
        penerima=isi["penerima"],
        tanggal=isi["tanggal"],
    )
    messages.success(request, _("Sudah diserahkan. Permohonan ditutup."))


@tindakan(LIHAT)
def tolak(request: HttpRequest, p: Permohonan) -> None:
    """By who checks; before an approval by who approves."""
    disetujui = p.status == Status.MENUNGGU_PERSETUJUAN
    akses.wajib(request.user, "permohonan.setujui" if disetujui else "permohonan.periksa", p.unit_id)
    isi = terisi(FormAlasan(request.POST, prefix="tolak"))
    operasi.tolak(permohonan=p, alasan=isi["alasan"], oleh=akses.orang(request))
    messages.success(request, _("Permohonan ditolak; alasannya dibaca pemohon."))

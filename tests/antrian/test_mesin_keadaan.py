"""All acts in any order, by hypothesis: no illegal state, numbers gapless, nobody lost."""

import itertools
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from antrian import operasi
from antrian.alur import AKTIF, ALUR, Status
from antrian.alur_janji import StatusJanji
from antrian.janji import tersedia
from antrian.models import (
    Hasil,
    JanjiTemu,
    LangkahRute,
    Loket,
    Panggilan,
    SetelanAntrian,
    Tiket,
    TitikLayanan,
)
from pelayanan.galat import GalatOperasi
from pelayanan.models import Peristiwa
from tests import factories as f
from tests.antrian import pabrik

_nomor = itertools.count()
# events that put a ticket where it stands
SESUDAH = {
    "diambil": Status.MENUNGGU,
    "dipanggil": Status.DIPANGGIL,
    "dipanggil_ulang": Status.DIPANGGIL,
    "dilayani": Status.DILAYANI,
    "selesai": Status.SELESAI,
    "tidak_hadir": Status.TIDAK_HADIR,
    "ditunda": Status.DITUNDA,
    "dialihkan": Status.MENUNGGU,
    "diteruskan": Status.MENUNGGU,
    "dikembalikan": Status.MENUNGGU,
    "dibatalkan": Status.DIBATALKAN,
    "tidak_terlayani": Status.TIDAK_TERLAYANI,
    "ditinggal": Status.DITUNDA,
    "kembali_menunggu": Status.MENUNGGU,
}
JANJI = {
    "dipesan": StatusJanji.DIPESAN,
    "diubah": StatusJanji.DIPESAN,
    "diingatkan": StatusJanji.DIPESAN,
    "dibatalkan": StatusJanji.DIBATALKAN,
    "tidak_hadir": StatusJanji.TIDAK_HADIR,
}


class HariLayanan(RuleBasedStateMachine):
    """Three lokets, three services (one a journey), every act anybody may press at any time."""

    @initialize(aturan=st.sampled_from(["ketat", "rasio", "menua"]))
    def mulai(self, aturan):
        n = next(_nomor)
        self.unit = f.UnitFactory(kode=f"mesin-{n}", nama=f"Unit {n}")
        SetelanAntrian.objects.create(unit=self.unit, aturan=aturan)
        a, b, c = (pabrik.layanan(self.unit, h, f"Layanan {h}") for h in "ABC")
        titik = TitikLayanan.objects.create(unit=self.unit, nama="Poli")
        daftar = TitikLayanan.objects.create(unit=self.unit, nama="Daftar")
        LangkahRute.objects.create(layanan=c, urutan=1, titik=daftar)
        LangkahRute.objects.create(layanan=c, urutan=2, titik=titik)
        self.layanan = [
            type(s).objects.select_related("unit__setelan_antrian").get(pk=s.pk) for s in (a, b, c)
        ]
        self.diambil = self.besok = 0
        self.loket = [pabrik.loket(self.unit, a, b), pabrik.loket(self.unit, b)]
        self.loket += [pabrik.loket(self.unit, titik=t) for t in (daftar, titik)]
        self.petugas = [f.orang(f"mesin{n}-{i}", self.unit, "loket") for i in range(4)]
        for k in range(4):
            operasi.buka_loket.__wrapped__(loket=self.loket[k], oleh=self.petugas[k])
        for s in self.layanan * 2:
            self.ambil_satu(s, [])
        pabrik.pola_janji(a, kapasitas=2)
        self.slot = [s.mulai for s in list(tersedia(self.layanan[0], timezone.now()).values())[1][:3]]
        for _ in range(2):
            self.pesan_janji(0)

    def coba(self, perbuatan, **isi):
        """One act; a refusal is an answer, an IntegrityError is a bug."""
        try:
            with transaction.atomic():  # what a web request is: on a refusal nothing stays
                return getattr(operasi, perbuatan).__wrapped__(**isi)
        except GalatOperasi:
            return None
        except IntegrityError as galat:  # pragma: no cover
            raise AssertionError(f"{perbuatan}: {galat}") from galat

    def di(self, k, p):
        """At loket `k`: mostly whoever sits there, sometimes (p = 4) a stranger."""
        return {"loket": self.loket[k], "oleh": self.petugas[(k + 1) % 4 if p == 4 else k]}

    loket_ke = st.integers(0, 3)
    orang_ke = st.integers(0, 4)

    @rule(i=st.integers(0, 2), perlu=st.lists(st.sampled_from(["lansia", "kursi_roda"]), max_size=1))
    def ambil(self, i, perlu):
        self.ambil_satu(self.layanan[i], perlu)

    def ambil_satu(self, layanan, perlu):
        if self.coba("ambil_tiket", layanan=layanan, kebutuhan=perlu, kanal="anjungan"):
            self.diambil += 1

    @rule(k=loket_ke, p=orang_ke, apa=st.sampled_from(["buka_loket", "lanjut_melayani", "tutup_loket"]))
    def duduk(self, k, p, apa):
        self.coba(apa, **self.di(k, p))

    @rule(k=loket_ke, p=orang_ke)
    def panggil(self, k, p):
        self.coba("panggil_berikutnya", **self.di(k, p))

    @rule(k=loket_ke, mulai=st.booleans())
    def panggil_lalu_mulai(self, k, mulai):
        self.coba("panggil_berikutnya", **self.di(k, 0))
        if mulai:
            self.coba("mulai_layani", **self.di(k, 0))

    @rule(k=loket_ke, apa=st.sampled_from(["selesaikan", "tidak_hadir", "kembalikan"]))
    def panggil_lalu(self, k, apa):
        self.coba("panggil_berikutnya", **self.di(k, 0))
        self.coba(apa, **({"hasil": "selesai"} if apa == "selesaikan" else {}), **self.di(k, 0))
        self.coba("urungkan", **self.di(k, 0)) if k == 0 else None

    @rule(
        k=loket_ke,
        p=orang_ke,
        apa=st.sampled_from(
            [
                "mulai_layani",
                "panggil_ulang",
                "tidak_hadir",
                "kembalikan",
                "urungkan",
                "istirahat",
                "lanjut_melayani",
            ]
        ),
    )
    def tekan(self, k, p, apa):
        self.coba(apa, **self.di(k, p))

    @rule(k=loket_ke, p=orang_ke, hasil=st.sampled_from(Hasil.values))
    def selesai(self, k, p, hasil):
        self.coba("selesaikan", hasil=hasil, **self.di(k, p))

    @rule(k=loket_ke, p=orang_ke)
    def tunda(self, k, p):
        self.coba("tunda", sebab="fotokopi", **self.di(k, p))

    @rule(k=loket_ke, p=orang_ke, ke=st.integers(0, 3), layanan=st.booleans())
    def alihkan(self, k, p, ke, layanan):
        tujuan = (
            {"layanan": self.layanan[ke % 2]}
            if layanan
            else {"ke_loket": Loket.objects.get(pk=self.loket[ke].pk)}
        )
        self.coba("alihkan", **tujuan, **self.di(k, p))

    @rule(k=loket_ke, p=orang_ke, n=st.integers(0, 20))
    def panggil_kembali(self, k, p, n):
        if t := self.tiket_ke(n):
            self.coba("panggil_kembali", tiket=t, **self.di(k, p))

    @rule(n=st.integers(0, 20), apa=st.sampled_from(["tunggu_dulu", "lanjut_menunggu"]))
    def pergi(self, n, apa):
        if t := self.tiket_ke(n):
            self.coba(apa, tiket=t)

    @rule(ke=st.integers(0, 2))
    def pesan_janji(self, ke):
        self.coba("buat_janji", layanan=self.layanan[0], mulai=self.slot[ke], surel="a@b.id")

    def janji_ke(self, n):
        semua = list(JanjiTemu.objects.filter(unit=self.unit).order_by("pk"))
        return semua[n % len(semua)] if semua else None

    @rule(n=st.integers(0, 9), ke=st.integers(0, 2))
    def pindah_janji(self, n, ke):
        if j := self.janji_ke(n):
            self.coba("ubah_janji", janji=j, mulai=self.slot[ke])

    @rule(n=st.integers(0, 9), apa=st.sampled_from(["batalkan_janji", "lepas_janji", "ingatkan_janji"]))
    def akhiri_janji(self, n, apa):
        if j := self.janji_ke(n):
            self.coba(apa, janji=j)

    @rule(n=st.integers(0, 9), geser=st.sampled_from([-60, 0, 0, 60]))
    def datang(self, n, geser):
        """Its holder comes: in the window, too early or too late; by a clock that stands at the slot."""
        if j := self.janji_ke(n):
            dulu = j.tiket_id
            pada = j.slot.mulai + timedelta(minutes=geser)
            t = self.coba("ambil_tiket", layanan=self.layanan[0], janji=j, pada=pada)
            self.besok += t is not None and dulu is None

    @rule(n=st.integers(0, 20), apa=st.sampled_from(["batalkan_tiket", "tidak_terlayani"]))
    def akhiri(self, n, apa):
        if t := self.tiket_ke(n):
            self.coba(apa, tiket=t)

    @rule(n=st.integers(0, 20), i=st.integers(0, 1))
    def betulkan(self, n, i):
        if t := self.tiket_ke(n):
            self.coba("ubah_tiket", tiket=t, oleh=self.petugas[0], layanan=self.layanan[i])

    def tiket_ke(self, n):
        semua = list(Tiket.objects.filter(unit=self.unit).order_by("pk"))
        return semua[n % len(semua)] if semua else None

    @invariant()
    def tidak_ada_yang_hilang(self):
        if not hasattr(self, "unit"):
            return
        semua = list(Tiket.objects.filter(unit=self.unit))
        assert len(semua) == self.diambil + self.besok
        for awalan, tanggal in {(t.awalan, t.tanggal) for t in semua}:
            urut = sorted(t.urut for t in semua if (t.awalan, t.tanggal) == (awalan, tanggal))
            assert urut == list(range(1, len(urut) + 1)), "gapless"
        aktif = [t.loket_id for t in semua if t.status in AKTIF]
        assert len(aktif) == len(set(aktif)), "one per loket"
        terbuka = set(Loket.objects.filter(unit=self.unit, terbuka=True).values_list("pk", flat=True))
        assert set(aktif) <= terbuka, "nobody is at a closed loket"

    def teardown(self):
        if hasattr(self, "unit"):
            self.periksa_jejak()

    @invariant()
    def jejak_sama_dengan_keadaan(self):
        """Every few steps and at the end: nobody can take back an event, so no wrong step stays unseen."""
        self.langkah = getattr(self, "langkah", 0) + 1
        if self.langkah % 4 == 0 and hasattr(self, "unit"):
            self.periksa_jejak()

    def periksa_jejak(self):
        """The last event of each ticket says where it stands; every step is an arrow of the table."""
        tiket = {t.pk: t for t in Tiket.objects.filter(unit=self.unit)}
        jejak = {}
        for pk, kode in (
            Peristiwa.objects.filter(objek_jenis="antrian.tiket", objek_id__in=tiket).order_by("pk")
        ).values_list("objek_id", "kode"):
            jejak.setdefault(pk, []).append(kode.rsplit(".", 1)[1])
        for pk, kode in jejak.items():
            dari = None
            for satu in kode:
                ke = SESUDAH.get(satu)
                if ke is None:  # undone or corrected: the trail goes on from what the ticket says next
                    dari = None if satu == "diurungkan" else dari
                    continue
                assert dari is None or dari == ke or ke in ALUR[dari], (kode, dari, ke)
                dari = ke
            if dari is not None:
                assert tiket[pk].status == dari, kode

    @invariant()
    def janji_dan_tempatnya(self):
        """A slot's count is who holds it; an appointment's last event is where it stands; coming once is one ticket."""
        if not hasattr(self, "unit"):
            return
        semua = list(JanjiTemu.objects.filter(unit=self.unit).select_related("slot"))
        for s in {j.slot for j in semua}:
            dipegang = sum(j.slot_id == s.pk and j.status in ("dipesan", "hadir") for j in semua)
            assert s.terpakai == dipegang <= s.kapasitas
        tiket = [j.tiket_id for j in semua if j.tiket_id]
        assert len(tiket) == len(set(tiket)) == self.besok
        akhir = {}
        for p in Peristiwa.objects.filter(objek_jenis="antrian.janjitemu", unit=self.unit).order_by("pk"):
            akhir[p.objek_id] = p.kode.rsplit(".", 1)[1]
        for j in semua:
            assert j.status == (StatusJanji.HADIR if j.tiket_id else JANJI[akhir[j.pk]])
            assert j.status in ("dipesan", "hadir") or (j.surel, j.kebutuhan) == ("", [])

    @invariant()
    def setiap_panggilan_tercatat(self):
        if hasattr(self, "unit"):
            assert (
                Panggilan.objects.filter(unit=self.unit).count()
                == Peristiwa.objects.filter(
                    unit=self.unit, kode__startswith="antrian.tiket.dipanggil"
                ).count()
            )


@pytest.mark.django_db
def test_semua_perbuatan_dalam_urutan_apa_pun():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        HariLayanan,
        settings=settings(
            max_examples=6,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )

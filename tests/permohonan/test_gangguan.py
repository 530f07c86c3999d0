"""A disturbance stops the clocks of the services it concerns, exactly from its start to its end, and says so."""

import datetime
import itertools

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pelayanan import gangguan, tenggat
from pelayanan.models import Gangguan, Peristiwa, Tenggat
from pelayanan.operasi_gangguan import (
    GangguanSudahAda,
    GangguanTidakAda,
    WaktuGangguan,
    akhiri_gangguan,
    nyatakan_gangguan,
)
from pelayanan.tenggat import sapu_jatuh_tempo
from pelayanan.waktu_kerja import Lama, Satuan
from permohonan import operasi
from permohonan.operasi.bagian import Pemohon

from .conftest import bersyarat, kode_peristiwa

JAM, HARI = datetime.timedelta(hours=1), datetime.timedelta(days=1)


@pytest.fixture
def nyatakan(unit, cast):
    def _nyatakan(pada=None, **isi):
        pada = pada or timezone.now()
        isi = {"mulai_pada": pada, "sebab": "listrik", "uraian": "Listrik padam.", "keputusan": "SK 1"} | isi
        return nyatakan_gangguan(unit=unit, oleh=cast["pimpinan"], pada=pada, **isi)

    return _nyatakan


def terima(layanan, cast, pada=None):
    return operasi.terima_berkas(
        layanan=layanan, pemohon=Pemohon(nama="Siti", telepon="+62812"), oleh=cast["petugas"], berkas_ada={1, 2},
        **({"pada": pada} if pada else {}),
    )  # fmt: skip


def jam(p):
    return Tenggat.objects.get(objek_jenis="permohonan.permohonan", objek_id=p.pk, jenis="permohonan.janji")


def test_berhenti_dan_bergeser_sebanyak_gangguan(unit, layanan, cast, nyatakan, client):
    """The same as a pause of the clock's own over the same time, however late the sweeps come."""
    awal = timezone.now() - 6 * JAM
    kena, banding = terima(layanan, cast, awal), terima(bersyarat(unit, "Lain", awalan="B"), cast, awal)
    semula = jam(kena).jatuh_tempo_pada
    nyatakan(awal + JAM, layanan={layanan.pk: layanan.nama})
    assert gangguan.terapkan(awal + 3 * JAM) == 1 and gangguan.terapkan(awal + 3 * JAM) == 0
    t = jam(kena)
    assert t.terhenti_pada == awal + JAM and jam(banding).terhenti_pada is None
    kena.refresh_from_db()
    assert kena.jatuh_tempo_pada is None and kode_peristiwa(kena)[-1].endswith("jam_dihentikan")
    halaman = client.get(f"/p/{kena.kode_tampil}/").content.decode()
    assert (
        "Jam janji berhenti sejak" in halaman
        and "Jam janji berhenti karena gangguan: listrik padam" in halaman
    )
    assert "Jam janji berhenti sejak" not in client.get(f"/p/{banding.kode_tampil}/").content.decode()
    # nothing is due while it lasts, of this one
    assert sapu_jatuh_tempo(t.jatuh_tempo_pada + 60 * HARI) > 0
    assert jam(kena).tingkat == 0 < jam(banding).tingkat

    akhir = awal + 9 * HARI
    akhiri_gangguan(unit=unit, oleh=cast["pimpinan"], pada=akhir)
    assert gangguan.terapkan(akhir + 2 * HARI) == 1 and gangguan.terapkan(akhir + 2 * HARI) == 0
    t = jam(kena)
    assert t.terhenti_pada is None and t.jatuh_tempo_pada > semula
    kembar = tenggat.rakit(kena, jenis="uji", unit=unit, lama=Lama(3, Satuan.HARI_KERJA), pada=t.mulai_pada)
    kembar.dijeda_pada = awal + JAM
    tenggat._geser(kembar, akhir)
    assert t.jatuh_tempo_pada == kembar.jatuh_tempo_pada
    kena.refresh_from_db()
    assert kena.jatuh_tempo_pada == kena.janji_pada == t.jatuh_tempo_pada
    assert kode_peristiwa(kena)[-1].endswith("jam_berjalan_lagi")


def test_yang_masuk_selama_gangguan_dan_yang_selesai(layanan, cast, nyatakan, unit):
    awal = timezone.now() - 2 * HARI
    nyatakan(awal)
    baru = terima(layanan, cast, awal + HARI)
    assert gangguan.terapkan() == 1 and jam(baru).terhenti_pada == awal + HARI
    operasi.serahkan(permohonan=baru, oleh=cast["petugas"])
    t = jam(baru)
    assert t.dipenuhi_pada is not None and t.terhenti_pada is None and tenggat.tepat_waktu(t)
    assert len(t.henti) == 1
    akhiri_gangguan(unit=unit, oleh=cast["pimpinan"])
    assert gangguan.terapkan() == 0


@pytest.mark.parametrize("urutan", list(itertools.permutations("DRTE")))
def test_jeda_sendiri_dan_gangguan_tidak_dihitung_dua_kali(urutan):
    """Own pause D–R and disturbance T–E in every order: the deadline moves by the time in which it stood still."""
    letak = {nama: i for i, nama in enumerate(urutan)}
    if letak["R"] < letak["D"] or letak["E"] < letak["T"]:
        return
    nol = datetime.datetime(2026, 3, 2, 2, tzinfo=datetime.UTC)
    waktu = {nama: nol + (2**i) * JAM for nama, i in letak.items()}
    t = Tenggat(
        aturan={"jumlah": 1, "satuan": "jam"},
        mulai_pada=nol,
        jatuh_tempo_pada=nol + 99 * JAM,
        anak_tangga=[],
        henti=[],
    )

    def pindah(t, sejak, sampai):
        assert sampai >= sejak
        t.jatuh_tempo_pada += sampai - sejak

    with pytest.MonkeyPatch.context() as m:
        m.setattr(tenggat, "_pindah", pindah)
        for nama in urutan:
            match nama:
                case "D":
                    t.dijeda_pada = waktu["D"]
                case "R":
                    tenggat._geser(t, waktu["R"])
                case "T":
                    t.terhenti_pada = waktu["T"]
                case "E":
                    tenggat.lepas(t, waktu["E"])
    diam = {j for awal, akhir in (("D", "R"), ("T", "E")) for j in range(2 ** letak[awal], 2 ** letak[akhir])}
    assert t.jatuh_tempo_pada == nol + (99 + len(diam)) * JAM
    assert t.dijeda_pada is None and t.terhenti_pada is None


def test_aturan_menyatakan(unit, unit_lain, cast, nyatakan):
    kini = timezone.now()
    with pytest.raises(WaktuGangguan, match="tujuh hari"):
        nyatakan(mulai_pada=kini - 8 * HARI)
    with pytest.raises(WaktuGangguan, match="belum mulai"):
        nyatakan(mulai_pada=kini + JAM)
    with pytest.raises(GangguanTidakAda):
        akhiri_gangguan(unit=unit, oleh=cast["pimpinan"])
    nyatakan()
    with pytest.raises(GangguanSudahAda):
        nyatakan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Gangguan.objects.create(
            unit=unit, sebab="lain", uraian="x", keputusan="x", mulai_pada=kini, dinyatakan_pada=kini,
            dinyatakan_oleh=cast["pimpinan"],
        )  # fmt: skip
    akhiri_gangguan(unit=unit, oleh=cast["pimpinan"])
    with pytest.raises(WaktuGangguan, match="sebelumnya"):
        nyatakan(mulai_pada=kini - JAM)
    kode = (
        Peristiwa.objects.filter(objek_jenis="pelayanan.gangguan")
        .order_by("pk")
        .values_list("kode", flat=True)
    )
    assert list(kode) == ["pelayanan.gangguan.dinyatakan", "pelayanan.gangguan.diakhiri"]


def test_lewat_halaman(layanan, unit, cast, masuk, client, django_capture_on_commit_callbacks):
    lain = bersyarat(unit, "Legalisasi", awalan="L")
    isi = {
        "sebab": "jaringan",
        "uraian": "Pencetakan menunggu jaringan pusat",
        "keputusan": "440/12/SK",
        "mulai_pada": timezone.localtime(timezone=unit.tz).strftime("%Y-%m-%dT%H:%M"),
        "layanan": [layanan.slug],
    }
    assert masuk("penanggung_jawab").get("/gangguan/").status_code == 200
    for nama in ("penanggung_jawab", "petugas"):
        assert masuk(nama).post("/gangguan/", isi).status_code == 403
        assert masuk(nama).post("/gangguan/akhiri/").status_code == 403
    pimpinan = masuk("pimpinan")
    salah = pimpinan.post("/gangguan/", isi | {"keputusan": ""})
    assert salah.status_code == 400 and "Pencetakan menunggu" in salah.content.decode()
    sebelum = client.get(layanan.get_absolute_url())
    assert "Internet atau jaringan putus" not in sebelum.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert pimpinan.post("/gangguan/", isi).status_code == 302
    g = Gangguan.objects.get()
    assert g.layanan == [layanan.pk] and g.nama_layanan == [layanan.nama] and g.uraian.endswith("pusat.")

    # the public reads it at once, where it concerns them, also with the page kept from before
    for alamat in ("/", f"/antrian/?unit={unit.kode}"):
        assert "Internet atau jaringan putus" in client.get(alamat).content.decode(), alamat
    lagi = client.get(layanan.get_absolute_url(), headers={"if-none-match": sebelum["ETag"]})
    assert lagi.status_code == 200 and "Pencetakan menunggu jaringan pusat." in lagi.content.decode()
    assert "jaringan putus" not in client.get(lain.get_absolute_url()).content.decode()
    assert "Sedang berlaku" in pimpinan.get("/gangguan/").content.decode()

    assert pimpinan.get("/gangguan/akhiri/").status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        assert pimpinan.post("/gangguan/akhiri/").status_code == 302
    assert "jaringan putus" not in client.get("/").content.decode()
    assert "Yang sudah berlalu" in masuk("pengawas").get("/gangguan/").content.decode()

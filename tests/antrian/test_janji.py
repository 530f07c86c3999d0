"""Appointments: book, move, come, not come; by page, by machine, by scan."""

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from antrian import alur_janji, operasi
from antrian import janji as baca
from antrian.alur_janji import StatusJanji
from antrian.galat import BelumWaktunya, JanjiLewat, SlotPenuh, SlotTidakAda
from antrian.models import JanjiTemu, SlotJanji, Tiket
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Peristiwa
from tests.antrian import pabrik

MENIT = datetime.timedelta(minutes=1)


@pytest.fixture
def janji(kk, loket):
    return pabrik.janji(kk, surel="warga@contoh.id", kebutuhan=["lansia"])


def test_pesan_lewat_halaman_tanpa_akun(masuk, kk, loket):
    pabrik.pola_janji(kk)
    klien = masuk(None)
    alamat = f"/antrian/janji/{kk.slug}/"
    assert "Pesan waktu ini" in klien.get(alamat).content.decode()
    assert "Buat janji temu" in klien.get(f"/antrian/ambil/{kk.slug}/").content.decode()
    mulai = list(baca.tersedia(kk, timezone.now()).values())[1][0].mulai
    isi = {"kunci": "x", "mulai": mulai.isoformat(), "surel": "a@b.id", "bantuan": ["kursi_roda"]}
    satu = klien.post(alamat, isi)
    assert satu.status_code == 302, satu.content.decode()
    assert klien.post(alamat, isi).url == satu.url, "a double tap books once"
    j = JanjiTemu.objects.get()
    assert (j.slot.mulai, j.slot.terpakai, j.kebutuhan) == (mulai, 1, ["kursi_roda"])
    halaman = klien.get(satu.url).content.decode()
    assert "Pindah waktu" in halaman
    assert "Saya sudah di sini" not in halaman, "tomorrow"
    assert klien.post(alamat, {"kunci": "y", "mulai": mulai.isoformat()}).status_code == 409, (
        "one loket, one place"
    )
    assert klien.post(alamat, {"kunci": "z", "mulai": "kapan-kapan"}).status_code == 409
    assert klien.post(alamat, {"kunci": "z"}).status_code == 200


def test_kapasitas_tidak_lebih_dari_loket(kk, loket):
    pabrik.pola_janji(kk, kapasitas=5)
    slot = list(baca.tersedia(kk, timezone.now()).values())[1][0]
    assert (slot.kapasitas, slot.sisa) == (1, 1)


def test_penuh_dan_di_luar_pola(kk, janji):
    with pytest.raises(SlotPenuh):
        operasi.buat_janji(layanan=kk, mulai=janji.slot.mulai)
    with pytest.raises(SlotTidakAda):
        operasi.buat_janji(layanan=kk, mulai=janji.slot.mulai + MENIT)
    with pytest.raises(SlotTidakAda):
        operasi.buat_janji(layanan=kk, mulai=janji.slot.mulai + datetime.timedelta(days=365_000))


def test_basis_data_memegang_kapasitas(janji):
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotJanji.objects.update(terpakai=2)
    s = janji.slot
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotJanji.objects.create(layanan=s.layanan, mulai=s.mulai + MENIT, selesai=s.selesai, kapasitas=1)


def test_pindah_lalu_batal(masuk, kk, janji):
    lama = janji.slot
    klien = masuk(None)
    baru = next(s for s in baca.tersedia(kk, timezone.now())[timezone.localtime(lama.mulai).date()] if s.sisa)
    klien.post(f"{janji.get_absolute_url()}ubah/", {"mulai": baru.mulai.isoformat()})
    janji.refresh_from_db()
    lama.refresh_from_db()
    assert (janji.slot.mulai, lama.terpakai) == (baru.mulai, 0)
    klien.post(f"{janji.get_absolute_url()}batalkan/")
    janji.refresh_from_db()
    assert (janji.status, janji.surel, janji.slot.terpakai) == ("dibatalkan", "", 0)
    assert klien.get(f"{janji.get_absolute_url()}ubah/").status_code == 404
    assert [p.kode for p in Peristiwa.objects.filter(kode__startswith="antrian.janji").order_by("pk")] == [
        "antrian.janji.dipesan",
        "antrian.janji.diubah",
        "antrian.janji.dibatalkan",
    ]


@pytest.mark.parametrize(("geser", "galat"), [(-31, BelumWaktunya), (16, JanjiLewat)])
def test_di_luar_jendela(kk, janji, geser, galat):
    with pytest.raises(galat):
        operasi.ambil_tiket(layanan=kk, janji=janji, pada=janji.slot.mulai + geser * MENIT)


def mulai_sekarang(janji):
    SlotJanji.objects.filter(pk=janji.slot_id).update(
        mulai=timezone.now() + 5 * MENIT, selesai=timezone.now() + 35 * MENIT
    )


@pytest.mark.parametrize("tempat", ["kios", "depan", "halaman", "meja"])
def test_kodenya_membuat_tiket_di_jalurnya(masuk, unit, janji, tempat):
    mulai_sekarang(janji)
    if tempat == "kios":
        masuk(None).post(f"/antrian/kios/{unit.kode}/pindai/", {"kode": janji.kode})
    elif tempat == "depan":
        masuk(None).post("/antrian/pindai/", {"unit": unit.kode, "kode": janji.kode})
    elif tempat == "meja":
        masuk("informasi").post("/antrian/meja/pindai/", {"kode": janji.kode})
    else:
        assert "Saya sudah di sini" in masuk(None).get(janji.get_absolute_url()).content.decode()
        masuk(None).post(f"{janji.get_absolute_url()}hadir/")
    t = Tiket.objects.get()
    janji.refresh_from_db()
    assert (t.jalur, t.kanal, t.kebutuhan, janji.tiket, janji.status) == (
        "janji",
        "janji",
        ["lansia"],
        t,
        "hadir",
    )
    masuk(None).post(f"/antrian/kios/{unit.kode}/pindai/", {"kode": janji.kode})
    assert Tiket.objects.count() == 1, "scanned again it is the same number"
    assert t.nomor in masuk(None).get(janji.get_absolute_url()).content.decode()


def test_pengingat_lewat_kotak_keluar(janji):
    besok = janji.slot.mulai - datetime.timedelta(hours=20)
    assert baca.sapu(besok) == (1, 0)
    assert baca.sapu(besok) == (0, 0), "once"
    antar_jatuh_tempo()
    assert kirim_jatuh_tempo() == 1
    assert [m.to for m in mail.outbox] == [["warga@contoh.id"]]
    assert janji.kode[1:5] in mail.outbox[0].body


def test_tidak_datang_tempatnya_lepas(janji):
    assert baca.sapu(janji.slot.mulai + 10 * MENIT) == (0, 0), "still within the window"
    assert baca.sapu(janji.slot.mulai + 16 * MENIT) == (0, 1)
    janji.refresh_from_db()
    assert (janji.status, janji.surel, janji.kebutuhan, janji.slot.terpakai) == ("tidak_hadir", "", [], 0)
    assert baca.sapu(janji.slot.mulai + 17 * MENIT) == (0, 0)


def test_tabel_keadaan_tertutup():
    assert set(alur_janji.ALUR_JANJI) == set(StatusJanji)


def test_mesin(mesin, unit_lain, kk, loket):
    pabrik.pola_janji(kk)
    klien = mesin("tiket")
    slot = klien.get("/api/v1/janji/slot/", {"layanan": kk.slug}).json()
    j = klien.post(
        "/api/v1/janji/", {"layanan": kk.slug, "mulai": slot[60]["mulai"]}, HTTP_IDEMPOTENCY_KEY="a"
    )
    assert j.status_code == 201, j.json()
    kode = j.json()["kode"]
    lagi = klien.post(
        "/api/v1/janji/", {"layanan": kk.slug, "mulai": slot[60]["mulai"]}, HTTP_IDEMPOTENCY_KEY="a"
    )
    assert lagi.json()["kode"] == kode
    assert klien.post("/api/v1/janji/", {"layanan": kk.slug, "mulai": slot[60]["mulai"]}).status_code == 409
    j = klien.post(f"/api/v1/janji/{kode}/ubah/", {"mulai": slot[61]["mulai"]})
    assert j.json()["mulai"] == slot[61]["mulai"]
    assert klien.post(f"/api/v1/janji/{kode}/hadir/").json()["kode"] == "belum_waktunya"
    mulai_sekarang(JanjiTemu.objects.get())
    assert klien.post(f"/api/v1/janji/{kode}/hadir/").json()["jalur"] == "janji"
    assert klien.post(f"/api/v1/janji/{kode}/batalkan/").status_code == 409
    assert klien.get(f"/api/v1/janji/{kode}/").json()["status"] == "hadir"
    assert mesin("tiket", di=unit_lain).get(f"/api/v1/janji/{kode}/").status_code == 404

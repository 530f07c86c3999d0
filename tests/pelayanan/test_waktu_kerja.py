"""Working-time arithmetic against tables of the rules, a minute-by-minute oracle, and its own laws."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pelayanan import libur
from pelayanan.waktu_kerja import (
    MINGGU_LIMA_HARI,
    MINGGU_LIMA_HARI_RAMADAN,
    Kalender,
    KalenderKosong,
    Lama,
    PolaJam,
    Satuan,
    Sisa,
    adalah_hari_kerja,
    akhir_hari,
    buka,
    buka_berikutnya,
    hari_kerja_antara,
    hari_kerja_setelah,
    jam_hari,
    jatuh_tempo,
    kalender_baku,
    lewat,
    menit_kerja_antara,
    rentang_jam,
    sisa,
    tenggat_hari,
    tenggat_hari_kerja,
    tenggat_jam,
    tenggat_menit_kerja,
    tenggat_setelah_jeda,
    tutup_hari_ini,
    waktu_kerja_antara,
)

WIB, WITA, WIT = (ZoneInfo(f"Asia/{kota}") for kota in ("Jakarta", "Makassar", "Jayapura"))
BAKU = kalender_baku(WIB, *libur.himpunan(range(2024, 2028)))
POLOS = kalender_baku(WIB)  # no holidays at all
# Six days, as a Puskesmas has them: to 14.00, Friday to 11.00, Saturday to 12.30, no breaks.
ENAM_HARI = replace(BAKU, pola=(PolaJam((*[((450, 840),)] * 4, ((450, 660),), ((450, 750),), ())),))
RAMADAN_2026 = PolaJam(MINGGU_LIMA_HARI_RAMADAN, date(2026, 2, 19), date(2026, 3, 20))


def d(teks: str) -> date:
    return date.fromisoformat(teks)


def t(teks: str, zona: ZoneInfo = WIB) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=zona)


# --- tables -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mulai", "hasil"),
    [
        ("2026-01-02", ("2026-01-07", "2026-01-09", "2026-01-23", "2026-04-09")),
        ("2026-03-13", ("2026-03-25", "2026-03-27", "2026-04-10", "2026-06-24")),
        ("2026-05-13", ("2026-05-20", "2026-05-22", "2026-06-09", "2026-08-13")),
        ("2026-08-14", ("2026-08-20", "2026-08-24", "2026-09-07", "2026-11-10")),
    ],
)
def test_tabel_hari_kerja_2026(mulai, hasil):
    assert tuple(hari_kerja_setelah(BAKU, d(mulai), n).isoformat() for n in (3, 5, 14, 60)) == hasil


@pytest.mark.parametrize(
    ("mulai", "n", "hasil"),
    [
        ("2026-03-17", 14, "2026-04-14"),
        ("2026-03-18", 1, "2026-03-25"),  # received on collective leave: still day 0
        ("2026-03-21", 1, "2026-03-25"),  # received on Idulfitri, a Saturday
        ("2026-03-20", 0, "2026-03-25"),  # zero days from a day off: the next working day
        ("2026-03-17", 0, "2026-03-17"),
        ("2024-04-05", 1, "2024-04-16"),  # 2024: 8–12 and 15 April off
        ("2024-02-13", 1, "2024-02-15"),  # election day
        ("2024-12-24", 5, "2025-01-03"),  # across the year: 25, 26 December, 1 January
        ("2025-08-15", 1, "2025-08-19"),  # 18 August 2025, decreed in the middle of the year
        ("2025-12-24", 2, "2025-12-30"),
    ],
)
def test_tabel_lain(mulai, n, hasil):
    assert hari_kerja_setelah(BAKU, d(mulai), n) == d(hasil)


def test_2026_punya_240_hari_kerja():
    assert hari_kerja_antara(BAKU, d("2025-12-31"), d("2026-12-31")) == 240
    tanpa = replace(BAKU, cuti_bersama_libur=False)
    assert hari_kerja_antara(tanpa, d("2025-12-31"), d("2026-12-31")) == 248


def test_cuti_bersama_dapat_dihitung_sebagai_hari_kerja():
    tanpa = replace(BAKU, cuti_bersama_libur=False)
    assert hari_kerja_setelah(tanpa, d("2026-03-17"), 1) == d("2026-03-18")
    assert hari_kerja_setelah(tanpa, d("2026-03-17"), 2) == d(
        "2026-03-20"
    )  # 19 is Nyepi, never collective leave


def test_enam_hari_kerja():
    assert hari_kerja_setelah(ENAM_HARI, d("2026-01-02"), 1) == d("2026-01-03")
    assert hari_kerja_setelah(ENAM_HARI, d("2026-01-02"), 3) == d("2026-01-06")
    assert menit_kerja_antara(ENAM_HARI, t("2026-01-05T00:00"), t("2026-01-12T00:00")) == 4 * 390 + 210 + 300


def test_tenggat_hari_berakhir_di_ujung_hari():
    assert tenggat_hari_kerja(BAKU, t("2026-03-17T23:30"), 14) == datetime.combine(
        d("2026-04-14"), time.max, tzinfo=WIB
    )
    # a calendar-day deadline stays on the holiday it falls on
    assert tenggat_hari(BAKU, t("2026-03-17T08:00"), 4).date() == d("2026-03-21")
    tenggat = tenggat_hari(BAKU, t("2026-03-17T08:00"), 0)
    assert tenggat.strftime("%H.%M") == "23.59"
    assert not lewat(tenggat, tenggat)
    assert not lewat(tenggat, t("2026-03-17T23:59:59.999999"))
    assert lewat(tenggat, t("2026-03-18T00:00"))


@pytest.mark.parametrize(("zona", "hari"), [(WIB, "2026-01-05"), (WITA, "2026-01-06"), (WIT, "2026-01-06")])
def test_hari_ke_nol_menurut_zona_unit(zona, hari):
    # 16.30 UTC on Monday is 23.30 in Jakarta and already Tuesday in Makassar and Jayapura.
    mulai = datetime(2026, 1, 5, 16, 30, tzinfo=UTC)
    tenggat = tenggat_hari(replace(POLOS, zona=zona), mulai, 0)
    assert tenggat.date() == d(hari)
    assert tenggat.tzinfo is zona


@pytest.mark.parametrize(
    ("mulai", "menit", "hasil"),
    [
        ("2026-01-05T08:00", 60, "2026-01-05T09:00"),
        ("2026-01-05T11:30", 60, "2026-01-05T13:30"),  # across the break
        ("2026-01-05T11:00", 60, "2026-01-05T12:00"),  # ends at the break, not after it
        ("2026-01-05T15:00", 60, "2026-01-05T16:00"),  # ends at closing, not at the next opening
        ("2026-01-05T15:00", 61, "2026-01-06T07:31"),
        ("2026-01-05T12:20", 1, "2026-01-05T13:01"),  # received in the break
        ("2026-01-05T05:00", 30, "2026-01-05T08:00"),  # before opening
        ("2026-01-05T20:00", 30, "2026-01-06T08:00"),  # after closing
        ("2026-01-09T11:00", 60, "2026-01-09T13:30"),  # Friday's break is 11.30–13.00
        ("2026-01-09T15:30", 120, "2026-01-12T08:30"),  # Friday closes 16.30, weekend
        ("2026-01-10T10:00", 450, "2026-01-12T16:00"),  # a whole Monday
        ("2026-01-05T07:30", 2250, "2026-01-09T16:30"),  # the week's 37 h 30 min
        ("2026-03-17T15:30", 60, "2026-03-25T08:00"),  # Nyepi, Idulfitri and their collective leave
        ("2026-01-10T10:00", 0, "2026-01-10T10:00"),
        ("2026-01-05T08:00:30", 1, "2026-01-05T08:01:30"),
    ],
)
def test_menit_kerja(mulai, menit, hasil):
    assert tenggat_menit_kerja(BAKU, t(mulai), menit) == t(hasil)
    assert menit_kerja_antara(BAKU, t(mulai), t(hasil)) == menit
    assert menit_kerja_antara(BAKU, t(hasil), t(mulai)) == -menit


def test_menit_kerja_pecahan():
    assert menit_kerja_antara(BAKU, t("2026-01-05T08:00:00"), t("2026-01-05T08:00:20")) == Fraction(1, 3)
    assert tenggat_menit_kerja(BAKU, t("2026-01-05T11:59:50"), Fraction(1, 2)) == t("2026-01-05T13:00:20")


def test_ramadan_adalah_pola_bertanggal():
    kalender = replace(BAKU, pola=(*BAKU.pola, RAMADAN_2026))
    senin, sesudah = t("2026-03-02T00:00"), t("2026-03-09T00:00")
    assert menit_kerja_antara(kalender, senin, sesudah) == 32 * 60 + 30
    assert menit_kerja_antara(BAKU, senin, sesudah) == 37 * 60 + 30
    # Wednesday 18 February is the last ordinary day, Thursday the first of Ramadan.
    assert tenggat_menit_kerja(kalender, t("2026-02-18T15:30"), 60) == t("2026-02-19T08:30")
    assert tutup_hari_ini(kalender, t("2026-02-19T09:00")) == t("2026-02-19T15:00")


def test_setengah_hari_dan_jam_khusus():
    kalender = replace(
        POLOS,
        tutup_awal={d("2026-01-06"): 11 * 60, d("2026-01-07"): 12 * 60 + 30, d("2026-01-08"): 6 * 60},
        jam_khusus={d("2026-01-09"): ((600, 660),), d("2026-01-10"): ((480, 720),)},
    )
    assert jam_hari(kalender, d("2026-01-06")) == ((450, 660),)
    assert jam_hari(kalender, d("2026-01-07")) == ((450, 720),)
    assert jam_hari(kalender, d("2026-01-08")) == ()  # closed before it opens: no working day
    assert jam_hari(kalender, d("2026-01-09")) == ((600, 660),)
    # a half day counts as a whole working day, and so does a Saturday with its own hours
    assert hari_kerja_setelah(kalender, d("2026-01-05"), 4) == d("2026-01-10")
    assert tenggat_menit_kerja(kalender, t("2026-01-06T10:30"), 60) == t("2026-01-07T08:00")


def test_hari_kerja_tambahan_mengalahkan_libur():
    kalender = replace(
        BAKU,
        hari_kerja_tambahan=frozenset({d("2026-03-18"), d("2026-03-22")}),
        jam_khusus={d("2026-03-22"): ((480, 540),), d("2026-03-19"): ((480, 540),)},
    )
    assert jam_hari(kalender, d("2026-03-18")) == MINGGU_LIMA_HARI[2]
    assert jam_hari(kalender, d("2026-03-22")) == ((480, 540),)
    assert jam_hari(kalender, d("2026-03-19")) == ()  # own hours alone do not open a holiday
    assert hari_kerja_setelah(kalender, d("2026-03-17"), 2) == d("2026-03-22")
    # an ordinary Saturday made a working day takes Monday's hours
    sabtu = replace(POLOS, hari_kerja_tambahan=frozenset({d("2026-01-10")}))
    assert jam_hari(sabtu, d("2026-01-10")) == MINGGU_LIMA_HARI[0]


def test_hari_kerja_boleh_berbeda_dari_jam_layanan():
    """A hospital desk open round the clock still has a five-day week for its deadlines."""
    siang_malam = Kalender(
        WIB, (PolaJam((((0, 1440),),) * 7),), libur=BAKU.libur, hari_kerja=frozenset(range(5))
    )
    assert hari_kerja_setelah(siang_malam, d("2026-01-09"), 1) == d("2026-01-12")
    assert buka(siang_malam, t("2026-01-11T03:00"))
    assert tenggat_menit_kerja(siang_malam, t("2026-01-09T23:00"), 120) == t("2026-01-10T01:00")
    assert not adalah_hari_kerja(siang_malam, d("2026-01-16"))  # Isra Mikraj


@pytest.mark.parametrize(
    ("pada", "terbuka", "berikut", "tutup"),
    [
        ("2026-01-05T07:29:59", False, "2026-01-05T07:30", "2026-01-05T16:00"),
        ("2026-01-05T07:30", True, "2026-01-05T07:30", "2026-01-05T16:00"),
        ("2026-01-05T12:00", False, "2026-01-05T13:00", "2026-01-05T16:00"),
        ("2026-01-05T15:59:59", True, "2026-01-05T15:59:59", "2026-01-05T16:00"),
        ("2026-01-05T16:00", False, "2026-01-06T07:30", "2026-01-05T16:00"),
        ("2026-01-09T16:30", False, "2026-01-12T07:30", "2026-01-09T16:30"),
        ("2026-03-18T09:00", False, "2026-03-25T07:30", None),
    ],
)
def test_buka(pada, terbuka, berikut, tutup):
    assert buka(BAKU, t(pada)) is terbuka
    assert buka_berikutnya(BAKU, t(pada)) == t(berikut)
    assert tutup_hari_ini(BAKU, t(pada)) == (t(tutup) if tutup else None)


def test_hari_kerja_antara():
    assert hari_kerja_antara(BAKU, d("2026-01-05"), d("2026-01-05")) == 0
    assert hari_kerja_antara(BAKU, d("2026-01-09"), d("2026-01-11")) == 0
    assert hari_kerja_antara(BAKU, d("2026-01-09"), d("2026-01-12")) == 1
    assert hari_kerja_antara(BAKU, d("2026-01-12"), d("2026-01-09")) == -1


@pytest.mark.parametrize(
    ("lama", "hasil"),
    [
        (Lama(90, "menit"), "2026-01-09T18:00"),
        (Lama(24, "jam"), "2026-01-10T16:30"),
        (Lama(60, "menit_kerja"), "2026-01-12T08:30"),
        (Lama(8, "jam_kerja"), "2026-01-13T08:00"),  # 7.5 h on Monday, 0.5 h on Tuesday
        (Lama(2, "hari_kerja"), "2026-01-13T23:59:59.999999"),
        (Lama(2, "hari"), "2026-01-11T23:59:59.999999"),
    ],
)
def test_jatuh_tempo_setiap_satuan(lama, hasil):
    assert jatuh_tempo(POLOS, t("2026-01-09T16:30"), lama) == t(hasil)


def test_sebutan_lama():
    assert str(Lama(14, Satuan.HARI_KERJA)) == "14 hari kerja"
    assert str(Lama(30, "menit")) == "30 menit"


@pytest.mark.parametrize(
    ("satuan", "tenggat", "pada", "jumlah", "teks"),
    [
        ("hari_kerja", "2026-01-13T23:59:59.999999", "2026-01-09T10:00", 2, "2 hari kerja lagi"),
        ("hari_kerja", "2026-01-13T23:59:59.999999", "2026-01-13T23:59", 0, "hari ini"),
        ("hari_kerja", "2026-01-13T23:59:59.999999", "2026-01-14T00:00", 1, "lewat 1 hari kerja"),
        ("hari_kerja", "2026-01-09T23:59:59.999999", "2026-01-10T10:00", 0, "baru saja lewat"),
        ("hari", "2026-01-11T23:59:59.999999", "2026-01-09T10:00", 2, "2 hari lagi"),
        ("jam", "2026-01-09T12:05", "2026-01-09T10:00", 125, "2 jam 5 menit lagi"),
        ("menit", "2026-01-09T10:00", "2026-01-09T11:00", 60, "lewat 1 jam"),
        ("menit", "2026-01-09T10:00", "2026-01-09T10:00", 0, "kurang dari 1 menit lagi"),
        ("jam_kerja", "2026-01-12T08:00", "2026-01-09T16:00", 60, "1 jam kerja lagi"),
        ("menit_kerja", "2026-01-09T16:00", "2026-01-12T07:45", 45, "lewat 45 menit kerja"),
    ],
)
def test_sisa(satuan, tenggat, pada, jumlah, teks):
    hasil = sisa(POLOS, t(tenggat), satuan, t(pada))
    assert hasil == Sisa(jumlah, Satuan(satuan), t(pada) > t(tenggat))
    assert str(hasil) == teks


# --- pauses -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("satuan", "tenggat", "jeda", "lanjut", "hasil"),
    [
        # Monday to Wednesday: two working days
        ("hari_kerja", "2026-01-09", "2026-01-05T10:00", "2026-01-07T09:00", "2026-01-13"),
        # over the weekend only: no working day lost
        ("hari_kerja", "2026-01-14", "2026-01-09T10:00", "2026-01-11T09:00", "2026-01-14"),
        # within one day
        ("hari_kerja", "2026-01-14", "2026-01-09T08:00", "2026-01-09T15:00", "2026-01-14"),
        # paused on the last day, resumed on Monday, or on Saturday: Monday either way, never already late
        ("hari_kerja", "2026-01-09", "2026-01-09T10:00", "2026-01-12T09:00", "2026-01-12"),
        ("hari_kerja", "2026-01-09", "2026-01-09T10:00", "2026-01-10T09:00", "2026-01-12"),
        # late by one working day before the pause, late by one after it
        ("hari_kerja", "2026-01-06", "2026-01-07T10:00", "2026-01-08T09:00", "2026-01-07"),
        ("hari", "2026-01-09", "2026-01-08T10:00", "2026-01-10T09:00", "2026-01-11"),
    ],
)
def test_jeda_hari(satuan, tenggat, jeda, lanjut, hasil):
    lama = akhir_hari(POLOS, d(tenggat))
    assert tenggat_setelah_jeda(POLOS, lama, satuan, t(jeda), t(lanjut)) == akhir_hari(POLOS, d(hasil))


@pytest.mark.parametrize(
    ("satuan", "jeda", "lanjut", "hasil"),
    [
        ("menit_kerja", "2026-01-05T11:30", "2026-01-05T13:10", "2026-01-05T15:40"),  # 30 + 10 minutes
        ("menit_kerja", "2026-01-05T12:10", "2026-01-05T12:50", "2026-01-05T15:00"),  # in the break: nothing
        ("jam_kerja", "2026-01-05T14:30", "2026-01-10T10:00", "2026-01-12T08:00"),  # 30 minutes were left
        ("jam", "2026-01-05T14:30", "2026-01-05T20:00", "2026-01-05T20:30"),
        ("menit_kerja", "2026-01-05T15:30", "2026-01-06T07:40", "2026-01-05T15:40"),  # late by 30: still 30
    ],
)
def test_jeda_jam(satuan, jeda, lanjut, hasil):
    assert tenggat_setelah_jeda(POLOS, t("2026-01-05T15:00"), satuan, t(jeda), t(lanjut)) == t(hasil)


# --- refusals -----------------------------------------------------------------------------------------------


def test_tanpa_zona_ditolak():
    naif = datetime(2026, 1, 5, 8)
    for panggil in (
        lambda: tenggat_menit_kerja(BAKU, naif, 1),
        lambda: tenggat_jam(BAKU, naif, 1),
        lambda: tenggat_hari(BAKU, naif, 1),
        lambda: hari_kerja_setelah(BAKU, naif, 1),
        lambda: jatuh_tempo(BAKU, naif, Lama(1, "hari")),
        lambda: buka(BAKU, naif),
        lambda: menit_kerja_antara(BAKU, naif, naif),
        lambda: lewat(naif, naif),
        lambda: sisa(BAKU, naif, "hari", naif),
        lambda: jatuh_tempo(BAKU, d("2026-01-05"), Lama(1, "hari_kerja")),
    ):
        with pytest.raises(ValueError, match="zona"):
            panggil()


def test_jumlah_keliru_ditolak():
    pagi = t("2026-01-05T08:00")
    for panggil in (
        lambda: hari_kerja_setelah(BAKU, d("2026-01-05"), -1),
        lambda: tenggat_hari(BAKU, pagi, -1),
        lambda: tenggat_jam(BAKU, pagi, -1),
        lambda: tenggat_menit_kerja(BAKU, pagi, -1),
        lambda: Lama(-1, "hari"),
        lambda: Lama(1.5, "hari"),
        lambda: Lama(True, "hari"),
        lambda: Lama(1, "minggu"),
        lambda: tenggat_setelah_jeda(BAKU, pagi, "jam", pagi, pagi - timedelta(minutes=1)),
    ):
        with pytest.raises(ValueError):
            panggil()


def test_kalender_tanpa_hari_kerja_tidak_berputar_selamanya():
    kosong = Kalender(WIB, (PolaJam(((),) * 7),))
    berakhir = Kalender(WIB, (PolaJam(MINGGU_LIMA_HARI, sampai=d("2026-01-30")),))
    for kalender in (kosong, berakhir):
        with pytest.raises(KalenderKosong):
            hari_kerja_setelah(kalender, d("2026-01-05"), 60)
        with pytest.raises(KalenderKosong):
            tenggat_menit_kerja(kalender, t("2026-01-05T08:00"), 60_000)
        assert buka_berikutnya(kalender, t("2026-02-01T08:00")) is None
    with pytest.raises(KalenderKosong):
        hari_kerja_setelah(POLOS, d("9999-12-30"), 14)
    with pytest.raises(KalenderKosong):
        tenggat_menit_kerja(POLOS, t("2026-01-05T08:00"), 10**18)
    with pytest.raises(KalenderKosong):
        tenggat_hari(POLOS, d("2026-01-05"), 10**12)
    assert buka_berikutnya(kosong, t("9999-12-30T08:00")) is None


def test_kalender_keliru_ditolak():
    for buat in (
        lambda: PolaJam(((),) * 6),
        lambda: PolaJam((((600, 500),), *((),) * 6)),
        lambda: PolaJam((((480, 600), (590, 700)), *((),) * 6)),
        lambda: PolaJam((((480, 1500),), *((),) * 6)),
        lambda: PolaJam(((),) * 7, d("2026-02-01"), d("2026-01-01")),
        lambda: replace(POLOS, libur=frozenset({t("2026-01-01T00:00")})),
        lambda: replace(POLOS, tutup_awal={d("2026-01-01"): 2000}),
        lambda: replace(POLOS, hari_kerja=frozenset({7})),
        lambda: rentang_jam(time(16), time(8)),
        lambda: rentang_jam(time(8), time(16), [(time(7), time(9))]),
        lambda: rentang_jam(time(8, 0, 1), time(16)),
    ):
        with pytest.raises(ValueError):
            buat()


def test_rentang_jam():
    assert rentang_jam(time(7, 30), time(16), [(time(12), time(13))]) == MINGGU_LIMA_HARI[0]
    assert rentang_jam(time(0), time(0)) == ((0, 1440),)
    assert rentang_jam(time(8), time(16), [(time(15), time(16)), (time(8), time(9))]) == ((540, 900),)


def test_libur_nasional():
    daftar = {libur_.tanggal: libur_ for libur_ in libur.libur_nasional(2026)}
    assert len(daftar) == 25
    assert sum(libur_.cuti_bersama for libur_ in daftar.values()) == 8
    assert daftar[d("2026-03-18")].cuti_bersama
    assert not daftar[d("2026-03-19")].cuti_bersama
    assert daftar[d("2026-08-17")].nama == "Hari Kemerdekaan Republik Indonesia"
    assert libur.kepastian(2026) == "pasti"
    assert libur.kepastian(2027) == libur.kepastian(2099) == "perkiraan"
    assert libur.kepastian(2101) == libur.kepastian(1900) == "tidak_dikenal"
    assert any(libur_.perkiraan for libur_ in libur.libur_nasional(2027))


# --- laws, on invented calendars ----------------------------------------------------------------------------

AWAL = date(2026, 1, 1)
TANGGAL = st.integers(0, 40).map(lambda n: AWAL + timedelta(n))
BENTUK_HARI = (  # whole shapes of a day; 5 of 8 are open
    (),
    ((450, 720), (780, 960)),
    ((450, 690), (780, 990)),
    ((0, 1440),),
    (),
    ((600, 601),),
    ((0, 30), (1410, 1440)),
    ((480, 600), (600, 700), (705, 706)),
)
AWAL_BUKA = sorted({a for bentuk in BENTUK_HARI for a, _ in bentuk})


def _kalender(benih: int) -> Kalender:
    """Any calendar, out of one number: drawn piece by piece, the drawing took longer than the laws."""
    acak = Random(benih)

    def minggu() -> tuple:
        return tuple(acak.choice(BENTUK_HARI) for _ in range(7))

    def hari(terbanyak: int) -> list[date]:
        return [AWAL + timedelta(acak.randint(0, 40)) for _ in range(acak.randint(0, terbanyak))]

    biasa = minggu()
    pola = [PolaJam(biasa if any(biasa) else (*biasa[:6], BENTUK_HARI[1]))]
    if acak.random() < 0.5:
        pola.append(PolaJam(minggu(), *sorted(AWAL + timedelta(acak.randint(0, 40)) for _ in range(2))))
    return Kalender(
        acak.choice([WIB, WITA, WIT]),
        tuple(pola),
        libur=frozenset(hari(6)),
        cuti_bersama=frozenset(hari(6)),
        cuti_bersama_libur=acak.random() < 0.5,
        jam_khusus={h: acak.choice([b for b in BENTUK_HARI if b]) for h in hari(3)},
        tutup_awal={h: acak.randint(0, 1440) for h in hari(3)},
        hari_kerja_tambahan=frozenset(hari(3)),
    )


KALENDER = st.integers(0, 2**40).map(_kalender)


WAKTU = st.builds(
    lambda hari, detik: datetime.combine(AWAL, time.min, tzinfo=WIB) + timedelta(days=hari, seconds=detik),
    st.integers(0, 25),
    st.one_of(st.integers(0, 86_399), st.sampled_from([0, 27_000, 43_200, 46_800, 57_600])),
)
SATUAN = st.sampled_from(list(Satuan))
hukum = settings(max_examples=80, deadline=None)


def naif_buka(kalender: Kalender, pada: datetime) -> bool:
    """The rule of one instant, written again from the text and not from the code."""
    setempat = pada.astimezone(kalender.zona)
    hari, menit = setempat.date(), setempat.hour * 60 + setempat.minute
    tambahan = hari in kalender.hari_kerja_tambahan
    if not tambahan:
        if hari in kalender.libur:
            return False
        if hari in kalender.cuti_bersama and kalender.cuti_bersama_libur:
            return False
    if hari in kalender.jam_khusus:
        return any(a <= menit < b for a, b in kalender.jam_khusus[hari])
    pola = kalender.pola[0]
    for calon in kalender.pola[1:]:
        if calon.sejak <= hari <= calon.sampai:
            pola = calon
    jam = pola.mingguan[hari.weekday()]
    if not jam and tambahan:
        jam = next(iter([j for j in pola.mingguan if j]), ())
    return any(a <= menit < b for a, b in jam) and menit < kalender.tutup_awal.get(hari, 1440)


@hukum
@given(KALENDER, WAKTU, st.integers(0, 3 * 1440))
def test_sama_dengan_hitungan_menit_demi_menit(kalender, mulai, panjang):
    mulai = mulai.replace(second=0)
    menit = [mulai + timedelta(minutes=i) for i in range(panjang)]
    assert menit_kerja_antara(kalender, mulai, mulai + timedelta(minutes=panjang)) == sum(
        naif_buka(kalender, m) for m in menit
    )
    for m in menit[::97]:
        assert buka(kalender, m) == naif_buka(kalender, m)


@hukum
@given(KALENDER, TANGGAL, st.integers(1, 20))
def test_sama_dengan_hitungan_hari_demi_hari(kalender, mulai, n):
    def bekerja(hari: date) -> bool:
        pagi = datetime.combine(hari, time.min, tzinfo=kalender.zona)
        return hari in kalender.hari_kerja_tambahan or any(
            naif_buka(kalender, pagi + timedelta(minutes=m)) for m in AWAL_BUKA
        )

    hari, sisa_hari = mulai, n
    while sisa_hari:
        hari += timedelta(1)
        sisa_hari -= bekerja(hari)
    assert hari_kerja_setelah(kalender, mulai, n) == hari
    assert hari_kerja_antara(kalender, mulai, hari) == n
    tenggat = tenggat_hari_kerja(kalender, mulai, n)
    assert tenggat.date() == hari
    assert adalah_hari_kerja(kalender, hari)


@hukum
@given(KALENDER, WAKTU, st.integers(1, 5000), st.integers(0, 5000))
def test_menit_kerja_paling_awal_dan_aditif(kalender, mulai, a, b):
    tengah = tenggat_menit_kerja(kalender, mulai, a)
    assert menit_kerja_antara(kalender, mulai, tengah) == a
    # the earliest such instant: a second before it, less had passed
    assert menit_kerja_antara(kalender, mulai, tengah - timedelta(seconds=1)) < a
    assert tenggat_menit_kerja(kalender, tengah, b) == tenggat_menit_kerja(kalender, mulai, a + b)


@hukum
@given(KALENDER, WAKTU, WAKTU, WAKTU)
def test_selisih_aditif(kalender, a, b, c):
    for antara in (waktu_kerja_antara, hari_kerja_antara):
        assert antara(kalender, a, b) + antara(kalender, b, c) == antara(kalender, a, c)
        assert antara(kalender, a, b) == -antara(kalender, b, a)


@hukum
@given(KALENDER, WAKTU, WAKTU, st.integers(0, 40), st.integers(0, 5), SATUAN)
def test_tenggat_naik_menurut_mulai_dan_jumlah(kalender, a, b, n, tambah, satuan):
    a, b = sorted((a, b))
    satu = jatuh_tempo(kalender, a, Lama(n, satuan))
    assert satu <= jatuh_tempo(kalender, b, Lama(n, satuan))
    assert satu <= jatuh_tempo(kalender, a, Lama(n + tambah, satuan))
    assert satu >= a
    assert not sisa(kalender, satu, satuan, a).lewat


@hukum
@given(KALENDER, WAKTU)
def test_buka_berikutnya_paling_awal(kalender, pada):
    buka_lagi = buka_berikutnya(kalender, pada)
    assert buka_lagi is not None
    assert buka(kalender, buka_lagi)
    assert waktu_kerja_antara(kalender, pada, buka_lagi) == timedelta()
    assert (buka_lagi == pada) == buka(kalender, pada)


@hukum
@given(KALENDER, WAKTU, st.integers(0, 40), SATUAN, WAKTU)
def test_jeda_sesaat_tidak_mengubah_apa_apa(kalender, mulai, n, satuan, jeda):
    tenggat = jatuh_tempo(kalender, mulai, Lama(n, satuan))
    assert tenggat_setelah_jeda(kalender, tenggat, satuan, jeda, jeda) == tenggat


@hukum
@given(KALENDER, WAKTU, st.integers(0, 15), WAKTU, WAKTU)
def test_jeda_k_hari_kerja_menggeser_tepat_k(kalender, mulai, n, jeda, lanjut):
    jeda, lanjut = sorted((jeda, lanjut))
    tenggat = tenggat_hari_kerja(kalender, mulai, n)
    k = hari_kerja_antara(kalender, jeda, lanjut)
    baru = tenggat_setelah_jeda(kalender, tenggat, "hari_kerja", jeda, lanjut)
    assert adalah_hari_kerja(kalender, baru.astimezone(kalender.zona).date())
    if lewat(tenggat, jeda):
        assert hari_kerja_antara(kalender, tenggat, baru) == k
        return
    assert not lewat(baru, lanjut)
    if hari_kerja_antara(kalender, jeda, tenggat):  # not its very last day: no exception to the rule
        assert hari_kerja_antara(kalender, tenggat, baru) == k
        assert hari_kerja_antara(kalender, lanjut, baru) == hari_kerja_antara(kalender, jeda, tenggat)
    else:
        assert k <= hari_kerja_antara(kalender, tenggat, baru) <= k + 1


@hukum
@given(KALENDER, WAKTU, st.integers(0, 4000), WAKTU, WAKTU)
def test_jeda_menyimpan_menit_kerja(kalender, mulai, n, jeda, lanjut):
    jeda, lanjut = sorted((jeda, lanjut))
    tenggat = tenggat_menit_kerja(kalender, mulai, n)
    baru = tenggat_setelah_jeda(kalender, tenggat, "menit_kerja", jeda, lanjut)
    assert waktu_kerja_antara(kalender, lanjut, baru) == waktu_kerja_antara(kalender, jeda, tenggat)
    if not lewat(tenggat, jeda):
        assert not lewat(baru, lanjut)


@hukum
@given(KALENDER, WAKTU, st.integers(0, 20), st.lists(WAKTU, min_size=3, max_size=3), SATUAN)
def test_dua_jeda_bersambung_sama_dengan_satu(kalender, mulai, n, titik, satuan):
    a, b, c = sorted(titik)
    tenggat = jatuh_tempo(kalender, mulai, Lama(n, satuan))
    # With nothing left (or late by nothing) "never late at the resume" applies at each resume: see the tables.
    assume(sisa(kalender, tenggat, satuan, a).jumlah > 0)
    dua = tenggat_setelah_jeda(kalender, tenggat_setelah_jeda(kalender, tenggat, satuan, a, b), satuan, b, c)
    assert dua == tenggat_setelah_jeda(kalender, tenggat, satuan, a, c)

"""A thief has the whole database. At least five redeemed invitations must fit every stored answer."""

import datetime
import itertools
import random

import pytest
from django.db import connection
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from ikm import kotak, samar, sandi, tautan
from ikm.models import Jawaban, Kotak, Ulasan, Undangan
from pelayanan.models import Peristiwa
from tests.ikm import pabrik
from tests.standar.pabrik import layanan_berlaku

K = samar.K


def baris(sql, *nilai):
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai)
        return kursor.fetchall()


@pytest.fixture
def korban(transactional_db):
    """23 answers over three weeks and two services, all different, in transactions of their own."""
    from tests import factories as f

    unit = f.UnitFactory(kode="anonim")
    pabrik.periode(unit)
    layanan = [layanan_berlaku(unit, "A"), layanan_berlaku(unit, "B")]
    benar = {}
    ragam = itertools.product((1, 2, 3, 4), repeat=9)
    acak = random.Random(5)
    for hari in range(1, 24):
        nilai = list(next(ragam))
        u = pabrik.jawab(
            layanan[hari % 2],
            nilai,
            datetime.date(2026, 9, 1) + datetime.timedelta(days=hari // 4),
            profil={"jenis_kelamin": acak.choice("LP"), "umur": 20 + hari, "pendidikan": "s1"},
            saran=f"saran ke-{hari}",
        )
        benar[tuple(nilai)] = u.pk
        for _ in range(hari % 3):
            next(ragam)
    return benar


def olah(hari="2026-12-01"):
    kotak.pindahkan(pada=pabrik.kapan(hari))


def test_kendali_satu_transaksi_terbongkar(korban):
    """The naive way (answer written where the invitation is redeemed) is joined by xmin, all of them."""
    from django.db import transaction

    undangan = list(Undangan.objects.all())
    periode = undangan[0].unit.periode_ikm.get()
    for u in undangan:
        with transaction.atomic():
            Undangan.objects.filter(pk=u.pk).update(dipakai=True)
            Jawaban.objects.create(
                periode=periode,
                layanan=u.layanan,
                kanal="undangan",
                tanggal=periode.mulai,
                rentang="hari",
                nilai=[4] * 9,
            )
    terbongkar = baris(
        "SELECT count(*) FROM ikm_jawaban j JOIN ikm_undangan u ON u.xmin::text = j.xmin::text"
    )
    assert terbongkar == [(len(undangan),)]


def test_xmin_tidak_menyambung(korban):
    olah()
    assert Jawaban.objects.count() == len(korban)
    for tabel in (
        "ikm_undangan",
        "pelayanan_peristiwa",
        "pelayanan_kunjungan",
        "pelayanan_antaran",
        "ikm_kotak",
    ):
        assert baris(f"SELECT 1 FROM ikm_jawaban j JOIN {tabel} x ON x.xmin::text = j.xmin::text") == []
    per_transaksi = baris("SELECT xmin::text, count(*) FROM ikm_jawaban GROUP BY 1")
    assert min(n for _x, n in per_transaksi) >= K


def test_calon_paling_sedikit_lima(korban):
    """Label, batch and order of redemption known: count the invitations that fit each answer."""
    olah()
    dipakai = {
        p.objek_id: p.pada.astimezone(pabrik.WIB).date()
        for p in Peristiwa.objects.filter(kode="ikm.undangan.dipakai")
    }
    layanan = dict(Undangan.objects.values_list("pk", "layanan"))
    sesudah = {
        "hari": lambda t, d: t == d,
        "minggu": lambda t, d: t <= d <= t + datetime.timedelta(days=6),
        "bulan": lambda t, d: (t.year, t.month) == (d.year, d.month),
        "periode": lambda t, d: True,
    }
    for j in Jawaban.objects.all():
        calon = [
            u
            for u, hari in dipakai.items()
            if (j.layanan_id is None or layanan[u] == j.layanan_id) and sesudah[j.rentang](j.tanggal, hari)
        ]
        assert len(calon) >= K
        assert korban[tuple(j.nilai)] in calon, "the label is true"


def test_urutan_tidak_mengikuti_pengisian(korban):
    """ctid and id within a batch are a shuffle of the order of redemption (1 in 120 a batch by chance)."""
    olah()
    sama = seluruh = 0
    for (xmin,) in baris("SELECT DISTINCT xmin::text FROM ikm_jawaban"):
        for urut in ("id", "ctid"):
            nilai = [
                tuple(n)
                for (n,) in baris(
                    f"SELECT nilai FROM ikm_jawaban WHERE xmin::text = %s ORDER BY {urut}", xmin
                )
            ]
            deret = [korban[n] for n in nilai]
            sama += deret in (sorted(deret), sorted(deret, reverse=True))
            seluruh += 1
    assert seluruh >= 2
    assert sama < seluruh


def test_tidak_ada_waktu_dan_penunjuk(korban):
    """No column of an answer is a time, an invitation, a visit, a person, or an event."""
    for tabel in ("ikm_jawaban", "ikm_ulasan", "ikm_kotak", "ikm_rekap", "ikm_rekapprofil"):
        kolom = baris(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", tabel
        )
        assert kolom
        for nama, jenis in kolom:
            assert "timestamp" not in jenis
            assert not any(
                s in nama for s in ("undangan", "kunjungan", "peristiwa", "pengguna", "oleh", "token")
            )
    tujuan = {
        t
        for (t,) in baris(
            "SELECT DISTINCT confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'"
            " AND conrelid::regclass::text IN ('ikm_jawaban', 'ikm_ulasan', 'ikm_kotak')"
        )
    }
    assert tujuan == {"ikm_periode", "standar_layanan", "ikm_unsur", "pelayanan_unit"}
    assert baris("SHOW track_commit_timestamp") == [("off",)]


def test_peristiwa_tidak_bercerita(korban):
    olah()
    kode = set(Peristiwa.objects.values_list("kode", flat=True))
    assert kode <= {"ikm.undangan.dibuat", "ikm.undangan.dipakai", "ikm.periode.dibuka"}
    assert not Peristiwa.objects.filter(objek_jenis__in=["ikm.jawaban", "ikm.kotak", "ikm.ulasan"]).exists()
    assert set(
        map(str, Peristiwa.objects.filter(kode="ikm.undangan.dipakai").values_list("data", flat=True))
    ) == {"{}"}


def test_yang_menunggu_tersegel_dan_sama_panjang(korban):
    """Before anything moved: rows join to their invitation, but say nothing without RAHASIA."""
    isi = [bytes(k.isi) for k in Kotak.objects.all()]
    assert {len(i) for i in isi} == {sandi.PANJANG + 28}
    assert len({i[:12] for i in isi}) == len(isi)
    assert not any(b"saran" in i for i in isi)
    with pytest.raises(sandi.TakTerbuka), pytest.MonkeyPatch.context() as m:
        m.setattr("django.conf.settings.SECRET_KEY", "bukan-rahasianya")
        sandi.buka(isi[0])
    a = {"n": [1, 2, 3]}
    assert sandi.tutup(a) != sandi.tutup(a)
    assert sandi.buka(sandi.tutup(a)) == a


def test_kombinasi_profil_paling_sedikit_lima(korban):
    olah()
    for xmin, n in baris(
        "SELECT xmin::text, count(*) FROM ikm_jawaban GROUP BY xmin::text, jenis_kelamin, usia, pendidikan, pekerjaan"
    ):
        assert n >= K, xmin


def test_ulasan_terlepas(korban):
    """A text shares its batch with the answers, not its place in it."""
    olah()
    assert Ulasan.objects.count() == len(korban)
    urutan = [int(t.rsplit("-", 1)[1]) for t in Ulasan.objects.order_by("id").values_list("teks", flat=True)]
    assert urutan != sorted(urutan)
    assert baris("SELECT min(n) FROM (SELECT count(*) n FROM ikm_ulasan GROUP BY xmin::text) x")[0][0] >= K


def test_kurang_dari_lima_tidak_pernah_keluar(transactional_db):
    from tests import factories as f

    layanan = layanan_berlaku(f.UnitFactory())
    for n in (1, 2, 3, 4):
        pabrik.jawab(layanan, n, "2026-09-01", banyak=14)
        olah("2027-06-01")
        assert Jawaban.objects.count() == 0
    assert kotak.menunggu(layanan.unit) == 4


def test_tautan_tidak_dapat_dibuat_dari_basis_data(korban):
    u = Undangan.objects.order_by(F("pk").desc()).first()
    t = tautan.token(u)
    assert tautan.kode_dari(t) == u.kode
    with pytest.MonkeyPatch.context() as m:
        m.setattr("django.conf.settings.SECRET_KEY", "lain")
        assert tautan.kode_dari(t) is None


# --- the pure parts ----------------------------------------------------------------------------------
HARI = datetime.date(2026, 9, 1)
tunggu = st.builds(
    samar.Menunggu,
    st.just(1),
    st.just(datetime.date(2026, 7, 1)),
    st.just(datetime.date(2026, 9, 30)),
    st.sampled_from([1, 2]),
    st.just("undangan"),
    st.integers(0, 60).map(lambda n: datetime.date(2026, 7, 20) + datetime.timedelta(days=n)),
)


@given(st.lists(tunggu, max_size=60), st.integers(0, 90))
def test_setiap_kelompok_cukup_besar_dan_benar(daftar, lewat):
    hari_ini = HARI + datetime.timedelta(days=lewat)
    asal = dict(enumerate(daftar))
    keluar = samar.kelompokkan(asal, hari_ini)
    semua = [k for _label, anggota in keluar for k in anggota]
    assert len(semua) == len(set(semua)), "nobody twice"
    for label, anggota in keluar:
        assert len(anggota) >= K
        for k in anggota:
            m = asal[k]
            assert label.layanan in (None, m.layanan)
            assert label.tanggal <= m.hari
            assert m.mulai <= label.tanggal
            if label.rentang == "hari":
                assert label.tanggal == m.hari
            else:
                assert m.hari < hari_ini, "an open day is not widened"
    # what stays behind could not make a batch of its own under the narrowest label
    sisa = [m for k, m in asal.items() if k not in set(semua)]
    for layanan in (1, 2):
        for hari in {m.hari for m in sisa}:
            assert sum(m.layanan == layanan and m.hari == hari for m in sisa) < K
    if hari_ini > datetime.date(2026, 9, 30):
        assert len(sisa) < K


profil = st.fixed_dictionaries(
    {}, optional={"jenis_kelamin": st.sampled_from("LP"), "usia": st.sampled_from(["0-20", "21-30", "31-40"])}
)


@given(st.lists(profil, min_size=K, max_size=60))
def test_samaran_setiap_kombinasi_lima_dan_tidak_berbohong(daftar):
    hasil = samar.samarkan(daftar, ("jenis_kelamin", "usia"))
    hitung = {}
    for asli, samaran in zip(daftar, hasil, strict=True):
        assert samaran.items() <= asli.items()
        kunci = tuple(sorted(samaran.items()))
        hitung[kunci] = hitung.get(kunci, 0) + 1
    assert min(hitung.values()) >= K

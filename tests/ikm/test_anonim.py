"""A thief has the whole database. At least five redeemed invitations must fit every stored answer."""

import datetime
import itertools
import random

import pytest
from django.db import connection
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from ikm import hasil_bagian, kotak, rekap, samar, sandi, tautan, tinjau
from ikm.models import Jawaban, Kotak, Ulasan, Undangan
from ikm.operasi import kecualikan_jawaban, kirim_jawaban
from ikm.operasi_periode import terbitkan
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
    # every table there is, also those that will come: only what a batch writes about itself shares its transaction
    sesama = set()
    for (tabel,) in baris(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    ):
        if tabel != "ikm_jawaban" and baris(
            f'SELECT 1 FROM ikm_jawaban j JOIN "{tabel}" x ON x.xmin::text = j.xmin::text LIMIT 1'
        ):
            sesama.add(tabel)
    assert sesama <= {"ikm_ulasan", "ikm_rekapprofil", "ikm_kotor"}


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


# --- how an answer was sent, and what five must share of it ---------------------------------------------
def sebatch(layanan, cepat, wajar, mulai=0):
    """Answers of one day; the events of the first `cepat` say that they were quicker than anybody reads."""
    for i in range(cepat + wajar):
        nilai = [1 + (mulai + i) // 4**p % 4 for p in range(9)]
        pabrik.jawab(layanan, nilai, tanda=(kotak.CEPAT,) if i < cepat else ())


def test_kendali_tanda_cepat_menunjuk_satu_kunjungan(transactional_db):
    """Why: who was done eight seconds after the invitation has been fast, and the one marked answer is theirs."""
    from tests import factories as f

    layanan = layanan_berlaku(f.UnitFactory())
    pabrik.periode(layanan.unit)
    kapan = pabrik.kapan("2026-09-01")
    for detik in (8, 600, 700, 800, 900):
        u = pabrik.undangan(layanan, kapan)
        kirim_jawaban(
            token=tautan.token(u),
            jawaban={f"u{i}": 3 for i in range(1, 10)},
            tanda=(kotak.CEPAT,) if detik < 9 else (),
            pada=kapan + datetime.timedelta(seconds=detik),
        )
    pasti_cepat = baris(
        "SELECT u.id FROM ikm_undangan u JOIN pelayanan_peristiwa p ON p.objek_id = u.id"
        " AND p.kode = 'ikm.undangan.dipakai' WHERE p.pada - u.dibuat_pada < interval '9 seconds'"
    )
    assert len(pasti_cepat) == 1
    olah()
    assert Jawaban.objects.count() == 5
    assert not Jawaban.objects.filter(tanda__contains=[kotak.CEPAT]).exists(), "so the mark lets go of it"


@pytest.mark.parametrize(
    ("cepat", "wajar", "tinggal"), [(1, 9, 0), (4, 6, 0), (6, 3, 0), (5, 5, 5), (6, 0, 6)]
)
def test_tanda_cara_hanya_bila_lima_dan_lima(transactional_db, cepat, wajar, tinggal):
    from tests import factories as f

    layanan = layanan_berlaku(f.UnitFactory())
    periode = pabrik.periode(layanan.unit)
    sebatch(layanan, cepat, wajar)
    olah()
    assert Jawaban.objects.filter(tanda__contains=[kotak.CEPAT]).count() == tinggal
    for (n,) in baris("SELECT count(*) FROM ikm_jawaban GROUP BY xmin::text, 'cepat' = ANY(tanda)"):
        assert n >= K
    assert tinjau.tanda_lepas(periode) == ([("diisi terlalu cepat", cepat)] if not tinggal else []), (
        "none is lost"
    )


def test_potret_berturut_turut_berbeda_lima_atau_tidak_sama_sekali(transactional_db):
    """A thief who copies the database every evening: a handful of visits a month, three services, two ways in.

    An invitation joins its sealed row by xmin, so the rows gone since yesterday name the invitations of today's
    batches. Whatever the copies differ by is of five and more of these.
    """
    from tests import factories as f

    unit = f.UnitFactory()
    periode = pabrik.periode(unit, mulai=datetime.date(2026, 9, 1), selesai=datetime.date(2026, 11, 30))
    layanan = [layanan_berlaku(unit, n) for n in "ABC"]
    acak = random.Random(11)
    potret = (set(), {}, {})
    keluar = 0
    for ke in range(0, 125, 3):
        hari = datetime.date(2026, 9, 1) + datetime.timedelta(days=ke)
        if hari <= periode.selesai:
            for _ in range(acak.choice((0, 0, 1, 1, 2, 5))):
                pabrik.jawab(
                    acak.choice(layanan),
                    [acak.randint(1, 4) for _ in range(9)],
                    hari,
                    profil={"jenis_kelamin": acak.choice("LP")},
                    kanal=acak.choice(("undangan", "undangan", "tablet")),
                    tanda=acak.choice(((), (), (kotak.CEPAT,))),
                )
        pabrik.olah(hari + datetime.timedelta(days=1))
        baru = (
            {k for (k,) in baris("SELECT id FROM ikm_jawaban")},
            dict(
                baris(
                    "SELECT concat_ws('|', coalesce(layanan_id, 0), tanggal, atribut, nilai), n FROM ikm_rekap"
                )
            ),
            {
                1: baris(
                    "SELECT coalesce(sum(banyak), 0) FROM ikm_rekapprofil WHERE atribut = 'jenis_kelamin'"
                )[0][0]
            },
        )
        assert len(baru[0] - potret[0]) == 0 or len(baru[0] - potret[0]) >= K
        for kini, dulu in zip(baru[1:], potret[1:], strict=True):
            for kunci in kini | dulu:
                beda = kini.get(kunci, 0) - dulu.get(kunci, 0)
                assert beda == 0 or beda >= K, (hari, kunci)
        keluar += len(baru[0] - potret[0])
        potret = baru
    assert keluar == Jawaban.objects.count() >= 10
    for (n,) in baris(
        "SELECT count(*) FROM ikm_jawaban"
        " GROUP BY xmin::text, jenis_kelamin, usia, pendidikan, pekerjaan, tempat, 'cepat' = ANY(tanda)"
    ):
        assert n >= K
    # what found no company stays sealed, whatever happens to the period
    sisa = Kotak.objects.count()
    terbitkan(periode=periode, oleh=f.PenggunaFactory(), pada=pabrik.kapan("2027-02-01"))
    pabrik.olah("2027-03-01")
    assert Kotak.objects.count() == sisa < Undangan.objects.filter(dipakai=True).count()


def test_dikecualikan_tidak_mempersempit_dan_tidak_memperlihatkan(korban):
    """An excluded answer is written anew (its own xmin), but stays one of its batch by number, and names nobody."""
    from tests import factories as f

    olah()
    rekap.lipat()
    batch = dict(baris("SELECT id, xmin::text FROM ikm_jawaban"))
    satu = Jawaban.objects.exclude(jenis_kelamin="").order_by("pk").first() or Jawaban.objects.first()
    sebelum = set(Undangan.objects.values_list("pk", "dipakai"))
    kecualikan_jawaban(jawaban=satu, alasan="Diisi dua kali", oleh=f.PenggunaFactory())
    rekap.lipat()
    assert set(Undangan.objects.values_list("pk", "dipakai")) == sebelum
    teman = [pk for pk, x in batch.items() if x == batch[satu.pk]]
    assert len(teman) >= K
    assert baris("SELECT 1 FROM ikm_jawaban j JOIN ikm_undangan u ON u.xmin::text = j.xmin::text") == []
    for bagian in hasil_bagian.per_bagian(satu.periode):
        assert all(a.n >= K for _teks, a in bagian["baris"]), "what is four now is not shown"


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

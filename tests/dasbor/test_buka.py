"""The wizard "Buka unit": a stranger makes a unit ready without a shell; whoever may not gets nothing done."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl.xml.constants import SHEET_MAIN_NS

from antrian.models import Loket, PerangkatPapan
from dasbor import kesiapan
from dasbor.buka.langkah import LANGKAH
from ikm import tablet
from pelayanan import xlsx
from pelayanan.daftar_petugas import KEPALA, baca, templat
from pelayanan.models import HariLibur, JamLayanan, KodeMulai, Pengguna, Penugasan, Peristiwa, Unit
from standar.ekspor import sebagai_data
from standar.katalog import ekspor_katalog
from standar.models import Layanan, Standar
from tests import factories as f
from tests.masuk import masukkan

SANDI = "meja-loket-kayu-9"


@pytest.fixture
def baru(db):
    """A unit as the first page leaves it, and its admin's browser."""
    cache.clear()
    unit = Unit.objects.create(kode="baru", nama="Kecamatan Baru", jenis="kecamatan")
    admin = f.orang("admin_baru", unit, "admin")
    return unit, admin, masukkan(Client(), admin)


def ke(unit, langkah):
    return f"/dasbor/buka/{unit.kode}/{langkah}/"


def berkas(*baris, kepala=KEPALA):
    return SimpleUploadedFile("p.xlsx", xlsx.tulis([("Petugas", kepala, baris)]))


def rusak(baris):
    """A workbook whose sheet has these rows, as no program writes them."""
    asal, keluar = zipfile.ZipFile(berkas().file), io.BytesIO()
    lembar = f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData>{baris}</sheetData></worksheet>'
    with zipfile.ZipFile(keluar, "w") as tujuan:
        for nama in asal.namelist():
            tujuan.writestr(nama, lembar if nama == "xl/worksheets/sheet1.xml" else asal.read(nama))
    return SimpleUploadedFile("p.xlsx", keluar.getvalue())


JAM = {f"{n}_{h}": x for h in range(5) for n, x in (("buka", "08:00"), ("tutup", "15:30"))}


def test_dari_nol_sampai_nomor_pertama(baru, django_capture_on_commit_callbacks):
    unit, admin, klien = baru
    assert klien.get(ke(unit, "identitas")).status_code == 200
    isi = {
        "nama": "Kecamatan Baru",
        "jenis": "kecamatan",
        "alamat": "Jl. Merdeka 1",
        "telepon": "0274 1",
        "zona": "Asia/Makassar",
    }
    assert klien.post(ke(unit, "identitas"), isi)["Location"] == ke(unit, "jam")
    assert klien.post(ke(unit, "jam"), JAM | {"dari_4": "12:00"}).status_code == 400
    assert klien.post(ke(unit, "jam"), JAM | {"buka_setiap_saat": "on"}).status_code == 302
    assert JamLayanan.objects.filter(unit=unit).count() == 5
    libur = {
        "libur-tanggal": "2027-03-01",
        "libur-nama": "Hari jadi",
        "libur-jenis": "libur",
        "libur-nomor_sk": "SK 1",
    }
    assert klien.post(ke(unit, "libur"), libur).status_code == 302
    assert klien.post(ke(unit, "libur"), libur).status_code == 400
    hari = HariLibur.objects.get(unit=unit)
    assert klien.post(f"/dasbor/buka/baru/libur/{hari.pk}/hapus/").status_code == 302

    # people: one by hand, the admin takes roles, everybody gets a slip
    orang = {"nama": "Siti", "username": "siti", "jabatan": "Pelaksana", "peran": ["loket", "informasi"]}
    assert klien.post(ke(unit, "petugas"), orang).status_code == 302
    assert klien.post(ke(unit, "petugas"), orang).status_code == 400  # the name is taken
    sisa = ["verifikator", "penanggung_jawab", "pengelola", "pimpinan"]
    assert (
        klien.post(f"{ke(unit, 'petugas')}peran/admin_baru/", {"username": "x", "peran": sisa}).status_code
        == 302
    )
    slip = klien.post(f"{ke(unit, 'petugas')}slip/")
    assert "no-store" in slip["Cache-Control"]
    (siti, kode, _sampai) = slip.context["slip"][0]
    assert len(slip.context["slip"]) == 1 and siti.username == "siti" and kode in slip.content.decode()
    tamu = Client()
    sandi = {"sandi": SANDI, "sandi_lagi": SANDI}
    assert tamu.post("/mulai/petugas/", {"username": "siti", "kode": "2222-2222", **sandi}).status_code == 400
    assert (
        tamu.post("/mulai/petugas/", {"username": "siti", "kode": kode.lower(), **sandi}).status_code == 302
    )
    assert tamu.get("/loket/").status_code == 200
    assert Client().post("/mulai/petugas/", {"username": "siti", "kode": kode, **sandi}).status_code == 400
    assert klien.post(f"{ke(unit, 'petugas')}slip/").status_code == 302  # nobody is waiting for one

    # services: drafts until a decree, then in force from its day
    halaman = klien.get(ke(unit, "layanan")).content.decode()
    assert "Surat dispensasi nikah" in halaman
    pilih = {"templat": "kecamatan-contoh", "layanan": ["TYU-SKTM", "BSL-DISPNIKAH"]}
    assert klien.post(ke(unit, "layanan"), pilih).status_code == 302
    assert not Layanan.objects.berlaku().filter(unit=unit).exists()
    assert "2 rancangan menunggu SK" in klien.get(f"/dasbor/siap-buka/?unit={unit.kode}").content.decode()
    slug = Layanan.objects.get(unit=unit, kode="TYU-SKTM").slug
    sk = {"nomor_sk": "1/2024", "tanggal_sk": "2024-01-15", "penanda_tangan": "Camat", "layanan": [slug]}
    assert klien.post(ke(unit, "layanan") + "sk/", sk).status_code == 400  # not compared with the decree
    assert (
        klien.post(ke(unit, "layanan") + "sk/", sk | {"cocok": "on", "tanggal_sk": "2090-01-01"}).status_code
        == 400
    )
    assert klien.post(ke(unit, "layanan") + "sk/", sk | {"cocok": "on"}).status_code == 302
    standar = Standar.objects.get(layanan__slug=slug)
    assert standar.status == "berlaku" and standar.berlaku.lower == datetime.date(2024, 1, 15)

    # a loket, a board paired by code, the first number called
    loket = {"nomor": "1", "nama": "Loket 1", "layanan": [standar.layanan_id], "aksesibel": "on"}
    assert klien.post(ke(unit, "loket"), loket).status_code == 302
    assert klien.post(ke(unit, "loket"), loket).status_code == 400
    tempat = Loket.objects.get(unit=unit)
    assert (
        klien.post(f"{ke(unit, 'loket')}{tempat.pk}/", loket | {"nama": "Depan", "aktif": "on"}).status_code
        == 302
    )
    layar = Client()
    kode_layar = layar.get("/perangkat/pasang/").context["kode"]
    assert layar.get("/perangkat/pasang/").context["kode"] == kode_layar
    papan = {"kode": kode_layar.lower(), "jenis": "papan", "nama": "Ruang tunggu", "loket": [tempat.pk]}
    assert klien.post(ke(unit, "perangkat"), papan | {"kode": "222-222"}).status_code == 400
    with django_capture_on_commit_callbacks(execute=True):
        assert klien.post(ke(unit, "perangkat"), papan).status_code == 302
    pergi = layar.get("/perangkat/pasang/")
    satu = PerangkatPapan.objects.get(unit=unit)
    assert pergi.status_code == 302 and pergi["Location"] == satu.get_absolute_url()
    assert layar.get(pergi["Location"]).status_code == 200
    assert klien.post(f"{ke(unit, 'perangkat')}papan/{satu.pk}/cabut/").status_code == 302
    assert layar.get(pergi["Location"]).status_code == 404
    for jenis, tujuan in (("anjungan", "/antrian/kios/baru/"), ("tablet", "/ikm/tablet/")):
        alat = Client()
        isi = {
            "kode": alat.get("/perangkat/pasang/").context["kode"],
            "jenis": jenis,
            "nama": jenis,
            "loket": [tempat.pk],
        }
        with django_capture_on_commit_callbacks(execute=True):
            assert klien.post(ke(unit, "perangkat"), isi).status_code == 302
        alamat = alat.get("/perangkat/pasang/")["Location"]
        assert alamat.startswith(tujuan)
    assert alat.get(alamat).status_code == 200
    assert klien.post(f"{ke(unit, 'perangkat')}tablet/{tempat.pk}/cabut/").status_code == 302
    assert alat.get(alamat).status_code == 404, "the lost tablet opens nothing any more"
    assert alat.get(tablet.kembali(tablet.tanda(Loket.objects.get(pk=tempat.pk)))).status_code == 200
    assert klien.post(f"{ke(unit, 'perangkat')}pesawat/{tempat.pk}/cabut/").status_code == 404
    tiket = Client().post(f"/antrian/kios/baru/layanan/{slug}/", {"kunci": "k" * 16, "kebutuhan": ""})
    assert tiket.status_code == 302
    tamu.post(f"/loket/{tempat.pk}/buka/")
    assert "B-001" in tamu.post(f"/loket/{tempat.pk}/panggil/", follow=True).content.decode()

    masih = [b.judul for b in kesiapan.daftar(Unit.objects.get(pk=unit.pk), admin) if b.wajib and not b.sudah]
    assert masih == ["Maklumat pelayanan", "Cadangan", "Coba cetak", "Coba suara"]
    assert klien.get(ke(unit, "maklumat")).status_code == klien.get(ke(unit, "coba")).status_code == 200
    assert Peristiwa.objects.filter(unit=unit, kode="standar.standar.ber_sk_lama").count() == 1
    # the same numbers in the register of tickets: nothing of the trial was counted
    kode_event = set(Peristiwa.objects.filter(unit=unit).values_list("kode", flat=True))
    assert {"pelayanan.unit.diubah", "pelayanan.unit.jam_diatur", "pelayanan.petugas.mulai"} <= kode_event


def test_hanya_admin_unit_itu(baru, masuk):
    unit, _admin, _klien = baru
    lain, petugas = masuk("admin"), masuk("pimpinan")
    for langkah in LANGKAH:
        assert lain.get(ke(unit, langkah)).status_code == 404
        assert petugas.get(ke(unit, langkah)).status_code == 403
    tulis = [*("identitas jam petugas layanan loket perangkat libur".split())]
    for langkah in [*tulis, "petugas/berkas", "petugas/slip", "layanan/berkas", "petugas/peran/admin_baru"]:
        assert lain.post(ke(unit, langkah), {}).status_code == 404
        assert petugas.post(ke(unit, langkah), {}).status_code == 403
    assert petugas.post(ke(unit, "layanan/sk"), {}).status_code == 404
    assert not Peristiwa.objects.filter(unit=unit).exists() and not KodeMulai.objects.exists()


def test_petugas_dari_berkas(baru):
    unit, _admin, klien = baru
    assert [c.peran for c in baca(templat()).calon] == [("loket",), ("penanggung_jawab", "verifikator")]
    alamat = ke(unit, "petugas/berkas")
    jawab = klien.post(
        alamat,
        {
            "berkas": berkas(
                ("Ani", "ani", "", "petugas loket"),
                ("Budi", "ANI", "", "penjaga pintu"),
                ("", "dua kata", "", "admin"),
                ("Dedi", "admin_baru", "", "kasir"),
            )
        },
    )
    teks = jawab.content.decode()
    assert jawab.status_code == 400 and not Pengguna.objects.filter(username="ani").exists()
    for salah in (
        "Baris 3: nama pengguna ANI sudah ada di baris 2",
        "“penjaga pintu” tidak dikenal",
        "Baris 4: nama harus diisi",
        "peran admin tidak dapat",
        "admin_baru sudah dipakai",
    ):
        assert salah in teks, salah
    buku = openpyxl.Workbook()
    buku.active.append(KEPALA)
    buku.active.append(["=1+1", "ani", "", "loket"])
    from io import BytesIO

    rumus = BytesIO()
    buku.save(rumus)
    for isi, kata in (
        (SimpleUploadedFile("a.xlsx", rumus.getvalue()), "berisi rumus"),
        (SimpleUploadedFile("a.xlsx", b"bukan"), "bukan berkas XLSX"),
        (berkas(*[(f"O{i}", f"o{i}", "", "loket") for i in range(10_000)]), "Paling banyak 500"),
        (berkas(kepala=("a", "b")), "baris pertama harus"),
        (rusak('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "bukan berkas XLSX"),
        (rusak('<row r="1"><c r="A1"><v>seribu</v></c></row>'), "bukan berkas XLSX"),
        (rusak('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'), "bukan berkas XLSX"),
        (berkas(), "tidak ada satu petugas pun"),
    ):
        jawab = klien.post(alamat, {"berkas": isi})
        assert jawab.status_code == 400 and kata in jawab.content.decode(), kata
    assert (
        klien.post(alamat, {"berkas": berkas(("Ani", "ani", "Staf", "Petugas Loket; kasir"))}).status_code
        == 302
    )
    assert set(Penugasan.objects.filter(pengguna__username="ani").values_list("peran", flat=True)) == {
        "loket",
        "kasir",
    }


def test_kode_tidak_dapat_ditebak(baru):
    unit, _admin, klien = baru
    tebak = {"jenis": "papan", "nama": "X"}
    for i in range(10):
        assert (
            klien.post(ke(unit, "perangkat"), tebak | {"kode": f"22{i + 2 if i < 8 else 2}222"}).status_code
            == 400
        )
    layar = Client()
    benar = layar.get("/perangkat/pasang/").context["kode"]
    jawab = klien.post(ke(unit, "perangkat"), tebak | {"kode": benar})
    assert "15 menit" in jawab.content.decode() and not PerangkatPapan.objects.filter(unit=unit).exists()
    f.PenggunaFactory(username="budi", password="!")
    sandi = {"username": "budi", "sandi": SANDI, "sandi_lagi": SANDI}
    for _i in range(8):
        assert (
            "tidak cocok" in Client().post("/mulai/petugas/", sandi | {"kode": "2222-2222"}).content.decode()
        )
    assert (
        "terlalu sering" in Client().post("/mulai/petugas/", sandi | {"kode": "2222-2222"}).content.decode()
    )


def test_layanan_dari_ekspor_unit_lain(baru, unit):
    tempat, _admin, klien = baru
    from tests.antrian import pabrik as antrian

    antrian.layanan(unit, "A")
    import yaml

    isi = yaml.safe_dump(ekspor_katalog([unit], portal=True), allow_unicode=True).encode()
    alamat = ke(tempat, "layanan/berkas")
    assert klien.post(alamat, {"berkas": SimpleUploadedFile("a.yaml", b"daftar: 1")}).status_code == 400
    assert klien.post(alamat, {"berkas": SimpleUploadedFile("a.yaml", isi)}).status_code == 302
    draf = Standar.objects.lengkap().get(layanan__unit=tempat)
    assert draf.status == "rancangan" and sebagai_data(draf)["nama"]
    # asked again, nothing is written over
    assert klien.post(alamat, {"berkas": SimpleUploadedFile("a.yaml", isi)}).status_code == 302
    assert Standar.objects.filter(layanan__unit=tempat).count() == 1


def test_kueri_tetap(baru, django_assert_max_num_queries):
    unit, _admin, klien = baru
    for i in range(12):
        f.orang(f"banyak{i}", unit, "loket", "kasir")
        Loket.objects.create(unit=unit, nama=f"L{i}", nomor=i + 1)
    for langkah in LANGKAH:
        with django_assert_max_num_queries(40):
            klien.get(ke(unit, langkah))

"""After a case: kompensasi by a named official, causes, thanks, monitoring, report to the head, the survey."""

import datetime

import pytest
from django.core import mail
from django.db.backends.postgresql.psycopg_any import DateRange

from ikm.models import Undangan
from pelayanan.antar import antar_jatuh_tempo
from pelayanan.kabar.kirim import kirim_jatuh_tempo
from pelayanan.models import Kabar, Peristiwa, RencanaAksi
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import operasi as o
from pengaduan.alur import AlurDitolak
from pengaduan.models import Apresiasi, Kompensasi
from standar import kompensasi as shared
from standar.models import Kompensasi as Janji
from standar.models import Maklumat
from tests.antrian import pabrik as antrian
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import pada

pytestmark = pytest.mark.django_db


@pytest.fixture
def maklumat(unit):
    m = Maklumat.objects.create(
        unit=unit,
        isi="Sanggup.",
        nomor_sk="1",
        tanggal_sk=datetime.date(2025, 1, 1),
        penanda_tangan="K",
        jabatan="Kepala",
        berlaku=DateRange(datetime.date(2025, 1, 1), None),
    )
    Janji.objects.create(
        maklumat=m, bila="lewat_waktu", bentuk="diantar", dalam_hari_kerja=3, kecuali_kahar=True
    )
    return m


@pytest.fixture
def lewat(unit, cast, maklumat):
    """Given to the penanggung jawab and left until its deadline has passed."""
    a = pabrik.aduan(unit, kontak="siti@contoh.id", pada=pada("2026-01-05"))
    o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pengelola"], pada=pada("2026-01-06"))
    o.disposisikan(aduan=a, kepada=cast["penanggung_jawab"], oleh=cast["pengelola"], pada=pada("2026-01-06"))
    sapu_jatuh_tempo(pada("2026-01-29"))
    a.refresh_from_db()
    return a


def test_terbuka_sendiri_sekali(lewat, cast, client):
    sapu_jatuh_tempo(pada("2026-03-29"))
    k = Kompensasi.objects.get()
    assert (k.aduan, k.lalai, k.janji) == (
        lewat,
        cast["penanggung_jawab"],
        "diantar, dalam 3 hari kerja (kecuali: keadaan kahar)",
    )
    sesi = client.session
    sesi["pin_terbuka"] = [lewat.kode]
    sesi.save()
    assert "Sedang diputus" in client.get(f"/a/{lewat.kode_tampil}/").content.decode()


@pytest.mark.parametrize(
    "isi", [{"identitas": "tanpa_identitas"}, {"kelas": "aspirasi"}, {"kelas": "permintaan_informasi"}]
)
def test_tidak_terbuka_tanpa_hak(unit, cast, maklumat, isi):
    pabrik.aduan(unit, pada=pada("2026-01-05"), **isi)
    sapu_jatuh_tempo(pada("2026-06-01"))
    assert not Kompensasi.objects.exists()


def test_tidak_terbuka_tanpa_janji_maklumat(unit, cast):
    pabrik.aduan(unit, pada=pada("2026-01-05"))
    sapu_jatuh_tempo(pada("2026-06-01"))
    assert not Kompensasi.objects.exists()


def test_janji_layanan_mendahului(unit, maklumat):
    layanan = antrian.layanan(unit)
    Janji.objects.create(
        maklumat=maklumat, layanan=layanan, bila="lewat_waktu", bentuk="gratis", dalam_hari_kerja=1
    )
    hari = datetime.date(2026, 1, 5)
    assert shared.dijanjikan(unit.pk, layanan.pk, hari) == "gratis, dalam 1 hari kerja"
    assert shared.dijanjikan(unit.pk, None, hari).startswith("diantar")
    assert shared.dijanjikan(unit.pk, None, datetime.date(2024, 1, 1)) == ""


def test_diputus_pejabat_yang_tidak_melewatkan(lewat, cast, masuk):
    url = f"/pengaduan/kasus/{lewat.kode_tampil}/kompensasi/"
    beri = {"putusan": "ya", "bentuk": "uang", "dasar": "", "keterangan": "Rp50.000"}
    assert masuk("pengelola").post(url, beri).status_code == 403
    assert masuk("penanggung_jawab").post(url, {**beri, "bentuk": "antar"}).status_code == 403
    pimpinan = masuk("pimpinan")
    assert "Putus kompensasi" in pimpinan.get(f"/pengaduan/kasus/{lewat.kode_tampil}/").content.decode()
    for kurang in (beri, {**beri, "bentuk": ""}, {**beri, "bentuk": "antar", "keterangan": " "}):
        assert pimpinan.post(url, kurang).status_code == 400
    assert Kompensasi.objects.get().status == "dibuka"
    pimpinan.post(url, {**beri, "dasar": "Perbup 12/2025 pasal 9"})
    k = Kompensasi.objects.get()
    assert (k.status, k.diputus_oleh, k.dasar) == ("diberikan", cast["pimpinan"], "Perbup 12/2025 pasal 9")
    assert pimpinan.post(url, {**beri, "bentuk": "antar"}).status_code == 409
    assert Peristiwa.objects.filter(kode="pengaduan.kompensasi.diputus").count() == 1
    antar_jatuh_tempo()
    assert Kabar.objects.filter(templat="pengaduan.kompensasi").exists()


def test_kahar_tidak_diberikan(lewat, cast):
    o.putus_kompensasi(aduan=lewat, diberikan=False, keterangan="Banjir 20 Januari", oleh=cast["pimpinan"])
    k = Kompensasi.objects.get()
    assert (k.status, k.bentuk) == ("tidak_diberikan", "")


def test_tanpa_kompensasi_tidak_ada_yang_diputus(unit, cast):
    a = pabrik.aduan(unit)
    with pytest.raises(AlurDitolak):
        o.putus_kompensasi(aduan=a, diberikan=True, keterangan="x", bentuk="antar", oleh=cast["pimpinan"])


def test_sebab_menjadi_rencana_aksi(lewat, masuk, cast):
    o.jawab_aduan(aduan=lewat, isi="Sudah.", oleh=cast["pimpinan"])
    hal = masuk("pimpinan").get(f"/pengaduan/kasus/{lewat.kode_tampil}/").content.decode()
    assert "Sebab dan perbaikan" in hal, "also after the answer"
    isi = {
        "masalah": "Printer satu",
        "kegiatan": "Beli printer",
        "penanggung_jawab": "Kasubag",
        "tenggat": "2027-01-31",
    }
    masuk("pimpinan").post(f"/pengaduan/kasus/{lewat.kode_tampil}/rencana/", isi)
    r = RencanaAksi.objects.get()
    assert (r.asal_jenis, r.asal_id, r.unit) == ("pengaduan.aduan", lewat.pk, lewat.unit)
    assert masuk("petugas").post(f"/pengaduan/kasus/{lewat.kode_tampil}/rencana/", isi).status_code == 403


def test_apresiasi_sampai_ke_petugas(unit, cast, masuk):
    cast["petugas"].email = "petugas@unit.test"
    cast["petugas"].save()
    a = pabrik.aduan(unit, kelas="apresiasi", judul="Terima kasih", isi="Ramah sekali.", nama="ZNAMAZ")
    url = f"/pengaduan/kasus/{a.kode_tampil}/apresiasi/"
    for _ in range(2):
        masuk("pengelola").post(url, {"untuk": cast["petugas"].pk})
    assert Apresiasi.objects.count() == 1
    hal = masuk("petugas").get("/pengaduan/apresiasi/").content.decode()
    assert "Ramah sekali." in hal and "ZNAMAZ" not in hal
    assert "Ramah" not in masuk("informasi").get("/pengaduan/apresiasi/").content.decode()
    antar_jatuh_tempo()
    kirim_jatuh_tempo()
    assert "petugas@unit.test" in {s.to[0] for s in mail.outbox}
    keluhan = pabrik.aduan(unit, judul="Lain", isi="Lain")
    with pytest.raises(AlurDitolak):
        o.sampaikan_apresiasi(aduan=keluhan, untuk=cast["petugas"], oleh=cast["pengelola"])


def test_pemantauan_sesudah_n_hari(unit, cast):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], pada=pada("2026-01-05"))
    sapu_jatuh_tempo(pada("2026-02-03"))
    kode = "pengaduan.aduan.perlu_dipantau"
    assert not Peristiwa.objects.filter(kode=kode).exists()
    for hari in ("2026-02-06", "2026-03-06"):
        sapu_jatuh_tempo(pada(hari))
    assert Peristiwa.objects.filter(kode=kode, objek_id=a.pk).count() == 1


def test_pemantauan_tidak_bila_dibuka_kembali(unit, cast):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], pada=pada("2026-01-05"))
    o.buka_kembali(aduan=a, alasan="Belum", oleh=None, pada=pada("2026-01-10"))
    sapu_jatuh_tempo(pada("2026-02-06"))
    assert not Peristiwa.objects.filter(kode="pengaduan.aduan.perlu_dipantau").exists()


def test_laporan_ke_pimpinan(lewat, cast):
    cast["pimpinan"].email = "pimpinan@unit.test"
    cast["pimpinan"].save()
    o.jawab_aduan(aduan=lewat, isi="Sudah.", oleh=cast["penanggung_jawab"])
    antar_jatuh_tempo()
    assert Kabar.objects.filter(templat="pengaduan.petugas_laporan").count() == 1


def test_selesai_mengundang_survei(unit, cast):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], layanan=antrian.layanan(unit))
    o.nyatakan_beres(aduan=a, oleh=None, puas=4)
    antar_jatuh_tempo()
    u = Undangan.objects.get()
    assert u.kunjungan == a.kunjungan


@pytest.mark.parametrize(
    ("terbukti", "maladministrasi", "jumlah"),
    [("ya", "permintaan_imbalan", 1), ("tidak", "permintaan_imbalan", 0), ("ya", "tidak_patut", 0)],
)
def test_pungutan_terbukti_membuka_kompensasi(
    unit, cast, maklumat, masuk, client, terbukti, maladministrasi, jumlah
):
    Janji.objects.create(maklumat=maklumat, bila="dipungut", bentuk="dikembalikan", dalam_hari_kerja=5)
    a = pabrik.aduan(unit, kelas="tidak_berkadar_pengawasan", kontak="siti@contoh.id")
    o.verifikasi(aduan=a, kelas=a.kelas, maladministrasi=maladministrasi, oleh=cast["pengelola"])
    alamat = f"/pengaduan/kasus/{a.kode_tampil}/jawab/"
    pengelola = masuk("pengelola")
    if maladministrasi == "permintaan_imbalan":
        tanpa = pengelola.post(alamat, {"isi": "Sudah diperiksa."})
        assert tanpa.status_code == 400
        assert "simpulkan terbukti atau tidak" in tanpa.content.decode()
    assert pengelola.post(alamat, {"isi": "Sudah diperiksa.", "terbukti": terbukti}).status_code == 302
    antar_jatuh_tempo()
    a.refresh_from_db()
    assert a.terbukti is (terbukti == "ya")
    assert Kompensasi.objects.count() == jumlah
    if jumlah:
        k = Kompensasi.objects.get()
        assert (k.aduan, k.sebab, k.janji) == (a, "dipungut", "dikembalikan, dalam 5 hari kerja")
        o.buka_kompensasi_pungutan(aduan=a)
        assert Kompensasi.objects.count() == 1
        assert Peristiwa.objects.filter(kode="pengaduan.kompensasi.dibuka").count() == 1
        hal = masuk("pimpinan").get(f"/pengaduan/kasus/{a.kode_tampil}/kompensasi/").content.decode()
        assert "Diminta membayar di luar tarif: dikembalikan" in hal
        o.putus_kompensasi(
            aduan=a, diberikan=True, bentuk="lain", keterangan="Rp10.000 kembali", oleh=cast["pimpinan"]
        )
        k.refresh_from_db()
        assert k.status == "diberikan"

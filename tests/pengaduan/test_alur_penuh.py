"""The whole road of a case, and its side roads, each by its operations."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pelayanan.models import Peristiwa, Tenggat
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import garis
from pengaduan import operasi as o
from pengaduan.alur import AlurDitolak, Status
from pengaduan.models import Aduan, Eskalasi, Jeda
from tests import factories as f
from tests.pengaduan import pabrik
from tests.pengaduan.waktu import WIB, pada

TERIMA = pada("2026-01-05")


@pytest.fixture
def p(cast):
    return cast["pengelola"]


def sampai_diperiksa(unit, cast, **isi):
    a = pabrik.aduan(unit, pada=TERIMA, **isi)
    a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pengelola"], pada=pada("2026-01-06"))
    a = o.disposisikan(
        aduan=a, kepada=cast["penanggung_jawab"], oleh=cast["pengelola"], pada=pada("2026-01-06")
    )
    return o.mulai_periksa(aduan=a, oleh=cast["penanggung_jawab"], pada=pada("2026-01-07"))


def sampai_direkomendasikan(unit, cast, **isi):
    a = sampai_diperiksa(unit, cast, **isi)
    return o.rekomendasikan(
        aduan=a, isi="Terbitkan KK.", oleh=cast["penanggung_jawab"], pada=pada("2026-01-08")
    )


def kode_peristiwa(a):
    qs = Peristiwa.objects.filter(objek_jenis="pengaduan.aduan", objek_id=a.pk).order_by("urutan")
    return [k.partition(".")[2] for k in qs.values_list("kode", flat=True)]


def test_jalan_panjang_berkadar_pengawasan(unit, cast):
    a = sampai_direkomendasikan(unit, cast, kelas="berkadar_pengawasan")
    with pytest.raises(AlurDitolak):
        o.usulkan(aduan=a, isi="damai", oleh=cast["penanggung_jawab"])
    a = o.tindak_lanjuti(aduan=a, isi="Dijatuhi teguran.", oleh=cast["penanggung_jawab"])
    a = o.jawab_aduan(aduan=a, isi="Sudah ditindak.", oleh=cast["pengelola"])
    a = o.nyatakan_beres(aduan=a, oleh=None, puas=4)
    assert (a.status, a.puas) == (Status.SELESAI, 4)
    assert kode_peristiwa(a) == [
        "aduan.diterima",
        "aduan.diverifikasi",
        "aduan.didisposisikan",
        "aduan.diperiksa",
        "aduan.direkomendasikan",
        "aduan.ditindaklanjuti",
        "aduan.dijawab",
        "aduan.selesai",
    ]


# --- classes ---------------------------------------------------------------------------------------------


def tanggal(a):
    return a.tenggat_pada.astimezone(WIB).date().isoformat()


def test_klasifikasi_ulang_menghitung_sejak_diterima(unit, p):
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    assert tanggal(a) == "2026-01-23"
    a = o.klasifikasi_ulang(
        aduan=a, kelas="berkadar_pengawasan", isi="Ada pungutan.", oleh=p, pada=pada("2026-01-15")
    )
    assert tanggal(a) == "2026-04-09"
    a = o.klasifikasi_ulang(
        aduan=a, kelas="permintaan_informasi", isi="Ternyata bertanya.", oleh=p, pada=pada("2026-01-16")
    )
    assert tanggal(a) == "2026-01-09", "past already, and the next sweep climbs"
    sapu_jatuh_tempo(pada("2026-01-16T10:00"))
    assert Eskalasi.objects.filter(aduan=a, tingkat=1).exists()


def test_menjadi_apresiasi_menghentikan_jam(unit, p):
    a = pabrik.aduan(unit)
    a = o.verifikasi(aduan=a, kelas="apresiasi", oleh=p)
    assert a.tenggat_pada is None
    assert not Tenggat.objects.filter(objek_jenis="pengaduan.aduan", dipenuhi_pada__isnull=True).exists()
    a = o.klasifikasi_ulang(aduan=a, kelas="aspirasi", isi="Saran.", oleh=p)
    assert a.tenggat_pada is not None


def test_verifikasi_terlambat_hanya_diingatkan(unit, cast):
    a = pabrik.aduan(unit, pada=pada("2026-01-02"))
    sapu_jatuh_tempo(pada("2026-01-08"))
    assert a.peringatan.get().penanda == "verifikasi"
    assert not Eskalasi.objects.exists()


def test_informasi_publik_diperpanjang_sekali(unit, p):
    a = pabrik.aduan(unit, kelas="informasi_publik", pada=pada("2026-01-05"))
    assert tanggal(a) == "2026-01-20"
    a = o.perpanjang(aduan=a, isi="Arsip di gudang.", oleh=p, pada=pada("2026-01-19"))
    assert tanggal(a) == "2026-01-29"
    with pytest.raises(o.PerpanjanganTidakBerlaku):
        o.perpanjang(aduan=a, isi="lagi", oleh=p, pada=pada("2026-01-20"))


def test_informasi_publik_jamnya_tidak_berhenti_dan_tidak_dikatakan_berhenti(unit, p):
    a = pabrik.aduan(unit, kelas="informasi_publik", pada=pada("2026-01-05"))
    lain = pabrik.aduan(unit, judul="Lain", isi="Lain", kontak="", pada=pada("2026-01-05"))
    for x, jalan in ((a, True), (lain, False)):
        o.minta_kelengkapan(aduan=x, kurang=["Tahunnya"], oleh=p, pada=pada("2026-01-06"))
        o.lengkapi(aduan=x, isi="2025", oleh=None, pada=pada("2026-01-07"))
        x.refresh_from_db()
        teks = " ".join(b["teks"] for b in garis.butir(x))
        assert ("jam tetap berjalan" in teks) is jalan
        assert ("jam berhenti" in teks or "berjalan lagi" in teks) is not jalan


def test_bukan_informasi_publik_tidak_diperpanjang(unit, p):
    with pytest.raises(o.PerpanjanganTidakBerlaku):
        o.perpanjang(aduan=pabrik.aduan(unit), isi="x", oleh=p)


# --- waiting for the pelapor -------------------------------------------------------------------------------


def test_jeda_sekali_menyebut_semua_lalu_berjalan_lagi(unit, cast):
    a = sampai_diperiksa(unit, cast)
    semula = tanggal(a)
    a = o.minta_kelengkapan(
        aduan=a, kurang=["Foto KK lama", "Tanggal kejadian"], oleh=cast["pengelola"], pada=pada("2026-01-12")
    )
    assert a.status == "dilengkapi"
    assert sapu_jatuh_tempo(pada("2026-01-23")) == 0, "a stopped clock is not due"
    a = o.lengkapi(aduan=a, isi="Terlampir.", oleh=None, pada=pada("2026-01-15"))
    assert a.status == "diperiksa"
    assert (semula, tanggal(a)) == ("2026-01-26", "2026-01-29")
    assert Jeda.objects.get().kurang == ["Foto KK lama", "Tanggal kejadian"]


def test_jeda_kedua_hanya_oleh_atasan(unit, cast):
    a = sampai_diperiksa(unit, cast)
    a = o.minta_kelengkapan(aduan=a, kurang=["x"], oleh=cast["pengelola"])
    a = o.lengkapi(aduan=a, isi="y", oleh=None)
    with pytest.raises(o.JedaKeduaPerluAtasan):
        o.minta_kelengkapan(aduan=a, kurang=["z"], oleh=cast["pengelola"])
    a = o.minta_kelengkapan(aduan=a, kurang=["z"], oleh=cast["pimpinan"])
    assert a.jumlah_jeda == 2


def test_tanpa_butir_ditolak(unit, p):
    with pytest.raises(o.AlasanKosong):
        o.minta_kelengkapan(aduan=pabrik.aduan(unit), kurang=["", " "], oleh=p)


def test_diam_ditarik_hanya_setelah_dua_pemberitahuan(unit, cast):
    a = pabrik.aduan(unit, pada=TERIMA)
    o.minta_kelengkapan(aduan=a, kurang=["x"], oleh=cast["pengelola"], pada=pada("2026-01-06"))
    sapu_jatuh_tempo(pada("2026-01-23"))
    a.refresh_from_db()
    assert (a.status, a.jeda.get().pemberitahuan) == ("dilengkapi", 2)
    sapu_jatuh_tempo(pada("2026-02-06"))
    a.refresh_from_db()
    assert a.status == "ditarik"
    assert kode_peristiwa(a)[-2:] == ["aduan.diberi_tahu_lagi", "aduan.ditarik"]
    assert not Eskalasi.objects.exists()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(k=st.integers(1, 30), mulai=st.integers(0, 40))
def test_jeda_k_hari_kerja_menggeser_tenggat_k_hari_kerja(unit, cast, k, mulai):
    from pelayanan.kalender import kalender_unit
    from pelayanan.waktu_kerja import hari_kerja_antara, hari_kerja_setelah

    a = pabrik.aduan(unit, kelas="berkadar_pengawasan", kontak="", pada=pada("2026-02-02"))
    kal = kalender_unit(unit, pada("2026-02-02"))
    jeda = hari_kerja_setelah(kal, pada("2026-02-02").date(), mulai)
    lanjut = hari_kerja_setelah(kal, jeda, k)
    a = o.minta_kelengkapan(aduan=a, kurang=["x"], oleh=cast["pengelola"], pada=pada(f"{jeda}T10:00"))
    semula = a.tenggat_pada
    a = o.lengkapi(aduan=a, isi="y", oleh=None, pada=pada(f"{lanjut}T11:00"))
    assert hari_kerja_antara(kal, semula.astimezone(WIB).date(), a.tenggat_pada.astimezone(WIB).date()) == k
    # another class counts the same pause
    b = o.klasifikasi_ulang(
        aduan=a,
        kelas="tidak_berkadar_pengawasan",
        isi="x",
        oleh=cast["pengelola"],
        pada=pada(f"{lanjut}T12:00"),
    )
    dasar = hari_kerja_setelah(kal, pada("2026-02-02").date(), 14)
    if jeda <= dasar:
        assert hari_kerja_antara(kal, dasar, b.tenggat_pada.astimezone(WIB).date()) == k


# --- usulan ---------------------------------------------------------------------------------------------


def test_usulan_diterima(unit, cast):
    a = sampai_direkomendasikan(unit, cast)
    a = o.usulkan(aduan=a, isi="KK terbit besok, diantar.", oleh=cast["penanggung_jawab"])
    a = o.jawab_usulan(aduan=a, terima=True, oleh=None)
    assert a.status == "ditindaklanjuti"
    assert kode_peristiwa(a)[-1] == "usulan.diterima"


def test_usulan_ditolak_sekali_baru_dua_kali_naik(unit, cast):
    a = sampai_direkomendasikan(unit, cast)
    for ke in (1, 2):
        a = o.usulkan(aduan=a, isi=f"usul {ke}", oleh=cast["penanggung_jawab"])
        a = o.jawab_usulan(aduan=a, terima=False, isi="Belum adil.", oleh=None)
        assert a.status == "direkomendasikan"
        assert a.tingkat == ke - 1
    e = Eskalasi.objects.get()
    assert (e.tingkat, e.sebab, e.penerima) == (1, "ditolak", cast["penanggung_jawab"])
    with pytest.raises(AlurDitolak):
        o.jawab_usulan(aduan=a, terima=True, oleh=None)


def test_usulan_didiamkan_berlanjut_dan_diberi_tahu(unit, cast):
    a = sampai_direkomendasikan(unit, cast)
    o.usulkan(aduan=a, isi="usul", oleh=cast["penanggung_jawab"], pada=pada("2026-01-08"))
    sapu_jatuh_tempo(pada("2026-01-22"))
    a.refresh_from_db()
    assert a.status == "diusulkan"
    sapu_jatuh_tempo(pada("2026-01-24"))
    a.refresh_from_db()
    assert a.status == "ditindaklanjuti"
    assert "usulan.tak_dijawab" in kode_peristiwa(a)


# --- opened again ---------------------------------------------------------------------------------------


def test_dibuka_kembali_dapat_waktu_baru_dan_kebenaran_lama_tetap(unit, cast):
    a = pabrik.dijawab(unit, petugas=cast["pengelola"], pada=TERIMA)
    a = o.buka_kembali(aduan=a, alasan="KK masih salah.", oleh=None, pada=pada("2026-01-12"))
    assert (a.status, a.jumlah_buka_kembali, a.tepat_waktu) == ("dibuka_kembali", 1, True)
    assert tanggal(a) == "2026-02-02"
    sapu_jatuh_tempo(pada("2026-02-03"))
    assert Eskalasi.objects.get().tingkat == 1
    a = o.jawab_aduan(aduan=a, isi="Sudah betul.", oleh=cast["pengelola"], pada=pada("2026-02-04"))
    assert a.dijawab_pada == TERIMA
    with pytest.raises(o.LewatWaktuBuka):
        o.buka_kembali(aduan=a, alasan="lagi", oleh=None, pada=pada("2026-03-20"))


# --- side roads ------------------------------------------------------------------------------------------


def test_diteruskan_ke_unit_lain_tenggat_tetap(unit, unit_lain, cast, masuk):
    a = pabrik.aduan(unit)
    tenggat = a.tenggat_pada
    a = o.teruskan(aduan=a, unit=unit_lain, isi="Wewenang kecamatan.", oleh=cast["pengelola"])
    assert (a.unit, a.unit_asal, a.tenggat_pada) == (unit_lain, unit, tenggat)
    assert masuk("pengelola").get(f"/pengaduan/kasus/{a.kode_tampil}/").status_code == 404
    kepala = f.orang("kepala_lain", unit_lain, "pimpinan")
    a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=kepala)
    assert a.status == "diverifikasi"
    with pytest.raises(o.UnitTidakTepat):
        o.teruskan(aduan=a, unit=unit_lain, isi="x", oleh=kepala)


def test_digabung(unit, unit_lain, p):
    induk, anak = pabrik.aduan(unit), pabrik.aduan(unit, judul="sama", kontak="")
    anak = o.gabungkan(aduan=anak, induk=induk, oleh=p)
    assert (anak.status, anak.induk) == ("digabung", induk)
    for salah in (anak, pabrik.aduan(unit_lain, kontak=""), induk):
        with pytest.raises((o.IndukTidakTepat, AlurDitolak)):
            o.gabungkan(aduan=induk, induk=salah, oleh=p)


def test_diarsipkan_dengan_alasan_dan_dapat_dibuka(unit, p):
    a = pabrik.aduan(unit)
    with pytest.raises(o.AlasanKosong):
        o.arsipkan(aduan=a, isi=" ", oleh=p)
    a = o.arsipkan(aduan=a, isi="Terlalu umum; sebutkan layanannya.", oleh=p)
    assert a.status == "diarsipkan"
    assert o.buka_kembali(aduan=a, alasan="Layanan KK.", oleh=None).status == "dibuka_kembali"


def test_ditarik(unit):
    a = o.tarik(aduan=pabrik.aduan(unit), oleh=None)
    assert a.status == "ditarik"
    with pytest.raises(AlurDitolak):
        o.kirim_pesan(aduan=a, isi="x", oleh=None)


# --- about a person -----------------------------------------------------------------------------------------


def test_tidak_melewati_terlapor_dan_bawahannya(unit, cast, masuk):
    a = pabrik.aduan(unit, kelas="berkadar_pengawasan", pada=pada("2026-01-02"))
    a = o.tetapkan_terlapor(aduan=a, terlapor=cast["penanggung_jawab"], oleh=cast["pengelola"])
    assert (a.pemegang, a.tingkat) == (cast["pimpinan"], 2)
    url = f"/pengaduan/kasus/{a.kode_tampil}/"
    assert {
        n: masuk(n).get(url).status_code for n in ("pengelola", "penanggung_jawab", "pimpinan", "pengawas")
    } == {
        "pengelola": 404,
        "penanggung_jawab": 404,
        "pimpinan": 200,
        "pengawas": 200,
    }
    a = o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pimpinan"])
    for salah in (cast["penanggung_jawab"], cast["pengelola"], cast["petugas"]):
        with pytest.raises(o.PejabatTidakTepat):
            o.disposisikan(aduan=a, kepada=salah, oleh=cast["pimpinan"])
    sapu_jatuh_tempo(pada("2026-06-01"))
    assert [(e.tingkat, e.penerima) for e in Eskalasi.objects.all()] == [(3, cast["pengawas"])]


def test_kepala_sendiri_yang_diadukan_ke_pengawas_atau_unit_induk(unit, cast):
    a = pabrik.aduan(unit, kelas="berkadar_pengawasan")
    a = o.tetapkan_terlapor(aduan=a, terlapor=cast["pimpinan"], oleh=cast["pengelola"])
    assert a.pemegang == cast["pengawas"]


def test_tanpa_pengawas_ke_pimpinan_unit_induk(unit_lain):
    induk = f.UnitFactory()
    unit_lain.induk = induk
    unit_lain.save()
    kepala_induk = f.orang("kepala_induk", induk, "pimpinan")
    kepala = f.orang("kepala", unit_lain, "pimpinan")
    a = o.tetapkan_terlapor(aduan=pabrik.aduan(unit_lain), terlapor=kepala, oleh=kepala_induk)
    assert a.pemegang == kepala_induk
    assert list(Aduan.objects.terlihat_oleh(kepala_induk)) == [a]


def test_rekomendasi_menunggu_terlapor_didengar(unit, cast):
    a = sampai_diperiksa(unit, cast)
    a = o.tetapkan_terlapor(aduan=a, terlapor=cast["petugas"], oleh=cast["pengelola"])
    with pytest.raises(o.TerlaporBelumDidengar):
        o.rekomendasikan(aduan=a, isi="x", oleh=cast["penanggung_jawab"])
    o.catat_dalam(aduan=a, jenis="klarifikasi", isi="Petugas: sistem mati.", oleh=cast["penanggung_jawab"])
    assert o.rekomendasikan(aduan=a, isi="x", oleh=cast["penanggung_jawab"]).status == "direkomendasikan"


def test_dukung_sekali_per_peramban(unit, p):
    a = pabrik.aduan(unit, sifat="publik")
    with pytest.raises(AlurDitolak):
        o.dukung(aduan=a, cerna="x", oleh=None)
    o.verifikasi(aduan=a, kelas=a.kelas, tayang=True, oleh=p)
    for _ in range(2):
        o.dukung(aduan=a, cerna="x", oleh=None)
    assert a.dukungan.count() == 1


def test_rahasia_tidak_pernah_tayang(unit, p):
    a = pabrik.aduan(unit, sifat="rahasia")
    assert o.verifikasi(aduan=a, kelas=a.kelas, tayang=True, oleh=p).tayang is False
    with pytest.raises(AlurDitolak):
        o.atur_tayang(aduan=a, tayang=True, oleh=p)


def test_petugas_tidak_berjalan_di_panah_pelapor(unit, cast):
    """The same arrow exists for the pelapor out of `dilengkapi`; an officer may not take it."""
    a = pabrik.aduan(unit)
    a = o.minta_kelengkapan(aduan=a, kurang=["x"], oleh=cast["pengelola"])
    with pytest.raises(AlurDitolak):
        o.verifikasi(aduan=a, kelas=a.kelas, oleh=cast["pengelola"])
    with pytest.raises(AlurDitolak):
        o.buka_kembali(aduan=a, alasan="x", oleh=None)

"""Standards of the unit next door: every POST with a body that would work there, by whoever has no business there.

test_alamat.py asks who is let in; here the bodies are good ones, and afterwards nothing may have changed: neither by
the address of a neighbour's thing nor by one's own address with a neighbour's thing in it.
"""

from datetime import timedelta

import pytest
import yaml
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from pelayanan import antar
from tests import factories as f
from tests.konfigurasi.tabel_alamat import baris, diizinkan
from tests.konfigurasi.test_isian_buruk import modul_alamat
from tests.masuk import masukkan
from tests.standar.pabrik import pdf
from tests.standar.terbitan import TERBITAN
from tests.standar.test_kelola import FORMULIR

pytestmark = pytest.mark.django_db

HARI_INI = timezone.localdate().isoformat()
BESOK = (timezone.localdate() + timedelta(days=1)).isoformat()
SUDAH_DIATUR = "the state of things lets nobody do this now; who may is asked first"


def kosong(awalan):
    return {f"{awalan}-TOTAL_FORMS": "0", f"{awalan}-INITIAL_FORMS": "0"}


def berkas(isi=None, nama="b.pdf"):
    return SimpleUploadedFile(nama, isi or pdf(77))


def katalog(unit, **isi):
    data = {**TERBITAN[0]["layanan"][0], **isi}
    isi = {"versi": 1, "daftar": [{"unit": {"kode": unit.kode, "nama": unit.nama}, "layanan": [data]}]}
    return berkas(yaml.safe_dump(isi, allow_unicode=True).encode(), "k.yaml")


BIRO = {
    "nama": "Biro", "alamat": "x", "telepon": "0", "nomor_keputusan": "9/9", "tanggal_keputusan": "2026-01-02",
    "mulai": "2026-01-05", "sampai": "2030-01-04",
}  # fmt: skip
MAKLUMAT = {
    "isi": "Kami sanggup.", "nomor_sk": "7", "tanggal_sk": HARI_INI, "penanda_tangan": "K", "jabatan": "Kepala",
    "janji-TOTAL_FORMS": "1", "janji-INITIAL_FORMS": "0", "janji-0-bila": "lewat_waktu", "janji-0-cara": "maaf",
    "janji-0-bentuk": "Surat maaf", "janji-0-dalam_hari_kerja": "3",
}  # fmt: skip
SPM = {"nama": "Tepat", "aspek": "hasil", "arah": "besar", "satuan": "%", "hitung": "diisi"}
SK = {"nomor_sk": "1", "tanggal_sk": HARI_INI, "penanda_tangan": "K", "mulai_berlaku": BESOK}


def semua(rumah):
    """{address[:act]: (where, body, does it change something at home now)}: every POST for those of a unit."""
    a, u = rumah.ada, rumah.unit.kode
    meja, lama, draf = "/standar/kelola/", a["layanan"].slug, a["bersurat"].slug
    fkp, tutup = a["dikonsultasikan"].slug, a["ditutup"].slug
    dok, biro, spm = a["dokumen"].kunci, a["biro"].kunci, a["spm"].nomor
    return {
        "standar_baru": (
            f"{meja}baru/{u}/", {"nama": "Baru", "kode": "BARU", "kelompok": "jasa", "awalan": "A"}, True,
        ),
        "standar_ubah_layanan": (f"{meja}{lama}/ubah/", {"nama": "Lain", "kelompok": "jasa"}, True),
        "standar_rancang": (f"{meja}{lama}/rancang/", {}, True),
        "standar_sunting": (f"{meja}{draf}/sunting/", FORMULIR, True),
        "standar_impor": (f"{meja}impor/{u}/", {"berkas": katalog(rumah.unit)}, True),
        "jiwa_kelola": (f"{meja}unit/{u}/jiwa/", {"visi": "V", "misi": "M"}, True),
        "spm_kelola": (f"{meja}spm/{u}/", SPM, True),
        "spm_satu_kelola": (f"{meja}spm/{u}/{spm}/", {"jenis": "target", "tahun": "2026", "nilai": "5"}, True),
        "spm_hentikan": (f"{meja}spm/{u}/{spm}/hentikan/", {}, True),
        "dokumen_kelola": (f"{meja}dokumen/{u}/", {"jenis": "formulir", "judul": "J", "berkas": berkas()}, True),
        "dokumen_versi_baru": (f"{meja}dokumen/{u}/{dok}/", {"berkas": berkas()}, True),
        "biro_jasa_kelola": (f"{meja}biro-jasa/{u}/", {**BIRO, "layanan": [a["layanan"].pk]}, True),
        "biro_jasa_status": (f"{meja}biro-jasa/{u}/{biro}/", {"status": "dibekukan", "alasan": "x"}, True),
        "tanggapi_masukan": (f"/standar/{fkp}/konsultasi/1/", {"tanggapan": "Baik."}, True),
        "konsultasi_unggah": (f"{meja}{fkp}/konsultasi/berkas/", {"jenis": "bahan", "berkas": berkas()}, True),
        "konsultasi_hapus_berkas": (f"{meja}{fkp}/konsultasi/berkas/{a['bahan'].kunci}/hapus/", {}, True),
        "konsultasi_forum": (
            f"{meja}{fkp}/konsultasi/forum/",
            {"tempat": "B", "tanggal": HARI_INI, "notulen": "N", **kosong("hadir")}, True,
        ),
        "konsultasi_tutup": (
            f"{meja}{fkp}/konsultasi/tutup/",
            {"hasil": "H", "nama_1": "A", "jabatan_1": "B", "nama_2": "C", "jabatan_2": "D"}, SUDAH_DIATUR,
        ),
        "maklumat_baru": (f"{meja}maklumat/{u}/", MAKLUMAT, True),
        "standar_perbuatan:konsultasi": (f"{meja}{draf}/2/konsultasi/", {"sampai": BESOK}, SUDAH_DIATUR),
        "standar_perbuatan:uji-coba": (f"{meja}{tutup}/1/uji-coba/", {"persen": "40"}, True),
        "standar_perbuatan:nilai": (
            f"{meja}{tutup}/1/nilai/", dict.fromkeys(("sarpras", "kemudahan", "keteraturan"), "baik"), SUDAH_DIATUR,
        ),
        "standar_perbuatan:rancangan": (f"{meja}{fkp}/1/rancangan/", {"alasan": "x"}, True),
        "standar_perbuatan:tetapkan": (f"{meja}{tutup}/1/tetapkan/", SK, SUDAH_DIATUR),
        "standar_perbuatan:berlakukan": (f"{meja}{tutup}/1/berlakukan/", {}, SUDAH_DIATUR),
        "standar_perbuatan:cabut": (f"{meja}{lama}/1/cabut/", {"alasan": "x"}, True),
        "standar_perbuatan:tinjau": (f"{meja}{lama}/1/tinjau/", {"hasil": "Baik", "berikutnya": BESOK}, True),
        "gangguan": (
            f"/gangguan/?unit={u}",
            {"sebab": "listrik", "uraian": "Padam", "keputusan": "1", "mulai_pada": f"{HARI_INI}T00:01"}, True,
        ),
        "gangguan_akhiri": (f"/gangguan/akhiri/?unit={u}", {}, SUDAH_DIATUR),
    }  # fmt: skip


def sidik() -> dict[str, int]:
    """A digest of every row of this floor, and of what is declared about a unit."""
    model = [*apps.get_app_config("standar").get_models(), apps.get_model("pelayanan", "Gangguan")]
    tabel = sorted(m._meta.db_table for m in model)
    satu = "SELECT '{0}', coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {0} t"
    with connection.cursor() as c:
        c.execute(" UNION ALL ".join(satu.format(t) for t in tabel))
        return dict(c.fetchall())


def kirim(klien, url, isi):
    for x in isi.values():
        if isinstance(x, SimpleUploadedFile):
            x.seek(0)
    return klien.post(url, isi)


def test_setiap_alamat_tercakup(dunia):
    """A new POST of this floor for people of a unit gets its body here."""
    modul = modul_alamat()
    ada = {
        nama
        for nama, metode, siapa in baris()
        if "POST" in metode
        and modul[nama.partition(":")[0]].startswith("standar.")
        and not {"semua", "masuk"} & siapa
    }

    assert {n.removesuffix(":unit") for n in ada} == set(semua(dunia.sendiri))


def test_di_rumah_sendiri_isinya_bekerja(dunia):
    """Control: the same bodies do something for those of the unit, or a refusal below would say nothing."""
    siapa = {nama.removesuffix(":unit"): s for nama, _metode, s in baris()}
    diam = []
    for nama, (url, isi, berubah) in semua(dunia.sendiri).items():
        orang = "penanggung_jawab" if "penanggung_jawab" in siapa[nama] else "pimpinan"
        if berubah is not True:
            continue
        with dunia.sementara():
            dulu = sidik()
            jawab = kirim(dunia.klien[orang], url, isi)
            if sidik() == dulu:
                diam.append(f"{nama}: {jawab.status_code}")
    assert diam == []


def test_dari_luar_tidak_ada_yang_berubah(dunia):
    """Those of another unit in every role of this floor, a citizen who has signed in, a key of another scope."""
    with dunia.sementara():
        warga = masukkan(Client(), f.PenggunaFactory())
        orang = {n: dunia.klien[n] for n in ("penanggung_jawab", "pimpinan", "pengawas", "admin", "petugas")}
        orang |= {"warga": warga, "tamu": Client(), "mesin": dunia.klien["mesin"]}
        orang["mesin di sana"] = dunia.mesin("tiket", "loket", "aduan", rumah=dunia.lain)
        dulu = sidik()
        masuk = []
        for siapa, klien in orang.items():
            for nama, (url, isi, _berubah) in semua(dunia.lain).items():
                jawab = kirim(klien, url, isi)
                if diizinkan(jawab, nama):
                    masuk.append(f"{siapa} {nama}: {jawab.status_code}")
        assert masuk == []
        assert sidik() == dulu


def test_barang_tetangga_di_alamat_sendiri(dunia):
    """One's own address with a neighbour's service, file, agent or paper in the body or in the path."""
    a, b = dunia.sendiri, dunia.lain
    pj, kepala = dunia.klien["penanggung_jawab"], dunia.klien["pimpinan"]
    u, asing, dok = a.unit.kode, b.ada["layanan"], b.ada["dokumen"].kunci
    meja, lampiran = "/standar/kelola/", {"nomor": "1", "kunci_versi": f"{dok}:1"}
    isi = {**FORMULIR, "lampiran-TOTAL_FORMS": "1", **{f"lampiran-0-{k}": v for k, v in lampiran.items()}}
    fkp = a.ada["dikonsultasikan"].slug
    with dunia.sementara():
        dulu = sidik()
        for klien, url, badan, status in (
            (pj, f"{meja}spm/{u}/", {**SPM, "layanan": asing.pk}, 200),
            (pj, f"{meja}biro-jasa/{u}/", {**BIRO, "layanan": [asing.pk]}, 200),
            (pj, f"{meja}{a.ada['bersurat'].slug}/sunting/", isi, 200),
            (kepala, f"{meja}maklumat/{u}/", {**MAKLUMAT, "janji-0-layanan": asing.pk}, 200),
            (kepala, f"/gangguan/?unit={u}", semua(a)["gangguan"][1] | {"layanan": [asing.slug]}, 400),
            (pj, f"{meja}dokumen/{u}/{dok}/", {"berkas": berkas()}, 404),
            (pj, f"{meja}biro-jasa/{u}/{b.ada['biro'].kunci}/", {"status": "dibekukan", "alasan": "x"}, 404),
            (pj, f"{meja}{fkp}/konsultasi/berkas/{b.ada['bahan'].kunci}/hapus/", {}, 404),
        ):
            assert kirim(klien, url, badan).status_code == status, url
            assert sidik() == dulu, url
        for url in (
            f"{meja}impor/{u}/{b.ada['unggahan_standar'].kunci}/",
            f"/standar/dokumen/{u}/{dok}/",
            f"/standar/dokumen/{u}/{dok}/1/",
            f"/standar/{fkp}/konsultasi/berkas/{b.ada['bahan'].kunci}/",
        ):
            assert pj.get(url).status_code == 404, url
        # through the import: the file of another unit, and a file for another unit
        for badan, kata in (
            (katalog(a.unit, lampiran=[{"dokumen": None, "kunci": dok, "versi": 1}]), "perpustakaan unit"),
            (katalog(b.unit), "berkas ini untuk unit"),
        ):
            jawab = kirim(pj, f"{meja}impor/{u}/", {"berkas": badan})
            antar.antar_jatuh_tempo()
            halaman = pj.get(jawab["Location"]).content.decode()
            assert "Tidak ada yang dimuat" in halaman
            assert kata in halaman
        kini = sidik()
        assert {t for t in kini if kini[t] != dulu[t]} == {"standar_unggahan"}

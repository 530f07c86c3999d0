"""A small world for the tests that walk the whole house: two units with one of everything, and everybody in it.

Built once inside a transaction that is rolled back at the end; `Dunia.sementara()` undoes one request, so
that a thousand requests find the same world.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from antrian.models import Hasil, Pencetak, PerangkatPapan, Tiket
from antrian.operasi import simpan_klip
from dasbor import rencana
from dasbor.operasi import buat_rencana
from ikm import tablet, tautan, tinjau
from ikm.models import Jawaban, Periode
from ikm.muat import muat_pendek
from ikm.operasi_pendek import buka_pendek
from ikm.operasi_periode import terbitkan
from ikm.periode import periode_untuk
from ikm.views import GARAM_HARAPAN
from pelayanan import antar, pin
from pelayanan.api.akun import cerna
from pelayanan.models import AkunMesin, HariLibur, Kabar, Pengguna, Penugasan, Peran, Tenggat, Unit
from pelayanan.operasi_data import ajukan_permintaan, catat_kegagalan
from pelayanan.tenggat import sapu_jatuh_tempo
from pengaduan import klik
from pengaduan import operasi as aduan_op
from pengaduan.models import Aduan
from permohonan import operasi
from permohonan.models import Kompensasi, Permohonan
from permohonan.operasi.bagian import Pemohon
from standar import operasi as standar_op
from standar import operasi_konsultasi as konsultasi_op
from standar.operasi_konsultasi import beri_masukan
from standar.operasi_maklumat import umumkan_maklumat
from tests import factories as f
from tests.antrian import pabrik as antrian
from tests.ikm import pabrik as ikm
from tests.masuk import masukkan
from tests.pengaduan import berkas as gambar
from tests.pengaduan import pabrik as pengaduan
from tests.permohonan.conftest import bersyarat
from tests.standar.pabrik import perlengkapan
from tests.standar.test_maklumat import png
from tests.standar.test_versi import ISI as ISI_STANDAR

SATU_HARI = datetime.timedelta(days=1)
TANYA = [{"kunci": "keperluan", "kelompok": "Surat", "label": "Untuk apa?", "jenis": "teks", "wajib": True}]

PERAN = {
    "petugas": "loket",
    "informasi": "informasi",
    "verifikator": "verifikator",
    "penanggung_jawab": "penanggung_jawab",
    "pengelola": "pengelola",
    "kasir": "kasir",
    "pimpinan": "pimpinan",
    "pengawas": "pengawas",
    "admin": "admin",
}


@dataclass(frozen=True)
class Warga:
    """What must never be seen outside: of one person, unmistakable in any text."""

    nama: str = "Zubaidah Quraisyin"
    telepon: str = "+6281299887766"
    nik: str = "3174015509870003"
    surel: str = "zubaidah.q@contoh.id"
    kontak: str = "0812-9988-7766"

    def penanda(self) -> list[str]:
        return [self.nama, "Zubaidah", "81299887766", "9988-7766", self.nik, self.surel]


@dataclass
class Rumah:
    """One unit with one of everything; `arg` says how each address finds its object."""

    unit: Unit
    orang: dict[str, Pengguna]
    warga: Warga = field(default_factory=Warga)
    arg: dict[str, dict[str, Any]] = field(default_factory=dict)
    ada: dict[str, Any] = field(default_factory=dict)
    ingatan: dict[str, dict[str, Any]] = field(default_factory=dict)  # addresses asked for before

    def bangun(self) -> "Rumah":
        with timezone.override(None):
            self._standar()
            self._antrian()
            self._permohonan()
            self._pengaduan()
            self._ikm()
            self._data()
        return self

    def _data(self) -> None:
        self.ada["minta_data"] = ajukan_permintaan(
            unit=self.unit, jenis="akses", perkara=self.ada["aduan"].kode, oleh=None
        )
        kini = timezone.now()
        self.ada["kegagalan"] = catat_kegagalan(
            unit=self.unit, terjadi_pada=kini, diketahui_pada=kini, data="nama", kronologi="x", upaya="y",
            oleh=self.orang["pimpinan"],
        )  # fmt: skip

    @property
    def pemohon(self) -> Pemohon:
        w = self.warga
        return Pemohon(nama=w.nama, telepon=w.telepon, nik=w.nik, surel=w.surel)

    def _standar(self) -> None:
        u = self.unit
        self.ada["tugas"] = Penugasan.objects.get(unit=u, peran=Peran.LOKET)
        self.ada["layanan"] = bersyarat(u, f"Akta {u.nama}", awalan="A")
        self.ada["berbiaya"] = bersyarat(
            u, "Legalisasi", awalan="L", biaya_rupiah=25_000, biaya_teks="Rp25.000"
        )
        surat = self.ada["bersurat"] = bersyarat(u, "Surat Keterangan", awalan="S")
        operasi.atur_rancangan(
            standar=surat.versi_kini,
            pertanyaan=TANYA,
            produk="surat",
            tingkat_persetujuan=1,
            register="470",
            judul="SURAT KETERANGAN",
            templat="Menerangkan bahwa {nama} memerlukan surat ini untuk {keperluan}.",
            oleh=self.orang["penanggung_jawab"],
        )
        pj = self.orang["penanggung_jawab"]
        standar_op.buat_rancangan(layanan=surat, oleh=pj)
        baru = standar_op.buat_layanan(
            unit=u, kode=f"U-{u.pk}", nama=f"Surat Baru {u.nama}", kelompok="jasa", oleh=pj
        )
        standar_op.sunting_rancangan(standar=baru, data=ISI_STANDAR, oleh=pj)
        hari_ini = timezone.localdate(timezone=u.tz)
        baru = standar_op.buka_konsultasi(standar=baru, sampai=hari_ini + SATU_HARI, oleh=pj)
        beri_masukan(standar=baru, sikap="setuju", isi="Baik.", kelompok="pengguna", oleh=self.orang["kasir"])
        self.ada["dikonsultasikan"] = baru.layanan
        self.ada |= perlengkapan(u, self.ada["layanan"], pj)
        self.ada["bahan"] = konsultasi_op.unggah_berkas(
            standar=baru, jenis="bahan", nama="bahan.pdf", isi=b"%PDF-1.4 %%EOF", oleh=pj
        )
        ditutup = standar_op.buat_layanan(
            unit=u, kode=f"T-{u.pk}", nama=f"Surat Ditutup {u.nama}", kelompok="jasa", oleh=pj
        )
        standar_op.sunting_rancangan(standar=ditutup, data=ISI_STANDAR, oleh=pj)
        ditutup = standar_op.buka_konsultasi(standar=ditutup, sampai=hari_ini, oleh=pj)
        konsultasi_op.catat_forum(
            standar=ditutup, tempat="Balai", tanggal=hari_ini, notulen="Dibahas.", oleh=pj,
            hadir=[{"kelompok": "pengguna", "nama": self.warga.nama, "lembaga": ""}],
        )  # fmt: skip
        konsultasi_op.tutup_konsultasi(
            standar=ditutup, hasil="Sepakat.", penanda=[{"nama": "Kabid", "jabatan": "Ketua"}], oleh=pj
        )
        self.ada["ditutup"] = ditutup.layanan
        umumkan_maklumat(
            unit=u, isi="Kami sanggup.", nomor_sk="1", tanggal_sk=hari_ini, penanda_tangan="Kepala",
            jabatan="Kepala", gambar=png(), oleh=self.orang["pimpinan"],
            kompensasi=[{"bila": "lewat_waktu", "cara": "maaf", "bentuk": "Surat maaf", "dalam_hari_kerja": 3}],
        )  # fmt: skip

    def _antrian(self) -> None:
        petugas = self.orang["petugas"]
        satu = self.ada["layanan"]
        k = self.ada["loket"] = antrian.loket(self.unit, satu, petugas=petugas)
        self.ada["tiket_kurang"] = antrian.tiket_selesai(
            satu, k, petugas, hasil=Hasil.BERKAS_KURANG, ponsel=self.warga.telepon
        )
        self.ada["tiket_selesai"] = antrian.tiket_selesai(satu, k, petugas)
        self.ada["tiket_dipanggil"] = antrian.tiket_dipanggil(satu, k, petugas, ponsel=self.warga.telepon)
        self.ada["tiket"] = antrian.tiket(satu, kebutuhan=["lansia"])
        self.ada["libur"] = HariLibur.objects.create(
            unit=self.unit, tanggal=datetime.date(2030, 1, 1), nama="Hari jadi", nomor_sk="1"
        )
        self.ada["layar"] = PerangkatPapan.objects.create(unit=self.unit, nama="Ruang tunggu")
        self.ada["janji"] = antrian.janji(satu)
        self.ada["pencetak"] = Pencetak.objects.create(unit=self.unit, nama="Anjungan")
        self.ada["klip"] = simpan_klip(sidik="0123456789abcdef", kata="Loket Uji", isi=b"OggS")

    def _permohonan(self) -> None:
        o, orang, pemohon = operasi, self.orang, self.pemohon
        petugas, verifikator = orang["petugas"], orang["verifikator"]

        def draf(layanan: Any) -> Permohonan:
            p = o.mulai_draf(layanan=layanan, pemohon=pemohon, oleh=None)
            return o.simpan_berkas(permohonan=p, cara={1: "dibawa", 2: "dibawa"}, oleh=None)

        self.ada["draf"] = draf(self.ada["bersurat"])
        self.ada["unggahan"] = o.unggah(permohonan=self.ada["draf"], urutan=1, isi=gambar.jpeg(), oleh=None)
        self.ada["diajukan"] = o.ajukan(permohonan=draf(self.ada["layanan"]), oleh=None)
        kurang = o.periksa(
            permohonan=o.ajukan(permohonan=draf(self.ada["layanan"]), oleh=None), oleh=verifikator
        )
        putusan = {1: ("kurang", "buram"), 2: ("sesuai", ""), 3: ("tidak_perlu", "")}
        self.ada["kurang"] = o.kembalikan_atau_lengkap(permohonan=kurang, putusan=putusan, oleh=verifikator)

        self.ada["blangko"] = o.buat_blangko(
            unit=self.unit, nama="Blangko KTP-el", batas=10, oleh=verifikator
        )
        terima = {"pemohon": pemohon, "oleh": petugas, "berkas_ada": {1, 2}}
        self.ada["lunas"] = o.terima_berkas(layanan=self.ada["berbiaya"], **terima)
        o.bayar_di_kasir(tagihan=self.ada["lunas"].tagihan, jumlah=25_000, oleh=orang["kasir"])
        self.ada["lebih"] = o.terima_panggilan(
            gerbang="lokal", rujukan=f"R{self.unit.pk}", tagihan=self.ada["lunas"].tagihan, jumlah=25_000
        )
        self.ada["tagih"] = o.terima_berkas(layanan=self.ada["berbiaya"], **terima)

        self.ada["klaim"] = o.ajukan_klaim(
            tagihan=self.ada["lunas"].tagihan,
            penanggung="penjamin",
            nama_penanggung="BPJS Kesehatan",
            alasan="Ditanggung jaminan",
            bukti=gambar.jpeg(),
            oleh=None,
        )
        lama = draf(self.ada["layanan"])
        self.ada["arsip"] = o.unggah(permohonan=lama, urutan=1, isi=gambar.jpeg(), oleh=None)
        lama = o.periksa(permohonan=o.ajukan(permohonan=lama, oleh=None), oleh=verifikator)
        putusan = {1: ("sesuai", ""), 2: ("sesuai", ""), 3: ("tidak_perlu", "")}
        o.kembalikan_atau_lengkap(permohonan=lama, putusan=putusan, asli={1: None}, oleh=verifikator)
        lagi = o.simpan_berkas(
            permohonan=draf(self.ada["layanan"]),
            cara={1: "tersimpan", 2: "dibawa"},
            terbuka={lama.kode},
            setuju=True,
            oleh=None,
        )
        self.ada["memakai_lagi"] = o.ajukan(permohonan=lagi, oleh=None)
        self.ada["voucher"] = o.buat_voucher(
            unit=self.unit,
            persen=50,
            alasan="Program",
            berlaku_sampai=timezone.localdate() + SATU_HARI,
            oleh=orang["penanggung_jawab"],
        )
        surat = o.terima_berkas(layanan=self.ada["bersurat"], **terima, isian={"keperluan": "beasiswa"})
        o.proses(permohonan=surat, oleh=verifikator)
        surat = o.selesai_proses(permohonan=surat, oleh=verifikator)
        o.setujui(permohonan=surat, oleh=orang["pimpinan"])

        terlambat = o.terima_berkas(
            layanan=self.ada["layanan"], pada=timezone.now() - 40 * SATU_HARI, **terima
        )
        for t in Tenggat.objects.filter(objek_jenis="permohonan.permohonan", objek_id=terlambat.pk):
            for hari in (0, 30):
                sapu_jatuh_tempo(t.jatuh_tempo_pada + hari * SATU_HARI + datetime.timedelta(seconds=1))
        antar.antar_jatuh_tempo()
        surat.refresh_from_db()
        self.ada |= {"terbit": surat, "terlambat": terlambat}
        self.ada["kompensasi"] = Kompensasi.objects.get(permohonan=terlambat)
        self.ada["kabar"] = Kabar.objects.filter(objek_jenis="permohonan.permohonan", objek_id=terlambat.pk)[
            0
        ]

    def _pengaduan(self) -> None:
        w = self.warga
        aduan_op.unggah(draf=f"d{self.unit.pk}", nama="kk.jpg", isi=gambar.jpeg())
        self.ada["aduan"] = pengaduan.aduan(
            self.unit, nama=w.nama, kontak=w.kontak, draf=f"d{self.unit.pk}", sifat="publik"
        )
        self.ada["dicatat"] = pengaduan.aduan(
            self.unit,
            judul="Loket tutup",
            isi="Tutup sebelum waktunya.",
            nama=w.nama,
            kontak=w.surel,
            oleh=self.orang["petugas"],
            kanal="telepon",
        )

        self.ada["aduan_dijawab"] = pengaduan.dijawab(
            self.unit, petugas=self.orang["pengelola"], nama=w.nama, kontak=w.telepon
        )
        antar.antar_jatuh_tempo()
        self.ada["kabar_aduan"] = Kabar.objects.get(
            objek_jenis="pengaduan.aduan", objek_id=self.ada["aduan_dijawab"].pk, templat="pengaduan.dijawab"
        )
        self.ada["didisposisikan"] = aduan_op.verifikasi(
            aduan=pengaduan.aduan(self.unit, judul="Antre lama", isi="Tiga jam.", kontak="", nama=w.nama),
            kelas="tidak_berkadar_pengawasan",
            oleh=self.orang["pengelola"],
        )
        aduan_op.disposisikan(
            aduan=self.ada["didisposisikan"],
            kepada=self.orang["penanggung_jawab"],
            oleh=self.orang["pengelola"],
            isi="Periksa jadwal loket.",
        )
        aduan_op.atur_tayang(aduan=self.ada["aduan"], tayang=True, oleh=self.orang["pengelola"])
        self.ada["lewat"] = pengaduan.aduan(
            self.unit, judul="Lama", nama=w.nama, kontak=w.kontak, pada=timezone.now() - 200 * SATU_HARI
        )

    def _ikm(self) -> None:
        hari_ini = timezone.localdate(timezone=self.unit.tz)
        tahun = hari_ini.year - 1
        lalu = ikm.periode(
            self.unit,
            nama=f"Semester I {tahun}",
            mulai=datetime.date(tahun, 1, 1),
            selesai=datetime.date(tahun, 6, 30),
        )
        for i in range(8):
            nilai = [3, 4, 3, 4, 3, 4, 3, 2, 3 + i % 2]
            ikm.jawab(self.ada["layanan"], nilai, f"{tahun}-03-02", saran="Terima kasih.")
        ikm.olah(f"{tahun}-07-05")
        self.ada["terbitan"] = terbitkan(
            periode=lalu, oleh=self.orang["pimpinan"], pada=ikm.kapan(f"{tahun}-07-06")
        )
        kini = periode_untuk(self.unit, hari_ini)
        Periode.objects.filter(pk=kini.pk).update(terbuka=True)
        self.ada["masa"] = kini
        self.ada["pendek"] = buka_pendek(
            unit=self.unit,
            instrumen=muat_pendek("lingkaran-kantor-v1"),
            nama="Lingkaran",
            mulai=hari_ini,
            selesai=hari_ini + datetime.timedelta(days=30),
            oleh=self.orang["penanggung_jawab"],
        )
        self.ada["undangan"] = ikm.undangan(self.ada["layanan"], timezone.now())
        self.ada["jawaban"] = Jawaban.objects.filter(periode=lalu)[0]
        self.ada["rencana"] = buat_rencana(
            unit=self.unit,
            masalah="Kecepatan 2,61",
            kegiatan="Buka loket kedua",
            penanggung_jawab="Kasi Pelayanan",
            tenggat=datetime.date(2027, 3, 31),
            oleh=self.orang["pimpinan"],
        )

    # --- how each address finds its object -----------------------------------------------------------

    def alamat(self, baris: str) -> dict[str, Any]:
        """Arguments of the address of one row of the table; "?" is its query string, "!" the body."""
        if baris in self.ingatan:
            return self.ingatan[baris]
        perlu = {"?", "!", *get_resolver().reverse_dict.getlist(baris.partition(":")[0])[0][0][0][1]}
        self.ingatan[baris] = {k: v for k, v in self._alamat(baris).items() if k in perlu}
        return self.ingatan[baris]

    def _alamat(self, baris: str) -> dict[str, Any]:
        a, u = self.ada, self.unit.kode
        tiket = {
            "kode_tiket": a["tiket"].kode_tampil if hasattr(a["tiket"], "kode_tampil") else a["tiket"].kode
        }
        khusus: dict[str, dict[str, Any]] = {
            "api_aduan_satu": {"kode": a["aduan"].kode_tampil},
            "api_tiket_satu": {"kode": a["tiket"].kode},
            "aduan_ombudsman": {"kode": a["lewat"].kode_tampil},
            "aduan_hukum": {"kode": a["lewat"].kode_tampil},
            "aduan_lembar_disposisi": {"kode": a["didisposisikan"].kode_tampil},
            "aduan_catat_terima": {"kode": a["dicatat"].kode_tampil},
            "aduan_catat_pdf": {"kode": a["dicatat"].kode_tampil},
            "aduan_surat_maaf": {"kode": a["lewat"].kode_tampil},
            "aduan_langkah": {"layar": "cerita"},
            "aduan_lampiran": {"kode": a["aduan"].kode_tampil, "kunci": a["aduan"].lampiran.all()[0].kunci},
            "dasbor_rencana_batal": {"tanda": signing.dumps(a["rencana"].pk, salt=rencana.GARAM)},
            "dasbor_rencana_kemajuan": {"tanda": signing.dumps(a["rencana"].pk, salt=rencana.GARAM)},
            "ikm_ubah_hitung": {"tanda": signing.dumps(a["jawaban"].pk, salt=tinjau.GARAM)},
            "ikm_laporan": {
                "bentuk": "pdf",
                "?": {"unit": u, "periode": a["terbitan"].periode.mulai.isoformat()},
            },
            "ikm_terbitan_laporan": {"kode": a["terbitan"].kode, "bentuk": "docx"},
            "ikm_kartu": {"?": {"unit": u}},
            "survei_harapan": {"tanda": signing.dumps([a["masa"].pk, "a1"], salt=GARAM_HARAPAN)},
            "survei_pendek": {"kode": a["pendek"].kode_tampil},
            "ikm_olahan": {"?": {"unit": u, "periode": a["terbitan"].periode.mulai.isoformat()}},
            "ikm_terbitkan": {"?": {"unit": u}, "!": {"periode": a["terbitan"].periode.mulai.isoformat()}},
            "ikm_periode_tautan": {
                "?": {"unit": u},
                "!": {"periode": a["terbitan"].periode.mulai.isoformat()},
            },
            "konsultasi": {"slug": a["dikonsultasikan"].slug},
            "tanggapi_masukan": {"slug": a["dikonsultasikan"].slug, "nomor": 1},
            "konsultasi_surel": {"slug": a["dikonsultasikan"].slug, "!": {"surel": "siapa@contoh.id"}},
            "konsultasi_kode": {"slug": a["dikonsultasikan"].slug},
            "konsultasi_berkas": {"slug": a["dikonsultasikan"].slug, "kunci": a["bahan"].kunci},
            "konsultasi_hapus_berkas": {"slug": a["dikonsultasikan"].slug, "kunci": a["bahan"].kunci},
            "konsultasi_berita_acara": {"slug": a["ditutup"].slug, "versi": 1},
            "konsultasi_daftar_hadir": {"slug": a["ditutup"].slug, "versi": 1},
            "maklumat": {"unit": u},
            "maklumat_pdf": {"unit": u},
            "maklumat_tanda_tangan": {"unit": u},
            "maklumat_baru": {"unit": u},
            "pengaduan_register": {"kode": u, "tahun": timezone.localdate().year},
            "permohonan_setujui_terpilih": {"!": {"kode": [a["diajukan"].kode_tampil]}},
            "ikm_tablet": {"tanda": tablet.tanda(a["loket"])},
            "janji_pilih": {"slug": a["layanan"].slug},
            "api_janji_slot": {"?": {"layanan": a["layanan"].slug}},
            "antrian_darurat": {"?": {"unit": u}},
            "perangkat_pasang": {},
            "latihan_siapkan": {"unit": u},
            "siap_buka": {"?": {"unit": u}},
            "siap_buka_cetak": {"?": {"unit": u}},
            "siap_buka_percobaan": {"?": {"unit": u}, "!": {"apa": "cetak"}},
            "gangguan": {"?": {"unit": u}},
            "gangguan_akhiri": {"?": {"unit": u}},
            "meja_perangkat": {"?": {"unit": u}},
            "klip_nama": {"sidik": a["klip"].sidik},
            "pencetak": {"kunci": a["pencetak"].kunci},
            "meja_pencetak": {"pk": a["pencetak"].pk, "!": {"keadaan": "siap"}},
            "antrian_pindai": {"!": {"unit": u, "kode": a["tiket"].kode}},
            "kios_layanan": {"kode_unit": u, "slug": a["layanan"].slug},
            "kios_tiket": {"kode_unit": u, **tiket},
            "kabar_templat_sunting": {"kunci": "permohonan.permohonan.terbit", "?": {"unit": u}},
            "pengaduan_kabar_sampaikan": {"pk": a["kabar_aduan"].pk},
            "aduan_klik": {
                "kode": a["aduan_dijawab"].kode_tampil,
                "token": klik.tautan(a["aduan_dijawab"], klik.BERES, 0).split("/")[-2],
            },
            "kunjungan": {"kode": a["tiket"].kunjungan.kode},
            "loket_panggil_kembali": {"pk": a["loket"].pk, "!": {"tiket": a["tiket"].kode}},
            "api_loket_selesai": {"pk": a["loket"].pk, "!": {"hasil": "selesai"}},
            "peristiwa_hidup": {"nama": "lahir"},
            "permohonan_klaim": {},
            "permohonan_putus_klaim": {"kunci": a["klaim"].kunci},
            "permohonan_bayar_klaim": {"kunci": a["klaim"].kunci},
            "permohonan_klaim_bukti": {"kunci": a["klaim"].kunci},
            "permohonan_ajukan_klaim": {"kode": a["lunas"].kode_tampil},
            "permohonan_arsip": {"kode": a["kurang"].kode_tampil},
            "permohonan_lihat_arsip": {"kode": a["memakai_lagi"].kode_tampil, "kunci": a["arsip"].kunci},
            "permohonan_bayar": {"kode_bayar": a["tagih"].tagihan.kode_bayar},
            "permohonan_pakai_voucher": {"kode_bayar": a["tagih"].tagihan.kode_bayar},
            "permohonan_setujui_voucher": {"kode": a["voucher"].kode},
            "permohonan_draf_isian": {"kode": a["draf"].kode_tampil, "ke": 1},
            "permohonan_cari": {"!": {"apa": a["diajukan"].kode_tampil}},
            "permohonan_kembalikan_uang": {"pk": a["lebih"].pk},
            "permohonan_kuitansi": {"kode_bayar": a["lunas"].tagihan.kode_bayar},
            "permohonan_lengkapi": {"kode": a["kurang"].kode_tampil},
            "permohonan_panggilan_bayar": {"nama": "lokal"},
            "permohonan_perbaiki": {"kode": a["terbit"].kode_tampil},
            "permohonan_putus_kompensasi": {"pk": a["kompensasi"].pk},
            "permohonan_rancangan": {"slug": a["bersurat"].slug, "versi": 2},
            "permohonan_selesaikan_kabar": {"pk": a["kabar"].pk},
            "permohonan_blangko_baru": {"?": {"unit": u}},
            "permohonan_blangko_satu": {"pk": a["blangko"].pk},
            "permohonan_cabut": {"kode": a["terbit"].kode_tampil},
            "permohonan_surat_pdf": {"kode": a["terbit"].kode_tampil},
            "permohonan_surat": {"kode": a["terbit"].kode_tampil},
            "permohonan_terima_bayar": {"kode_bayar": a["tagih"].tagihan.kode_bayar},
            "standar_baru": {"unit": u},
            "standar_buku": {"unit": u},
            "biro_jasa_status": {"unit": u, "kunci": a["biro"].kunci},
            "dokumen_satu": {"unit": u, "kunci": a["dokumen"].kunci},
            "dokumen_unduh": {"unit": u, "kunci": a["dokumen"].kunci, "nomor": 1},
            "dokumen_versi_baru": {"unit": u, "kunci": a["dokumen"].kunci},
            "spm_hentikan": {"unit": u, "nomor": a["spm"].nomor},
            "spm_satu_kelola": {"unit": u, "nomor": a["spm"].nomor},
            "standar_ekspor": {"unit": u, "bentuk": "yaml"},
            "standar_unggahan": {"unit": u, "kunci": a["unggahan_standar"].kunci},
            **{
                n: {"unit": u}
                for n in (
                    "api_biro_jasa",
                    "api_dokumen",
                    "api_maklumat",
                    "api_spm",
                    "biro_jasa",
                    "biro_jasa_kelola",
                    "dokumen",
                    "dokumen_kelola",
                    "spm",
                    "spm_kelola",
                    "standar_buku_pdf",
                    "standar_impor",
                    "standar_juklak",
                    "standar_unit_kelola",
                    "jiwa_kelola",
                )
            },
            "data_saya_satu": {"kode": a["minta_data"].kode_tampil},
            "data_permintaan": {"kode": a["minta_data"].kode_tampil},
            "kegagalan_data": {"kode": a["kegagalan"].kode_tampil},
            "kegagalan_data_tindak": {"kode": a["kegagalan"].kode_tampil, "!": {"apa": "lembaga"}},
            "kegagalan_data_surat": {"kode": a["kegagalan"].kode_tampil, "kepada": "lembaga"},
            "perangkat": {"jenis": "papan", "pk": a["layar"].pk},
            "penugasan_akhiri": {"pk": a["tugas"].pk},
            "penugasan_akhiri_sesi": {"pk": a["tugas"].pk},
            "sesi_akhiri": {"pk": 0},
            "standar_satu_versi": {"slug": a["layanan"].slug, "nomor": 1},
            "standar_pratinjau": {"slug": a["bersurat"].slug},
            "standar_sunting": {"slug": a["bersurat"].slug},
            "survei": {"token": tautan.token(a["undangan"])},
            "tiket_lanjutan": {"kode_tiket": a["tiket_kurang"].kode},
            "verifikasi_cocokkan": {"kode": a["terbit"].produk.kode},
            "verifikasi": {"kode": a["terbit"].produk.kode},
            "warna_unit": {"kode": u},
        }
        for nama_lain in ("pengaduan_register_xlsx", "pengaduan_register_pdf", "pengaduan_sp4n"):
            khusus[nama_lain] = khusus["pengaduan_register"]
        khusus["aduan_lampiran_saya"] = khusus["aduan_lampiran"]
        nama, _titik, varian = baris.partition(":")
        if varian == "unit":
            return {"?": {"unit": u}}
        if nama in khusus:
            return khusus[nama]
        if nama == "pengaduan_serentak":
            return {"nama": varian, "?": {"kode": a["aduan"].kode}, "!": {"kode": a["aduan"].kode}}
        if nama == "aduan_tindak":
            return {"kode": a["aduan"].kode_tampil, "nama": varian}
        if nama == "aduan_pelapor":
            return {"kode": a["aduan"].kode_tampil, "nama": varian}
        if nama == "standar_perbuatan":
            return {"slug": a["layanan"].slug, "versi": 1, "nama": varian}
        if nama == "permohonan_pengaturan":
            return {"!": {"unit": u, "persen_uji_petik": "5"}} if varian else {}
        if nama == "permohonan_baru":
            return {
                "?": {"layanan": a["layanan"].slug}
                if not varian
                else {"tiket": "", "layanan": a["layanan"].slug}
            }
        if nama.startswith("buka_"):
            arg = {
                "buka_libur_hapus": {"pk": a["libur"].pk},
                "buka_petugas_peran": {"username": self.orang["kasir"].username},
                "buka_loket_satu": {"pk": a["loket"].pk},
                "buka_perangkat_cabut": {"jenis": "papan", "pk": a["layar"].pk},
            }
            return {"unit": u, **arg.get(nama, {})}
        awalan: list[tuple[tuple[str, ...], dict[str, Any]]] = [
            (("api_loket_", "loket_", "loket"), {"pk": a["loket"].pk}),
            (("tiket", "meja_ubah"), tiket),
            (("layar",), {"kunci": a["layar"].kunci}),
            (("janji",), {"kode_janji": a["janji"].kode}),
            (("api_janji_",), {"kode": a["janji"].kode}),
            (("papan", "kios"), {"kode_unit": u}),
            (("permohonan_draf", ), {"kode": a["draf"].kode_tampil}),
            (("permohonan_unggahan", "permohonan_hapus_unggahan"), {"kunci": a["unggahan"].kunci}),
            (("permohonan_keringanan", "permohonan_bebaskan"), {"kode": a["tagih"].kode_tampil}),
            (("permohonan", "api_permohonan"), {"kode": a["diajukan"].kode_tampil}),
            (("aduan", "tanda_terima_aduan"), {"kode": a["aduan"].kode_tampil}),
            (("ikm_pendek_hasil", "ikm_pendek_kartu", "ikm_pendek_tutup"), {"kode": a["pendek"].kode_tampil}),
            (("ikm_terbitan", "ikm_poster", "ikm_poster_pdf"), {"kode": a["terbitan"].kode}),
            (("ikm_unit", "ikm_terbuka", "api_ikm", "api_unit"), {"kode": u}),
            (("konsultasi_",), {"slug": a["dikonsultasikan"].slug}),
            (("ambil_nomor", "layanan", "standar_", "api_layanan", "api_standar"), {"slug": a["layanan"].slug}),
        ]  # fmt: skip
        for nama_awal, arg in awalan:
            if nama.startswith(nama_awal):
                return arg
        return {}

    @property
    def berpin(self) -> list[str]:
        """Codes of the cases whose PIN their owner has given in the browser."""
        return [x.kode for x in self.ada.values() if isinstance(x, Permohonan | Aduan)]


class Dunia:
    """`sendiri`: the unit of the cast. `lain`: next door, with people of its own."""

    def __init__(self) -> None:
        cache.clear()
        self.warga = Warga()
        self.sendiri = self._rumah("dukcapil-uji", "Disdukcapil Uji", "")
        self.lain = self._rumah("kecamatan-uji", "Kecamatan Uji", "_lain")
        self.orang = {**self.sendiri.orang, "petugas_lain": self.lain.orang["petugas"]}
        self.klien = {nama: self._masuk(orang) for nama, orang in self.orang.items()}
        self.klien["tamu"] = Client()
        self.klien["pemilik"] = self._pemilik()
        self.klien["mesin"] = self.mesin("tiket", "loket", "aduan", "jawaban", "permohonan")
        self.klien["mesin_tanpa"] = self.mesin()
        cache.clear()

    def _rumah(self, kode: str, nama: str, akhir: str) -> Rumah:
        unit = f.UnitFactory(kode=kode, nama=nama)
        orang = {n: f.orang(f"{n}{akhir}", unit, p) for n, p in PERAN.items()}
        return Rumah(unit, orang, self.warga).bangun()

    def _masuk(self, orang: Pengguna) -> Client:
        return masukkan(Client(), orang)

    def _pemilik(self) -> Client:
        klien = Client()
        sesi = klien.session
        sesi["pin_terbuka"] = self.sendiri.berpin
        sesi.save()
        klien.cookies[settings.SESSION_COOKIE_NAME] = sesi.session_key
        return klien

    def mesin(self, *lingkup: str, rumah: Rumah | None = None) -> Client:
        """A REST client with a key of these scopes; none: a key that may nothing."""
        unit = (rumah or self.sendiri).unit
        kunci = AkunMesin.kunci_baru()
        pengguna = f.PenggunaFactory(mesin=True)
        AkunMesin.objects.create(
            pengguna=pengguna, unit=unit, lingkup=list(lingkup), cerna_kunci=cerna(kunci)
        )
        return Client(headers={"Authorization": f"Token {kunci}"})

    @contextmanager
    def sementara(self) -> Iterator[None]:
        """What happens inside did not happen."""
        with _atom() as atom:
            yield
            transaction.set_rollback(True)
        del atom

    def url(self, baris: str, rumah: Rumah | None = None) -> str:
        """The address of one row of the table, for an object of `rumah`, with its query string."""
        arg = (rumah or self.sendiri).alamat(baris)
        alamat = reverse(baris.partition(":")[0], kwargs={k: v for k, v in arg.items() if k not in "?!"})
        return f"{alamat}?{urlencode(arg['?'])}" if "?" in arg else alamat

    def buka(
        self,
        klien: Client,
        metode: str,
        baris: str,
        rumah: Rumah | None = None,
        *,
        ditolak: bool = False,
    ) -> Any:
        """One request to a row of the table; its traces are gone afterwards. One that should be `ditolak` leaves none:
        it is not wrapped, the caller wraps them all."""
        isi = (rumah or self.sendiri).alamat(baris).get("!", {})
        return self.kirim(klien, metode, self.url(baris, rumah), isi, ditolak=ditolak)

    def kirim(
        self, klien: Client, metode: str, alamat: str, isi: Any = None, *, ditolak: bool = False
    ) -> Any:
        """The request itself; cookies and rows are afterwards as they were."""
        api = alamat.startswith("/api/")
        kuki = klien.cookies.copy()
        with nullcontext() if ditolak else self.sementara():
            if metode == "POST":
                jenis = {"content_type": "application/json"} if api else {}
                jawaban = klien.post(alamat, isi or {}, **jenis)
            else:
                kepala = {"X-Pin": pin.pin(alamat.split("/")[-2])} if "/v1/aduan/" in alamat else {}
                jawaban = klien.generic(metode, alamat, headers=kepala)
        klien.cookies = kuki
        if jawaban.streaming:
            list(jawaban.streaming_content)  # the client closes it, and leaves the connection open
        return jawaban


@contextmanager
def _atom() -> Iterator[transaction.Atomic]:
    """A transaction that operations (durable) may run inside, as pytest-django's own."""
    atom = transaction.atomic()
    atom._from_testcase = True  # type: ignore[attr-defined]
    with atom:
        yield atom


@contextmanager
def dunia_sementara() -> Iterator[Dunia]:
    with _atom():
        dunia = Dunia()
        transaction.get_connection().run_on_commit.clear()  # never to run, and looked through at every rollback
        yield dunia
        transaction.set_rollback(True)


__all__ = ["PERAN", "Dunia", "Peran", "Rumah", "Tiket", "Warga", "dunia_sementara"]

"""Refusals of this app, each with a message that says what to do."""

from django.utils.translation import gettext_lazy as _

from pelayanan.galat import GalatOperasi


class IsianKeliru(GalatOperasi):
    kode = "isian_keliru"
    status = 400
    pesan = _("Isian ini tidak dapat dibaca. Perbaiki lalu kirim lagi.")


class LayananTidakDibuka(GalatOperasi):
    kode = "layanan_tidak_dibuka"
    bidang = "layanan"
    pesan = _(
        "Layanan ini sedang tidak dibuka: belum ada standar yang berlaku. Tanyakan kepada petugas informasi."
    )


class LayananDiujiCoba(GalatOperasi):
    kode = "layanan_diuji_coba"
    bidang = "layanan"
    pesan = _(
        "Layanan ini sedang diuji coba: permohonannya diterima di loket saja, menurut nomor antrean. Ambil nomor, lalu "
        "bawa berkas Anda."
    )


class BiroTidakTerdaftar(GalatOperasi):
    kode = "biro_tidak_terdaftar"
    status = 422
    bidang = "nomor_biro"
    pesan = _(
        "Nomor ini bukan biro jasa yang terdaftar dan masih berlaku untuk layanan ini. "
        "Lihat daftar biro jasa unit, lalu tulis nomor keputusannya."
    )


class UnitPemohonKeliru(GalatOperasi):
    kode = "unit_pemohon_keliru"
    status = 422
    bidang = "kode_unit"
    pesan = _("Pilih unit lain tempat Anda bertugas: unit tidak memohon kepada dirinya sendiri.")


class BlangkoHabis(GalatOperasi):
    kode = "blangko_habis"

    def __init__(self, nama: str) -> None:
        super().__init__(_("%(nama)s habis. Catat yang baru diterima dulu, lalu terbitkan.") % {"nama": nama})


class BlangkoSudahAda(GalatOperasi):
    kode = "blangko_sudah_ada"
    bidang = "nama"
    pesan = _("Jenis ini sudah ada di unit itu. Catat penerimaannya di sana.")


class JumlahKeliru(GalatOperasi):
    kode = "jumlah_keliru"
    status = 400
    bidang = "jumlah"


class VersiBerganti(GalatOperasi):
    kode = "versi_berganti"
    pesan = _(
        "Standar layanan ini baru saja diperbarui. Isian Anda tetap ada; periksa lagi daftar berkas dan janjinya, "
        "lalu kirim."
    )


class IsianBelumLengkap(GalatOperasi):
    kode = "isian_belum_lengkap"
    pesan = _("Masih ada isian wajib yang kosong. Lengkapi dulu, lalu kirim.")


class PermohonanSendiri(GalatOperasi):
    kode = "permohonan_sendiri"
    pesan = _("Anda tidak dapat memeriksa atau menyetujui permohonan Anda sendiri. Alihkan kepada rekan.")


class SudahDipegang(GalatOperasi):
    kode = "sudah_dipegang"

    def __init__(self, nama: str) -> None:
        super().__init__(_("Berkas ini sudah dipegang %(nama)s.") % {"nama": nama})


class TidakAdaVerifikator(GalatOperasi):
    kode = "tidak_ada_verifikator"
    pesan = _("Tidak ada verifikator lain yang bertugas hari ini di unit ini.")


class KeberatanLewat(GalatOperasi):
    kode = "keberatan_lewat"
    pesan = _("Waktu untuk mengajukan keberatan sudah lewat. Anda masih dapat menyampaikan pengaduan.")


class SudahKeberatan(GalatOperasi):
    kode = "sudah_keberatan"
    pesan = _("Keberatan atas permohonan ini sudah pernah diajukan; hanya sekali.")


class PenolakTidakMemutus(GalatOperasi):
    kode = "penolak_tidak_memutus"
    status = 403
    pesan = _("Anda yang menolak atau menerima permohonan ini; keberatannya diputus pejabat lain.")


class PesanKosong(GalatOperasi):
    kode = "pesan_kosong"
    status = 422
    bidang = "isi"
    pesan = _("Tulis pesannya dulu.")


class TungguJawaban(GalatOperasi):
    kode = "tunggu_jawaban"
    pesan = _(
        "Pesan Anda sudah sampai dan menunggu jawaban petugas. Bila mendesak, telepon atau datang ke unit."
    )


class JamTutup(GalatOperasi):
    kode = "jam_tutup"
    status = 422
    bidang = "tanggal"
    pesan = _("Unit tidak buka pada waktu itu. Pilih hari kerja dan jam layanan, paling jauh 60 hari lagi.")


class JamPenuh(GalatOperasi):
    kode = "jam_penuh"
    bidang = "jam"
    pesan = _("Jam itu sudah penuh. Pilih jam yang lain.")


class AntarTidakAda(GalatOperasi):
    kode = "antar_tidak_ada"
    status = 422
    bidang = "cara"
    pesan = _("Unit ini tidak mengantar ke rumah. Pilih diambil di loket.")


class AlamatWajib(GalatOperasi):
    kode = "alamat_wajib"
    status = 422
    bidang = "alamat"
    pesan = _("Tulis alamat lengkap tempat hasilnya diantar.")


class PenerimaWajib(GalatOperasi):
    kode = "penerima_wajib"
    status = 422
    bidang = "penerima"
    pesan = _("Tulis nama yang menerima di alamat itu dan tanggalnya, paling lambat hari ini.")


class BukanPetugasUnit(GalatOperasi):
    kode = "bukan_petugas_unit"
    status = 422
    bidang = "petugas"
    pesan = _("Pilih petugas unit ini.")


class BukanPemegang(GalatOperasi):
    kode = "bukan_pemegang"
    status = 403

    def __init__(self, nama: str) -> None:
        super().__init__(_("Berkas ini dipegang %(nama)s. Minta dialihkan dulu bila perlu.") % {"nama": nama})


class BelumSemuaDiputus(GalatOperasi):
    kode = "belum_semua_diputus"
    pesan = _(
        "Putuskan setiap berkas dulu: pemohon harus mendapat semua kekurangan dalam satu kali pengembalian."
    )


class AlasanWajib(GalatOperasi):
    kode = "alasan_wajib"
    bidang = "alasan"
    pesan = _("Tulis alasannya, dengan kata yang dipahami pemohon.")


class BelumBolehDiserahkan(GalatOperasi):
    kode = "belum_boleh_diserahkan"
    pesan = _("Produk layanan ini harus disetujui dan diterbitkan dulu sebelum diserahkan.")


class LangkahBelumSelesai(GalatOperasi):
    kode = "langkah_belum_selesai"

    def __init__(self, uraian: str) -> None:
        super().__init__(
            _("Langkah standar belum selesai: %(uraian)s. Mulai proses dan selesaikan langkahnya berurutan.")
            % {"uraian": uraian}
        )


class BukanGilirannya(GalatOperasi):
    kode = "bukan_gilirannya"
    bidang = "nomor"

    def __init__(self, uraian: str = "") -> None:
        super().__init__(
            _("Langkah itu bukan gilirannya. Yang sedang berjalan: %(uraian)s.") % {"uraian": uraian}
            if uraian
            else _("Semua langkah sudah selesai, atau belum ada yang dimulai.")
        )


class PilihLangkahBerikut(GalatOperasi):
    kode = "pilih_langkah_berikut"
    status = 422
    bidang = "lanjut_ke"
    pesan = _("Standar ini bercabang di sini: pilih langkah berikutnya.")


class LangsungDiserahkan(GalatOperasi):
    kode = "langsung_diserahkan"
    pesan = _("Layanan ini tanpa persetujuan: serahkan langsung kepada pemohon.")


class BukanWewenang(GalatOperasi):
    kode = "bukan_wewenang"
    status = 403
    pesan = _("Tingkat persetujuan ini hanya oleh pimpinan.")


class SudahMenyetujui(GalatOperasi):
    kode = "sudah_menyetujui"
    pesan = _("Anda sudah menyetujui di tingkat sebelumnya; tingkat ini oleh orang lain.")


class PemeriksaTidakMenyetujui(GalatOperasi):
    kode = "pemeriksa_tidak_menyetujui"
    pesan = _("Anda ikut memeriksa atau memproses berkas ini; yang menyetujui harus orang lain.")


class RancanganKeliru(GalatOperasi):
    """Questions or template with faults; `semua` lists them."""

    kode = "rancangan_keliru"
    status = 422

    def __init__(self, semua: list[str]) -> None:
        self.semua = semua
        super().__init__(" ".join(semua))


class RancanganTerpakai(GalatOperasi):
    kode = "rancangan_terpakai"
    pesan = _(
        "Sudah ada permohonan di bawah versi ini, jadi pertanyaannya tidak berubah lagi. "
        "Buat versi standar yang baru."
    )


class NomorWajib(GalatOperasi):
    kode = "nomor_wajib"
    bidang = "nomor_teks"
    pesan = _("Tulis nomor dokumen dari sistem asalnya.")


class BelumAdaProduk(GalatOperasi):
    kode = "belum_ada_produk"
    pesan = _("Perbaikan hanya untuk produk yang sudah terbit.")


class BerkasDitolak(GalatOperasi):
    kode = "berkas_ditolak"
    status = 422
    bidang = "berkas"


class SudahDiputus(GalatOperasi):
    kode = "sudah_diputus"
    pesan = _("Ini sudah diputus. Muat ulang halaman.")


class ArsipTidakAda(GalatOperasi):
    kode = "arsip_tidak_ada"
    status = 422

    def __init__(self, nama: str, *, bidang: str | None = None) -> None:
        super().__init__(
            _(
                "«%(nama)s» tidak dapat diambil dari permohonan dulu: belum disetujui dipakai lagi, atau sudah "
                "kedaluwarsa atau diganti. Pilih cara lain, atau centang persetujuannya."
            )
            % {"nama": nama},
            bidang=bidang,
        )


class ArsipBerakhir(GalatOperasi):
    kode = "arsip_berakhir"
    status = 422
    bidang = "berkas"

    def __init__(self, nama: str) -> None:
        super().__init__(
            _(
                "«%(nama)s» dari permohonan dulu sudah kedaluwarsa atau diganti. Buka langkah Berkas, lalu pilih "
                "cara lain."
            )
            % {"nama": nama}
        )


class PemohonBelumLengkap(GalatOperasi):
    kode = "pemohon_belum_lengkap"
    pesan = _("Lengkapi dulu siapa yang mengurus dan lewat apa Anda dikabari.")

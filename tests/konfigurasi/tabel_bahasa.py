"""What citizens read: the templates and the modules whose words must all be in locale/en (test_bahasa.py).

Everything else is for staff and stays Indonesian. Patterns are of one folder: `*` does not cross a slash.
After new words:  python manage.py makemessages -l en  (needs gettext), fill in, `make bahasa`.
"""

TEMPLAT = """
400.html 403.html 403_csrf.html 404.html 429.html dasar.html dasar_kios.html
account/*.html allauth/layouts/*.html allauth/elements/*.html komponen/*.html
antrian/_kios_dengar.html antrian/_lama.html antrian/_tiket.html antrian/_tutup.html antrian/ambil_nomor.html
antrian/cetak.html antrian/janji*.html antrian/kios*.html antrian/pilih_layanan.html antrian/tiket.html
ikm/_angka_utama.html ikm/_bukti.html ikm/_cara.html ikm/_lingkaran.html ikm/_perbaikan.html ikm/_periode.html
ikm/_tren.html ikm/_unsur.html ikm/daftar.html ikm/poster.html ikm/survei.html ikm/terbitan.html
ikm/terima_kasih.html ikm/tertutup.html ikm/unit.html
dasbor/beranda.html dasbor/_pintu.html pelayanan/kunjungan.html
pelayanan/_kategori_data.html pelayanan/data_saya*.html pelayanan/mulai_petugas.html antrian/pasang.html
pengaduan/_aduan.html pengaduan/_garis.html pengaduan/_lampiran.html pengaduan/_tabel_angka.html
pengaduan/_tindakan_pelapor.html pengaduan/aduan.html pengaduan/angka.html pengaduan/baru/*.html
pengaduan/beranda.html pengaduan/klik.html pengaduan/pin.html pengaduan/surat_luar.html
pengaduan/tanda_terima.html
permohonan/_arsip.html permohonan/_berkas_form.html permohonan/_berkas_hapus.html permohonan/_isian.html
permohonan/_janji.html permohonan/klaim_ajukan.html
permohonan/_lihat.html permohonan/_pemohon.html permohonan/_pesan.html permohonan/_surat.html permohonan/bayar.html
permohonan/langkah*.html permohonan/lengkapi.html permohonan/lihat.html permohonan/mulai.html
permohonan/penyerahan.html permohonan/pin_salah.html permohonan/saya.html permohonan/surat.html
permohonan/tanda_terima.html permohonan/verifikasi*.html
standar/*.html
""".split()

MODUL = """
antrian/alur.py antrian/alur_janji.py antrian/forms.py antrian/galat.py antrian/jam.py antrian/kanal.py
antrian/models/tiket.py antrian/operasi/ambil.py antrian/views/janji.py antrian/views/kios.py antrian/views/publik.py
dasbor/janji.py ikm/benang.py ikm/galat.py ikm/grafik.py ikm/hasil.py ikm/hasil_kanal.py ikm/poster.py ikm/profil.py
ikm/kata.py
pelayanan/data_pribadi.py pelayanan/models/data_pribadi.py pelayanan/views_petugas_mulai.py permohonan/models/klaim.py
pelayanan/galat.py pelayanan/kabar/dorong.py pelayanan/konteks.py pelayanan/models/gangguan.py pelayanan/pin.py
pelayanan/sandi.py pelayanan/saring_berkas.py pelayanan/waktu_kerja.py
pengaduan/alur.py pengaduan/aturan.py pengaduan/benang.py pengaduan/forms/warga.py pengaduan/garis.py
pengaduan/kejadian.py pengaduan/models/aduan.py pengaduan/models/penanganan.py pengaduan/operasi/*.py
pengaduan/sisa.py pengaduan/views/baru.py pengaduan/views/klik.py pengaduan/views/pelapor.py
pengaduan/views/warga.py
permohonan/alur.py permohonan/benang.py permohonan/forms.py permohonan/forms_tindakan.py
permohonan/galat.py permohonan/galat_uang.py permohonan/garis.py
permohonan/kejadian.py permohonan/layar.py permohonan/models/bayar.py permohonan/models/berkas.py
permohonan/models/bicara.py permohonan/models/keberatan.py permohonan/models/permohonan.py
permohonan/models/produk.py permohonan/operasi/unggah.py permohonan/syarat.py permohonan/unggah.py
permohonan/views/bagian.py permohonan/views/bayar.py permohonan/views/draf.py permohonan/views/hak.py
permohonan/views/warga.py
standar/capaian.py standar/forms.py standar/forms_konsultasi.py
standar/kelengkapan.py standar/kompensasi.py standar/models/kompensasi.py
standar/models/komponen.py standar/models/konsultasi.py standar/models/maklumat.py standar/models/spm.py
standar/models/standar.py standar/niat.py standar/operasi_konsultasi.py standar/operasi_surel.py
standar/peristiwa_hidup.py standar/spm.py standar/surat.py standar/tampilan.py standar/views_konsultasi.py
""".split()

"""Who may do what: every address of the portal, one row each.

    address[:variant]   methods it answers to   who may (names of the cast)

semua      everybody, also a guest: what opens it is its code or token, or it is public
masuk      everybody who has signed in, of whatever unit
pemilik    a guest whose browser has shown the PIN of the case
-          nobody without something of their own (a signature)
API rows: `semua`, or the scope a key needs.

Except for `semua`, a row about one object means: of one's own unit. The same object next door is refused.
A variant is the same address with other arguments (see Rumah.alamat); `:unit` names a unit in the query.
"""

TABEL = """
beranda                        GET       semua
katalog                        GET       semua
layanan                        GET       semua
standar_bawa                   GET       semua
standar_bawa_kirim             GET,POST  semua
standar_buku                   GET       semua
standar_cetak                  GET       semua
standar_satu_versi             GET       semua
standar_sop                    GET       semua
standar_poster                 GET       semua
maklumat                       GET       semua
konsultasi                     GET       semua
konsultasi                     POST      semua
konsultasi_surel               POST      semua
konsultasi_kode                POST      semua
konsultasi_berkas              GET       semua
konsultasi_berita_acara        GET       semua
maklumat_pdf                   GET       semua
maklumat_tanda_tangan          GET       semua
standar_versi                  GET       semua
standar_pdf                    GET       semua
standar_sop_pdf                GET       semua
standar_poster_pdf             GET       semua
standar_buku_pdf               GET       semua
standar_juklak                 GET       semua
spm                            GET       semua
dokumen                        GET       semua
dokumen_satu                   GET       semua
dokumen_unduh                  GET       semua
biro_jasa                      GET       semua
peristiwa_hidup                GET       semua
cari                           GET       semua
kunjungan                      GET       semua
kerja                          GET       semua
akun_sesi                      GET       semua
set_language                   POST      semua
sehat                          GET       semua
siap                           GET       semua
warna_unit                     GET       semua
pekerja                        GET       semua
skema                          GET       semua
dokumen_api                    GET       semua

mulai_unit                     GET,POST  -
cadangan                       GET       admin
siap_buka                      GET       admin
siap_buka_cetak                GET       admin
siap_buka_percobaan            POST      admin
susulan:unit                   GET       petugas informasi
susulan_cadang:unit            POST      petugas informasi
susulan_lembar:unit            GET       petugas informasi
susulan_catat:unit             POST      petugas informasi
susulan_tutup:unit             POST      petugas informasi
latihan                        GET       masuk
latihan_masuk                  POST      masuk
latihan_keluar                 POST      masuk
latihan_siapkan                POST      admin
mulai_petugas                  GET,POST  semua
perangkat_pasang               GET       semua
buka_identitas                 GET,POST  admin
buka_jam                       GET,POST  admin
buka_libur                     POST      admin
buka_libur_hapus               POST      admin
buka_petugas                   GET,POST  admin
buka_petugas_berkas            POST      admin
buka_petugas_templat           GET       admin
buka_petugas_slip              POST      admin
buka_petugas_peran             GET,POST  admin
buka_layanan                   GET,POST  admin
buka_layanan_berkas            POST      admin
buka_layanan_sk                GET,POST  pimpinan
buka_loket                     GET,POST  admin
buka_loket_satu                GET,POST  admin
buka_perangkat                 GET,POST  admin
buka_perangkat_cabut           POST      admin
buka_maklumat                  GET       admin
buka_coba                      GET       admin
gangguan                       GET       penanggung_jawab pimpinan pengawas admin
gangguan                       POST      pimpinan
gangguan_akhiri                POST      pimpinan
penugasan                      GET,POST  admin
penugasan_dua_langkah          POST      admin
penugasan_akhiri               POST      admin
penugasan_akhiri_sesi          POST      admin
hak_akses                      GET       admin pengawas
sesi                           GET       masuk
sesi_akhiri_lain               POST      masuk
sesi_akhiri                    POST      -
data_saya                      GET,POST  semua
data_saya_satu                 GET,POST  semua
data_pribadi                   GET       penanggung_jawab pengelola pimpinan pengawas admin
data_catat                     GET,POST  petugas informasi pengelola penanggung_jawab
data_permintaan                GET       penanggung_jawab pengelola pimpinan pengawas admin
data_permintaan:jawab          POST      penanggung_jawab pimpinan
kegagalan_data_baru            GET,POST  pimpinan admin
kegagalan_data                 GET       penanggung_jawab pengelola pimpinan pengawas admin
kegagalan_data_tindak          POST      pimpinan admin
kegagalan_data_surat           GET       pimpinan admin
metrik                         GET       -
keadaan                        GET       admin
perangkat                      GET       admin
segel                          GET       admin pengawas
segel_unduh                    GET       admin pengawas
kabar_templat                  GET       admin
kabar_templat_sunting          GET,POST  admin

standar_daftar_kelola          GET       penanggung_jawab pimpinan pengawas
standar_kelola                 GET       penanggung_jawab pimpinan pengawas
standar_pratinjau              GET       penanggung_jawab pimpinan pengawas
standar_baru                   GET,POST  penanggung_jawab
standar_ubah_layanan           GET,POST  penanggung_jawab
standar_rancang                POST      penanggung_jawab
standar_impor                  GET,POST  penanggung_jawab
standar_unggahan               GET       penanggung_jawab
standar_ekspor                 GET       penanggung_jawab pimpinan pengawas
jiwa_kelola                    GET,POST  penanggung_jawab
standar_unit_kelola            GET       penanggung_jawab pimpinan pengawas
spm_kelola                     GET,POST  penanggung_jawab
spm_satu_kelola                GET,POST  penanggung_jawab
spm_hentikan                   POST      penanggung_jawab
dokumen_kelola                 GET,POST  penanggung_jawab
dokumen_versi_baru             GET,POST  penanggung_jawab
biro_jasa_kelola               GET,POST  penanggung_jawab
biro_jasa_status               GET,POST  penanggung_jawab
standar_sunting                GET,POST  penanggung_jawab
tanggapi_masukan               POST      penanggung_jawab
standar_riwayat                GET       penanggung_jawab pimpinan pengawas
standar_banding                GET       penanggung_jawab pimpinan pengawas
konsultasi_kelola              GET       penanggung_jawab pimpinan pengawas
konsultasi_unggah              POST      penanggung_jawab
konsultasi_hapus_berkas        POST      penanggung_jawab
konsultasi_forum               POST      penanggung_jawab
konsultasi_tutup               POST      penanggung_jawab
konsultasi_daftar_hadir        GET       penanggung_jawab
maklumat_baru                  GET,POST  pimpinan
standar_perbuatan:konsultasi   POST      penanggung_jawab
standar_perbuatan:uji-coba     POST      penanggung_jawab
standar_perbuatan:nilai        POST      penanggung_jawab
standar_perbuatan:rancangan    POST      penanggung_jawab
standar_perbuatan:tetapkan     POST      pimpinan
standar_perbuatan:berlakukan   POST      pimpinan
standar_perbuatan:cabut        POST      pimpinan
standar_perbuatan:tinjau       POST      penanggung_jawab

antrian                        GET       semua
ambil_nomor                    GET,POST  semua
kios                           GET       semua
kios_layanan                   GET,POST  semua
kios_pindai                    POST      semua
kios_beberapa                  GET       semua
kios_tiket                     GET       semua
layar                          GET       semua
layar_penggal                  GET       semua
papan                          GET       semua
papan_penggal                  GET       semua
tiket                          GET       semua
tiket_penggal                  GET       semua
tiket_cetak                    GET,POST  semua
antrian_angka                  GET       petugas informasi penanggung_jawab pimpinan pengawas admin
antrian_darurat                GET       penanggung_jawab pimpinan
antrian_pindai                 POST      semua
janji_pilih                    GET,POST  semua
janji                          GET       semua
janji_batalkan                 POST      semua
janji_ubah                     GET,POST  semua
janji_hadir                    POST      semua
tiket_batalkan                 POST      semua
tiket_lanjutan                 POST      semua
tiket_pergi                    POST      semua
tiket_kabari                   POST      semua
tiket_kembali                  POST      semua
klip_nama                      GET       semua
pencetak                       GET,POST  semua
meja                           GET       petugas informasi
meja:unit                      GET       petugas informasi
meja_ambil                     POST      petugas informasi
meja_pindai                    POST      petugas informasi
meja_pesan                     POST      petugas informasi
meja_info                      POST      petugas informasi
meja_perangkat                 GET       petugas informasi
meja_pencetak                  POST      petugas informasi
meja_ubah                      POST      petugas informasi
meja_tutup                     POST      petugas informasi
loket_daftar                   GET       petugas informasi
loket_sikap                    GET       petugas informasi
loket_sikap_pdf                GET       petugas informasi
loket                          GET       petugas informasi
loket_penggal                  GET       petugas informasi
loket_kartu                    GET       petugas informasi
loket_antrean                  GET       petugas informasi
loket_buka                     POST      petugas informasi
loket_tutup                    POST      petugas informasi
loket_panggil                  POST      petugas informasi
loket_panggil_ulang            POST      petugas informasi
loket_panggil_kembali          POST      petugas informasi
loket_mulai                    POST      petugas informasi
loket_selesai                  POST      petugas informasi
loket_tidak_hadir              POST      petugas informasi
loket_tunda                    POST      petugas informasi
loket_alihkan                  POST      petugas informasi
loket_kembalikan               POST      petugas informasi
loket_urungkan                 POST      petugas informasi
loket_istirahat                POST      petugas informasi
loket_lanjut                   POST      petugas informasi
loket_darurat                  POST      petugas informasi

permohonan_mulai               GET       semua
permohonan_baru                GET,POST  semua
permohonan_baru:loket          GET,POST  petugas informasi verifikator
permohonan_tutup               POST      semua
permohonan                     GET       semua
permohonan_penggal             GET       semua
permohonan_pin                 POST      semua
permohonan_kabari              POST      semua
permohonan_lengkapi            GET,POST  pemilik
permohonan_arsip               POST      pemilik
permohonan_ajukan_klaim        GET,POST  pemilik petugas informasi verifikator
permohonan_klaim               GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_putus_klaim         POST      pimpinan penanggung_jawab
permohonan_bayar_klaim         POST      kasir
permohonan_klaim_bukti         GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_register_pdf        GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_lihat_arsip         POST      verifikator penanggung_jawab
permohonan_terpilih            POST      verifikator penanggung_jawab
permohonan_tarik               POST      pemilik
permohonan_keberatan           POST      pemilik
permohonan_tanya               POST      pemilik
permohonan_penyerahan          GET,POST  pemilik
permohonan_draf_pemohon        GET,POST  pemilik
permohonan_draf_untuk          GET,POST  pemilik
permohonan_draf_kabar          GET,POST  pemilik
permohonan_draf_isian          GET,POST  pemilik
permohonan_draf_berkas         GET,POST  pemilik
permohonan_draf_periksa        GET,POST  pemilik
permohonan_unggahan            GET       pemilik petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_hapus_unggahan      POST      pemilik
permohonan_tanda_terima        GET       pemilik petugas informasi verifikator
permohonan_surat               GET       pemilik petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_blangko             GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_blangko_baru        GET,POST  verifikator penanggung_jawab
permohonan_blangko_satu        GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_blangko_satu:catat  POST      verifikator penanggung_jawab
permohonan_cari                POST      petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_cabut               POST      pimpinan penanggung_jawab
permohonan_surat_pdf           GET       pemilik petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
verifikasi                     GET       semua
verifikasi_cocokkan            POST      semua
permohonan_masuk               GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_saya                GET       masuk
permohonan_unit_saya           GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_register            GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_kasus               GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_sesudah             GET       petugas informasi verifikator penanggung_jawab pimpinan pengawas kasir
permohonan_angka               GET       penanggung_jawab pimpinan pengawas
permohonan_ambil_berikut       POST      verifikator penanggung_jawab
permohonan_periksa             POST      verifikator penanggung_jawab
permohonan_putuskan            POST      verifikator penanggung_jawab
permohonan_alihkan             POST      verifikator penanggung_jawab
permohonan_tolak               POST      verifikator penanggung_jawab
permohonan_terbitkan           POST      verifikator penanggung_jawab
permohonan_keringanan          POST      verifikator penanggung_jawab
permohonan_proses              POST      petugas informasi verifikator penanggung_jawab
permohonan_langkah             POST      petugas informasi verifikator penanggung_jawab
permohonan_tetapkan_biaya      POST      petugas informasi verifikator penanggung_jawab
permohonan_selesai_proses      POST      petugas informasi verifikator penanggung_jawab
permohonan_serahkan            POST      petugas informasi verifikator
permohonan_perbaiki            GET,POST  petugas informasi verifikator
permohonan_selesaikan_kabar    POST      petugas informasi verifikator
permohonan_antaran             GET       petugas informasi verifikator
permohonan_tugaskan_antar      POST      petugas informasi verifikator
permohonan_jawab               POST      petugas informasi verifikator penanggung_jawab
permohonan_uji_petik           POST      verifikator penanggung_jawab
permohonan_putus_keberatan     POST      pimpinan penanggung_jawab
permohonan_pengaturan          GET       pimpinan penanggung_jawab
permohonan_pengaturan:simpan   POST      pimpinan penanggung_jawab
permohonan_bagikan             POST      pimpinan penanggung_jawab
permohonan_setujui             POST      pimpinan penanggung_jawab
permohonan_setujui_terpilih    POST      pimpinan penanggung_jawab
permohonan_kembalikan          POST      pimpinan penanggung_jawab
permohonan_bebaskan            POST      pimpinan penanggung_jawab
permohonan_putus_kompensasi    POST      pimpinan penanggung_jawab
permohonan_pakai_voucher       POST      semua
permohonan_voucher             GET,POST  pimpinan penanggung_jawab
permohonan_setujui_voucher     POST      pimpinan penanggung_jawab
permohonan_bayar               GET       semua
permohonan_bayar               POST      -
permohonan_panggilan_bayar     POST      -
permohonan_kasir               GET       kasir
permohonan_kasir_laporan       GET       kasir
permohonan_terima_bayar        POST      kasir
permohonan_kuitansi            GET       kasir
permohonan_kembalikan_uang     POST      kasir
permohonan_rancangan_daftar    GET       penanggung_jawab
permohonan_rancangan           GET,POST  penanggung_jawab

pengaduan                      GET       semua
pengaduan_angka                GET       semua
pengaduan_csv                  GET       semua
aduan_baru                     GET,POST  semua
aduan_langkah                  GET,POST  semua
aduan_periksa                  GET,POST  semua
aduan                          GET,POST  semua
aduan_dukung                   POST      semua
aduan_penggal                  GET       pemilik
aduan_kabari                   POST      pemilik
aduan_ombudsman                GET,POST  pemilik
aduan_hukum                    GET,POST  pemilik
tanda_terima_aduan             GET       pemilik
aduan_lampiran_saya            GET       pemilik
aduan_pelapor:lengkapi         POST      pemilik
aduan_pelapor:terima-usulan    POST      pemilik
aduan_pelapor:tolak-usulan     POST      pemilik
aduan_pelapor:beres            POST      pemilik
aduan_pelapor:buka-kembali     POST      pemilik
aduan_pelapor:tarik            POST      pemilik
aduan_pelapor:naikkan          POST      pemilik
aduan_pelapor:pesan            POST      pemilik
aduan_catat                    GET,POST  petugas informasi pengelola
aduan_catat_terima             GET       petugas
aduan_catat_pdf                GET       petugas
tanda_terima_aduan_pdf         GET       pemilik
aduan_berkas                   GET       pemilik
aduan_kasus_berkas             GET       pengelola penanggung_jawab pimpinan pengawas
aduan_surat_maaf               POST      pengelola penanggung_jawab pimpinan pengawas
pengaduan_masuk                GET       pengelola penanggung_jawab pimpinan pengawas
pengaduan_petik                GET       pengawas
pengaduan_serentak:verifikasi  GET,POST  pengelola
pengaduan_serentak:disposisi   GET,POST  pengelola
pengaduan_serentak:gabung      GET,POST  pengelola
pengaduan_serentak:jawab       GET,POST  pengelola penanggung_jawab pimpinan
aduan_lembar_disposisi         GET       pengelola penanggung_jawab pimpinan pengawas
aduan_berikut                  GET       pengelola penanggung_jawab pimpinan pengawas
aduan_tindak:temuan            GET,POST  pengawas
pengaduan_apresiasi            GET       masuk
aduan_tindak:rencana           GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:kompensasi        GET,POST  penanggung_jawab pimpinan
aduan_tindak:apresiasi         GET,POST  pengelola
pengaduan_kabar                GET       pengelola penanggung_jawab pimpinan pengawas
pengaduan_kabar_sampaikan      POST      pengelola penanggung_jawab pimpinan
aduan_klik                     GET,POST  semua
pengaduan_pemegang             GET       pengelola penanggung_jawab pimpinan pengawas
pengaduan_register             GET       pengelola penanggung_jawab pimpinan pengawas
pengaduan_register_xlsx        GET       pengelola penanggung_jawab pimpinan pengawas
pengaduan_register_pdf         GET       pengelola penanggung_jawab pimpinan pengawas
pengaduan_sp4n                 GET       pengelola
aduan_kasus                    GET       pengelola penanggung_jawab pimpinan pengawas
aduan_lampiran                 GET       pengelola penanggung_jawab pimpinan pengawas
aduan_identitas                POST      pengelola
aduan_tindak:verifikasi        GET,POST  pengelola
aduan_tindak:disposisi         GET,POST  pengelola
aduan_tindak:teruskan          GET,POST  pengelola
aduan_tindak:gabung            GET,POST  pengelola
aduan_tindak:arsip             GET,POST  pengelola
aduan_tindak:klasifikasi       GET,POST  pengelola
aduan_tindak:terlapor          GET,POST  pengelola
aduan_tindak:tayang            GET,POST  pengelola
aduan_tindak:perpanjang        GET,POST  pengelola
aduan_tindak:periksa           GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:rekomendasi       GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:usulan            GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:tindak-lanjut     GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:jawab             GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:kelengkapan       GET,POST  pengelola penanggung_jawab pimpinan
aduan_tindak:catatan           GET,POST  pengelola penanggung_jawab pimpinan

survei                         GET,POST  semua
survei_harapan                 GET,POST  semua
survei_pendek                  GET,POST  semua
ikm                            GET       semua
ikm_unit                       GET       semua
ikm_terbuka                    GET,POST  semua
ikm_terbitan                   GET       semua
ikm_poster                     GET       semua
ikm_poster_pdf                 GET       semua
ikm_terbitan_json              GET       semua
ikm_terbitan_csv               GET       semua
ikm_terbitan_ringkasan         GET       semua
ikm_tablet                     GET       semua
ikm_terbitan_laporan           GET       semua
ikm_kertas                     GET,POST  petugas informasi penanggung_jawab
ikm_kertas:unit                GET,POST  petugas informasi penanggung_jawab
ikm_tablet_pilih               GET       petugas informasi penanggung_jawab
ikm_tablet_pilih:unit          GET       petugas informasi penanggung_jawab
ikm_tinjauan                   GET       penanggung_jawab admin
ikm_tinjauan:unit              GET       penanggung_jawab admin
ikm_periode                    GET       penanggung_jawab admin
ikm_periode:unit               GET       penanggung_jawab admin
ikm_periode_baru               GET,POST  penanggung_jawab admin
ikm_periode_baru:unit          GET,POST  penanggung_jawab admin
ikm_periode_tautan             POST      penanggung_jawab admin
ikm_ubah_hitung                POST      penanggung_jawab admin
ikm_terbitkan                  POST      pimpinan
ikm_olahan                     GET       penanggung_jawab pimpinan pengawas
ikm_laporan                    GET       penanggung_jawab pimpinan pengawas
ikm_kartu                      GET       penanggung_jawab pimpinan pengawas
ikm_hitung                     GET,POST  penanggung_jawab pimpinan pengawas
ikm_pendek                     GET       penanggung_jawab pimpinan pengawas
ikm_pendek:unit                GET       penanggung_jawab pimpinan pengawas
ikm_pendek_hasil               GET       penanggung_jawab pimpinan pengawas
ikm_pendek_kartu               GET       penanggung_jawab pimpinan pengawas
ikm_pendek_baru                GET,POST  penanggung_jawab admin
ikm_instrumen_baru             GET,POST  penanggung_jawab admin
ikm_pendek_tutup               POST      penanggung_jawab admin

dasbor                         GET       penanggung_jawab pimpinan pengawas
dasbor:unit                    GET       penanggung_jawab pimpinan pengawas
dasbor_ikm                     GET       penanggung_jawab pimpinan pengawas
dasbor_ikm:unit                GET       penanggung_jawab pimpinan pengawas
dasbor_mengapa                 GET       penanggung_jawab pimpinan pengawas
dasbor_mengapa:unit            GET       penanggung_jawab pimpinan pengawas
dasbor_harapan                 GET       penanggung_jawab pimpinan pengawas
dasbor_harapan:unit            GET       penanggung_jawab pimpinan pengawas
dasbor_banding                 GET       penanggung_jawab pimpinan pengawas
dasbor_banding:unit            GET       penanggung_jawab pimpinan pengawas
dasbor_jawaban                 GET       penanggung_jawab pimpinan pengawas
dasbor_jawaban:unit            GET       penanggung_jawab pimpinan pengawas
dasbor_rencana                 GET       penanggung_jawab pimpinan pengawas
dasbor_rencana:unit            GET       penanggung_jawab pimpinan pengawas
dasbor_rencana_baru            GET,POST  penanggung_jawab pimpinan
dasbor_rencana_batal           GET,POST  penanggung_jawab pimpinan
dasbor_rencana_kemajuan        POST      penanggung_jawab pimpinan

api_unit                       GET       semua
api_unit_satu                  GET       semua
api_layanan                    GET       semua
api_layanan_satu               GET       semua
api_standar                    GET       semua
api_standar_satu               GET       semua
api_standar_sippn              GET       semua
api_maklumat                   GET       semua
api_spm                        GET       semua
api_dokumen                    GET       semua
api_biro_jasa                  GET       semua
api_tiket                      POST      tiket
api_tiket_satu                 GET       semua
api_janji                      POST      tiket
api_janji_slot                 GET       tiket
api_janji_satu                 GET       tiket
api_janji_batalkan             POST      tiket
api_janji_ubah                 POST      tiket
api_janji_hadir                POST      tiket
api_loket                      GET       loket
api_loket_buka                 POST      loket
api_loket_tutup                POST      loket
api_loket_panggil              POST      loket
api_loket_panggil_ulang        POST      loket
api_loket_mulai                POST      loket
api_loket_selesai              POST      loket
api_loket_tidak_hadir          POST      loket
api_permohonan                 GET,POST  permohonan
api_permohonan_satu            GET       permohonan
api_permohonan_langkah         POST      permohonan
api_aduan                      POST      aduan
api_aduan_satu                 GET       semua
api_jawaban                    POST      jawaban
api_ikm                        GET       semua
"""


def baris() -> list[tuple[str, list[str], frozenset[str]]]:
    """[(address[:variant], methods, who)]."""
    hasil = []
    for satu in TABEL.strip().splitlines():
        if satu.strip():
            nama, metode, *siapa = satu.split()
            hasil.append((nama, metode.split(","), frozenset(siapa) - {"-"}))
    return hasil


def nama_alamat() -> set[str]:
    return {nama.partition(":")[0] for nama, _metode, _siapa in baris()}


def metode_alamat() -> dict[str, set[str]]:
    """Address → the methods it answers to."""
    hasil: dict[str, set[str]] = {}
    for nama, metode, _siapa in baris():
        hasil.setdefault(nama.partition(":")[0], set()).update(metode)
    return hasil


def wakil(nama: str, siapa: frozenset[str]) -> str:
    """Somebody of the cast whom the row lets in."""
    if nama.startswith("api_"):
        return "mesin"
    orang = siapa - {"semua", "masuk"}
    return min(orang) if orang else "petugas" if "masuk" in siapa else "tamu"


def diizinkan(jawaban, nama):
    """Was the person let in? A refusal is: sign in first, the question for the PIN, 401, 403, 404."""
    assert jawaban.status_code < 500 or nama == "siap", "a bug"
    if jawaban.status_code in (401, 403, 404, 405):
        return False
    tujuan = jawaban.headers.get("Location", "")
    return not (tujuan.startswith("/akun/login/") or (nama == "tanda_terima_aduan" and tujuan))

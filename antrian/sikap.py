"""Cards for whoever sits at a counter: six characters of people and how to serve each, the four A, a self-check.

After the training documents of pelayanan prima. Their source names the fourth character once as talkative and once as
"not talking much"; both have a card here. What an officer ticks in the self-check is theirs: it is sent nowhere.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Teks = str | Promise


@dataclass(frozen=True)
class Kartu:
    """`tanda`: how it shows; `layani`: what to do, three short sentences."""

    nama: Teks
    tanda: Teks
    layani: tuple[Teks, ...]


KARAKTER = (
    Kartu(
        _("Pendiam"),
        _("Menjawab singkat, jarang bertanya, ragu meminta."),
        (
            _("Sapa dengan nama dan senyum lebih dahulu."),
            _("Ajukan pertanyaan yang mudah dijawab, satu per satu."),
            _("Ulangi kesimpulannya; pastikan tidak ada yang tertinggal."),
        ),
    ),
    Kartu(
        _("Tidak sabar"),
        _("Melihat jam, berdiri di depan meja, minta cepat."),
        (
            _("Katakan langsung berapa lama dan apa langkah berikutnya."),
            _("Kerjakan tanpa jeda; bila menunggu, sebut sebabnya."),
            _("Jangan membela diri, jangan melompati antrean orang lain."),
        ),
    ),
    Kartu(
        _("Banyak bicara"),
        _("Bercerita panjang, berpindah pokok."),
        (
            _("Dengarkan sebentar dengan sungguh-sungguh."),
            _("Tangkap keperluannya, ulangi dalam satu kalimat, lalu kerjakan."),
            _("Arahkan kembali dengan pertanyaan tertutup, tetap ramah."),
        ),
    ),
    Kartu(
        _("Tidak banyak bicara"),
        _("Tahu yang dicari, tidak suka basa-basi."),
        (
            _("Layani ringkas dan tepat, tanpa percakapan tambahan."),
            _("Tunjukkan tertulis: syarat, biaya, tanggal selesai."),
            _("Beri kesempatan bertanya sebelum menutup."),
        ),
    ),
    Kartu(
        _("Senang berdebat"),
        _("Membantah, membandingkan, menguji jawaban."),
        (
            _("Tetap tenang; jangan ikut berdebat, jangan meninggikan suara."),
            _("Sampaikan aturan yang diumumkan dan tunjukkan tulisannya."),
            _("Setujui yang benar; selebihnya tawarkan jalur aduan atau atasan."),
        ),
    ),
    Kartu(
        _("Banyak permintaan"),
        _("Meminta beberapa hal sekaligus, berubah-ubah."),
        (
            _("Catat semuanya, sepakati urutannya."),
            _("Penuhi yang dapat; jelaskan yang tidak dapat beserta sebabnya."),
            _("Alihkan kepada yang lebih mampu, dengan catatan, bukan dengan mengulang."),
        ),
    ),
)

EMPAT_A = (
    Kartu(
        _("Sikap (attitude)"),
        _("Yang terlihat sebelum kata pertama."),
        (
            _("Penampilan serasi, meja rapi."),
            _("Berpikir positif tentang orang di depan Anda."),
            _("Menghargai: berdiri atau menegakkan badan, sebut namanya."),
        ),
    ),
    Kartu(
        _("Perhatian (attention)"),
        _("Dengar, amati, pikirkan."),
        (
            _("Dengarkan sampai selesai."),
            _("Amati: perlu kursi, bantuan baca, juru bahasa, pendamping?"),
            _("Pikirkan apa yang sebenarnya dibutuhkan."),
        ),
    ),
    Kartu(
        _("Tindakan (action)"),
        _("Keluhan: lima langkah."),
        (
            _("Dengarkan, minta maaf, ulangi masalahnya."),
            _("Selesaikan, atau sebut siapa yang menyelesaikan dan kapan."),
            _("Ucapkan terima kasih; catat supaya tidak terulang."),
        ),
    ),
    Kartu(
        _("Antisipasi (anticipation)"),
        _("Sebelum terjadi."),
        (
            _("Siapkan jalan cadangan bila jaringan atau alat mati."),
            _("Tahu siapa pengganti Anda dan siapa yang dapat memutuskan."),
            _("Beri tahu lebih dahulu yang akan lama atau berubah."),
        ),
    ),
)

PERIKSA_DIRI = (
    _("Saya menyapa dengan nama, sebelum bertanya nomor."),
    _("Saya tidak membiarkan orang menunggu tanpa kabar."),
    _("Saya menyebut semua kekurangan berkas sekaligus, tertulis."),
    _("Saya tidak meminta syarat di luar standar yang diumumkan."),
    _("Saya tidak menerima imbalan, dan mengatakan tarif resminya."),
    _("Saya mengalihkan kepada yang lebih mampu bila bukan keahlian saya."),
    _("Setelah layanan yang berat, saya beristirahat sebentar sebelum memanggil lagi."),
)

from typing import Any

from django.utils import timezone

from pelayanan.operasi_awal import AdminSudahAda, buat_kode_admin
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Membuat kode sekali pakai untuk halaman admin pertama (/mulai/) sebuah unit sungguhan."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kode, sampai = buat_kode_admin()
        except AdminSudahAda:
            self.salah(
                "Portal ini sudah punya admin, atau bukan portal unit: kode admin pertama tidak ada lagi."
            )
        self.kabar(f"Buka /mulai/ dan masukkan kode ini sebelum {timezone.localtime(sampai):%H.%M}.")
        self.stdout.write(kode)

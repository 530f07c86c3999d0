from typing import Any

from pelayanan.operasi_awal import AdminSudahAda, buat_kode_admin
from pelayanan.perintah import Perintah


class Command(Perintah):
    help = "Membuat kode sekali pakai untuk halaman admin pertama (/mulai/) sebuah unit sungguhan."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kode, _sampai = buat_kode_admin()
        except AdminSudahAda:
            self.salah(
                "Portal ini sudah punya admin, atau bukan portal unit: kode admin pertama tidak ada lagi."
            )
        self.kabar("Buka /mulai/ dan masukkan kode ini dalam satu jam.")
        self.stdout.write(kode)

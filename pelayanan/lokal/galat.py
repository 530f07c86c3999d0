"""The one error of this package."""


class Gagal(Exception):
    """Something on this machine is in the way; the message is one line that says what to do about it."""


def pesan_os(galat: OSError, sedang: str) -> str:
    """A foreseeable OSError in words: full disk and missing permission get their own advice."""
    import errno

    tempat = f" ({galat.filename})" if galat.filename else ""
    if galat.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"Ruang disk habis saat {sedang}{tempat}: kosongkan ruang disk, lalu ulangi perintah yang sama."
        )
    if galat.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Tidak ada izin menulis saat {sedang}{tempat}: jalankan sebagai pemilik folder ini."
    return f"Gagal saat {sedang}{tempat}: {galat.strerror or galat}."

"""The bare statements: what issuing and calling cost when nothing is checked, written down or told."""

from typing import Any

PENGHITUNG = """
INSERT INTO antrian_penghitung (unit_id, awalan, tanggal, terakhir) VALUES (%s, 'Z', current_date, 1)
ON CONFLICT (unit_id, awalan, tanggal) DO UPDATE SET terakhir = antrian_penghitung.terakhir + 1 RETURNING terakhir
"""
TIKET = """
INSERT INTO antrian_tiket (kode, unit_id, layanan_id, kunjungan_id, tanggal, awalan, urut, status, jalur, giliran_pada,
  kebutuhan, kanal, ponsel, permohonan, langkah, diambil_pada, masuk_pada, jumlah_panggil, hasil, catatan, dicetak)
SELECT 'Z' || left(md5(random()::text), 12), %s, %s, (SELECT min(id) FROM pelayanan_kunjungan), current_date, 'Z', %s,
  'dibatalkan', 'reguler', now(), '{}', 'api', '', '', 0, now(), now(), 0, '', '', 0 RETURNING id
"""
KLAIM = """
UPDATE antrian_tiket SET status = 'dibatalkan' WHERE id = (
  SELECT id FROM antrian_tiket WHERE status = 'menunggu' AND unit_id = %s ORDER BY giliran_pada LIMIT 1
  FOR UPDATE SKIP LOCKED) RETURNING id
"""


def ambil(k: Any, unit: int, layanan: int) -> int:
    k.execute(PENGHITUNG, [unit])
    urut: int = k.fetchone()[0]
    k.execute(TIKET, [unit, layanan, urut])
    return urut


def panggil(k: Any, unit: int) -> int | None:
    k.execute(KLAIM, [unit])
    baris = k.fetchone()
    return baris[0] if baris else None

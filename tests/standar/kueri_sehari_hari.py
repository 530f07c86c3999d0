"""Forty everyday queries, written down before the search was built: (what is typed, codes that would be right).

One of the right ones must stand in the first three, in a catalogue of all published standards.
"""

KK = {"KUD-KK", "MLT-KK", "LMG-KKBARU"}
LAHIR = {"KUD-AKTALAHIR", "SLM-AKTALAHIR"}
MATI = {"KUD-AKTAMATI", "KBB-AKTAMATI"}
KTP = {"WKN-KTPEL", "PJY-REKAM", "WNG-KTPEL-UBAH"}
PINDAH = {"KUD-SKPWNI", "PDB-PINDAH", "WNG-SKDWNI"}
FARMASI = {"SDS-FARMASI", "KDR-FARMASI", "CTR-FARMASI"}
DAFTAR = {"SBA-LOKET", "DPS-LOKET", "TKR-DAFTAR", "SPA-LOKET", "BLB-LOKET"}
BANGUN = {"BLG-IMB", "MTR-PBG"}

KUERI: list[tuple[str, set[str]]] = [
    ("kk hilang", KK),
    ("akte lahir anak", LAHIR),
    ("ktp ilang", {"WNG-KTPEL-UBAH", "WKN-KTPEL"}),
    ("pindah domisili", PINDAH),
    ("kk", KK),
    ("akte lahir", LAHIR),
    ("bikin ktp baru", {"WKN-KTPEL", "PJY-REKAM"}),
    ("rekam ktp", {"PJY-REKAM"}),
    ("kartu identitas anak", {"WNG-KIA"}),
    ("ektp rusak", {"WNG-KTPEL-UBAH", "WKN-KTPEL"}),
    ("akte kematian", MATI),
    ("orang tua meninggal", MATI),
    ("surat pindah", PINDAH),
    ("baru datang dari luar kota", {"WNG-SKDWNI"}),
    ("sktm", {"TYU-SKTM"}),
    ("surat miskin", {"TYU-SKTM"}),
    ("legalisir kk", {"SLM-LEGALISIR"}),
    ("stempel camat legalisasi", {"BGL-LEGALISASI"}),
    ("surat pengantar nikah", {"SPN-NIKAH"}),
    ("nikah di kua", {"KUA-NIKAH"}),
    ("dispensasi kawin", {"BSL-DISPNIKAH"}),
    ("gugat cerai", {"PA-CERAIGUGAT"}),
    ("sakit gigi", {"SBA-GIGI"}),
    ("cabut gigi", {"SBA-GIGI"}),
    ("periksa hamil", {"SBA-KIA"}),
    ("cek darah", {"RCS-LAB"}),
    ("berobat", {"SBA-UMUM", "PLG-UMUM", *DAFTAR}),
    ("ambil obat", FARMASI),
    ("daftar pasien baru", DAFTAR),
    ("ijin praktek dokter", {"PDG-SIPDOKTER"}),
    ("imb", BANGUN),
    ("izin bangun rumah", BANGUN),
    ("ijin usaha", {"TLB-NIB"}),
    ("bayar pajak motor", {"SMT-PENGESAHAN", "PSR-GANTIWARNA"}),
    ("ganti warna motor", {"PSR-GANTIWARNA"}),
    ("kartu kelurga", KK),
    ("akta kelahirn", LAHIR),
    ("pencatatn kematin", MATI),
    ("tambah anggota keluarga kk", KK),
    ("suket lahir dari bidan", {"BTK-SKL", *LAHIR}),
]

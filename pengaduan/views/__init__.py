"""Pages: of the pelapor (`warga`, `baru`) and of the officers (`petugas`)."""

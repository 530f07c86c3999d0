"""Finding a service in plain Indonesian: `mesin.cari` asks, `indeks` writes, `kata` and `padanan` know the words."""

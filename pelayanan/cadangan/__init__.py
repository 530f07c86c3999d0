"""A whole portal in one encrypted file, and back.

arsip.py   the file: encrypted, authenticated, in chunks; parts with a digest each. Pure.
alat.py    pg_dump and pg_restore: which, and do they fit the server
isi.py     what is compared after a restore: rows of each table, heads of the chains
buat.py    database, uploads and keys → file         pulih.py   file → empty database and folder
jadwal.py  daily, with retention; is it late         (the only one that needs Django)
"""

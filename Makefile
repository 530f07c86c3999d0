# Two commands on a bare machine (python3 with venv, make, git): `make run` is the demo, `make test` proves it.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
export PORT HOST
# Compiled modules are kept: without them every process compiles Django anew, and every run rewrites every test.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test pasang uji-cepat rapikan kunci skema bahasa siapkan bersih

help: ## daftar perintah ini
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 18

run: pasang ## jalankan portal contoh; UNIT=1 unit sungguhan (PORT, HOST, DATA; DATABASE_URL, REDIS_URL server sendiri)
	@exec .venv/bin/python -m pelayanan.jalankan

test: pasang ## semua pemeriksaan dan uji, termasuk uji peramban
	@exec sh alat/uji.sh

uji-cepat: pasang ## seperti test, tanpa uji peramban
	@exec sh alat/uji.sh --tanpa-peramban

pasang: ## bangun .venv dari requirements.lock
	@$(PYTHON) alat/pasang.py

rapikan: pasang ## perbaiki format dan lint yang dapat diperbaiki sendiri
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

kunci: pasang ## perbarui requirements.lock dari pyproject.toml
	@sh alat/kunci.sh

skema: pasang ## tulis ulang openapi.yaml dari kode
	@DATABASE_URL=postgres://prima@/prima?host=/tidak-ada REDIS_URL=redis://127.0.0.1:1/0 \
	  .venv/bin/python manage.py spectacular --file openapi.yaml --validate --fail-on-warn

bahasa: ## susun katalog Inggris dari locale/en/LC_MESSAGES/django.po (perlu msgfmt dari paket gettext)
	@cd locale/en/LC_MESSAGES && msgfmt --check-format -o django.mo django.po

siapkan: pasang ## migrasi dan berkas statis untuk server di DATABASE_URL
	@.venv/bin/python -m pelayanan.siapkan migrasi aset

bersih: ## hapus .venv dan hasil bangunan; .data/ tidak disentuh
	@rm -rf .venv static_terkumpul .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The portal for a server with PostgreSQL 18 and Valkey beside it (docker-compose.yml). The demo needs none of
# this: `make run`.
FROM debian:12-slim AS bangun
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv ca-certificates \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /portal
COPY requirements.lock ./
COPY alat/pasang.py alat/
RUN python3 alat/pasang.py
COPY . .
# Static files are the image's, not the container's: every replica serves the same bytes.
RUN RAHASIA=hanya-saat-membangun .venv/bin/python -m pelayanan.siapkan aset

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends python3 tzdata espeak-ng sox libsox-fmt-base \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /portal --shell /usr/sbin/nologin portal \
    && install -d -o portal /data/berkas /data/cadangan
COPY --from=bangun /portal /portal
WORKDIR /portal
USER portal
ENV PATH=/portal/.venv/bin:$PATH PYTHONUNBUFFERED=1 FOLDER_BERKAS=/data/berkas
EXPOSE 8000
# kill-timeout: open live screens must not hold up a stop. backpressure: each of them is one open request.
CMD ["granian", "--interface", "asgi", "--host", "0.0.0.0", "--port", "8000", "--no-ws", "--workers", "2", \
     "--backlog", "4096", "--backpressure", "4096", "--workers-kill-timeout", "3", "--respawn-failed-workers", \
     "--log-level", "warning", "pelayanan.asgi:application"]

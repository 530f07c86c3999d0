"""One server address in the dialects of its clients."""

from urllib.parse import parse_qs, urlsplit


def url_celery(redis_url: str) -> str:
    """REDIS_URL as kombu writes it: a unix socket is ``redis+socket:///path?virtual_host=0`` there."""
    bagian = urlsplit(redis_url)
    if bagian.scheme != "unix":
        return redis_url
    nomor = parse_qs(bagian.query).get("db", ["0"])[0]
    return f"redis+socket://{bagian.path}?virtual_host={nomor}"

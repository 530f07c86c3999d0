"""The one synchronous Redis client of a process: short timeouts, because nothing may wait for it."""

from functools import cache

import redis
from django.conf import settings


@cache
def klien() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.3, socket_timeout=1)

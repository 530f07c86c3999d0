"""Who asks, when reverse proxies of our own stand in front: the address the outermost of them saw.

Each proxy adds to the right of X-Forwarded-For whom it heard from, so the entry PROKSI places from the right is true
and everything left of it is what the client itself wrote. Without PROKSI nobody is believed.
"""

import ipaddress
from typing import Any


def di_balik(scope: dict[str, Any], banyak: int) -> dict[str, Any]:
    """`scope` (ASGI http) with the client's own address; unchanged when no proxy says one."""
    if not banyak:
        return scope
    jejak = [
        alamat.strip()
        for nama, isi in scope["headers"]
        if nama.lower() == b"x-forwarded-for"
        for alamat in isi.decode("latin-1").split(",")
    ]
    if len(jejak) < banyak:
        return scope
    try:
        alamat = str(ipaddress.ip_address(jejak[-banyak]))
    except ValueError:
        return scope
    return {**scope, "client": (alamat, 0)}

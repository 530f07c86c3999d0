"""What every command of ours shares: the result alone on stdout, messages on stderr, exit 0, 1 or 2."""

from typing import NoReturn

from django.core.management.base import BaseCommand, CommandError


class Galat(CommandError):
    """Bad input (exit 2). Django prints the class name before the message, so the name is Indonesian."""

    def __init__(self, pesan: str, *, returncode: int = 2) -> None:
        super().__init__(pesan, returncode=returncode)


class Perintah(BaseCommand):
    """Base of the portal's commands. `salah()` = bad input, exit 2; `cacat()` = a check found a fault, exit 1."""

    requires_system_checks: list[str] = []

    def salah(self, pesan: str) -> NoReturn:
        raise Galat(pesan)

    def cacat(self, pesan: str) -> NoReturn:
        raise Galat(pesan, returncode=1)

    def kabar(self, pesan: str) -> None:
        """A message for the person, on stderr."""
        self.stderr.write(pesan)

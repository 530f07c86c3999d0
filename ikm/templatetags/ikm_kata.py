"""The shared sentences of `kata.py` in templates."""

from django import template

from ikm import kata

register = template.Library()


@register.simple_tag
def rincian_kecil() -> str:
    """What is hidden of small parts, and why."""
    return str(kata.RINCIAN_KECIL)

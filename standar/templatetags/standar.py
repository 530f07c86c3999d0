"""Template words of standards."""

from django import template

register = template.Library()


@register.filter
def patah(teks: str) -> str:
    """`baru/perubahan/hilang` may break after its slashes on a narrow screen."""
    return str(teks).replace("/", "/\u200b")

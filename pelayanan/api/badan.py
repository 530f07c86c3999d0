"""The body of a request: JSON, of a size and a depth that somebody means."""

import io
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """DRF's parser reads any length at once and dies of a hundred thousand brackets."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        isi = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(isi) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise ParseError(_("Isi permintaan terlalu besar."))
        try:
            return super().parse(io.BytesIO(isi), media_type, parser_context)
        except (RecursionError, LookupError) as galat:  # LookupError: a charset nobody knows
            raise ParseError(_("Isi permintaan tidak terbaca sebagai JSON.")) from galat

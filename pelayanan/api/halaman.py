"""Pages of 50 with a cursor: ``{hasil, berikut, sebelum}``. A cursor does not slip when rows are added."""

import re
from typing import Any

from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response


class Halaman(CursorPagination):
    page_size = 50
    ordering = "pk"
    cursor_query_param = "kursor"
    cursor_query_description = "Penanda halaman dari tautan `berikut` atau `sebelum`."

    def decode_cursor(self, request: Request) -> Cursor | None:
        kursor = super().decode_cursor(request)
        if (
            kursor is not None
            and kursor.position is not None
            and not re.fullmatch(r"[0-9]{1,18}", str(kursor.position))
        ):
            raise NotFound(self.invalid_cursor_message)
        return kursor

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"hasil": data, "berikut": self.get_next_link(), "sebelum": self.get_previous_link()})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        tautan = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["hasil", "berikut", "sebelum"],
            "properties": {"hasil": schema, "berikut": tautan, "sebelum": tautan},
        }

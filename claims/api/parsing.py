"""A request's JSON, or a problem in words: never more of it than a page may send."""

import json
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.parsers import JSONParser

from claims.api.problems import MALFORMED, Problem


class BoundedJSONParser(JSONParser):
    """Reads as much as `DATA_UPLOAD_MAX_MEMORY_SIZE` allows, which Django itself asks of forms only."""

    def parse(self, stream: BinaryIO, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value that the body holds."""
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise RequestDataTooBig
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_no_constant)
        except UnicodeDecodeError as error:
            raise Problem(MALFORMED, f"The request is no UTF-8: byte {error.start + 1:,} fits no character.") from None
        except RecursionError:
            raise Problem(MALFORMED, "The request is nested too deeply to be read.") from None
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            raise Problem(MALFORMED, f"The request is no JSON: {error.msg.lower()} at {place}.") from None
        except ValueError as error:  # a number of thousands of digits, or one that JSON does not know
            raise Problem(MALFORMED, f"The request holds a number that cannot be read: {error}.") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"“{name}” is none in JSON")

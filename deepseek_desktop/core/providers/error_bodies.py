"""What a host means by the body of an error: whatever shape it has, and whatever it blames."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from html import unescape
from time import time
from typing import Any

REFUSALS = {400, 403, 413, 422}
TRACE = "Traceback (most recent call last)"
_DEEPEST = 20
_NO_MONEY = re.compile(
    r"(?i)insufficient.{0,20}(balance|quota|credit|fund)|(out of|no|not enough) credits"
    r"|quota_exhausted|exceeded your current quota"
)
_NO_MODEL = re.compile(
    r"(?i)model.{0,60}\bnot? (exist|found|available|a valid|supported\b(?! param))|no such model"
    r"|unknown model|invalid model|supported api model names|not a valid model|model_not_found"
    r"|model.{0,60}(decommissioned|been (retired|removed|shut down))|no endpoints found for"
)
_TOO_LONG = re.compile(
    r"(?i)context.{0,20}(length|window|limit|size)|too many (input )?tokens"
    r"|(prompt|input|messages?) (is|are) too long|(longer than|exceeds?) .{0,40}(context|token)"
    r"|range of input length|reduce the (length|size) of"
    r"|tokens.{0,40}must be (<=|less|at most|smaller)"
)
_LOADING = re.compile(r"(?i)loading model|model is (still )?loading")
_OBJECTIONABLE = re.compile(
    r"(?i)content exists risk|inappropriate content|sensitive (content|information)|flagged"
    r"|data_?inspection|content[ _]?(filter|management)|requires moderation|usage polic"
)
_NO_REGION = re.compile(r"(?i)\b(country|region|territory|location)\b")
_TITLE = re.compile(r"(?is)<title[^>]*>(.*?)</title>")


def text_of(body: bytes) -> str:
    """Return the sentence in an error body; of a web page only the title."""
    text = body.decode("utf-8", "replace").strip()
    if text.startswith("<"):
        title = _TITLE.search(text)
        return unescape(title[1]) if title else ""
    try:
        return text_in(json.loads(text)) or ""
    except (ValueError, RecursionError):
        return text


def text_in(value: object, depth: int = 0) -> str | None:
    """Find the sentence in an error's JSON, whatever shape a host gave it."""
    if depth > _DEEPEST:
        return None
    match value:
        case str():
            return value.strip() or None
        case dict():
            names = ("error", "message", "detail", "msg", "details")
            inner = (text_in(value.get(name), depth + 1) for name in names)
            said = next((text for text in inner if text), None)
            return " ".join(filter(None, (said, _said_upstream(value, depth + 1)))) or None
        case list():
            return next((text for each in value if (text := text_in(each, depth + 1))), None)
        case _:
            return None


def _said_upstream(error: Mapping[str, Any], depth: int) -> str | None:
    """Return what the host behind a router said, where the router passes it on."""
    metadata = error.get("metadata")
    raw = metadata.get("raw") if isinstance(metadata, dict) else None
    return text_of(raw.encode("utf-8", "replace")) if isinstance(raw, str) else text_in(raw, depth)


def blames_money(said: str) -> bool:
    """Whether the account has nothing left."""
    return _NO_MONEY.search(said) is not None


def blames_model(said: str) -> bool:
    """Whether the host does not know the model."""
    return _NO_MODEL.search(said) is not None


def blames_length(said: str) -> bool:
    """Whether the prompt is too long for the model."""
    return _TOO_LONG.search(said) is not None


def blames_content(said: str) -> bool:
    """Whether a filter objects to what the prompt says."""
    return _OBJECTIONABLE.search(said) is not None


def blames_region(said: str) -> bool:
    """Whether the host does not serve where the request comes from."""
    return _NO_REGION.search(said) is not None


def blames_request(error: object) -> bool:
    """Whether an error inside a response carries a status that blames the request."""
    if not isinstance(error, dict):
        return False
    codes = (error.get(name) for name in ("code", "status", "statusCode"))
    return any(isinstance(code, int | str) and str(code) in map(str, REFUSALS) for code in codes)


def is_loading(said: str) -> bool:
    """Whether a server is still reading its model."""
    return _LOADING.search(said) is not None


def wait_of(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that `Retry-After` asks for, 0 for a past time; None for no or nonsense.

    The header is a number of seconds or a date (RFC 9110, 10.2.3); some hosts send fractions.
    """
    text = headers.get("retry-after", "").strip()
    if re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text, re.ASCII):
        return max(0.0, float(text))
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time())
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None

"""One way to write JSON, so that a checksum can be computed over it again.

Canonical JSON here: the keys of each object in the order of their code points, no blanks between
tokens, characters as they are but `"`, `\\` and those below U+0020, which are escaped as JSON has
them shortest (`\\n`, `\\u001f`), numbers as Python writes them back (the shortest digits that read
as the same number; a whole number without a point is an integer). Encoded as UTF-8; half a
character, which UTF-8 cannot hold, is written as `?`.
"""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> bytes:
    """Return a JSON value in the one way that checksums are computed over."""
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode("utf-8", "replace")


def checksum(value: object) -> str:
    """Return the SHA-256 of a JSON value in its canonical form, in hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def text_checksum(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

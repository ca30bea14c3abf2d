"""Names of files that every system takes, made of titles that may hold anything."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path

_UNFIT = re.compile(r"[^\w -]+")
_MOST_BYTES = 150
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(\..*)?", re.IGNORECASE)


def is_reserved(name: str) -> bool:
    """Whether Windows takes a name for a device, whatever it ends with."""
    return _RESERVED.fullmatch(name.rstrip(" .")) is not None


class Names:
    """Gives names that begin with a day and go on with a title; none is given twice."""

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._given: set[str] = set()

    def name_for(self, title: str, at: datetime) -> str:
        """Return a name; systems that do not tell capitals from small letters can tell it, too."""
        stem = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", title)).split())
        stem = stem.encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip(" -_")
        begun = f"{at:%Y-%m-%d} {stem}".rstrip()
        name, number = f"{begun}{self._suffix}", 1
        while (known := unicodedata.normalize("NFKC", name).casefold()) in self._given:
            number += 1
            name = f"{begun} {number}{self._suffix}"
        self._given.add(known)
        return name


def free_path(path: Path) -> Path:
    """Return a path that nothing has yet: the given one, or the same with a number."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name} {number}")
    return free

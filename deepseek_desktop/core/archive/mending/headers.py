"""The first bytes of an archive's file, written anew where they were overwritten."""

from __future__ import annotations

from pathlib import Path

from deepseek_desktop.core.archive import schema

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_PAGE_BYTES = 4096  # what every archive has
_TREE_KINDS = {2, 5, 10, 13}  # how a page of SQLite can begin


def mend_header(copy: Path) -> None:
    """Give a copy of an archive the header of one, where it has none but goes on like one."""
    with copy.open("rb+") as file:
        begin = file.read(_HEADER_BYTES + 1)
        if begin.startswith(_MAGIC) or len(begin) <= _HEADER_BYTES:
            return
        if begin[_HEADER_BYTES] not in _TREE_KINDS:
            return  # nothing of an archive; SQLite will say so
        pages = copy.stat().st_size // _PAGE_BYTES
        file.seek(0)
        file.write(_header(pages))


def _header(pages: int) -> bytes:
    """Return a header as SQLite's file format describes it: sizes, counters, UTF-8, our mark."""
    numbers = {
        24: 1,  # changes
        28: pages,
        40: 1,  # changes of the schema
        44: 4,  # format of the schema
        56: 1,  # UTF-8
        60: len(schema.MIGRATIONS),
        68: schema.APPLICATION_ID,
        92: 1,  # changes at which the size above was right
    }
    header = bytearray(_HEADER_BYTES)
    header[:24] = _MAGIC + _PAGE_BYTES.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
    for place, value in numbers.items():
        header[place : place + 4] = value.to_bytes(4, "big")
    return bytes(header)

"""Finds rows in pages of a damaged file that SQLite does not come to any more.

The tree of a table says where its rows are. Where an inner page of it is gone, all pages below it
are out of SQLite's reach, though each of them tells what it is; so they are looked for one by one.
The format is that of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import mmap
import sqlite3
import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

_Bytes: TypeAlias = bytes | mmap.mmap

_PAGE_BYTES = 4096  # what every archive has
_LEAF_OF_TABLE = 13
_FIRST_TRUNK_AT = 32
_MOST_LOCAL = _PAGE_BYTES - 35
_LEAST_LOCAL = (_PAGE_BYTES - 12) * 32 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_KINDS: Mapping[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int)}


class Shape(Struct, frozen=True):
    """What rows of a table look like: columns in order with their types, and which must be there.

    `number` is the column that holds the row's number, if there is one.
    """

    columns: tuple[tuple[str, str], ...]
    needed: frozenset[str]
    least: int
    number: str | None

    def row(self, number: int, values: Sequence[Any]) -> dict[str, Any] | None:
        """Return values as a row of this table; None where they cannot be one."""
        if not self.least <= len(values) <= len(self.columns):
            return None
        row: dict[str, Any] = {}
        for (name, kind), value in zip(self.columns, values, strict=False):
            if name == self.number:
                if value is not None:  # SQLite keeps it elsewhere
                    return None
                row[name] = number
            elif not self._may_be(name, kind, value):
                return None
            else:
                row[name] = value
        return row

    def _may_be(self, name: str, kind: str, value: object) -> bool:
        if value is None:
            return name not in self.needed
        return isinstance(value, _KINDS.get(kind, (object,)))


def shape_of(connection: sqlite3.Connection, table: str) -> Shape:
    """Return what rows of a table look like."""
    columns = connection.execute("SELECT * FROM pragma_table_info(?)", (table,)).fetchall()
    needed = [c for c in columns if c[3] and c[4] is None]
    number = next((c[1] for c in columns if c[5] == 1 and c[2].upper() == "INTEGER"), None)
    return Shape(
        tuple((c[1], c[2].upper()) for c in columns),
        frozenset(c[1] for c in columns if c[3]),
        max((c[0] + 1 for c in needed), default=1),
        number,
    )


def stray_rows(file: Path, shapes: Mapping[str, Shape]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield rows of pages that are in use, with the one table each can belong to."""
    with (
        file.open("rb") as opened,
        mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        free = _free_pages(data)
        for page in range(len(data) // _PAGE_BYTES):
            for number, values in () if page in free else _rows(data, page):
                fitting = [
                    (table, row)
                    for table, shape in shapes.items()
                    if (row := shape.row(number, values)) is not None
                ]
                if len(fitting) == 1:
                    yield fitting[0]


def _rows(data: _Bytes, page: int) -> Iterator[tuple[int, list[Any]]]:
    start = page * _PAGE_BYTES
    head = start + (100 if page == 0 else 0)
    if data[head] != _LEAF_OF_TABLE:
        return
    count = int.from_bytes(data[head + 3 : head + 5], "big")
    for cell in range(count):
        at = head + 8 + 2 * cell
        place = int.from_bytes(data[at : at + 2], "big")
        if at + 2 > start + _PAGE_BYTES or place >= _PAGE_BYTES:
            return
        try:
            size, at = _varint(data, start + place)
            number, at = _varint(data, at)
            yield number, _values(_payload(data, at, size))
        except (IndexError, ValueError):  # this one is damaged, its neighbours may not be
            continue


def _payload(data: _Bytes, at: int, size: int) -> bytes:
    """Return the content of a cell, from all the pages that it goes on in."""
    if size <= _MOST_LOCAL:
        return data[at : at + size]
    local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (_PAGE_BYTES - 4)
    local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    pieces = [data[at : at + local]]
    following = int.from_bytes(data[at + local : at + local + 4], "big")
    missing = size - local
    while missing > 0:
        start = (following - 1) * _PAGE_BYTES
        if following < 1 or start + _PAGE_BYTES > len(data):
            raise ValueError("a part of it is gone")
        pieces.append(data[start + 4 : start + 4 + min(missing, _PAGE_BYTES - 4)])
        missing -= _PAGE_BYTES - 4
        following = int.from_bytes(data[start : start + 4], "big")
    return b"".join(pieces)


def _values(record: bytes) -> list[Any]:
    length, at = _varint(record, 0)
    kinds = []
    while at < length:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values: list[Any] = []
    for kind in kinds:
        value, size = _value(record, at, kind)
        values.append(value)
        at += size
    if at != len(record):
        raise ValueError("no record")
    return values


def _value(record: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in {0, 8, 9}:
        return (None if kind == 0 else kind - 8), 0
    if kind in _INTEGER_BYTES:
        size = _INTEGER_BYTES[kind]
        return int.from_bytes(record[at : at + size], "big", signed=True), size
    if kind == 7:
        return _float(record[at : at + 8]), 8
    if kind < 12:
        raise ValueError("no kind of value")
    size = (kind - 12) // 2
    piece = record[at : at + size]
    return (piece.decode("utf-8", "replace") if kind % 2 else piece), size


def _float(eight: bytes) -> float:
    (value,) = struct.unpack(">d", eight)
    return float(value)


def _varint(data: _Bytes, at: int) -> tuple[int, int]:
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1


def _free_pages(data: _Bytes) -> set[int]:
    """Return the pages that hold nothing any more, counted from 0, as far as the file knows them.

    What was deleted may still stand there.
    """
    free: set[int] = set()
    trunk = int.from_bytes(data[_FIRST_TRUNK_AT : _FIRST_TRUNK_AT + 4], "big")
    while 0 < trunk <= len(data) // _PAGE_BYTES and trunk - 1 not in free:
        start = (trunk - 1) * _PAGE_BYTES
        free.add(trunk - 1)
        count = min(int.from_bytes(data[start + 4 : start + 8], "big"), _PAGE_BYTES // 4 - 2)
        for leaf in range(count):
            at = start + 8 + 4 * leaf
            free.add(int.from_bytes(data[at : at + 4], "big") - 1)
        trunk = int.from_bytes(data[start : start + 4], "big")
    return free

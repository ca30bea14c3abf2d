"""Reads a file in this process, as the process of an import does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.interchange.imports.reading import Reading
from deepseek_desktop.core.interchange.imports.source import Source

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of a file."""

    conversations: list[Conversation]
    remarks: Counter[Remark]
    formats: tuple[str, ...]
    keys: list[str]

    @property
    def only(self) -> Conversation:
        """The only conversation."""
        (conversation,) = self.conversations
        return conversation


def read(folder: Path, data: bytes, name: str = "export.json") -> Read:
    """Write a file and read it."""
    path = folder / name
    path.write_bytes(data)
    return read_file(path)


def read_file(path: Path) -> Read:
    """Read a file."""
    with Source(path, lambda *_: None) as source:
        source.checksum()
        reading = Reading(source, path.name, NOW)
        found = [kept.conversation for kept in reading.conversations()]
    remarks = reading.remarks
    return Read(found, remarks.counts, reading.formats, remarks.keys)

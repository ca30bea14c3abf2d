"""What comes out of a file that is imported, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from deepseek_desktop.core.domain.words import words


class Remark(StrEnum):
    """What was not taken as it stands in the file, or not at all."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"
    CUT_SHORT = "cut_short"
    DELETED = "deleted"
    GONE = "gone"
    BESIDE = "beside"
    NO_TEXT = "no_text"
    TOOL = "tool"
    FILES = "files"
    TWICE = "twice"
    NO_PARENT = "no_parent"
    CIRCLE = "circle"
    TOO_MANY = "too_many"
    TIME = "time"
    KEY = "key"
    KEY_KEPT = "key_kept"
    CHANGED = "changed"


REMARKS: Mapping[Remark, str] = {
    Remark.EMPTY: words("imports", "Conversations without any message, left out: {count}"),
    Remark.UNREADABLE: words("imports", "Damaged entries that cannot be read, left out: {count}"),
    Remark.TOO_LARGE: words("imports", "Entries that are too large, left out: {count}"),
    Remark.UNKNOWN: words("imports", "Entries that are no conversation, left out: {count}"),
    Remark.CUT_SHORT: words(
        "imports", "Files that break off in the middle; what was whole before it is here: {count}"
    ),
    Remark.DELETED: words(
        "imports",
        "Conversations and questions that you deleted here, which stay in the bin: {count}",
    ),
    Remark.GONE: words(
        "imports", "Entries whose conversation was deleted during the import, left out: {count}"
    ),
    Remark.BESIDE: words(
        "imports",
        "Questions, replies and verdicts that are here with other content, kept beside: {count}",
    ),
    Remark.NO_TEXT: words("imports", "Messages without text, left out: {count}"),
    Remark.TOOL: words("imports", "Messages of tools, left out: {count}"),
    Remark.FILES: words("imports", "Pictures and files whose text is not in the export: {count}"),
    Remark.TWICE: words("imports", "Messages that stand in the file twice, taken once: {count}"),
    Remark.NO_PARENT: words(
        "imports", "Messages whose predecessor is missing, taken as beginnings: {count}"
    ),
    Remark.CIRCLE: words("imports", "Messages that follow each other in a circle, cut: {count}"),
    Remark.TOO_MANY: words(
        "imports", "Messages beyond what one conversation can hold, left out: {count}"
    ),
    Remark.TIME: words("imports", "Times that cannot be true, replaced: {count}"),
    Remark.KEY: words("imports", "API keys in the file, made unreadable: {count}"),
    Remark.CHANGED: words(
        "imports", "Conversations that are not as they were exported, here as they are: {count}"
    ),
    Remark.KEY_KEPT: words(
        "imports", "Texts of your own archive that hold what looks like an API key: {count}"
    ),
}
"""What a remark says to a person, in the context "imports"."""

LABELS: Mapping[str, str] = {
    "deepseek": "DeepSeek",
    "chatgpt": "ChatGPT",
    "claude": "Claude",
    "open-webui": "Open WebUI",
    "librechat": "LibreChat",
    "chatbox": "Chatbox",
    "archive": "DeepSeek Desktop",
}
"""What the formats are called, by the names that are stored."""


class Added(Struct, frozen=True):
    """How much of a file is new here, and how much was here already.

    `grown` are conversations that were here and got something new, `known` those that did not.
    """

    conversations: int = 0
    grown: int = 0
    known: int = 0
    turns: int = 0
    replies: int = 0
    verdicts: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.conversations + other.conversations,
            self.grown + other.grown,
            self.known + other.known,
            self.turns + other.turns,
            self.replies + other.replies,
            self.verdicts + other.verdicts,
        )


class PastImport(Struct, frozen=True):
    """An import of the same file that has ended."""

    file_name: str
    at: datetime


class ImportReport(Struct, frozen=True):
    """What became of a file; `formats` are names of `LABELS`, `keys` how found keys are shown.

    `before` is the import of the same file after which nothing was done now.
    """

    file_name: str
    formats: tuple[str, ...] = ()
    added: Added = field(default_factory=Added)
    remarks: Mapping[Remark, int] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    before: PastImport | None = None


class ImportPhase(StrEnum):
    """How far an import is."""

    CHECKING = "checking"
    READING = "reading"
    ENDING = "ending"


class ImportProgress(Struct, frozen=True):
    """How much of a file was looked at, from 0 to 1, and what was added so far."""

    phase: ImportPhase
    share: float
    added: Added = field(default_factory=Added)

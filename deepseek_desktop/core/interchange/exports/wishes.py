"""What a person wants to export, and as what."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Format(StrEnum):
    """What can be made of conversations."""

    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """How the names of its files end."""
        return ".md" if self is Format.MARKDOWN else f".{self.value}"

    @property
    def is_for_reading(self) -> bool:
        """Whether each conversation is a file of its own, as it is shown."""
        return self not in {Format.JSON, Format.CSV}


class Wishes(Struct, frozen=True):
    """How conversations are exported.

    `has_reasoning` holds for what is for reading; `is_raw` leaves the cells of a table as they are,
    also where a program for tables would take them for formulas.
    """

    format: Format
    has_reasoning: bool = True
    is_raw: bool = False

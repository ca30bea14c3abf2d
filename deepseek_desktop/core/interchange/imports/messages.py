"""What the process that reads a file tells the one that keeps what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.kept import KeptConversation


@dataclass(frozen=True, slots=True)
class Looked:
    """How much of the file was looked at, from 0 to 1; `is_checking`: only for its checksum."""

    share: float
    is_checking: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The checksum of the file. Reading begins when the answer is true."""

    checksum: str


@dataclass(frozen=True, slots=True)
class Found:
    """Conversations that are whole."""

    conversations: tuple[KeptConversation, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The file was read to its end."""

    formats: tuple[str, ...]
    remarks: Mapping[Remark, int]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing of the file is to be kept; the sentence and its facts say why."""

    text: str
    facts: Mapping[str, str]

    @property
    def error(self) -> SettingError:
        """What to raise where it is told."""
        error = SettingError(self.text)
        error.failure = replace(error.failure, facts=self.facts)
        return error


ReaderMessage: TypeAlias = Looked | Checked | Found | Done | Refused

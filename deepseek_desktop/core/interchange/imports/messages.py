"""What the process that reads a file tells the one that keeps what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.kept import KeptConversation


class Looked(Struct, frozen=True):
    """How much of the file was looked at, from 0 to 1; `is_checking`: only for its checksum."""

    share: float
    is_checking: bool = False


class Checked(Struct, frozen=True):
    """The checksum of the file. Reading begins when the answer is true."""

    checksum: str


class Found(Struct, frozen=True):
    """Conversations that are whole."""

    conversations: tuple[KeptConversation, ...]


class Done(Struct, frozen=True):
    """The file was read to its end."""

    formats: tuple[str, ...]
    remarks: Mapping[Remark, int]
    keys: tuple[str, ...]


class Refused(Struct, frozen=True):
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

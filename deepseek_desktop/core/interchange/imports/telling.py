"""Tells by its shape which app a conversation comes from, and reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec import Struct

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.key_finding import found_key
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.imports import (
    chatbox,
    chatgpt,
    claude,
    deepseek,
    librechat,
    open_webui,
    own,
)
from deepseek_desktop.core.interchange.imports.growing import conversation_of
from deepseek_desktop.core.interchange.imports.json_values import (
    Element,
    JsonValues,
    Member,
    ObjectEnded,
)
from deepseek_desktop.core.interchange.imports.remarks import Remarks
from deepseek_desktop.core.interchange.imports.talk import Json, Talk
from deepseek_desktop.core.interchange.imports.times import Clock

_MOST_NAMES_TOLD = 12
_REPORT = "deepseek-desktop-report"


class _Format(Struct, frozen=True):
    name: str
    fits: Callable[[Json], bool]
    read: Callable[[Json, Clock], Talk]


# DeepSeek's tree looks like ChatGPT's, so it is looked for first.
_FORMATS = (
    _Format("deepseek", deepseek.fits, deepseek.read),
    _Format("chatgpt", chatgpt.fits, chatgpt.read),
    _Format("claude", claude.fits, claude.read),
    _Format("librechat", librechat.fits, librechat.read),
    _Format("open-webui", open_webui.fits, open_webui.read),
    _Format("chatbox", chatbox.fits, chatbox.read),
)


class Telling:
    """Reads one export; `formats` are the names of those that were found in it."""

    def __init__(self, now: datetime, remarks: Remarks) -> None:
        self.formats: set[str] = set()
        self._now = now
        self._remarks = remarks
        self._clock = Clock(now, remarks)
        self._seen: list[str] = []

    def conversations(self, values: JsonValues) -> Iterator[KeptConversation]:
        """Yield the conversations of a JSON text; what is none is counted."""
        members: dict[str, object] = {}
        has_elements = False
        for each in values:
            match each:
                case Element(value):
                    has_elements = True
                    yield from self._read(value)
                case Member(name, value):
                    members[name] = value
                case ObjectEnded():
                    if has_elements:
                        self._warn_of_keys(members)
                    else:
                        yield from self._read(members)
                    members, has_elements = {}, False
        # Of an object that breaks off there may still be enough; else that it does is told.
        if members and not has_elements and (_fitting(members) or not self.formats):
            yield from self._read(members)

    def check_known(self, file_name: str) -> None:
        """Raise `SettingError` where nothing in the file was a conversation of a known shape."""
        if self.formats:
            return
        if not self._seen:
            raise SettingError(_NOTHING_READ, file=file_name)
        if self._seen[0] == _REPORT:
            raise SettingError(_A_REPORT, file=file_name)
        names = ", ".join(shown(name) for name in self._seen[:_MOST_NAMES_TOLD])
        raise SettingError(_UNKNOWN, file=file_name, seen=names)

    def _read(self, value: object) -> Iterator[KeptConversation]:
        if isinstance(value, dict) and own.fits(value):
            self.formats.add(own.NAME)
            line = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
            if (kept := own.kept_of(line, self._remarks)) is not None:
                yield kept
            return
        fitting = _fitting(value)
        if fitting is None or not isinstance(value, dict):
            self._remarks.note(Remark.UNKNOWN)
            if not self._seen:
                self._seen = _names_in(value)
            return
        self.formats.add(fitting.name)
        talk = fitting.read(value, self._clock)
        if (grown := conversation_of(talk, fitting.name, self._now, self._remarks)) is not None:
            yield KeptConversation(grown)

    def _warn_of_keys(self, members: dict[str, object]) -> None:
        """Tell of keys in what is not imported, like the settings of the other app."""
        inside: list[object] = list(members.values())
        while inside:
            value = inside.pop()
            if isinstance(value, dict):
                inside += value.values()
            elif isinstance(value, list):
                inside += value
            elif isinstance(value, str) and (found := found_key(value)) is not None:
                self._remarks.note_key(Remark.KEY, found.shown)


def _fitting(value: object) -> _Format | None:
    if not isinstance(value, dict):
        return None
    return next((each for each in _FORMATS if each.fits(value)), None)


def _names_in(value: object) -> list[str]:
    """Return what a value of unknown shape calls its parts; first what it says it is."""
    if not isinstance(value, dict):
        return [type(value).__name__]
    if value.get("format") == _REPORT:
        return [_REPORT]
    said = [f"{name} {value[name]}" for name in ("format", "version") if name in value]
    return [*said, *(name for name in value if name not in {"format", "version"})]


_UNKNOWN = words(
    "errors",
    "{file} is not in a form that is known here. Known are the exports of DeepSeek, ChatGPT, "
    "Claude, Open WebUI, LibreChat and Chatbox, and our own. It begins with: {seen}.",
)
_A_REPORT = words("errors", "{file} is a report. Open it with “Open a report”.")
_NOTHING_READ = words(
    "errors", "Nothing in {file} could be read: it is damaged, or nobody said anything in it."
)

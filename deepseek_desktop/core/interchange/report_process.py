"""The process that reads a large report.

A thread would not do: Python's reader of JSON lets nobody else go on before it has come to the end
of a file, and 60 MB take it more than a second. What was read comes in pieces for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.imports.messages import Refused
from deepseek_desktop.core.interchange.imports.process import limit
from deepseek_desktop.core.interchange.opening import opened
from deepseek_desktop.core.interchange.report_reading import read_report_file

_MOST_CHARACTERS = 300_000  # in one piece; a single text may be longer
_OF_REPLY, _OF_BEAT, _OF_VERDICT = 2000, 50, 500  # characters that take as long to hand over


class Begun(Struct, frozen=True):
    """What a report holds but for its turns and verdicts."""

    conversation: Conversation


class Asked(Struct, frozen=True):
    """The next turn, without its replies."""

    turn: Turn


class Answered(Struct, frozen=True):
    """Replies of the turn that came last."""

    replies: tuple[Reply, ...]


class Judged(Struct, frozen=True):
    """Verdicts that the report holds."""

    verdicts: tuple[Verdict, ...]


class Ended(Struct, frozen=True):
    """All of it was told."""


Piece: TypeAlias = Begun | Asked | Answered | Judged | Ended | Refused


def read_for_parent(path: str, most_bytes: int, parent: Connection) -> None:
    """Read a report and tell `parent` what is in it, with so much memory at most."""
    limit(most_bytes)
    with suppress(BrokenPipeError, ConnectionError):  # nobody is listening any more
        try:
            for piece in pieces(opened(read_report_file(Path(path)))):
                parent.send(piece)
        except SettingError as error:
            parent.send(Refused(error.failure.text, error.failure.facts))
        except MemoryError:
            parent.send(Refused(_MEMORY, {}))


def pieces(conversation: Conversation) -> Iterator[Piece]:
    """Yield a conversation that was a report in pieces of which none takes long to hand over."""
    origin = conversation.from_report
    verdicts = () if origin is None else origin.verdicts
    bare = None if origin is None else replace(origin, verdicts=())
    yield Begun(replace(conversation, turns=(), head=None, from_report=bare))
    for turn in conversation.turns:
        yield Asked(replace(turn, replies=()))
        yield from _answered(turn.replies)
    most = _MOST_CHARACTERS // _OF_VERDICT
    for first in range(0, len(verdicts), most):
        yield Judged(verdicts[first : first + most])
    yield Ended()


def _answered(replies: Iterable[Reply]) -> Iterator[Answered]:
    batch: list[Reply] = []
    room = _MOST_CHARACTERS
    for reply in replies:
        batch.append(reply)
        room -= len(reply.reasoning) + len(reply.answer)
        room -= _OF_REPLY + _OF_BEAT * len(reply.pace)
        if room < 0:
            yield Answered(tuple(batch))
            batch, room = [], _MOST_CHARACTERS
    if batch:
        yield Answered(tuple(batch))


_MEMORY = words("errors", "This report needs more memory than is given to one.")

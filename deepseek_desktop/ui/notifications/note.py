"""What is told of replies that ended while nobody looked: never a word of their reasoning."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui.wording import explanation, sentence

_LINE_LENGTH = 120

translate = QCoreApplication.translate


class Note(Struct, frozen=True):
    """A note on the desktop, as plain text; a later one of the same conversation replaces it."""

    conversation_id: str
    title: str
    body: str


def note_of(conversation_id: str, title: str, replies: Sequence[Reply]) -> Note:
    """Return what to tell of the replies of one turn, a line for each."""
    if len(replies) == 1:
        reply = replies[0]
        return Note(conversation_id, f"{title} — {reply.identity.model}", ended_as(reply))
    lines = [_cut(f"{reply.identity.model}: {ended_as(reply)}") for reply in replies]
    return Note(conversation_id, title, "\n".join(lines))


def ended_as(reply: Reply) -> str:
    """Return the first line of an answer; where there is none, why, in a sentence."""
    if reply.failure is not None:
        return _cut(sentence(reply.failure))
    if not reply.is_answered and reply.outcome is not Outcome.COMPLETE:
        return _cut(explanation(reply))
    if line := first_line(reply.answer):
        return line
    return translate("Note", "It ended without an answer.")


def first_line(answer: str) -> str:
    """Return the first line of Markdown that says something, without its marks."""
    # A window is to be seen before the parser is loaded; whoever has an answer has it loaded.
    from deepseek_desktop.core.markup.writing import first_line as whole  # noqa: PLC0415 not needed at once

    return _cut(whole.first_line(answer))


def _cut(line: str) -> str:
    return line if len(line) <= _LINE_LENGTH else f"{line[: _LINE_LENGTH - 1].rstrip()}…"

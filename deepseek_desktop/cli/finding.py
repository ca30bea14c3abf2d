"""Finds what a person means by the first letters of an id."""

from __future__ import annotations

import argparse
from collections.abc import Collection

from deepseek_desktop.cli.printing import safe_line
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.words import words

_LEAST_LETTERS = 8
_TYPED_LENGTH = 40


def found_id(typed: str, ids: Collection[str], where: str) -> str:
    """Return the id that begins with what was typed; raise `SettingError` if not just one does."""
    matching = [known for known in ids if typed and known.startswith(typed)]
    if typed in matching:
        return typed
    if len(matching) != 1:
        text = _AMBIGUOUS if matching else _UNKNOWN
        shown = safe_line(typed)[:_TYPED_LENGTH]
        raise SettingError(text, typed=shown, count=str(len(matching)), where=where)
    return matching[0]


def short_ids(ids: Collection[str]) -> dict[str, str]:
    """Return of each id as many first letters as tell it from all others, at least eight."""
    length, longest = _LEAST_LETTERS, max(map(len, ids), default=0)
    while length < longest and len({known[:length] for known in ids}) < len(ids):
        length += 1
    return {known: known[:length] for known in ids}


async def stored_conversation(archive: Archive, typed: str) -> Conversation:
    """Return the conversation whose id begins with what was typed."""
    known = [summary.id for summary in await archive.summaries()]
    return await archive.conversation(found_id(typed, known, _CONVERSATIONS))


def found_turn(typed: str, conversation: Conversation) -> str:
    """Return the id of the turn, on any branch, that begins with what was typed."""
    return found_id(typed, [turn.id for turn in conversation.turns], _TURNS)


def turn_of(shown: ShownBranch, number: int | None) -> str:
    """Return the id of a question of the branch that is shown, from 1; None means the last."""
    path = shown.path
    if not path or (number is not None and number > len(path)):
        raise SettingError(_NO_QUESTION, count=str(len(path)))
    return path[(number or len(path)) - 1].id


def refuse_running(conversation: Conversation) -> None:
    """Raise `DeskError` while another process writes a reply of a conversation."""
    if any(reply.is_running for turn in conversation.turns for reply in turn.replies):
        raise DeskError(_RUNNING)


def refuse_veiled(conversation: Conversation, turn_id: str, arguments: argparse.Namespace) -> None:
    """Raise `DeskError` where a person would be told who answers before they have judged."""
    is_wanted = arguments.reveal or arguments.json
    if turn_id in conversation.settings.veiled and not is_wanted:
        raise DeskError(_VEILED)


_CONVERSATIONS = "deepseek-desktop conversations"
_TURNS = "deepseek-desktop show ID --all"
_UNKNOWN = words("errors", "No id begins with “{typed}”. See them with: {where}.")
_AMBIGUOUS = words(
    "errors", "{count} ids begin with “{typed}”: type more of the one you mean. See: {where}."
)
_NO_QUESTION = words("errors", "There is no such question: the branch that is shown has {count}.")
_RUNNING = words(
    "errors",
    "A reply in this conversation is just being written, by the window or another terminal. Wait "
    "until it has ended, or stop it there.",
)
_VEILED = words(
    "errors",
    "This was asked blind: who answered is hidden until you have judged in the window. To be told "
    "now, add --reveal.",
)

"""Reads the question and what goes along with it, and looks for what should not."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from deepseek_desktop.cli.options import STANDARD_INPUT
from deepseek_desktop.cli.printing import safe_line
from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.key_finding import found_key
from deepseek_desktop.core.domain.text_files import attachment_from, read_attachment
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.core.domain.words import words

_STANDARD_INPUT_NAME = "standard input"


def read_question(typed: str | None, files: Sequence[str]) -> Question:
    """Return what is asked, with the `files` that go along; `-` is standard input.

    Raises `SettingError` for a file that cannot go along, and where there is nothing to ask.
    """
    prompt = sys.stdin.read() if typed == STANDARD_INPUT else typed or ""
    question = Question(prompt, tuple(map(_attachment, files)))
    if question.is_empty:
        raise SettingError(words("errors", "There is no question: it is empty."))
    return question


def size_text(attachment: Attachment) -> str:
    """Return what is attached and about how many tokens it is."""
    tokens = estimate_tokens(attachment.text)
    return f"{safe_line(attachment.name)} ≈ {tokens:,} tokens (estimate)"


def refuse_keys(question: Question, system_prompt: str, known: Iterable[str]) -> None:
    """Raise `SettingError` where one of the `known` keys, or what looks like a key, would be sent.

    It says where the key stands, and shows its ends only.
    """
    known = tuple(known)
    places = [("the question", question.prompt), ("the instructions", system_prompt)]
    places += [(safe_line(each.name), each.text) for each in question.attachments]
    for place, text in places:
        found = found_key(text, known)
        if found is not None:
            shown = f"{found.shown}, {' or '.join(found.givers)}" if found.givers else found.shown
            raise SettingError(_KEY, place=place, shown=shown)


def _attachment(name: str) -> Attachment:
    try:
        if name == STANDARD_INPUT:
            return attachment_from(sys.stdin.buffer, _STANDARD_INPUT_NAME)
        return read_attachment(Path(name))
    except DeskError as error:
        facts: dict[str, Any] = dict(error.failure.facts)
        raise SettingError(error.failure.text, **facts) from error


_KEY = words(
    "errors",
    "In {place} is what looks like a key ({shown}). Keys are best not sent to a model, so nothing "
    "was sent. Take it out, or add --send-anyway.",
)

"""One line about the final answers of several replies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deepseek_desktop.cli.printing import safe_line
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.evaluation.agreement import Agreement, agreement
from deepseek_desktop.core.evaluation.agreement_words import summary
from deepseek_desktop.core.evaluation.read_answer import read_answer


def agreement_of(replies: Sequence[Reply]) -> Agreement:
    """Compare the final answers; what was cut has none."""
    return agreement(read_answer(reply.answer if is_whole(reply) else "") for reply in replies)


def agreement_line(replies: Sequence[Reply], letters: Sequence[str]) -> str:
    """Return whether replies agree, as a rule that is no judge; empty for fewer than two answers.

    `letters` are those of their lanes.
    """
    answered = [pair for pair in zip(replies, letters, strict=True) if pair[0].answer]
    if len(answered) < 2:
        return ""
    found = agreement_of([reply for reply, _ in answered])
    return safe_line(summary(found, [letter for _, letter in answered]))


def agreement_object(found: Agreement) -> dict[str, Any]:
    """Return what was compared as the object that `--json` prints."""
    return {
        "outcome": found.outcome,
        "doubt": found.doubt,
        "answers": [
            None if answer is None else {"text": answer.text, "origin": answer.origin}
            for answer in found.answers
        ],
        "groups": found.groups,
    }


def is_whole(reply: Reply) -> bool:
    """Whether a reply has an answer that was not cut."""
    return reply.is_answered and not reply.can_be_continued

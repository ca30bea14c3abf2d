"""Sentences about final answers: what was found, how, and why it cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.evaluation.agreement import Agreement, Doubt, Outcome
from deepseek_desktop.core.evaluation.final_answer import FinalAnswer, Origin

SIGNS = {Outcome.AGREE: "=", Outcome.DIFFER: "≠", Outcome.CANNOT_TELL: "?"}
"""A sign for each outcome, so that none is told by its colour."""

OUTCOMES = {
    Outcome.AGREE: words("agreement", "final answers agree"),
    Outcome.DIFFER: words("agreement", "final answers differ"),
    Outcome.CANNOT_TELL: words("agreement", "final answers: cannot tell"),
}

DOUBTS = {
    Doubt.NO_FINAL_ANSWER: words("agreement", "not every answer has a clear final one"),
    Doubt.OTHER_FORMS: words("agreement", "they are of different kinds"),
    Doubt.OTHER_UNITS: words("agreement", "they may be the same in other units"),
    Doubt.ROUNDED: words("agreement", "one may be the other one, rounded"),
    Doubt.TWO_READINGS: words("agreement", "a number can be read in two ways"),
    Doubt.OTHER_ORDER: words("agreement", "they are the same in another order"),
    Doubt.OTHER_WORDS: words("agreement", "other words may mean the same"),
    Doubt.OTHER_FORMULA: words("agreement", "other formulas may mean the same"),
    Doubt.OTHER_CODE: words("agreement", "other code may do the same"),
    Doubt.SEVERAL: words("agreement", "there are several answers in one reply"),
}

ORIGINS = {
    Origin.BOXED: words("agreement", "in a box (\\boxed)"),
    Origin.STATED: words("agreement", "stated as the answer"),
    Origin.OPTION: words("agreement", "an option chosen at the end"),
    Origin.NUMBER: words("agreement", "the number at the end"),
    Origin.CODE: words("agreement", "the last block of code"),
}

NOT_CLEAR = words("agreement", "no clear final answer")
CUT = words("agreement", "the answer was cut, so it has no final one")

RULE = words(
    "agreement",
    "A fixed rule looks for what is boxed, stated as the answer, chosen or concluded at the end, "
    "or the final code, and compares it as text and numbers. It does not judge what is right.",
)

_CODE = words("agreement", "code")
_MOST = 40


def summary(agreement: Agreement, letters: Sequence[str], say: Callable[[str], str] = str) -> str:
    """Return on one line what came of a comparison, with the letters of the replies.

    `say` translates a sentence of this module.
    """
    head = f"{SIGNS[agreement.outcome]} {say(OUTCOMES[agreement.outcome])}: "
    shown = [answer_text(answer, say) for answer in agreement.answers]
    match agreement.outcome:
        case Outcome.AGREE:
            return head + shown[0]
        case Outcome.CANNOT_TELL:
            return head + (say(DOUBTS[agreement.doubt]) if agreement.doubt else "")
        case Outcome.DIFFER if len(shown) <= 2:
            return head + " | ".join(shown)
        case Outcome.DIFFER:
            return head + " · ".join(_groups(agreement, letters, shown))


def answer_text(answer: FinalAnswer | None, say: Callable[[str], str] = str) -> str:
    """Return a final answer as it is written, on one line and not too long."""
    if answer is None:
        return "?"
    if answer.origin is Origin.CODE:
        return say(_CODE)
    text = " ".join(answer.text.split())
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def _groups(agreement: Agreement, letters: Sequence[str], shown: Sequence[str]) -> list[str]:
    unclear = [n for n, answer in enumerate(agreement.answers) if answer is None]
    groups = [*agreement.groups, *([tuple(unclear)] if unclear else [])]
    return [f"{', '.join(letters[n] for n in group)}: {shown[group[0]]}" for group in groups]

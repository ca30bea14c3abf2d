"""What a person reads of an answer who is not to know who wrote it."""

from __future__ import annotations

from deepseek_desktop.core.evaluation.tell_tales import Habit, Tell, habits

_GONE = "…"


def blind_answer(answer: str) -> str:
    """Return an answer with a dot, dot, dot where it opens and ends as its author is known to."""
    kept, at = [], 0
    for habit in habits(answer):
        kept += [answer[at : habit.start], _mark(habit, answer)]
        at = habit.end
    return "".join((*kept, answer[at:]))


def portion(text: str, share: float) -> str:
    """Return the first part of a text; `share` is from 0 to 1."""
    return text[: round(len(text) * min(max(share, 0.0), 1.0))]


def _mark(habit: Habit, answer: str) -> str:
    match habit.tell:
        case Tell.OPENING:
            ends_block = answer[habit.start : habit.end].endswith("\n")
            return f"{_GONE}\n\n" if ends_block else f"{_GONE} "
        case Tell.ENDING:
            return _GONE if answer[: habit.start].endswith(("\n", " ")) else f" {_GONE}"
        case _:
            return ""

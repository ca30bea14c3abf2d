"""The program that a reply ends in, and what it is compared by."""

from __future__ import annotations

from collections.abc import Sequence

from deepseek_desktop.core.evaluation.answer_words import code_lines
from deepseek_desktop.core.evaluation.final_values import Form, Value
from deepseek_desktop.core.markup.leaves import Code, Leaf

# What stands in such blocks is said or typed, no program.
_NO_PROGRAMS = frozenset({"text", "txt", "plaintext", "output", "console", "log", "none"})
_SHELLS = frozenset({"bash", "sh", "shell", "zsh", "powershell", "cmd", "bat", "shell-session"})


def final_code(leaves: Sequence[Leaf]) -> int | None:
    """Return the number of the only program; of several, none is clearly the final one.

    What a shell is told is a program only where there is no other.
    """
    programs = [
        (number, leaf.content.language.lower())
        for number, leaf in enumerate(leaves)
        if isinstance(leaf.content, Code)
        and leaf.content.text.strip()
        and leaf.content.language.lower() not in _NO_PROGRAMS
    ]
    others = [each for each in programs if each[1] not in _SHELLS]
    chosen = others or programs
    return chosen[0][0] if len(chosen) == 1 else None


def code_value(text: str) -> Value:
    """Return code as its words: blanks and empty lines do not count, only how lines are nested."""
    lines = ("\x1f".join(word.key for word in line) for line in code_lines(text) if line)
    return Value(Form.CODE, "\n".join(lines))

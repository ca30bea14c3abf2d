"""What a person can do to judge two answers, as rows of the table of commands."""

from __future__ import annotations

from deepseek_desktop.core.domain.verdict import Choice
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.ui.models.command import Command, Menu

_CHOICES = {
    Choice.LEFT: words("commands", "&Left answer is better"),
    Choice.TIE: words("commands", "&Tie"),
    Choice.BOTH_BAD: words("commands", "&Both bad"),
    Choice.RIGHT: words("commands", "Ri&ght answer is better"),
}

OF_VERDICTS = (
    *(
        Command(f"vote_{choice}", text, Menu.RUN, (f"Alt+Shift+{key}",), 3)
        for key, (choice, text) in enumerate(_CHOICES.items(), start=1)
    ),
    Command(
        "undo_verdict", words("commands", "Take the verdict bac&k"), Menu.RUN, ("Alt+Shift+0",), 3
    ),
)

"""What a person keeps under names, where the archive does not take it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from deepseek_desktop.core.archive.archive import FILE_NAME
from deepseek_desktop.ui.dialogs.prompt_library import PromptLibraryDialog
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of


async def _write(person: Person) -> PromptLibraryDialog:
    """Write a prompt that is not stored yet, while the archive stores none."""
    with closing(sqlite3.connect(person.desk.data_dir / FILE_NAME)) as other_program:
        other_program.execute(
            "CREATE TRIGGER full BEFORE INSERT ON saved_prompt "
            "BEGIN SELECT RAISE(ABORT, 'no room in here'); END"
        )
    person.window.commands.run("prompt_library")
    dialog = await person.dialog(PromptLibraryDialog)
    person.click(person.button("newPrompt"))
    (name,) = seen(dialog, QLineEdit, "promptName")
    (text,) = seen(dialog, QPlainTextEdit, "promptText")
    name.setText("alpha")
    text.setPlainText("first")
    return dialog


async def test_what_cannot_be_stored_is_told_in_the_dialog(person: Person) -> None:
    dialog = await _write(person)

    person.click(person.button("savePrompt"))
    await until(lambda: seen(dialog, QLabel, "promptProblem"))

    assert "no room in here" in text_of(seen(dialog, QLabel, "promptProblem"))
    assert person.notice == ""
    person.click(person.button("closePrompts"))
    await person.wait_for_rest()


async def test_what_cannot_be_stored_is_told_in_the_window_once_the_dialog_is_gone(
    person: Person,
) -> None:
    dialog = await _write(person)

    person.bot.keyClick(dialog, Qt.Key.Key_Escape)
    await until(lambda: person.notice)

    assert "no room in here" in person.notice

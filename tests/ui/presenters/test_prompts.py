from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.prompt_template import SavedPrompt
from deepseek_desktop.ui.dialogs.prompt_library import PromptLibraryDialog
from deepseek_desktop.ui.dialogs.prompt_values import PromptValuesDialog
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


async def _library(person: Person) -> PromptLibraryDialog:
    person.press(Qt.Key.Key_L, _CTRL | _SHIFT)
    return await person.dialog(PromptLibraryDialog)


async def _return(person: Person) -> None:
    """Wait until nothing runs any more, and be at the field, where a desktop would lead."""
    await person.wait_for_rest()
    person.window.activateWindow()
    await until(person.window.isActiveWindow)
    person.field.setFocus()


def _names(dialog: PromptLibraryDialog) -> list[str]:
    (shown,) = seen(dialog, QListWidget, "promptList")
    return [shown.item(row).text().partition("\n")[0] for row in range(shown.count())]


def _write(person: Person, dialog: PromptLibraryDialog, name: str, text: str) -> None:
    (name_field,) = seen(dialog, QLineEdit, "promptName")
    (text_field,) = seen(dialog, QPlainTextEdit, "promptText")
    name_field.selectAll()
    person.bot.keyClicks(name_field, name)
    text_field.setPlainText(text)


async def _keep(person: Person, name: str, text: str) -> None:
    """Write a prompt in the library, and close that."""
    dialog = await _library(person)
    person.click(person.button("newPrompt"))
    _write(person, dialog, name, text)
    person.click(person.button("closePrompts"))
    await _return(person)


async def test_a_prompt_is_kept_and_offered_in_the_next_window(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await _keep(person, "review", "Review this.")
        person.type("/rev")
        person.press(Qt.Key.Key_Return)
        await person.wait_for_rest()
        assert person.field.toPlainText() == "Review this."
        person.field.clear()  # a draft would come back

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.field.setFocus()
        person.type("/rev")
        person.press(Qt.Key.Key_Return)
        await person.wait_for_rest()
        assert person.field.toPlainText() == "Review this."
        assert person.tab.state.conversation is None


async def test_places_are_asked_for_and_remembered(person: Person) -> None:
    await _keep(person, "say", "Say {{what}} in {{language=English}}: {{clipboard}}")
    QGuiApplication.clipboard().setText("copied")

    for what, shown in (("hello", ["", "English"]), ("bye", ["hello", "German"])):
        person.type("/say")
        person.press(Qt.Key.Key_Return)
        dialog = await person.dialog(PromptValuesDialog)
        fields = seen(dialog, QPlainTextEdit, "promptValue")
        assert [field.toPlainText() for field in fields] == shown
        fields[0].setPlainText(what)
        fields[1].setPlainText("German")
        person.bot.keyClick(fields[1], Qt.Key.Key_Return, _CTRL)
        await _return(person)
        assert person.field.toPlainText() == f"Say {what} in German: copied"
        person.field.clear()

    assert person.stored == ()


async def test_cancelled_places_leave_the_field_empty(person: Person) -> None:
    await _keep(person, "say", "{{what}}")
    person.type("/say")
    person.press(Qt.Key.Key_Return)
    dialog = await person.dialog(PromptValuesDialog)

    dialog.reject()
    await person.wait_for_rest()

    assert person.field.toPlainText() == ""


async def test_a_prompt_is_copied_deleted_and_comes_back(person: Person) -> None:
    await _keep(person, "alpha", "first")
    dialog = await _library(person)
    person.click(person.button("copyPrompt"))
    person.click(person.button("savePrompt"))
    assert _names(dialog) == ["/alpha", "/alpha-2"]

    person.click(person.button("deletePrompt"))
    await until(lambda: _names(dialog) == ["/alpha"])
    person.click(person.button("undoDelete"))
    person.click(person.button("closePrompts"))
    await _return(person)

    kept = await person.desk.means.archive.prompts.all()
    assert [(prompt.name, prompt.text) for prompt in kept] == [
        ("alpha", "first"),
        ("alpha-2", "first"),
    ]


async def test_what_cannot_be_kept_says_why_and_waits(person: Person) -> None:
    await _keep(person, "alpha", "first")
    dialog = await _library(person)
    person.click(person.button("newPrompt"))
    for name, says in (
        ("a b", "A name is made of letters"),
        ("ALPHA", "Another prompt is called /ALPHA already."),
        ("settings", "An action is called /settings already."),
    ):
        _write(person, dialog, name, "text")
        person.click(person.button("closePrompts"))
        assert dialog.isVisible()
        assert text_of(seen(dialog, QLabel, "promptProblem")).startswith(says)

    person.click(person.button("discardPrompt"))
    person.click(person.button("closePrompts"))
    await _return(person)
    assert [p.name for p in await person.desk.means.archive.prompts.all()] == ["alpha"]


async def test_a_prompt_is_found_and_used_from_the_library(person: Person) -> None:
    archive = person.desk.means.archive
    for number, name in enumerate(("alpha", "beta", "总结")):
        await archive.prompts.keep(SavedPrompt(str(number), name, f"text of {name}"))
    person.window._maker.composing._prompts.load()
    await person.wait_for_rest()
    dialog = await _library(person)

    (search,) = seen(dialog, QLineEdit, "promptSearch")
    search.setText("of 总")
    assert _names(dialog) == ["/总结"]
    (shown,) = seen(dialog, QListWidget, "promptList")
    place = shown.visualItemRect(shown.item(0)).center()
    person.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    person.click(person.button("usePrompt"))
    await person.wait_for_rest()

    assert person.field.toPlainText() == "text of 总结"


async def test_an_action_behind_a_slash_is_done(person: Person) -> None:
    count = person.window.tabs.count()
    person.type("/new")

    person.press(Qt.Key.Key_Return)

    assert person.window.tabs.count() == count + 1


async def test_a_library_without_prompts_says_so_and_how_to_begin(person: Person) -> None:
    dialog = await _library(person)
    said = text_of(seen(dialog, QLabel, "no-prompt"))
    focused = dialog.focusWidget().objectName()
    person.click(person.button("newPrompt"))
    _write(person, dialog, "alpha", "first")
    person.click(person.button("savePrompt"))
    filled = seen(dialog, QLabel, "no-prompt")
    (search,) = seen(dialog, QLineEdit, "promptSearch")
    search.setText("nowhere")
    unfound = text_of(seen(dialog, QLabel, "no-prompt"))
    person.click(person.button("closePrompts"))
    await person.wait_for_rest()

    assert said.startswith("No prompt yet.")
    assert focused == "newPrompt"
    assert filled == []
    assert unfound == "Nothing was found."

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.settings_seen import open_settings

_CTRL = Qt.KeyboardModifier.ControlModifier


async def test_shift_and_enter_begin_a_line_and_do_not_send(person: Person) -> None:
    person.type("One")
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    person.type("two")

    assert person.field.toPlainText() == "One\ntwo"
    assert person.tab.state.conversation is None


@pytest.mark.parametrize("typed", ["", "   "])
async def test_enter_in_an_empty_field_sends_nothing(person: Person, typed: str) -> None:
    person.ask(typed)

    assert not person.button("send").isEnabled()
    assert person.tab.state.conversation is None
    assert person.stored == ()


async def test_enter_on_the_keypad_and_the_button_send_as_well(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    person.choose("host/a", "host/b")

    person.type("One?")
    person.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    await until(lambda: person.is_done)
    person.type("Two?")
    person.click(person.button("send"))
    await until(lambda: len(person.stored) == 4 and person.is_done)

    assert person.lanes[0].prompts == ["One?", "Two?"]


async def test_what_is_sent_while_replies_run_is_asked_after_them(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("One?")
    script.say("Well")
    await until(lambda: person.lanes[0].answer == "Well")

    person.ask("Two?")

    assert person.field.toPlainText() == ""
    (waiting,) = seen(person.tab, QLabel, "waitingText")
    assert waiting.accessibleName() == "1. Two?"
    assert person.button("stopAll").isVisible()
    assert person.lanes[0].prompts == ["One?"]
    host.answer = wire.said("Second.")
    script.end()
    await until(lambda: person.lanes[0].answer == "Second." and person.is_done)
    assert person.lanes[0].prompts == ["One?", "Two?"]
    assert seen(person.tab, QLabel, "waitingText") == []


async def test_what_looks_like_a_key_is_neither_sent_nor_kept(
    person: Person, host: FaultServer
) -> None:
    person.choose("host/a", "host/b")

    person.ask(f"Is sk-{'0a' * 16} a key?")

    (told,) = seen(person.tab, QLabel, "concernText")
    assert told.text().startswith("This looks like a key of DeepSeek or Alibaba DashScope (sk-")
    await person.wait_for_rest()
    assert host.requests == []
    assert person.stored == ()
    assert person.library == []
    person.press(Qt.Key.Key_Up)
    assert person.field.toPlainText().startswith("Is sk-")


async def test_a_question_of_the_start_page_is_put_into_the_field(person: Person) -> None:
    question = seen(person.window, QPushButton, "question")[0]
    person.type("Mine")

    person.click(question)

    assert person.field.toPlainText() == question.accessibleName()
    assert person.field.hasFocus()
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person.field.toPlainText() == "Mine", "what was typed is not lost"
    person.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert person.tab.state.conversation is None


async def test_the_field_grows_with_its_text_and_then_scrolls(person: Person) -> None:
    heights = []
    for _ in range(12):
        heights.append(person.field.height())
        person.type("line")
        person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert heights[0] < heights[1] < heights[4]
    assert heights[-1] == heights[-2]
    assert person.field.verticalScrollBar().maximum() > 0


async def test_only_the_text_of_what_is_pasted_comes_in(person: Person) -> None:
    person.type("eins\u2028zwei <b>drei</b>\t四")

    assert person.field.toPlainText() == "eins\nzwei <b>drei</b>\t四"


async def _send_with_ctrl(person: Person) -> None:
    settings = await open_settings(person)
    settings.choose("send_key", "Ctrl+Enter")
    await settings.close()


def _compose(person: Person, preedit: str, committed: str = "") -> None:
    """Do what an input method does: show what it has, or hand it over."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(committed)
    QApplication.sendEvent(person.field, event)


async def test_where_enter_sends_ctrl_and_enter_begin_a_line(person: Person) -> None:
    person.type("One")
    person.press(Qt.Key.Key_Return, _CTRL)
    person.type("two")

    assert person.field.toPlainText() == "One\ntwo"
    assert person.tab.state.conversation is None
    assert person.field.placeholderText() == "Ask all lanes… (Shift+Enter for a new line)"
    assert person.button("send").toolTip() == "Send (Enter)"


async def test_where_ctrl_and_enter_send_enter_begins_a_line(person: Person) -> None:
    await _send_with_ctrl(person)

    person.type("What is")
    person.press(Qt.Key.Key_Return)
    person.type("2 + 2?")
    assert person.field.toPlainText() == "What is\n2 + 2?"
    assert person.tab.state.conversation is None
    person.press(Qt.Key.Key_Return, _CTRL)
    await until(lambda: person.is_done)

    assert person.lanes[0].prompts == ["What is\n2 + 2?"]


async def test_the_field_says_which_key_sends_in_tabs_old_and_new(person: Person) -> None:
    hint = "Ask all lanes… (Ctrl+Enter sends, Enter for a new line)"

    await _send_with_ctrl(person)

    assert person.field.placeholderText() == hint
    assert person.button("send").toolTip() == "Send (Ctrl+Enter)"
    person.press(Qt.Key.Key_T, _CTRL)
    assert person.field.placeholderText() == hint
    person.press(Qt.Key.Key_N, _CTRL)
    assert person.field.placeholderText() == "Ask… (Ctrl+Enter sends, Enter for a new line)"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, _CTRL])
@pytest.mark.parametrize("sends_with_ctrl", [False, True])
async def test_enter_while_an_input_method_composes_sends_nothing(
    person: Person, sends_with_ctrl: bool, modifier: Qt.KeyboardModifier
) -> None:
    if sends_with_ctrl:
        await _send_with_ctrl(person)
    person.type("Warum ")
    _compose(person, "ni hao")

    person.press(Qt.Key.Key_Return, modifier)

    assert person.tab.state.conversation is None
    assert "\n" not in person.field.toPlainText()
    _compose(person, "", "你好")
    assert person.field.toPlainText() == "Warum 你好"
    person.press(Qt.Key.Key_Return, _CTRL if sends_with_ctrl else Qt.KeyboardModifier.NoModifier)
    await until(lambda: person.is_done)
    assert person.lanes[0].prompts == ["Warum 你好"]

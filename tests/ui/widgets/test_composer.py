from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.person import Person, seen


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


async def test_while_replies_run_enter_sends_nothing_and_keeps_the_text(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("One?")
    script.say("Well")
    await until(lambda: person.lanes[0].answer == "Well")

    person.ask("Two?")

    assert person.field.toPlainText() == "Two?"
    assert not seen(person.window, QPushButton, "send")
    assert person.button("stopAll").isVisible()
    script.end()
    await until(lambda: person.is_done)
    assert person.field.toPlainText() == "Two?"
    assert person.lanes[0].prompts == ["One?"]
    assert person.button("send").isEnabled()


async def test_a_question_of_the_start_page_is_put_into_the_field(person: Person) -> None:
    question = seen(person.window, QPushButton, "question")[0]

    person.click(question)

    assert person.field.toPlainText() == question.accessibleName()
    assert person.field.hasFocus()
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

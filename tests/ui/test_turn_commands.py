"""Turns by keyboard: walked, asked again, paged, edited, seen on a map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deepseek_desktop.ui.dialogs.branch_map import BranchMapDialog
from deepseek_desktop.ui.widgets.branch_list import BranchList
from tests.faults import wire
from tests.faults.server import FaultServer, in_turn
from tests.support import until
from tests.ui.person import Person

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


async def _ask(person: Person, host: FaultServer, *questions: str) -> None:
    host.answer = in_turn(*[wire.said(f"Answer {n}.") for n in range(1, 9)])
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/a")
    for question in questions:
        await person.ask_and_wait(question)


async def test_messages_are_walked_from_where_questions_are_typed(
    person: Person, host: FaultServer
) -> None:
    await _ask(person, host, "One?", "Two?")
    view = person.lanes[0].transcript
    read = []

    for _ in range(4):
        person.press(Qt.Key.Key_Up, _ALT)
        item = view.walking.item
        assert item is not None
        assert item.passage is not None
        read.append(item.passage.text)
    person.press(Qt.Key.Key_Down, _ALT)

    assert read == ["Answer 2.", "Two?", "Answer 1.", "One?"]
    assert view.walking.item is not None
    assert view.walking.item.passage is not None
    assert view.walking.item.passage.text == "Answer 1."


async def test_what_a_command_does_is_done_with_the_message_that_was_walked_to(
    person: Person, host: FaultServer
) -> None:
    await _ask(person, host, "One?", "Two?")
    for _ in range(4):
        person.press(Qt.Key.Key_Up, _ALT)

    person.press(Qt.Key.Key_R, _CTRL)
    await until(lambda: len(host.requests) == 3 and person.is_done)
    lane = person.lanes[0]
    assert lane.prompts == ["One?"]
    assert lane.answer == "Answer 3."

    person.press(Qt.Key.Key_PageUp, _ALT)
    await person.wait_for_rest()
    assert lane.prompts == ["One?", "Two?"]
    person.press(Qt.Key.Key_E, _CTRL)
    assert person.field.toPlainText() == "One?"
    person.click(person.button("cancelEdit"))


async def test_the_map_shows_all_branches_and_leads_to_them(
    person: Person, host: FaultServer
) -> None:
    await _ask(person, host, "One?", "Two?")
    person.press(Qt.Key.Key_E, _CTRL)
    person.field.selectAll()
    person.type("Other?")
    person.press(Qt.Key.Key_Return)
    await until(lambda: len(host.requests) == 3 and person.is_done)

    person.press(Qt.Key.Key_B, _CTRL | _SHIFT)
    dialog = await person.dialog(BranchMapDialog)
    (view,) = dialog.findChildren(BranchList)
    model = view.model()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == ["One?", "Two?", "Other?"]
    assert view.currentIndex().data() == "Other?"
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert person.lanes[0].prompts == ["One?", "Two?"]
    dialog.close()
    await person.wait_for_rest()

"""The chips of the lanes: who is asked next, what their menus do, and who else could be asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from deepseek_desktop.ui.dialogs.lane_settings import LaneSettingsDialog
from deepseek_desktop.ui.dialogs.pick_model import PickModel
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person, seen

opens_a_menu = pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
_CTRL = Qt.KeyboardModifier.ControlModifier


def _chips(person: Person) -> list[str]:
    """Return what the chips say, those that are asked with a sign."""
    chips = seen(person.tab, QToolButton, "laneChip")
    return [f"{'+' if chip.isChecked() else '-'}{chip.text()}" for chip in chips]


def _menu(person: Person, number: int) -> QMenu:
    """Open the menu of a chip, as the menu key does."""
    chip = seen(person.tab, QToolButton, "laneChip")[number]
    why = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        chip, QContextMenuEvent(why, QPoint(1, 1), chip.mapToGlobal(QPoint(1, 1)))
    )
    (menu,) = seen(chip, QMenu, "chipMenu")
    return menu


def _choose(person: Person, number: int, text: str) -> None:
    menu = _menu(person, number)
    (action,) = [a for a in menu.actions() if text in a.text().replace("&", "")]
    action.trigger()
    menu.close()


def _add(person: Person, count: int) -> None:
    for _ in range(count):
        person.tab.lane_asked.emit(LaneWish(LaneAct.DUPLICATE, 0))


@opens_a_menu
async def test_the_menu_of_a_chip_does_what_the_lane_could(
    person: Person, host: FaultServer
) -> None:
    person.choose("host/one", "host/two")
    _choose(person, 1, "Duplicate")
    _choose(person, 0, "Let it rest")
    _choose(person, 1, "Hide")
    first = _chips(person)
    menu = _menu(person, 1)
    hidden = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    _choose(person, 1, "Show this lane")
    _choose(person, 0, "Ask it next")
    _choose(person, 2, "See it alone")
    alone = len(person.lanes)
    _choose(person, 2, "See all lanes")
    _choose(person, 0, "Remove")
    last = _chips(person)
    _choose(person, 1, "Change model")
    (await person.dialog(PickModel)).reject()
    _choose(person, 1, "Settings")
    (await person.dialog(LaneSettingsDialog)).reject()
    await person.wait_for_rest()

    assert first == ["-A  one · rests", "-B  two · hidden", "+C  two"]
    assert not any("Hide" in text or "alone" in text for text in hidden)
    assert (alone, len(person.lanes)) == (1, 2)
    assert last == ["+A  two", "+B  two"]


async def test_keys_let_lanes_rest_before_and_after_the_beginning(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    _add(person, 1)
    person.choose("host/a", "host/b", "host/c")
    person.press(Qt.Key.Key_2, _CTRL)
    await person.ask_and_wait("One?")
    person.press(Qt.Key.Key_2, _CTRL)
    person.press(Qt.Key.Key_1, _CTRL)
    person.press(Qt.Key.Key_3, _CTRL)
    person.press(Qt.Key.Key_2, _CTRL)  # the last one that is asked goes on being asked
    told = person.notice
    await person.ask_and_wait("Two?")
    person.press(Qt.Key.Key_6, _CTRL)  # there is no such lane
    hint = person.field.placeholderText()

    assert [request.model for request in host.requests][2:] == ["b"]
    assert sorted(request.model for request in host.requests[:2]) == ["a", "c"]
    assert "One lane at least" in told
    assert hint.startswith("Ask 1 of 3 lanes…")
    assert _chips(person) == ["-A  a · rests", "+B  b", "-C  c · rests"]


async def test_six_lanes_are_the_most_and_words_say_one_or_several(person: Person) -> None:
    composer = person.field.placeholderText()
    _add(person, 4)
    (add,) = seen(person.tab, QToolButton, "addLane")
    was_full = not add.isEnabled()
    person.window.commands.run("add_lane")
    told = person.notice
    _add(person, 1)
    most = len(person.tab.choices)
    titles = [person.tab.title]
    for _ in range(5):
        person.tab.arranging.remove(0)
    titles.append(person.tab.title)

    assert "all" in composer
    assert (was_full, most) == (True, 6)
    assert "six lanes" in told
    assert titles == ["New comparison", "New conversation"]
    assert "all" not in person.field.placeholderText()
    assert not seen(person.tab, QToolButton, "laneChip")


async def test_one_model_twice_with_other_parameters_stands_side_by_side(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said()
    person.choose("host/same", "host/same")
    person.tab.lane_asked.emit(LaneWish(LaneAct.SET_EFFORT, 0, "high"))
    person.tab.lane_asked.emit(LaneWish(LaneAct.SET_EFFORT, 1, "low"))

    await person.ask_and_wait("What is 2 + 2?")
    await until(lambda: all(lane.setup for lane in person.lanes))

    assert [lane.identity for lane in person.lanes] == [person.lanes[0].identity] * 2
    setups = [lane.setup.parameters["effort"] for lane in person.tab.state.lanes]
    assert setups == ["high", "low"]
    assert person.lanes[0].setup != person.lanes[1].setup

"""The chips of the lanes: who is asked next, what their menus do, and who else could be asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.ui.dialogs.lane_settings import LaneSettingsDialog
from deepseek_desktop.ui.dialogs.pick_model import PickModel
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.widgets.texts import ElidedLabel
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

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
    (menu,) = seen(person.tab, QMenu, "laneActs")
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
    hidden = [action.text().replace("&", "") for action in menu.actions() if action.isVisible()]
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


@opens_a_menu
async def test_chips_and_keys_go_by_where_the_lanes_stand(person: Person) -> None:
    person.choose("host/one", "host/two")
    person.tab.lanes.place(order=[person.tab.lanes.columns[1].lane_id])  # as after a blind turn
    person.tab.arranging.update()
    seated = _chips(person)
    person.press(Qt.Key.Key_1, _CTRL)
    rested = _chips(person)
    chips = seen(person.tab, QToolButton, "laneChip")
    _choose(person, 1, "See it alone")

    assert seated == ["+A  two", "+B  one"]
    assert rested == ["-A  two · rests", "+B  one"]
    assert [chip.property("lane") for chip in chips] == ["a", "b"]
    assert [lane.widget.header.letter for lane in person.lanes] == ["B"]
    assert [lane.widget.header.choice.model for lane in person.lanes] == ["host/one"]


async def test_lanes_with_the_same_model_are_told_apart(person: Person) -> None:
    person.choose("host/r1", "other/r1")
    person.tab.lanes.add("third", LaneChoice("host/r1", LaneSetup("", {"thinking": False})))
    person.tab.lanes.add("fourth", LaneChoice("host/v3"))
    person.tab.arranging.update()

    assert _chips(person) == ["+A  r1 · host", "+B  r1 · other", "+C  r1 · Thinking off", "+D  v3"]


async def test_a_person_is_in_the_lane_that_they_added_and_it_says_which_it_is(
    person: Person, host: FaultServer
) -> None:
    person.choose("host/one", "host/two")
    person.tab.arranging.toggle_focus(0)
    _add(person, 2)
    await person.wait_for_rest()
    before = (len(person.lanes), person.tab.lanes.current)
    host.answer = wire.said()
    await person.ask_and_wait("One?")
    person.window.commands.run("duplicate_lane")
    after = person.tab.lanes.current
    person.window.commands.run("lane_settings")
    dialog = await person.dialog(LaneSettingsDialog)
    said = (dialog.windowTitle(), text_of(dialog.findChildren(ElidedLabel)[:1]))
    dialog.reject()
    await person.wait_for_rest()

    assert before == (4, 3)
    assert after == 4
    assert said == ("Settings of lane E", "one · host")


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
    person.window.commands.run("blind")
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
    assert person.tab.state.arrangement.settings.is_blind  # of more than two lanes, pairs
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

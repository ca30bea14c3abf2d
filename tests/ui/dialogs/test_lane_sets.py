"""Sets of lanes: saved, used here or in a new tab, begun with, suggested, managed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.ui.dialogs.lane_sets import LaneSetsDialog
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.widgets.lanes.sets_button import SetsButton
from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window

_CTRL = Qt.KeyboardModifier.ControlModifier


def _menu(person: Person) -> QMenu:
    """Return the menu of sets, as it would open now."""
    (button,) = seen(person.tab, QToolButton, "laneSets")
    assert isinstance(button, SetsButton)
    button.opening.emit()
    menu = button.menu()
    assert menu is not None
    return menu


def _entries(person: Person) -> list[str]:
    return [action.text() for action in _menu(person).actions() if action.text()]


def _choose(person: Person, text: str) -> None:
    (action,) = [a for a in _menu(person).actions() if text in a.text().replace("&", "")]
    action.trigger()


def _press(person: Person, dialog: LaneSetsDialog, name: str, number: int = 0) -> None:
    person.click(seen(dialog, QPushButton, name)[number])


async def _save(person: Person, name: str) -> LaneSetsDialog:
    """Save the lanes of the tab under a name, and return the dialog."""
    _choose(person, "Save these lanes")
    dialog = await person.dialog(LaneSetsDialog)
    (field,) = seen(dialog, QLineEdit, "setName")
    field.setText(name)
    _press(person, dialog, "saveSet")
    return dialog


async def _begin_with(person: Person, name: str) -> LaneSetsDialog:
    """Save the lanes of the tab, so that new comparisons begin with them."""
    dialog = await _save(person, name)
    seen(dialog, QCheckBox, "setBegins")[0].setChecked(True)
    _press(person, dialog, "saveSet")
    return dialog


async def _close(person: Person, dialog: LaneSetsDialog) -> None:
    _press(person, dialog, "closeSets")
    await person.wait_for_rest()


def _models(person: Person) -> list[str]:
    return [choice.model for choice in person.tab.choices]


async def test_lanes_are_saved_and_compared_with_again(person: Person, host: FaultServer) -> None:
    host.answer = wire.said()
    person.tab.lane_asked.emit(LaneWish(LaneAct.DUPLICATE, 0))
    person.choose("host/a", "host/b", "typed/x")
    person.tab.lane_asked.emit(LaneWish(LaneAct.SET_EFFORT, 1, "low"))
    person.tab.asking.chips.order_chosen.emit(Order.SEQUENTIAL)
    person.press(Qt.Key.Key_3, _CTRL)
    await _close(person, await _save(person, "Three & more"))
    (kept,) = await person.desk.archive.lane_sets.all()

    person.window.commands.run("new_comparison")
    count = len(person.window.tabs.tabs)
    _choose(person, "Three  more")
    here = person.tab.choices
    person.tab.lanes.choose(2, "host/c")
    await person.ask_and_wait("What is 2 + 2?")
    person.window.commands.run(f"set {kept.id}")

    assert (kept.name, kept.begins, kept.settings.order) == (
        "Three & more",
        False,
        Order.SEQUENTIAL,
    )
    assert kept.settings.resting == frozenset()
    assert here == kept.lanes  # the ids of lanes are not compared
    assert [lane.setup.parameters for lane in here] == [{}, {"effort": "low"}, {}]
    assert [request.model for request in host.requests] == ["a", "b", "c"]
    assert len(person.window.tabs.tabs) == count + 1
    assert (person.tab.state.has_begun, _models(person)) == (False, ["host/a", "host/b", "typed/x"])
    assert person.tab.state.arrangement.settings.order is Order.SEQUENTIAL
    labels = [entry.label for entry in person.window.commands.offered]
    assert "Compare with: Three & more" in labels


async def test_what_can_be_asked_is_suggested(person: Person) -> None:
    assert _entries(person)[:3] == ["No set yet", "Suggestions", "demo-r1 vs demo-v3 at Demo"]
    person.choose("host/x", "host/y")

    _choose(person, "demo-r1 vs demo-v3")

    assert _models(person) == ["demo/demo-r1", "demo/demo-v3"]
    (button,) = seen(person.tab, QToolButton, "laneSets")
    assert isinstance(button, SetsButton)
    button.offer((), ())  # as where nothing can be asked
    assert "give a provider with several models its key" in button.menu().actions()[3].text()


async def test_a_set_is_written_changed_and_put_right_in_the_dialog(person: Person) -> None:
    dialog = await _save(person, "Both")
    models = seen(dialog, QComboBox, "setModel")
    _press(person, dialog, "addSetLane")
    _press(person, dialog, "saveSet")  # nobody was chosen for the new lane
    problem = text_of(seen(dialog, QLabel, "setProblem"))
    third = seen(dialog, QComboBox, "setModel")[2]
    third.setEditText("host/c")
    _press(person, dialog, "removeSetLane", 0)
    _press(person, dialog, "saveSet")
    query = "SELECT lanes FROM lane_set"
    await until(lambda: "host/c" in str(rows(person.desk.data_dir, query)))
    changed = await person.desk.archive.lane_sets.all()
    _press(person, dialog, "takeLanes")
    _press(person, dialog, "useSet")
    await person.wait_for_rest()

    assert len(models) == 2
    assert problem
    assert [lane.model for lane in changed[0].lanes] == ["demo/demo-v3", "host/c"]
    assert _models(person) == ["demo/demo-r1", "demo/demo-v3"]
    (kept,) = await person.desk.archive.lane_sets.all()
    assert [lane.model for lane in kept.lanes] == _models(person)


async def test_new_comparisons_begin_with_one_set_also_after_a_restart(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.choose("host/one", "host/two")
        await _close(person, await _begin_with(person, "First"))
        person.choose("host/three", "host/four")
        dialog = await _begin_with(person, "Second")
        (listed,) = seen(dialog, QListWidget, "setList")
        listing = [listed.item(row).text() for row in range(listed.count())]
        _press(person, dialog, "copySet")
        copied = seen(dialog, QCheckBox, "setBegins")[0].isChecked()
        _press(person, dialog, "discardSet")
        await _close(person, dialog)
        person.window.commands.run("new_comparison")
        begun = _models(person)
        begin_flags = [known.begins for known in await person.desk.archive.lane_sets.all()]
        person.window.commands.run("new_conversation")
        alone = _models(person)
        demo = person.window._open_tabs.untouched_comparison()  # the demo's question asks the demo
        assert demo is not None
        shown = [choice.model for choice in demo.choices]

    assert (begun, begin_flags, copied) == (["host/three", "host/four"], [False, True], False)
    assert [("★" in row) for row in listing] == [False, True]
    assert alone == ["demo/demo-r1"]
    assert shown == ["demo/demo-r1", "demo/demo-v3"]
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        assert _models(person) == ["host/three", "host/four"]


async def test_a_set_that_is_deleted_is_found_no_more_and_can_be_taken_back(person: Person) -> None:
    dialog = await _save(person, "Gone soon")
    _press(person, dialog, "deleteSet")
    offered = [entry.label for entry in person.window.commands.offered]
    _press(person, dialog, "undoDelete")
    await _close(person, dialog)

    assert "Compare with: Gone soon" not in offered
    (kept,) = await person.desk.archive.lane_sets.all()
    assert kept.name == "Gone soon"

"""Every control has a name, can be used by keyboard, and is reached in the order of the screen."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.faults.server import FaultServer
from tests.ui.busy_window import states
from tests.ui.controls import (
    controls,
    described,
    goes_back,
    is_inside,
    name_of,
    tab_order,
    takes_tab,
)
from tests.ui.every_dialog import dialog_names, makers, message_box, shown
from tests.ui.person import Person

_WITHOUT_TAB = {
    "closeTab",  # Ctrl+W
    "removeAttachment",  # Delete
    "slashes",  # what is typed steers these lists
    "commandList",
    "modelList",
    "hitList",
}
"""What Tab does not come to, because a command or the keys of a field do the same."""


def _nameless(window: QWidget) -> list[str]:
    """Return which controls are called nothing that can be said."""
    return [
        described(each)
        for each in controls(window)
        if not any(character.isalnum() for character in name_of(each))
    ]


def _alike(window: QWidget) -> list[str]:
    """Return which names several controls of one parent have."""
    names = Counter((each.parentWidget(), name_of(each)) for each in controls(window))
    return [name for (_, name), count in names.items() if count > 1]


def _out_of_reach(window: QWidget) -> list[str]:
    order = tab_order(window)
    return [
        described(each)
        for each in controls(window)
        if each.isEnabled() and each not in order and each.objectName() not in _WITHOUT_TAB
    ]


def _out_of_order(order: list[QWidget]) -> list[tuple[str, str]]:
    # What leads to the end floats over the text, wherever that is; Tab comes to it last.
    steps = [each for each in pairwise(order) if each[1].objectName() != "jumpToEnd"]
    return [(described(one), described(two)) for one, two in steps if goes_back(one, two)]


def _assert_usable(window: QWidget, where: str) -> None:
    assert _nameless(window) == [], where
    assert _alike(window) == [], where
    assert _out_of_reach(window) == [], where


async def test_every_control_of_the_window_has_a_name_and_its_place_in_the_order(
    person: Person, host: FaultServer
) -> None:
    seen = 0
    async for state in states(person, host):
        _assert_usable(person.window, state)
        order = [each for each in tab_order(person.window) if is_inside(each, ConversationTab)]
        assert _out_of_order(order) == [], state
        seen += len(order)

    assert seen > 60


async def test_every_control_of_every_dialog_has_a_name_and_its_place_in_the_order(
    person: Person,
) -> None:
    made = makers(person)

    assert dialog_names() == set(made), "each dialog is to be looked at"
    for name, make in {**made, "a question": lambda: message_box(person.window)}.items():
        with shown(make) as dialog:
            order = tab_order(dialog)
            assert order, name
            assert all(map(takes_tab, order))
            _assert_usable(dialog, name)
            assert _out_of_order(order) == [], name

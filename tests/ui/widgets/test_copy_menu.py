from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from tests.faults import wire
from tests.faults.server import FaultServer
from tests.ui.person import Person

_ANSWER = "It is **4**, see [why](https://host.example/x):\n\n| a | b |\n|---|---|\n| 1 | 2 |"


def _chosen(menu: QMenu, *path: str) -> QAction:
    """The entry at the end of a path through a menu."""
    (action,) = [a for a in menu.actions() if a.text() == path[0]]
    below = action.menu()
    return _chosen(below, *path[1:]) if isinstance(below, QMenu) else action


@pytest.fixture
async def menu(person: Person, host: FaultServer) -> QMenu:
    """What can be copied of a reply."""
    host.answer = wire.said(_ANSWER, "Two *and* two.")
    person.choose("host/a", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")
    menu = person.lanes[0].reply.button("copy").menu()
    assert isinstance(menu, QMenu)
    return menu


async def test_a_reply_is_copied_as_it_is_as_it_is_read_and_as_it_looks(menu: QMenu) -> None:
    clipboard = QGuiApplication.clipboard()

    _chosen(menu, "Copy both").trigger()
    assert clipboard.text() == f"Two *and* two.\n\n{_ANSWER}"
    assert not clipboard.mimeData().hasHtml()

    _chosen(menu, "As plain text", "Copy answer").trigger()
    assert clipboard.text() == "It is 4, see why:\n\na\tb\n1\t2"
    _chosen(menu, "As plain text", "Copy both").trigger()
    assert clipboard.text().startswith("Two and two.\n\nIt is 4")

    _chosen(menu, "With formatting", "Copy answer").trigger()
    assert clipboard.text() == "It is 4, see why:\n\na\tb\n1\t2"
    html = clipboard.mimeData().html()
    assert "<strong>4</strong>" in html
    assert "<td>2</td>" in html
    _chosen(menu, "With formatting", "Copy thinking").trigger()
    assert "<em>and</em>" in clipboard.mimeData().html()

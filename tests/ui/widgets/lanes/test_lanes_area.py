from __future__ import annotations

from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.selection import Place
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea


def test_what_is_selected_where_a_person_is_comes_first(qtbot: QtBot) -> None:
    icons = Icons(asset("icons"), lambda _: "#808080")
    lanes = LanesArea(["a", "b"], icons, Reading(Typesetter(asset("katex"))))
    qtbot.addWidget(lanes)
    lanes.resize(900, 500)
    lanes.add_turn("t1", Question("one two"))
    lanes.show()
    left, right = lanes.turns
    for view in (left, right):
        view.settle()
    left.selection.set(Place(0, 0, 0), Place(0, 0, 3))
    right.selection.set(Place(0, 0, 4), Place(0, 0, 7))
    lanes.activateWindow()

    right.setFocus()
    qtbot.waitUntil(right.hasFocus)
    assert lanes.selected_text == "two"

    right.selection.clear()
    assert lanes.selected_text == "one"

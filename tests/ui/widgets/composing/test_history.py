from __future__ import annotations

from PySide6.QtCore import Qt

from deepseek_desktop.core.domain.attachment import Question
from tests.ui.widgets.composing.at_the_composer import Typist

_UP, _DOWN, _ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return


def _walked(typist: Typist, *keys: Qt.Key) -> list[str]:
    shown = []
    for key in keys:
        typist.press(key)
        shown.append(typist.typed)
    return shown


def test_up_and_down_walk_through_what_was_asked(typist: Typist) -> None:
    typist.composer.set_history(["first", "second\nof two lines"])
    typist.type("third")
    typist.press(_ENTER)
    typist.type("  ")

    back = _walked(typist, _UP, _UP, _UP, _UP)
    assert back == ["third", "second\nof two lines", "first", "first"]
    forth = _walked(typist, _DOWN, _DOWN, _DOWN, _DOWN)
    assert forth == ["second\nof two lines", "third", "  ", "  "]


def test_what_is_typed_is_never_replaced(typist: Typist) -> None:
    typist.composer.set_history(["first", "second"])

    typist.type("typed")
    assert _walked(typist, _UP, _DOWN) == ["typed", "typed"]
    typist.composer.show_draft(Question())
    assert _walked(typist, _UP) == ["second"]
    typist.type("!")
    assert _walked(typist, _UP, _DOWN) == ["second!", "second!"]


def test_the_same_question_twice_is_one_step_and_an_empty_history_none(typist: Typist) -> None:
    assert _walked(typist, _UP, _DOWN) == ["", ""]
    for _ in range(2):
        typist.type("again")
        typist.press(_ENTER)

    assert _walked(typist, _UP, _UP, _DOWN) == ["again", "again", ""]


def test_while_an_input_method_composes_up_belongs_to_it(typist: Typist) -> None:
    typist.composer.set_history(["first"])
    typist.compose("ni")

    assert _walked(typist, _UP) == [""]

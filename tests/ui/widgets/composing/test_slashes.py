from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from deepseek_desktop.ui.widgets.composing.slashes import Slash
from tests.ui.seeing import seen
from tests.ui.widgets.composing.at_the_composer import Typist

_SLASHES = (
    Slash("translate", "Translate {{selection}}"),
    Slash("总结", "用三句话总结"),
    Slash("new", "New conversation", is_action=True),
    Slash("review", "Review, then translate"),
)


@pytest.fixture
def offered(typist: Typist) -> Typist:
    """Someone whose composer offers three prompts and an action."""
    typist.composer.offer_slashes(_SLASHES)
    return typist


def test_a_slash_in_the_empty_field_offers_what_fits(offered: Typist) -> None:
    offered.type("/")
    assert offered.offered == ["/translate", "/总结", "/new", "/review"]
    offered.type("tr")
    assert offered.offered == ["/translate", "/review"]
    offered.type("xyz")
    assert offered.offered == []
    offered.press(Qt.Key.Key_Return)
    assert [question.prompt for question in offered.sent] == ["/trxyz"]


@pytest.mark.parametrize("typed", ["a/", " /", "/tr ", "what /new"])
def test_a_slash_elsewhere_is_text(offered: Typist, typed: str) -> None:
    offered.type(typed)

    assert offered.offered == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_it_is_chosen_with_the_keys_and_nothing_is_sent(offered: Typist, key: Qt.Key) -> None:
    offered.type("/")
    for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        offered.press(arrow)

    offered.press(key)

    assert offered.slashes == ["new"]
    assert offered.sent == []
    assert offered.typed == ""
    assert offered.offered == []
    assert offered.field.hasFocus()


def test_it_is_chosen_with_the_mouse(offered: Typist) -> None:
    offered.type("/")
    (shown,) = seen(offered.window, QListWidget, "slashes")

    place = shown.visualItemRect(shown.item(3)).center()
    offered.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert offered.slashes == ["review"]


def test_escape_closes_the_list_and_the_text_stays(offered: Typist) -> None:
    offered.type("/n")
    offered.press(Qt.Key.Key_Escape)

    assert offered.offered == []
    assert offered.typed == "/n"


def test_while_an_input_method_composes_nothing_is_offered_or_chosen(offered: Typist) -> None:
    offered.type("/")
    offered.compose("zong")
    assert offered.offered == []
    offered.press(Qt.Key.Key_Return)
    assert offered.slashes == []

    offered.compose("", "总")
    assert offered.offered == ["/总结"]
    offered.press(Qt.Key.Key_Return)
    assert offered.slashes == ["总结"]
    assert offered.sent == []


def test_the_list_stands_in_the_window_however_small_it_is(offered: Typist) -> None:
    offered.window.resize(300, 120)
    offered.type("/")

    (shown,) = seen(offered.window, QListWidget, "slashes")
    assert offered.window.rect().contains(shown.geometry())

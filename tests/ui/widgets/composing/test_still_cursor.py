from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.widgets.composing import still_cursor
from tests.support import until
from tests.ui.widgets.composing.at_the_composer import Typist

_SOON_MS = 20


@pytest.fixture
def still_soon(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """A cursor that stands still as soon as nobody types; others blink again after the test."""
    monkeypatch.setattr(still_cursor, "STILL_AFTER_MS", _SOON_MS)
    yield
    qapp.styleHints().setCursorFlashTime(-1)


@pytest.fixture
def usual_ms(still_soon: None) -> int:
    """How long a blink takes."""
    return QGuiApplication.styleHints().cursorFlashTime()


def _flash_ms() -> int:
    return QGuiApplication.styleHints().cursorFlashTime()


def _press(typist: Typist, key: Qt.Key, text: str = "") -> None:
    """Press a key without a wait, in which the cursor might come to rest again."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        typist.composer.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, key, none, text)
    )


async def test_where_nobody_types_the_cursor_stands_still(usual_ms: int, qtbot: QtBot) -> None:
    Typist(qtbot)
    assert usual_ms > 0

    await until(lambda: _flash_ms() == 0)


async def test_it_blinks_again_when_somebody_types_or_moves_it(usual_ms: int, qtbot: QtBot) -> None:
    typist = Typist(qtbot)
    for key, text in ((Qt.Key.Key_A, "a"), (Qt.Key.Key_Left, "")):
        await until(lambda: _flash_ms() == 0)

        _press(typist, key, text)

        assert _flash_ms() == usual_ms


async def test_other_fields_blink(usual_ms: int, qtbot: QtBot) -> None:
    typist = Typist(qtbot)
    await until(lambda: _flash_ms() == 0)

    typist.composer.focusWidget().clearFocus()

    assert _flash_ms() == usual_ms

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.widgets.composing.at_the_composer import Typist


@pytest.fixture
def typist(qtbot: QtBot) -> Iterator[Typist]:
    """Someone in front of an empty composer."""
    yield Typist(qtbot)
    QGuiApplication.clipboard().clear()

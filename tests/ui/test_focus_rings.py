"""Whoever works with the keyboard sees where they are."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.composing.question_field import QuestionField
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.busy_window import states
from tests.ui.controls import described, tab_order
from tests.ui.every_dialog import makers, shown
from tests.ui.window import at_the_window

_ENOUGH = 20
"""So many pixels of another colour are seen."""

_FRAMES = (Composer, QuestionField)


def _picture(widget: QWidget) -> QImage:
    """Return what a control looks like; the frame of the composer is its field's."""
    parent = widget.parentWidget()
    while widget.objectName() in {"prompt", ""} and isinstance(parent, _FRAMES):
        widget, parent = parent, parent.parentWidget()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _differ(one: QImage, other: QImage) -> bool:
    if one.size() != other.size():
        return True
    mine, theirs = (memoryview(image.constBits()).cast("I") for image in (one, other))
    different = (a != b for a, b in zip(mine, theirs, strict=True))
    return sum(islice(filter(None, different), _ENOUGH)) >= _ENOUGH


def _unseen(window: QWidget, known: set[tuple[str, str]]) -> list[str]:
    """Return which kinds of controls look the same with the focus and without it."""
    found = []
    for each in tab_order(window):
        kind = (type(each).__name__, each.objectName())
        if kind in known:
            continue
        known.add(kind)
        each.clearFocus()
        before = _picture(each)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if not _differ(before, _picture(each)):
            found.append(described(each))
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_kind_of_control_shows_that_it_has_the_focus(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    theme: str,
) -> None:
    known: set[tuple[str, str]] = set()
    unseen = []
    async with at_the_window(qapp, qtbot, tmp_path, theme=theme) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        async for _ in states(person, fault_server):
            unseen += _unseen(person.window, known)
        for make in makers(person).values():
            with shown(make) as dialog:
                dialog.activateWindow()
                await until(dialog.isActiveWindow)
                unseen += _unseen(dialog, known)

    assert unseen == []
    assert len(known) > 60

"""In a language that nobody speaks: all texts are translated, and longer ones fit."""

from __future__ import annotations

import asyncio
import platform
import re
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from deepseek_desktop.core.domain.parameters import EFFORTS
from deepseek_desktop.ui.widgets.comparing.giving_way import GivingButton
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.facts_card import FactsCard
from deepseek_desktop.ui.widgets.lanes.identity_button import IdentityButton
from deepseek_desktop.ui.widgets.texts import ElidedButton, ElidedLabel
from tests.faults.server import FaultServer
from tests.ui.busy_window import QUESTION, states
from tests.ui.controls import described, is_inside
from tests.ui.every_dialog import MODEL, makers, shown
from tests.ui.person import PRIMES, Person
from tests.ui.pseudo import Pseudo, texts_of, unmarked

_GIVES_WAY = (ElidedLabel, ElidedButton, ElidedToolButton, IdentityButton)
_LETTER = re.compile(r"[^\W\d_]")
_SOURCE = re.compile(r", \d{4}-\d\d-\d\d$")  # who said something of a model, and when
_WINDOW = 900, 600
_SCREEN = 1024, 600
_FOREIGN = (
    "turn_by_parent",  # what the archive's file calls its parts
    "Page 3: never used",
    "Page 4: never used",
    *("DeepSeek Desktop", "demo-r1", "demo-v3", "Demo", "host-name", "host"),
    *("OK", "Cancel", "Close"),  # Qt's own
    *EFFORTS,  # as they are sent
    *("OPENROUTER_API_KEY", "https://openrouter.ai/api/v1", "openrouter"),  # examples
    *("notes.md", "a.py", "Sums", "And 3 + 3?", "A title", "What it is for.", "Choose", "Help"),
    *("A heading", "What was used", "One", "Two", "Strict reviewer", "language", "Go on?"),
    *("/translate", "Put {{selection}} into {{language=Chinese}}: {{clipboard}}"),
    *("xn--pple-43d.com", MODEL, QUESTION, PRIMES, PRIMES.replace("n^2", "n²")),
    *("Wait, 2 + 2 = 5.", "So the answer is 5.", "So the answer is 4."),
    *("host/cut", "host/no", "cut · host", "no · host", "cut · no", "Aa", "ab"),
)
"""Names, signs, and what a person, a model or a test wrote."""

_NOT_OURS = {"question", "badge", "page", "licencesList"}
_KNOWN_CUT = {"state", "showDifference"}
"""What does not show all of a long text; it is short in both languages that we have."""


@pytest.fixture
def _speaks_pseudo(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def _foreign_to(person: Person) -> list[str]:
    """Return what may stand anywhere as it is, the longest first."""
    system = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    known = [*_FOREIGN, system, *QFontDatabase.families()]
    for entry in person.window._providing.entries():
        known += (entry.heading, entry.title, entry.place, entry.name, *entry.models)
    for model in person.window._maker.choosing._offers.for_change(MODEL):
        known += (model.title, str(model.ref))
    for command in person.window.commands.entries():
        known += (", ".join(command.keys), *command.keys)
    return sorted(filter(None, set(known)), key=len, reverse=True)


def _untranslated(window: QWidget, foreign: Sequence[str]) -> list[str]:
    found = []
    for widget in _shown_in(window):
        if widget.objectName() in _NOT_OURS or is_inside(widget, FactsCard):
            continue
        for text in texts_of(widget):
            rest = unmarked(text)
            for name in foreign:
                rest = rest.replace(name, "") if _LETTER.search(rest) else ""
            if _LETTER.search(rest) and not _SOURCE.search(rest):
                found.append(f"{described(widget)}: {rest.strip()}")
    return found


def _clipped(window: QWidget) -> list[str]:
    return [
        f"{described(widget)}: {why}"
        for widget in _shown_in(window)
        if widget.objectName() not in _KNOWN_CUT and (why := _cut(widget))
    ]


def _cut(widget: QWidget) -> str:
    """Return in what way a text has no room; nothing where it has."""
    if isinstance(widget, QComboBox):
        return "" if widget.isEditable() or _fits(widget) else "wider than its field"
    if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text():
        return ""
    wanted, given, seen = widget.sizeHint(), widget.size(), widget.visibleRegion().boundingRect()
    if isinstance(widget, GivingButton):
        wanted = widget.minimumSizeHint()  # it has a shorter text to say the same
    if isinstance(widget, QLabel) and widget.wordWrap():
        wanted.setHeight(widget.heightForWidth(given.width()))
    elif not isinstance(widget, _GIVES_WAY) and wanted.width() > given.width() + 1:
        return f"{wanted.width()} wide in {given.width()}"
    if not seen.isEmpty() and seen.width() < given.width():
        return f"only {seen.width()} of {given.width()} seen"
    return f"{wanted.height()} high in {given.height()}" if _is_low(widget, wanted.height()) else ""


def _is_low(widget: QWidget, wanted: int) -> bool:
    return wanted > widget.height() + 1


def _fits(choice: QComboBox) -> bool:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    kind = QStyle.ComplexControl.CC_ComboBox
    room = choice.style().subControlRect(kind, option, part, choice).width()
    return choice.fontMetrics().horizontalAdvance(choice.currentText()) <= room + 1


def _shown_in(window: QWidget) -> Iterator[QWidget]:
    yield window
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield widget


def _lay_out(window: QWidget) -> None:
    window.grab()  # as before the first paint
    QApplication.sendPostedEvents()
    window.grab()


@pytest.mark.usefixtures("_speaks_pseudo")
async def test_everything_in_the_window_is_translated_and_fits(
    person: Person, host: FaultServer
) -> None:
    person.window.resize(*_WINDOW)
    looked_at = 0
    async for state in states(person, host):
        _lay_out(person.window)
        await person.wait_for_rest()
        for lane in person.lanes:
            if lane.widget.turns is not None:
                lane.transcript.settle()
        _lay_out(person.window)
        assert _untranslated(person.window, _foreign_to(person)) == [], state
        assert _clipped(person.window) == [], state
        assert person.window.width() == _WINDOW[0], state
        looked_at += 1
    assert looked_at == 4


@pytest.mark.usefixtures("_speaks_pseudo")
async def test_everything_in_the_dialogs_is_translated_and_fits(
    person: Person,
) -> None:
    person.window.resize(*_WINDOW)
    foreign = _foreign_to(person)
    for name, make in makers(person).items():
        with shown(make) as dialog:
            _lay_out(dialog)
            await asyncio.sleep(0)
            _lay_out(dialog)
            assert _untranslated(dialog, foreign) == [], name
            assert _clipped(dialog) == [], name
            has_room = dialog.width() <= _SCREEN[0] and dialog.height() <= _SCREEN[1]
            assert has_room or name == "ReadingWindow", (name, dialog.size())

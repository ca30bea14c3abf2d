from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt

from deepseek_desktop.ui.models.tab_activity import Activity
from deepseek_desktop.ui.presenters import notifying
from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.notifications.desktop import Desktop, at_a_desktop, needs_bus
from tests.ui.person import Person
from tests.ui.window import look_away

_CTRL = Qt.KeyboardModifier.ControlModifier
_ANSWER = "## Not **really**\n\nIt depends."


@pytest.fixture
async def desktop(person: Person, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desktop]:
    """A desktop that shows notes; every reply counts as a long one."""
    monkeypatch.setattr(notifying, "LONG_S", 0.0)
    async with at_a_desktop(monkeypatch) as desktop:
        yield desktop


async def _come_back(person: Person) -> None:
    person.window.activateWindow()
    await until(person.window.isActiveWindow)


def _ask(person: Person, host: FaultServer, *models: str) -> dict[str, Dictation]:
    told = {model: Dictation() for model in models}
    host.answer = by_model(told)
    person.press(Qt.Key.Key_T if len(models) > 1 else Qt.Key.Key_N, _CTRL)
    person.choose(*(f"host/{model}" for model in models))
    person.ask("Is it?")
    return told


def _end(told: Dictation, answer: str = "") -> None:
    told.think("Secret reasoning.")
    if answer:
        told.say(answer)
    told.end()


@needs_bus
async def test_who_is_elsewhere_is_told_how_the_answer_begins(
    person: Person, host: FaultServer, desktop: Desktop
) -> None:
    told = _ask(person, host, "a")
    tab = person.tab
    await look_away(person.bot)

    _end(told["a"], _ANSWER)
    await until(lambda: desktop.notes)
    assert desktop.said == [("Is it? — a", "Not really")]
    assert tab.activity.now is Activity.DONE
    person.window.tabs.setCurrentIndex(0)

    await until(lambda: not person.window._notifying._bus._sent)  # type: ignore[union-attr] # it was used
    await desktop.click(1)
    await until(lambda: person.tab is tab)
    await until(person.window.isActiveWindow)
    await until(lambda: tab.activity.now is Activity.IDLE)


@needs_bus
async def test_lanes_are_told_together_when_the_last_one_has_ended(
    person: Person, host: FaultServer, desktop: Desktop
) -> None:
    told = _ask(person, host, "a", "b")
    await until(lambda: len(host.requests) == 2)
    await look_away(person.bot)

    _end(told["a"], "Yes.")
    await until(lambda: len([row for row in person.stored if row["outcome"]]) == 1)
    assert desktop.notes == []
    _end(told["b"])
    await until(lambda: desktop.notes)

    assert desktop.said == [("Is it?", "a: Yes.\nb: It ended without an answer.")]
    await _come_back(person)


@needs_bus
async def test_nothing_is_told_where_a_person_looks_or_does_not_want_it(
    person: Person, host: FaultServer, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answered() -> None:
        tab = person.tab
        await until(lambda: not tab.state.is_running)

    _end(_ask(person, host, "a")["a"], "Here.")
    await answered()

    person.window._adjusting._change("notifications", value=False)
    _end(_ask(person, host, "a")["a"], "Unwanted.")
    await look_away(person.bot)
    await answered()
    person.window._adjusting._change("notifications", value=True)
    await _come_back(person)

    monkeypatch.setattr(notifying, "LONG_S", 60.0)
    _end(_ask(person, host, "a")["a"], "Short.")
    await look_away(person.bot)
    await answered()
    monkeypatch.setattr(notifying, "LONG_S", 0.0)
    await _come_back(person)

    host.answer = wire.error(400, "No.")
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/a")
    person.ask("Is it?")
    await look_away(person.bot)
    await until(lambda: desktop.notes)

    (note,) = desktop.notes  # the others would have come before
    assert note.title == "Is it? — a"
    assert note.body
    await _come_back(person)


def test_ten_seconds_are_long() -> None:
    assert notifying.LONG_S == 10.0

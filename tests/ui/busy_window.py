"""A window in which all that can be there is there: brought from one state to the next."""

from __future__ import annotations

from collections.abc import AsyncIterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from deepseek_desktop.core.domain.attachment import Attachment, Question
from deepseek_desktop.ui.widgets.composing.slash_list import SlashList
from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.lane_seen import ReplySeen
from tests.ui.person import PRIMES, Person
from tests.ui.seeing import seen

QUESTION = "What is 2 + 2?"
CODE = "It is four:\n\n```python\nprint(2 + 2)\n```\n\nand no more."


async def states(person: Person, host: FaultServer) -> AsyncIterator[str]:
    """Yield the name of each state while the window is in it."""
    person.window.notice.show_problem(QUESTION)
    yield "untouched"
    await _ask(person, PRIMES)
    _work_on(person)
    yield "asked"
    host.answer = by_model(
        {"cut": wire.stream(wire.reasoning("Two.") + wire.answer(CODE)), "no": wire.error(402)}
    )
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    person.choose("host/cut", "host/no")
    await _ask(person, QUESTION)
    for lane in person.lanes:
        _open_details(person, lane.reply)
    await person.wait_for_rest()
    yield "failed"
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await person.wait_for_rest()
    yield "one lane"


async def _ask(person: Person, question: str) -> None:
    """Ask, and wait for the end in whatever language the window says so."""
    person.ask(question)
    await until(lambda: person.tab.state.has_begun and not person.tab.state.is_running)
    await person.wait_for_rest()


def _open_details(person: Person, reply: ReplySeen) -> None:
    """Open the details by their button, which is an entry of the menu where there is no room."""
    if seen(reply.foot, QToolButton, "details"):
        person.click(reply.button("details"))
        return
    menu = reply.button("otherActions").menu()
    assert menu is not None
    (details,) = [a for a in menu.actions() if a.objectName() == "detailsInMenu"]
    details.trigger()


def _work_on(person: Person) -> None:
    """Let the finder be open, questions wait, texts be attached and a slash be typed."""
    composer = person.tab.composer
    composer.show_queue([Question(QUESTION), Question(QUESTION)])
    composer.attach([Attachment("notes.md", "One"), Attachment("a.py", "x = 1")])
    composer.show_problem(QUESTION)
    person.window.commands.run("find")
    person.field.setFocus()
    person.type("/")
    assert seen(person.window, SlashList, "slashes")

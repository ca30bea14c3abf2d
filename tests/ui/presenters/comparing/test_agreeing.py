"""The badge that says whether final answers agree, as a person sees it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton

from tests.faults import wire
from tests.faults.server import FaultServer, by_model, in_turn
from tests.support import until
from tests.ui.person import Person
from tests.ui.presenters.comparing.answers_seen import add_lane, tool
from tests.ui.seeing import seen


def _badge(person: Person) -> str:
    badges = seen(person.tab, QToolButton, "agreement")
    return badges[0].accessibleName() if badges else ""


async def test_a_badge_says_what_was_compared_and_leads_to_its_place(
    person: Person, host: FaultServer
) -> None:
    long = "\n\n".join(f"Step {number} goes on and on." for number in range(60))
    later = in_turn(wire.said("The final answer is 42."), wire.said("So it is 41."))
    host.answer = lambda asked: (
        wire.said(f"{long}\n\nHence $\\boxed{{41}}$.\n\n{long}")
        if asked.json["model"] == "a"
        else later(asked)
    )
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How many?")
    await until(lambda: _badge(person) == "≠ final answers differ: 41 | 42")

    badge = tool(person, "agreement")
    badge.setFocus()
    person.bot.keyClick(badge, Qt.Key.Key_Space)
    (card,) = seen(person.tab, QFrame, "agreementCard")
    assert person.tab.focusWidget() in card.findChildren(QPushButton)
    texts = [label.text() for label in card.findChildren(QLabel, "comparedText")]
    origins = [label.text() for label in card.findChildren(QLabel, "comparedOrigin")]
    assert (texts, origins) == (["41", "42"], ["in a box (\\boxed)", "stated as the answer"])
    first, _ = card.findChildren(QPushButton, "showCompared")
    assert first.accessibleName() == "Show the final answer of lane A in its place"
    person.click(first)
    await person.wait_for_rest()
    assert not card.isVisible()
    one = person.lanes[0]
    assert "boxed{41}" in one.transcript.selected_text
    assert 500 < one.scroll_bar.value() < one.scroll_bar.maximum() - 500

    await person.retry(person.lanes[1])
    await until(lambda: _badge(person) == "= final answers agree: 41")


async def test_groups_are_named_and_what_cannot_be_told_is_said(
    person: Person, host: FaultServer
) -> None:
    scripts = {
        "a": in_turn(wire.said("It is 42."), wire.said("Paris & Rome are nice to see.")),
        "b": in_turn(wire.said("It is 41."), wire.said("It depends on what you want.")),
        "c": in_turn(wire.said("So 42."), wire.said("Hm.")),
    }
    host.answer = lambda asked: scripts[asked.model](asked)
    person.choose("host/a", "host/b")
    add_lane(person, "host/c")
    await person.ask_and_wait("How many?")
    await until(lambda: _badge(person) == "≠ final answers differ: A, C: 42 · B: 41")

    await person.ask_and_wait("And where?")
    await until(
        lambda: (
            _badge(person) == "? final answers: cannot tell: not every answer has a clear final one"
        )
    )


@pytest.mark.parametrize("end", [(), (wire.finish("length"), wire.DONE)])
async def test_what_was_cut_has_no_final_answer(
    person: Person, host: FaultServer, end: tuple[bytes, ...]
) -> None:
    cut = wire.stream(wire.answer("The final answer is 4"), *end)
    host.answer = by_model({"a": wire.said("The final answer is 42."), "b": cut})
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How many?")

    await until(lambda: _badge(person).startswith("? final answers: cannot tell"))
    person.click(tool(person, "agreement"))
    labels = seen(person.tab, QLabel, "comparedOrigin")
    assert labels[1].text() == "the answer was cut, so it has no final one"
    person.bot.keyClick(person.tab.focusWidget(), Qt.Key.Key_Escape)
    assert not labels[1].isVisible()
    assert tool(person, "agreement").hasFocus()

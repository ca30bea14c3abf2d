"""Answers are judged by a person who does not know whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from deepseek_desktop.ui.presenters.comparing.blinding import Stage
from deepseek_desktop.ui.presenters.comparing.comparing import comparison_of
from tests.faults import wire
from tests.faults.server import FaultServer, Finish, Gate, Hold, Reach, Send, by_model
from tests.support import until
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person
from tests.ui.presenters.comparing.answers_seen import words
from tests.ui.seeing import seen, text_of

_LONG = "The answer is four because two and two are four. " * 4


@pytest.fixture(autouse=True)
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are uncovered so slowly that a test has time to look."""
    monkeypatch.setattr("deepseek_desktop.ui.presenters.comparing.blinding._UNCOVERING_S", 30.0)


def _widget_texts(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        yield from (widget.statusTip(), widget.whatsThis(), widget.windowTitle())
        if isinstance(widget, QLabel | QLineEdit | QToolButton):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield widget.currentText()
        if callable(text := getattr(widget, "toPlainText", None)):
            yield str(text())


def _passages(person: Person) -> Iterator[str]:
    for lane in person.lanes:
        for item in lane.transcript.flow.items:
            if item.is_shown and item.passage is not None:
                yield item.passage.text


def _spoken(interface: QAccessibleInterface | None) -> Iterator[str]:
    if interface is None or interface.state().invisible:
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield interface.text(kind)
    for number in range(interface.childCount()):
        yield from _spoken(interface.child(number))


def _leaks(person: Person) -> set[str]:
    """Return what in the tab tells who answers, how fast, or at what price."""
    bar = person.window.tabs.tabBar()
    index = bar.currentIndex()
    texts = [*_widget_texts(person.tab), *_passages(person), bar.tabText(index)]
    texts += [bar.tabToolTip(index), bar.accessibleTabName(index)]
    texts += _spoken(QAccessible.queryAccessibleInterface(person.tab))
    telling = re.compile(r"tell-|\bhost\b|\d (?:s|ms|tokens|pieces)\b|/s\b|thought|pondering|\$|≈")
    return {text for text in texts if telling.search(text)}


def _said(person: Person) -> str:
    labels = seen(person.tab, QLabel, "voteSaid")
    return labels[0].accessibleName() if labels else ""


def _stage(person: Person) -> Stage:
    comparison = comparison_of(person.tab)
    assert comparison is not None
    return comparison.blinding.stage


async def _verdicts(person: Person) -> tuple[Verdict, ...]:
    await person.wait_for_rest()
    return await person.desk.archive.verdicts.of_conversation(person.tab.state.id)


def _vote(person: Person, key: Qt.Key) -> None:
    transcript = person.lanes[0].transcript
    transcript.setFocus()
    person.bot.keyClick(transcript, key)


async def _asked_blind(person: Person, *models: str) -> None:
    """Wait until both have answered a question that was asked blind."""
    person.choose(*models)
    person.press(Qt.Key.Key_F8)
    person.ask("What is 2 + 2?")
    await until(lambda: person.tab.state.has_begun and _stage(person) is Stage.UNCOVERING)
    _hurry(person)


async def test_nothing_tells_who_answers_until_a_verdict_is_given(
    person: Person, host: FaultServer
) -> None:
    gate = Gate()
    begun = wire.head() + wire.reasoning("I am pondering as tell-r1.")
    told = wire.answer("Great question! " + _LONG) + wire.finish() + wire.usage() + wire.DONE
    host.answer = by_model(
        {
            "tell-r1": (Send(begun), Reach(gate), Send(told), Finish()),
            "tell-v3": wire.said(_LONG + "Four."),
        }
    )
    person.choose("host/tell-r1", "host/tell-v3")
    person.press(Qt.Key.Key_F8)
    assert seen(person.tab, QToolButton, "blindSwitch")[0].isChecked()
    person.ask("What is 2 + 2?")
    await until(lambda: any(reply.is_answered for reply in _replies(person)))
    await until(lambda: any(reply.reasoning for reply in _replies(person)))

    assert _leaks(person) == set()
    assert [lane.answer for lane in person.lanes] == ["", ""]  # not before both have ended
    assert "Both are answering" in _said(person)
    assert not seen(person.tab, QToolButton, "vote_left")

    gate.open()
    await until(lambda: _stage(person) is Stage.UNCOVERING)
    await until(lambda: all(lane.answer for lane in person.lanes))
    lengths = [len(lane.answer) for lane in person.lanes]
    assert max(lengths) < len(_LONG)
    assert max(lengths) - min(lengths) < 10  # at one pace
    _hurry(person)
    left, right = _from_left(person)
    assert _leaks(person) == set()
    shown = left.answer.strip()
    assert {shown, right.answer.strip()} == {f"… {_LONG}".strip(), f"{_LONG}Four."}
    _vote(person, Qt.Key.Key_1)

    (verdict,) = await _verdicts(person)
    better = person.tab.state.reply(verdict.left)
    assert better is not None
    assert (verdict.choice, verdict.is_blind, verdict.named) == (Choice.LEFT, True, frozenset())
    assert better.answer.strip()[-9:] == shown[-9:]
    assert _said(person).startswith(f"You found A ({better.identity.model}) better than B (tell-")
    assert {lane.identity.split(" ·")[0] for lane in person.lanes} == {"tell-r1", "tell-v3"}
    assert "pondering" not in "".join(lane.reasoning for lane in person.lanes)  # not above it
    thought = [lane for lane in person.lanes if "hought" in lane.reply.thinking_title]
    assert "pondering" in thought[0].reply.view.band.item.passage.text


async def test_sides_are_balanced_and_earlier_turns_do_not_tell(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model({"tell-r1": wire.said("I say 4."), "tell-v3": wire.said("It is 4.")})
    await _asked_blind(person, "host/tell-r1", "host/tell-v3")
    _vote(person, Qt.Key.Key_2)
    (first,) = await _verdicts(person)
    assert len(_leaks(person)) > 3  # else nothing would be seen if something leaked

    person.ask("And 3 + 3?")
    await until(lambda: _stage(person) is Stage.UNCOVERING)
    _hurry(person)
    assert _leaks(person) == set()
    assert all("Hidden until" in lane.replies[0].mark for lane in person.lanes)
    _vote(person, Qt.Key.Key_4)
    _, second = await _verdicts(person)

    def left(verdict: Verdict) -> str:
        reply = person.tab.state.reply(verdict.left)
        return reply.identity.model if reply else ""

    assert {left(first), left(second)} == {"tell-r1", "tell-v3"}
    letters = [lane.widget.header.letter for lane in _from_left(person)]
    assert letters == ["A", "B"]
    assert _from_left(person)[1].reply.view.reply_id == second.right

    person.tab.edited.emit(second.turn_id, Question("And 4 + 4?"), True)  # noqa: FBT003 ask it
    await until(lambda: _stage(person) is Stage.UNCOVERING)
    assert _leaks(person) == set()


async def test_a_comparison_that_was_not_judged_reopens_blind_and_without_a_vote_is_not_blind(
    person: Person, host: FaultServer
) -> None:
    names = wire.said("As DeepSeek-V3 I say 4.")
    host.answer = by_model({"tell-r1": wire.said("I say 4."), "tell-v3": names})
    await _asked_blind(person, "host/tell-r1", "host/tell-v3")
    await person.wait_for_rest()
    title, conversation_id = person.tab.title, person.tab.state.id
    person.close_front_tab()
    person.open_row(title)
    await until(lambda: person.tab.state.id == conversation_id and _stage(person) is Stage.OPEN)

    assert _leaks(person) == set()
    assert all(lane.answer for lane in person.lanes)
    for key in (Qt.Key.Key_1, Qt.Key.Key_M):  # nor do keys tell
        person.press(key, Qt.KeyboardModifier.ControlModifier)
    assert _leaks(person) == set()
    comparison = comparison_of(person.tab)
    assert comparison is not None
    comparison.blinding._lanes.seat([lane.id for lane in reversed(person.tab.state.lanes)])

    person.press(Qt.Key.Key_F8)
    assert _stage(person) is Stage.OFF
    assert [column.header.letter for column in person.tab.lanes.columns] == ["A", "B"]  # as usual
    assert {lane.identity.split(" ·")[0] for lane in person.lanes} == {"tell-r1", "tell-v3"}
    _vote(person, Qt.Key.Key_1)
    (verdict,) = await _verdicts(person)
    assert not verdict.is_blind
    assert len(verdict.named) == 1  # kept, and marked


async def test_what_is_read_stays_where_it_is_when_all_comes_to_light(
    person: Person, host: FaultServer
) -> None:
    long = "\n\n".join(f"{number}. {_LONG}" for number in range(20))
    thinks = wire.said(f"Great question! {long}", "I am pondering. " * 80)
    host.answer = by_model({"tell-r1": thinks, "tell-v3": wire.said(long)})
    await _asked_blind(person, "host/tell-r1", "host/tell-v3")
    for lane in person.lanes:
        lane.transcript.settle()
        lane.scroll_bar.setValue(40)  # above the answers

    def tops() -> list[int]:
        return [_top_of_answer(lane) for lane in person.lanes]

    await until(lambda: len(set(tops())) == 1)
    before = tops()
    _vote(person, Qt.Key.Key_1)
    await _verdicts(person)
    await person.wait_for_rest()
    assert all(lane.reply.view.band.item.is_shown for lane in person.lanes)
    assert tops() == pytest.approx(before, abs=1)  # the focus has a frame
    for lane in person.lanes:
        (to_end,) = seen(lane.widget, QToolButton, "jumpToEnd")
        assert to_end.text() == "↓"  # nothing of it is news


async def test_no_command_tells_who_answers(person: Person, host: FaultServer) -> None:
    thinks = wire.said("I say 4.", "I am pondering.")
    host.answer = by_model({"tell-r1": thinks, "tell-v3": wire.said("It is 4.")})
    await _asked_blind(person, "host/tell-r1", "host/tell-v3")
    tab = person.tab
    for name in ("hide_lane", "retry_with", "hand_thinking", "answer_now", "use_context", "fork"):
        for lane in person.lanes:
            person.window.notice.hide()
            lane.transcript.setFocus()
            person.window.commands.run(name)
            assert person.notice.startswith("This would tell who answers."), name
    person.window.commands.run("duplicate_tab")
    await person.wait_for_rest()
    assert (person.tab, len(person.lanes), len(host.requests)) == (tab, 2, 2)
    assert not tab.state.arrangement.settings.context
    assert _leaks(person) == set()


async def test_who_gives_no_answer_is_not_judged_and_not_named(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model({"tell-r1": wire.error(402, "host is out"), "tell-v3": wire.said("4.")})
    person.choose("host/tell-r1", "host/tell-v3")
    person.press(Qt.Key.Key_F8)
    person.ask("What is 2 + 2?")
    await until(lambda: person.tab.state.has_begun and _stage(person) is Stage.FAILED)

    assert _leaks(person) == set()
    assert "nothing to judge" in _said(person)
    states = [text_of(seen(lane.widget, QLabel, "blindState")) for lane in person.lanes]
    assert sorted(states) == ["Hidden until you have judged", "No answer came from this one."]

    (reveal,) = seen(person.tab, QToolButton, "voteReveal")
    person.click(reveal)
    assert person.lanes[0].identity.startswith("tell-r1")
    assert any("402" in lane.ending or "host" in lane.ending for lane in person.lanes)
    assert person.tab.state.arrangement.settings.is_blind  # the next question is asked blind again


async def test_answers_that_nobody_knows_yet_stay_in_view_and_who_was_not_asked_gave_none(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model({"tell-r1": wire.said("I say 4."), "tell-v3": wire.said("It is 4.")})
    await _asked_blind(person, "host/tell-r1", "host/tell-v3")

    person.tab.state.arrangement.change(order=Order.SEQUENTIAL)
    host.answer = lambda _: (Send(wire.head() + wire.KEEP_ALIVE), Hold())
    person.ask("And 3 + 3?")
    await until(lambda: len(host.requests) == 3)
    assert {lane.replies[0].answer for lane in person.lanes} == {"I say 4.", "It is 4."}
    assert _leaks(person) == set()

    await person.stop()
    assert _stage(person) is Stage.FAILED
    states = [text_of(seen(lane.widget, QLabel, "blindState")) for lane in person.lanes]
    assert states == ["No answer came from this one."] * 2
    assert _leaks(person) == set()


async def test_of_three_lanes_two_are_seen(person: Person, host: FaultServer) -> None:
    host.answer = by_model(
        {f"tell-{n}": wire.said(f"I {n} say that two and two are four.") for n in "xyz"}
    )
    person.tab.lanes.add("third", person.tab.choices[0])
    person.tab.arranging.update()
    await _asked_blind(person, "host/tell-x", "host/tell-y", "host/tell-z")

    assert [lane.widget.header.letter for lane in _from_left(person)] == ["A", "B"]
    assert _leaks(person) == set()

    _vote(person, Qt.Key.Key_1)
    (verdict,) = await _verdicts(person)
    assert [lane.widget.header.letter for lane in _from_left(person)] == ["A", "B", "C"]
    assert _from_left(person)[0].reply.view.reply_id == verdict.left
    (pairs,) = seen(person.tab, QToolButton, "votePairs")
    assert pairs.text() == "A and B ▾"

    person.press(Qt.Key.Key_F7)
    await until(lambda: words(_from_left(person)[1]))  # they can be marked


def _replies(person: Person) -> list[Reply]:
    turns = person.tab.state.conversation.turns if person.tab.state.conversation else ()
    return [reply for turn in turns for reply in turn.replies]


def _from_left(person: Person) -> list[LaneSeen]:
    return sorted(person.lanes, key=lambda lane: _left_of(lane.widget))


def _top_of_answer(lane: LaneSeen) -> int:
    lane.transcript.settle()
    top = lane.reply.view.answer.top - lane.scroll_bar.value()
    return lane.transcript.viewport().mapToGlobal(QPoint(0, top)).y()


def _left_of(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).x()


def _hurry(person: Person) -> None:
    (at_once,) = seen(person.tab, QToolButton, "voteAtOnce")
    person.click(at_once)
    assert _stage(person) is Stage.OPEN

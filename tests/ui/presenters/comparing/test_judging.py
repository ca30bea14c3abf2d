"""A person judges two answers: by button or key, with reasons and a note, and takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict
from tests.faults import wire
from tests.faults.server import FaultServer, by_model, in_turn
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def _bar(person: Person) -> QWidget | None:
    return next(iter(seen(person.tab, QWidget, "voteBar")), None)


def _choices(person: Person) -> list[QToolButton]:
    buttons = person.tab.findChildren(QToolButton)
    return [b for b in buttons if b.property("vote") and b.isVisible()]


def _given(person: Person) -> list[str]:
    buttons = person.tab.findChildren(QToolButton)
    return [b.accessibleName() for b in buttons if b.property("vote") and b.isChecked()]


def _said(person: Person) -> str:
    labels = seen(person.tab, QLabel, "voteSaid")
    return labels[0].accessibleName() if labels else ""


async def _answered_twice(person: Person, host: FaultServer) -> None:
    """Wait until two models have answered the same question differently."""
    host.answer = by_model({"r1": wire.said("It is 4."), "v3": wire.said("Four.")})
    person.choose("host/r1", "host/v3")
    await person.ask_and_wait("What is 2 + 2?")


async def _stored(person: Person) -> tuple[Verdict, ...]:
    await person.wait_for_rest()
    return await person.desk.archive.verdicts.of_conversation(person.tab.state.id)


async def test_a_verdict_is_given_by_a_button_and_kept_with_reasons_and_a_note(
    person: Person, host: FaultServer
) -> None:
    await _answered_twice(person, host)
    names = [button.accessibleName() for button in _choices(person)]

    person.click(_choices(person)[0])
    assert text_of(seen(person.tab, QLabel, "voteSaid")) == "✓ A better"
    (why,) = seen(person.tab, QToolButton, "voteReasons")
    person.click(why)
    tags = {tag.property("reason"): tag for tag in seen(person.tab, QToolButton, "voteReason")}
    person.click(tags["clear"])
    person.click(tags["correct"])
    (note,) = seen(person.tab, QLineEdit, "voteNote")
    person.bot.keyClicks(note, "short 1 2 3 4")
    person.bot.keyClick(note, Qt.Key.Key_Return)
    assert person.notice == "The note was saved."
    person.bot.keyClick(note, Qt.Key.Key_Escape)
    assert why.hasFocus()
    assert not note.isVisible()

    assert names == ["A better", "Tie", "Both bad", "B better"]
    (verdict,) = await _stored(person)
    left, right = (lane.reply.view.reply_id for lane in person.lanes)
    assert (verdict.left, verdict.right, verdict.choice) == (left, right, Choice.LEFT)
    assert verdict.reasons == {Reason.CLEAR, Reason.CORRECT}
    assert verdict.note == "short 1 2 3 4"
    assert not verdict.is_blind
    assert _said(person) == "You found A (r1) better than B (v3) (correct, clear)."

    conversation_id, title = person.tab.state.id, person.tab.title
    person.close_front_tab()
    person.open_row(title)
    await until(lambda: person.tab.state.id == conversation_id and bool(_given(person)))

    assert _given(person) == ["A better"]
    assert _said(person).endswith(" (correct, clear).")
    person.click(seen(person.tab, QToolButton, "voteReasons")[0])
    assert [n.text() for n in seen(person.tab, QLineEdit, "voteNote")] == ["short 1 2 3 4"]


async def test_keys_judge_where_no_text_is_typed_and_a_vote_can_be_changed_and_taken_back(
    person: Person, host: FaultServer
) -> None:
    host.answer = in_turn(*[wire.said("It is 4.")] * 3)
    person.choose("host/r1", "host/v3")
    await person.ask_and_wait("What is 2 + 2?")

    person.type("4")
    assert (person.field.toPlainText(), _given(person)) == ("4", [])
    transcript = person.lanes[1].transcript
    transcript.setFocus()
    person.bot.keyClick(transcript, Qt.Key.Key_4)
    (first,) = await _stored(person)
    person.bot.keyClick(transcript, Qt.Key.Key_2)
    (second,) = await _stored(person)

    assert (first.choice, second.choice) == (Choice.RIGHT, Choice.TIE)
    assert first.id == second.id
    assert _said(person) == "You found A (r1) and B (v3) equally good."

    await person.retry(person.lanes[0])
    assert _given(person) == []  # another reply, another pair
    person.bot.keyClick(transcript, Qt.Key.Key_3)
    assert [v.choice for v in await _stored(person)] == [Choice.TIE, Choice.BOTH_BAD]

    person.press(Qt.Key.Key_F9)  # what is not seen is not judged
    assert _bar(person) is None
    person.press(Qt.Key.Key_F9)
    (undo,) = seen(person.tab, QToolButton, "voteUndo")
    person.click(undo)
    assert [v.choice for v in await _stored(person)] == [Choice.TIE]
    assert _given(person) == []
    assert not seen(person.tab, QToolButton, "voteUndo")

    person.press(Qt.Key.Key_1, _ALT_SHIFT)  # these keys judge while a person types, too
    assert _given(person) == ["A better"]
    person.press(Qt.Key.Key_0, _ALT_SHIFT)
    assert _given(person) == []
    person.press(Qt.Key.Key_0, _ALT_SHIFT)
    assert person.notice == "There is no verdict to take back here."


async def test_of_three_lanes_two_are_judged_at_a_time_and_without_two_answers_none(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model(
        {name: wire.said(name) for name in "abc"} | {"fails": wire.error(402, "No money")}
    )
    person.choose("host/a", "host/fails")
    await person.ask_and_wait("Who?")
    assert _bar(person) is None

    person.press(Qt.Key.Key_T, _CTRL)
    person.tab.lanes.add("third", person.tab.choices[0])
    person.tab.arranging.update()
    person.choose("host/a", "host/b", "host/c")
    await person.ask_and_wait("Who?")
    (pairs,) = seen(person.tab, QToolButton, "votePairs")
    menu = pairs.menu()
    assert menu is not None
    offered = [a.text() for a in menu.actions()]
    person.click(_choices(person)[3])
    (after,) = seen(person.tab, QToolButton, "voteNext")
    said = after.text()
    person.click(after)
    names = [button.accessibleName() for button in _choices(person)]
    person.click(_choices(person)[0])

    assert offered == ["A and B", "A and C", "B and C"]
    assert said == "Next: A and C"
    assert names == ["A better", "Tie", "Both bad", "C better"]
    assert [v.choice for v in await _stored(person)] == [Choice.RIGHT, Choice.LEFT]
    entry: QAction = menu.actions()[0]
    entry.trigger()
    assert _said(person) == "You found B (b) better than A (a)."


async def test_a_verdict_that_was_given_blind_reopens_where_the_lanes_stood(
    person: Person, host: FaultServer
) -> None:
    await _answered_twice(person, host)
    left, right = (lane.reply.view.reply_id for lane in person.lanes)
    turn_id, conversation_id = person.tab.state.turns[-1].id, person.tab.state.id
    title = person.tab.title
    person.close_front_tab()
    now = person.desk.means.now()
    verdict = Verdict("v", turn_id, right, left, Choice.LEFT, now, is_blind=True)
    await person.desk.archive.verdicts.keep(verdict)

    person.open_row(title)
    await until(lambda: person.tab.state.id == conversation_id and bool(_given(person)))

    letters = {lane.reply.view.reply_id: lane.widget.header.letter for lane in person.lanes}
    assert letters == {right: "A", left: "B"}
    assert _said(person).startswith("You found A (v3) better than B (r1). Judged blind.")


async def test_a_note_that_is_being_typed_stays_with_its_verdict_when_another_reply_comes(
    person: Person, host: FaultServer
) -> None:
    await _answered_twice(person, host)
    person.click(_choices(person)[0])
    (why,) = seen(person.tab, QToolButton, "voteReasons")
    person.click(why)
    (note,) = seen(person.tab, QLineEdit, "voteNote")
    person.bot.keyClicks(note, "half a note")

    await person.retry(person.lanes[1])

    (verdict,) = await _stored(person)
    assert verdict.note == "half a note"
    assert _given(person) == []


async def test_nobody_judges_by_key_while_the_buttons_give_way_to_a_replay(
    person: Person, host: FaultServer
) -> None:
    await _answered_twice(person, host)
    person.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    person.lanes[0].transcript.setFocus()

    person.bot.keyClick(person.lanes[0].transcript, Qt.Key.Key_1)

    assert await _stored(person) == ()

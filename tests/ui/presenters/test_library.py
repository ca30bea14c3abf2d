from __future__ import annotations

import sqlite3
from contextlib import AsyncExitStack, closing
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.ui.models.library_model import LibraryModel, SummaryRole
from tests.core.archive.samples import awaited, conversation, ended, turn
from tests.faults import wire
from tests.faults.looking import journal_entries
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.person import PRIMES, Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


def _looks(person: Person) -> list[object]:
    """Return all that a person sees of the tab in front."""
    return [
        (
            lane.identity,
            lane.state,
            lane.figures,
            lane.prompts,
            [(r.thinking_title, r.reasoning, r.answer, r.ending) for r in lane.replies],
        )
        for lane in person.lanes
    ]


async def _leave_behind_a_crash(folder: Path) -> None:
    """Leave an archive as a process does that dies in mid-reply."""
    async with Archive(folder) as archive:
        await archive.begin_turn(
            conversation(lanes=2), turn(), [awaited("r", "c-0"), awaited("s", "c-1")]
        )
        archive.note("r", ReasoningDelta("Let me"))
        archive.note("r", AnswerDelta("Becau"))


async def test_a_conversation_looks_the_same_after_a_restart(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = by_model(
        {
            "cut": wire.stream(wire.reasoning("Two and two."), wire.answer("It is")),
            "host-name": wire.said("It is 4.", "Two and two."),
        }
    )
    host = Profile("host", fault_server.base_url)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(host)
        person.choose("host/cut", "host/host-name")
        await person.ask_and_wait("What is 2 + 2?")
        await person.ask_and_wait("And again?")
        await person.retry(person.lanes[0])
        before = _looks(person)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: person.library)
        person.open_row("What is 2 + 2?")
        await until(lambda: person.titles == ["What is 2 + 2?"])
        after = _looks(person)

    assert after == before


async def test_an_opened_conversation_goes_on_where_it_was_left(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One?")
    person.close_front_tab()
    person.open_row("One?")
    await until(lambda: person.titles == ["One?"])

    await person.ask_and_wait("Two?")

    assert person.lanes[0].prompts == ["One?", "Two?"]
    assert len(host.requests[-1].json["messages"]) == 3
    assert person.library == ["One?"]


async def test_a_conversation_that_a_crash_interrupted_says_so(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    await _leave_behind_a_crash(tmp_path)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: person.library)
        summary = _summaries(person)[0]
        person.open_row("About c")
        await until(lambda: person.titles == ["About c"])

        assert summary.is_interrupted
        assert [lane.state for lane in person.lanes] == ["interrupted"] * 2
        assert person.lanes[0].reasoning == "Let me"
        assert person.lanes[0].answer == "Becau"
        assert [lane.ending for lane in person.lanes] == [
            "The app ended while this reply was arriving. What had arrived is kept."
        ] * 2
        # There is an answer to go on with only in the first lane.
        for lane, offers in zip(person.lanes, (["retry", "continue"], ["retry"]), strict=True):
            buttons = lane.reply.foot.findChildren(QToolButton)
            shown = [b.objectName() for b in buttons if b.isVisible()]
            assert [name for name in ("retry", "continue") if name in shown] == offers


async def test_of_a_reply_that_a_crash_interrupted_the_tokens_are_unknown(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    await _leave_behind_a_crash(tmp_path)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: person.library)
        person.open_row("About c")
        await until(lambda: person.titles == ["About c"])

        assert "tokens unknown" in person.lanes[0].figures


async def test_the_list_paints_that_a_conversation_was_interrupted(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    await _leave_behind_a_crash(tmp_path)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await until(lambda: person.library)
        view = person.library_view
        crashed = view.grab().toImage()
        model = view.model()
        assert isinstance(model, LibraryModel)
        (summary,) = model.summaries
        model.show([replace(summary, is_interrupted=False)])
        whole = view.grab().toImage()

    assert crashed != whole


async def test_a_retry_of_what_was_interrupted_makes_it_whole(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("Because.")
    await _leave_behind_a_crash(tmp_path)

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("demo", fault_server.base_url))
        await until(lambda: person.library)
        person.open_row("About c")
        await until(lambda: person.titles == ["About c"])
        await person.retry(person.lanes[0])
        await person.retry(person.lanes[1])

        assert [lane.answer for lane in person.lanes] == ["Because."] * 2
        await until(lambda: not _summaries(person)[0].is_interrupted)


async def test_opening_what_is_open_brings_its_tab_to_the_front(person: Person) -> None:
    await person.ask_and_wait(PRIMES)
    asked = person.tab
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)

    person.open_row(PRIMES)
    person.open_row(PRIMES)

    assert person.tab is asked
    assert len(person.titles) == 2


async def test_opening_twice_before_it_is_read_opens_one_tab(person: Person) -> None:
    await person.ask_and_wait(PRIMES)
    person.close_front_tab()

    person.open_row(PRIMES)
    person.open_row(PRIMES)  # the loop has not turned since
    await until(lambda: person.tab.state.conversation is not None)
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    person.open_row(PRIMES)

    assert len(person.titles) == 2


async def test_a_tab_with_a_typed_question_is_not_replaced(person: Person) -> None:
    await person.ask_and_wait(PRIMES)
    person.close_front_tab()
    person.type("half a question")

    person.open_row(PRIMES)
    await until(lambda: len(person.titles) == 2)

    person.window.tabs.setCurrentIndex(0)
    assert person.field.toPlainText() == "half a question"


async def test_what_was_asked_last_stands_first(person: Person, host: FaultServer) -> None:
    host.answer = wire.said()
    for question in ("One?", "Two?"):
        person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        person.choose("host/some")
        await person.ask_and_wait(question)
    assert person.library == ["Two?", "One?"]

    person.open_row("One?")
    await person.ask_and_wait("More?")

    assert person.library == ["One?", "Two?"]


async def test_an_archive_that_cannot_be_read_is_told(person: Person) -> None:
    await person.ask_and_wait(PRIMES)
    person.close_front_tab()
    _forget_everything(person.desk.data_dir / FILE_NAME)

    person.open_row(PRIMES)
    await until(lambda: person.notice)

    assert person.notice == "This conversation is not in the archive any more."


def _forget_everything(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("reply", "turn", "lane", "conversation"):
            connection.execute(f"DELETE FROM {table}")


def _summaries(person: Person) -> list[Summary]:
    model = person.library_view.model()
    found = [model.index(row, 0).data(SummaryRole) for row in range(model.rowCount())]
    return [summary for summary in found if summary is not None]


async def test_a_reply_that_another_process_writes_is_followed_and_cannot_be_stopped(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with Archive(tmp_path) as other:
        await other.begin_turn(
            conversation(lanes=2), turn(), [awaited("r", "c-0"), awaited("s", "c-1")]
        )
        other.note("r", AnswerDelta("Becau"))
        await until(lambda: journal_entries(tmp_path) == 1)
        async with at_the_window(qapp, qtbot, tmp_path) as person:
            await until(lambda: person.library)
            person.open_row("About c")
            await until(lambda: person.titles == ["About c"])

            assert person.lanes[0].answer == "Becau"
            assert person.lanes[0].state == "arriving in another window"
            assert not seen(person.lanes[0].widget, QToolButton, "stopLane")

            for reply_id, lane_id in (("r", "c-0"), ("s", "c-1")):
                await other.finish(ended(awaited(reply_id, lane_id), answer="Because."))
            await until(lambda: [lane.answer for lane in person.lanes] == ["Because."] * 2)
            assert person.lanes[0].state == "done"


async def test_a_reply_whose_process_dies_meanwhile_becomes_interrupted(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    async with AsyncExitStack() as life_of_the_other:
        other = await life_of_the_other.enter_async_context(Archive(tmp_path))
        await other.begin_turn(
            conversation(lanes=2), turn(), [awaited("r", "c-0"), awaited("s", "c-1")]
        )
        async with at_the_window(qapp, qtbot, tmp_path) as person:
            await until(lambda: person.library)
            person.open_row("About c")
            await until(lambda: person.titles == ["About c"])
            assert person.lanes[0].state == "arriving in another window"

            await life_of_the_other.aclose()
            await until(lambda: [lane.state for lane in person.lanes] == ["interrupted"] * 2)

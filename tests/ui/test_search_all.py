"""What was written is found at its place, in all conversations."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
)

from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog
from deepseek_desktop.ui.models.hit_rows import HitRole
from tests.core.archive import samples
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class _Search:
    """What a person sees of the search, and how they use it."""

    def __init__(self, person: Person, dialog: SearchAllDialog) -> None:
        self.dialog = dialog
        self._person = person
        (self.field,) = dialog.findChildren(QLineEdit)
        (self.list,) = dialog.findChildren(QListView)

    @property
    def hits(self) -> list[Hit]:
        model = self.list.model()
        return [model.index(row, 0).data(HitRole) for row in range(model.rowCount())]

    @property
    def said(self) -> str:
        return text_of(seen(self.dialog, QLabel, "searchSaid"))

    async def find(self, words: str) -> list[Hit]:
        self.field.clear()
        self.field.insert(words)
        await until(lambda: self.said.startswith(("Found", "Nothing", "The best")))
        return self.hits

    def press(self, key: Qt.Key) -> None:
        self._person.bot.keyClick(self.field, key)

    async def go_to(self, scope: Scope) -> None:
        """Choose the first hit of a kind by keys, and wait until its place is shown."""
        for _ in range([hit.scope for hit in self.hits].index(scope)):
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        await self._person.wait_for_rest()


async def _search(person: Person) -> _Search:
    person.window.activateWindow()
    await until(person.window.isActiveWindow)
    person.press(Qt.Key.Key_K, _CTRL)
    search = _Search(person, await person.dialog(SearchAllDialog))
    await until(search.dialog.isActiveWindow)
    return search


def _marked(person: Person, lane: int = 0) -> str:
    """Return what is marked as the present place in a lane, if it is in view."""
    transcript = person.lanes[lane].transcript
    shown = transcript.finder.leaf_shown
    if shown is None:
        return ""
    item, leaf = transcript.flow.items[shown[0]], shown[1]
    _, place = transcript.finder.marks(*shown)
    assert place is not None
    assert item.passage is not None
    geometry = transcript.geometry_now
    (rect, *_) = item.passage.box(leaf).rects(*place)
    top = geometry.leaf_rect(item, leaf).top() + rect.top()
    assert 0 <= top <= transcript.viewport().height(), "it is out of view"
    return str(item.passage.box(leaf).document.toPlainText()[slice(*place)])


_LONG = "\n\n".join(f"Paragraph {number} of straw." for number in range(60))


async def _ask_two(person: Person, host: FaultServer) -> None:
    """Ask a question with two replies in its lane; the earlier one has needles in it."""
    host.answer = wire.said(f"{_LONG}\n\nA **needle** in it.\n\n{_LONG}", f"Where? {_LONG} A pin.")
    person.press(Qt.Key.Key_N, _CTRL)
    person.choose("host/old")
    await person.ask_and_wait("In the haystack?")
    host.answer = wire.said("Nothing here.", "Hm.")
    await person.retry(person.lanes[0])


async def test_a_hit_is_shown_where_it_stands_also_in_an_earlier_reply(
    person: Person, host: FaultServer
) -> None:
    await _ask_two(person, host)
    assert person.lanes[0].answer == "Nothing here."
    person.close_front_tab()
    search = await _search(person)
    assert search.said.startswith("Every word")

    assert [hit.scope for hit in await search.find("NEEDLE a")] == [Scope.ANSWER]
    assert search.hits[0].found == "needle"
    await search.go_to(Scope.ANSWER)
    await until(lambda: person.titles == ["In the haystack?"])
    await until(lambda: _marked(person) == "needle")

    assert "needle" in person.lanes[0].answer
    assert person.tab.finding.bar.words == "needle"
    await person.wait_for_rest()
    stored = await person.desk.means.archive.conversation(person.tab.state.id)
    assert len(stored.choices) == 1  # what is shown stays so


async def test_a_hit_in_the_thinking_opens_it(person: Person, host: FaultServer) -> None:
    await _ask_two(person, host)
    await until(lambda: person.lanes[0].reply.view.band.is_open)
    person.click(person.lanes[0].reply.button("bandHeading"))
    search = await _search(person)

    await search.find("pin")
    await search.go_to(Scope.REASONING)
    await until(lambda: _marked(person) == "pin")

    assert person.lanes[0].reasoning.endswith("A pin.")


async def test_a_hit_on_another_branch_brings_that_back(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("Straw.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One needle?")
    first = person.tab.state.turns[0]
    question = first.turn.question
    person.tab.edited.emit(first.id, type(question)("Other words?"), True)  # noqa: FBT003 ask it
    await until(lambda: person.lanes[0].prompts == ["Other words?"] and person.is_done)
    search = await _search(person)

    hits = await search.find("needle")
    assert [hit.scope for hit in hits] == [Scope.QUESTION]
    await search.go_to(Scope.QUESTION)
    await until(lambda: _marked(person) == "needle")

    assert person.lanes[0].prompts == ["One needle?"]


async def test_words_that_are_read_nowhere_lead_to_the_beginning_of_their_text(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said(f"[Here](https://needle.example) {_LONG}")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("What?")
    search = await _search(person)

    (hit, _) = await search.find("needle.ex")
    await search.go_to(Scope.ANSWER)
    lanes = [lane.id for lane in person.tab.state.lanes]
    lane = person.lanes[lanes.index(hit.lane_id or "")]
    transcript = lane.transcript

    def is_shown() -> bool:
        top = lane.reply.answer_top - transcript.verticalScrollBar().value()
        return 0 <= top < transcript.viewport().height()

    await until(is_shown)


async def test_enter_waits_for_what_was_typed_last_and_an_input_method_keeps_it(
    person: Person, host: FaultServer
) -> None:
    await _ask_two(person, host)
    person.press(Qt.Key.Key_T, _CTRL)
    search = await _search(person)
    QApplication.sendEvent(search.field, QInputMethodEvent("need", []))
    search.press(Qt.Key.Key_Return)
    assert search.dialog.isVisible()
    QApplication.sendEvent(search.field, QInputMethodEvent())

    search.field.insert("no such th")
    search.field.setText("haystack")
    search.press(Qt.Key.Key_Return)
    await until(lambda: person.tab.title == "In the haystack?")

    again = await _search(person)
    assert again.field.selectedText() == "haystack"
    await again.find("no such thing")
    assert again.said == "Nothing was found."
    again.press(Qt.Key.Key_Return)
    assert again.dialog.isVisible()
    again.press(Qt.Key.Key_Escape)
    await person.wait_for_rest()
    assert not person.window.findChildren(SearchAllDialog)


async def test_parts_of_words_come_after_words_and_a_kind_of_text_can_be_chosen(
    person: Person, host: FaultServer
) -> None:
    await _ask_two(person, host)
    search = await _search(person)

    assert [hit.scope for hit in await search.find("hayst")] == [Scope.QUESTION]
    assert [hit.scope for hit in await search.find("aystack")] == [Scope.QUESTION]
    assert len(await search.find("straw")) == 2
    answers = next(b for b in search.dialog.findChildren(QToolButton) if b.text() == "Answer")
    person.click(answers)
    await until(lambda: [hit.scope for hit in search.hits] == [Scope.ANSWER])
    assert await search.find("pin") == []
    assert search.said == "Nothing was found."

    search.press(Qt.Key.Key_Escape)
    again = await _search(person)
    assert again.field.text() == "pin"
    await until(lambda: again.said == "Nothing was found.")  # only answers are looked through


async def test_more_than_can_be_listed_is_said(person: Person) -> None:
    turns = tuple(samples.turn(f"t{number}", f"needle {number}") for number in range(102))
    whole = replace(samples.conversation("c"), turns=tuple(replace(t, replies=()) for t in turns))
    await person.desk.means.archive.keep_whole(whole)
    search = await _search(person)

    assert len(await search.find("needle")) == 100
    assert search.said == "The best 100 are shown, and there are more. Add a word."

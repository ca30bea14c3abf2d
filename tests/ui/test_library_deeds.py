"""What is kept is found at its place, renamed, deleted and had back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.ui.dialogs.bin import BinDialog
from deepseek_desktop.ui.dialogs.retitling import TitleDialog
from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog
from deepseek_desktop.ui.models.hit_rows import HitRole
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Request, Script, Send
from tests.support import until
from tests.ui.person import Person, seen, text_of

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NOTHING = Qt.KeyboardModifier.NoModifier


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
        await until(lambda: self.said.startswith(("Found", "Nothing", "The newest")))
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
    assert search.said.startswith("Titles, questions")

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
    assert [hit.scope for hit in hits] == [Scope.TITLE, Scope.QUESTION]
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


async def test_more_than_can_be_listed_is_said(person: Person) -> None:
    search = await _search(person)
    hit = Hit("c", None, None, None, Scope.TITLE, "needle", 0, 6, person.desk.means.now(), "N", ())

    search.dialog.show_hits((hit,) * 201)

    assert len(search.hits) == 200
    assert search.said == "The newest 200 are shown, and there are more. Add a word."


async def _asked(person: Person, host: FaultServer, question: str = "One?") -> None:
    host.answer = wire.said("It is 4.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait(question)
    await until(lambda: question in person.library)


async def test_f2_in_the_library_renames_in_place_and_open_tabs_follow(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host)
    view = person.library_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))

    person.bot.keyClick(view, Qt.Key.Key_F2)
    (field,) = seen(view, QLineEdit, "titleField")
    assert field.selectedText() == "One?"
    assert field.maxLength() == 200
    field.setText("  Of\tfour ")
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: person.library == ["Of four"])

    assert person.titles == ["Of four"]
    person.bot.keyClick(view, Qt.Key.Key_F2)
    (field,) = seen(view, QLineEdit, "titleField")
    field.clear()
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: person.notice)
    assert person.notice == "A title needs at least one character. The old one stays."
    assert person.library == ["Of four"]


async def test_f2_in_a_tab_renames_in_a_dialog(person: Person, host: FaultServer) -> None:
    person.press(Qt.Key.Key_F2)
    assert "comes with the first question" in person.notice
    enabled = {entry.name: entry.is_enabled for entry in person.window.commands.entries()}
    assert not enabled["delete_conversation"]
    await _asked(person, host)

    person.press(Qt.Key.Key_F2)
    dialog = await person.dialog(TitleDialog)
    (field,) = dialog.findChildren(QLineEdit)
    field.clear()
    person.bot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert text_of(seen(dialog, QLabel, "titleProblem")) == "A title needs at least one character."
    person.bot.keyClicks(field, "Of 4")
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: person.library == ["Of 4"])

    assert person.titles == ["Of 4"]


async def test_del_in_the_library_stops_closes_and_can_be_undone(
    person: Person, host: FaultServer
) -> None:
    gate = Gate()
    host.answer = (Send(wire.head() + wire.answer("It")), Reach(gate))
    person.choose("host/a", "host/b")
    person.ask("One?")
    await until(lambda: [lane.answer for lane in person.lanes] == ["It", "It"])
    view = person.library_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))

    person.bot.keyClick(view, Qt.Key.Key_Delete)
    await until(lambda: person.notice)

    assert person.notice == "“One?” is in the bin."
    assert person.titles == ["New comparison"]
    await until(lambda: [row["outcome"] for row in person.stored] == ["stopped"] * 2)
    await until(lambda: person.library == [])
    person.click(person.button("undo"))
    await until(lambda: person.titles == ["One?"] and person.library == ["One?"])
    assert [lane.answer for lane in person.lanes] == ["It", "It"]
    assert not person.notice
    gate.open()


@pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
async def test_the_menu_of_a_row_opens_in_a_window_of_its_own(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host)
    person.close_front_tab()
    view = person.library_view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    person.bot.keyClick(view, Qt.Key.Key_Down)  # the keys are at the list
    place = view.visualRect(view.currentIndex()).center()
    kind = QContextMenuEvent.Reason.Keyboard
    where = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(kind, place, where))
    (menu,) = [m for m in person.window.findChildren(QMenu, "libraryMenu") if m.isVisible()]
    entries = {action.text().replace("&", ""): action for action in menu.actions()}
    assert [text for text in entries if text] == [
        "Open",
        "Open in a new window",
        "Rename",
        "Delete",
    ]

    entries["Open in a new window"].trigger()
    menu.close()
    await until(lambda: len(_windows()) == 2)

    (other,) = [window for window in _windows() if window is not person.window]
    assert [tab.title for tab in other.findChildren(ConversationTab)] == ["One?"]
    other.close()
    await until(lambda: len(_windows()) == 1)


def _windows() -> list[QWidget]:
    kinds = ("MainWindow", "TabWindow")
    return [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and type(w).__name__ in kinds
    ]


async def test_a_question_that_was_deleted_comes_back_into_the_open_tab(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host)
    host.answer = wire.said("Five.")
    await person.ask_and_wait("Two?")
    second = person.tab.state.turns[1].id

    person.tab.wished.emit(Wish(Act.DELETE, second, person.tab.state.lanes[0].id))
    await until(lambda: person.notice)
    assert person.lanes[0].prompts == ["One?"]
    person.click(person.button("undo"))
    await until(lambda: person.lanes[0].prompts == ["One?", "Two?"])

    await person.wait_for_rest()
    assert [lane.answer for lane in person.lanes] == ["Five.", "Five."]
    stored = await person.desk.means.archive.conversation(person.tab.state.id)
    assert (len(stored.turns), stored.head) == (2, second)


async def test_the_bin_restores_and_deletes_for_good_after_asking(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host)
    await person.ask_and_wait("Two?")
    person.tab.wished.emit(Wish(Act.DELETE, person.tab.state.turns[1].id, ""))
    await until(lambda: person.notice)
    person.window.commands.run("delete_conversation")
    await until(lambda: not person.library)
    person.window.commands.run("bin")
    dialog = await person.dialog(BinDialog)
    rows = dialog.findChildren(QListWidget)[0]
    await until(rows.count)
    assert rows.item(0).text().startswith("One?\nConversation · questions: 2 · deleted")

    rows.setFocus()
    person.bot.keyClick(rows, Qt.Key.Key_Return)
    await until(lambda: person.library == ["One?"])
    await until(lambda: rows.count() == 1)
    assert rows.item(0).text().startswith("Two?\nQuestion in “One?”")

    person.bot.keyClick(rows, Qt.Key.Key_Delete)
    box = await person.dialog(QMessageBox)
    assert "“Two?” is deleted" in box.text()
    assert "What it has cost stays counted." in box.text()
    (yes,) = [b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole]
    assert box.defaultButton() is not yes
    person.click(yes)
    await until(lambda: rows.count() == 0)

    assert text_of(seen(dialog, QLabel, "binSaid")).startswith("The bin is empty.")
    assert not any(b.isEnabled() for b in seen(dialog, QPushButton, "emptyBin"))
    await _close(person, dialog)
    await until(lambda: person.titles == ["One?"])


async def _close(person: Person, dialog: QDialog) -> None:
    person.bot.keyClick(dialog, Qt.Key.Key_Escape)
    await person.wait_for_rest()


def _titles_by(answers: Script, title: Script) -> Callable[[Request], Script]:
    def answer(request: Request) -> Script:
        return title if request.model == "titler" else answers

    return answer


@pytest.mark.parametrize(
    ("title", "expected", "said"),
    [
        (wire.said("“Of four”", "Hm."), "Of four", "The title is by host/titler. Cost: not known"),
        (
            wire.stream(wire.answer("<think>Hm, the"), wire.finish("length")),
            "One?",
            "No title came from host/titler, so the old one stays. The token limit was used up by "
            "thinking: no answer came. Cost: not known",
        ),
    ],
)
async def test_with_the_setting_on_a_model_gives_the_title_once(
    person: Person, host: FaultServer, title: Script, expected: str, said: str
) -> None:
    chosen = person.tab.state  # the tab that is asked in
    habits = person.window._open_tabs.habits
    habits.choose(habits.chosen.with_value("title_model", "host/titler"))
    host.answer = _titles_by(wire.said("It is 4."), title)
    person.choose("host/a", "host/b")

    await person.ask_and_wait("One?")
    await until(lambda: person.notice)
    await person.ask_and_wait("Two?")
    await person.wait_for_rest()

    assert person.notice == said
    assert (chosen.title, person.library) == (expected, [expected])
    assert len(host.requests_for("titler")) == 1


async def test_a_title_given_by_hand_is_left_alone_but_for_the_command(
    person: Person, host: FaultServer
) -> None:
    gate = Gate()
    answers = (Send(wire.head() + wire.answer("It is 4.")), Reach(gate), Send(wire.finish()))
    host.answer = _titles_by(answers, wire.said("Of four"))
    habits = person.window._open_tabs.habits
    habits.choose(habits.chosen.with_value("title_model", "host/titler"))
    person.choose("host/a", "host/b")
    person.ask("One?")
    await until(lambda: person.library == ["One?"])
    model = person.library_view.model()
    model.setData(model.index(0, 0), "Mine")
    await until(lambda: person.library == ["Mine"])
    gate.open()
    await until(lambda: person.is_done)
    await person.wait_for_rest()
    assert host.requests_for("titler") == []

    person.press(Qt.Key.Key_F2, _SHIFT)
    await until(lambda: person.library == ["Of four"])

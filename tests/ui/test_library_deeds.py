"""What is kept is found at its place, renamed, deleted and had back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from deepseek_desktop.ui.dialogs.bin import BinDialog
from deepseek_desktop.ui.dialogs.retitling import TitleDialog
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of

_NOTHING = Qt.KeyboardModifier.NoModifier


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
    view.setCurrentIndex(person.row("One?"))

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
    view.setCurrentIndex(person.row("One?"))

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
    view.setCurrentIndex(person.row("One?"))
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
        "Pin",
        "Move to a folder…",
        "Tags…",
        "Mark as unread",
        "Export…",
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


async def test_who_deletes_row_after_row_stays_in_the_list_whatever_tab_is_open(
    person: Person, host: FaultServer
) -> None:
    for question in ("One?", "Two?", "Three?"):
        person.window.commands.run("new_comparison")
        await _asked(person, host, question)
    await person.wait_for_rest()
    view = person.library_view
    view.setFocus()
    view.setCurrentIndex(person.row("Two?"))

    person.bot.keyClick(view, Qt.Key.Key_Delete)
    await until(lambda: person.library == ["Three?", "One?"])
    await person.wait_for_rest()
    assert QApplication.focusWidget() is view
    assert view.currentIndex() == person.row("One?")

    person.bot.keyClick(view, Qt.Key.Key_Delete)
    await until(lambda: person.library == ["Three?"])
    await person.wait_for_rest()
    assert QApplication.focusWidget() is view
    assert view.currentIndex() == person.row("Three?")


async def test_where_the_library_goes_the_keys_go_to_the_question_field(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host)
    for hide in (
        lambda: person.window.resize(900, 700),
        lambda: person.window.commands.run("library"),
    ):
        person.window.resize(1280, 800)
        person.window.commands.run("find_in_library")
        assert isinstance(person.window.focusWidget(), QLineEdit)
        hide()
        await until(lambda: person.window.focusWidget() is person.field)

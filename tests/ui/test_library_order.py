"""The library as a person orders it: pins, tags, folders, marks, filters, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.ui.dialogs.export import ExportDialog
from deepseek_desktop.ui.dialogs.folders import FoldersDialog
from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog
from deepseek_desktop.ui.dialogs.tags import TagsDialog
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.widgets.library_list import LibraryList
from tests.benchmarks.full_library import fill
from tests.core.archive.samples import awaited, conversation, ended, turn
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.window import at_the_window, look_away

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_TITLES = ["About d", "About c", "About b", "About a"]

pytestmark = pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)


async def _stored(person: Person) -> None:
    """Store four conversations, as another process does, and list them."""
    archive = person.desk.means.archive
    for name in "abcd":
        await archive.begin_turn(
            conversation(name), turn(f"t-{name}", f"Of {name * 3}"), [awaited(name, f"{name}-0")]
        )
        await archive.finish(ended(awaited(name, f"{name}-0"), answer=f"Says {name * 4}."))
    person.window._library.refresh()
    await until(lambda: person.library == _TITLES)


def _summary(person: Person, title: str) -> Summary:
    model = person.library_view.model()
    assert isinstance(model, LibraryModel)
    return next(summary for summary in model.summaries if summary.title == title)


def _click(person: Person, title: str, modifier: Qt.KeyboardModifier) -> None:
    view = person.library_view
    place = view.visualRect(person.row(title)).center()
    person.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def _select(person: Person, *titles: str) -> None:
    """Select rows with the mouse, which opens none of them."""
    person.library_view.clearSelection()
    person.library_view.setFocus()
    for title in titles:
        _click(person, title, _CONTROL)


def _menu(person: Person) -> dict[str, object]:
    view = person.library_view
    place = view.visualRect(view.currentIndex()).center()
    kind = QContextMenuEvent.Reason.Keyboard
    where = view.viewport().mapToGlobal(place)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(kind, place, where))
    (menu,) = [m for m in person.window.findChildren(QMenu, "libraryMenu") if m.isVisible()]
    return {a.text().replace("&", ""): a.trigger for a in menu.actions()} | {"": menu.close}


async def _choose(person: Person, text: str) -> None:
    _trigger(person, text)
    await person.wait_for_rest()


def _trigger(person: Person, text: str) -> None:
    entries = _menu(person)
    entries[text]()  # type: ignore[operator] # what closes it stands among what is done
    entries[""]()  # type: ignore[operator] # as above


async def _undo(person: Person) -> None:
    person.click(person.button("undo"))
    await person.wait_for_rest()


async def test_many_are_pinned_marked_and_deleted_at_once_and_each_is_undone_at_once(
    person: Person,
) -> None:
    await _stored(person)
    assert person.headings == ["January 2025"]
    _select(person, "About a", "About c")
    assert person.titles == ["New comparison"], "what is selected is not opened"

    await _choose(person, "Pin")
    assert (person.headings, person.library) == (
        ["Pinned", "January 2025"],
        ["About c", "About a", "About d", "About b"],
    )
    assert person.notice == "Pinned: 2"
    library = person.window.findChild(LibraryList)
    assert library is not None
    assert library.selected_ids == ("c", "a"), "they stay selected where they are now"
    await _undo(person)
    assert (person.headings, person.library) == (["January 2025"], _TITLES)

    _select(person, "About b", "About d")
    await _choose(person, "Mark as unread")
    assert [s.title for s in _summaries(person) if s.is_unread] == ["About d", "About b"]
    await _undo(person)
    assert not any(summary.is_unread for summary in _summaries(person))

    person.open_row("About b")
    await until(lambda: person.titles == ["About b"])
    person.library_view.setFocus()
    person.bot.keyClick(person.library_view, Qt.Key.Key_A, _CONTROL)
    person.bot.keyClick(person.library_view, Qt.Key.Key_Delete)
    await until(lambda: person.library == [])
    await person.wait_for_rest()
    assert person.notice == "In the bin: 4"
    assert person.titles == ["New comparison"]
    await _undo(person)
    await until(lambda: person.titles == ["About b"])
    assert person.library == _TITLES


def _summaries(person: Person) -> Sequence[Summary]:
    model = person.library_view.model()
    assert isinstance(model, LibraryModel)
    return model.summaries


async def test_tags_are_ticked_for_all_that_are_selected(person: Person) -> None:
    await _stored(person)
    archive = person.desk.means.archive
    await archive.shelves.tag(["a"], ["maths", "old"], [])
    await archive.shelves.tag(["b"], ["old"], [])
    person.window._library.refresh()
    await person.wait_for_rest()
    _select(person, "About a", "About b")

    person.window.commands.run("tags")
    dialog = await person.dialog(TagsDialog)
    ticks = dialog.findChild(QListWidget)
    field = dialog.findChild(QLineEdit)
    assert ticks is not None
    assert field is not None
    states = {ticks.item(row).text(): ticks.item(row).checkState() for row in range(2)}
    partly, full = Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked
    assert states == {"maths": partly, "old": full}
    ticks.item(1).setCheckState(Qt.CheckState.Unchecked)
    person.bot.keyClicks(field, "to do")
    person.bot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter adds the tag first"
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await person.wait_for_rest()

    assert _summary(person, "About a").tags == ("maths", "to do")
    assert _summary(person, "About b").tags == ("to do",)
    assert person.notice == "Tags changed: 2"
    await _undo(person)
    assert (_summary(person, "About a").tags, _summary(person, "About b").tags) == (
        ("maths", "old"),
        ("old",),
    )


async def test_folders_are_made_filled_renamed_and_deleted(person: Person) -> None:
    await _stored(person)
    person.open_row("About d")
    await until(lambda: person.titles == ["About d"])

    person.window.commands.run("move")  # of the tab in front
    dialog = await person.dialog(FoldersDialog)
    names, field = dialog.findChild(QListWidget), dialog.findChild(QLineEdit)
    assert names is not None
    assert field is not None
    field.setFocus()
    person.bot.keyClicks(field, "Work")
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: seen(dialog, QListWidget, "folderList")[0].count() == 2)
    names.setFocus()
    person.bot.keyClick(names, Qt.Key.Key_Return)
    await until(lambda: _summary(person, "About d").folder == "Work")
    assert person.notice == "Moved to “Work”: 1"

    _choose_filter(person, "Folders…")
    dialog = await person.dialog(FoldersDialog)
    names, field = dialog.findChild(QListWidget), dialog.findChild(QLineEdit)
    assert names is not None
    assert field is not None
    assert not seen(dialog, QPushButton, "moveHere")
    person.bot.keyClicks(field, "Job")
    person.click(*seen(dialog, QPushButton, "renameFolder"))
    await until(lambda: _summary(person, "About d").folder == "Job")
    names.setFocus()
    person.bot.keyClick(names, Qt.Key.Key_Delete)
    box = await person.dialog(QMessageBox)
    assert "The conversations in it stay: 1." in box.text()
    (yes,) = [b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole]
    person.click(yes)
    await until(lambda: _summary(person, "About d").folder is None)
    person.bot.keyClick(dialog, Qt.Key.Key_Escape)
    await person.wait_for_rest()


def _choose_filter(person: Person, *texts: str) -> None:
    """Choose an entry of the menu beside the heading, maybe in a menu of it."""
    menu: object = person.window.findChild(QMenu, "libraryFilterMenu")
    for number, text in enumerate(texts, start=1):
        assert isinstance(menu, QMenu)
        if number == 1:
            menu.aboutToShow.emit()
        (action,) = [a for a in menu.actions() if a.text().replace("&", "") == text]
        if number == len(texts):
            action.trigger()
        menu = action.menu()


async def test_what_is_filtered_by_stands_there_and_can_be_taken_away(person: Person) -> None:
    await _stored(person)
    shelves = person.desk.means.archive.shelves
    await shelves.tag(["a", "b"], ["maths"], [])
    await shelves.move(["b", "c"], (await shelves.make_folder("Work")).id)
    person.window._library.refresh()
    await person.wait_for_rest()

    _choose_filter(person, "Tag", "maths")
    assert person.library == ["About b", "About a"]
    _choose_filter(person, "Folder", "Work")
    assert person.library == ["About b"]
    chips = seen(person.window, QToolButton, "filterChip")
    names = [chip.accessibleName() for chip in chips]
    assert names == [f"Filter no more by “{what}”" for what in ("Tag: maths", "Folder: Work")]
    person.click(chips[0])
    assert person.library == ["About c", "About b"]
    _choose_filter(person, "Unread")
    assert person.library == []
    (empty,) = seen(person.window, QLabel, "libraryEmpty")
    assert "Nothing here fits" in empty.text()
    _choose_filter(person, "Show all again")
    assert person.library == _TITLES
    assert seen(person.window, QToolButton, "filterChip") == []


async def test_the_field_finds_titles_at_once_and_texts_soon(person: Person) -> None:
    await _stored(person)
    person.window.commands.run("find_in_library")
    (field,) = seen(person.window, QLineEdit, "libraryField")
    assert field.hasFocus()

    person.bot.keyClicks(field, "about c")
    assert person.library == ["About c"]
    field.clear()
    person.bot.keyClicks(field, "bbbb")
    await until(lambda: person.library == ["About b"])
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: person.titles == ["About b"])

    person.window.commands.run("find_in_library")
    person.window.commands.run("search_all")
    dialog = await person.dialog(SearchAllDialog)
    assert dialog.field.text() == "bbbb"
    person.bot.keyClick(dialog.field, Qt.Key.Key_Escape)
    await person.wait_for_rest()
    person.window.commands.run("find_in_library")
    person.bot.keyClick(field, Qt.Key.Key_Escape)
    assert person.library == _TITLES
    await person.wait_for_rest()


async def test_keys_step_over_headings_and_lead_back_to_the_field(person: Person) -> None:
    await _stored(person)
    await person.desk.means.archive.shelves.pin(["a"], is_pinned=True)
    person.window._library.refresh()
    await until(lambda: person.headings == ["Pinned", "January 2025"])
    person.window.commands.run("find_in_library")
    (field,) = seen(person.window, QLineEdit, "libraryField")

    steps = []
    person.bot.keyClick(field, Qt.Key.Key_Down)
    view = person.library_view
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        steps.append(view.currentIndex().data())
        person.bot.keyClick(view, key)
    assert steps == ["About a", "About d", "About c", "About d"]
    assert view.currentIndex().data() == "About a"
    person.bot.keyClick(view, Qt.Key.Key_Up)
    assert field.hasFocus()
    heading = view.model().index(2, 0)
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == "January 2025, 3"
    assert person.titles == ["New comparison"], "nothing was opened"


async def test_what_ends_while_nobody_looks_is_unread_until_it_is_seen(
    person: Person, host: FaultServer
) -> None:
    gate = Gate()
    host.answer = (
        Send(wire.head() + wire.answer("It")),
        Reach(gate),
        Send(wire.finish() + wire.DONE),
    )
    person.choose("host/a", "host/b")
    person.ask("One?")
    await until(lambda: person.library == ["One?"] and _summary(person, "One?").is_running)
    asked = person.tab
    person.press(Qt.Key.Key_T, _CONTROL)
    gate.open()
    await until(lambda: not asked.state.is_running)
    await until(lambda: _summary(person, "One?").is_unread)
    assert not _summary(person, "One?").is_running

    person.open_row("One?")
    await until(lambda: not _summary(person, "One?").is_unread)
    host.answer = wire.said("Five.")
    await person.ask_and_wait("Two?")
    await person.wait_for_rest()
    assert not _summary(person, "One?").is_unread, "it was looked at all the time"

    await look_away(person.bot)
    person.window.commands.run("retry")
    await until(lambda: _summary(person, "One?").is_unread)
    person.window.activateWindow()
    await until(lambda: not _summary(person, "One?").is_unread)


async def test_what_is_selected_can_be_exported(person: Person) -> None:
    await _stored(person)
    _select(person, "About a", "About c")

    _trigger(person, "Export…")  # its dialog is a task that ends with it

    dialog = await person.dialog(ExportDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QAbstractButton))
    assert "2" in said
    dialog.reject()
    await person.wait_for_rest()


async def test_fifty_thousand_are_listed_and_one_that_is_pinned_moves_alone(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(tmp_path, 50_000, turns=1)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        model = person.library_view.model()
        await until(lambda: model.rowCount() > 50_000, 30)
        await person.wait_for_rest()
        resets: list[None] = []
        model.modelReset.connect(lambda: resets.append(None))
        assert isinstance(model, LibraryModel)
        far = model.summaries[40_000]
        person.library_view.opened.emit(far.id)  # type: ignore[attr-defined] # a LibraryView
        await until(lambda: person.titles == [far.title])
        person.window.commands.run("pin")
        await until(lambda: model.row_of(far.id) == 4, 30)
        await person.wait_for_rest()
        assert resets == []
        assert person.library_view.currentIndex().data() == far.title

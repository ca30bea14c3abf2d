from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.diagnostics import diagnostics
from deepseek_desktop.ui.dialogs.about import AboutDialog
from deepseek_desktop.ui.dialogs.reading import ReadingWindow
from deepseek_desktop.ui.theme.tokens import DARK, LIGHT
from deepseek_desktop.ui.widgets.page_view import PageView
from tests.faults import canary
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window


def _choose(person: Person, text: str) -> None:
    (action,) = [a for a in person.window.findChildren(QAction) if text == a.text()]
    action.trigger()


class _Reading:
    """What a person sees of the one open window with pages."""

    def __init__(self, person: Person) -> None:
        (self.window,) = [w for w in person.window.findChildren(ReadingWindow) if w.isVisible()]
        self._bot = person.bot
        (self.page,) = self.window.findChildren(PageView)
        (self.list,) = self.window.findChildren(QListWidget)
        (self.field,) = self.window.findChildren(QLineEdit, "findInPages")

    @property
    def titles(self) -> list[str]:
        return [self.list.item(row).text() for row in range(self.list.count())]

    @property
    def text(self) -> str:
        return self.page.toPlainText()

    @property
    def result(self) -> str:
        return text_of(seen(self.window, QLabel, "findResult"))

    def choose(self, title: str) -> None:
        place = self.list.visualItemRect(self.list.item(self.titles.index(title))).center()
        self._bot.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def find(self, text: str) -> None:
        self.field.clear()
        self._bot.keyClicks(self.field, text)
        self._bot.keyClick(self.field, Qt.Key.Key_Return)


def _help(person: Person) -> _Reading:
    person.press(Qt.Key.Key_F1)
    return _Reading(person)


async def test_f1_opens_help_beside_the_window(person: Person) -> None:
    reading = _help(person)

    assert reading.titles[:2] == ["Your first question", "Getting a key"]
    assert reading.text.startswith("Your first question\n")
    assert not reading.window.isModal()
    await person.ask_and_wait("What is 2 + 2?")
    assert reading.window.isVisible()


async def test_help_asked_for_twice_is_one_window(person: Person) -> None:
    _help(person)
    _choose(person, "&Help…")

    assert len(person.window.findChildren(ReadingWindow)) == 1


async def test_help_that_was_closed_opens_again(person: Person) -> None:
    reading = _help(person)
    await until(reading.window.isActiveWindow)
    person.bot.keyClick(reading.page, Qt.Key.Key_Escape)
    await until(lambda: not person.window.findChildren(ReadingWindow))
    _choose(person, "&Dark")
    _choose(person, "&Help…")

    assert _Reading(person).text.startswith("Your first question")


async def test_a_page_is_chosen_in_the_list(person: Person) -> None:
    reading = _help(person)

    reading.choose("What leaves your machine")

    assert reading.text.startswith("What leaves your machine\n")


async def test_a_link_leads_to_another_page_and_the_list_follows(person: Person) -> None:
    reading = _help(person)
    view = reading.page
    places = [
        QPoint(x, y)
        for y in range(0, view.viewport().height(), 4)
        for x in range(0, view.viewport().width(), 8)
        if view.anchorAt(QPoint(x, y))
    ]

    person.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=places[0])

    assert reading.text.startswith("Getting a key\n")
    assert reading.list.currentItem().text() == "Getting a key"


async def test_words_are_found_in_whatever_page_they_are(person: Person) -> None:
    reading = _help(person)

    reading.find("telemetry")

    assert reading.text.startswith("What leaves your machine\n")
    assert reading.page.textCursor().selectedText() == "telemetry"
    reading.find("no such word anywhere")
    assert reading.result == "That is in none of these pages."
    reading.find("Thinking on and off")
    assert reading.result == ""
    assert reading.text.startswith("Lane settings")


async def test_the_keyboard_page_lists_what_the_menus_really_have(person: Person) -> None:
    reading = _help(person)

    reading.choose("Keyboard")

    with_keys = [a for a in person.window.findChildren(QAction) if not a.shortcut().isEmpty()]
    in_menus = [a for a in with_keys if a.text().replace("&", "").rstrip("…")]
    assert len(in_menus) >= 7
    for action in in_menus:
        assert action.text().replace("&", "").rstrip("…") in reading.text
        assert action.shortcut().toString() in reading.text


async def test_the_page_of_settings_lists_them(person: Person) -> None:
    reading = _help(person)

    reading.choose("All settings")

    assert "Colours of the whole window." in reading.text
    assert "{" not in reading.text


async def test_help_follows_the_theme_and_stays_at_its_page(person: Person) -> None:
    reading = _help(person)
    reading.choose("Getting a key")
    assert LIGHT.accent in reading.page.document().defaultStyleSheet()

    _choose(person, "&Dark")

    assert DARK.accent in reading.page.document().defaultStyleSheet()
    assert reading.text.startswith("Getting a key\n")


async def test_a_page_view_opens_nothing_that_is_not_its_own(
    person: Person, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>secret</p>", "utf-8")
    picture = tmp_path / "picture.png"
    QImage(9, 9, QImage.Format.Format_RGB32).save(str(picture))
    reading = _help(person)
    before = reading.text
    kinds = QTextDocument.ResourceType

    for url in (QUrl.fromLocalFile(str(secret)), QUrl("https://host.example/"), QUrl("../x.md")):
        reading.page.anchorClicked.emit(url)
        assert reading.text == before
    loaded = [
        reading.page.loadResource(kinds.ImageResource.value, QUrl.fromLocalFile(str(picture))),
        reading.page.loadResource(kinds.HtmlResource.value, QUrl.fromLocalFile(str(secret))),
        reading.page.loadResource(kinds.StyleSheetResource.value, QUrl("02-keys.md")),
    ]

    assert all(isinstance(it, QImage) and it.isNull() for it in loaded)
    assert not reading.page.openLinks()
    assert not reading.page.openExternalLinks()


async def test_whats_new_shows_the_changelog(person: Person) -> None:
    _choose(person, "What's &new")

    assert _Reading(person).text.startswith("What's new\n")


async def test_help_is_in_the_language_of_the_window(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("zh_CN"))
    try:
        async with at_the_window(qapp, qtbot, tmp_path) as person:
            assert _help(person).titles[0] == "第一个问题"
    finally:
        QLocale.setDefault(before)


async def test_about_names_versions_and_licences(person: Person) -> None:
    _choose(person, "&About DeepSeek Desktop")
    about = await person.dialog(AboutDialog)
    await until(about.isActiveWindow)

    (text,) = seen(about, QPlainTextEdit, "licenceText")
    (names,) = seen(about, QListWidget, "licencesList")
    listed = [names.item(row).text() for row in range(names.count())]
    assert "GNU Lesser General Public License" in text_of(seen(about, QLabel, "aboutText"))
    assert "MIT License" in text.toPlainText()
    person.bot.keyClick(names, Qt.Key.Key_Down)
    assert f"DeepSeek Desktop uses Qt {qVersion()}" in text.toPlainText()
    assert "How to replace Qt" in text.toPlainText()
    person.bot.keyClick(names, Qt.Key.Key_Down)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text.toPlainText()
    (pyside,) = [line for line in listed if line.startswith("pyside6-essentials")]
    assert "LGPL-3.0" in pyside
    person.bot.keyClick(names, Qt.Key.Key_Tab)
    assert text.hasFocus()
    about.reject()
    await until(lambda: not person.window.findChildren(AboutDialog))


async def test_diagnostics_are_copied_without_keys_or_conversations(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    question = "My canary question about a red bicycle"
    environment = {"DEEPSEEK_API_KEY": canary.KEY}
    async with at_the_window(qapp, qtbot, tmp_path, environment) as person:
        await person.ask_and_wait(question)
        answered = person.lanes[0].answer

        _choose(person, "&Copy diagnostics")

        text = QGuiApplication.clipboard().text()
        assert person.notice.startswith("The diagnostics are on the clipboard")
    assert "DeepSeek Desktop" in text
    assert "Qt 6." in text
    assert "theme: light" in text.replace("chosen.", "") or "theme: system" in text
    canary.assert_absent(text.encode(), "the diagnostics")
    assert question not in text
    assert answered[:40] not in text
    assert str(Path.home()) not in text


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Every address that the desktop was asked to open: none."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    return urls


def test_diagnostics_black_out_keys_passwords_and_the_home_folder(qapp: QApplication) -> None:
    lines = [
        f"Sent {canary.KEY} to http://me:secret@proxy.example:3128",
        f"Read {Path.home()}/archive.db",
    ]

    text = diagnostics(Chosen(), "Secret Service", lines, [canary.KEY])

    assert "Key store: Secret Service" in text
    assert "theme: system" in text
    assert "http://[removed]@proxy.example" in text
    assert "Read ~/archive.db" in text
    canary.assert_absent(text.encode(), "the diagnostics")

"""Links: M06 to M09 and S10 of RELIABILITY.md."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import deepseek_desktop
from deepseek_desktop.assets import asset
from deepseek_desktop.ui.dialogs.opening_link import OpeningLinkDialog
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.presenters.links import Links
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.support import until


class _Reader:
    """Someone who clicks on links; the browser notes what it is given."""

    def __init__(self, qtbot: QtBot, tasks: TaskScope) -> None:
        self.opened: list[str] = []
        self.browser_works = True
        self.clicked: list[tuple[str, str]] = []
        self._window = QWidget()
        qtbot.addWidget(self._window)
        self.links = Links(self._window, tasks, self._open)
        self.view = TranscriptView(Reading(Typesetter(asset("katex"))))
        qtbot.addWidget(self.view)
        self.view.resize(700, 300)
        self.view.link_clicked.connect(lambda address, label: self.clicked.append((address, label)))
        self.view.link_clicked.connect(self.links.ask)

    @property
    def dialog(self) -> OpeningLinkDialog | None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, OpeningLinkDialog)]
        return next((each for each in shown if each.isVisible()), None)

    def boxes(self) -> list[QMessageBox]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]

    async def asked(self) -> OpeningLinkDialog:
        await until(lambda: self.dialog is not None)
        assert self.dialog is not None
        return self.dialog

    def click_into(self, markdown: str) -> None:
        """Click on the third letter of a text."""
        passage = Passage()
        passage.show_text(markdown)
        item = TextItem(passage)
        self.view.add(item)
        self.view.show()
        self.view.settle()
        rect = passage.box(0).rects(2, 3)[0]
        corner = self.view.geometry_now.leaf_rect(item, 0).topLeft()
        point = corner + rect.center().toPoint()
        QTest.mouseMove(self.view.viewport(), point + QPoint(1, 0))
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def _open(self, address: str) -> bool:
        self.opened.append(address)
        return self.browser_works


@pytest.fixture
async def reader(qapp: QApplication, qtbot: QtBot) -> AsyncIterator[_Reader]:
    def fail(error: BaseException) -> None:
        raise error

    async with TaskScope(fail) as tasks:
        yield _Reader(qtbot, tasks)


def _label(dialog: OpeningLinkDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    return label.text() if label is not None else ""


def _warnings(dialog: OpeningLinkDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel, "linkWarning")]


def _press(dialog: OpeningLinkDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def _default(dialog: OpeningLinkDialog) -> str:
    (name,) = [b.objectName() for b in dialog.findChildren(QPushButton) if b.isDefault()]
    return name


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/hostname",
        "smb://host/share",
        "ms-msdt:/id",
        "search-ms:query=x",
        "vscode://file/x",
        "data:text/html,x",
        "//host/share",
        "/etc/hostname",
        "hostname",
        "https:",
    ],
)
async def test_other_addresses_are_no_links_and_never_opened(reader: _Reader, address: str) -> None:
    reader.click_into(f"[click here](<{address}>)")
    reader.links.ask(address, "click here")

    assert reader.clicked == []
    assert reader.dialog is None
    assert reader.opened == []


async def test_a_link_is_opened_after_a_person_agreed(reader: _Reader) -> None:
    reader.click_into("[the docs](https://docs.example.org/a?b=c#d)")
    dialog = await reader.asked()

    assert reader.clicked == [("https://docs.example.org/a?b=c#d", "the docs")]
    assert _label(dialog, "linkHost") == "docs.example.org"
    assert _warnings(dialog) == []
    assert _default(dialog) == "openLink"
    assert reader.opened == []
    _press(dialog, "openLink")

    await until(lambda: reader.opened == ["https://docs.example.org/a?b=c#d"])
    await until(lambda: reader.dialog is None)


@pytest.mark.parametrize("button", ["cancelLink", "copyAddress"])
async def test_a_link_is_not_opened_otherwise(reader: _Reader, button: str) -> None:
    reader.links.ask("https://example.org/a", "link")
    QGuiApplication.clipboard().setText("before")

    _press(await reader.asked(), button)

    await until(lambda: reader.dialog is None)
    assert reader.opened == []
    is_copied = button == "copyAddress"
    assert QGuiApplication.clipboard().text() == (
        "https://example.org/a" if is_copied else "before"
    )


@pytest.mark.parametrize(
    ("address", "label", "host", "warning"),
    [
        ("https://user:pw@evil.example/", "x", "evil.example", "user name"),
        ("https://good.example@evil.example/", "x", "evil.example", "good.example"),
        ("https://аpple.com/", "x", "xn--pple-43d.com", "scripts"),
        ("https://evil.example/", "https://bank.example", "evil.example", "another host"),
        ("https://evil.example/", "www.bank.example/login", "evil.example", "bank.example"),
        ("https://good.example%2f.evil.example/", "x", "good.example/.evil.example", "hide"),
        ("https://[::1]/", "x", "::1", "number"),
        ("https://2130706433/", "x", "2130706433", "number"),
        ("https://example.org:8443/", "x", "example.org", "8443"),
        ("http://example.org/", "x", "example.org", "encrypted"),
    ],
)
async def test_a_link_that_may_deceive_is_told(
    reader: _Reader, address: str, label: str, host: str, warning: str
) -> None:
    reader.links.ask(address, label)
    dialog = await reader.asked()

    shown = dialog.findChild(QLabel, "linkHost")
    assert shown is not None
    assert shown.text() == host
    assert shown.font().weight() >= QFont.Weight.DemiBold
    assert any(warning in each for each in _warnings(dialog))
    assert _default(dialog) == "cancelLink"
    texts = dialog.findChildren(QLabel)
    assert {each.textFormat() for each in texts} == {Qt.TextFormat.PlainText}
    _press(dialog, "cancelLink")


async def test_an_address_that_qt_takes_for_another_one_is_not_opened(reader: _Reader) -> None:
    reader.links.ask("https://good.example%20.evil.example/", "x")
    _press(await reader.asked(), "openLink")

    await until(reader.boxes)
    assert reader.opened == []
    reader.boxes()[0].accept()
    await until(lambda: not reader.boxes())


async def test_a_host_in_other_letters_is_shown_in_both_ways(reader: _Reader) -> None:
    reader.links.ask("https://xn--80ak6aa92e.com/", "x")
    dialog = await reader.asked()

    assert _label(dialog, "linkHost") == "xn--80ak6aa92e.com"
    assert "аррӏе.com" in _label(dialog, "shownHost")
    _press(dialog, "cancelLink")


async def test_the_whole_address_can_be_read_and_selected(reader: _Reader) -> None:
    address = f"https://example.org/{'long/' * 200}"
    reader.links.ask(address, "x")
    dialog = await reader.asked()

    shown = dialog.findChild(QPlainTextEdit, "linkAddress")
    assert shown is not None
    assert shown.toPlainText() == address
    _press(dialog, "cancelLink")


async def test_the_mouse_shows_where_a_link_leads_whatever_it_says(reader: _Reader) -> None:
    reader.click_into("[https://bank.example](https://evil.example/<b>)")
    dialog = await reader.asked()

    hint = reader.view.viewport().toolTip().split("\n")
    assert hint[0] == "evil.example"
    assert "bank.example" in hint[1]
    assert not any("<" in line for line in hint)
    _press(dialog, "cancelLink")


async def test_only_one_link_is_asked_about_at_a_time(reader: _Reader) -> None:
    reader.links.ask("https://one.example/", "x")
    dialog = await reader.asked()
    reader.links.ask("https://two.example/", "x")
    _press(dialog, "openLink")
    await until(lambda: reader.opened == ["https://one.example/"])

    reader.links.ask("https://two.example/", "x")

    _press(await reader.asked(), "cancelLink")


async def test_that_no_browser_takes_it_is_said(reader: _Reader) -> None:
    reader.browser_works = False
    reader.links.ask("mailto:someone@example.org", "write")
    dialog = await reader.asked()
    assert _label(dialog, "linkHost") == "example.org"
    _press(dialog, "openLink")

    await until(reader.boxes)
    assert "could not be opened" in reader.boxes()[0].text()
    reader.boxes()[0].accept()
    await until(lambda: not reader.boxes())


async def test_dragging_over_a_link_does_not_click_it(reader: _Reader) -> None:
    reader.click_into("no link in the first words")
    passage = Passage()
    passage.show_text("[a long enough link](https://example.org)")
    item = TextItem(passage)
    reader.view.add(item)
    reader.view.settle()
    rects = passage.box(0).rects(2, 15)
    corner = reader.view.geometry_now.leaf_rect(item, 0).topLeft()
    start, end = (corner + p.toPoint() for p in (rects[0].topLeft(), rects[0].bottomRight()))
    port = reader.view.viewport()

    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start + QPoint(2, 2))
    QTest.mouseMove(port, end - QPoint(2, 2))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end - QPoint(2, 2))

    assert reader.clicked == []


def test_one_function_opens_addresses() -> None:
    package = Path(deepseek_desktop.__file__).parent
    calls = [
        path.name
        for path in package.rglob("*.py")
        for _ in re.findall(r"openUrl\(|webbrowser|startDetached|xdg-open", path.read_text("utf-8"))
    ]

    assert calls == ["links.py"]

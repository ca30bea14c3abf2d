"""What Qt itself writes into our windows is in the language of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.choices import Language
from deepseek_desktop.ui import language

_ENGLISH_WORD = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def _in_language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """The application speaks a language for as long as a test lasts."""
    before, others = QLocale(), set(qapp.findChildren(QTranslator))
    if request.param == "de":
        QLocale.setDefault(QLocale("de_DE"))
        language.install(qapp, asset("i18n"), Language.SYSTEM)
    else:
        language.install(qapp, asset("i18n"), Language(request.param))
    yield
    for translator in set(qapp.findChildren(QTranslator)) - others:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


def _chinese(texts: list[str]) -> None:
    assert texts
    for text in texts:
        words = text.partition("\t")[0]  # keys stand behind it
        assert not _ENGLISH_WORD.search(words), text
        assert any("一" <= sign <= "鿿" for sign in words), text


def _entries(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize("_in_language", ["zh_CN"], indirect=True)
@pytest.mark.usefixtures("_in_language")
def test_standard_buttons_and_the_menus_of_fields_are_chinese(qtbot: QtBot) -> None:
    box, question = QDialogButtonBox(), QMessageBox()
    line, text, page = QLineEdit("字"), QPlainTextEdit("字"), QTextBrowser()
    for widget in (box, question, line, text, page):
        qtbot.addWidget(widget)
    kinds = QDialogButtonBox.StandardButton
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Close | kinds.Save | kinds.Reset)
    question.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)

    _chinese([button.text() for button in (*box.buttons(), *question.buttons())])
    for menu in (line, text, page):
        _chinese(_entries(menu.createStandardContextMenu()))


@pytest.mark.parametrize("_in_language", ["zh_CN"], indirect=True)
@pytest.mark.usefixtures("_in_language")
def test_the_dialog_for_files_is_chinese(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    names = ("lookInLabel", "fileNameLabel", "fileTypeLabel")

    _chinese([label.text() for name in names for label in dialog.findChildren(QLabel, name)])
    for text in language.MISSING_IN_QT:
        _chinese([QCoreApplication.translate("QFileDialog", text)])


@pytest.mark.parametrize("_in_language", ["en", "de"], indirect=True)
@pytest.mark.usefixtures("_in_language")
def test_where_our_texts_are_english_so_are_qts(qtbot: QtBot) -> None:
    box, line = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel), QLineEdit("word")
    qtbot.addWidget(box)
    qtbot.addWidget(line)

    assert [button.text() for button in box.buttons()] == ["Cancel"]
    menu = line.createStandardContextMenu()
    assert "&Copy\tCtrl+C" in _entries(menu)

"""Windows over the main one, as a person opens them, with what an archive of some weeks holds."""

from __future__ import annotations

import asyncio
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
)

from deepseek_desktop.ui.dialogs.about import AboutDialog
from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from deepseek_desktop.ui.dialogs.backups import BackupsDialog
from deepseek_desktop.ui.dialogs.bin import BinDialog
from deepseek_desktop.ui.dialogs.command_palette import CommandPalette
from deepseek_desktop.ui.dialogs.export import ExportDialog
from deepseek_desktop.ui.dialogs.importing import ImportDialog
from deepseek_desktop.ui.dialogs.providers import ProvidersDialog
from deepseek_desktop.ui.dialogs.reading import ReadingWindow
from deepseek_desktop.ui.dialogs.search_all import SearchAllDialog
from deepseek_desktop.ui.dialogs.settings import SettingsDialog
from deepseek_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from deepseek_desktop.ui.dialogs.usage import UsageDialog
from deepseek_desktop.ui.dialogs.verdicts import VerdictsDialog
from tests.core.interchange.imports import exports
from tests.support import until
from tests.ui.every_dialog import makers, shown
from tests.ui.gallery.registry import place
from tests.ui.gallery.scene import LONG_S, Scene
from tests.ui.seeing import seen

_OPENED_ABOVE = {
    *("AboutDialog", "AddProviderDialog", "BackupsDialog", "BinDialog", "CommandPalette"),
    *("ExportDialog", "FirstKeyDialog", "ImportDialog", "ProvidersDialog", "ReadingWindow"),
    *("SearchAllDialog", "SettingsDialog", "ShortcutsDialog", "UsageDialog", "VerdictsDialog"),
}


@place("A provider is added")
async def add_provider(scene: Scene) -> None:
    await scene.shows("add_provider", AddProviderDialog)


@place("Providers and keys")
async def providers(scene: Scene) -> None:
    dialog = await scene.dialog("providers", ProvidersDialog)
    for name in ("DeepSeek", "Demo"):
        (rows,) = seen(dialog, QListWidget, "providerList")
        texts = [rows.item(row).text() for row in range(rows.count())]
        rows.setCurrentRow(next(n for n, text in enumerate(texts) if text.startswith(name)))
        await scene.take_of(dialog, name.lower())
    await scene.close(dialog)


@place("Settings")
async def settings(scene: Scene) -> None:
    dialog = await scene.dialog("settings", SettingsDialog)
    (area,) = seen(dialog, QScrollArea, "settingsArea")
    await scene.take_of(dialog, "1")
    for number in (2, 3, 4):
        bar = area.verticalScrollBar()
        if bar.value() < bar.maximum():
            bar.setValue(bar.value() + bar.pageStep() - 40)
            await scene.take_of(dialog, str(number))
    await scene.close(dialog)


@place("Usage")
async def usage(scene: Scene) -> None:
    await scene.shows("usage", UsageDialog, lambda d: d._shown)


@place("Verdicts and standings")
async def verdicts(scene: Scene) -> None:
    dialog = await scene.dialog("verdicts", VerdictsDialog, lambda d: d._counted)
    await scene.take_of(dialog)
    scene.person.click(seen(dialog, QToolButton, "methodsHeading")[0])
    await scene.take_of(dialog, "how")
    await scene.close(dialog)


@place("Searching all")
async def search_all(scene: Scene) -> None:
    dialog = await scene.dialog("search_all", SearchAllDialog)
    await scene.take_of(dialog, "empty")
    (field,) = dialog.findChildren(QLineEdit)
    for name, words in (("words", "rust"), ("conditions", "model:r1"), ("nothing", "zzzz")):
        field.clear()
        field.insert(words)
        await asyncio.sleep(0.4)  # it begins to look when no more is typed
        (said,) = dialog.findChildren(QLabel, "searchSaid")
        await until(partial(_has_found, said), LONG_S)
        await scene.take_of(dialog, name)
    await scene.close(dialog)


@place("Exporting")
async def export(scene: Scene) -> None:
    await scene.shows("export", ExportDialog)


@place("Importing")
async def importing(scene: Scene) -> None:
    talks, other = scene.files / "talks.json", scene.files / "other.json"
    name = f"d-{scene.look}"
    talks.write_bytes(exports.text_of([exports.deepseek(name)]))
    other.write_bytes(b"no JSON at all")
    scene.person.window.commands.run("import")
    choice = await scene.person.dialog(QFileDialog)
    choice.findChildren(QLineEdit)[0].setText(f'"{talks}" "{other}"')
    choice.accept()
    dialog = await scene.person.dialog(ImportDialog)
    (told,) = dialog.findChildren(QPlainTextEdit)
    await until(told.toPlainText, LONG_S)
    await scene.take_of(dialog)
    await scene.close(dialog)


@place("Backups")
async def backups(scene: Scene) -> None:
    await scene.shows("backups", BackupsDialog, lambda d: d._list.current)


@place("The bin")
async def recently_deleted(scene: Scene) -> None:
    await scene.shows("bin", BinDialog, lambda d: d.current)


@place("Finding a command")
async def palette(scene: Scene) -> None:
    dialog = await scene.dialog("palette", CommandPalette)
    await scene.take_of(dialog, "all")
    scene.person.bot.keyClicks(dialog.findChildren(QLineEdit)[0], "lane")
    await scene.take_of(dialog, "found")
    await scene.close(dialog)


@place("Keyboard shortcuts")
async def shortcuts(scene: Scene) -> None:
    await scene.shows("shortcuts", ShortcutsDialog)


@place("Help, and what is new")
async def helping(scene: Scene) -> None:
    for name in ("help", "whats_new"):
        window = await scene.dialog(name, ReadingWindow)
        await scene.take_of(window, name.replace("_", "-"))
        await scene.close(window)


@place("About, and licences")
async def about(scene: Scene) -> None:
    await scene.shows("about", AboutDialog)


@place("All other dialogs, with samples in them")
async def other_dialogs(scene: Scene) -> None:
    await scene.compare("What is 2 + 2?", "demo/demo-r1", "demo/demo-v3")
    for name, make in makers(scene.person).items():
        if name not in _OPENED_ABOVE:
            with shown(make) as dialog:
                dialog.setFocus(Qt.FocusReason.OtherFocusReason)
                await scene.take_of(dialog, name)
    await scene.rest()


def _has_found(said: QLabel) -> bool:
    return bool(said.text()) and not said.text().endswith("…")

"""Opens what there is to read: help, what's new, about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from string import Template
from typing import TYPE_CHECKING

from msgspec.structs import asdict
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.describing import settings_table
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.style import Appearance

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.dialogs.reading import ReadingWindow
    from deepseek_desktop.ui.models.page import Page

translate = QCoreApplication.translate


class Helping:
    """Shows each of its windows once; asked again, brings it to the front."""

    def __init__(
        self,
        window: QWidget,
        appearance: Appearance,
        tasks: TaskScope,
        diagnostics: Callable[[], str],
        commands: Commands,
    ) -> None:
        self._window = window
        self._appearance = appearance
        self._tasks = tasks
        self._diagnostics = diagnostics
        self._commands = commands
        self._open: dict[str, ReadingWindow] = {}
        self._css = Template(asset("theme/page.css").read_text("utf-8"))
        self._told_keys = ""
        appearance.changed.connect(self._restyle)
        commands.changed.connect(self._tell_keys)

    def show_help(self) -> None:
        """Show the help pages in the language of the window."""
        self._told_keys = _keys_table(self._commands)
        self._show(translate("help", "Help"), self._help_pages)

    def show_news(self) -> None:
        """Show what is new."""
        self._show(translate("help", "What's new"), _news)

    def show_about(self) -> None:
        """Show versions and licences."""
        self._tasks.start(self._tell_about(), name="about")

    def copy_diagnostics(self, show_news: Callable[[str], None]) -> None:
        """Put what helps to find a fault onto the clipboard, and say so."""
        QGuiApplication.clipboard().setText(self._diagnostics())
        show_news(
            translate(
                "help",
                "The diagnostics are on the clipboard: versions, settings and the end of the log, "
                "without keys, questions and replies. Read them before you send them.",
            )
        )

    async def _tell_about(self) -> None:
        from deepseek_desktop.ui.dialogs.about import AboutDialog  # noqa: PLC0415 not needed at once
        from deepseek_desktop.ui.licences import parts  # noqa: PLC0415 not needed at once

        # Its libraries are looked for on the disk.
        known = await asyncio.to_thread(parts, _language())
        await result_of(AboutDialog(known, self._window))

    def _show(self, title: str, read: Callable[[], Sequence[Page]]) -> None:
        from deepseek_desktop.ui.dialogs.reading import ReadingWindow  # noqa: PLC0415 not needed at once

        reading = self._open.get(title)
        if reading is None or not isValid(reading):
            reading = ReadingWindow(title, read(), self._style, self._window)
            self._open[title] = reading
        reading.show()
        reading.raise_()
        reading.activateWindow()

    def _help_pages(self) -> Sequence[Page]:
        from deepseek_desktop.ui.models.page import read_pages  # noqa: PLC0415 not needed at once

        settings = settings_table(lambda text: translate("settings", text))
        filled = {"shortcuts": self._told_keys, "settings": settings}
        return read_pages(asset("help") / _language(), filled)

    def _tell_keys(self) -> None:
        """Let open help say which keys commands have now."""
        reading = self._open.get(translate("help", "Help"))
        if reading is None or not isValid(reading):
            return
        if (told := _keys_table(self._commands)) != self._told_keys:
            self._told_keys = told
            reading.renew(self._help_pages())

    def _style(self) -> str:
        return self._css.substitute(asdict(self._appearance.tokens))

    def _restyle(self) -> None:
        for reading in self._open.values():
            if isValid(reading):
                reading.restyle()


def _news() -> Sequence[Page]:
    from deepseek_desktop.ui.models.page import read_page  # noqa: PLC0415 not needed at once

    return [read_page(asset("CHANGELOG.md"))]


def _language() -> str:
    return "zh" if QLocale().language() is QLocale.Language.Chinese else "en"


def _keys_table(commands: Commands) -> str:
    from deepseek_desktop.ui.models.page import table  # noqa: PLC0415 not needed at once

    headings = (translate("help", "menu"), translate("help", "entry"), translate("help", "keys"))
    rows = [
        (entry.menu, entry.label, ", ".join(entry.keys))
        for entry in commands.entries()
        if entry.keys
    ]
    return table(headings, rows)

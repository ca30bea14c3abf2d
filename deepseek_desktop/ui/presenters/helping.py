"""Opens what there is to read: help, what's new, about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from string import Template

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from deepseek_desktop.assets import asset
from deepseek_desktop.core.settings.describing import settings_table
from deepseek_desktop.ui.dialogs.about import AboutDialog
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.dialogs.reading import ReadingWindow
from deepseek_desktop.ui.models.page import Page, read_page, read_pages, table
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.widgets.main_menu import Shortcut

translate = QCoreApplication.translate


class Helping:
    """Shows each of its windows once; asked again, brings it to the front."""

    def __init__(
        self,
        window: QWidget,
        appearance: Appearance,
        tasks: TaskScope,
        diagnostics: Callable[[], str],
    ) -> None:
        self._window = window
        self._appearance = appearance
        self._tasks = tasks
        self._diagnostics = diagnostics
        self._open: dict[str, ReadingWindow] = {}
        self._css = Template(asset("theme/page.css").read_text("utf-8"))
        appearance.changed.connect(self._restyle)

    def show_help(self, shortcuts: Sequence[Shortcut]) -> None:
        """Show the help pages in the language of the window."""
        self._show(
            translate("help", "Help"),
            lambda: read_pages(asset("help") / _language(), _filled(shortcuts)),
        )

    def show_news(self) -> None:
        """Show what is new."""
        self._show(translate("help", "What's new"), lambda: [read_page(asset("CHANGELOG.md"))])

    def show_about(self) -> None:
        """Show versions and licences."""
        self._tasks.start(self._tell_about(), name="about")

    def copy_diagnostics(self) -> None:
        """Put what helps to find a fault onto the clipboard."""
        QGuiApplication.clipboard().setText(self._diagnostics())

    async def _tell_about(self) -> None:
        await result_of(AboutDialog(self._window))

    def _show(self, title: str, read: Callable[[], Sequence[Page]]) -> None:
        reading = self._open.get(title)
        if reading is None or not isValid(reading):
            reading = ReadingWindow(title, read(), self._style, self._window)
            self._open[title] = reading
        reading.show()
        reading.raise_()
        reading.activateWindow()

    def _style(self) -> str:
        return self._css.substitute(asdict(self._appearance.tokens))

    def _restyle(self) -> None:
        for reading in self._open.values():
            if isValid(reading):
                reading.restyle()


def _language() -> str:
    return "zh" if QLocale().language() is QLocale.Language.Chinese else "en"


def _filled(shortcuts: Sequence[Shortcut]) -> dict[str, str]:
    headings = (translate("help", "menu"), translate("help", "entry"), translate("help", "keys"))
    rows = [(shortcut.menu, shortcut.entry, shortcut.keys) for shortcut in shortcuts]
    settings = settings_table(lambda text: translate("settings", text))
    return {"shortcuts": table(headings, rows), "settings": settings}

"""The composition root: makes every part, connects them, and ends them in order."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from deepseek_desktop import __version__
from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.desk import Desk, open_desk
from deepseek_desktop.ui import language
from deepseek_desktop.ui.dialogs.asking import tell
from deepseek_desktop.ui.loop import run_in_qt
from deepseek_desktop.ui.main_window import MainWindow, Parts
from deepseek_desktop.ui.reporting import Reporter, log_qt
from deepseek_desktop.ui.screen import has_screen
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.wording import sentence


@dataclass(frozen=True, slots=True)
class Showing:
    """What to show without being asked: a demo question (the first is 1), in a theme.

    With `screenshot`, the picture is saved there when all lanes have ended, and the app ends.
    `answered` is then given the replies.
    """

    question: int | None = None
    theme: str | None = None
    screenshot: Path | None = None
    answered: Callable[[Sequence[Reply]], None] | None = None


def run(data_dir: Path, environment: Mapping[str, str], showing: Showing) -> int:
    """Show the window until it is closed; return the exit code."""
    if not has_screen(environment):
        sys.stderr.write(
            "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY names "
            "one.\n"
            "To ask without a window: deepseek-desktop ask --help\n"
        )
        return 1
    qInstallMessageHandler(log_qt)
    application = QApplication(["deepseek-desktop"])
    application.setApplicationName("deepseek-desktop")
    application.setApplicationDisplayName("DeepSeek Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("deepseek-desktop")
    language.install(application, asset("i18n"), QLocale())
    # The last window's closing must not end the loop: there is text to be stored first.
    application.setQuitOnLastWindowClosed(False)
    try:
        return run_in_qt(application, _main(application, data_dir, environment, showing))
    finally:
        qInstallMessageHandler(None)


async def _main(
    application: QApplication, data_dir: Path, environment: Mapping[str, str], showing: Showing
) -> int:
    reporter = Reporter()
    asyncio.get_running_loop().set_exception_handler(reporter.report_from_loop)
    sys.excepthook = reporter.report_from_slot
    try:
        async with open_desk(data_dir, environment) as desk, TaskScope(reporter.report) as tasks:
            return await _show(application, desk, tasks, showing, reporter)
    except DeskError as error:
        if showing.screenshot is not None:
            raise
        await tell(None, "DeepSeek Desktop", sentence(error.failure))
        return 1


async def _show(
    application: QApplication,
    desk: Desk,
    tasks: TaskScope,
    showing: Showing,
    reporter: Reporter,
) -> int:
    theme = showing.theme or desk.settings.theme.value
    appearance = Appearance(application, asset("theme/app.qss"), theme)
    questions = demo_questions(asset("demo"))
    window = MainWindow(
        Parts(
            means=desk.means,
            providers=desk.providers,
            model_lists=desk.model_lists,
            store=desk.store,
            settings=desk.settings,
            tasks=tasks,
            appearance=appearance,
            icons=Icons(asset("icons"), lambda: appearance.tokens.muted),
            demo_models=MODELS,
            demo_questions=questions,
        )
    )
    reporter.show = window.notice.show_problem
    reporter.interrupt = window.close
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    with _closed_by_signals(window):
        window.painted.connect(lambda: tasks.start(desk.providers.ready(), name="warm up"))
        window.show()
        failures: list[DeskError] = []
        if showing.question is not None:
            tasks.start(_demonstrate(window, questions, showing, failures), name="demo")
        await closed.wait()
    window.hide()
    if failures:
        raise failures[0]
    return 0


async def _demonstrate(
    window: MainWindow, questions: Sequence[str], showing: Showing, failures: list[DeskError]
) -> None:
    """Ask a demo question; when a picture is wanted, take it at the end and close."""
    number = max(1, min(showing.question or 1, len(questions)))
    tab = window.tabs.front
    if tab is None:
        return
    ended = asyncio.get_running_loop().create_future()
    state = tab.state

    def note_end() -> None:
        if not state.is_running and not ended.done():
            ended.set_result(None)

    state.running_changed.connect(note_end)
    tab.ask(questions[number - 1])
    await ended
    if showing.screenshot is None:
        return
    try:
        await _picture(window, showing.screenshot)
        turns = state.conversation.turns if state.conversation else ()
        if showing.answered is not None:
            showing.answered(turns[-1].replies if turns else ())
    except DeskError as error:
        failures.append(error)  # nobody would see a notice in a window that is only a picture
    finally:
        window.close()


async def _picture(window: MainWindow, path: Path) -> None:
    window.resize(1280, 900)
    for tab in window.tabs.tabs:
        tab.scroll_to_start()
    await asyncio.sleep(0.1)  # the last layout and repaint come with the next turns of the loop
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_saved = window.grab().save(str(path))
    except OSError:
        is_saved = False
    if not is_saved:
        raise SettingError(
            words("errors", "The picture could not be saved as {path}."), path=str(path)
        )


class _closed_by_signals:  # noqa: N801 used like a function, in a with statement
    """Lets SIGTERM, SIGINT and SIGHUP close the window as a person would."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        names = ("SIGTERM", "SIGINT", "SIGHUP") if sys.platform != "win32" else ()
        self._signals = [getattr(signal, name) for name in names]

    def __enter__(self) -> None:
        loop = asyncio.get_running_loop()
        for number in self._signals:
            loop.add_signal_handler(number, self._window.close)

    def __exit__(self, *_: object) -> None:
        loop = asyncio.get_running_loop()
        for number in self._signals:
            loop.remove_signal_handler(number)

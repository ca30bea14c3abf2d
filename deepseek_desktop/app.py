"""The composition root: makes every part, connects them, and ends them in order."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import qInstallMessageHandler

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.errors import DeskError, SettingError
from deepseek_desktop.demo import MODELS, demo_questions
from deepseek_desktop.desk import Desk, open_desk, peeked, settings_store
from deepseek_desktop.log_file import last_lines
from deepseek_desktop.showing import Showing, demonstrate
from deepseek_desktop.ui import language
from deepseek_desktop.ui.application import Application
from deepseek_desktop.ui.loop import closed_by_signals, run_in_qt
from deepseek_desktop.ui.main_window import MainWindow
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.only_window import OnlyWindow
from deepseek_desktop.ui.presenters.backing_up import Ending
from deepseek_desktop.ui.presenters.links import open_outside
from deepseek_desktop.ui.reporting import Reporter, log_qt
from deepseek_desktop.ui.screen import has_terminal
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.theme.style import Appearance
from deepseek_desktop.ui.view_state import FILE_NAME as VIEW_FILE
from deepseek_desktop.ui.window_parts import Parts

_LOG_LINES = 50

_SHOWS_REPLIES = "deepseek_desktop.ui.widgets.lanes.lane_turns"


Opening: TypeAlias = Callable[[Path, Mapping[str, str]], AbstractAsyncContextManager[Desk]]
"""Opens the desk of a data folder, with the environment that keys are looked for in."""


def run(
    data_dir: Path,
    environment: Mapping[str, str],
    showing: Showing,
    opening: Opening = open_desk,
) -> int:
    """Show the window until it is closed; return the exit code.

    Where a window shows this folder already, bring that to the front instead. A picture is taken
    beside it.
    """
    qInstallMessageHandler(log_qt)
    application = Application()
    language.install(application, asset("i18n"), peeked(data_dir).language)
    with suppress(SettingError):  # told when the desk is opened
        settings_store(data_dir)
    only = OnlyWindow(data_dir)
    try:
        if showing.screenshot is None and not _is_first(only, showing):
            return 0
        main = _main(application, data_dir, environment, showing, only, opening=opening)
        return run_in_qt(application, main)
    except DeskError as error:
        if showing.screenshot is not None or has_terminal():
            raise
        if sys.__stderr__ is not None:
            sys.stderr.write(f"{error}\n")
        run_in_qt(application, _tell(application, data_dir, error))
        return 1
    finally:
        only.release()
        qInstallMessageHandler(None)


def _is_first(only: OnlyWindow, showing: Showing) -> bool:
    report = None if showing.report is None else showing.report.absolute()
    return only.claim_or_raise_first(showing.conversation, report)


async def _recovered(
    application: Application,
    data_dir: Path,
    report: Callable[[BaseException], None],
    error: DeskError | None,
) -> bool:
    from deepseek_desktop.ui.presenters.recovering import recovered  # noqa: PLC0415 hardly ever needed

    gc.enable()
    # There is no window yet, or not any more: this one looks as a person chose, too.
    appearance = Appearance(application, asset("theme/app.qss"), peeked(data_dir))
    application.setWindowIcon(Icons(asset("icons"), appearance.colour).application())
    is_to_open = await recovered(data_dir, error, report)
    appearance.deleteLater()  # a window that opens brings its own
    return is_to_open


async def _tell(application: Application, data_dir: Path, error: DeskError) -> None:
    """Say why there is no window in a window: nobody reads what goes to stderr."""
    with Reporter() as reporter:
        await _recovered(application, data_dir, reporter.report, error)


async def _main(
    application: Application,
    data_dir: Path,
    environment: Mapping[str, str],
    showing: Showing,
    only: OnlyWindow,
    *,
    opening: Opening = open_desk,
) -> int:
    async def open_and_show(reporter: Reporter) -> Ending:
        async with opening(data_dir, environment) as desk:
            async with TaskScope(reporter.report) as tasks:
                window = await _show(
                    application, desk, tasks, showing, reporter=reporter, only=only
                )
            # After all that ran has ended, and what had arrived of it is stored.
            if showing.screenshot is None:
                await window.backing_up.back_up_at_the_end()
        window.deleteLater()
        return window.backing_up.ending

    with Reporter() as reporter:
        lead_on = partial(_recovered, application, data_dir, reporter.report)
        while True:
            try:
                ending = await open_and_show(reporter)
                if ending is Ending.QUIT:
                    return 0
                if ending is Ending.RECOVER and not await lead_on(None):
                    return 0
                only.listen()
            except DeskError as error:
                if showing.screenshot is not None:
                    raise
                if not await lead_on(error):
                    return 1


async def _show(
    application: Application,
    desk: Desk,
    tasks: TaskScope,
    showing: Showing,
    *,
    reporter: Reporter,
    only: OnlyWindow,
) -> MainWindow:
    gc.disable()  # there is no garbage yet; looking for it takes as long as much of what is made
    settings = desk.settings
    if showing.theme:
        shown_now = settings.chosen.with_value("theme", showing.theme)
        settings = replace(settings, chosen=shown_now)
    sheet = asset("theme/app.qss")
    appearance = Appearance(application, sheet, settings.chosen, is_bare=True)
    questions = demo_questions(asset("demo"))
    window = MainWindow(
        Parts(
            means=desk.means,
            providers=desk.providers,
            model_lists=desk.model_lists,
            keys=desk.keys,
            store=desk.store,
            settings=settings,
            tasks=tasks,
            appearance=appearance,
            icons=Icons(asset("icons"), appearance.colour),
            typesetter=Typesetter(asset("katex")),
            demo_models=MODELS,
            demo_questions=questions,
            diagnostics=partial(_diagnostics, desk),
            open_address=open_outside,
        )
    )
    appearance.put_on_style_sheet()
    window.destroyed.connect(appearance.deleteLater)  # one that opens again brings its own
    reporter.show = window.notice.show_problem
    reporter.interrupt = window.backing_up.leaving.close_at_once
    reporter.known_keys = desk.keys.known
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    window.closed.connect(only.fall_silent)
    only.raise_asked.connect(window.come_to_front)
    only.show_asked.connect(window.reports.show)
    only.report_asked.connect(window.reports.open)
    with closed_by_signals(window.backing_up.leaving.close_at_once):
        window.painted.connect(gc.enable)
        window.painted.connect(lambda: tasks.start(warm_up(desk, window), name="warm up"))
        failures: list[DeskError] = []
        if showing.question is not None:
            # After the tabs of the last window: the demo is to be seen.
            demonstration = partial(demonstrate, window, questions, showing, failures)
            window.restored.connect(lambda: tasks.start(demonstration(), name="demo"))
        if showing.conversation:
            window.restored.connect(partial(window.reports.show, showing.conversation))
        if showing.report is not None:
            window.restored.connect(partial(window.reports.open, showing.report))
        window.restored.connect(lambda: application.open_with(window.reports.open))
        window.restored.connect(only.attend)
        window.restore(desk.data_dir / VIEW_FILE if showing.screenshot is None else None)
        window.show()
        if showing.screenshot is None:
            window.backing_up.keep_up()
        await closed.wait()
    gc.enable()  # nothing may have been painted
    application.open_with(None)
    window.hide()
    if failures:
        raise failures[0]
    return window


def _diagnostics(desk: Desk) -> str:
    from deepseek_desktop.ui.diagnostics import diagnostics  # noqa: PLC0415 not needed at once

    lines = last_lines(desk.data_dir, _LOG_LINES)
    return diagnostics(desk.store.load(), desk.keys.store_name, lines, desk.keys.known())


async def warm_up(desk: Desk, window: MainWindow) -> None:
    """Make ready what nobody should wait for: neither the first paint, nor the first question."""
    await desk.providers.ready()
    window.renew_offers()
    await asyncio.to_thread(import_module, _SHOWS_REPLIES)
    gc.freeze()  # what is loaded by now stays: looking through it again makes scrolling stumble

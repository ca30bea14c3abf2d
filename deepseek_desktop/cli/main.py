"""Runs what was typed and turns how it ended into an exit code."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from deepseek_desktop.cli.program import PROGRAM
from deepseek_desktop.cli.typed_file import with_command
from deepseek_desktop.core.domain.errors import DeskError, SettingError, UnopenedArchiveError
from deepseek_desktop.core.domain.words import words

if TYPE_CHECKING:  # loaded when there is something to be parsed, or together with the window
    from argparse import Namespace

    from deepseek_desktop.core.domain.reply import Reply

ANSWERED, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 answered, 1 something failed, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may not know every character
    arguments = _read(with_command(sys.argv[1:] if argv is None else argv))
    try:
        return _run(arguments)
    except SettingError as error:
        _tell(error)
        return USAGE
    except DeskError as error:
        _tell(error)
        return FAILED
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.stderr.write("\nStopped. What had arrived is kept.\n")
        return INTERRUPTED


def _read(typed: Sequence[str]) -> Namespace:
    if not typed:  # the usual start: a window need not wait for a parser that has nothing to do
        return cast("Namespace", SimpleNamespace(command=None, selftest=False))
    from deepseek_desktop.cli.arguments import check, parser  # noqa: PLC0415 as above

    usage = parser()
    arguments = usage.parse_args(typed)
    check(arguments, usage)
    return arguments


def _run(arguments: Namespace) -> int:
    if arguments.selftest:
        from deepseek_desktop.cli.selftesting import examine_installation  # noqa: PLC0415 only this needs it

        return examine_installation(as_json=arguments.selftest_as_json)
    with _uncollected():
        from deepseek_desktop.desk import default_data_dir  # noqa: PLC0415 not for the help

    data_dir = getattr(arguments, "data_dir", None) or default_data_dir()
    environment = dict(os.environ)
    if arguments.command in {None, "demo"} or _is_for_window(arguments, environment):
        return _show(arguments, data_dir, environment)
    if arguments.command in {"report", "open", "run-again"}:
        from deepseek_desktop.cli.reporting import use_report  # noqa: PLC0415 only these need it

        code = use_report(arguments, data_dir, environment)
        is_seen = arguments.command == "open" and not arguments.json
        return _show(arguments, data_dir, environment) if is_seen else code
    if arguments.command == "export":
        from deepseek_desktop.cli.exporting import use_export  # noqa: PLC0415 only this needs it

        return use_export(arguments, data_dir)
    from deepseek_desktop.cli.running import run_command  # noqa: PLC0415 no window needs it

    return run_command(arguments, data_dir, environment)


def _is_for_window(arguments: Namespace, environment: Mapping[str, str]) -> bool:
    """Whether a report is opened where nobody would read in a terminal what is wrong with it.

    Where there is no screen either, what is written is all that may be read, later.
    """
    if arguments.command != "open" or arguments.json:
        return False
    from deepseek_desktop.ui.screen import has_terminal  # noqa: PLC0415 the start does not need it

    return not has_terminal() and _why_no_window(environment) is None


def _show(arguments: Namespace, data_dir: Path, environment: Mapping[str, str]) -> int:
    problem = _why_no_window(environment)
    if problem is not None:
        sys.stderr.write(f"{problem} To ask without a window: {PROGRAM} ask --help\n")
        return FAILED
    if arguments.command == "demo" and arguments.screenshot is not None:
        _prepare_place(arguments.screenshot)
    with _uncollected():
        from deepseek_desktop.app import run  # noqa: PLC0415 Qt is only for a window
        from deepseek_desktop.showing import Showing  # noqa: PLC0415 Qt is only for a window

    if arguments.command != "demo":
        shown = getattr(arguments, "shown", "")
        report = None if shown else getattr(arguments, "report", None)
        return run(data_dir, environment, Showing(conversation=shown, report=report))
    picture = arguments.screenshot
    codes = []

    def answered(replies: Sequence[Reply]) -> None:
        from deepseek_desktop.cli.printing import figures, trouble  # noqa: PLC0415 the start does not need it

        sys.stdout.write(f"{picture}\n")
        for reply in replies:
            sys.stdout.write(f"{reply.identity.model}: {figures(reply)}\n")
        codes.append(FAILED if not replies or any(map(trouble, replies)) else ANSWERED)

    showing = Showing(arguments.question, arguments.theme, picture, answered)
    code = run(data_dir, environment, showing)
    return code or (codes[0] if codes else ANSWERED)


def _prepare_place(picture: Path) -> None:
    """Raise `SettingError` where a picture cannot be saved, before anybody waits for it."""
    is_new = not picture.exists()
    try:
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.open("ab").close()
        if is_new:
            picture.unlink()
    except OSError as error:
        raise SettingError(
            _UNWRITABLE, file=str(picture), reason=error.strerror or str(error)
        ) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Load modules without a search for garbage, which would find none, again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _tell(error: DeskError) -> None:
    from deepseek_desktop.cli.printing import safe_line  # noqa: PLC0415 the start does not need it

    sys.stderr.write(f"{safe_line(str(error))}\n")
    if isinstance(error, UnopenedArchiveError):
        sys.stderr.write(f"What can be done: {PROGRAM} check --salvage, {PROGRAM} backup --list\n")


def _why_no_window(environment: Mapping[str, str]) -> str | None:
    from deepseek_desktop.ui.loading_qt import load_qt  # noqa: PLC0415 Qt is only for a window
    from deepseek_desktop.ui.screen import hindrance, missing_library  # noqa: PLC0415 only a window needs a screen

    if (problem := hindrance(environment)) is not None:
        return problem
    try:
        with _uncollected():
            load_qt()
    except ImportError as error:
        return missing_library(error)
    return None


_UNWRITABLE = words("errors", "{file} cannot be written: {reason}.")

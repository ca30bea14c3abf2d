"""Puts right what freezing changes: what children inherit, and streams that are not there.

PyInstaller (6.22) starts a frozen app with its own folder in front of LD_LIBRARY_PATH and marks
children, by variables that begin with _PYI_, as parts of the same start. A browser that we open
must see none of it. Nor may the processes of an import: what is marked as a part of us does not get
the folder again, and would load this system's libraries instead of ours.

A QT_PLUGIN_PATH of the session leads to parts of the system's Qt, which ours must not load.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, MutableMapping
from io import StringIO
from pathlib import Path

_LIBRARIES = "LD_LIBRARY_PATH"
_KEPT_ASIDE = "LD_LIBRARY_PATH_ORIG"
_MARK = "_PYI_"
_OTHER_QT = "QT_PLUGIN_PATH"
_FAILED = 1
_INCOMPLETE = (
    "A part of DeepSeek Desktop is not there, or cannot be read. Please install it again; your "
    "conversations stay. All that is missing is told by: deepseek-desktop --selftest."
)


def run_frozen(run: Callable[[], int]) -> int:
    """Run the command line of a frozen app; return its exit code.

    Where there is no stderr, as in a program for windows on Windows, what it would have said is
    shown in a window. A process of an import or of the self-test does its work instead: a frozen
    app starts itself where others start Python.
    """
    home = Path(getattr(sys, "_MEIPASS", sys.prefix))
    restore_environment(os.environ, home)
    multiprocessing.freeze_support()
    complaints = _streams()
    try:
        code = run()
    except SystemExit as ending:  # what was typed is wrong, or was a call for help
        code = ending.code if isinstance(ending.code, int) else _FAILED
    except OSError as error:
        if not isinstance(error.filename, str) or not Path(error.filename).is_relative_to(home):
            raise
        code = _FAILED
        sys.stderr.write(f"{_INCOMPLETE} {Path(error.filename).name}: {error.strerror}.\n")
    if code and complaints is not None and (text := complaints.getvalue().strip()):
        from deepseek_desktop.ui.alone import show_alone  # noqa: PLC0415 only where all else failed

        show_alone(text)
    return code


def restore_environment(environment: MutableMapping[str, str], home: Path) -> None:
    """Take out what the start of a frozen app in `home` put in, and what leads to another Qt.

    What else was there before stays.
    """
    for name in [name for name in environment if name.startswith(_MARK)]:
        del environment[name]
    environment.pop(_KEPT_ASIDE, None)  # the same as what stays, or left there by another app
    environment.pop(_OTHER_QT, None)
    if _LIBRARIES not in environment:
        return
    entries = environment.pop(_LIBRARIES).split(os.pathsep)
    kept = [entry for entry in entries if not entry or not Path(entry).is_relative_to(home)]
    if kept:
        environment[_LIBRARIES] = os.pathsep.join(kept)


def _streams() -> StringIO | None:
    """Put something in the place of streams that are not there; return what stands for stderr."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 open to the end
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 open to the end
    if sys.stderr is not None:
        return None
    sys.stderr = complaints = StringIO()
    return complaints

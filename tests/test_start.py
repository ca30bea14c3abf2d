"""What the first paint of the window does not wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_LATER = (
    "certifi",
    "cryptography",
    "difflib",
    "email",
    "html",
    "httpx",
    "idna",
    "importlib.metadata",
    "jeepney",
    "keyring",
    "markdown",
    "markdown_it",
    "mdit_py_plugins",
    "multiprocessing",
    "pygments",
    "secretstorage",
    "statistics",
    "tomlkit",
    "truststore",
    "xml",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "deepseek_desktop.cli.arguments",
    "deepseek_desktop.cli.printing",
    "deepseek_desktop.cli.running",
    "deepseek_desktop.core.evaluation",
    "deepseek_desktop.core.interchange.exports",
    "deepseek_desktop.core.interchange.imports",
    "deepseek_desktop.core.interchange.report",
    "deepseek_desktop.core.markup",
    "deepseek_desktop.core.providers.client",
    "deepseek_desktop.demo.answering",
    "deepseek_desktop.selftest",
    "deepseek_desktop.ui.diagnostics",
    "deepseek_desktop.ui.dialogs",
    "deepseek_desktop.ui.later_starts",
    "deepseek_desktop.ui.licences",
    "deepseek_desktop.ui.maths.setting",
    "deepseek_desktop.ui.models.page",
    "deepseek_desktop.ui.notifications",
    "deepseek_desktop.ui.transcript.view",
    "deepseek_desktop.ui.widgets.branch_list",
    "deepseek_desktop.ui.widgets.composing.slash_list",
    "deepseek_desktop.ui.widgets.find_bar",
    "deepseek_desktop.ui.widgets.lanes.lane_turns",
    "deepseek_desktop.ui.widgets.page_view",
    "deepseek_desktop.ui.widgets.provider_list",
    "deepseek_desktop.ui.widgets.setup_form",
)
_AT_ONCE = {"deepseek_desktop.ui.dialogs", "deepseek_desktop.ui.dialogs.asking"}
_PROGRAM = """
import linecache, os, sys
from deepseek_desktop.__main__ import run
from deepseek_desktop.cli import main

def look(environment, find_problem=main._why_no_window):
    problem = find_problem(environment)
    import deepseek_desktop.app
    from deepseek_desktop.ui.main_window import MainWindow
    MainWindow.paintEvent = end
    return problem

def end(window, event):
    from PySide6 import QtWidgets
    touched = [name for name in vars(QtWidgets) if name.startswith("Q")]
    for names in (sys.modules, linecache.cache, touched):
        sys.stdout.write(" ".join(names) + "\\n")
    sys.stdout.flush()
    os._exit(0)

main._why_no_window = look
run([])
"""


def _names_at_first_paint(data: Path) -> tuple[set[str], ...]:
    """Return modules that are loaded, files whose source was looked into, and classes of Qt."""
    started = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(data)},
    )
    return tuple(set(line.split()) for line in started.stdout.splitlines())


def test_nothing_is_loaded_before_the_first_paint_that_nobody_needs_at_once(
    tmp_path: Path,
) -> None:
    loaded, looked_into, classes = _names_at_first_paint(tmp_path)

    assert "deepseek_desktop.ui.widgets.composer" in loaded
    later = {name for name in loaded if any(f"{name}.".startswith(f"{each}.") for each in _LATER)}
    assert later - _AT_ONCE == set()
    # PySide reads the source of each module that is imported after it, unless it is stopped.
    assert {name for name in looked_into if "deepseek_desktop" in name} == set()
    # Python makes an enum of each of their constants when they are touched.
    assert "QLabel" in classes
    assert classes & {"QFileDialog", "QListWidget", "QMessageBox", "QStyle"} == set()

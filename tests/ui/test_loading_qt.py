"""A process of its own loads Qt, as the start does: here it is loaded already."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
from deepseek_desktop.ui.loading_qt import load_qt
load_qt()
"""
_COMPILED = """
compiled = []
def noted(source, name, *others, compile=compile, **more):
    compiled.append(name)
    return compile(source, name, *others, **more)
import builtins
builtins.compile = noted
"""


def _printed(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_writes_stubs_and_reads_signatures_is_not_compiled_at_the_start() -> None:
    compiled = _printed(f"{_COMPILED}{_LOADED}print('\\n'.join(compiled))").split()

    assert "shibokensupport/signature/mapping.py" in compiled
    for name in ("layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool"):
        assert f"shibokensupport/signature/{name}.py" not in compiled


def test_a_wrong_call_is_still_told_with_what_could_have_been_passed() -> None:
    told = _printed(
        _LOADED
        + "from PySide6.QtCore import QObject, QSize, Qt\n"
        + "for _ in range(2):\n"
        + "    try:\n"
        + "        QSize(1, 2).scaled('wide', 1, 2)\n"
        + "    except TypeError as error:\n"
        + "        print(error)\n"
        + "try:\n"
        + "    QObject(nonsense=1)\n"
        + "except Exception as error:\n"
        + "    print(type(error).__name__, error)\n"
    )

    assert told.count("Supported signatures:") == 2
    assert "mode: PySide6.QtCore.Qt.AspectRatioMode" in told
    assert "nonsense" in told


def test_a_signature_is_known_to_whoever_asks() -> None:
    known = _printed(
        _LOADED
        + "from PySide6.QtCore import QSize\n"
        + "from PySide6.support.signature import get_signature, layout\n"
        + "print(get_signature(QSize.scaled, 'existence'))\n"
        + "print(layout.create_signature.__name__)\n"
    )

    assert "AspectRatioMode" in known
    assert "create_signature" in known

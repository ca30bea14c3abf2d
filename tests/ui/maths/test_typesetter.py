"""What the typesetter remembers, and what it does where KaTeX is missing or broken."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.maths import typesetter as typesetter_module
from deepseek_desktop.ui.maths.bridge import SCRIPT_FILES
from deepseek_desktop.ui.maths.fonts import FONT_FILES, Face
from deepseek_desktop.ui.maths.typesetter import Typesetter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """KaTeX once more, to be damaged."""
    return Path(shutil.copytree(asset("katex"), tmp_path / "katex"))


def test_the_same_formula_is_set_once(typesetter: Typesetter) -> None:
    first = typesetter.typeset("a + b", 16, is_display=False)

    assert first is not None
    assert typesetter.typeset("a + b", 16, is_display=False) is first
    assert typesetter.typeset("a + b", 17, is_display=False) is not first
    assert typesetter.typeset("a + b", 16, is_display=True) is not first


def test_what_was_refused_is_not_tried_again(qapp: QCoreApplication, folder: Path) -> None:
    typesetter = Typesetter(folder)
    assert typesetter.typeset(r"\wrong", 16, is_display=False) is None

    typesetter._setting = None  # as if it were gone
    typesetter._has_failed = True

    assert typesetter.typeset(r"\wrong", 16, is_display=False) is None


def test_what_was_not_used_for_long_is_forgotten(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetter_module, "_MOST_REMEMBERED", 2)
    typesetter._remembered.clear()
    a, b = (typesetter.typeset(tex, 16, is_display=False) for tex in "ab")
    assert typesetter.typeset("a", 16, is_display=False) is a

    typesetter.typeset("c", 16, is_display=False)

    assert typesetter.typeset("a", 16, is_display=False) is a
    assert typesetter.typeset("b", 16, is_display=False) is not b
    assert len(typesetter._remembered) == 2


def test_nothing_happens_before_it_is_needed(qapp: QCoreApplication, tmp_path: Path) -> None:
    typesetter = Typesetter(tmp_path / "nowhere")

    assert not typesetter.is_available
    typesetter.warm_up()
    assert typesetter.typeset("x", 16, is_display=False) is None


@pytest.mark.parametrize("name", [*SCRIPT_FILES, FONT_FILES[0], FONT_FILES[-1]])
def test_without_one_of_the_files_there_are_no_formulas(
    qapp: QCoreApplication, folder: Path, name: str
) -> None:
    (folder / name).unlink()

    typesetter = Typesetter(folder)

    assert not typesetter.is_available
    assert typesetter.typeset("x", 16, is_display=False) is None


@pytest.mark.parametrize("content", [b"", b"syntax error(", b"\xff\xfe", b"var katex = {};"])
@pytest.mark.parametrize("name", SCRIPT_FILES[:1])
def test_a_broken_script_is_a_failed_start(
    qapp: QCoreApplication,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    name: str,
    content: bytes,
) -> None:
    (folder / name).write_bytes(content)
    typesetter = Typesetter(folder)
    was_available = typesetter.is_available

    typesetter.warm_up()

    assert (was_available, typesetter.is_available) == (True, False)
    assert typesetter.typeset("x", 16, is_display=False) is None
    typesetter.warm_up()
    assert len(caplog.records) == 1
    assert caplog.records[0].levelno == logging.WARNING


def test_a_broken_font_breaks_nothing_else(qapp: QCoreApplication, folder: Path) -> None:
    (folder / "KaTeX_Math-Italic.ttf").write_bytes(b"no font")
    typesetter = Typesetter(folder)

    assert typesetter.typeset("x + 1", 16, is_display=False) is None
    assert typesetter.typeset("1 + 1", 16, is_display=False) is not None


@pytest.mark.parametrize(
    ("face", "name"),
    [
        (Face(), "KaTeX_Main-Regular.ttf"),
        (Face("Main", is_italic=True, is_bold=True), "KaTeX_Main-BoldItalic.ttf"),
        (Face("Math"), "KaTeX_Math-Italic.ttf"),
        (Face("Math", is_bold=True), "KaTeX_Math-Italic.ttf"),
        (Face("SansSerif", is_italic=True, is_bold=True), "KaTeX_SansSerif-Bold.ttf"),
        (Face("Size4", is_italic=True, is_bold=True), "KaTeX_Size4-Regular.ttf"),
    ],
)
def test_the_nearest_font_is_taken(face: Face, name: str) -> None:
    assert face.file_name() == name
    assert name in FONT_FILES


def test_sizes_that_are_none_are_refused(typesetter: Typesetter) -> None:
    assert typesetter.typeset("x", 0, is_display=False) is None
    assert typesetter.typeset("x", -5, is_display=False) is None

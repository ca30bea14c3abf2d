"""The command that saves a picture of a text, as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

_TEXT = "# 标题\n\nSo $x^2$ and\n\n```python\nprint(1)  # " + "long " * 60 + "\n```\n"


def _render(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deepseek_desktop", "render", *arguments]
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=60, env=environment
    )


@pytest.mark.parametrize(("theme", "is_dark"), [("light", False), ("dark", True)])
def test_a_text_becomes_a_picture_without_a_screen(
    tmp_path: Path, theme: str, is_dark: bool
) -> None:
    source, out = tmp_path / "a.md", tmp_path / "a.png"
    source.write_text(_TEXT, encoding="utf-8")

    ended = _render(str(source), "--png", str(out), "--width", "640", "--theme", theme)

    assert (ended.returncode, ended.stdout) == (0, "")
    picture = QImage(str(out))
    assert picture.width() == 640
    assert 100 < picture.height() < 600
    assert (picture.pixelColor(2, 2).lightness() < 128) is is_dark


def test_a_picture_of_an_endless_text_ends(tmp_path: Path) -> None:
    source, out = tmp_path / "a.md", tmp_path / "a.png"
    source.write_text("word\n\n" * 5_000, encoding="utf-8")

    assert _render(str(source), "--png", str(out), "--width", "200").returncode == 0

    assert QImage(str(out)).height() == 30_000


def test_what_cannot_be_saved_or_was_not_asked_for_is_told(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("x", encoding="utf-8")

    nowhere = _render(str(source), "--png", str(tmp_path / "none" / "a.png"))
    nothing = _render(str(source))
    wide = _render(str(source), "--png", str(tmp_path / "a.png"), "--width", "99999")

    assert (nowhere.returncode, nothing.returncode, wide.returncode) == (1, 2, 2)
    assert nowhere.stderr.startswith("The picture could not be saved as")
    assert "--html or --png" in nothing.stderr
    assert "no width from 200 to 4000" in wide.stderr

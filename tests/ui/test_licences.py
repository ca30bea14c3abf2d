"""What comes with the app, and under which licences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.ui import licences
from deepseek_desktop.ui.licences import libraries, notices, parts


def test_every_library_that_is_needed_says_its_licence_and_brings_its_text() -> None:
    found = {library.name: library for library in libraries()}

    needed = {"httpx", "katex", "keyring", "markdown", "shiboken6", "certifi", "python"}
    assert needed <= found.keys()
    assert not {"pytest", "ruff", "mypy"} & found.keys()
    assert [library.name for library in found.values() if not library.licence] == []
    assert [library.name for library in found.values() if len(library.read()) < 500] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["pyside6-essentials"].read()
    assert "SIL OPEN FONT LICENSE" in found["katex"].read()
    shared = {part.name: part.read() for part in parts()}
    assert "Unicode, Inc." in shared["unicode-dfs-2016"]  # of ICU, which Qt brings along


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_notices_say_how_qt_is_replaced_in_each_kind_of_installation(language: str) -> None:
    text = notices(language)

    for kind in (".deb", ".rpm", ".tar.xz", "AppImage", "Windows", "macOS", "pip"):
        assert kind in text
    assert "LGPLv3" in text
    assert "https://download.qt.io/official_releases/qt/6." in text
    assert "{" not in text


def test_what_a_build_says_of_what_it_copied_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(asset("licences"), tmp_path / "licences")
    monkeypatch.setattr(licences, "asset", lambda name: tmp_path / name)
    assert "system-libraries" not in [part.name for part in parts()]

    (tmp_path / "licences/bundled.txt").write_text("libz: zlib licence", "utf-8")

    texts = {part.name: part.read() for part in parts()}
    assert texts["system-libraries"] == "libz: zlib licence"
    assert "katex" not in texts  # it was left out

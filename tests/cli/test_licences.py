"""What comes with the app, told in a terminal."""

from __future__ import annotations

from deepseek_desktop.core.archive.archive import FILE_NAME
from tests.cli.conftest import Terminal


def test_parts_are_listed_and_their_licences_printed(terminal: Terminal) -> None:
    listed = terminal.run("licences")
    assert (listed.code, listed.err) == (0, "")
    assert "MIT" in listed.out.splitlines()[0]
    names = [line.split()[0] for line in listed.out.splitlines()]
    assert {"deepseek-desktop", "notices", "lgpl-3.0", "katex", "httpx"} <= set(names)

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in terminal.run("licences", "LGPL-3.0").out
    assert terminal.json("licences", "httpx")["text"].startswith("Copyright")
    assert [part["name"] for part in terminal.json("licences")["parts"]] == names
    unknown = terminal.run("licences", "qt4")
    assert unknown.code == 2
    assert "No part of the app is called qt4" in unknown.err
    assert not terminal.data_dir.joinpath(FILE_NAME).exists()

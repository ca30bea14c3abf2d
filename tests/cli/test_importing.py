"""Exports of other apps from a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal
from tests.core.interchange.imports import exports


def test_files_are_imported_counted_refused_and_known_again(
    terminal: Terminal, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.zip", tmp_path / "bad.json"
    asked = exports.deepseek(question=f"Is {exports.KEY} a key?")
    good.write_bytes(exports.zipped(conversations__json=exports.text_of([asked])))
    bad.write_bytes(b'[{"version": 3, "things": []}]')

    first = terminal.run("import", str(good), str(bad))
    again = terminal.run("import", str(good))
    told = terminal.json("import", str(good), "--again")

    assert first.code == 1
    assert "good.zip (DeepSeek)\n  new conversations: 1\n" in first.out
    assert "API keys in the file, made unreadable: 1" in first.out
    assert exports.KEY not in first.out
    assert "bad.json is not in a form that is known here" in first.err
    assert "version 3, things" in first.err
    assert (again.code, again.err) == (0, "")
    assert "--again" in again.out
    (report,) = told["imports"]
    assert (report["formats"], report["imported_before"]) == (["deepseek"], None)
    assert report["added"]["known"] == 1
    assert report["remarks"] == {"key": 1}
    (listed,) = terminal.json("conversations")["conversations"]
    shown = terminal.run("show", listed["id"][:8], "--reasoning")
    assert "Rayleigh" in shown.out
    assert exports.KEY not in shown.out

"""Exports from a terminal."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.cli.conftest import Terminal
from tests.end2end.conftest import write_settings
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.ui.transcript.pdf_text import pdf_text


@pytest.fixture
def asked(terminal: Terminal, fault_server: FaultServer, qapp: QApplication) -> list[str]:
    """The ids of two conversations, the second of which is a comparison.

    With `qapp` there is the one application of Qt that other tests need, too.
    """
    fault_server.answer = wire.stream(
        wire.reasoning("Let me count."),
        wire.answer("It is **7**, 七."),
        wire.finish(),
        wire.usage(prompt=10, completion=8),
        wire.DONE,
    )
    one = terminal.json("ask", "=How many?", "--model", "host/a")
    two = terminal.json("compare", "And now?", "--lane", "host/a", "--lane", "host/b")
    return [str(each["conversation_id"]) for each in (one, two)]


def test_each_format_goes_where_it_was_sent(
    terminal: Terminal, asked: list[str], tmp_path: Path
) -> None:
    first = asked[0][:10]
    for name in ("a.json", "a.md", "a.html", "a.csv", "a.pdf"):
        ran = terminal.run("export", first, "-o", str(tmp_path / name))
        assert (ran.code, ran.out, ran.err) == (0, f"{tmp_path / name}\n", "")

    value = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert [each["id"] for each in value["conversations"]] == asked[:1]
    assert "It is **7**, 七." in (tmp_path / "a.md").read_text("utf-8")
    assert "<strong>7</strong>" in (tmp_path / "a.html").read_text("utf-8")
    (row,) = csv.DictReader(StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))
    assert (row["conversation"], row["tokens_out"]) == ("'=How many?", "8")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.")


def test_all_of_them_are_a_file_or_a_folder_or_printed(
    terminal: Terminal, asked: list[str], tmp_path: Path
) -> None:
    printed = terminal.run("export", "--all", "--format", "json", "-o", "-")
    folder = terminal.run(
        "export", "--all", "--format", "markdown", "--no-reasoning", "-o", str(tmp_path / "all")
    )
    raw = terminal.run("export", "--all", "--format", "csv", "--raw", "-o", "-")

    assert [each["id"] for each in json.loads(printed.out)["conversations"]] == asked
    assert (folder.code, folder.out) == (0, f"{tmp_path / 'all'}\n")
    texts = [path.read_text("utf-8") for path in sorted((tmp_path / "all").iterdir())]
    assert len(texts) == 2
    assert not any("Let me count." in text for text in texts)
    assert '"=How many?"' in raw.out


def test_what_is_there_is_replaced_only_with_force_and_the_archive_never(
    terminal: Terminal, asked: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "a.md"
    out.write_text("mine")
    refused = terminal.run("export", asked[0], "-o", str(out))
    assert (refused.code, out.read_text()) == (2, "mine")
    assert "there already" in refused.err

    assert terminal.run("export", asked[0], "-o", str(out), "--force").code == 0
    assert out.read_text().startswith("---\n")

    archive = terminal.data_dir / "archive.db"
    ran = terminal.run("export", "--all", "--format", "json", "-o", str(archive), "--force")
    assert ran.code == 2
    assert "belongs to this app" in ran.err
    assert archive.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["-o", "x.json"], "--all"),
        (["--all", "ID", "-o", "x.json"], "--all"),
        (["--all", "-o", "x.txt"], "--format"),
        (["--all", "--format", "html", "-o", "-"], "name a folder"),
        (["--all", "--no-reasoning", "-o", "x.json"], "holds all"),
        (["zzz", "-o", "x.json"], "zzz"),
        (["--all", "-o", "gone/x.json"], "no folder"),
    ],
)
def test_what_cannot_be_meant_is_told(terminal: Terminal, typed: list[str], says: str) -> None:
    ran = terminal.run("export", *typed)

    assert ran.code == 2
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_neither_key_nor_folder_nor_user_gets_out(
    terminal: Terminal,
    fault_server: FaultServer,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = "sk-" + "c4N4ry" * 6
    monkeypatch.setenv("HOST_API_KEY", key)
    write_settings(terminal.data_dir, host=(fault_server.base_url, "HOST_API_KEY"))
    fault_server.answer = wire.said("Yes.")
    attached = tmp_path / "someone" / "notes.txt"
    attached.parent.mkdir()
    attached.write_text("Seven.")
    terminal.run("ask", "How many?", "--model", "host/a", "--attach", str(attached))
    fault_server.answer = wire.error(401, f"The key {key} is wrong.")
    terminal.run("ask", "Why?", "--model", "host/a")
    assert key in fault_server.requests[-1].headers["authorization"]

    for kind in ("json", "csv", "markdown", "html", "pdf"):
        ran = terminal.run("export", "--all", "--format", kind, "-o", str(tmp_path / f"x-{kind}"))
        assert ran.code == 0
    made = [*tmp_path.glob("x-*/*"), *tmp_path.glob("x-[jc]*")]
    told = b"".join(path.read_bytes() for path in made if path.is_file())
    told += b"".join(pdf_text(path.read_bytes()).encode() for path in made if "pdf" in path.suffix)

    assert b"notes.txt" in told
    for secret in (key, "someone", str(tmp_path), str(Path.home())):
        assert secret.encode() not in told

"""Backups and the health of the archive, in a terminal."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from tests.cli.conftest import Terminal
from tests.core.archive import samples


def _ask(terminal: Terminal, name: str) -> None:
    async def ask() -> None:
        async with Archive(terminal.data_dir) as archive:
            await archive.begin_turn(samples.conversation(name), samples.turn(f"t-{name}"), [])

    asyncio.run(ask())


def test_backups_are_made_listed_and_restored(terminal: Terminal) -> None:
    assert "no backups" in terminal.run("backup", "--list").out
    _ask(terminal, "c")
    made = terminal.json("backup")["made"]
    _ask(terminal, "d")

    (listed,) = terminal.json("backup", "--list")["backups"]
    shown = terminal.run("backup", "--list").out
    restored = terminal.run("backup", "--restore", made["name"][:20])
    names = [c["id"] for c in terminal.json("conversations")["conversations"]]

    assert listed == made
    assert (listed["why"], listed["conversations"], listed["turns"]) == ("asked", 1, 1)
    assert made["name"] in shown
    assert "newest: " in shown
    assert (restored.code, restored.err) == (0, "")
    assert names == ["c"]
    assert terminal.run("backup", "--restore", "nothing").code == 2
    assert terminal.run("backup", "--restore", "2").err.startswith("Several backups begin with")


def test_commands_back_up_once_a_day_and_only_what_is_new(terminal: Terminal) -> None:
    _ask(terminal, "c")
    for _ in range(2):
        terminal.run("rename", "c", "Another")
        terminal.run("conversations")

    (made,) = terminal.json("backup", "--list")["backups"]

    assert made["why"] == "closing"


def test_the_archive_is_checked_repaired_and_salvaged(terminal: Terminal) -> None:
    _ask(terminal, "c")
    file = terminal.data_dir / FILE_NAME
    assert terminal.json("check")["is_sound"]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP INDEX turn_by_parent")

    found = terminal.run("check")
    repaired = terminal.run("check", "--repair")
    needless = terminal.run("check", "--salvage")
    beside = [path.name for path in terminal.data_dir.glob("archive-damaged-*")]
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    damaged = terminal.run("check", "--json")
    listed = terminal.run("conversations")
    salvaged = terminal.run("check", "--salvage")

    assert (found.code, "An index is missing".lower() in found.out) == (1, True)
    assert "turn_by_parent" in found.out
    assert (repaired.code, repaired.out.endswith("Nothing is wrong with the archive.\n")) == (
        0,
        True,
    )
    assert (needless.code, beside) == (0, [])  # a sound archive is left where it is
    assert "Nothing is wrong" in needless.out
    assert damaged.code == 1
    assert '"condition": "no_database"' in damaged.out
    assert listed.code == 1
    assert "check --salvage" in listed.err
    assert (salvaged.code, salvaged.err) == (0, "")
    assert "The damaged archive is kept as archive-damaged-" in salvaged.out
    assert terminal.json("conversations")["conversations"][0]["id"] == "c"


def test_a_newer_archive_is_read_and_not_written(terminal: Terminal) -> None:
    _ask(terminal, "c")
    with closing(sqlite3.connect(terminal.data_dir / FILE_NAME)) as connection:
        connection.execute("PRAGMA user_version = 99")

    listed = terminal.run("conversations")
    renamed = terminal.run("rename", "c", "Another")

    assert (listed.code, "About c" in listed.out) == (0, True)
    assert "newer version" in listed.err
    assert (renamed.code, "newer version" in renamed.err) == (1, True)


def test_an_empty_archive_is_begun_beside_one_that_is_damaged(terminal: Terminal) -> None:
    terminal.data_dir.mkdir(exist_ok=True)
    assert terminal.run("check").code == 2
    (terminal.data_dir / FILE_NAME).write_text("Dear diary")

    begun = terminal.json("check", "--start-anew")

    assert (terminal.data_dir / begun["kept_as"]).read_text() == "Dear diary"
    assert terminal.json("conversations") == {"conversations": []}

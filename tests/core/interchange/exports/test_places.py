"""Where exports go: whole or not at all, under names that every system takes."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.interchange.exports.names import Names, is_reserved
from deepseek_desktop.core.interchange.exports.places import Folder, OneFile, refuse_place

AT = datetime(2025, 1, 20, tzinfo=UTC)


def test_names_are_taken_by_every_system_and_never_twice() -> None:
    titles = ["Why?", "why", "CON", "../../etc/passwd", "a\x00b:c*d", "", "想" * 200, "..", "Why? "]
    names = Names(".md")

    given = [names.name_for(title, AT) for title in titles]

    assert len({name.casefold() for name in given}) == len(titles)
    for name in given:
        assert name.startswith("2025-01-20")
        assert not set(name) & set('/\\:*?"<>|\0')
        assert len(name.encode()) < 200
        assert not is_reserved(name)
    assert given[3] == "2025-01-20 etc passwd.md"


def test_what_is_dropped_leaves_what_was_there(tmp_path: Path) -> None:
    old = tmp_path / "a.json"
    old.write_text("old")
    one, many = OneFile(old), Folder(tmp_path / "many", ".md")
    for place in (one, many):
        place.begin("A", AT).write(b"half")
        place.drop()

    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert old.read_text() == "old"


def test_files_go_into_a_folder_that_is_there_beside_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mine.txt").write_text("mine")
    for folder in ("in", "new"):
        place = Folder(tmp_path / folder, ".md")
        for title in ("A", "A"):
            place.begin(title, AT).write(title.encode())
            place.finish()
        place.keep()

    made = ["2025-01-20 A 2.md", "2025-01-20 A.md"]
    assert sorted(p.name for p in (tmp_path / "in").iterdir()) == [*made, "mine.txt"]
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == made
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "new"]


def test_places_where_nothing_should_go_are_refused_in_a_sentence(tmp_path: Path) -> None:
    archive, there = tmp_path / "archive.db", tmp_path / "there.json"
    for file in (archive, there):
        file.write_text("kept")
    link = tmp_path / "link.json"
    link.symlink_to(archive)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()

    def told(path: Path, *, is_folder: bool = False, may_replace: bool = True) -> str:
        with pytest.raises(SettingError) as caught:
            refuse_place(path, is_folder=is_folder, may_replace=may_replace, never=[archive])
        return str(caught.value)

    assert "belongs to this app" in told(archive)
    assert "belongs to this app" in told(link)
    assert "keeps for a device" in told(tmp_path / "COM¹.json")
    assert "no folder" in told(tmp_path / "gone" / "a.json")
    assert "is a folder" in told(tmp_path)
    assert "is a file" in told(there, is_folder=True)
    assert "there already" in told(there, may_replace=False)
    assert "there already" in told(tmp_path / "full", is_folder=True, may_replace=False)
    if os.name == "posix":
        assert "no ordinary file" in told(Path(os.devnull))
    refuse_place(there, is_folder=False, may_replace=True, never=[archive])

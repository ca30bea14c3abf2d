"""Files are read by a process of its own; whatever ends it leaves the archive whole."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError, SettingError
from deepseek_desktop.core.domain.importing import (
    Added,
    ImportPhase,
    ImportProgress,
    ImportReport,
    PastImport,
)
from deepseek_desktop.core.interchange.archive_record import ArchiveWriter, Head
from deepseek_desktop.core.runs import importing
from deepseek_desktop.core.runs.importing import Wishes, import_file
from tests.core.archive.samples import AT, conversation, full_reply, rows, turn
from tests.core.interchange.imports import exports
from tests.support import until

_ROOT = Path(__file__).parents[3]


@dataclass
class Person:
    """Whoever imports: says whether again, does something at once, sees how far it is."""

    again: bool = False
    asked: list[PastImport] = field(default_factory=list)
    seen: list[ImportProgress] = field(default_factory=list)
    at_once: Callable[[], None] = lambda: None

    async def bring_in(self, path: Path, archive: Archive) -> ImportReport:
        async def is_wanted_again(past: PastImport) -> bool:
            self.asked.append(past)
            return self.again

        def publish(progress: ImportProgress) -> None:
            if not self.seen:
                self.at_once()
            self.seen.append(progress)

        return await import_file(path, archive, Wishes(is_wanted_again, publish))


def _file(folder: Path, *talks: object, name: str = "talks.json") -> Path:
    path = folder / name
    path.write_bytes(exports.text_of(list(talks)))
    return path


def _many(folder: Path, count: int = 600) -> Path:
    return _file(folder, *(exports.deepseek(f"d{n}", "Why? " * 1000) for n in range(count)))


async def test_a_file_is_imported_once_and_asked_about_when_it_comes_again(tmp_path: Path) -> None:
    person, path = Person(), _file(tmp_path, exports.deepseek(), exports.claude())
    async with Archive(tmp_path) as archive:
        report = await person.bring_in(path, archive)
        again = await person.bring_in(path, archive)
        person.again = True
        wanted = await person.bring_in(path, archive)

        assert report.added == Added(conversations=2, turns=2, replies=2)
        assert report.formats == ("claude", "deepseek")
        assert again.added == Added()
        assert again.before is not None
        assert again.before.file_name == "talks.json"
        assert wanted.added == Added(known=2)
        assert len(await archive.summaries()) == 2
    assert len(person.asked) == 2
    assert person.seen[-1].phase is ImportPhase.ENDING


async def test_there_is_a_backup_before_anything_is_written(tmp_path: Path) -> None:
    room = [2**40]
    async with Archive(tmp_path, lambda _: room[0]) as archive:
        await archive.begin_turn(conversation(lanes=1), turn(), [full_reply("r", "c-0")])
        room[0] = 0
        with pytest.raises(ArchiveError, match="room"):
            await Person().bring_in(_file(tmp_path, exports.deepseek()), archive)
        assert rows(tmp_path, "SELECT count(*) FROM import_run") == [(0,)]
        assert await archive.backups.listed() == ()

        room[0] = 2**40
        await Person().bring_in(_file(tmp_path, exports.deepseek()), archive)
        (backup,) = await archive.backups.listed()
        assert backup.contents is not None
        assert backup.contents.conversations == 1


async def test_our_own_archive_file_comes_back_as_it_was(tmp_path: Path) -> None:
    talk = conversation(lanes=1)
    asked = turn()
    async with Archive(tmp_path / "a") as archive:
        await archive.begin_turn(talk, asked, [full_reply("r", "c-0")])
        kept = await archive.kept.of("c")
    path = tmp_path / "archive.json"
    with path.open("wb") as file:
        writer = ArchiveWriter(file.write, Head(AT, "1"))
        writer.add(kept)
        writer.end()
    async with Archive(tmp_path / "b") as archive:
        report = await Person().bring_in(path, archive)
        assert (report.formats, report.added) == (("archive",), Added(1, turns=1, replies=1))
        assert (await archive.conversation("c")).turns[0].prompt == "Why?"
    written_anew = tmp_path / "archive.zip"
    text = json.dumps(json.loads(path.read_bytes()), indent=2).encode()
    written_anew.write_bytes(exports.zipped(archive__json=text))
    async with Archive(tmp_path / "a") as archive:
        for file_path in (path, written_anew):
            report = await Person().bring_in(file_path, archive)
            assert (report.formats, report.added) == (("archive",), Added(known=1))
            assert not any(report.remarks.values())


async def test_messages_inside_of_each_other_may_go_deep(tmp_path: Path) -> None:
    talk = exports.librechat()
    innermost = "[]"
    for number in range(3000, 0, -1):
        is_person = "true" if number % 2 else "false"
        innermost = (
            f'[{{"messageId": "{number}", "isCreatedByUser": {is_person}, '
            f'"text": "Message {number}", "children": {innermost}}}]'
        )
    text = exports.text_of(talk | {"messages": "HERE"}).decode().replace('"HERE"', innermost)
    path = tmp_path / "deep.json"
    path.write_text(text)
    async with Archive(tmp_path) as archive:
        report = await Person().bring_in(path, archive)

    assert report.added == Added(conversations=1, turns=1500, replies=1500)


@pytest.mark.parametrize("phase", [ImportPhase.READING, ImportPhase.ENDING])
async def test_an_import_that_is_cancelled_leaves_nothing(
    tmp_path: Path, phase: ImportPhase
) -> None:
    path = _many(tmp_path)
    async with Archive(tmp_path) as archive:
        person = Person()
        work = asyncio.create_task(person.bring_in(path, archive))
        await until(lambda: (person.seen and person.seen[-1].phase is phase) or work.done(), 30)
        work.cancel()
        await asyncio.wait([work])

        found = len(await archive.summaries())
        # The last transaction cannot be called back: then it is all, never a part.
        assert found in ({0, 600} if phase is ImportPhase.ENDING else {0})
        if not found:
            assert rows(tmp_path, "SELECT count(*) FROM conversation") == [(0,)]
        assert multiprocessing.active_children() == []
        person.again = True
        await person.bring_in(path, archive)
        assert len(await archive.summaries()) == 600


@pytest.mark.parametrize("phase", [ImportPhase.READING, ImportPhase.ENDING])
async def test_an_import_that_is_killed_leaves_the_archive_as_it_was(
    tmp_path: Path, phase: ImportPhase
) -> None:
    path = _many(tmp_path)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.core.runs.importing_process"),
        *(str(tmp_path), str(path), phase.value),
        stdin=PIPE,
        stdout=PIPE,
        cwd=_ROOT,
    )
    assert process.stdout is not None
    come = int(await process.stdout.readline())
    process.kill()
    await process.wait()
    assert come
    assert rows(tmp_path, "SELECT count(*) FROM import_pending") == [(come,)]

    async with Archive(tmp_path) as archive:
        assert await archive.summaries() == ()
        report = await Person().bring_in(path, archive)
        assert (report.added.conversations, report.before) == (600, None)
    assert rows(tmp_path, "SELECT count(*) FROM conversation") == [(600,)]
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]


async def test_a_reader_that_dies_or_falls_silent_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _many(tmp_path)

    def kill() -> None:
        (child,) = multiprocessing.active_children()
        child.kill()

    async with Archive(tmp_path) as archive:
        with pytest.raises(SettingError, match="within the limits"):
            await Person(at_once=kill).bring_in(path, archive)
        monkeypatch.setattr(importing, "SILENCE_LIMIT_S", 0.0)
        with pytest.raises(SettingError, match="takes too long"):
            await Person().bring_in(path, archive)
        assert await archive.summaries() == ()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="where memory can be limited for certain")
async def test_what_needs_more_memory_than_allowed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MEMORY_LIMIT_BYTES", 300 * 1024**2)
    path = tmp_path / "swelling.json"
    path.write_bytes(b"[[" + b"1.5," * 6_000_000 + b"0]]")  # eight times as large as values
    async with Archive(tmp_path) as archive:
        with pytest.raises(SettingError, match=r"more memory|within the limits"):
            await Person().bring_in(path, archive)
        assert await archive.summaries() == ()

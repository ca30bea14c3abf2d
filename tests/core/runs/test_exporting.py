"""Exporting out of an archive: all of it, or nothing, and never half a file."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.errors import ArchiveError, DeskError
from deepseek_desktop.core.domain.key_finding import found_key
from deepseek_desktop.core.interchange.archive_file import ArchiveFile
from deepseek_desktop.core.interchange.archive_reading import conversation_of
from deepseek_desktop.core.interchange.exports.making import Making
from deepseek_desktop.core.interchange.exports.places import Folder, OneFile, Place
from deepseek_desktop.core.interchange.exports.wishes import Format, Wishes
from deepseek_desktop.core.runs.exporting import Exported, Progress, export
from tests.core.archive.samples import AT
from tests.core.interchange.reported import compared


def _named(name: str, prompt: str = "Why?") -> Conversation:
    """Return a conversation whose ids are of its own."""
    made = compared(prompt)
    lanes = tuple(replace(lane, id=f"{name}-{lane.id}") for lane in made.lanes)
    first = made.turns[0]
    replies = tuple(
        replace(r, id=f"{name}-{r.id}", lane_id=f"{name}-{r.lane_id}") for r in first.replies
    )
    turn = replace(first, id=f"{name}-t1", replies=replies)
    return replace(made, id=name, title=f"About {name}", lanes=lanes, turns=(turn,), head=None)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    """An archive that is open for as long as the test."""
    async with Archive(tmp_path / "desk") as opened:
        for name in "abc":
            await opened.keep_whole(_named(name))
        yield opened


async def test_all_comes_back_and_progress_is_told(archive: Archive, tmp_path: Path) -> None:
    out, told = tmp_path / "all.json", list[Progress]()
    ids = await archive.kept.ids()

    done = await export(archive, ids, Making(Wishes(Format.JSON), OneFile(out), AT), told.append)

    with out.open("rb") as file:
        read = [conversation_of(line) for line in ArchiveFile(file).lines()]
    assert [each.kept for each in read] == [await archive.kept.of(each) for each in ids]
    assert done == Exported(3)
    assert told == [Progress(n, 3) for n in range(4)]


async def test_each_conversation_is_a_file_and_what_is_gone_is_counted(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.keep_whole(_named("d", "Is sk-" + "a1B2" * 8 + " good?"))
    ids = await archive.kept.ids()
    await archive.bin.put_conversation("b")
    place = Folder(tmp_path / "out", ".md")

    done = await export(
        archive, ids, Making(Wishes(Format.MARKDOWN), place, AT, find_key=found_key)
    )

    assert done == Exported(3, gone=1, with_keys=1)
    assert _names(tmp_path / "out") == [f"2025-01-20 About {name}.md" for name in "acd"]


async def test_what_looks_like_a_key_is_asked_about_before_anything_is_in_its_place(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.keep_whole(_named("d", "Is sk-" + "a1B2" * 8 + " good?"))
    out = tmp_path / "x.json"
    seen: list[tuple[int, bool]] = []

    async def no(count: int) -> bool:
        seen.append((count, "x.json" in _names(tmp_path)))
        return False

    making = Making(Wishes(Format.JSON), OneFile(out), AT, find_key=found_key)
    done = await export(archive, await archive.kept.ids(), making, may_hold_keys=no)

    assert (done, seen, _names(tmp_path)) == (None, [(1, False)], ["desk"])


async def test_nothing_to_export_is_told_and_leaves_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    with pytest.raises(ArchiveError, match="nothing to export"):
        await export(archive, ["x"], Making(Wishes(Format.CSV), OneFile(tmp_path / "x.csv"), AT))

    assert _names(tmp_path) == ["desk"]


class _Full(OneFile):
    """A file on a disk that gets full."""

    @override
    def begin(self, title: str, at: datetime) -> BinaryIO:
        file = super().begin(title, at)
        room = [1000]

        class Filling:
            def write(self, data: bytes) -> int:
                room[0] -= len(data)
                if room[0] < 0:
                    raise OSError(errno.ENOSPC, "No space left on device")
                return file.write(data)

        return Filling()  # type: ignore[return-value]  # only this is asked of it


@pytest.mark.parametrize("kind", [Format.JSON, Format.CSV])
async def test_a_full_disk_is_told_and_the_old_file_stays(
    archive: Archive, tmp_path: Path, kind: Format
) -> None:
    out = tmp_path / "old"
    out.write_text("old")
    place: Place = _Full(out)

    with pytest.raises(DeskError, match=r"No space left on device.*unchanged"):
        await export(archive, await archive.kept.ids(), Making(Wishes(kind), place, AT))

    assert out.read_text() == "old"
    assert _names(tmp_path) == ["desk", "old"]


async def test_cancelled_in_the_middle_nothing_is_left(archive: Archive, tmp_path: Path) -> None:
    ids = await archive.kept.ids()
    for kind, place in (
        (Format.JSON, OneFile(tmp_path / "a.json")),
        (Format.HTML, Folder(tmp_path / "many", ".html")),
    ):
        running: list[asyncio.Task[Exported | None]] = []

        def stop(
            progress: Progress, running: list[asyncio.Task[Exported | None]] = running
        ) -> None:
            if progress.done == 2:
                running[0].cancel()

        async with asyncio.TaskGroup() as group:
            making = Making(Wishes(kind), place, AT)
            running.append(group.create_task(export(archive, ids, making, stop)))

        assert running[0].cancelled()
        assert _names(tmp_path) == ["desk"]

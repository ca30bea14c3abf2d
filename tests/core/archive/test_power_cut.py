"""What a power cut can do to the side file: whatever it is, a state that once was is opened."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.checksums import damaged_replies
from deepseek_desktop.core.archive.journal import Channel, Entry, append
from deepseek_desktop.core.domain.outcome import Outcome
from tests.core.archive.samples import awaited, conversation, ended, turn

_COMMITS = 12
_EACH = 150  # variants of each kind of damage
_MEMORY = Path("/dev/shm")


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder where nothing waits for a disk, where there is one."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(prefix="deepseek-desktop-test-", dir=_MEMORY) as folder:
        yield Path(folder)


def _cut(wal: bytes, at: int, chance: Random) -> bytes:
    return wal[:at]


def _zeros(wal: bytes, at: int, chance: Random) -> bytes:
    return wal[:at] + bytes(len(wal) - at)


def _garbage(wal: bytes, at: int, chance: Random) -> bytes:
    return wal[:at] + chance.randbytes(len(wal) - at)


def _hole(wal: bytes, at: int, chance: Random) -> bytes:
    return wal[:at] + bytes(len(wal[at : at + 4096])) + wal[at + 4096 :]


def _bit(wal: bytes, at: int, chance: Random) -> bytes:
    turned = wal[at] ^ 1 << chance.randrange(8)
    return wal[:at] + bytes([turned]) + wal[at + 1 :]


_AT_ONCE = 8  # mostly they wait for their threads
_DAMAGES: tuple[Callable[[bytes, int, Random], bytes], ...] = (_cut, _zeros, _garbage, _hole, _bit)


async def _written(folder: Path) -> tuple[bytes, bytes]:
    """Return a file and its side file after many commits: pieces of a reply and turns, in turns."""
    async with Archive(folder) as archive:
        await archive.begin_turn(conversation(), turn("t"), [awaited("r")])
    async with Archive(folder) as archive:
        await archive.begin_replies("t", awaited("s"))
        for number in range(_COMMITS):
            piece = Entry("s", Channel.ANSWER, f"{number} ")
            await archive._write(lambda c, p=piece: append(c, [p]))  # type: ignore[misc] # a default
            said = ended(awaited(f"r{number}"), answer=f"{number} " * 100)
            await archive.begin_turn(conversation(), turn(f"t{number}", f"{number}"), [said])
        return (folder / FILE_NAME).read_bytes(), (folder / f"{FILE_NAME}-wal").read_bytes()


async def _opened(folder: Path) -> int:
    """Return how many commits are there; fail where they are not the first ones, and whole."""
    async with Archive(folder) as archive:
        first, *later = (await archive.conversation("c")).turns
        assert await archive._read(damaged_replies) == []
        assert await archive._read(lambda c: c.execute("PRAGMA quick_check").fetchone()[0]) == "ok"
    running = first.replies[1:]  # begun by the first commit in the side file
    pieces = running[0].answer.split() if running else []
    assert [turn.prompt for turn in later] == [str(n) for n in range(len(later))]
    assert all(len(turn.replies) == 1 for turn in later)
    assert pieces == [str(n) for n in range(len(pieces))]
    assert len(pieces) - len(later) in {0, 1}
    assert all(reply.outcome is Outcome.CRASHED for reply in running)
    return len(running) + len(pieces) + len(later)


async def test_a_damaged_side_file_costs_only_the_last_commits(quick_folder: Path) -> None:
    file, wal = await _written(quick_folder / "whole")
    chance = Random(5)
    variants = [
        (damage.__name__, damage(wal, chance.randrange(len(wal)), chance))
        for damage in _DAMAGES
        for _ in range(_EACH)
    ]
    variants += [("all of it", wal), ("none of it", b"")]

    async def kept_of(number: int) -> int:
        folder = quick_folder / str(number)
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(file)
        (folder / f"{FILE_NAME}-wal").write_bytes(variants[number][1])
        commits = await _opened(folder)
        shutil.rmtree(folder)
        return commits

    kept: dict[str, int] = {}
    for first in range(0, len(variants), _AT_ONCE):
        numbers = range(first, min(len(variants), first + _AT_ONCE))
        commits = await asyncio.gather(*map(kept_of, numbers))
        kept |= {variants[n][0]: count for n, count in zip(numbers, commits, strict=True)}

    assert kept["all of it"] == 1 + 2 * _COMMITS
    assert kept["none of it"] == 0
    assert len(variants) >= 750

"""Whatever is killed while it changes the archive's file: the old state or the new one is found."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import pytest

from tests.core.archive.killed_at import NEW, OLD

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it needs processes that fork")

_ROOT = Path(__file__).parents[3]
_MOST_KILLS = 14  # of each kind; all of them, some hundred, take a minute


@pytest.mark.parametrize(
    ("what", "at_once", "then"),
    [
        ("create", {None, 0}, {0}),
        ("backup", {OLD}, {OLD}),
        ("migrate", {OLD}, {OLD}),
        ("restore", {OLD, NEW}, {NEW}),  # what was chosen is done by who comes next
        ("salvage", {OLD}, {OLD}),
        ("index", {OLD}, {OLD}),
    ],
)
async def test_a_process_killed_at_any_step_leaves_the_old_state_or_the_new(
    tmp_path: Path, what: str, at_once: set[int | None], then: set[int]
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.core.archive.killed_at",
        str(tmp_path),
        what,
        str(_MOST_KILLS),
        stdout=PIPE,
        cwd=_ROOT,
    )
    out, _ = await process.communicate()
    found: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]

    assert sum(each["has_died"] for each in found) >= _MOST_KILLS  # a step more or less
    assert [each for each in found if not each.get("is_sound")] == []
    assert {each["at_once"] for each in found} <= at_once
    assert {each["then"] for each in found} == then
    assert {each["failed"] for each in found} == {None}
    assert [each for each in found if each["spoiled_backups"] or each["left_over"]] == []

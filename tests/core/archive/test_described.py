"""The page about the archive file: all of it is described, and what it tells to type works."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.assets import asset
from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.catalogue import Price
from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.core.archive.samples import AT, awaited, conversation, full_reply, turn

_NAME = "11-archive-file.md"
_LANGUAGES = ("en", "zh")


def _page(language: str) -> str:
    return (asset("help") / language / _NAME).read_text("utf-8")


def _described(page: str) -> dict[str, set[str]]:
    """Return which columns of which tables a page describes."""
    sections = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    return {
        section.partition("\n")[0]: set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
        for section in sections
    }


def _queries(page: str) -> list[str]:
    blocks = re.findall(r"(?:^    .*\n)+", page, re.MULTILINE)
    return [block for block in blocks if block.lstrip().startswith("SELECT")]


def _there() -> dict[str, set[str]]:
    """Return the columns of all tables and views that a new archive has."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.prepare(connection, lambda: None)
        names = connection.execute(
            "SELECT name FROM pragma_table_list"
            " WHERE schema = 'main' AND type IN ('table', 'view', 'virtual')"
            " AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: {
                row[0]
                for row in connection.execute(f"SELECT name FROM pragma_table_info('{name}')")
            }
            for (name,) in names
        }


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_table_and_column_is_described(language: str) -> None:
    described, there = _described(_page(language)), _there()

    missing = {
        name: sorted(columns - described.get(name, set()))
        for name, columns in there.items()
        if columns - described.get(name, set())
    }
    gone = {
        name: sorted(columns - there.get(name, set()))
        for name, columns in described.items()
        if columns - there.get(name, set())
    }
    assert (missing, gone) == ({}, {})


async def test_every_query_of_the_page_finds_something(tmp_path: Path) -> None:
    await _fill(tmp_path)
    queries = _queries(_page("en"))

    with closing(sqlite3.connect(f"file:{tmp_path / FILE_NAME}?mode=ro", uri=True)) as connection:
        empty = [query for query in queries if not connection.execute(query).fetchall()]
        (spent,) = [query for query in queries if "estimated" in query]
        amounts = {row[1]: row[4:] for row in connection.execute(spent)}

    assert len(queries) >= 6
    assert empty == []
    assert amounts["model-0"] == (0.5, 0.25)
    assert queries == _queries(_page("zh"))


async def _fill(folder: Path) -> None:
    """Make an archive with something of everything that the queries ask for."""
    talk = replace(conversation(lanes=2), title="How many primes?")
    price = Price("USD", Decimal(1), Decimal(2))
    cost = Cost(Decimal("0.5"), "USD", price, "here", "2025-01-20")
    first = full_reply("r", "c-0")
    usage = replace(first.usage, reported_cost_usd=Decimal("0.25")) if first.usage else None
    said = replace(first, reasoning="A prime.", outcome=Outcome.COMPLETE, cost=cost, usage=usage)
    other = replace(said, id="s", lane_id="c-1", cost=None, usage=None, reasoning="")
    other = replace(other, identity=replace(said.identity, model="model-1"))
    asked = replace(turn("t", "How many?"), attachments=(Attachment("a.txt", "Some text."),))
    async with Archive(folder) as archive:
        await archive.begin_turn(talk, asked, [said, other])
        await archive.begin_turn(talk, replace(turn("u"), parent_id="t"), [awaited("v")])
        await archive.verdicts.keep(Verdict("w", "t", "r", "s", Choice.LEFT, AT))
    async with Archive(folder) as archive:
        assert archive.interrupted == 1

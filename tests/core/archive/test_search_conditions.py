"""What narrows a search: conditions, kinds of text, and what may not be seen."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.hits import Scope
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.core.archive.samples import AT, awaited, conversation, ended
from tests.core.archive.searched import all_indexed, keep, seen


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


async def test_conditions_exclude(archive: Archive, tmp_path: Path) -> None:
    await keep(archive, "a", "needle", answer="needle")
    for _ in range(2):
        for typed in ("model:other", "host:other", "before:2020", "verdict:won"):
            assert await archive.search.find(f"needle {typed}", 9) == ()
            assert await archive.search.find(typed, 9) == ()
        await all_indexed(tmp_path)


async def test_conditions_include_and_alone_list_questions(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "needle", answer="needle")
    await keep(archive, "b", "other", answer="needle", minutes=1)
    await archive.verdicts.keep(Verdict("v", "a", "r-a", "r-b", Choice.LEFT, AT))

    await all_indexed(tmp_path)

    async def found(typed: str) -> list[tuple[str, Scope]]:
        hits = await archive.search.find(typed, 9)
        return sorted((hit.conversation_id, hit.scope) for hit in hits)

    answers = [("a", Scope.ANSWER), ("b", Scope.ANSWER)]
    assert await found("needle MODEL:del-0 in:answer") == answers
    assert await archive.search.look_up("needle model:other in:answer", 9) == ()
    assert len(await archive.search.look_up("needle host:dem", 9)) == 3
    assert len(await archive.search.look_up("about host:dem", 9)) == 2
    assert await found("needle host:demo in:answer after:2000 before:2100") == answers
    assert await found("needle verdict:won") == [("a", Scope.ANSWER), ("a", Scope.QUESTION)]
    assert await found("needle verdict:lost in:answer") == [("b", Scope.ANSWER)]
    assert await found("verdict:none") == [("b", Scope.QUESTION)]
    assert await found("model:model-0") == [("a", Scope.QUESTION), ("b", Scope.QUESTION)]
    assert await found("in:title") == [("a", Scope.TITLE), ("b", Scope.TITLE)]


async def test_times_are_told_apart_where_rows_do_not_follow_them(
    archive: Archive, tmp_path: Path
) -> None:
    days = (9, 1, 5, 3, 7)
    for day in days:
        attached = (Attachment(f"needle{day}.txt", f"needle {day}"),)
        await keep(archive, f"c{day}", "needle", answer="needle", minutes=day * 24 * 60 - 60)
        await keep(
            archive, f"d{day}", "hay", reasoning="needle", attachments=attached, minutes=day * 1440
        )
    await all_indexed(tmp_path)

    for first, last in ((4, 8), (1, 6), (6, 10), (0, 10), (0, 0), (10, 10), (8, 3)):
        typed = f"after:2025-01-{19 + first} before:2025-01-{21 + last}"
        expected = {f"{letter}{day}" for day in days for letter in "cd" if first <= day <= last}
        hits = await archive.search.look_up(f"needle {typed}", 99)
        assert {hit.conversation_id for hit in hits} == expected
        scanned = await archive.search.scan(f"eedle {typed}", 99)
        assert {hit.conversation_id for hit in scanned} == expected
        assert set(await archive.search.conversations(f"needle {typed}")) == expected


async def test_conditions_alone_list_conversations_each_at_its_newest_question(
    archive: Archive,
) -> None:
    for name in "ab":
        await keep(archive, name, f"old {name}")
        later = Turn(f"{name}2", f"new {name}", AT + timedelta(minutes=5), parent_id=name)
        await archive.begin_turn(conversation(name), later, [awaited(f"r2{name}", f"{name}-0")])
        await archive.finish(ended(awaited(f"r2{name}", f"{name}-0"), answer="So."))

    async def found(typed: str) -> list[tuple[str, str]]:
        hits = await archive.search.find(typed, 9)
        return sorted((hit.conversation_id, hit.snippet) for hit in hits)

    assert await found("model:model-0") == [("a", "new a"), ("b", "new b")]
    assert len(await found("model:model-0 in:question")) == 4
    await archive.bin.put_turn("a2")
    assert await found("model:model-0") == [("a", "old a"), ("b", "new b")]


async def test_a_title_that_is_the_question_is_not_told_twice(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "Why is\nthe needle in the hay?")
    for _ in range(2):
        await archive.rename("a", "Why is the needle…")
        assert [hit.scope for hit in await archive.search.find("needle", 9)] == [Scope.QUESTION]
        await archive.rename("a", "My needle")
        scopes = {hit.scope for hit in await archive.search.find("needle", 9)}
        assert scopes == {Scope.QUESTION, Scope.TITLE}
        await all_indexed(tmp_path)


async def test_conversations_are_found_by_what_is_anywhere_in_them(
    archive: Archive, tmp_path: Path
) -> None:
    for number in range(60):
        await keep(archive, f"c{number}", f"needle {number}", answer="hay")
    await keep(archive, "d", "x", reasoning="hay", attachments=(Attachment("hay.txt", "stack"),))
    await all_indexed(tmp_path)
    await archive.bin.put_turn("c3")

    everywhere = {f"c{number}" for number in range(60)} - {"c3"}
    assert set(await archive.search.conversations("needl")) == everywhere
    assert set(await archive.search.conversations("hay")) == {*everywhere, "d"}
    assert await archive.search.conversations("stack") == ("d",)
    assert await archive.search.conversations("hay.t") == ("d",)
    assert await archive.search.conversations("tack") == ("d",)
    assert await archive.search.conversations("hay in:file") == ("d",)


async def test_any_text_is_a_query(archive: Archive) -> None:
    await keep(archive, "a", 'needle" * ( a-b x: NEAR( \\ % _ \u00e9')
    chance = random.Random(3)
    signs = 'ab"*()-:^{}+ \\%_\0\u3000é想NEARORAND\ud800\u202e'
    asked = ['"', "*", "(", "a-b", "x:", "NEAR(", "", '"" OR', "^a", "a AND", "-a", "{t}:a"]
    asked += ["".join(chance.choices(signs, k=chance.randrange(1, 12))) for _ in range(300)]

    for typed in asked:
        await archive.search.find(typed, 3)


async def test_what_may_not_be_seen_takes_no_place_of_what_may(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "seen", "needle", answer="a needle")
    for number in range(12):
        await keep(archive, f"c{number}", "needle", answer="needle", minutes=number)
    await archive.bin.put_conversations([f"c{number}" for number in range(6)])
    for number in range(6, 12):
        await archive.bin.put_turn(f"c{number}")

    for _ in range(2):
        expected = [("seen", Scope.QUESTION, "needle"), ("seen", Scope.ANSWER, "needle")]
        assert seen(await archive.search.look_up("needle", 5)) == expected
        assert seen(await archive.search.scan("eedl", 5)) == [
            (name, scope, "eedl") for name, scope, _ in expected
        ]
        await all_indexed(tmp_path)


async def test_whom_a_blind_answer_is_from_no_narrowing_tells(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "x", reasoning="thought", answer="needle")
    await archive.keep_settings("a", ComparisonSettings(is_blind=True, veiled=frozenset({"a"})))
    await all_indexed(tmp_path)

    assert await archive.search.conversations("needle") == ("a",)
    assert await archive.search.conversations("needle model:model-0") == ()
    assert await archive.search.conversations("needle host:demo in:answer") == ()
    assert await archive.search.conversations("thought") == ()

"""The index of words: it knows every text, follows each change, and can be made anew."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.mending.checking import check
from deepseek_desktop.core.archive.search.candidates import pending_entries
from deepseek_desktop.core.archive.search.index import (
    begin_anew,
    index_some,
    is_in_step,
    merge_some,
)
from deepseek_desktop.core.archive.search.texts import texts
from deepseek_desktop.core.domain.archive_state import Finding
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.comparison import ComparisonSettings
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.query import query_of
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.core.archive.samples import AT, awaited, conversation, ended
from tests.support import until


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


async def _keep(
    archive: Archive,
    name: str,
    prompt: str,
    *,
    reasoning: str = "",
    answer: str = "",
    attachments: tuple[Attachment, ...] = (),
    minutes: int = 0,
) -> None:
    at = AT + timedelta(minutes=minutes)
    reply = replace(awaited(f"r-{name}", f"{name}-0"), timings=Timings(at))
    await archive.begin_turn(
        conversation(name), Turn(name, prompt, at, attachments=attachments), [reply]
    )
    await archive.finish(ended(reply, reasoning, answer))


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path / FILE_NAME)) as connection:
        return connection.execute(sql).fetchall()


async def _indexed(path: Path) -> None:
    """Wait until nothing is left to be indexed."""
    waiting = "SELECT 1 FROM search_pending UNION ALL SELECT 1 FROM search_stale"
    await until(lambda: not _rows(path, waiting))


def _is_in_step(path: Path) -> bool:
    with closing(sqlite3.connect(path / FILE_NAME)) as connection:
        return is_in_step(connection)


def _known(path: Path) -> int:
    """Return how many questions the index finds; -1 where it is damaged."""
    words = "SELECT count(*) FROM search_index WHERE search_index MATCH 'needle'"
    try:
        return int(str(_rows(path, words)[0][0]))
    except sqlite3.DatabaseError:
        return -1


def _seen(hits: tuple[Hit, ...]) -> list[tuple[str, Scope, str]]:
    return [(hit.conversation_id, hit.scope, hit.found) for hit in hits]


async def test_words_are_found_at_once_and_by_the_index_when_it_has_them(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "Sieve?", reasoning="I know 深度求索.", answer="std::vector<int> é")
    for _ in range(2):
        assert _seen(await archive.search.look_up("siev", 9)) == [("a", Scope.QUESTION, "Siev")]
        assert _seen(await archive.search.look_up("度求", 9)) == [("a", Scope.REASONING, "度求")]
        assert _seen(await archive.search.look_up("索", 9)) == [("a", Scope.REASONING, "索")]
        found = await archive.search.look_up("STD::vec E\u0301", 9)
        assert _seen(found) == [("a", Scope.ANSWER, "std::vec")]
        assert await archive.search.look_up("std->vector", 9) == ()
        await _indexed(tmp_path)

    assert await archive.search.look_up("::", 9) == ()
    assert await archive.search.look_up("ector", 9) == ()
    assert _is_in_step(tmp_path)


async def test_signs_and_parts_of_words_are_found_by_a_scan_after_what_the_index_has(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "an arrow -> there", minutes=9)
    await _keep(archive, "b", "narrow ü", answer="Ünder the arrow")
    await _indexed(tmp_path)

    assert _seen(await archive.search.find("arrow", 9)) == [
        ("a", Scope.QUESTION, "arrow"),
        ("b", Scope.ANSWER, "arrow"),
        ("b", Scope.QUESTION, "arrow"),
    ]
    assert _seen(await archive.search.find("->", 9)) == [("a", Scope.QUESTION, "->")]
    assert _seen(await archive.search.find("nder ü", 9)) == [("b", Scope.ANSWER, "nder")]
    assert _seen(await archive.search.find("nder u\u0308", 9)) == [("b", Scope.ANSWER, "nder")]
    assert _seen(await archive.search.scan("arrow", 9)) == [
        ("a", Scope.QUESTION, "arrow"),
        ("b", Scope.QUESTION, "arrow"),
        ("b", Scope.ANSWER, "arrow"),
    ]


async def test_every_chinese_word_is_found(archive: Archive, tmp_path: Path) -> None:
    chance = random.Random(7)
    signs = [chr(0x4E00 + chance.randrange(400)) for _ in range(200)] + list("，。 aB3")
    texts = {f"c{n}": "".join(chance.choices(signs, k=60)) for n in range(30)}
    for name, text in texts.items():
        await _keep(archive, name, text)
    await _indexed(tmp_path)

    for length in (1, 2, 3, 4):
        for text in list(texts.values())[:10]:
            start = chance.randrange(50)
            word = text[start : start + length].strip()
            if not word or not all(sign >= "\u4e00" for sign in word) or "，" in word:
                continue
            found = await archive.search.look_up(f'"{word}" in:question', 100)
            assert {hit.conversation_id for hit in found} == {
                name for name, text in texts.items() if word in text
            }


async def test_the_index_follows_each_change(archive: Archive, tmp_path: Path) -> None:
    attached = (Attachment("notes.txt", "needle 1"), Attachment("more.txt", "needle 2"))
    await _keep(archive, "a", "needle 3", reasoning="x", answer="needle 4", attachments=attached)
    verdict = Verdict("v", "a", "r-a", "r-a", Choice.TIE, AT, note="needle 5")
    await archive.verdicts.keep(verdict)
    await archive.rename("a", "needle 6")
    await _indexed(tmp_path)
    assert len(await archive.search.look_up("needle", 9)) == 6

    await archive.rename("a", "pin")
    await archive.verdicts.keep(replace(verdict, note="pin"))
    await _indexed(tmp_path)
    assert len(await archive.search.look_up("needle", 9)) == 4
    assert {hit.scope for hit in await archive.search.look_up("pin", 9)} == {
        Scope.TITLE,
        Scope.NOTE,
    }

    await archive.bin.put_conversation("a")
    await archive.bin.empty()
    await _indexed(tmp_path)
    assert _rows(tmp_path, "SELECT count(*) FROM search_index_docsize") == [(0,)]
    assert _is_in_step(tmp_path)


async def test_the_words_of_what_is_deleted_for_good_leave_the_file(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "x", answer="canarybird")
    await _keep(archive, "b", "x", answer="something else")
    await _indexed(tmp_path)
    await archive.bin.put_conversation("a")
    await archive.bin.empty()
    await _indexed(tmp_path)
    # By now a segment without the words and one that cancels them: merged, both are gone.
    words = "SELECT count(*) FROM search_index_data WHERE instr(block, CAST('anarybird' AS BLOB))"
    await until(lambda: _rows(tmp_path, words) == [(0,)])


async def test_the_words_of_an_import_that_was_taken_back_leave_the_file(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "b", "x", answer="something else")
    run = await archive.imports.begin("file", "checksum")
    arriving = replace(conversation("a"), turns=(Turn("a", "canarybird", AT),))
    await archive.imports.add(run, [KeptConversation(arriving, ())])
    await _indexed(tmp_path)
    words = "SELECT count(*) FROM search_index_data WHERE instr(block, CAST('anarybird' AS BLOB))"
    assert _rows(tmp_path, words) == [(1,)]

    await archive.imports.undo(run)

    await until(lambda: _rows(tmp_path, words) == [(0,)])


async def test_an_index_that_is_damaged_is_made_anew_and_nothing_is_missed_meanwhile(
    archive: Archive, tmp_path: Path
) -> None:
    for number in range(20):
        await _keep(archive, f"c{number}", f"needle {number}")
    await _indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("DELETE FROM search_index_data WHERE id > 10")
        connection.commit()

    assert len(await archive.search.find("needle in:question", 99)) == 20

    await until(lambda: _known(tmp_path) == 20)
    await _indexed(tmp_path)
    assert _is_in_step(tmp_path)


@pytest.mark.parametrize(
    "damage", ["DELETE FROM search_index_data", "DROP TABLE search_index"], ids=("data", "all")
)
async def test_the_bin_is_emptied_although_the_index_is_damaged(
    archive: Archive, tmp_path: Path, damage: str
) -> None:
    await _keep(archive, "a", "x", answer="canarybird")
    await _keep(archive, "b", "needle")
    await _indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(damage)
        connection.commit()

    await archive.bin.put_conversation("a")
    await archive.bin.empty()

    assert _rows(tmp_path, "SELECT count(*) FROM search_stale") == [(0,)]
    await _indexed(tmp_path)
    assert _is_in_step(tmp_path)
    assert _seen(await archive.search.look_up("needle", 9)) == [("b", Scope.QUESTION, "needle")]


async def test_an_index_that_refuses_what_is_written_is_made_anew(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "needle")
    await _indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("DELETE FROM search_index_data")
        connection.commit()

    await archive.rename("a", "Something else")

    await _indexed(tmp_path)
    assert _is_in_step(tmp_path)
    assert len(await archive.search.look_up("needle in:question", 99)) == 1


async def test_a_check_tells_of_an_index_out_of_step_and_a_repair_makes_it_anew(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "needle")
    await _indexed(tmp_path)
    assert check(tmp_path / FILE_NAME).found == ()
    for damage in ("DELETE FROM search_index_docsize", "DROP TABLE search_index"):
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
            connection.execute(damage)
            connection.commit()

        (found,) = check(tmp_path / FILE_NAME).found
        assert found.finding is Finding.INDEX_OUT_OF_STEP
        await archive.mending.mend()
        await _indexed(tmp_path)
        assert check(tmp_path / FILE_NAME).found == ()
        assert _seen(await archive.search.look_up("needle in:question", 9))


async def test_an_older_archive_is_indexed_after_it_was_opened(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _keep(archive, "a", "needle")
        await _indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.execute("INSERT INTO search_pending SELECT number + (1 << 48) FROM turn")
        connection.commit()

    async with Archive(tmp_path) as archive:
        assert _seen(await archive.search.look_up("needle in:question", 9))
        await _indexed(tmp_path)
        assert _seen(await archive.search.look_up("needle in:question", 9))


async def test_conditions_exclude(archive: Archive, tmp_path: Path) -> None:
    await _keep(archive, "a", "needle", answer="needle")
    for _ in range(2):
        for typed in ("model:other", "host:other", "before:2020", "verdict:won"):
            assert await archive.search.find(f"needle {typed}", 9) == ()
            assert await archive.search.find(typed, 9) == ()
        await _indexed(tmp_path)


async def test_conditions_include_and_alone_list_questions(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "needle", answer="needle")
    await _keep(archive, "b", "other", answer="needle", minutes=1)
    await archive.verdicts.keep(Verdict("v", "a", "r-a", "r-b", Choice.LEFT, AT))

    await _indexed(tmp_path)

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


async def test_conversations_are_found_by_what_is_anywhere_in_them(
    archive: Archive, tmp_path: Path
) -> None:
    for number in range(60):
        await _keep(archive, f"c{number}", f"needle {number}", answer="hay")
    await _keep(archive, "d", "x", reasoning="hay", attachments=(Attachment("hay.txt", "stack"),))
    await _indexed(tmp_path)
    await archive.bin.put_turn("c3")

    everywhere = {f"c{number}" for number in range(60)} - {"c3"}
    assert set(await archive.search.conversations("needl")) == everywhere
    assert set(await archive.search.conversations("hay")) == {*everywhere, "d"}
    assert await archive.search.conversations("stack") == ("d",)
    assert await archive.search.conversations("hay.t") == ("d",)
    assert await archive.search.conversations("tack") == ("d",)
    assert await archive.search.conversations("hay in:file") == ("d",)


async def test_any_text_is_a_query(archive: Archive) -> None:
    await _keep(archive, "a", 'needle" * ( a-b x: NEAR( \\ % _ \u00e9')
    chance = random.Random(3)
    signs = 'ab"*()-:^{}+ \\%_\0\u3000é想NEARORAND\ud800\u202e'
    asked = ['"', "*", "(", "a-b", "x:", "NEAR(", "", '"" OR', "^a", "a AND", "-a", "{t}:a"]
    asked += ["".join(chance.choices(signs, k=chance.randrange(1, 12))) for _ in range(300)]

    for typed in asked:
        await archive.search.find(typed, 3)


async def test_portions_are_small_and_merging_comes_to_an_end(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        for number in range(8):
            await _keep(archive, f"c{number}", "straw " * 20_000)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("DELETE FROM search_pending")
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.execute("INSERT INTO search_pending SELECT number + (1 << 48) FROM turn")
        portions = 1
        while index_some(connection):
            portions += 1
        assert portions >= 4
        merges = 0
        while merge_some(connection):
            merges += 1
        assert merges < 50
    await asyncio.sleep(0)


async def test_of_what_waits_to_be_indexed_only_texts_with_the_words_are_read(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        for number in range(6):
            name = "needle" if number < 2 else "hay"
            attached = (Attachment(f"{name}.txt", f"{name} {number}"),)
            await _keep(archive, f"c{number}", name, answer=name, attachments=attached)
        await archive.verdicts.keep(
            Verdict("v", "c1", "r-c1", "r-c1", Choice.TIE, AT, note="needle")
        )
        await _indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        begin_anew(connection)
        waiting = pending_entries(connection, query_of("needle"))
        assert len(waiting) == len(texts(connection, waiting)) == 9
        assert len(pending_entries(connection, query_of("hay in:file"))) == 8


async def test_a_number_that_is_used_again_is_indexed_after_what_had_it_is_taken_out(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _keep(archive, "a", "old")
        await _indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as connection:
        texts = [(1000 + n, f"old {n}") for n in range(700)]
        connection.executemany("INSERT INTO content (id, chars, text) VALUES (?, 5, ?)", texts)
        while index_some(connection):
            pass
        connection.execute("DELETE FROM content")
        connection.executemany(
            "INSERT INTO content (id, chars, text) VALUES (?, 5, 'new')",
            [(number,) for number, _ in texts[-100:]],
        )
        while index_some(connection):
            assert is_in_step(connection)

        assert is_in_step(connection)
        found = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
        assert connection.execute(found, ("new",)).fetchone() == (100,)


async def test_what_may_not_be_seen_takes_no_place_of_what_may(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "seen", "needle", answer="a needle")
    for number in range(12):
        await _keep(archive, f"c{number}", "needle", answer="needle", minutes=number)
    await archive.bin.put_conversations([f"c{number}" for number in range(6)])
    for number in range(6, 12):
        await archive.bin.put_turn(f"c{number}")

    for _ in range(2):
        expected = [("seen", Scope.QUESTION, "needle"), ("seen", Scope.ANSWER, "needle")]
        assert _seen(await archive.search.look_up("needle", 5)) == expected
        assert _seen(await archive.search.scan("eedl", 5)) == [
            (name, scope, "eedl") for name, scope, _ in expected
        ]
        await _indexed(tmp_path)


async def test_whom_a_blind_answer_is_from_no_narrowing_tells(
    archive: Archive, tmp_path: Path
) -> None:
    await _keep(archive, "a", "x", reasoning="thought", answer="needle")
    await archive.keep_settings("a", ComparisonSettings(is_blind=True, veiled=frozenset({"a"})))
    await _indexed(tmp_path)

    assert await archive.search.conversations("needle") == ("a",)
    assert await archive.search.conversations("needle model:model-0") == ()
    assert await archive.search.conversations("needle host:demo in:answer") == ()
    assert await archive.search.conversations("thought") == ()

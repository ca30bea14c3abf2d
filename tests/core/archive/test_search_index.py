"""The index of words: it knows every text, and follows each change."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import FILE_NAME, Archive
from deepseek_desktop.core.archive.search import index
from deepseek_desktop.core.archive.search.candidates import pending_entries
from deepseek_desktop.core.archive.search.index import index_some, indexed, is_in_step, merge_some
from deepseek_desktop.core.archive.search.renewing import begin_anew
from deepseek_desktop.core.archive.search.texts import texts
from deepseek_desktop.core.archive.search.vocabulary import going_on
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.hits import Scope
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.query import query_of
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.core.archive.samples import AT, conversation
from tests.core.archive.searched import all_indexed, index_fits, keep, rows_of, seen
from tests.support import until


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    async with Archive(tmp_path) as opened:
        yield opened


async def test_words_are_found_at_once_and_by_the_index_when_it_has_them(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "Sieve?", reasoning="I know 深度求索.", answer="std::vector<int> é")
    for _ in range(2):
        assert seen(await archive.search.look_up("siev", 9)) == [("a", Scope.QUESTION, "Siev")]
        assert seen(await archive.search.look_up("度求", 9)) == [("a", Scope.REASONING, "度求")]
        assert seen(await archive.search.look_up("索", 9)) == [("a", Scope.REASONING, "索")]
        found = await archive.search.look_up("STD::vec E\u0301", 9)
        assert seen(found) == [("a", Scope.ANSWER, "std::vec")]
        assert await archive.search.look_up("std->vector", 9) == ()
        await all_indexed(tmp_path)

    assert await archive.search.look_up("::", 9) == ()
    assert await archive.search.look_up("ector", 9) == ()
    assert index_fits(tmp_path)


async def test_signs_and_parts_of_words_are_found_by_a_scan_after_what_the_index_has(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "an arrow -> there", minutes=9)
    await keep(archive, "b", "narrow ü", answer="Ünder the arrow")
    await all_indexed(tmp_path)

    assert seen(await archive.search.find("arrow", 9)) == [
        ("a", Scope.QUESTION, "arrow"),
        ("b", Scope.ANSWER, "arrow"),
        ("b", Scope.QUESTION, "arrow"),
    ]
    assert seen(await archive.search.find("->", 9)) == [("a", Scope.QUESTION, "->")]
    assert seen(await archive.search.find("nder ü", 9)) == [("b", Scope.ANSWER, "nder")]
    assert seen(await archive.search.find("nder u\u0308", 9)) == [("b", Scope.ANSWER, "nder")]
    assert seen(await archive.search.scan("arrow", 9)) == [
        ("a", Scope.QUESTION, "arrow"),
        ("b", Scope.QUESTION, "arrow"),
        ("b", Scope.ANSWER, "arrow"),
    ]


async def test_every_chinese_word_is_found(archive: Archive, tmp_path: Path) -> None:
    chance = random.Random(7)
    signs = [chr(0x4E00 + chance.randrange(400)) for _ in range(200)] + list("，。 aB3")
    texts = {f"c{n}": "".join(chance.choices(signs, k=60)) for n in range(30)}
    for name, text in texts.items():
        await keep(archive, name, text)
    await all_indexed(tmp_path)

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


async def test_beginnings_of_frequent_words_are_found_in_phrases_and_beside_others(
    archive: Archive, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        often = [("a Sharp-NEEDLEWORK and Größenwahn",) for _ in range(1000)]
        connection.executemany("INSERT INTO content (chars, text) VALUES (9, ?)", often)
        connection.commit()
    await keep(archive, "a", "a sharp needle", answer="größe")
    await keep(archive, "b", "sharpened needles", reasoning="sharp nests")
    await keep(archive, "c", "dull needlework of Größenordnungen")
    await all_indexed(tmp_path)

    async def found(typed: str) -> set[str]:
        return {hit.conversation_id for hit in await archive.search.look_up(typed, 9)}

    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert going_on(connection, "x NEE") == '("x needle" OR "x needles" OR "x needlework")'
        assert going_on(connection, "nest") == '"nest" *'  # so few that it is not worth it
    assert await found("nee") == await found("NEEDL") == {"a", "b", "c"}
    assert await found('"sharp nee"*') == {"a"}
    assert await found("sha needl") == {"a", "b"}
    assert await found("nee größ") == {"c"}
    assert await found("nee nes") == set()


def test_a_long_text_is_folded_in_parts_to_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(11)
    signs = "aE\u0301ßİΣ ，。\n深度한\u0301\u3000１ﬁ"
    for _ in range(300):
        text = "".join(chance.choices(signs, k=chance.randrange(60)))
        monkeypatch.setattr(index, "_PART", 1000)
        whole = index.indexed(text)
        monkeypatch.setattr(index, "_PART", 7)
        assert index.indexed(text) == whole


async def test_the_index_follows_each_change(archive: Archive, tmp_path: Path) -> None:
    attached = (Attachment("notes.txt", "needle 1"), Attachment("more.txt", "needle 2"))
    await keep(archive, "a", "needle 3", reasoning="x", answer="needle 4", attachments=attached)
    verdict = Verdict("v", "a", "r-a", "r-a", Choice.TIE, AT, note="needle 5")
    await archive.verdicts.keep(verdict)
    await archive.rename("a", "needle 6")
    await all_indexed(tmp_path)
    assert len(await archive.search.look_up("needle", 9)) == 6

    await archive.rename("a", "pin")
    await archive.verdicts.keep(replace(verdict, note="pin"))
    await all_indexed(tmp_path)
    assert len(await archive.search.look_up("needle", 9)) == 4
    assert {hit.scope for hit in await archive.search.look_up("pin", 9)} == {
        Scope.TITLE,
        Scope.NOTE,
    }

    await archive.bin.put_conversation("a")
    await archive.bin.empty()
    await all_indexed(tmp_path)
    assert rows_of(tmp_path, "SELECT count(*) FROM search_index_docsize") == [(0,)]
    assert index_fits(tmp_path)


async def test_the_words_of_what_is_deleted_for_good_leave_the_file(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "a", "x", answer="canarybird")
    await keep(archive, "b", "x", answer="something else")
    await all_indexed(tmp_path)
    await archive.bin.put_conversation("a")
    await archive.bin.empty()
    await all_indexed(tmp_path)
    # By now a segment without the words and one that cancels them: merged, both are gone.
    words = "SELECT count(*) FROM search_index_data WHERE instr(block, CAST('anarybird' AS BLOB))"
    await until(lambda: rows_of(tmp_path, words) == [(0,)])


async def test_the_words_of_an_import_that_was_taken_back_leave_the_file(
    archive: Archive, tmp_path: Path
) -> None:
    await keep(archive, "b", "x", answer="something else")
    run = await archive.imports.begin("file", "checksum")
    arriving = replace(conversation("a"), turns=(Turn("a", "canarybird", AT),))
    await archive.imports.add(run, [KeptConversation(arriving, ())])
    await all_indexed(tmp_path)
    words = "SELECT count(*) FROM search_index_data WHERE instr(block, CAST('anarybird' AS BLOB))"
    assert rows_of(tmp_path, words) == [(1,)]

    await archive.imports.undo(run)

    await until(lambda: rows_of(tmp_path, words) == [(0,)])


async def test_an_older_archive_is_indexed_after_it_was_opened(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await keep(archive, "a", "needle")
        await all_indexed(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        connection.execute("INSERT INTO search_pending SELECT number + (1 << 48) FROM turn")
        connection.commit()

    async with Archive(tmp_path) as archive:
        assert seen(await archive.search.look_up("needle in:question", 9))
        await all_indexed(tmp_path)
        assert seen(await archive.search.look_up("needle in:question", 9))


async def test_portions_are_small_and_merging_comes_to_an_end(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        for number in range(8):
            await keep(archive, f"c{number}", "straw " * 20_000)
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
            await keep(archive, f"c{number}", name, answer=name, attachments=attached)
        await archive.verdicts.keep(
            Verdict("v", "c1", "r-c1", "r-c1", Choice.TIE, AT, note="needle")
        )
        await all_indexed(tmp_path)
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
        await keep(archive, "a", "old")
        await all_indexed(tmp_path)
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


def test_the_words_that_are_indexed_stay_the_same_for_indexes_that_there_are() -> None:
    known = {"": [], "Plain": ["Plain"], "a我们b": ["a", "我", "们", "b"], "Ünd 가": ["ünd", "가"]}

    assert {text: indexed(text).split() for text in known} == known

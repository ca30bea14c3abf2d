"""What comes from elsewhere is added once, changes nothing, and is seen all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Basis, Turn
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.importing import Added, Remark
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.core.archive.samples import AT, conversation, full_reply, rows, turn


def _kept(name: str = "c", turns: int = 1) -> KeptConversation:
    """Return a comparison with questions after each other, each answered twice and judged."""
    talk = conversation(name, lanes=2)
    asked: list[Turn] = []
    verdicts: list[Verdict] = []
    for number in range(turns):
        turn_id = f"{name}-t{number}"
        replies = [full_reply(f"{turn_id}-r{n}", lane.id) for n, lane in enumerate(talk.lanes)]
        bases = {}
        if asked:
            bases = {r.lane_id: Basis(r.id) for r in asked[-1].replies}
        asked.append(
            replace(
                turn(turn_id, f"Question {number}?"),
                replies=tuple(replies),
                parent_id=asked[-1].id if asked else None,
                bases=bases,
                attachments=(Attachment("a.txt", "Text"),),
            )
        )
        left, right = replies
        verdicts.append(Verdict(f"{turn_id}-v", turn_id, left.id, right.id, Choice.LEFT, AT))
    return KeptConversation(replace(talk, turns=tuple(asked), head=asked[-1].id), tuple(verdicts))


async def _import(archive: Archive, *kept: KeptConversation) -> tuple[Added, dict[Remark, int]]:
    run_id = await archive.imports.begin("file.json", "hash")
    added, remarks = await archive.imports.add(run_id, kept)
    added, gone = await archive.imports.end(run_id, added)
    return added, {r: n for r, n in {**remarks, Remark.GONE: gone}.items() if n}


_LASTING = (
    *("conversation", "lane", "turn", "basis", "choice", "attachment", "reply", "verdict"),
    *("expense", "draft", "journal", "import_pending", "import_late", "import_run"),
)


def _content(folder: Path, tables: Sequence[str] = _LASTING) -> dict[str, list[Any]]:
    """Return all that the file holds, whoever may see it."""
    return {table: sorted(rows(folder, f"SELECT * FROM {table}"), key=repr) for table in tables}


async def test_what_is_imported_is_what_was_there_but_costs_nothing_here(tmp_path: Path) -> None:
    kept = _kept(turns=2)
    async with Archive(tmp_path) as archive:
        added, remarks = await _import(archive, kept)

        assert (added, remarks) == (Added(1, 0, 0, 2, 4, 2), {})
        stored = await archive.conversation("c")
        paid = [replace(r, copied_from=r.id) for t in kept.conversation.turns for r in t.replies]
        assert [r for t in stored.turns for r in t.replies] == paid
        bare = [replace(t, replies=()) for t in stored.turns]
        assert bare == [replace(t, replies=()) for t in kept.conversation.turns]
        assert stored.head == kept.conversation.head
        assert await archive.verdicts.of_conversation("c") == kept.verdicts
        ((spent,), _) = await archive.spending.sums([AT - timedelta(days=1)])
        assert spent.requests == 0
    assert paid[0].usage != Usage()


async def test_the_same_again_adds_nothing_and_more_of_it_only_what_is_more(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, _kept(turns=1))
        tables = [t for t in _LASTING if t != "import_run"]
        before = _content(tmp_path, tables)

        assert await _import(archive, _kept(turns=1)) == (Added(known=1), {})
        assert _content(tmp_path, tables) == before

        assert await _import(archive, _kept(turns=3), _kept(turns=3)) == (
            Added(grown=1, known=1, turns=2, replies=4, verdicts=2),
            {},
        )
        stored = await archive.conversation("c")
        assert [t.id for t in stored.turns] == ["c-t0", "c-t1", "c-t2"]
        assert [len(t.replies) for t in stored.turns] == [2, 2, 2]
        assert stored.head == "c-t2", "what goes on from the end that is shown is shown"


async def test_nothing_is_seen_before_the_end_and_a_cancelled_import_leaves_nothing(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, _kept("old"))
        before = _content(tmp_path)

        run_id = await archive.imports.begin("file.json", "other")
        await archive.imports.add(run_id, [_kept("old", 2), *(_kept(f"n{n}") for n in range(20))])
        assert [s.id for s in await archive.summaries()] == ["old"]
        assert len((await archive.conversation("old")).turns) == 1
        assert await archive.bin.content() == ()
        assert len(await archive.verdicts.all()) == 1
        assert {hit.conversation_id for hit in await archive.search.find("Question", 99)} == {"old"}
        await archive.bin.empty()
        with pytest.raises(ArchiveError, match="Another import"):
            await _other_process(tmp_path)

        await archive.imports.undo(run_id)
        assert _content(tmp_path) == before
        assert await archive.imports.past("other") is None


async def _other_process(folder: Path) -> None:
    async with Archive(folder) as other:
        await other.imports.begin("another.json", "hash of another")


async def test_what_a_dead_import_left_is_gone_when_the_archive_is_opened(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, _kept("old"))
        before = _content(tmp_path)
        run_id = await archive.imports.begin("file.json", "other")
        await archive.imports.add(run_id, [_kept("old", 2), _kept("new")])
    # Its lock is free, as when the process had been killed.
    async with Archive(tmp_path) as archive:
        assert [s.id for s in await archive.summaries()] == ["old"]
        assert await _import(archive, _kept("new"))
    assert {row[0] for row in rows(tmp_path, "SELECT id FROM conversation")} == {"old", "new"}
    assert _content(tmp_path, ["import_pending", "import_late"]) == {
        "import_pending": [],
        "import_late": [],
    }
    assert before["turn"] == [t for t in _content(tmp_path)["turn"] if "old" in str(t)]


async def test_two_archives_that_went_on_apart_become_one_without_doubles(tmp_path: Path) -> None:
    common, here, there = _kept(turns=1), _kept(turns=2), _kept(turns=1)
    (first,) = there.conversation.turns
    retried = full_reply("retried", "c-0")
    elsewhere = replace(turn("elsewhere", "Asked there?"), parent_id=first.id)
    told = replace(
        there,
        conversation=replace(
            there.conversation,
            turns=(replace(first, replies=(*first.replies, retried)), elsewhere),
        ),
    )
    async with Archive(tmp_path / "a") as a, Archive(tmp_path / "b") as b:
        for archive in (a, b):
            await _import(archive, common)
        await _import(a, here)
        await _import(b, told)
        for source, target in ((a, b), (b, a), (a, b)):
            await _import(target, *[await source.kept.of("c")])

        merged, other = await a.conversation("c"), await b.conversation("c")
        assert {t.id for t in merged.turns} == {"c-t0", "c-t1", "elsewhere"}
        assert {t.id: {r.id for r in t.replies} for t in merged.turns} == {
            t.id: {r.id for r in t.replies} for t in other.turns
        }
        assert "retried" in {r.id for r in merged.turns[0].replies}
        assert len(await a.verdicts.all()) == len(await b.verdicts.all()) == 2


async def test_a_known_conversation_gets_the_tags_from_elsewhere_and_keeps_its_own(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, replace(_kept(), tags=("Maths",)), _kept("other"))
        await archive.shelves.tag(["c"], ["mine"], [])
        await archive.shelves.tag(["other"], ["Primes"], [])

        theirs = replace(_kept(), tags=("MATHS", "primes", "new"))
        assert await _import(archive, theirs, theirs) == (Added(grown=1, known=1), {})
        assert await _import(archive, theirs) == (Added(known=1), {})

        (place,) = await archive.shelves.places(["c"])
        assert sorted(place.tags) == ["Maths", "Primes", "mine", "new"]
        await archive.bin.put_conversation("c")
        await _import(archive, replace(_kept(), tags=("late",)))
        assert "late" not in await archive.shelves.tags()


async def test_an_id_that_is_here_with_other_content_stands_beside_once(tmp_path: Path) -> None:
    mine, theirs = _kept(turns=2), _kept(turns=2)
    first, second = theirs.conversation.turns
    other_words = replace(second, prompt="Something else?")
    other_answer = replace(
        first, replies=(replace(first.replies[0], answer="No."), *first.replies[1:])
    )
    theirs = replace(
        theirs, conversation=replace(theirs.conversation, turns=(other_answer, other_words))
    )
    async with Archive(tmp_path) as archive:
        await _import(archive, mine)
        before = await archive.conversation("c")

        _, remarks = await _import(archive, theirs)
        assert remarks[Remark.BESIDE] >= 2
        assert (await _import(archive, theirs))[0] == Added(known=1)

        after = await archive.conversation("c")
        assert [t for t in after.turns if t.id == "c-t1"] == [before.turns[1]]
        assert after.turns[0].replies[:2] == before.turns[0].replies
        assert [r.answer for r in after.turns[0].replies[2:]] == ["No."]
        assert [t.prompt for t in after.turns] == ["Question 0?", "Question 1?", "Something else?"]


async def test_ids_of_other_conversations_are_left_alone(tmp_path: Path) -> None:
    mine = _kept("mine")
    theirs = replace(mine, conversation=replace(mine.conversation, id="theirs"), verdicts=())
    async with Archive(tmp_path) as archive:
        await _import(archive, mine)
        before = await archive.conversation("mine")
        await _import(archive, theirs)

        stored = await archive.conversation("theirs")
        assert await archive.conversation("mine") == before
        assert [t.prompt for t in stored.turns] == ["Question 0?"]
        assert [len(t.replies) for t in stored.turns] == [2]
        assert not {lane.id for lane in stored.lanes} & {lane.id for lane in before.lanes}
        assert (await _import(archive, theirs))[0] == Added(known=1)


async def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, _kept("whole"), _kept("part", 3))
        await archive.bin.put_conversation("whole")
        await archive.bin.put_turn("part-t1")

        added, remarks = await _import(archive, _kept("whole"), _kept("part", 3))

        assert (added, remarks) == (Added(known=1), {Remark.DELETED: 3})
        assert [s.id for s in await archive.summaries()] == ["part"]
        assert len(await archive.bin.content()) == 2


async def test_what_is_deleted_for_good_meanwhile_is_told_and_stops_nothing(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, _kept("old"))
        run_id = await archive.imports.begin("file.json", "other")
        added, _ = await archive.imports.add(run_id, [_kept("old", 2), _kept("new")])
        await archive.bin.put_conversation("old")
        await archive.bin.empty()

        assert (await archive.imports.end(run_id, added))[1] == 1
        assert [s.id for s in await archive.summaries()] == ["new"]
        past = await archive.imports.past("other")
        assert past is not None
        assert past.file_name == "file.json"


async def test_an_import_for_which_the_disk_is_too_small_leaves_nothing(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _import(archive, _kept("old"))
        before = _content(tmp_path)
        pages = await archive._write(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
        await archive._write(
            lambda c: c.execute(f"PRAGMA max_page_count = {pages + 30}").fetchone()
        )
        run_id = await archive.imports.begin("file.json", "other")
        with pytest.raises(ArchiveError, match="disk is full"):
            await archive.imports.add(run_id, [_kept(f"n{n}", 5) for n in range(50)])

        await archive.imports.undo(run_id)
        assert _content(tmp_path) == before

"""What the archive gives out of a conversation: all of it, but for what lies in the bin."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.interchange.archive_file import ArchiveFile
from deepseek_desktop.core.interchange.archive_reading import conversation_of
from deepseek_desktop.core.interchange.archive_record import ArchiveWriter, Head
from tests.core.archive.samples import AT, awaited, conversation, turn
from tests.core.interchange.reported import VERDICTS, compared


def _read_again(kept: KeptConversation) -> KeptConversation:
    file = BytesIO()
    writer = ArchiveWriter(file.write, Head(AT, "1"))
    writer.add(kept)
    writer.end()
    file.seek(0)
    (line,) = ArchiveFile(file).lines()
    return conversation_of(line).kept


async def test_what_is_stored_comes_back_from_its_file_and_can_be_stored_elsewhere(
    tmp_path: Path,
) -> None:
    async with Archive(tmp_path / "a") as archive:
        await archive.keep_whole(compared("\x00\u2028]}\r\n", "\u202e---"), "t0")
        await archive.verdicts.keep(VERDICTS[1])
        kept = await archive.kept.of("c")
    again = _read_again(kept)

    assert again == kept
    assert (again.verdicts, again.forked_from) == ((VERDICTS[1],), "t0")
    async with Archive(tmp_path / "b") as other:
        await other.keep_whole(again.conversation, again.forked_from or "")
        await other.verdicts.keep(again.verdicts[0])
        assert await other.kept.of("c") == kept


async def test_what_lies_in_the_bin_stays_there(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        for name in ("c", "d", "e"):
            made = replace(compared(), id=name) if name == "c" else conversation(name)
            if name == "c":
                await archive.keep_whole(made)
            else:
                await archive.begin_turn(made, turn(f"t-{name}"), ())
        await archive.bin.put_conversation("d")
        await archive.bin.put_turn("t2")

        assert await archive.kept.ids() == ("c", "e")
        assert [each.id for each in (await archive.kept.of("c")).conversation.turns] == ["t1"]
        with pytest.raises(ArchiveError):
            await archive.kept.of("d")


async def test_what_has_come_of_a_running_reply_goes_along(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await archive.begin_turn(conversation(), turn(), (awaited(),))
        archive.note("r", ReasoningDelta("Hm"))
        archive.note("r", AnswerDelta("So far"))
        await archive.mark_interrupted()  # what was queued before is written by then

        (reply,) = _read_again(await archive.kept.of("c")).conversation.turns[0].replies

    assert (reply.reasoning, reply.answer) == ("Hm", "So far")

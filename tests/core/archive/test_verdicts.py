"""Verdicts in the archive, and which of them speak about the same question."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from tests.core.archive import samples


async def _keep(archive: Archive, name: str, prompts: tuple[str, ...], file: str = "") -> None:
    """Store a conversation with a verdict on each question."""
    turns: list[Turn] = []
    for prompt in prompts:
        turn_id = f"{name}{len(turns)}"
        replies = tuple(
            samples.ended(samples.awaited(f"{turn_id}{lane}", f"{name}-{lane}"), answer="So.")
            for lane in range(2)
        )
        before = turns[-1].id if turns else None
        turn = Turn(turn_id, prompt, samples.AT, replies, parent_id=before)
        turns.append(replace(turn, attachments=(Attachment("a.txt", file),) if file else ()))
    whole = replace(samples.conversation(name, lanes=2), turns=tuple(turns))
    await archive.keep_whole(whole)
    for turn in turns:
        left, right = (reply.id for reply in turn.replies)
        verdict = Verdict(f"v{turn.id}", turn.id, left, right, Choice.LEFT, samples.AT)
        await archive.verdicts.keep(verdict)


async def test_what_is_asked_again_after_the_same_is_the_same_question(tmp_path: Path) -> None:
    async with Archive(tmp_path) as archive:
        await _keep(archive, "a", ("Why?", "And then?"))
        await _keep(archive, "b", ("Why?\n", "And then?"))
        await _keep(archive, "c", ("How?", "And then?"))
        await _keep(archive, "d", ("Why?",), "a file")
        kept = {each.verdict.turn_id: each.question for each in await archive.verdicts.all()}

    assert kept["a0"] == kept["b0"]
    assert kept["a1"] == kept["b1"]
    assert len(set(kept.values())) == len(kept) - 2

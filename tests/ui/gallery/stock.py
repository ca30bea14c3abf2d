"""An archive as somebody has it after some weeks: titles, folders, tags, money, verdicts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import Price
from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings, Usage
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict

_HOSTS = ("deepseek/deepseek-reasoner", "deepseek/deepseek-chat", "openrouter/deepseek/deepseek-r1")
_QUESTIONS = (
    "How many primes below 1000 can be written as n² + 1?",
    "Why does Rust need lifetimes where C does not?",
    "为什么天空是蓝色的，而日落时是红色的？",
    "Prove that the square root of 2 is irrational",
    "Split a bill of 127.40 between three people, one of whom had no wine",
    "Which sorting algorithm for nearly sorted data, and why?",
    "用三句话解释什么是蒙特卡洛方法",
    "A farmer has 17 sheep, all but nine die. How many are left? And a much longer title follows",
    "Translate the abstract into plain English",
    "Is P = NP likely? Name the strongest arguments",
)
_THOUGHT = "Let me check the small cases first. n = 1 gives 2, n = 2 gives 5. " * 6
_ANSWER = (
    "There are **two** things to see here:\n\n1. The sum $\\sum_{k=1}^{n} k = n(n+1)/2$.\n"
    "2. What follows from it:\n\n```python\ndef total(n):\n    return n * (n + 1) // 2\n```\n\n"
    "So the final answer is **19**."
)
_PRICE = Price("USD", Decimal("0.28"), Decimal("0.42"), Decimal("0.028"))


async def stock(folder: Path) -> None:
    """Fill an archive in `folder`: conversations of two months, most of them judged."""
    now = datetime.now(UTC)
    async with Archive(folder) as archive:
        for number in range(30):
            at = now - timedelta(days=number * number / 15, hours=1)
            whole = _conversation(number, at)
            await archive.keep_whole(whole)
            for turn in whole.turns if len(whole.lanes) > 1 else ():
                await archive.verdicts.keep(_verdict(number, turn))
        shelves = archive.shelves
        maths, work = await shelves.make_folder("数学 / Maths"), await shelves.make_folder("Work")
        await shelves.move(["c3", "c6", "c9"], maths.id)
        await shelves.move(["c1"], work.id)
        await shelves.tag(["c1", "c2", "c5"], ["to do", "maths"], [])
        await shelves.pin(["c4"], is_pinned=True)
        await shelves.mark_read(["c2"], is_read=False)
        await archive.bin.put_conversations(["c28", "c29"])


def _conversation(number: int, at: datetime) -> Conversation:
    name = f"c{number}"
    models = _HOSTS[:2] if number % 3 == 0 else _HOSTS[number % 3 :][: 1 + number % 2]
    lanes = tuple(Lane(f"{name}l{n}", ModelRef.parse(model)) for n, model in enumerate(models))
    prompt = _QUESTIONS[number % len(_QUESTIONS)]
    replies = tuple(_reply(f"{name}r{n}", lane, at, n + number) for n, lane in enumerate(lanes))
    return Conversation(name, prompt, at, lanes, (Turn(f"{name}t", prompt, at, replies),))


def _reply(name: str, lane: Lane, at: datetime, size: int) -> Reply:
    thinks = "reasoner" in lane.model.model or "r1" in lane.model.model
    thinking = 900 + 70 * size if thinks else 0
    cost = Cost(
        Decimal("0.0004") * (size + 2), "USD", _PRICE, "api-docs.deepseek.com", "2026-03-01"
    )
    return Reply(
        name,
        lane.id,
        Identity(lane.model.provider, lane.model.model, sent_model=lane.model.model),
        Timings(at, 0.4, 0.6 if thinks else None, 21.5 if thinks else 0.7, 30.25),
        reasoning=_THOUGHT if thinks else "",
        answer=_ANSWER,
        usage=Usage(180 + size, thinking + 410, thinking, 64),
        finish_reason="stop",
        outcome=Outcome.COMPLETE,
        cost=cost,
    )


def _verdict(number: int, turn: Turn) -> Verdict:
    one, other = turn.replies
    choice = (Choice.LEFT, Choice.LEFT, Choice.RIGHT, Choice.TIE)[number % 4]
    verdict = Verdict(f"v{number}", turn.id, one.id, other.id, choice, turn.asked_at)
    return replace(verdict, reasons=frozenset({Reason.CORRECT}), is_blind=number % 2 == 0)

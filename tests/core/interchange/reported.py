"""A conversation in which everything is filled, and reports on it."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.catalogue import Price
from deepseek_desktop.core.domain.conversation import Basis, Conversation, LaneSetup, Turn
from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Beat, Reply, ToolCall
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict
from deepseek_desktop.core.interchange.report import Extent, Report, report_of
from tests.core.archive.samples import AT, conversation, full_reply

_PRICE = Price("USD", Decimal("0.55"), Decimal("2.19"), Decimal("0.14"))


def compared(prompt: str = "Why?", answer: str = "Because.") -> Conversation:
    """Return two turns of two lanes; the second goes on from the replies of the first."""
    made = conversation(lanes=2)
    setup = LaneSetup("Be brief.", {"temperature": 0.5})
    lanes = tuple(replace(lane, setup=setup) for lane in made.lanes)
    first = Turn(
        "t1",
        prompt,
        AT,
        (_whole("r1", "c-0", answer), _whole("r2", "c-1", "No.")),
        attachments=(Attachment("a<b>.txt", "x <y>\n"),),
    )
    second = Turn(
        "t2",
        "And?",
        AT,
        (full_reply("r3", "c-0"), _whole("r4", "c-1", "Still no.")),
        "t1",
        {"c-0": Basis("r1"), "c-1": Basis("r2", is_partial=True)},
        left_out=1,
    )
    return replace(made, title="Why so?", lanes=lanes, turns=(first, second), head="t2")


def _whole(name: str, lane: str, answer: str) -> Reply:
    reply = full_reply(name, lane)
    return replace(
        reply,
        identity=replace(
            reply.identity,
            sent_model="model-0",
            effects={"temperature": Effect.NO_EFFECT},
            thinking=True,
            card={"id": "model-0", "context": 64000, "source": "https://h.example", "as_of": "now"},
        ),
        answer=answer,
        outcome=Outcome.COMPLETE,
        failure=None,
        cost=Cost(Decimal("0.00055"), "USD", _PRICE, "https://h.example/prices", "2025-01-01"),
        tool_calls=(ToolCall("f", '{"a": 1}'),),
        retried=(reply.failure,) if reply.failure else (),
        system_prompt="Be brief.",
        pace=(Beat(0.5, 4, 0), Beat(9.0, 21, len(answer))),
    )


VERDICTS = (
    Verdict("v0", "t1", "r1", "r2", Choice.TIE, AT),
    Verdict(
        "v1",
        "t1",
        "r2",
        "r1",
        Choice.RIGHT,
        AT.replace(year=2026),
        frozenset({Reason.CORRECT}),
        "<b>Clear</b>",
        is_blind=True,
        named=frozenset({"r1"}),
    ),
)


def reported(made: Conversation | None = None, extent: Extent | None = None) -> Report:
    """Return a report on a conversation."""
    made = made or compared()
    return report_of(made, shown_branch(made), VERDICTS, extent or Extent(), AT)

"""Takes a turn: the prompt is kept first, then every lane answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Collection, Iterable, Mapping, Sequence
from uuid import uuid4

from msgspec.structs import replace

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.comparison import USUAL, ComparisonSettings, Order
from deepseek_desktop.core.domain.conversation import (
    Basis,
    Conversation,
    Lane,
    LaneSetup,
    Request,
    Turn,
    messages_for,
    title_of,
)
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.runs.comparison import Stops, compare
from deepseek_desktop.core.runs.lane import (
    Attempt,
    LaneEnded,
    LaneEvent,
    Means,
    Publish,
    TurnStarted,
    keep,
)


def new_conversation(
    models: Sequence[ModelRef],
    prompt: str,
    means: Means,
    setups: Sequence[LaneSetup] = (),
    conversation_id: str = "",
    *,
    lane_ids: Sequence[str] = (),
    settings: ComparisonSettings = USUAL,
) -> Conversation:
    """Return a conversation that will begin with `prompt`; nothing is stored yet.

    `setups` and `lane_ids` are those of the lanes in order; a lane without a setup has nothing set,
    one without an id gets one.
    """
    known = (*setups, *[LaneSetup()] * len(models))
    ids = (*lane_ids, *[""] * len(models))
    lanes = tuple(
        Lane(lane_id or uuid4().hex, model, setup)
        for lane_id, model, setup in zip(ids, models, known, strict=False)
    )
    return Conversation(
        conversation_id or uuid4().hex, title_of(prompt), means.now(), lanes, settings=settings
    )


def new_turn(
    question: Question,
    means: Means,
    parent_id: str | None = None,
    bases: Mapping[str, Basis] | None = None,
    left_out: int = 0,
) -> Turn:
    """Return a turn that will be asked; nothing is stored yet."""
    return Turn(
        id=uuid4().hex,
        prompt=question.prompt,
        asked_at=means.now(),
        parent_id=parent_id,
        bases=bases or {},
        attachments=question.attachments,
        left_out=left_out,
    )


def next_turn(
    question: Question, shown: ShownBranch, lanes: Iterable[Lane], means: Means, context: str = ""
) -> Turn:
    """Return a turn that will be asked at the end of what is shown; nothing is stored yet.

    All lanes go on from the reply whose id is `context`; where it is empty each from its own.
    """
    parent_id = shown.path[-1].id if shown.path else None
    bases = shown.bases([lane.id for lane in lanes], context)
    return new_turn(question, means, parent_id, bases, shown.left_out)


async def take_turn(
    conversation: Conversation, turn: Turn, means: Means, publish: Publish, stops: Stops
) -> Turn:
    """Ask the lanes of `conversation` the question of `turn`; return it with all its replies.

    Lanes that rest are not asked, unless all do.

    The prompt is committed before a byte is sent; `ArchiveError` means that nothing was sent.
    """
    branches = Branches((*conversation.turns, turn))
    attempts = tuple(_attempt(branches, turn, n, means) for n in conversation.asked_lanes)
    order = conversation.settings.order

    async def begin() -> None:
        try:
            await means.archive.begin_turn(conversation, turn, [a.reply for a in attempts])
        except asyncio.CancelledError:
            publish(TurnStarted(conversation.id, turn))  # queued, so it is stored all the same
            raise
        publish(TurnStarted(conversation.id, turn))

    replies = await _see_through(attempts, begin(), means, publish, stops, order=order)
    return replace(turn, replies=replies)


async def retry(
    turns: Iterable[Turn],
    turn: Turn,
    *lanes: Lane,
    means: Means,
    publish: Publish,
    stops: Stops,
    order: Order = Order.PARALLEL,
    without: Collection[str] = (),
    cut: Reply | None = None,
    handed: Reply | None = None,
) -> tuple[Reply, ...]:
    """Ask lanes once more for the prompt of `turn`, which is among `turns`, in this `order`.

    `without` names parameters to leave out. `cut` is a reply whose answer is to be gone on with,
    `handed` one whose reasoning the model is given. The earlier replies stay in the archive.
    """
    branches = Branches(turns)
    attempts = tuple(
        _attempt(branches, turn, lane, means, without=without, cut=cut, handed=handed)
        for lane in lanes
    )
    begin = means.archive.begin_replies(turn.id, *(attempt.reply for attempt in attempts))
    return await _see_through(attempts, begin, means, publish, stops, order=order)


def _attempt(
    branches: Branches,
    turn: Turn,
    lane: Lane,
    means: Means,
    *,
    without: Collection[str] = (),
    cut: Reply | None = None,
    handed: Reply | None = None,
) -> Attempt:
    unfinished = cut.answer if cut else ""
    awaited = Reply(
        id=uuid4().hex,
        lane_id=lane.id,
        identity=Identity(lane.model.provider, lane.model.model),
        timings=Timings(means.now()),
        answer=unfinished,
        system_prompt=lane.setup.system_prompt,
        continued=cut.id if cut else None,
        handed=handed.id if handed else None,
    )
    parameters = {n: v for n, v in lane.setup.parameters.items() if n not in without}
    past = branches.past_of(turn, lane.id)
    thoughts = handed.reasoning if handed else ""
    messages = messages_for(past, lane.setup, turn.question, unfinished, thoughts)
    return Attempt(turn.id, awaited, Request(lane.model.model, messages, parameters))


async def _see_through(
    attempts: tuple[Attempt, ...],
    begin: Awaitable[None],
    means: Means,
    publish: Publish,
    stops: Stops,
    *,
    order: Order = Order.PARALLEL,
) -> tuple[Reply, ...]:
    """Store that replies are awaited, get them, and leave none of them without an end."""
    ended: dict[str, Reply] = {}

    def watch(event: LaneEvent) -> None:
        if isinstance(event, LaneEnded):
            ended[event.reply.id] = event.reply
        publish(event)

    try:
        await begin
        await compare(attempts, means, watch, stops, order)
    except ArchiveError:
        attempts = ()  # nothing was stored, nothing was sent
        raise
    finally:
        # A task that is cancelled before its first step never runs at all.
        for attempt in attempts:
            if attempt.reply.id not in ended:
                stopped = replace(attempt.reply, outcome=stops.outcome_of(attempt.reply.id))
                await keep(attempt, stopped, means, watch)
    return tuple(ended[attempt.reply.id] for attempt in attempts)

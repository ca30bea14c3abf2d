"""A conversation as it goes into a report: a branch, or one turn of it, as it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop import __version__
from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.figures import Figures, figures_of
from deepseek_desktop.core.domain.key_finding import FoundKey, found_key
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch
from deepseek_desktop.core.domain.verdict import Verdict, newest_of_pairs


class Extent(Struct, frozen=True):
    """How much a person wants in a report; without a `turn_id` the whole branch that is shown.

    `has_running` is whether replies that still run are wanted, too, as far as they are.
    """

    turn_id: str = ""
    has_reasoning: bool = True
    has_verdicts: bool = True
    has_running: bool = False


class Report(Struct, frozen=True):
    """A conversation with the replies that were shown, and what was judged of them.

    `first_turn` is the number of the first turn on its branch, from 1. `figures` are those of the
    whole replies, by the id of the reply: they hold where the reasoning was left out, too.
    `elsewhere` is how many questions stand on other branches.
    """

    conversation: Conversation
    verdicts: tuple[Verdict, ...]
    figures: Mapping[str, Figures]
    made_at: datetime
    app_version: str = __version__
    first_turn: int = 1
    has_reasoning: bool = True
    elsewhere: int = 0

    @property
    def title(self) -> str:
        """What the conversation is called, on one line."""
        return " ".join(self.conversation.title.split())


def report_of(
    conversation: Conversation,
    shown: ShownBranch,
    verdicts: Iterable[Verdict],
    extent: Extent,
    at: datetime,
) -> Report:
    """Return a report on what is `shown` of a conversation."""
    ids = [state.id for state in shown.path]
    turns = {turn.id: turn for turn in conversation.turns}
    wanted = [extent.turn_id] if extent.turn_id in ids else ids
    whole = [
        _as_shown(turns[turn_id], conversation, shown, has_running=extent.has_running)
        for turn_id in wanted
    ]
    replies = {reply.id: reply for turn in whole for reply in turn.replies}
    before = conversation.from_report.verdicts if conversation.from_report else ()
    judged = [v for v in (*before, *verdicts) if v.pair <= replies.keys()]
    return Report(
        replace(
            conversation,
            turns=tuple(_without_reasoning(t) for t in whole)
            if not extent.has_reasoning
            else tuple(whole),
            head=None,
            choices={},
        ),
        tuple(newest_of_pairs(judged).values()) if extent.has_verdicts else (),
        {reply.id: _figures(reply) for reply in replies.values()},
        at,
        first_turn=ids.index(wanted[0]) + 1 if wanted else 1,
        has_reasoning=extent.has_reasoning,
        elsewhere=len(turns) - len(ids),
    )


def keys_in(report: Report, known: Iterable[str] = ()) -> FoundKey | None:
    """Return the first thing in the texts of a report that is, or looks like, a key."""
    known = tuple(known)
    return next((key for text in texts_of(report) if (key := found_key(text, known))), None)


def _as_shown(
    turn: Turn, conversation: Conversation, shown: ShownBranch, *, has_running: bool
) -> Turn:
    chosen = (shown.shown(turn.id, lane.id) for lane in conversation.lanes)
    kept = (r for r in chosen if r is not None and (has_running or not r.is_running))
    return replace(turn, replies=tuple(kept))


def _figures(reply: Reply) -> Figures:
    """Return the figures of a reply; of one that runs nobody can say when it began to matter."""
    return Figures((), is_whole=False) if reply.is_running else figures_of(reply, 0.0)


def _without_reasoning(turn: Turn) -> Turn:
    return replace(turn, replies=tuple(replace(r, reasoning="") for r in turn.replies))


def texts_of(report: Report) -> Iterator[str]:
    """Yield all texts that a person or a model wrote."""
    yield report.title
    for lane in report.conversation.lanes:
        yield lane.setup.system_prompt
        yield str(dict(lane.setup.parameters))
    for turn in report.conversation.turns:
        yield turn.prompt
        for attachment in turn.attachments:
            yield attachment.name
            yield attachment.text
        for reply in turn.replies:
            yield from _texts_of(reply)
    for verdict in report.verdicts:
        yield verdict.note


def _texts_of(reply: Reply) -> Iterator[str]:
    yield reply.reasoning
    yield reply.answer
    yield reply.system_prompt or ""
    for call in reply.tool_calls:
        yield call.arguments

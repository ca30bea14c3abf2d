"""The figures of replies as a table that programs for tables read: one row for each reply.

A program for tables takes what begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula,
and may then do what a model or a stranger wrote. So a `'` stands in front of these, at the start of
a text and wherever another program might begin a new cell in it. Raw, texts are as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.figures import FigureKind, Origin, figures_of
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.domain.verdict import Choice, Verdict, newest_of_pairs
from deepseek_desktop.core.interchange.turn_record import letter_of

BOM = "\ufeff"  # without it a well-known program reads UTF-8 as something else

COLUMNS = (
    "conversation_id",
    "conversation",
    "turn",
    "reply_id",
    "asked_at",
    "lane",
    "model",
    "host",
    "echoed_model",
    "outcome",
    "tokens_in",
    "tokens_out",
    "tokens_reasoning",
    "tokens_cached",
    "first_token_s",
    "thinking_s",
    "seconds",
    "tokens_per_second",
    "cost",
    "currency",
    "cost_is",
    "is_copy",
    "verdict",
)
"""What the columns are called. `turn` counts all questions of a conversation in their order, also
those of branches that are not shown. `host` is the provider, `cost_is` says whether a cost is our
estimate, the most that it can be, or the host's own. A reply that `is_copy` was paid for elsewhere.
What is not known is empty."""

_BREAKS = re.compile(r"\s+")
_RISKY = re.compile(r"(^|[,;|\"'\t\r\n])([^\S\t\r\n]*)(?=[=+\-@\t\r＝＋－＠])")

Cell = str | int | float | Decimal | None


class FiguresTable:
    """Writes the rows of conversations; `write` takes bytes."""

    def __init__(self, write: Callable[[bytes], object], *, is_raw: bool = False) -> None:
        self._write = write
        self._is_raw = is_raw
        self._write((BOM + self._row(COLUMNS)).encode())

    def add(self, kept: KeptConversation) -> None:
        """Write the replies of a conversation, of all its branches."""
        rows = "".join(self._row(cells) for cells in _rows(kept))
        self._write(rows.encode("utf-8", "replace"))

    def _row(self, cells: Iterable[Cell]) -> str:
        return ",".join(map(self._cell, cells)) + "\r\n"

    def _cell(self, cell: Cell) -> str:
        """Return a cell; what is in quotes is text, what is not is a number or unknown."""
        if isinstance(cell, str):
            shown = cell if self._is_raw else harmless(cell)
            return '"' + shown.replace('"', '""') + '"'
        return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else repr(cell)


def harmless(text: str) -> str:
    """Return a text that no program for tables takes for a formula."""
    return _RISKY.sub(r"\1'\2", text)


def _rows(kept: KeptConversation) -> Iterator[tuple[Cell, ...]]:
    conversation = kept.conversation
    letters = {lane.id: letter_of(number) for number, lane in enumerate(conversation.lanes)}
    earlier = conversation.from_report.verdicts if conversation.from_report else ()
    said = _said(newest_of_pairs((*earlier, *kept.verdicts)).values())
    is_copy = conversation.from_report is not None
    for number, turn in enumerate(conversation.turns, 1):
        for reply in turn.replies:
            yield (
                *_place(conversation, number, turn, reply),
                letters.get(reply.lane_id, ""),
                *_figures(reply),
                "yes" if is_copy or reply.copied_from else "no",
                "; ".join(said.get(reply.id, ())),
            )


def _place(conversation: Conversation, number: int, turn: Turn, reply: Reply) -> tuple[Cell, ...]:
    title = _BREAKS.sub(" ", conversation.title).strip()
    return conversation.id, title, number, reply.id, turn.asked_at.isoformat()


def _figures(reply: Reply) -> tuple[Cell, ...]:
    """Return who answered and what is known of it; a reply that runs has no end yet."""
    usage, figures = reply.usage or Usage(), figures_of(reply, 0.0)

    def value(kind: FigureKind) -> Cell:
        figure = figures.of(kind)
        return None if figure is None or reply.is_running else figure.value

    cost = figures.of(FigureKind.COST)
    is_known = cost is not None and cost.value is not None and not reply.is_running
    return (
        reply.identity.model,
        reply.identity.provider,
        reply.identity.echoed_model,
        "running" if reply.outcome is None else reply.outcome.value,
        usage.prompt_tokens,
        usage.completion_tokens,
        usage.reasoning_tokens,
        usage.cached_tokens,
        value(FigureKind.FIRST_TOKEN_S),
        value(FigureKind.THINKING_S),
        value(FigureKind.TOTAL_S),
        value(FigureKind.SPEED),
        value(FigureKind.COST),
        cost.unit if is_known and cost else None,
        _kind_of_cost(cost.origin, is_at_most=bool(reply.cost and reply.cost.is_at_most))
        if is_known and cost
        else None,
    )


def _kind_of_cost(origin: Origin, *, is_at_most: bool) -> str:
    return "at most" if is_at_most else origin.value


def _said(verdicts: Iterable[Verdict]) -> dict[str, list[str]]:
    """Return by reply what was judged of it, against each other reply once."""
    said: dict[str, list[str]] = {}
    for verdict in verdicts:
        for reply_id in (verdict.left, verdict.right):
            if verdict.better is not None:
                word = "better" if verdict.better == reply_id else "worse"
            else:
                word = "tie" if verdict.choice is Choice.TIE else "both bad"
            said.setdefault(reply_id, []).append(word)
    return said

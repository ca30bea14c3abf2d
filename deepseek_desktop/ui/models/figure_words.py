"""The figures of a reply in words: on lines that are the same for every lane, in fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.better_figures import Better
from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.figures import (
    Bound,
    Figure,
    FigureKind,
    Figures,
    Origin,
    figures_of,
)
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.prices import Prices
from deepseek_desktop.ui.wording import clock, number

translate = QCoreApplication.translate

Marks = Mapping[FigureKind, Better]
"""Of which figures a lane has the better value, and in which way."""

_NOT_YET = "–"
_UNBROKEN = "\u00a0"


class FigureText(Struct, frozen=True):
    """The figures of a lane: all `lines`, what is `shown` of them, and where they come from."""

    lines: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    origin: str = ""


def figure_text(
    reply: Reply, elapsed_s: float, prices: Prices, marks: Marks | None = None
) -> FigureText:
    """Return the figures of a reply: thinking, answer, times, cost; none where nothing came.

    What is not known of an ended reply says so, what may still come of a running one is a dash.
    """
    if not reply.is_running and not _has_come(reply):
        return FigureText()
    card = prices.card_of(reply.identity)
    is_free = prices.is_free(reply.identity.provider)
    told = _Told(reply, figures_of(reply, elapsed_s, card), marks or {}, is_free)
    lines = (told.thinking(), told.answer(), told.times(), told.cost())
    return FigureText(lines, told.in_short(), "\n".join(_origin(reply, card)))


def mark_text(word: Better) -> str:
    """Return a better value's sign and word."""
    text = {
        Better.SOONER: translate("figures", "sooner"),
        Better.BRIEFER: translate("figures", "briefer"),
        Better.FASTER: translate("figures", "faster"),
        Better.QUICKER: translate("figures", "less time"),
        Better.CHEAPER: translate("figures", "cheaper"),
    }[word]
    return f"▲ {text}"


def _has_come(reply: Reply) -> bool:
    return bool(reply.reasoning or reply.answer or reply.tool_calls or reply.usage)


class _Told(Struct, frozen=True):
    reply: Reply
    figures: Figures
    marks: Marks = field(default_factory=dict)
    is_free: bool = False

    def thinking(self) -> str:
        title = {
            True: translate("figures", "Thinking on:"),
            False: translate("figures", "Thinking off:"),
            None: translate("figures", "Thinking:"),
        }[self.reply.identity.thinking]
        if self.reply.is_running:
            return _line(title, self._thinking_so_far())
        parts = [
            self._time(FigureKind.THINKING_S),
            self._count(FigureKind.THINKING_TOKENS),
            self._speed(FigureKind.THINKING_SPEED),
        ]
        if not self.reply.reasoning:
            return _line(title, [translate("figures", "none sent"), *parts])
        parts[0] = parts[0] or translate("figures", "time unknown")
        parts[1] = parts[1] or translate("figures", "tokens unknown")
        return _line(title, parts)

    def answer(self) -> str:
        title = translate("figures", "Answer:")
        if self.reply.is_running:
            return _line(title, self._pieces() if self.reply.phase is Phase.ANSWERING else ())
        count = self._count(FigureKind.ANSWER_TOKENS)
        speed = self._speed(FigureKind.ANSWER_SPEED)
        if not count and (together := self._value(FigureKind.TOKENS)) is not None:
            text = translate("figures", "{count} tok with the thinking")
            count = text.format(count=number(together))
            speed = self._speed(FigureKind.SPEED)
        if count and not speed and self.reply.answer:
            speed = translate("figures", "speed unknown")
        return _line(title, [count or translate("figures", "tokens unknown"), speed])

    def times(self) -> str:
        parts = [self._time(FigureKind.FIRST_TOKEN_S)]
        if not self.reply.is_running:
            unknown = translate("figures", "unknown")
            total = self._time(FigureKind.TOTAL_S) or unknown
            parts = [parts[0] or unknown, translate("figures", "in all {time}").format(time=total)]
        return _line(translate("figures", "First token:"), parts)

    def cost(self) -> str:
        costs = self._costs()
        if not costs and not self.reply.is_running:
            costs = [translate("figures", "unknown")]
        return _line(translate("figures", "Cost:"), [*costs, self._credits()])

    def in_short(self) -> tuple[str, str]:
        """Return two lines; how long all of it took stands above them."""
        first, costs = self._time(FigureKind.FIRST_TOKEN_S), self._costs()
        if not self.reply.is_running:
            first = first or translate("figures", "unknown")
            costs = costs or [translate("figures", "cost unknown")]
        told = translate("figures", "First: {time}").format(time=first) if first else ""
        quicker = self.marks.get(FigureKind.TOTAL_S)
        said = (mark_text(quicker) if quicker else "", *costs, self._credits())
        return _joined(self.thinking(), told), _joined(self.answer(), *said)

    def _thinking_so_far(self) -> Iterable[str]:
        figure = self.figures.of(FigureKind.THINKING_S)
        if figure is None or figure.value is None:
            is_over = self.reply.reasoning and self.reply.phase is Phase.ANSWERING
            return (translate("figures", "time unknown"),) if is_over else ()
        if figure.is_live:
            return (clock(float(figure.value)), *self._pieces())
        return (self._time(FigureKind.THINKING_S),)

    def _pieces(self) -> tuple[str, ...]:
        """Return what came so far: not tokens, for only the host can count those."""
        count, speed = self._value(FigureKind.PIECES), self._value(FigureKind.PIECE_SPEED)
        if count is None:
            return ()
        thought = self.reply.reasoning and self.reply.phase is Phase.ANSWERING
        text = (
            translate("figures", "pieces with the thinking: {count}")
            if thought
            else translate("figures", "pieces so far: {count}")
        )
        told = text.format(count=number(count))
        per_second = translate("figures", "{count} pieces/s")
        return (told,) if speed is None else (told, per_second.format(count=number(speed)))

    def _costs(self) -> list[str]:
        figure = self.figures.of(FigureKind.COST)
        if figure is None or figure.value is None:
            if self.is_free:
                return [translate("figures", "free")]
            return []
        told = [self._marked(FigureKind.COST, cost_text(figure))]
        reported = self.reply.usage.reported_cost_usd if self.reply.usage else None
        if reported is not None and figure.origin is not Origin.HOST:
            told.append(_reported(reported))
        return told

    def _credits(self) -> str:
        left = self.reply.credits_left
        return "" if left is None else translate("figures", "credits left {left}").format(left=left)

    def _time(self, kind: FigureKind) -> str:
        value = self._value(kind)
        text = translate("figures", "{seconds} s")
        shown = "" if value is None else text.format(seconds=number(value, 1))
        return self._marked(kind, shown)

    def _count(self, kind: FigureKind) -> str:
        value = self._value(kind)
        text = translate("figures", "{count} tok")
        return "" if value is None else text.format(count=number(value))

    def _speed(self, kind: FigureKind) -> str:
        value = self._value(kind)
        text = translate("figures", "{count} tok/s")
        shown = "" if value is None else text.format(count=number(value))
        return self._marked(kind, shown)

    def _value(self, kind: FigureKind) -> float | None:
        figure = self.figures.of(kind)
        return None if figure is None or figure.value is None else float(figure.value)

    def _marked(self, kind: FigureKind, text: str) -> str:
        return f"{text} {mark_text(self.marks[kind])}" if text and kind in self.marks else text


def cost_text(figure: Figure) -> str:
    """Return a known cost with its currency, and with a sign where it is not exact."""
    amount = figure.value if isinstance(figure.value, Decimal) else Decimal(str(figure.value))
    if figure.origin is Origin.HOST:
        return _reported(amount)
    sign = {Bound.NONE: "≈", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}[figure.bound]
    return f"{sign} {wording.money(amount)} {figure.unit}"


def _reported(amount: Decimal) -> str:
    return translate("figures", "{amount} USD, says the host").format(amount=f"{amount:f}")


def _joined(line: str, *parts: str) -> str:
    return " · ".join((line, *(part.replace(" ", _UNBROKEN) for part in parts if part)))


def _line(title: str, parts: Iterable[str]) -> str:
    """Return a line that is broken between its parts only."""
    told = [part.replace(" ", _UNBROKEN) for part in parts if part] or [_NOT_YET]
    first, *others = told
    return " · ".join((f"{title} {first}".replace(" ", _UNBROKEN), *others))


def _origin(reply: Reply, card: ModelCard | None) -> Iterator[str]:
    yield translate("figures", "Times are measured here, tokens are counted by the host.")
    if not reply.is_running:
        yield translate("figures", "A speed is the host's count over the time measured here.")
        if cost := wording.cost_origin(reply):
            yield cost
        return
    yield translate("figures", "Pieces are counted here as they arrive.")
    price = card.price_at(reply.timings.started_at) if card else None
    if card is not None and price is not None and reply.usage is None:
        text = translate(
            "figures",
            "The cost is at least that of the text so far, by our estimate of its tokens, at "
            "{output} {currency} per million ({source}, {as_of}).",
        )
        yield text.format(
            output=price.output,
            currency=price.currency,
            source=price.source or card.source,
            as_of=price.as_of or card.as_of,
        )

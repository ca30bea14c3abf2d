"""What the page of a report says: names of figures and outcomes, and how values are written."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

from msgspec import Struct

from deepseek_desktop.core.domain.better_figures import Better
from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.figures import Bound, Figure, FigureKind, Origin
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.verdict import Reason
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.markup.addresses import safe_address
from deepseek_desktop.core.markup.visible import visible


def _as_it_is(_context: str, text: str) -> str:
    return text


class Voice(Struct, frozen=True):
    """The language of a page; `translate` is given a context and an English sentence of it."""

    language: str = "en"
    translate: Callable[[str, str], str] = _as_it_is

    def say(self, text: str) -> str:
        """Return a sentence of the page itself in the language of the page."""
        return self.translate("report", text)

    def tell(self, failure: Failure) -> str:
        """Return what went wrong."""
        try:
            return self.translate("errors", failure.text).format_map(failure.facts)
        except (KeyError, ValueError, IndexError):  # a translation with a wrong place in it
            return failure.sentence


FIGURES = {
    FigureKind.FIRST_TOKEN_S: words("report", "First token"),
    FigureKind.THINKING_S: words("report", "Thinking"),
    FigureKind.THINKING_TOKENS: words("report", "Thinking tokens"),
    FigureKind.ANSWER_TOKENS: words("report", "Answer tokens"),
    FigureKind.TOKENS: words("report", "Tokens in all"),
    FigureKind.THINKING_SPEED: words("report", "Speed of thinking"),
    FigureKind.ANSWER_SPEED: words("report", "Speed of the answer"),
    FigureKind.SPEED: words("report", "Speed in all"),
    FigureKind.TOTAL_S: words("report", "Time in all"),
    FigureKind.COST: words("report", "Cost"),
}
ORIGINS = {
    Origin.HOST: words("report", "as the host says"),
    Origin.MEASURED: words("report", "measured by the app"),
    Origin.ESTIMATE: words("report", "our estimate"),
    Origin.UNKNOWN: words("report", "nobody said"),
}
BETTER = {
    Better.SOONER: words("report", "sooner"),
    Better.BRIEFER: words("report", "briefer"),
    Better.FASTER: words("report", "faster"),
    Better.QUICKER: words("report", "less time"),
    Better.CHEAPER: words("report", "cheaper"),
}
OUTCOMES = {
    Outcome.COMPLETE: words("report", "complete"),
    Outcome.STOPPED: words("report", "stopped by a person"),
    Outcome.OVER_LIMIT: words("report", "stopped by a limit for spending"),
    Outcome.CUT: words("report", "ended early by the host"),
    Outcome.TIMEOUT: words("report", "timed out"),
    Outcome.REFUSED: words("report", "failed"),
    Outcome.FILTERED: words("report", "ended by the host's content filter"),
    Outcome.LIMIT: words("report", "ended by the token limit"),
    Outcome.BROKEN: words("report", "broken"),
    Outcome.CRASHED: words("report", "interrupted"),
    Outcome.OUTRUN: words("report", "stopped, since another lane had answered"),
    Outcome.UNASKED: words("report", "never asked"),
}
ORDERS = {
    Order.PARALLEL: words("report", "All lanes were asked at once."),
    Order.SEQUENTIAL: words("report", "The lanes were asked one after another."),
    Order.RACE: words("report", "The lanes were asked at once, until one had answered."),
}
REASONS = {
    Reason.CORRECT: words("report", "more correct"),
    Reason.COMPLETE: words("report", "more complete"),
    Reason.CLEAR: words("report", "clearer"),
    Reason.BRIEF: words("report", "briefer"),
    Reason.FOLLOWS: words("report", "follows the question better"),
    Reason.STYLE: words("report", "better style"),
    Reason.SAFE: words("report", "safer"),
}

ELSEWHERE = words(
    "report",
    "Other branches of this conversation hold more questions: {count}. They are not in here; "
    "exported as JSON, all are.",
)
_OPENED = words(
    "report",
    "The conversation was opened from a report that was made {at} with version {version}, and was "
    "as it was made.",
)
_OPENED_CHANGED = words(
    "report",
    "The conversation was opened from a report that was made {at} with version {version}, and had "
    "been changed after it was made.",
)
_BOUNDS = {Bound.NONE: "", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ "}
_UNITS = {
    "s": words("report", "{value} s"),
    "tokens": words("report", "{value} tokens"),
    "tokens/s": words("report", "{value} tokens/s"),
}
_UNKNOWN = words("report", "unknown")


def value_text(figure: Figure, voice: Voice) -> str:
    """Return the value of a figure with its unit; unknown is never zero."""
    if figure.value is None:
        return voice.say(_UNKNOWN)
    if figure.kind is FigureKind.COST:
        estimate = "≈ " if figure.origin is Origin.ESTIMATE and not _BOUNDS[figure.bound] else ""
        amount = f"{figure.value:,.6f}".rstrip("0").rstrip(".")
        return f"{estimate}{_BOUNDS[figure.bound]}{amount} {figure.unit}"
    digits = f"{figure.value:,}" if isinstance(figure.value, int) else f"{figure.value:,.1f}"
    return _BOUNDS[figure.bound] + voice.say(_UNITS[figure.unit]).format(value=digits)


def origin_text(origin: FromReport, voice: Voice) -> str:
    """Return when a conversation was itself opened from a report."""
    text = voice.say(_OPENED if origin.is_intact else _OPENED_CHANGED)
    return text.format(at=time_text(origin.made_at), version=origin.app_version)


def time_text(at: datetime) -> str:
    """Return a time to the second, in UTC: whoever reads the page may be anywhere."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def plain_text(value: object) -> str:
    """Return what stands for a value, as HTML; nothing in it is hidden, nothing is markup."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return escape(visible(text))


def source_text(source: str) -> str:
    """Return where something is from: a link where it is an address that may be opened."""
    address = safe_address(source)
    if address is None:
        return plain_text(source)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{plain_text(source)}</a>'

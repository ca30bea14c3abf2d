"""How full a model's context would be, in words; all counts are estimates and say so."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.context import Calibration, Load
from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.models.forecast import Forecast, LaneForecast
from deepseek_desktop.ui.models.spending_words import cost_text, lane_cost_text
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate

_QUOTED = 40
_WORTH_TELLING = 0.5


def gauge_text(forecast: Forecast) -> str:
    """Return on one line what the next send takes; from half on how full a context would be."""
    fullest = forecast.fullest
    if fullest is None:
        return ""
    load = fullest.load
    text = translate("context", "Next question: ≈ {tokens} tokens, {cost}")
    told = text.format(tokens=number(load.tokens), cost=cost_text(forecast.lanes))
    if load.fullness < _WORTH_TELLING:
        return told
    text = translate("context", "{model} ≈ {share} % full")
    return f"{told} · {text.format(model=load.model.model, share=number(100 * load.fullness))}"


def gauge_sections(forecast: Forecast) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Return for each lane what stands in its card."""
    sections = [(str(lane.load.model), tuple(_lane_facts(lane))) for lane in forecast.lanes]
    if len(forecast.lanes) > 1:
        cost = Fact(translate("context", "Next question"), cost_text(forecast.lanes))
        sections.append((translate("context", "All lanes"), (cost,)))
    return tuple(sections)


def over_text(forecast: Forecast) -> str:
    """Return that more would be sent than there is room for, and what could be left out."""
    fullest = forecast.fullest
    if fullest is None:
        return ""
    load = fullest.load
    text = translate(
        "context",
        "≈ {tokens} tokens would be sent to {model}, which has room for {room} (context {context}, "
        "{reserve} kept for the reply; an estimate).",
    ).format(
        tokens=number(load.tokens),
        model=load.model.model,
        room=number(load.room or 0),
        context=number(load.context or 0),
        reserve=number(load.reserve.tokens or 0),
    )
    return f"{text} {_remedy(forecast)}"


def _remedy(forecast: Forecast) -> str:
    if forecast.needed is None:
        return translate(
            "context", "It would not fit even without all earlier questions: make it shorter."
        )
    text = translate(
        "context", "Without the oldest questions ({count}, {span}) it would be ≈ {after}."
    )
    span = span_text(forecast, forecast.needed)
    return text.format(count=number(forecast.needed), span=span, after=number(forecast.after))


def left_out_text(forecast: Forecast) -> str:
    """Return which questions are not sent along."""
    text = translate("context", "Not sent along are the oldest questions ({count}, {span}).")
    span = span_text(forecast, forecast.left_out)
    return text.format(count=number(forecast.left_out), span=span)


def span_text(forecast: Forecast, count: int) -> str:
    """Return which the oldest questions are, by the words that they begin with."""
    first, last = _quoted(forecast.prompts[0]), _quoted(forecast.prompts[count - 1])
    if count == 1:
        return translate("context", "“{first}”").format(first=first)
    return translate("context", "from “{first}” to “{last}”").format(first=first, last=last)


def _quoted(prompt: str) -> str:
    text = " ".join(prompt[: 4 * _QUOTED].split())
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _fill_text(load: Load) -> str:
    if load.context is None:
        text = translate("context", "≈ {tokens} tokens, context unknown")
        return text.format(tokens=number(load.tokens))
    text = translate("context", "≈ {tokens} of {context} tokens ({share} %)")
    share = 100 * load.fullness
    shown = number(share) if share >= 1 or not load.tokens else "< 1"
    return text.format(tokens=number(load.tokens), context=number(load.context), share=shown)


def _lane_facts(lane: LaneForecast) -> Iterator[Fact]:
    load = lane.load
    yield Fact(translate("context", "Would be sent"), _fill_text(load))
    split = translate("context", "instructions ≈ {a}, earlier turns ≈ {b}, this question ≈ {c}")
    yield Fact(
        translate("context", "Of it"),
        split.format(a=number(load.instructions), b=number(load.past), c=number(load.question)),
    )
    yield Fact(translate("context", "How we know"), calibration_text(load.calibration))
    yield Fact(translate("context", "Kept for the reply"), _reserve_text(load))
    if load.left_out:
        yield Fact(translate("context", "Oldest left out"), number(load.left_out))
    yield Fact(translate("context", "Next question"), lane_cost_text(lane))
    yield from _cost_facts(lane)


def calibration_text(calibration: Calibration) -> str:
    """Return how our count was made."""
    if not calibration.replies:
        return translate(
            "context",
            "An estimate by rule of thumb; this model’s host has counted nothing here yet.",
        )
    text = translate(
        "context",
        "An estimate, corrected by × {factor}: so the host counted the last requests ({count}).",
    )
    shown = text.format(factor=number(calibration.factor, 2), count=number(calibration.replies))
    if calibration.is_limited:
        limited = translate("context", "It counts even more differently; we correct no further.")
        return f"{shown} {limited}"
    return shown


def _reserve_text(load: Load) -> str:
    if load.reserve.tokens is None:
        return translate("context", "nothing: how long a reply may get is not known")
    if load.reserve.is_chosen:
        text = translate("context", "{count} tokens, as set for this lane")
    else:
        text = translate("context", "{count} tokens, at most a quarter of the context")
    return text.format(count=number(load.reserve.tokens))


def _cost_facts(lane: LaneForecast) -> Iterator[Fact]:
    cost = lane.cost
    if cost is None:
        return
    text = translate(
        "context",
        "At least: {known} tokens from the cache, {least} tokens out. At most: nothing cached, "
        "{most} tokens out.",
    )
    most = translate("context", "nobody knows how many")
    yield Fact(
        translate("context", "Between"),
        text.format(
            known=number(lane.load.known),
            least=number(lane.least_out),
            most=most if lane.most_out is None else number(lane.most_out),
        ),
    )
    row = translate("context", "{input} in, {cached} cached, {output} out per million tokens")
    price = row.format(
        input=cost.price.input,
        cached="—" if cost.price.cached is None else cost.price.cached,
        output=cost.price.output,
    )
    origin = f"{price} ({cost.price.currency}; {cost.source}, {cost.as_of})"
    yield Fact(translate("context", "Price"), origin)

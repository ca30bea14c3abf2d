"""Reads a reply of a report; nothing in it is believed to be what it should be."""

from __future__ import annotations

from collections.abc import Mapping

from deepseek_desktop.core.domain.catalogue import Period, Price
from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.errors import Failure, Fault
from deepseek_desktop.core.domain.events import Flaw
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Beat, Reply, ToolCall
from deepseek_desktop.core.domain.usage import Timings, Usage
from deepseek_desktop.core.interchange.canonical import text_checksum
from deepseek_desktop.core.interchange.fields import (
    MOST_IN_NAME,
    Fields,
    damaged,
)

_MOST_BEATS = 5000
_MOST_CALLS = 1000
_MOST_RETRIED = 100
_IDENTITY = ("sent_model", "echoed_model", "fingerprint", "generation_id", "upstream")
_CARD_TEXTS = ("id", "family", "quantisation", "source", "as_of")
_CARD_COUNTS = ("context", "max_output")
_MESSAGE = "{message}"  # a text of ours has named places; one from outside must not be read as such


def read_reply(fields: Fields) -> tuple[Reply, bool]:
    """Return a reply, and whether its texts are what their checksums claim."""
    reasoning = fields.maybe("reasoning", fields.text)
    answer = fields.text("answer")
    sums = fields.inner("sha256")
    is_intact = sums.values.get("answer") == text_checksum(answer) and (
        reasoning is None or sums.values.get("reasoning") == text_checksum(reasoning)
    )
    reply = Reply(
        id=fields.name("id"),
        lane_id=fields.name("lane"),
        identity=_identity(fields.inner("identity")),
        timings=_timings(fields.inner("timings")),
        reasoning=reasoning or "",
        answer=answer,
        usage=fields.maybe("usage", lambda name: _usage(fields.inner(name))),
        finish_reason=fields.maybe("finish_reason", fields.text),
        flaws=_flaws(fields.inner("flaws")),
        outcome=fields.one_of("outcome", Outcome),
        failure=fields.maybe("failure", lambda name: _failure(fields.inner(name))),
        pieces=fields.maybe("pieces", fields.count),
        cost=fields.maybe("cost", lambda name: _cost(fields.inner(name))),
        tool_calls=tuple(
            ToolCall(call.text("name"), call.text("arguments"))
            for call in fields.each("tool_calls", _MOST_CALLS)
        ),
        retried=tuple(map(_failure, fields.each("retried", _MOST_RETRIED))),
        system_prompt=fields.maybe("instructions", fields.text),
        continued=fields.maybe("continued", fields.name),
        copied_from=fields.maybe("copied_from", fields.name),
        handed=fields.maybe("handed", fields.name),
        pace=tuple(_beat(beat, fields) for beat in fields.items("pace", _MOST_BEATS)),
    )
    return reply, is_intact


def _identity(fields: Fields) -> Identity:
    effects = fields.inner("effects")
    return Identity(
        provider=fields.name("provider"),
        model=fields.name("model"),
        **{name: fields.maybe(name, fields.text) for name in _IDENTITY},
        parameters=fields.inner("parameters").values,
        effects={name: effects.one_of(name, Effect) for name in effects.values},
        thinking=fields.maybe("thinking", fields.flag),
        effort=fields.maybe("effort", fields.name),
        reasoning_place=fields.maybe("reasoning_place", fields.name),
        card=fields.maybe("card", lambda name: _card(fields.inner(name))),
    )


def _card(fields: Fields) -> Mapping[str, object]:
    """Return what is known of a card; what we do not know stays out, for others will show it."""
    texts = {name: fields.maybe(name, fields.name) for name in _CARD_TEXTS}
    counts = {name: fields.maybe(name, fields.count) for name in _CARD_COUNTS}
    return {name: value for name, value in (texts | counts).items() if value is not None}


def _timings(fields: Fields) -> Timings:
    return Timings(
        started_at=fields.time("started_at"),
        first_byte_s=fields.maybe("first_byte_s", fields.seconds),
        first_reasoning_s=fields.maybe("first_reasoning_s", fields.seconds),
        first_answer_s=fields.maybe("first_answer_s", fields.seconds),
        ended_s=fields.maybe("ended_s", fields.seconds),
    )


def _usage(fields: Fields) -> Usage:
    return Usage(
        prompt_tokens=fields.maybe("prompt_tokens", fields.count),
        completion_tokens=fields.maybe("completion_tokens", fields.count),
        reasoning_tokens=fields.maybe("reasoning_tokens", fields.count),
        cached_tokens=fields.maybe("cached_tokens", fields.count),
        reported_cost_usd=fields.maybe("reported_cost_usd", fields.money),
    )


def _flaws(fields: Fields) -> Mapping[Flaw, int]:
    known = {flaw.value: flaw for flaw in Flaw}
    if not fields.values.keys() <= known.keys():
        raise damaged(fields.place)
    return {known[name]: fields.count(name) for name in fields.values}


def _failure(fields: Fields) -> Failure:
    return Failure(
        kind=fields.name("kind"),
        fault=fields.one_of("fault", Fault),
        text=_MESSAGE,
        facts={"message": fields.text("message")},
        status=fields.maybe("status", fields.count),
        detail=fields.text("detail"),
    )


def _cost(fields: Fields) -> Cost:
    row = fields.inner("per_million")
    currency = fields.name("currency")
    price = Price(
        currency=currency,
        input=row.money("input"),
        output=row.money("output"),
        cached=row.maybe("cached", row.money),
        period=row.one_of("period", Period),
    )
    return Cost(
        fields.money("amount"),
        currency,
        price,
        fields.text("source"),
        fields.text("as_of", MOST_IN_NAME),
        fields.flag("is_at_most"),
    )


def _beat(value: object, fields: Fields) -> Beat:
    if not isinstance(value, list) or len(value) != 3:
        raise damaged(f"{fields.place}.pace")
    beat = Fields(dict(zip(("at_s", "reasoning", "answer"), value, strict=True)), "pace")
    return Beat(beat.seconds("at_s"), beat.count("reasoning"), beat.count("answer"))

"""Puts states, figures and failures into words a person reads, in their language."""

from __future__ import annotations

import math
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.effects import ECHOED
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.outcome import DAMAGED, USED_UP_BY_THINKING, Outcome
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.core.domain.reply import Phase, Reply, ending_of

translate = QCoreApplication.translate


def sentence(failure: Failure) -> str:
    """Return what went wrong and what to do."""
    template = translate("errors", failure.text)
    try:
        return template.format_map(failure.facts)
    except (KeyError, ValueError, IndexError):  # a translation with a wrong place in it
        return failure.sentence


def explanation(reply: Reply) -> str:
    """Return why an ended reply is not whole; empty for one that is, or that still runs."""
    if reply.failure is not None:
        return sentence(reply.failure)
    text = ending_of(reply)
    return translate("outcome", text) if text else ""


def state(reply: Reply, elapsed_s: float) -> str:
    """Return what a reply is doing, or how it ended, in one or two words and a time."""
    match reply.phase:
        case Phase.QUEUED:
            return translate("wording", "place {place} in the queue").format(
                place=number(reply.queue_place or 0)
            )
        case Phase.PAUSED:
            return _next_attempt(reply, elapsed_s)
        case Phase.CONNECTING:
            return translate("wording", "connecting {time}").format(time=clock(elapsed_s))
        case Phase.WAITING:
            return translate("wording", "waiting {time}").format(time=clock(elapsed_s))
        case Phase.THINKING:
            thinking = reply.timings.thinking_s(elapsed_s) or 0.0
            return translate("wording", "thinking {time}").format(time=clock(thinking))
        case Phase.ANSWERING:
            return translate("wording", "answering {time}").format(time=clock(elapsed_s))
        case Phase.ENDED:
            return _ended(reply)


def _next_attempt(reply: Reply, elapsed_s: float) -> str:
    """Return when the next attempt comes; of a server that loads its model, how long it has."""
    attempt = reply.next_attempt
    if attempt is None or attempt.scheduled.most is None:
        return translate("wording", "loading model {time}").format(time=clock(elapsed_s))
    return translate("wording", "retry in {seconds} s ({attempt} of {most})").format(
        seconds=number(max(0.0, math.ceil(attempt.due_s - elapsed_s))),
        attempt=attempt.scheduled.attempt,
        most=attempt.scheduled.most,
    )


def _ended(reply: Reply) -> str:
    if ending_of(reply) == USED_UP_BY_THINKING:
        return translate("wording", "limit used up by thinking")
    word = {
        Outcome.COMPLETE: translate("wording", "done"),
        Outcome.STOPPED: translate("wording", "stopped"),
        Outcome.OUTRUN: translate("wording", "stopped"),
        Outcome.OVER_LIMIT: translate("wording", "stopped by your limit"),
        Outcome.CUT: translate("wording", "cut off"),
        Outcome.TIMEOUT: translate("wording", "timed out"),
        Outcome.REFUSED: translate("wording", "failed"),
        Outcome.FILTERED: translate("wording", "filtered"),
        Outcome.LIMIT: translate("wording", "limit reached"),
        Outcome.BROKEN: translate("wording", "failed"),
        Outcome.CRASHED: translate("wording", "interrupted"),
        Outcome.UNASKED: translate("wording", "never asked"),
    }[reply.outcome or Outcome.CRASHED]
    if reply.timings.ended_s is None or reply.failure is not None:
        return word
    return translate("wording", "{state} in {seconds} s").format(
        state=word, seconds=number(reply.timings.ended_s, 1)
    )


def cost(estimate: Cost) -> str:
    """Return an estimated cost, marked as such."""
    sign = "≤" if estimate.is_at_most else "≈"
    return f"{sign} {money(estimate.amount)} {estimate.currency}"


def money(amount: Decimal) -> str:
    """Return an amount with the two digits that count, however small it is."""
    digits = 2 if amount >= 1 or not amount else 1 - amount.adjusted()
    return number(float(amount), max(2, digits))


def cost_origin(reply: Reply) -> str:
    """Return where a cost comes from: the price row with its date, and the host's own figure."""
    lines = []
    if reply.cost is not None:
        price = reply.cost.price
        row = translate(
            "wording",
            "Estimate from the price per million tokens: {input} in, {cached} cached, {output} "
            "out ({currency}; {source}, {as_of}).",
        )
        lines.append(
            row.format(
                input=price.input,
                cached="—" if price.cached is None else price.cached,
                output=price.output,
                currency=price.currency,
                source=reply.cost.source,
                as_of=reply.cost.as_of,
            )
        )
    if reply.usage is not None and reply.usage.reported_cost_usd is not None:
        text = translate("wording", "The host itself reports {amount} USD.")
        lines.append(text.format(amount=f"{reply.usage.reported_cost_usd:f}"))
    return "\n".join(lines)


def date_and_time(at: datetime) -> str:
    """Return a moment in the person's own time zone and as their language writes it."""
    local = at.astimezone()
    moment = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
    return QLocale().toString(moment, translate("wording", "d MMM yyyy, HH:mm"))


def provider_name(name: str) -> str:
    """Return a provider's name as it is shown."""
    return "Demo" if name == DEMO_PROVIDER else name


def thinking_title(reply: Reply, elapsed_s: float) -> str:
    """Return the heading of the thinking band."""
    if not reply.reasoning:
        if reply.is_running and not reply.answer:
            return translate("wording", "Thinking")
        if reply.identity.thinking is False:
            return translate("wording", "Thinking is off")
        return translate("wording", "No thinking was sent")
    seconds = reply.timings.thinking_s(elapsed_s if reply.is_running else None)
    if reply.phase is Phase.THINKING:
        return translate("wording", "Thinking {time}").format(time=clock(seconds or 0.0))
    tokens = reply.usage.reasoning_tokens if reply.usage is not None else None
    spent = {
        (True, True): translate("wording", "Thought for {seconds} s, {count} tokens"),
        (True, False): translate("wording", "Thought for {seconds} s"),
        (False, True): translate("wording", "Thought for {count} tokens"),
        (False, False): translate("wording", "Thought, time unknown"),
    }[seconds is not None, tokens is not None]
    return spent.format(seconds=number(seconds or 0.0, 1), count=number(tokens or 0))


def echo_warning(reply: Reply) -> str:
    """Return a warning where the host named another model than the one asked for."""
    identity = reply.identity
    if not identity.is_echoed_differently:
        return ""
    return translate("effects", ECHOED).format(
        echoed=identity.echoed_model, asked=identity.sent_model or identity.model
    )


def damage(reply: Reply) -> str:
    """Return a note about damage in an answered reply that was read over."""
    count = sum(reply.flaws.values())
    if not count or reply.outcome is None or not reply.outcome.is_answered:
        return ""
    return translate("outcome", DAMAGED).format(count=number(count))


def clock(seconds: float) -> str:
    """Return a running time as minutes and seconds."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def number(value: float, digits: int = 0) -> str:
    """Return a number as this language writes it."""
    return QLocale().toString(float(value), "f", digits)

"""Puts states, figures and failures into words a person reads, in their language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.outcome import (
    EXPLANATIONS,
    NO_ANSWER,
    USED_UP_BY_THINKING,
    Outcome,
)
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.core.domain.usage import tokens_per_second


def sentence(failure: Failure) -> str:
    """Return what went wrong and what to do."""
    template = QCoreApplication.translate("errors", failure.text)
    try:
        return template.format_map(failure.facts)
    except (KeyError, ValueError, IndexError):  # a translation with a wrong place in it
        return failure.sentence


def explanation(reply: Reply) -> str:
    """Return why an ended reply is not whole; empty for one that is, or that still runs."""
    if reply.failure is not None:
        return sentence(reply.failure)
    if reply.outcome is Outcome.LIMIT and not reply.answer and reply.reasoning:
        return QCoreApplication.translate("outcome", USED_UP_BY_THINKING)
    if reply.outcome is Outcome.COMPLETE and not reply.answer:
        return QCoreApplication.translate("outcome", NO_ANSWER)
    text = EXPLANATIONS.get(reply.outcome) if reply.outcome is not None else None
    return QCoreApplication.translate("outcome", text) if text else ""


def state(reply: Reply, elapsed_s: float) -> str:
    """Return what a reply is doing, or how it ended, in one or two words and a time."""
    match reply.phase:
        case Phase.CONNECTING:
            return _tr("connecting {time}").format(time=clock(elapsed_s))
        case Phase.WAITING:
            return _tr("waiting {time}").format(time=clock(elapsed_s))
        case Phase.THINKING:
            thinking = reply.timings.thinking_s(elapsed_s) or 0.0
            return _tr("thinking {time}").format(time=clock(thinking))
        case Phase.ANSWERING:
            return _tr("answering {time}").format(time=clock(elapsed_s))
        case Phase.ENDED:
            return _ended(reply)


def _ended(reply: Reply) -> str:
    word = {
        Outcome.COMPLETE: _tr("done"),
        Outcome.STOPPED: _tr("stopped"),
        Outcome.CUT: _tr("cut off"),
        Outcome.TIMEOUT: _tr("timed out"),
        Outcome.REFUSED: _tr("failed"),
        Outcome.FILTERED: _tr("filtered"),
        Outcome.LIMIT: _tr("limit reached"),
        Outcome.BROKEN: _tr("failed"),
        Outcome.CRASHED: _tr("interrupted"),
    }[reply.outcome or Outcome.CRASHED]
    if reply.timings.ended_s is None or reply.failure is not None:
        return word
    return _tr("{state} in {seconds} s").format(
        state=word, seconds=number(reply.timings.ended_s, 1)
    )


def figures(reply: Reply) -> str:
    """Return tokens and speed; while a reply runs, what has arrived so far."""
    if reply.phase in {Phase.CONNECTING, Phase.WAITING}:
        return ""
    parts = _running_figures(reply) if reply.is_running else _ended_figures(reply)
    if reply.timings.first_token_s is not None:
        first = number(reply.timings.first_token_s, 1)
        parts.append(_tr("first word {seconds} s").format(seconds=first))
    if reply.identity.provider == DEMO_PROVIDER:
        parts.append(_tr("free"))
    return " · ".join(parts)


def _running_figures(reply: Reply) -> list[str]:
    # Not tokens: only the host can count those, and it does so at the end.
    return [_tr("{count} pieces so far").format(count=number(reply.pieces))]


def _ended_figures(reply: Reply) -> list[str]:
    usage = reply.usage
    if usage is None or usage.completion_tokens is None:
        return [_tr("tokens unknown")] if reply.pieces else []
    if usage.reasoning_tokens is None or usage.answer_tokens is None:
        parts = [_tr("{count} tokens").format(count=number(usage.completion_tokens))]
    else:
        parts = [
            _tr("{thinking} thinking + {answer} answer tokens").format(
                thinking=number(usage.reasoning_tokens), answer=number(usage.answer_tokens)
            )
        ]
    if (speed := tokens_per_second(usage, reply.timings)) is not None:
        parts.append(_tr("{count} tokens/s").format(count=number(speed)))
    return parts


def provider_name(name: str) -> str:
    """Return a provider's name as it is shown."""
    return "Demo" if name == DEMO_PROVIDER else name


def thinking_title(reply: Reply | None, elapsed_s: float) -> str:
    """Return the heading of the thinking band."""
    if reply is None or not reply.reasoning:
        if reply is not None and reply.is_running and not reply.answer:
            return _tr("Thinking")
        return _tr("No thinking was sent")
    seconds = reply.timings.thinking_s(elapsed_s)
    if reply.phase is Phase.THINKING:
        return _tr("Thinking {time}").format(time=clock(seconds or 0.0))
    parts = [_tr("Thinking")]
    if seconds is not None:
        parts.append(_tr("{seconds} s").format(seconds=number(seconds, 1)))
    if reply.usage is not None and reply.usage.reasoning_tokens is not None:
        count = number(reply.usage.reasoning_tokens)
        parts.append(_tr("{count} tokens").format(count=count))
    return " · ".join(parts)


def echo_warning(reply: Reply) -> str:
    """Return a warning where the host named another model than the one asked for."""
    if not reply.identity.is_echoed_differently:
        return ""
    return _tr("The host says that {echoed} answered, not {asked}.").format(
        echoed=reply.identity.echoed_model, asked=reply.identity.model
    )


def damage(reply: Reply) -> str:
    """Return a note about damage in the stream that was read over."""
    count = sum(reply.flaws.values())
    if not count or reply.is_running:
        return ""
    return _tr("Damaged pieces in this reply, skipped or repaired: {count}.").format(
        count=number(count)
    )


def clock(seconds: float) -> str:
    """Return a running time as minutes and seconds."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def number(value: float, digits: int = 0) -> str:
    """Return a number as this language writes it."""
    return QLocale().toString(float(value), "f", digits)


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)

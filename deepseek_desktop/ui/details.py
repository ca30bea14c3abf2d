"""Where every number and name of a reply comes from, as labels and values."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.catalogue import Texts
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.effects import EFFECT_TEXTS, TRANSLATED
from deepseek_desktop.core.domain.figures import FigureKind, Figures, figures_of
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.parameters import BY_NAME
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.sent_settings import changed_settings
from deepseek_desktop.core.domain.usage import Timings, Usage
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.wording import number, sentence

translate = QCoreApplication.translate


class Fact(Struct, frozen=True):
    """One line of a card; `value` may have several lines."""

    label: str
    value: str


def facts_of(reply: Reply, *, is_free: bool = False) -> tuple[Fact, ...]:
    """Return all that is known of a reply; what is not known says so or is left out.

    `is_free` says that its provider takes no money.
    """
    figures = figures_of(reply, 0.0)
    facts = (
        *_identity(reply.identity),
        *_catalogue(reply.identity),
        _time(reply.timings),
        _tokens(reply.usage),
        _speed(figures),
        Fact(translate("details", "Cost"), _cost(reply, is_free=is_free)),
        *_account(reply),
        *_ending(reply),
    )
    return tuple(fact for fact in facts if fact.value)


def remarks(reply: Reply) -> tuple[str, ...]:
    """Return what did not go as it was asked for, in sentences."""
    identity = reply.identity
    lines = []
    if identity.is_translated:
        text = translate("effects", TRANSLATED)
        lines.append(
            text.format(
                provider=wording.provider_name(identity.provider),
                asked=identity.model,
                sent=identity.sent_model,
            )
        )
    # Instructions that went where the model wants them are in the details; nothing was lost.
    told = {n: effect for n, effect in identity.effects.items() if effect is not Effect.MOVED}
    lines += [effect_text(name, effect) for name, effect in told.items()]
    return tuple(lines)


def effect_text(name: str, effect: Effect) -> str:
    """Return why a parameter does not go out as it was set."""
    return translate("effects", EFFECT_TEXTS[effect]).format(name=parameter_label(name))


def parameter_label(name: str) -> str:
    """Return what a parameter is called in the window."""
    return translate("parameters", BY_NAME[name].label) if name in BY_NAME else name


def setup_summary(setup: LaneSetup) -> str:
    """Return on one line what a person set for a lane."""
    parts = [f"{parameter_label(n)} {value_shown(value)}" for n, value in setup.parameters.items()]
    if setup.system_prompt.strip():
        parts.append(translate("details", "with instructions"))
    return " · ".join(parts)


def changed_text(before: Identity, after: Identity) -> str:
    """Return which parameters were sent otherwise than before; nothing where none was."""
    left = translate("details", "left to the provider")
    changes = " · ".join(
        f"{parameter_label(name)} {left if value is None else value_shown(value)}"
        for name, value in changed_settings(before, after).items()
    )
    text = translate("details", "From here on with other settings: {changes}")
    return text.format(changes=changes) if changes else ""


def local_text(texts: Texts) -> str:
    """Return the text in the language of the window, else in English."""
    return texts.get(translate("details", "en")) or texts.get("en", "")


def _identity(identity: Identity) -> Iterator[Fact]:
    yield Fact(translate("details", "Provider"), wording.provider_name(identity.provider))
    yield Fact(translate("details", "Asked for"), identity.model)
    if identity.is_translated:
        yield Fact(translate("details", "Sent as"), identity.sent_model or "")
    echoed = identity.echoed_model or translate("details", "not said")
    yield Fact(translate("details", "Answered as"), echoed)
    yield Fact(translate("details", "Upstream"), identity.upstream or "")
    yield Fact(translate("details", "Fingerprint"), identity.fingerprint or "")
    yield Fact(translate("details", "Generation"), identity.generation_id or "")
    yield Fact(translate("details", "Asked to think"), _thinking(identity))
    yield Fact(translate("details", "Thinking came in"), identity.reasoning_place or "")
    sent = (f"{name} = {_json(value)}" for name, value in identity.parameters.items())
    yield Fact(translate("details", "Parameters sent"), "\n".join(sent))
    effects = (effect_text(name, effect) for name, effect in identity.effects.items())
    yield Fact(translate("details", "Not as set"), "\n".join(effects))


def _thinking(identity: Identity) -> str:
    words = {
        True: translate("details", "yes"),
        False: translate("details", "no"),
        None: translate("details", "left to the model"),
    }[identity.thinking]
    return f"{words}, {identity.effort}" if identity.effort else words


def _catalogue(identity: Identity) -> Iterator[Fact]:
    card = identity.card or {}
    known = []
    if isinstance(context := card.get("context"), int):
        known.append(translate("details", "context {count}").format(count=number(context)))
    if isinstance(most := card.get("max_output"), int):
        known.append(translate("details", "at most {count} out").format(count=number(most)))
    known += [str(card[name]) for name in ("family", "quantisation") if card.get(name)]
    if card:
        known.append(f"{card.get('source', '')}, {card.get('as_of', '')}".strip(", "))
    yield Fact(
        translate("details", "Price list"),
        " · ".join(known) or translate("details", "model not listed"),
    )


def _time(timings: Timings) -> Fact:
    marks = (
        (translate("details", "first byte {seconds} s"), timings.first_byte_s),
        (translate("details", "first thought {seconds} s"), timings.first_reasoning_s),
        (translate("details", "first word of the answer {seconds} s"), timings.first_answer_s),
        (translate("details", "thought for {seconds} s"), timings.thinking_s()),
        (translate("details", "end {seconds} s"), timings.ended_s),
    )
    began = wording.date_and_time(timings.started_at)
    known = [text.format(seconds=number(s, 2)) for text, s in marks if s is not None]
    measured = translate("details", "measured here")
    value = " · ".join((began, *known, measured) if known else (began,))
    return Fact(translate("details", "Time"), value)


def _tokens(usage: Usage | None) -> Fact:
    label = translate("details", "Tokens")
    if usage is None or (usage.prompt_tokens is None and usage.completion_tokens is None):
        return Fact(label, _unknown())
    counts = (
        (translate("details", "prompt {count}"), usage.prompt_tokens),
        (translate("details", "of it cached {count}"), usage.cached_tokens),
        (translate("details", "thinking {count}"), usage.reasoning_tokens),
        (translate("details", "answer {count}"), usage.answer_tokens),
        (translate("details", "reply {count}"), usage.completion_tokens),
    )
    known = [text.format(count=number(count)) for text, count in counts if count is not None]
    return Fact(label, " · ".join((*known, translate("details", "counted by the provider"))))


def _speed(figures: Figures) -> Fact:
    """Return tokens per second; nothing where none is known, for then no tokens or times are."""
    speeds = (
        (translate("details", "thinking {count} tokens/s"), FigureKind.THINKING_SPEED),
        (translate("details", "answer {count} tokens/s"), FigureKind.ANSWER_SPEED),
        (translate("details", "all of it {count} tokens/s"), FigureKind.SPEED),
    )
    known = []
    for text, kind in speeds:
        figure = figures.of(kind)
        if figure is not None and figure.value is not None:
            known.append(text.format(count=number(float(figure.value), 1)))
    origin = translate("details", "the provider's count over the time measured here")
    return Fact(translate("details", "Speed"), " · ".join((*known, origin)) if known else "")


def _cost(reply: Reply, *, is_free: bool) -> str:
    if known := wording.cost_origin(reply):
        return known
    return translate("details", "free: this provider takes no money") if is_free else _unknown()


def _account(reply: Reply) -> Iterator[Fact]:
    yield Fact(translate("details", "Credits left"), reply.credits_left or "")
    failed = (sentence(failure) for failure in reply.retried)
    yield Fact(translate("details", "Failed before"), "\n".join(failed))


def _ending(reply: Reply) -> Iterator[Fact]:
    yield Fact(translate("details", "The provider ended with"), reply.finish_reason or "")
    if reply.failure is not None:
        yield Fact(translate("details", "The provider said"), reply.failure.detail)


def _unknown() -> str:
    return translate("details", "unknown")


def value_shown(value: object) -> str:
    """Return a parameter's value in a few letters."""
    if isinstance(value, bool):
        return translate("details", "on") if value else translate("details", "off")
    text = value if isinstance(value, str) else _json(value)
    return text if len(text) <= 24 else f"{text[:23]}…"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def from_here_on(identity: Identity) -> str:
    """Return who answers from a reply on."""
    text = translate("wording", "From here on: {model} · {provider}")
    return text.format(model=identity.model, provider=wording.provider_name(identity.provider))


def answered_by(identity: Identity) -> str:
    """Return who answered, where it was not who answers in the lane now."""
    text = translate("wording", "Answered by {model} · {provider}")
    return text.format(model=identity.model, provider=wording.provider_name(identity.provider))

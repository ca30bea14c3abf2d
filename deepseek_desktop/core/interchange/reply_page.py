"""A reply on the page of a report: the text, and beside it all that is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deepseek_desktop.core.domain.cost import Cost
from deepseek_desktop.core.domain.effects import ECHOED, EFFECT_TEXTS, TRANSLATED
from deepseek_desktop.core.domain.figures import FigureKind, Figures
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import DAMAGED
from deepseek_desktop.core.domain.parameters import BY_NAME
from deepseek_desktop.core.domain.reply import Reply, ending_of
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.canonical import text_checksum
from deepseek_desktop.core.interchange.page_words import (
    FIGURES,
    ORIGINS,
    OUTCOMES,
    Voice,
    plain_text,
    source_text,
    time_text,
    value_text,
)
from deepseek_desktop.core.interchange.reply_record import without_folders
from deepseek_desktop.core.markup.html import as_html

_HEADING = re.compile(r"<(/?)h([1-6])>")
_ABOVE = 3  # the page, the question and the lane have headings of their own
_LOWEST = 6


def reply_html(
    reply: Reply, figures: Figures, letter: str, voice: Voice, *, has_reasoning: bool
) -> str:
    """Return a reply as HTML; `has_reasoning` is whether the thinking was taken into the report."""
    say = voice.say
    name = f"{plain_text(reply.identity.model)} · {plain_text(reply.identity.provider)}"
    parts = [
        f'<article class="lane">\n<h3><span class="letter">{letter}</span> {name}</h3>\n',
        f'<p class="quiet">{plain_text(summary(reply, figures, voice))}</p>\n',
        *(f'<p class="problem">{plain_text(text)}</p>\n' for text in problems(reply, voice)),
    ]
    if reply.reasoning:
        thought = say(words("report", "Thinking"))
        parts.append(
            f"<details>\n<summary>{plain_text(thought)}</summary>\n"
            f'<div class="thought" lang="" dir="auto">{_text_html(reply.reasoning)}</div>\n'
            "</details>\n"
        )
    elif not has_reasoning and reply.timings.first_reasoning_s is not None:
        left_out = say(words("report", "The thinking was left out of this report."))
        parts.append(f'<p class="quiet">{plain_text(left_out)}</p>\n')
    if reply.answer:
        text = _text_html(reply.answer)
        parts.append(f'<div class="answer" lang="" dir="auto">{text}</div>\n')
    parts += [
        f"<pre><code>{plain_text(call.name)} {plain_text(call.arguments)}</code></pre>\n"
        for call in reply.tool_calls
    ]
    parts.append(_details(reply, figures, voice, has_reasoning=has_reasoning))
    return "".join((*parts, "</article>\n"))


def _text_html(text: str) -> str:
    """Return a text as HTML whose headings stand below those of the page.

    What looks like a tag in the text is escaped, so all tags are ours.
    """
    return _HEADING.sub(
        lambda tag: f"<{tag[1]}h{min(_LOWEST, int(tag[2]) + _ABOVE)}>", as_html(text)
    )


def summary(reply: Reply, figures: Figures, voice: Voice) -> str:
    """Return how it ended, how long it took and what it cost."""
    outcome = voice.say(_RUNNING if reply.outcome is None else OUTCOMES[reply.outcome])
    kinds = (FigureKind.TOTAL_S, FigureKind.TOKENS, FigureKind.COST)
    known = [figure for kind in kinds if (figure := figures.of(kind)) and figure.value is not None]
    return " · ".join([outcome, *(value_text(figure, voice) for figure in known)])


def problems(reply: Reply, voice: Voice) -> Iterator[str]:
    """Yield why it is not whole, and what did not go out as it was asked for."""
    identity = reply.identity
    if reply.failure is not None:
        yield voice.tell(without_folders(reply.failure))
    elif ending := ending_of(reply):
        yield voice.translate("outcome", ending)
    if reply.flaws:
        yield voice.translate("outcome", DAMAGED).format(count=sum(reply.flaws.values()))
    if identity.is_echoed_differently:
        yield voice.translate("effects", ECHOED).format(
            echoed=identity.echoed_model, asked=identity.sent_model or identity.model
        )
    if identity.is_translated:
        yield voice.translate("effects", TRANSLATED).format(
            provider=identity.provider, asked=identity.model, sent=identity.sent_model
        )
    for parameter, effect in identity.effects.items():
        known = BY_NAME.get(parameter)
        name = voice.translate("parameters", known.label) if known else parameter
        yield voice.translate("effects", EFFECT_TEXTS[effect]).format(name=name)


def _details(reply: Reply, figures: Figures, voice: Voice, *, has_reasoning: bool) -> str:
    say = voice.say
    rows = [*_identity_rows(reply, voice), *_time_rows(reply, voice)]
    rows += [
        (
            say(FIGURES[figure.kind]),
            plain_text(f"{value_text(figure, voice)} ({say(ORIGINS[figure.origin])})"),
        )
        for figure in figures.all
        if figure.kind in FIGURES
    ]
    rows += [*_usage_rows(reply.usage, voice), *_cost_rows(reply.cost, voice)]
    if has_reasoning and reply.reasoning:
        rows.append((say(words("report", "SHA-256 of the thinking")), _sum_html(reply.reasoning)))
    rows.append((say(words("report", "SHA-256 of the answer")), _sum_html(reply.answer)))
    heading = say(words("report", "Who answered, figures and where they come from"))
    return f"<details>\n<summary>{plain_text(heading)}</summary>\n{facts_html(rows)}</details>\n"


def facts_html(rows: list[tuple[str, str]]) -> str:
    """Return names with their values, which are HTML already."""
    lines = "".join(f"<dt>{plain_text(name)}</dt><dd>{value}</dd>\n" for name, value in rows)
    return f"<dl>\n{lines}</dl>\n"


def _identity_rows(reply: Reply, voice: Voice) -> list[tuple[str, str]]:
    identity, say = reply.identity, voice.say
    card = identity.card or {}
    known = [
        (words("report", "Asked for"), str(identity.asked)),
        (words("report", "Sent as"), identity.sent_model),
        (words("report", "The host says"), identity.echoed_model),
        (words("report", "Upstream"), identity.upstream),
        (words("report", "Fingerprint"), identity.fingerprint),
        (words("report", "Generation"), identity.generation_id),
        (words("report", "Asked to think"), _thinking(identity, voice)),
        (words("report", "Effort"), identity.effort),
        (words("report", "Thinking came as"), identity.reasoning_place),
        (words("report", "Quantisation"), card.get("quantisation")),
        (words("report", "Instructions"), reply.system_prompt or None),
        (words("report", "Sent with"), dict(identity.parameters) or None),
    ]
    rows = [(say(name), plain_text(value)) for name, value in known if value is not None]
    if card.get("source"):
        dated = f"{source_text(str(card['source']))} ({plain_text(str(card.get('as_of', '')))})"
        rows.append((say(words("report", "What is known of the model is from")), dated))
    return rows


def _thinking(identity: Identity, voice: Voice) -> str | None:
    if identity.thinking is None:
        return None
    text = words("report", "yes") if identity.thinking else words("report", "no")
    return voice.say(text)


def _time_rows(reply: Reply, voice: Voice) -> list[tuple[str, str]]:
    say = voice.say
    rows = [(say(words("report", "Asked at")), time_text(reply.timings.started_at))]
    for failure in reply.retried:
        before = plain_text(voice.tell(without_folders(failure)))
        rows.append((say(words("report", "Failed before")), before))
    if reply.continued:
        rows.append(
            (
                say(words("report", "Goes on with")),
                plain_text(say(words("report", "an earlier answer that was cut"))),
            )
        )
    if reply.handed:
        rows.append(
            (
                say(words("report", "Was given")),
                plain_text(say(words("report", "the thinking of another reply"))),
            )
        )
    return rows


def _usage_rows(usage: Usage | None, voice: Voice) -> list[tuple[str, str]]:
    """Return what else the host counted."""
    known = usage or Usage()
    cost = known.reported_cost_usd
    rows = [
        (words("report", "Tokens of the prompt"), known.prompt_tokens),
        (words("report", "Of these from a cache"), known.cached_tokens),
        (words("report", "The host says it charged"), None if cost is None else f"{cost} USD"),
    ]
    return [(voice.say(name), plain_text(value)) for name, value in rows if value is not None]


def _cost_rows(cost: Cost | None, voice: Voice) -> list[tuple[str, str]]:
    """Return the price that our estimate was computed from, with its source and date."""
    if cost is None:
        return []
    price = cost.price
    cached = "" if price.cached is None else f", {price.cached} ({voice.say(_CACHED)})"
    row = voice.say(_PRICE).format(input=price.input, output=price.output, currency=price.currency)
    source = f"{source_text(cost.source)} ({plain_text(cost.as_of)})"
    return [
        (voice.say(words("report", "Price")), plain_text(row + cached)),
        (voice.say(words("report", "The price is from")), source),
    ]


def _sum_html(text: str) -> str:
    return f'<span class="sum">{text_checksum(text)}</span>'


_RUNNING = words("report", "was still being written")
_PRICE = words("report", "{input} in, {output} out, {currency} for a million tokens")
_CACHED = words("report", "from a cache")

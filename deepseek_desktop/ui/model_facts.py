"""What the catalogue knows of a model, as labels and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deepseek_desktop.core.domain.catalogue import (
    Catalogue,
    Family,
    Host,
    ModelCard,
    Period,
    Price,
    Texts,
)
from deepseek_desktop.ui.details import Fact, local_text, translate
from deepseek_desktop.ui.wording import number


def facts_of_asked(catalogue: Catalogue, asked: str) -> tuple[Fact, ...]:
    """Return what is known of a model that is asked for as PROVIDER/MODEL."""
    provider, _, model = asked.strip().partition("/")
    host, card = catalogue.host(provider), catalogue.card_asked(provider, model)
    if host is None or card is None:
        text = translate(
            "card",
            "Nothing is known of this model. It may be asked all the same; fetching the "
            "provider's list of models (File > Providers…) may tell more.",
        )
        return (Fact(translate("card", "To know"), text),)
    return facts_of_model(host, card, catalogue.family(card))


def facts_of_model(host: Host, card: ModelCard, family: Family | None) -> tuple[Fact, ...]:
    """Return what is known of a model at a host, and of its family; unknown is said."""
    facts = [
        Fact(translate("card", "Model"), card.title or (family.title if family else card.id)),
        Fact(translate("card", "Provider"), host.title),
        Fact(translate("card", "Context"), _tokens(card.context)),
        Fact(translate("card", "Longest reply"), _tokens(card.max_output)),
        Fact(translate("card", "Thinking"), _thinking(card.reasoning)),
        Fact(translate("card", "Status"), _status(card.status)),
        Fact(translate("card", "Weights"), card.quantisation or ""),
        Fact(translate("card", "Price"), _prices(card.prices)),
        Fact(translate("card", "Source"), ", ".join(filter(None, (card.source, card.as_of)))),
        Fact(translate("card", "To know"), _lines((*card.notes, *host.notes))),
    ]
    if family is not None:
        facts += _of_family(family)
    return tuple(fact for fact in facts if fact.value)


def _of_family(family: Family) -> Iterator[Fact]:
    yield Fact(translate("card", "Released"), family.released)
    yield Fact(translate("card", "Licence"), family.licence)
    yield Fact(translate("card", "Size"), family.size)
    yield Fact(translate("card", "Modalities"), ", ".join(map(_modality, family.modalities)))
    yield Fact(translate("card", "Strengths"), _lines(family.strengths))
    yield Fact(translate("card", "Limits"), _lines(family.limits))
    yield Fact(translate("card", "Advice"), _lines(family.advice))
    sources = dict.fromkeys((row.source, row.as_of) for row in family.benchmarks)
    for source, as_of in sources:
        rows = [b for b in family.benchmarks if (b.source, b.as_of) == (source, as_of)]
        figures = " · ".join(f"{row.name} {row.score}" for row in rows)
        yield Fact(translate("card", "Benchmarks"), f"{figures}\n({source}, {as_of})")


def _tokens(count: int | None) -> str:
    if count is None:
        return translate("card", "unknown")
    return translate("card", "{count} tokens").format(count=number(count))


def _thinking(reasoning: str | None) -> str:
    return {
        "always": translate("card", "always"),
        "never": translate("card", "never"),
        "optional": translate("card", "can be switched"),
    }.get(reasoning or "", translate("card", "unknown"))


def _modality(name: str) -> str:
    return {
        "text": translate("card", "text"),
        "code": translate("card", "code"),
        "image": translate("card", "pictures"),
    }.get(name, name)


def _status(status: str | None) -> str:
    return {
        "deprecated": translate("card", "to be retired"),
        "retired": translate("card", "retired"),
        "unverified": translate("card", "not verified: nobody could see it answer"),
        "candidate": translate("card", "not verified: the provider behind it is not certain"),
    }.get(status or "", "")


def _prices(prices: Iterable[Price]) -> str:
    return "\n".join(map(_price, prices)) or translate("card", "unknown")


def _price(price: Price) -> str:
    text = translate("card", "{input} in, {cached} cached, {output} out, {currency} per million")
    line = text.format(
        input=price.input,
        cached="—" if price.cached is None else price.cached,
        output=price.output,
        currency=price.currency,
    )
    period = {
        Period.PEAK: translate("card", "at peak hours"),
        Period.OFF_PEAK: translate("card", "off-peak"),
        Period.ALWAYS: "",
    }[price.period]
    said = ", ".join(filter(None, (period, price.source, price.as_of)))
    return f"{line} ({said})" if said else line


def _lines(texts: Iterable[Texts]) -> str:
    return "\n".join(f"– {local_text(text)}" for text in texts)

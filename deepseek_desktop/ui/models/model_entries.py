"""The models that a person can choose from, with what is known of each on one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.ui.details import translate
from deepseek_desktop.ui.wording import number, provider_name


class Section(Enum):
    """Why a model is offered where it is."""

    FAVOURITE = "favourite"
    SAME = "same"
    OTHER = "other"


class ModelEntry(Struct, frozen=True):
    """A model to choose: how it is asked for, who serves it, what is known of it."""

    ref: ModelRef
    section: Section
    facts: str

    @property
    def title(self) -> str:
        """What it is called, and who serves it."""
        return f"{self.ref.model} · {provider_name(self.ref.provider)}"


def section_title(section: Section) -> str:
    """Return what stands above the models of a section."""
    return {
        Section.FAVOURITE: translate("models", "Favourites"),
        Section.SAME: translate("models", "The same model at other hosts"),
        Section.OTHER: translate("models", "All models"),
    }[section]


def facts_line(
    ref: ModelRef, card: ModelCard | None, at: datetime, *, lacks_key: bool, is_current: bool
) -> str:
    """Return what is known of a model, `at` the time of choosing."""
    parts = [translate("models", "answers now")] if is_current else []
    if lacks_key:
        parts.append(translate("models", "no key yet"))
    if ref.provider == DEMO_PROVIDER:
        parts.append(translate("models", "free"))
    elif card is None:
        parts.append(translate("models", "not in the catalogue: may be asked all the same"))
    else:
        parts += _known(card, at)
    return " · ".join(parts)


def found(typed: str, entries: Iterable[ModelEntry]) -> list[ModelEntry]:
    """Return the entries in which all typed words occur, in their order."""
    words = typed.casefold().split()
    return [e for e in entries if all(word in _searched(e) for word in words)]


def typed_ref(typed: str, entries: Sequence[ModelEntry]) -> str:
    """Return the model that a person typed in full and that is not offered; else nothing."""
    provider, _, model = (part.strip() for part in typed.strip().partition("/"))
    ref = f"{provider}/{model}"
    if not provider or not model or " " in provider or any(str(e.ref) == ref for e in entries):
        return ""
    return ref


def _searched(entry: ModelEntry) -> str:
    return f"{entry.ref}\n{entry.title}\n{entry.facts}".casefold()


def _known(card: ModelCard, at: datetime) -> list[str]:
    context = translate("models", "context unknown")
    if card.context is not None:
        context = translate("models", "context {count}").format(count=number(card.context))
    status = {
        "deprecated": translate("models", "to be retired"),
        "retired": translate("models", "retired"),
        "unverified": translate("models", "not verified"),
        "candidate": translate("models", "not verified"),
    }.get(card.status or "")
    thinking = {
        "always": translate("models", "always thinks"),
        "never": translate("models", "never thinks"),
        "optional": translate("models", "thinking can be switched"),
    }.get(card.reasoning or "", translate("models", "thinking unknown"))
    return [*filter(None, (status, _price(card, at), thinking, context))]


def _price(card: ModelCard, at: datetime) -> str:
    price = card.price_at(at)
    if price is None:
        return translate("models", "price unknown")
    text = translate("models", "{input} in, {output} out, {currency} per million")
    said = text.format(input=price.input, output=price.output, currency=price.currency)
    as_of = price.as_of or card.as_of
    return f"{said} ({as_of})" if as_of else said

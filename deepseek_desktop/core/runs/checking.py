"""Checks a provider: what it says for nothing, and what one small request shows."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from enum import StrEnum

from msgspec import Struct, field

from deepseek_desktop.core.domain.balance import Balance
from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.domain.conversation import Message, Request, Role
from deepseek_desktop.core.domain.effects import ECHOED
from deepseek_desktop.core.domain.errors import AuthenticationError, Failure, ProviderError
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.runs.lane import Means

_QUESTION = "Reply with the one word: ready"
_MOST_TOKENS = 400  # enough for a reasoning model to get through a short thought


class Verdict(StrEnum):
    """How a finding is to be taken."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"


class Finding(Struct, frozen=True):
    """One thing found out: an English sentence with `{named}` places, and what fills them.

    `context` is where the sentence is translated.
    """

    verdict: Verdict
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    failure: Failure | None = None
    context: str = "check"

    @property
    def sentence(self) -> str:
        """The plain English sentence; a failure beside a text is its `{why}`."""
        why = self.failure.sentence if self.failure else ""
        return self.text.format_map({**self.facts, "why": why}) if self.text else why


def model_to_check(cards: Sequence[ModelCard]) -> str | None:
    """Return the model to send the small request to: one that thinks, the cheapest known."""
    usable = [card for card in cards if card.status not in {"retired", "deprecated"}]
    thinking = [card for card in usable if card.reasoning in {"always", "optional"}] or usable
    # What costs nothing at all is a promotion, or a model of another kind.
    priced = [card for card in thinking if card.prices and card.prices[0].output > 0]
    if priced:
        return min(priced, key=lambda card: card.prices[0].output).id
    return thinking[0].id if thinking else None


async def model_for_check(profile: Profile, known: Sequence[ModelCard], means: Means) -> str | None:
    """Return the model to send the small request to; where none is known, ask for the list."""
    if model := model_to_check(known):
        return model
    await means.providers.ready(profile.name)
    try:
        return model_to_check(await means.providers.account(profile.name).models())
    except ProviderError:
        return None


async def check(
    profile: Profile, model: str | None, means: Means, *, asks: bool
) -> AsyncGenerator[Finding, None]:
    """Yield what is found out about a provider; with `asks`, send one small paid request."""
    await means.providers.ready(profile.name)
    try:
        account = means.providers.account(profile.name)
    except ProviderError as error:
        yield _failed(error)
        return
    cards: tuple[ModelCard, ...] = ()
    try:
        cards = await account.models()
    except ProviderError as error:
        # Not every host has a list; what is really wrong shows itself in the request.
        is_usual = asks or not profile.models_path
        yield Finding(Verdict.UNKNOWN if is_usual else Verdict.BAD, "", failure=error.failure)
    else:
        yield Finding(Verdict.GOOD, _LISTED, {"count": str(len(cards))})
    if model is not None and cards:
        yield _listed(profile, model, cards)
    if profile.balance:
        try:
            yield _balance(await account.balances())
        except ProviderError as error:
            # A list may be public; money is not, so a key that is refused here is a bad key.
            is_bad = isinstance(error, AuthenticationError)
            verdict = Verdict.BAD if is_bad else Verdict.UNKNOWN
            yield Finding(verdict, _NO_BALANCE, failure=error.failure)
    if asks and model is not None:
        async with aclosing(_asked(profile, model, means)) as findings:
            async for finding in findings:
                yield finding


async def _asked(profile: Profile, model: str, means: Means) -> AsyncGenerator[Finding, None]:
    identity = Identity(profile.name, model)
    builder = ReplyBuilder(Reply("check", "check", identity, Timings(means.now())))
    request = Request(model, (Message(Role.USER, _QUESTION),), {"max_tokens": _MOST_TOKENS})
    began_s = means.monotonic()
    try:
        provider = means.providers.open(profile.name)
        async with aclosing(provider.stream(request)) as events:
            async for event in events:
                builder.add(event, means.monotonic() - began_s)
    except ProviderError as error:
        builder.fail(error, means.monotonic() - began_s)
        yield _failed(error)
    else:
        builder.end(means.monotonic() - began_s)
    builder.note_card(means.catalogue.card(profile.name, builder.sent_model))
    for finding in _findings(builder.snapshot()):
        yield finding


def _findings(reply: Reply) -> list[Finding]:
    """Return what a reply to the small request shows."""
    first_byte_s = reply.timings.first_byte_s
    if first_byte_s is None:
        return []
    accepted = Finding(Verdict.GOOD, _ACCEPTED, {"seconds": f"{first_byte_s:.1f}"})
    if not (reply.answer or reply.reasoning):
        return [accepted]
    return [accepted, _streaming(reply), *_identity(reply.identity), *_figures(reply)]


def _streaming(reply: Reply) -> Finding:
    if not reply.identity.is_streamed:
        return Finding(Verdict.GOOD, _WHOLE)
    if (reply.pieces or 0) > 1:
        return Finding(Verdict.GOOD, _STREAMED, {"count": str(reply.pieces)})
    return Finding(Verdict.UNKNOWN, _ONE_PIECE)


def _identity(identity: Identity) -> Iterator[Finding]:
    if identity.reasoning_place is not None:
        yield Finding(Verdict.GOOD, _REASONING, {"place": identity.reasoning_place})
    else:
        yield Finding(Verdict.UNKNOWN, _NO_REASONING)
    if identity.is_translated:
        yield Finding(Verdict.UNKNOWN, _TRANSLATED, {"model": identity.sent_model or ""})
    if identity.is_echoed_differently:
        facts = {
            "echoed": identity.echoed_model or "",
            "asked": identity.sent_model or identity.model,
        }
        yield Finding(Verdict.UNKNOWN, ECHOED, facts, context="effects")


def _figures(reply: Reply) -> Iterator[Finding]:
    tokens = reply.usage.completion_tokens if reply.usage else None
    if tokens is None:
        yield Finding(Verdict.UNKNOWN, _NO_USAGE)
    else:
        yield Finding(Verdict.GOOD, _USAGE, {"count": str(tokens)})
    if reply.cost is not None:
        facts = {"amount": f"{reply.cost.amount:.6f}", "currency": reply.cost.currency}
        yield Finding(Verdict.GOOD, _COST, facts)
    if reply.credits_left is not None:
        yield Finding(Verdict.GOOD, _CREDITS, {"left": reply.credits_left})


def _failed(error: ProviderError) -> Finding:
    return Finding(Verdict.BAD, "", failure=error.failure)


def _listed(profile: Profile, model: str, cards: Sequence[ModelCard]) -> Finding:
    names = {name for card in cards for name in (card.id, *card.aliases)}
    translation = profile.translation(model, is_refused=False)
    sent = translation.model if translation else model
    if sent in names:
        return Finding(Verdict.GOOD, _MODEL_LISTED, {"model": sent})
    return Finding(Verdict.UNKNOWN, _MODEL_NOT_LISTED, {"model": sent})


def _balance(balances: tuple[Balance, ...] | None) -> Finding:
    if not balances:
        return Finding(Verdict.UNKNOWN, _BALANCE_UNKNOWN)
    if any(balance.is_unlimited for balance in balances):
        return Finding(Verdict.GOOD, _UNLIMITED)
    return Finding(
        Verdict.GOOD, _BALANCE, {"amounts": ", ".join(balance.text for balance in balances)}
    )


_LISTED = words("check", "The address answers, and lists {count} models.")
_MODEL_LISTED = words("check", "The model {model} is in its list.")
_MODEL_NOT_LISTED = words(
    "check", "The model {model} is not in its list; it may answer all the same."
)
_BALANCE = words("check", "On your account there: {amounts}.")
_UNLIMITED = words("check", "This key has no spending limit there.")
_BALANCE_UNKNOWN = words("check", "What is left on your account could not be read.")
_NO_BALANCE = words("check", "What is left on your account could not be asked for: {why}")
_ACCEPTED = words("check", "The key and the request were accepted after {seconds} s.")
_STREAMED = words("check", "The reply streamed, in {count} pieces.")
_WHOLE = words("check", "The reply came in one piece, as it always does with this provider.")
_ONE_PIECE = words("check", "The reply came in one piece, although a stream was asked for.")
_REASONING = words("check", "Reasoning arrives in “{place}”.")
_NO_REASONING = words("check", "No reasoning came with this reply.")
_TRANSLATED = words("check", "The model was asked for as {model}.")
_USAGE = words("check", "It counts its tokens: {count} in this reply.")
_NO_USAGE = words("check", "It does not say how many tokens it used, so a cost stays unknown.")
_COST = words("check", "This check cost about {amount} {currency}.")
_CREDITS = words("check", "Credits left, as it says: {left}.")

"""Who is compared: replies that count as the same contestant have one name.

What was compared comes with replies; what adds up is between contestants. By model, one is what a
person asks for, `PROVIDER/MODEL`. By identity, settings that differ among its replies make several
of it, so that one model can be compared with itself. By name, hosts do not matter. Whatever the
grouping, a model that was handed another's reasoning is not that model alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.parameters import BY_NAME, value_text
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.sent_settings import settings_sent
from deepseek_desktop.core.domain.verdict import Judged, Verdict

_ROUTES = {"free", "nitro", "floor"}
"""What routers put behind a model's name to say how to reach it; `:7b` is another model."""

_NOT_TELLING = {"stream", "upstream"}
"""How a reply comes does not change it; the upstream that answered is told by the host."""

_SHOWN_LENGTH = 32


class Grouping(StrEnum):
    """Which replies count as the same contestant."""

    MODEL = "model"
    IDENTITY = "identity"
    NAME = "name"


class Compared(Protocol):
    """A verdict with the replies that were judged."""

    @property
    def verdict(self) -> Verdict:
        """What was judged of the two."""

    @property
    def left(self) -> Reply:
        """The reply that was seen on the left."""

    @property
    def right(self) -> Reply:
        """The reply that was seen on the right."""

    @property
    def conversation_id(self) -> str:
        """Where they were asked for."""

    @property
    def question(self) -> str:
        """Which question it was: alike where the same was asked after the same."""


class Contest(Struct, frozen=True):
    """Verdicts between contestants, the oldest first; `sets` are those compared together.

    A set are the contestants of one conversation, in the order of their names; the set with most
    verdicts comes first. Of several verdicts on the same two replies, or copies of them, only the
    newest is there.
    """

    judged: tuple[Judged, ...]
    sets: tuple[tuple[str, ...], ...]


def contest_of(compared: Iterable[Compared], grouping: Grouping = Grouping.MODEL) -> Contest:
    """Return verdicts with the names of contestants instead of replies."""
    everything = list(compared)
    newest = {_pair(each): each for each in sorted(everything, key=lambda e: e.verdict.made_at)}
    counted = [each for each in everything if newest[_pair(each)] is each]
    names = _names([reply for each in counted for reply in (each.left, each.right)], grouping)
    judged = tuple(
        Judged(
            question=each.question,
            left=names[each.left.id],
            right=names[each.right.id],
            choice=each.verdict.choice,
            reasons=each.verdict.reasons,
            is_blind=each.verdict.is_blind,
            is_named=bool(each.verdict.named),
            has_sides=each.verdict.has_sides,
        )
        for each in counted
    )
    together: dict[str, set[str]] = {}
    for each, one in zip(counted, judged, strict=True):
        together.setdefault(each.conversation_id, set()).update((one.left, one.right))
    return Contest(judged, _sets(judged, together.values()))


def _pair(compared: Compared) -> frozenset[str]:
    """Return which two replies were judged; copies of them are no further replies."""
    return frozenset(reply.copied_from or reply.id for reply in (compared.left, compared.right))


def among(judged: Iterable[Judged], names: Collection[str]) -> tuple[Judged, ...]:
    """Return the verdicts between contestants of a set."""
    return tuple(one for one in judged if one.left in names and one.right in names)


def _sets(judged: Collection[Judged], found: Iterable[set[str]]) -> tuple[tuple[str, ...], ...]:
    several = {tuple(sorted(names)) for names in found if len(names) > 1}
    return tuple(sorted(several, key=lambda names: (-len(among(judged, names)), names)))


def _names(replies: Iterable[Reply], grouping: Grouping) -> Mapping[str, str]:
    """Return the contestant of each reply by its id."""
    known = {reply.id: reply for reply in replies}
    if grouping is Grouping.IDENTITY:
        return _identities(known)
    if grouping is Grouping.MODEL:
        bare = {reply_id: str(reply.identity.asked) for reply_id, reply in known.items()}
    else:
        bare = _without_hosts({name: reply.identity.model for name, reply in known.items()})
    return {
        reply_id: f"{name} (reasoning=handed)" if known[reply_id].handed else name
        for reply_id, name in bare.items()
    }


def _without_hosts(models: Mapping[str, str]) -> dict[str, str]:
    """Return names of models as hosts spell them most often, whatever else they put around."""
    spelled = {reply_id: _bare(model) for reply_id, model in models.items()}
    counts = Counter(spelled.values())
    usual: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        usual.setdefault(_key(name), name)
    return {reply_id: usual[_key(name)] for reply_id, name in spelled.items()}


def _bare(model: str) -> str:
    name, colon, route = model.rsplit("/", maxsplit=1)[-1].partition(":")
    return name if route in _ROUTES else f"{name}{colon}{route}"


def _key(name: str) -> str:
    """Return what spellings of one name have in common; `R1.5` is not `R15`."""
    return name.lower().replace("_", "-")


def _identities(replies: Mapping[str, Reply]) -> dict[str, str]:
    """Return models with those settings that differ among the replies of that model."""
    of_model: dict[ModelRef, dict[str, Mapping[str, str]]] = {}
    for reply_id, reply in replies.items():
        of_model.setdefault(reply.identity.asked, {})[reply_id] = _settings(reply)
    names = {}
    for ref, settings in of_model.items():
        every = list(settings.values())
        used = dict.fromkeys(name for own in every for name in own)
        differing = [name for name in used if len({own.get(name) for own in every}) > 1]
        told: dict[tuple[str | None, ...], str] = {}
        for reply_id, own in settings.items():
            values = tuple(own.get(name) for name in differing)
            if values not in told:
                told[values] = _unlike(_label(str(ref), differing, values), told.values())
            names[reply_id] = told[values]
    return names


def _settings(reply: Reply) -> Mapping[str, str]:
    """Return what a reply was made with, as it would be typed; what the host chose is not there."""
    identity = reply.identity
    found = {"reasoning": "handed"} if reply.handed else {}
    for name, value in settings_sent(identity).items():
        if value is not None and name not in _NOT_TELLING:
            found[name] = value_text(BY_NAME[name], value)
    if identity.is_echoed_differently and identity.echoed_model:
        found["answered-by"] = identity.echoed_model
    if identity.upstream:
        found["upstream"] = identity.upstream
    if reply.system_prompt and reply.system_prompt.strip():
        found["system"] = reply.system_prompt.strip()
    return found


def _label(ref: str, names: Iterable[str], values: Iterable[str | None]) -> str:
    told = [f"{n}={_shown(v)}" for n, v in zip(names, values, strict=True) if v is not None]
    return f"{ref} ({', '.join(told)})" if told else ref


def _shown(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN_LENGTH else f"{line[: _SHOWN_LENGTH - 1]}…"


def _unlike(label: str, others: Collection[str]) -> str:
    """Return a label that none of `others` is: what is shown of long values may be alike."""
    number, name = 1, label
    while name in others:
        number += 1
        name = f"{label} #{number}"
    return name

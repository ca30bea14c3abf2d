"""Verdicts with the replies that were judged, made by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict
from tests.core.archive.samples import AT


class Pair(Struct, frozen=True):
    """A verdict with its replies, as the archive gives it."""

    verdict: Verdict
    left: Reply
    right: Reply
    conversation_id: str = "c"

    @property
    def question(self) -> str:
        """The turn: each is another question here."""
        return self.verdict.turn_id


def reply(name: str, model: str, sent: Mapping[str, object] | None = None, **more: str) -> Reply:
    """Return a reply of `PROVIDER/MODEL`, asked for with what was `sent`."""
    provider, _, model = model.partition("/")
    sent = sent or {}
    thinking = sent.get("thinking")
    assert thinking is None or isinstance(thinking, bool)
    identity = Identity(
        provider,
        model,
        sent_model=model,
        echoed_model=more.get("echoed"),
        upstream=more.get("upstream"),
        parameters={n: v for n, v in sent.items() if n != "thinking"},
        thinking=thinking,
    )
    system, handed = more.get("system"), more.get("handed")
    return Reply(name, "a", identity, Timings(AT), system_prompt=system, handed=handed)


def pair(
    left: Reply,
    right: Reply,
    number: int = 0,
    conversation: str = "c",
    reasons: Collection[Reason] = (),
) -> Pair:
    """Return a verdict for the left of two replies, on a question of its own."""
    at = AT + timedelta(minutes=number)
    verdict = Verdict(f"v{number}", f"t{number}", left.id, right.id, Choice.LEFT, at)
    verdict = replace(verdict, reasons=frozenset(reasons))
    return Pair(verdict, left, right, conversation)

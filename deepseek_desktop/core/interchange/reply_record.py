"""A reply as values for JSON: who gave it, what it says, what is known of it."""

from __future__ import annotations

from pathlib import PureWindowsPath

from msgspec.structs import asdict, replace

from deepseek_desktop.core.domain.cost import cost_record
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.figures import Figure, Figures
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.interchange.canonical import text_checksum

Record = dict[str, object]

_PLACES = {"path", "file", "folder"}


def reply_record(reply: Reply, figures: Figures, *, has_reasoning: bool) -> Record:
    """Return a reply as JSON values; what is not known is null.

    What the host says is left on the account is nobody else's business, so it is not there.
    """
    return {
        "id": reply.id,
        "lane": reply.lane_id,
        "identity": _identity_record(reply.identity),
        "instructions": reply.system_prompt,
        "outcome": reply.outcome,
        "finish_reason": reply.finish_reason,
        "failure": None if reply.failure is None else _failure_record(reply.failure),
        "retried": [_failure_record(failure) for failure in reply.retried],
        "flaws": {kind.value: count for kind, count in reply.flaws.items()},
        "reasoning": reply.reasoning if has_reasoning else None,
        "answer": reply.answer,
        "tool_calls": [asdict(call) for call in reply.tool_calls],
        "sha256": {
            "reasoning": text_checksum(reply.reasoning) if has_reasoning else None,
            "answer": text_checksum(reply.answer),
        },
        "usage": None if reply.usage is None else _usage_record(reply.usage),
        "timings": asdict(reply.timings) | {"started_at": reply.timings.started_at.isoformat()},
        "pieces": reply.pieces,
        "pace": [[beat.at_s, beat.reasoning, beat.answer] for beat in reply.pace],
        "cost": None if reply.cost is None else cost_record(reply.cost),
        "figures": [_figure_record(figure) for figure in figures.all],
        "is_whole": figures.is_whole,
        "continued": reply.continued,
        "copied_from": reply.copied_from,
        "handed": reply.handed,
    }


def without_folders(failure: Failure) -> Failure:
    """Return a failure that names files without their folders, which are nobody else's business."""
    facts = {n: PureWindowsPath(v).name if n in _PLACES else v for n, v in failure.facts.items()}
    return replace(failure, facts=facts)


def _failure_record(failure: Failure) -> Record:
    return {
        "kind": failure.kind,
        "fault": failure.fault,
        "message": without_folders(failure).sentence,
        "status": failure.status,
        "detail": failure.detail,
    }


def _identity_record(identity: Identity) -> Record:
    return asdict(identity) | {
        "parameters": dict(identity.parameters),
        "effects": {name: effect.value for name, effect in identity.effects.items()},
        "card": None if identity.card is None else dict(identity.card),
    }


def _usage_record(usage: Usage) -> Record:
    cost = usage.reported_cost_usd
    return asdict(usage) | {"reported_cost_usd": None if cost is None else str(cost)}


def _figure_record(figure: Figure) -> Record:
    exact = figure.kind.value == "cost"
    return {
        "kind": figure.kind,
        "value": str(figure.value) if exact and figure.value is not None else figure.value,
        "unit": figure.unit,
        "origin": figure.origin,
        "bound": figure.bound,
        "least": str(figure.least) if exact and figure.least is not None else figure.least,
    }

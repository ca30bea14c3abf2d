"""What was used and spent, as CSV for spreadsheets and as objects for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from deepseek_desktop.core.domain.formula_safe import formula_safe
from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import By, Group

_COUNTS = (
    *("requests", "prompt_tokens", "cache_hit", "cache_miss", "prompt_not_split"),
    *("completion_tokens", "reasoning", "answer", "completion_not_split"),
    *("tokens_unknown", "cost_unknown"),
)


def usage_record(groups: Sequence[Group], by: By, total: Spent) -> dict[str, Any]:
    """Return groups as JSON values; amounts are strings, since money is no float."""
    return {
        "by": by.value,
        "groups": [{by.value: key_of(group), **_record(group.spent)} for group in groups],
        "total": _record(total),
    }


def usage_csv(groups: Sequence[Group], by: By) -> str:
    """Return one line for each group; every currency has its columns, none is converted."""
    spents = [group.spent for group in groups]
    reported = sorted({currency for spent in spents for currency in spent.reported})
    estimated = sorted({currency for spent in spents for currency in spent.estimated})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        (
            *(by.value, *_COUNTS),
            *(f"reported_{currency}" for currency in reported),
            *(f"estimated_{currency}" for currency in estimated),
        )
    )
    for group in groups:
        spent = group.spent
        writer.writerow(
            (
                formula_safe(key_of(group)),
                *_counts(spent).values(),
                *(_amount(spent.reported, currency) for currency in reported),
                *(_amount(spent.estimated, currency) for currency in estimated),
            )
        )
    return out.getvalue()


def key_of(group: Group) -> str:
    """Return the name of a group, or its first day as ISO 8601."""
    return group.first.isoformat() if group.first else group.name


def _record(spent: Spent) -> dict[str, Any]:
    return {
        **_counts(spent),
        "reported": _texts(spent.reported),
        "estimated": _texts(spent.estimated),
    }


def _counts(spent: Spent) -> Mapping[str, int]:
    counts = (
        *(spent.requests, spent.prompt, spent.cached, spent.missed, spent.unsplit_prompt),
        *(spent.completion, spent.reasoning, spent.answer, spent.unsplit_completion),
        *(spent.uncounted, spent.unknown),
    )
    return dict(zip(_COUNTS, counts, strict=True))


def _texts(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    return {currency: f"{amounts[currency]:f}" for currency in sorted(amounts)}


def _amount(amounts: Mapping[str, Decimal], currency: str) -> str:
    return f"{amounts[currency]:f}" if currency in amounts else ""

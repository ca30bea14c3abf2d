"""What was used or spent as bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.spending import Spent
from deepseek_desktop.core.domain.usage_groups import By, Group
from deepseek_desktop.ui.models import usage_words as words
from deepseek_desktop.ui.models.chart import Bar, Chart, Part
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate

MOST_NAMES = 12
"""So many models or hosts have a bar; the table has all."""


def sorted_for(groups: Sequence[Group], by: By, currency: str) -> tuple[Group, ...]:
    """Return groups that were used as a table has them: the newest, or the largest, first."""
    used = [group for group in groups if group.spent.requests]
    if by.is_time:
        return tuple(reversed(used))
    return tuple(sorted(used, key=lambda group: -sum(_values(group.spent, currency))))


def chart_of(groups: Sequence[Group], by: By, currency: str) -> Chart:
    """Return a chart of tokens, or of money in one `currency`; empty: of tokens."""
    shown = groups
    if not by.is_time:
        sorted_ = sorted_for(groups, by, currency)
        shown = [group for group in sorted_ if any(_values(group.spent, currency))][:MOST_NAMES]
    parts = _money_parts() if currency else _token_parts()
    values = [_values(group.spent, currency) for group in shown]
    # What nobody has anything of would only take room.
    kept = [n for n in range(len(parts)) if any(row[n] for row in values)]
    bars = tuple(
        Bar(
            words.mark_of(group, by),
            _told(group, by, [parts[n].label for n in kept], [row[n] for n in kept], currency),
            tuple(float(row[n]) for n in kept),
        )
        for group, row in zip(shown, values, strict=True)
    )
    name = (
        translate("usage", "Money spent, {currency}").format(currency=currency)
        if currency
        else translate("usage", "Tokens used")
    )
    return Chart(
        f"{name}, {words.by_word(by)}",
        tuple(parts[n] for n in kept),
        bars,
        number,
        is_time=by.is_time,
        least_step=0.0 if currency else 1.0,
    )


def _token_parts() -> tuple[Part, ...]:
    return (
        Part(translate("usage", "In, cached"), "lane_c", 1),
        Part(translate("usage", "In, not cached"), "lane_a"),
        Part(translate("usage", "In, not told apart"), "muted", 3),
        Part(translate("usage", "Thinking"), "lane_d", 2),
        Part(translate("usage", "Answer"), "lane_b"),
        Part(translate("usage", "Out, not told apart"), "lane_f", 4),
    )


def _money_parts() -> tuple[Part, ...]:
    return (
        Part(translate("usage", "Hosts charged"), "lane_a"),
        Part(translate("usage", "We estimate"), "lane_b", 1),
    )


def _values(spent: Spent, currency: str) -> tuple[Decimal, ...]:
    if currency:
        nothing = Decimal(0)
        return spent.reported.get(currency, nothing), spent.estimated.get(currency, nothing)
    counts = (
        *(spent.cached, spent.missed, spent.unsplit_prompt),
        *(spent.reasoning, spent.answer, spent.unsplit_completion),
    )
    return tuple(map(Decimal, counts))


def _told(
    group: Group, by: By, labels: Sequence[str], values: Sequence[Decimal], currency: str
) -> str:
    name, spent = words.full_name(group, by), group.spent
    if not spent.requests:
        return translate("usage", "{name}: nothing").format(name=name)
    known = [(label, value) for label, value in zip(labels, values, strict=True) if value]
    total = sum(values, Decimal(0))
    if not currency:
        whole = translate("usage", "{count} tokens").format(count=number(float(total)))
        return words.told_parts(name, [(n, number(float(value))) for n, value in known], whole)
    whole = words.amount(total, currency)
    if spent.unknown:
        unknown = translate("usage", "requests of unknown cost: {count}")
        whole += f", {unknown.format(count=number(spent.unknown))}"
    return words.told_parts(name, [(n, words.amount(v, currency)) for n, v in known], whole)

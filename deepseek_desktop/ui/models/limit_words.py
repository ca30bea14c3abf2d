"""Limits that a person set, in words: how near they are, and what does not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.spending import Money, Spent
from deepseek_desktop.core.domain.spending_limit import LimitNow, Reach
from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.models.forecast import Forecast
from deepseek_desktop.ui.models.spending_words import cost_text, money_text
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate


def limit_text(
    limit: LimitNow, spent: Spent, forecast: Forecast, reach: Reach, *, is_hard: bool
) -> str:
    """Return that a limit is near, or would be passed, with the amounts.

    One that is not hard is only warned of.
    """
    templates = {
        (True, Reach.NEAR): translate(
            "spending", "Today’s limit of {limit} is nearly reached: {spent} spent, next {next}."
        ),
        (False, Reach.NEAR): translate(
            "spending",
            "This month’s limit of {limit} is nearly reached: {spent} spent, next {next}.",
        ),
        (True, Reach.BEYOND): translate(
            "spending",
            "This would pass today’s limit of {limit}: {spent} spent, next {next}. Nothing was "
            "sent yet.",
        ),
        (False, Reach.BEYOND): translate(
            "spending",
            "This would pass this month’s limit of {limit}: {spent} spent, next {next}. Nothing "
            "was sent yet.",
        ),
    }
    warnings = {
        True: translate(
            "spending", "This passes today’s limit of {limit}: {spent} spent, next {next}."
        ),
        False: translate(
            "spending", "This passes this month’s limit of {limit}: {spent} spent, next {next}."
        ),
    }
    is_warning = reach is Reach.BEYOND and not is_hard
    template = warnings[limit.is_day] if is_warning else templates[limit.is_day, reach]
    text = template.format(**_amounts(limit), next=cost_text(forecast.lanes))
    return " ".join([text, *_not_counted(limit, spent, forecast.low)])


def reached_text(limit: LimitNow, spent: Spent, reach: Reach) -> str:
    """Return that a limit is near, or reached, by what was spent already."""
    templates = {
        (True, Reach.NEAR): translate(
            "spending", "Today’s limit of {limit} is nearly reached: {spent} spent."
        ),
        (False, Reach.NEAR): translate(
            "spending", "This month’s limit of {limit} is nearly reached: {spent} spent."
        ),
        (True, Reach.BEYOND): translate(
            "spending", "Today’s limit of {limit} is reached: {spent} spent."
        ),
        (False, Reach.BEYOND): translate(
            "spending", "This month’s limit of {limit} is reached: {spent} spent."
        ),
    }
    text = templates[limit.is_day, reach].format(**_amounts(limit))
    return " ".join([text, *_not_counted(limit, spent, {})])


def stopped_text(limit: LimitNow) -> str:
    """Return that running replies were stopped because a limit was reached."""
    templates = {
        True: translate(
            "spending",
            "Today’s limit of {limit} is reached, so running replies were stopped. What had "
            "arrived is kept.",
        ),
        False: translate(
            "spending",
            "This month’s limit of {limit} is reached, so running replies were stopped. What had "
            "arrived is kept.",
        ),
    }
    return templates[limit.is_day].format(**_amounts(limit))


def _amounts(limit: LimitNow) -> Mapping[str, str]:
    spent = money_text(Money(limit.spent, limit.money.currency))
    return {"limit": _typed_text(limit.money), "spent": spent}


def _typed_text(limit: Money) -> str:
    return f"{limit.amount:f} {limit.currency}"  # as a person typed it


def _not_counted(limit: LimitNow, spent: Spent, coming: Iterable[str]) -> list[str]:
    spent_elsewhere = {m.currency for m in spent.totals if m.amount}
    others = sorted((spent_elsewhere | set(coming)) - {limit.money.currency})
    told = []
    if others:
        text = translate("spending", "Amounts in {currencies} are not counted.")
        told.append(text.format(currencies=", ".join(others)))
    if limit.unknown:
        text = translate("spending", "Requests of unknown cost are not counted: {count}.")
        told.append(text.format(count=number(limit.unknown)))
    return told


def limits_facts(limits: Iterable[tuple[Money, bool]]) -> tuple[Fact, ...]:
    """Return the limits that a person set; True is for that of a day."""
    labels = {True: translate("spending", "A day"), False: translate("spending", "A month")}
    return tuple(Fact(labels[is_day], _typed_text(limit)) for limit, is_day in limits)

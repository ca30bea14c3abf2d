"""What was used and spent in words: names, sums, what a bar says, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from deepseek_desktop.core.domain.spending import Money, Spent
from deepseek_desktop.core.domain.usage_groups import By, Group, Span
from deepseek_desktop.ui.models.spending_words import money_text, monies_text
from deepseek_desktop.ui.wording import number, provider_name

translate = QCoreApplication.translate


def span_word(span: Span) -> str:
    """Return what a span of days is called."""
    return {
        Span.TODAY: translate("usage", "Today"),
        Span.WEEK: translate("usage", "Last 7 days"),
        Span.DAYS_30: translate("usage", "Last 30 days"),
        Span.MONTH: translate("usage", "This month"),
        Span.YEAR: translate("usage", "Last 365 days"),
        Span.ALL: translate("usage", "All days"),
    }[span]


def by_word(by: By) -> str:
    """Return how groups are made."""
    return {
        By.DAY: translate("usage", "By day"),
        By.WEEK: translate("usage", "By week"),
        By.MONTH: translate("usage", "By month"),
        By.MODEL: translate("usage", "By model"),
        By.HOST: translate("usage", "By host"),
    }[by]


def name_of(group: Group, by: By) -> str:
    """Return what a group is called below a heading."""
    if group.first is None:
        provider, slash, model = group.name.partition("/")
        return f"{provider_name(provider)}{slash}{model}"
    day = QDate(group.first.year, group.first.month, group.first.day)
    match by:
        case By.MONTH:
            return QLocale().toString(day, translate("usage", "MMMM yyyy"))
        case By.WEEK:
            return QLocale().toString(day, translate("usage", "d MMM yyyy"))
        case _:
            return QLocale().toString(day, translate("usage", "ddd d MMM yyyy"))


def full_name(group: Group, by: By) -> str:
    """Return what a group is called where no heading says that it is a week."""
    name = name_of(group, by)
    return translate("usage", "Week from {day}").format(day=name) if by is By.WEEK else name


def mark_of(group: Group, by: By) -> str:
    """Return what stands below the bar of a group."""
    if group.first is None:
        return name_of(group, by)
    day = QDate(group.first.year, group.first.month, group.first.day)
    form = translate("usage", "MMM yy") if by is By.MONTH else translate("usage", "d MMM")
    return QLocale().toString(day, form)


def name_heading(by: By) -> str:
    """Return what the groups are called together."""
    return {
        By.DAY: translate("usage", "Day"),
        By.WEEK: translate("usage", "Week"),
        By.MONTH: translate("usage", "Month"),
        By.MODEL: translate("usage", "Model"),
        By.HOST: translate("usage", "Host"),
    }[by]


def charged_text(amounts: Iterable[tuple[str, Decimal]], *, is_estimate: bool = False) -> str:
    """Return amounts side by side, each in its currency; a dash for none."""
    text = monies_text(Money(amount, currency) for currency, amount in sorted(amounts))
    if not text:
        return "—"
    return f"≈ {text}" if is_estimate else text


def summary(spent: Spent) -> str:
    """Return in a line what all of it comes to."""
    text = translate("usage", "{requests} requests · {prompt} tokens in, {out} out · {cost}")
    charged = translate("usage", "hosts charged {amount}")
    estimated = translate("usage", "we estimate {amount}")
    costs = [charged.format(amount=charged_text(spent.reported.items()))] if spent.reported else []
    if spent.estimated:
        amounts = charged_text(spent.estimated.items(), is_estimate=True)
        costs.append(estimated.format(amount=amounts))
    nothing = translate("usage", "cost unknown") if spent.unknown else translate("usage", "free")
    return text.format(
        requests=number(spent.requests),
        prompt=number(spent.prompt),
        out=number(spent.completion),
        cost=" · ".join(costs) or nothing,
    )


def remarks(spent: Spent) -> Iterator[str]:
    """Yield what is not known, and whose word the money is."""
    if spent.unknown:
        text = translate(
            "usage", "The cost of {count} of these requests is unknown, so it is not in any sum."
        )
        yield text.format(count=number(spent.unknown))
    if spent.uncounted:
        text = translate("usage", "The tokens of {count} requests were not counted by their host.")
        yield text.format(count=number(spent.uncounted))
    if spent.unsplit_prompt or spent.unsplit_completion:
        yield translate(
            "usage",
            "Not told apart: the host said how many tokens, but not how many were cached or "
            "thinking.",
        )
    if spent.estimated:
        yield translate(
            "usage", "“≈” is our estimate from dated prices; the rest is what hosts say themselves."
        )
    if len({*spent.reported, *spent.estimated}) > 1:
        yield translate("usage", "Currencies are not converted into each other.")


def told_parts(name: str, parts: Iterable[tuple[str, str]], whole: str) -> str:
    """Return what a bar says: its name, all of it, and its pieces."""
    one = translate("usage", "{part} {value}")
    pieces = " · ".join(one.format(part=label, value=value) for label, value in parts)
    text = translate("usage", "{name}: {whole} ({pieces})")
    return text.format(name=name, whole=whole, pieces=pieces)


def amount(value: Decimal, currency: str) -> str:
    """Return an amount in a currency."""
    return money_text(Money(value, currency))

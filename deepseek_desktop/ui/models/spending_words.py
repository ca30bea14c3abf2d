"""What was spent, and what the next question may cost, in words; estimates say that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.spending import Money, Part, Spent, parts_of, sums
from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.models.forecast import LaneForecast
from deepseek_desktop.ui.wording import number

translate = QCoreApplication.translate


def amount_text(amount: Decimal) -> str:
    """Return an amount with two digits that count, however small it is."""
    digits = 2 if amount >= 1 or not amount else 1 - amount.adjusted()
    return number(float(amount), max(2, digits))


def money_text(money: Money) -> str:
    """Return an amount with its currency."""
    return f"{amount_text(money.amount)} {money.currency}"


def monies_text(monies: Iterable[Money]) -> str:
    """Return amounts side by side; they are never added."""
    return " + ".join(map(money_text, monies))


def spent_text(spent: Spent) -> str:
    """Return what was spent, with “≈” where a part of it is our estimate."""
    text = monies_text(spent.totals)
    unknown = translate("spending", "+{count} unknown").format(count=number(spent.unknown))
    if not text:
        nothing = translate("spending", "nothing")
        cost_unknown = translate("spending", "cost unknown")
        return cost_unknown if spent.unknown else nothing
    text = f"≈ {text}" if any(spent.estimated.values()) else text
    return f"{text} {unknown}" if spent.unknown else text


def conversation_text(branch: Spent, everything: Spent) -> str:
    """Return on one line what the shown branch of a conversation used and cost, and all of it."""
    if not everything.requests:
        return translate("spending", "This conversation: nothing spent yet")
    cached = translate("spending", "{count} cached").format(count=number(branch.cached))
    thinking = translate("spending", "{count} thinking").format(count=number(branch.reasoning))
    text = translate(
        "spending", "This conversation: {cost} · {prompt} tokens in{cached}, {out} out{thinking}"
    )
    cost, on_all = spent_text(branch), spent_text(everything)
    if on_all != cost:
        cost = translate("spending", "{cost} (all branches: {other})").format(
            cost=cost, other=on_all
        )
    if not branch.prompt and not branch.completion:
        unknown = translate("spending", "This conversation: {cost} · tokens unknown")
        return unknown.format(cost=cost)
    return text.format(
        prompt=number(branch.prompt),
        cached=f" ({cached})" if branch.cached else "",
        out=number(branch.completion),
        thinking=f" ({thinking})" if branch.reasoning else "",
        cost=cost,
    )


def totals_text(day: Spent, month: Spent) -> str:
    """Return on one line what was spent this day and month."""
    text = translate("spending", "Today: {day} · this month: {month}")
    return text.format(day=spent_text(day), month=spent_text(month))


def spent_facts(spent: Spent) -> tuple[Fact, ...]:
    """Return what was spent, and who says so."""
    rows = [
        (translate("spending", "Requests"), number(spent.requests)),
        (
            translate("spending", "Tokens in"),
            translate("spending", "{count}: {hit} found in the cache, {miss} not").format(
                count=number(spent.prompt),
                hit=number(spent.cached),
                miss=number(spent.missed + spent.unsplit_prompt),
            ),
        ),
        (
            translate("spending", "Tokens out"),
            translate("spending", "{count}: {thinking} thinking, {answer} answer").format(
                count=number(spent.completion),
                thinking=number(spent.reasoning),
                answer=number(max(0, spent.completion - spent.reasoning)),
            ),
        ),
        (translate("spending", "Providers say"), monies_text(_monies(spent.reported))),
        (translate("spending", "We estimate"), _estimated(spent)),
        (translate("spending", "Cost unknown"), number(spent.unknown) if spent.unknown else ""),
        (
            translate("spending", "Tokens unknown"),
            number(spent.uncounted) if spent.uncounted else "",
        ),
    ]
    return tuple(Fact(label, value) for label, value in rows if value)


def parts_facts(replies: Iterable[Reply]) -> tuple[Fact, ...]:
    """Return what the money went to, by our estimate, and by which prices."""
    known = list(replies)
    parts = [parts_of(reply) for reply in known]
    labels = {
        Part.HIT: translate("spending", "In, from the cache"),
        Part.MISS: translate("spending", "In, not cached"),
        Part.THINKING: translate("spending", "Thinking"),
        Part.ANSWER: translate("spending", "Answers"),
    }
    facts = [
        Fact(label, f"≈ {text}")
        for part, label in labels.items()
        if (text := monies_text(sums(of[part] for of in parts if part in of and of[part].amount)))
    ]
    rows = sorted({_price_row(reply) for reply in known if reply.cost})
    if rows:
        facts.append(Fact(translate("spending", "By these prices"), "\n".join(rows)))
    return tuple(facts)


def _price_row(reply: Reply) -> str:
    if reply.cost is None:
        return ""
    price = reply.cost.price
    text = translate("spending", "{model}: {input} in, {cached} cached, {output} out")
    row = text.format(
        model=reply.identity.model,
        input=price.input,
        cached="—" if price.cached is None else price.cached,
        output=price.output,
    )
    return f"{row} ({price.currency}; {reply.cost.source}, {reply.cost.as_of})"


def _monies(amounts: Mapping[str, Decimal]) -> tuple[Money, ...]:
    return sums(Money(amount, currency) for currency, amount in amounts.items())


def _estimated(spent: Spent) -> str:
    text = monies_text(_monies(spent.estimated))
    return f"≈ {text}" if text else ""


def lane_cost_text(lane: LaneForecast) -> str:
    """Return what the next question may cost in one lane."""
    if lane.is_free:
        return translate("spending", "free")
    if lane.cost is None:
        return translate("spending", "cost unknown")
    return _range_text(lane.cost.low, lane.cost.high, lane.cost.price.currency)


def cost_text(lanes: Sequence[LaneForecast]) -> str:
    """Return what the next question may cost in all lanes; currencies stay apart."""
    if all(lane.is_free for lane in lanes):
        return translate("spending", "free")
    costs = [lane.cost for lane in lanes if lane.cost]
    texts = []
    for currency in sorted({cost.price.currency for cost in costs}):
        ours = [cost for cost in costs if cost.price.currency == currency]
        highs = [cost.high for cost in ours if cost.high is not None]
        high = sum(highs, Decimal(0)) if len(highs) == len(ours) else None
        texts.append(_range_text(sum((cost.low for cost in ours), Decimal(0)), high, currency))
    unknown = sum(lane.cost is None and not lane.is_free for lane in lanes)
    if not texts:
        return translate("spending", "cost unknown")
    if unknown:
        texts.append(translate("spending", "{count} unknown").format(count=number(unknown)))
    return " + ".join(texts)


def _range_text(low: Decimal, high: Decimal | None, currency: str) -> str:
    if high is None:
        text = translate("spending", "≈ {low} {currency} or more")
        return text.format(low=amount_text(low), currency=currency)
    shown_low, shown_high = amount_text(low), amount_text(high)
    if shown_low == shown_high:
        return f"≈ {shown_low} {currency}"
    text = translate("spending", "≈ {low} to {high} {currency}")
    return text.format(low=shown_low, high=shown_high, currency=currency)

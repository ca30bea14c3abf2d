"""What can be chosen of a lane's thinking, and why the rest cannot."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.parameters import BY_NAME, Parameters, read_value, value_text
from deepseek_desktop.core.providers.planning import Plan
from deepseek_desktop.ui.details import effect_text, translate


class Choice(Struct, frozen=True):
    """One value as it is typed, empty for left to the provider, and what it is called."""

    value: str
    label: str
    is_chosen: bool
    is_possible: bool = True


class ThinkingOffer(Struct, frozen=True):
    """The choices for thinking and for effort; `reasons` say why some are not possible."""

    thinking: tuple[Choice, ...]
    efforts: tuple[Choice, ...]
    reasons: tuple[str, ...]


def thinking_offer(parameters: Parameters, plan_for: Callable[[Parameters], Plan]) -> ThinkingOffer:
    """Return what a model, whose requests `plan_for` plans, makes of thinking and effort."""
    reasons: dict[str, None] = {}
    thinking = _choices("thinking", ("on", "off"), parameters, plan_for, reasons)
    efforts = _choices("effort", BY_NAME["effort"].choices, parameters, plan_for, reasons)
    return ThinkingOffer(thinking, efforts, tuple(reasons))


def with_value(parameters: Parameters, name: str, typed: str) -> Parameters:
    """Return parameters with another value of one of them; empty leaves it to the provider."""
    others = {known: value for known, value in parameters.items() if known != name}
    return {**others, name: read_value(BY_NAME[name], typed)} if typed else others


def _choices(
    name: str,
    values: tuple[str, ...],
    parameters: Parameters,
    plan_for: Callable[[Parameters], Plan],
    reasons: dict[str, None],
) -> tuple[Choice, ...]:
    chosen = parameters.get(name)
    typed = "" if chosen is None else value_text(BY_NAME[name], chosen)
    left = Choice("", translate("lane", "Left to the provider"), is_chosen=not typed)
    choices = [left]
    for value in values:
        plan = plan_for(with_value(parameters, name, value))
        effect = plan.effects.get(name)
        is_possible = effect in {None, Effect.CHANGED}
        if effect is not None and not is_possible:
            origin = plan.origins.get(name, "")
            said = effect_text(name, effect)
            reasons[f"{said} ({origin})" if origin else said] = None
        label = _label(name, value, plan)
        choices.append(Choice(value, label, value == typed, is_possible))
    return tuple(choices)


def _label(name: str, value: str, plan: Plan) -> str:
    """Return what a choice is called; an effort may go out as the nearest one."""
    words = {"on": translate("lane", "On"), "off": translate("lane", "Off")}
    if name == "effort" and plan.effort not in {None, value}:
        return translate("lane", "{effort} (sent as {sent})").format(effort=value, sent=plan.effort)
    return words.get(value, value)

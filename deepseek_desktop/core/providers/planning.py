"""What to send for what a person set: in a host's own terms, without what has no effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from deepseek_desktop.core.domain.dialect import Dialect, Effect, Protocol, Rule
from deepseek_desktop.core.domain.parameters import BY_NAME, EFFORTS, Parameters
from deepseek_desktop.core.domain.profile import Profile

_UPSTREAM = "{upstream}"


class Plan(Struct, frozen=True):
    """What a request will carry besides model and messages, and what became of the rest.

    `fields` are in the host's own terms. `origins` tell of effects who says so, and when, where
    that is known. `thinking` is None where it is not known whether the model will think. `effort`
    is the one that is sent.
    """

    fields: Mapping[str, object]
    effects: Mapping[str, Effect]
    origins: Mapping[str, str]
    thinking: bool | None = None
    effort: str | None = None
    system_in_question: bool = False


def plan_at(profile: Profile, model: str, parameters: Parameters) -> Plan:
    """Return what to send for `parameters` to a model of a provider."""
    return plan(profile.dialect, profile.rules, model, parameters)


def plan(dialect: Dialect, rules: Iterable[Rule], model: str, parameters: Parameters) -> Plan:
    """Return what to send for `parameters` to a model of a host with `dialect` and `rules`."""
    about = [rule for rule in rules if rule.concerns(model)]
    thinking = _thinking(dialect, about, parameters.get("thinking"))
    holding = [r for r in about if r.thinking is None or r.thinking == thinking]
    planning = _Planning(dialect, holding)
    # In our order, not in that of typing: an effort may go where the switch was put before it.
    for name in (name for name in BY_NAME if name in parameters):
        planning.add(name, parameters[name])
    return Plan(
        fields=planning.finished(),
        effects=planning.effects,
        origins=planning.origins,
        thinking=thinking,
        effort=planning.effort,
        system_in_question=any(rule.system_in_question for rule in holding),
    )


def _thinking(dialect: Dialect, about: Sequence[Rule], chosen: object) -> bool | None:
    """Return whether the model will think: as chosen, where that can be; else as it is used to."""
    if isinstance(chosen, bool) and not _Planning(dialect, about).hindrance("thinking", chosen):
        return chosen
    return next((rule.thinks for rule in about if rule.thinks is not None), None)


class _Planning:
    def __init__(self, dialect: Dialect, rules: Iterable[Rule]) -> None:
        self._dialect = dialect
        self._rules = tuple(rules)
        self._fields: dict[str, Any] = {}
        self.effects: dict[str, Effect] = {}
        self.origins: dict[str, str] = {}
        self.effort: str | None = None
        self._streams = dialect.streams
        self._options = "options." if dialect.protocol is Protocol.OLLAMA else ""

    def add(self, name: str, value: object) -> None:
        if effect := self.hindrance(name, value):
            self.effects[name] = effect
            if rule := self._against(name, value):
                self._note_origin(name, rule)
            return
        match name:
            case "thinking":
                switch = self._dialect.thinking_on if value else self._dialect.thinking_off
                _merge(self._fields, switch)
            case "effort":
                self._set_effort(str(value))
            case "max_tokens":
                _put(self._fields, self._dialect.max_tokens, self._limited(name, value))
            case "upstream":
                _merge(self._fields, _filled(self._dialect.upstream, str(value)))
            case "stream":
                self._streams = bool(value)
            case "tools" | "tool_choice" | "response_format":
                self._fields[name] = value
            case _:
                _put(self._fields, self._options + name, self._limited(name, value))

    def finished(self) -> Mapping[str, object]:
        fields = dict(self._fields)
        _merge(fields, self._dialect.extra)
        if self._dialect.streams:
            fields["stream"] = self._streams
            if self._streams and self._dialect.stream_options:
                fields["stream_options"] = {"include_usage": True}
        return fields

    def hindrance(self, name: str, value: object) -> Effect | None:
        """Return why a parameter is not sent at all."""
        if rule := self._against(name, value):
            return Effect.REFUSED if _refuses(rule, name, value) else Effect.NO_EFFECT
        if self._dialect.only and name not in self._dialect.only:
            return Effect.NOT_HERE
        switch = self._dialect.thinking_on if value else self._dialect.thinking_off
        missing = {
            "thinking": not switch,
            "effort": not self._dialect.effort,
            "upstream": not self._dialect.upstream,
            "stream": not self._dialect.streams,
        }
        return Effect.NOT_HERE if missing.get(name) else None

    def _against(self, name: str, value: object) -> Rule | None:
        """Return the rule that keeps a parameter back; being refused is worse than no effect."""
        refusing = (rule for rule in self._rules if _refuses(rule, name, value))
        idle = (rule for rule in self._rules if name in rule.no_effect)
        return next(refusing, None) or next(idle, None)

    def _note_origin(self, name: str, rule: Rule) -> None:
        if rule.origin:
            self.origins[name] = rule.origin

    def _set_effort(self, wanted: str) -> None:
        known = self._dialect.efforts
        self.effort = wanted if not known or wanted in known else _nearest(wanted, known)
        if self.effort != wanted:
            self.effects["effort"] = Effect.CHANGED
        _put(self._fields, self._dialect.effort, self.effort)

    def _limited(self, name: str, value: object) -> object:
        for rule in self._rules:
            if name in rule.limits and isinstance(value, int | float):
                least, most = rule.limits[name]
                limited = min(max(value, least), most)
                if limited != value:
                    self.effects[name] = Effect.CHANGED
                    self._note_origin(name, rule)
                value = limited
        return value


def _refuses(rule: Rule, name: str, value: object) -> bool:
    return name in rule.refused or value not in rule.choices.get(name, (value,))


def _nearest(wanted: str, known: Iterable[str]) -> str:
    place = EFFORTS.index(wanted) if wanted in EFFORTS else len(EFFORTS) // 2
    places = [EFFORTS.index(effort) for effort in known if effort in EFFORTS]
    # Of two as near the higher one, as DeepSeek itself reads medium.
    nearest = min(places, key=lambda other: (abs(other - place), -other), default=None)
    return wanted if nearest is None else EFFORTS[nearest]


def _put(fields: dict[str, Any], path: str, value: Any) -> None:
    for step in reversed(path.split(".")):
        value = {step: value}
    _merge(fields, value)


def _merge(fields: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, Mapping):
            inner = fields.get(name)
            # A copy: what is there may be the very object that a person set.
            fields[name] = dict(inner) if isinstance(inner, Mapping) else {}
            _merge(fields[name], value)
        else:
            fields[name] = value


def _filled(template: Any, upstream: str) -> Any:
    """Return the template of a pinned upstream with its name in it."""
    if isinstance(template, Mapping):
        return {name: _filled(value, upstream) for name, value in template.items()}
    if isinstance(template, list | tuple):
        return [_filled(value, upstream) for value in template]
    return upstream if template == _UPSTREAM else template

"""What two requests were sent with, compared in our own terms whatever the hosts call them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.parameters import BY_NAME, Parameters, parameter_named

_HABITS = {"thinking", "stream"}
"""What a model, or its host, does by itself as well: it counts only where both tell."""


def changed_settings(before: Identity, after: Identity) -> Parameters:
    """Return the parameters that were sent otherwise than before, None for left to the host.

    A request that never went out tells nothing.
    """
    if before.sent_model is None or after.sent_model is None:
        return {}
    one, other = settings_sent(before), settings_sent(after)
    is_same = (before.provider, before.model) == (after.provider, after.model)
    changed = {name: other.get(name) for name in BY_NAME if one.get(name) != other.get(name)}
    if is_same:
        return changed
    return {n: v for n, v in changed.items() if n not in _HABITS or None not in {v, one.get(n)}}


def settings_sent(identity: Identity) -> dict[str, object]:
    """Return the parameters that a request was sent with; None where it was left to the host."""
    fields = dict(identity.parameters)
    options = fields.pop("options", None)
    if isinstance(options, Mapping):
        fields |= options
    settings: dict[str, object] = {}
    for name, value in fields.items():
        with suppress(SettingError):
            settings[parameter_named(name).name] = value
    # Hosts have many ways to say these two; what was meant is known.
    return settings | {"thinking": identity.thinking, "effort": identity.effort}

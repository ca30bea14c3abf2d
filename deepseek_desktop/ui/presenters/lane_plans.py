"""What becomes of the settings of a lane, at the provider that it asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.parameters import Parameters
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.planning import Plan, plan_at
from deepseek_desktop.core.providers.registry import Providers

if TYPE_CHECKING:  # loaded when it is asked for, not before the first paint
    from deepseek_desktop.ui.widgets.setup_form import PlanFor


class LanePlans:
    """Knows the providers as they are at that time."""

    def __init__(self, providers: Providers) -> None:
        self._providers = providers

    def check(self, model: str) -> ModelRef:
        """Return which model is meant; raise `SettingError`, or `UnknownProviderError`."""
        ref = ModelRef.parse(model)
        self._providers.profile(ref.provider)
        return ref

    def plan_for(self, model: str) -> PlanFor:
        """Return what plans requests to PROVIDER/MODEL; raise like `check`."""
        ref = self.check(model)
        return partial(_plan, self._providers.profile(ref.provider), ref.model)


def _plan(profile: Profile, model: str, parameters: Parameters) -> Plan:
    translation = profile.translation(model, is_refused=False)
    return plan_at(profile, translation.model if translation else model, parameters)

from __future__ import annotations

from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard
from deepseek_desktop.core.domain.profile import Profile

_KNOWN = Host(
    Profile("known", "https://known.example/v1", "KNOWN_KEY", models_path="/catalogue"),
    "Known",
    (ModelCard("one"),),
)
_MINE = Profile("mine", "https://mine.example/v1", "MY_KEY", "known")


def test_a_profile_gets_the_ways_of_its_preset_under_its_own_name_and_key() -> None:
    fitted = Catalogue([_KNOWN]).fit(_MINE)

    assert fitted == replace(_MINE, models_path="/catalogue")


def test_what_is_only_looked_at_is_not_known_afterwards() -> None:
    catalogue = Catalogue([_KNOWN])

    fitted = catalogue.fitted(_MINE)

    assert fitted.models_path == "/catalogue"
    assert catalogue.host("mine") is None
    assert catalogue.card("mine", "one") is None


def test_a_fitted_profile_has_the_models_of_its_preset_until_it_is_forgotten() -> None:
    catalogue = Catalogue([_KNOWN])
    catalogue.fit(_MINE)
    assert catalogue.card("mine", "one") == ModelCard("one")

    catalogue.forget("mine")

    assert catalogue.host("mine") is None
    assert catalogue.host("known") == _KNOWN

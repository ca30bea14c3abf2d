"""Comparisons that are offered because what they need can be asked."""

from __future__ import annotations

from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard
from deepseek_desktop.core.domain.dialect import Dialect, Rule
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.suggested_sets import SuggestedSet, suggested_sets
from tests.core.providers.shipped import SHIPPED

_R1 = ModelCard("deepseek-r1", family="R1", reasoning="always")
_V3 = ModelCard("deepseek-chat-v3-0324", family="V3", reasoning="never")
_FLASH = ModelCard("x/deepseek-v4-flash", family="V4", reasoning="optional")
_SWITCH = Dialect(thinking_on={"think": True}, thinking_off={"think": False})


def _host(
    name: str, *cards: ModelCard, dialect: Dialect | None = None, rules: Rule | None = None
) -> Host:
    profile = Profile(
        name,
        f"https://{name}.example/v1",
        dialect=dialect or Dialect(),
        rules=(rules,) if rules else (),
    )
    return Host(profile, name.title(), cards)


def _suggested(*hosts: Host) -> list[SuggestedSet]:
    return list(suggested_sets(Catalogue(hosts), hosts))


def _lanes(suggested: SuggestedSet) -> list[str]:
    return [lane.model for lane in suggested.lanes]


def test_what_thinks_is_compared_with_what_does_not_at_one_host() -> None:
    (suggested,) = _suggested(_host("one", _V3, _R1), _host("two", _FLASH))

    assert suggested.name == "R1 vs V3 at One"
    assert _lanes(suggested) == ["one/deepseek-r1", "one/deepseek-chat-v3-0324"]


def test_one_model_is_compared_at_all_hosts_that_have_it_but_six_at_most() -> None:
    hosts = [_host(f"h{n}", _FLASH) for n in range(8)]
    hosts[1] = _host("h1", replace(_FLASH, id="deepseek-v4-pro"))  # another model of the family

    (suggested,) = _suggested(*hosts)

    assert suggested.name == "V4 Flash at 6 hosts"
    assert _lanes(suggested) == [f"h{n}/x/deepseek-v4-flash" for n in (0, 2, 3, 4, 5, 6)]


def test_a_host_that_calls_a_model_by_two_names_has_one_lane() -> None:
    again = replace(_R1, id="deepseek-r1-0528")

    (suggested,) = _suggested(_host("one", _R1), _host("two", again, _R1))

    assert suggested.name == "R1 at 2 hosts"
    assert _lanes(suggested) == ["one/deepseek-r1", "two/deepseek-r1"]


def test_thinking_on_and_off_are_compared_only_where_the_host_can_switch_it() -> None:
    refusing = Rule(("*",), thinks=True, refused=("thinking",))
    cannot, refuses = _host("one", _FLASH), _host("one", _FLASH, dialect=_SWITCH, rules=refusing)
    (can,) = _suggested(_host("one", _FLASH, dialect=_SWITCH))

    assert _suggested(cannot) == _suggested(refuses) == []
    assert can.name == "V4 Flash: thinking on vs off, at One"
    assert _lanes(can) == ["one/x/deepseek-v4-flash"] * 2
    assert [lane.setup.parameters for lane in can.lanes] == [
        {"thinking": True},
        {"thinking": False},
    ]


def test_nothing_is_suggested_of_what_is_gone_or_unknown() -> None:
    gone = replace(_R1, status="retired")

    assert _suggested() == []
    assert _suggested(_host("one", gone, _V3), _host("two", ModelCard("a"), ModelCard("b"))) == []


def test_what_ships_gives_something_to_whoever_has_one_key() -> None:
    for name in ("deepseek", "openrouter", "siliconflow"):
        host = SHIPPED.host(name)
        assert host is not None
        found = suggested_sets(SHIPPED, [host])
        assert found, name
        assert all(2 <= len(suggested.lanes) <= 6 for suggested in found)

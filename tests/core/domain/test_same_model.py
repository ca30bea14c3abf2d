"""The same model at other hosts, by what the catalogue knows of families and names."""

from __future__ import annotations

from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.same_model import same_elsewhere


def _host(name: str, *cards: ModelCard) -> Host:
    return Host(Profile(name, f"https://{name}.example/v1"), name, cards)


_CATALOGUE = Catalogue(
    [
        _host("a", ModelCard("deepseek-r1-0528", family="R1"), ModelCard("own-model")),
        _host(
            "b",
            ModelCard("deepseek-ai/DeepSeek-R1", family="R1"),
            ModelCard("deepseek-ai/DeepSeek-R1-0528", family="R1"),
            ModelCard("deepseek/deepseek-r1-distill-llama-70b", family="R1"),
            ModelCard("old-r1", family="R1", status="retired"),
        ),
        _host(
            "c",
            ModelCard("deepseek-v4-flash", family="V4"),
            ModelCard("deepseek-v4-pro", family="V4"),
            ModelCard("deepseek-flash", aliases=("Own-Model",), family="V4.1"),
        ),
        _host("d", ModelCard("models/deepseek-v4p1-pro", family="V4")),
    ]
)


def _same(model: str, *providers: str) -> list[str]:
    found = same_elsewhere(_CATALOGUE, providers or ("a", "b", "c", "d"), ModelRef.parse(model))
    return [str(ref) for ref in found]


def test_those_of_one_name_come_before_the_rest_of_the_family() -> None:
    assert _same("a/deepseek-r1-0528") == [
        "b/deepseek-ai/DeepSeek-R1-0528",
        "b/deepseek-ai/DeepSeek-R1",
    ]


def test_what_only_shares_a_family_is_not_the_same() -> None:
    assert _same("d/models/deepseek-v4p1-pro") == ["c/deepseek-v4-pro"]
    assert _same("b/deepseek/deepseek-r1-distill-llama-70b") == []


def test_a_model_that_nobody_knows_is_found_by_its_bare_name_or_an_alias() -> None:
    assert _same("unknown/some/r1_0528") == [
        "a/deepseek-r1-0528",
        "b/deepseek-ai/DeepSeek-R1-0528",
    ]
    assert _same("a/own-model") == ["c/deepseek-flash"]


def test_hosts_that_are_not_there_are_not_named() -> None:
    assert _same("a/deepseek-r1-0528", "a", "c") == []

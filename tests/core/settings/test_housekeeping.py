"""Order, hidden providers, favourites, CA files and allowances in the settings file (C13)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import trustme

from deepseek_desktop.core.domain.ca_file import checked_ca_file
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.core.domain.proxy import ProxyChoice, ProxyMode
from deepseek_desktop.core.settings.housekeeping import Housekeeping
from deepseek_desktop.core.settings.store import SettingsStore

_HOST = Profile("host", "https://host.example/v1", "HOST_KEY")
_NAS = Profile("nas", "http://nas.local:8000", plain_http=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(path)


def _written(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def test_what_was_arranged_is_there_at_the_next_start(store: SettingsStore) -> None:
    store.save_provider(_HOST)
    store.save_order(("deepseek", "host"))
    store.save_favourites(("host/a", "deepseek/b/c"))
    store.save_hidden("openrouter", is_hidden=True)
    store.save_hidden("host", is_hidden=True)

    settings = store.load()

    assert settings.housekeeping == Housekeeping(
        ("deepseek", "host"), frozenset({"openrouter", "host"}), ("host/a", "deepseek/b/c")
    )
    assert settings.providers == (_HOST,)
    assert settings.problems == ()


def test_a_hidden_provider_that_is_shown_again_leaves_nothing_behind(
    store: SettingsStore, path: Path
) -> None:
    store.save_provider(_HOST)
    for name in ("host", "openrouter"):
        store.save_hidden(name, is_hidden=True)
        store.save_hidden(name, is_hidden=False)
    store.save_order(("host",))
    store.save_order(())

    assert _written(path) == {
        "providers": {"host": {"base_url": "https://host.example/v1", "key_env": "HOST_KEY"}}
    }


def test_a_provider_that_is_changed_stays_hidden(store: SettingsStore) -> None:
    store.save_provider(_HOST)
    store.save_hidden("host", is_hidden=True)
    store.save_provider(Profile("host", "https://elsewhere.example"))

    settings = store.load()

    assert settings.housekeeping.hidden == {"host"}
    assert settings.providers == (Profile("host", "https://elsewhere.example"),)


def test_a_known_host_that_is_only_hidden_is_no_provider_to_be_removed(
    store: SettingsStore,
) -> None:
    store.save_hidden("openrouter", is_hidden=True)

    with pytest.raises(SettingError, match="no provider named"):
        store.remove_provider("openrouter")
    assert store.load().housekeeping.hidden == {"openrouter"}


@pytest.mark.parametrize(
    "text",
    [
        'order = "host"',
        "order = [1, 2]",
        'order = ["", "<b>x</b>\\n"]',
        "favourites = {}",
        'favourites = ["a/b", 7]',
        f'favourites = ["{"x" * 301}"]',
    ],
)
def test_a_bad_list_costs_only_what_is_bad_in_it(
    store: SettingsStore, path: Path, text: str
) -> None:
    path.write_text(f'theme = "dark"\n{text}\n')

    settings = store.load()

    assert settings.chosen.theme.value == "dark"
    assert settings.housekeeping.order == ()
    assert settings.housekeeping.favourites in {(), ("a/b",)}
    assert [p.facts["name"] for p in settings.problems] == [text.partition(" ")[0]]


def test_what_stands_twice_counts_once(store: SettingsStore, path: Path) -> None:
    path.write_text('order = ["b", "a", "b"]')

    assert store.load().housekeeping.order == ("b", "a")


def test_a_thousand_providers_are_read_as_a_hundred_and_told_once(
    store: SettingsStore, path: Path
) -> None:
    entries = (f'[providers.host-{n}]\nbase_url = "https://host.example"\n' for n in range(1000))
    path.write_text("".join(entries))

    settings = store.load()

    assert len(settings.providers) == 100
    (problem,) = settings.problems
    assert "more than 100 providers" in problem.sentence


def test_there_is_room_for_a_hundred_providers(store: SettingsStore, path: Path) -> None:
    entries = (f'[providers.host-{n}]\nbase_url = "https://host.example"\n' for n in range(99))
    path.write_text("".join(entries))
    store.save_hidden("openrouter", is_hidden=True)  # needs no room

    store.save_provider(_HOST)
    store.save_provider(Profile("host", "https://elsewhere.example"))
    with pytest.raises(SettingError, match="up to 100 providers"):
        store.save_provider(_NAS)

    assert len(store.load().providers) == 100


@pytest.mark.parametrize(
    "name", ["<b>bold</b>", "a\nb", "a b", "Ä", "", "x" * 41, "-a", "a/b", "../a", "a\u202eb"]
)
def test_a_name_that_could_be_mistaken_for_something_else_is_refused(name: str) -> None:
    with pytest.raises(SettingError) as caught:
        checked_profile(name, "https://host.example")

    assert str(caught.value).isprintable()


def test_a_file_with_a_name_twice_is_kept_beside(store: SettingsStore, path: Path) -> None:
    path.write_text(
        '[providers.a]\nbase_url = "https://a"\n[providers.a]\nbase_url = "https://b"\n'
    )

    assert store.load().providers == ()
    assert path.with_name("settings.toml.bad-1").exists()


def test_an_allowance_for_plain_http_is_kept_with_its_provider(
    store: SettingsStore, path: Path
) -> None:
    store.save_provider(_NAS)

    assert _written(path)["providers"]["nas"]["plain_http"] is True
    assert store.load().providers == (_NAS,)


@pytest.mark.parametrize("allowance", ["", "plain_http = false", 'plain_http = "yes"'])
def test_without_the_allowance_nothing_is_asked_in_the_clear(
    store: SettingsStore, path: Path, allowance: str
) -> None:
    path.write_text(f'[providers.nas]\nbase_url = "http://nas.local:8000"\n{allowance}\n')

    settings = store.load()

    assert settings.providers == ()
    assert "travel readable" in settings.problems[-1].sentence


def test_an_allowance_is_not_kept_for_an_address_that_needs_none() -> None:
    for url in ("https://nas.local:8000", "http://localhost:8000"):
        assert not checked_profile("nas", url, plain_http=True).plain_http


def test_an_allowance_does_not_reach_the_internet(store: SettingsStore, path: Path) -> None:
    path.write_text('[providers.a]\nbase_url = "http://api.deepseek.com"\nplain_http = true\n')

    assert store.load().providers == ()


def test_a_ca_file_is_kept_with_its_provider(store: SettingsStore, tmp_path: Path) -> None:
    pem = tmp_path / "company.pem"
    trustme.CA().cert_pem.write_to_path(pem)
    profile = checked_profile("host", "https://host.example", ca_file=f" {pem} ")
    store.save_provider(profile)

    settings = store.load()

    assert settings.providers == (profile,)
    assert settings.providers[0].ca_file == str(pem)
    assert settings.problems == ()


@pytest.mark.parametrize("value", ['"/nowhere/at/all.pem"', '"relative.pem"', "7", "[]", "false"])
def test_a_ca_file_that_is_missing_is_told_and_its_provider_stays(
    store: SettingsStore, path: Path, value: str
) -> None:
    path.write_text(f'[providers.host]\nbase_url = "https://host.example"\nca_file = {value}\n')

    settings = store.load()

    assert [profile.name for profile in settings.providers] == ["host"]
    assert settings.providers[0].ca_file  # certificates are not checked without it
    (problem,) = settings.problems
    assert "no file of certificates" in problem.sentence


def test_a_ca_file_is_looked_at_when_it_is_given(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "good.pem")
    authority.private_key_pem.write_to_path(tmp_path / "key.pem")
    (tmp_path / "empty.pem").write_bytes(b"")
    (tmp_path / "cut.pem").write_bytes(authority.cert_pem.bytes()[:200])
    (tmp_path / "page.pem").write_text("<html>Not found</html>")

    assert checked_ca_file(str(tmp_path / "good.pem")) == str(tmp_path / "good.pem")
    assert checked_ca_file("  ") == ""
    for name in ("key.pem", "empty.pem", "cut.pem", "page.pem"):
        with pytest.raises(SettingError, match="holds no certificate"):
            checked_ca_file(str(tmp_path / name))
    for missing in (tmp_path, tmp_path / "gone.pem", "/dev/zero", "a\0b", "~nobody-here/x.pem"):
        with pytest.raises(SettingError, match="no file of certificates") as caught:
            checked_ca_file(str(missing))
        assert str(caught.value).isprintable()
    with pytest.raises(SettingError, match="no file of certificates") as caught:
        checked_ca_file("x" * 5000)
    assert len(str(caught.value)) <= 300


def test_a_proxy_is_chosen_in_the_settings(store: SettingsStore, path: Path) -> None:
    assert store.load().chosen.proxying == ProxyChoice()
    path.write_text('proxy = "custom"\nproxy_url = "http://proxy.example:3128"\n')

    assert store.load().chosen.proxying == ProxyChoice(
        ProxyMode.CUSTOM, "http://proxy.example:3128"
    )


def test_a_proxy_that_cannot_be_used_falls_back_alone_and_is_told(
    store: SettingsStore, path: Path
) -> None:
    path.write_text('theme = "dark"\nproxy = "always"\nproxy_url = "socks5://localhost:1"\n')

    settings = store.load()

    assert settings.chosen.proxying == ProxyChoice()
    assert [p.facts["name"] for p in settings.problems] == ["proxy", "proxy_url"]

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.core.settings.store import Settings, SettingsStore

_DEEPSEEK = Profile("deepseek", "https://api.deepseek.com", "DEEPSEEK_API_KEY")
_LOCAL = Profile("local.box", "http://localhost:11434")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def store(path: Path) -> SettingsStore:
    return SettingsStore(path)


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def _names(folder: Path) -> set[str]:
    """Return what is in a folder, except for the lock, which is empty and stays."""
    return {entry.name for entry in folder.rglob("*")} - {"settings.toml.lock"}


def test_without_a_file_there_are_defaults_and_no_file(store: SettingsStore, path: Path) -> None:
    assert store.load() == Settings()
    assert Settings().chosen.theme is Theme.SYSTEM
    assert not path.exists()


def test_an_empty_file_holds_the_defaults(store: SettingsStore, path: Path) -> None:
    path.write_text("")

    assert store.load() == Settings()


def test_what_was_saved_is_loaded(store: SettingsStore) -> None:
    store.save_value("theme", Theme.DARK)
    store.save_provider(_DEEPSEEK)
    store.save_provider(_LOCAL)

    assert store.load() == Settings(Chosen(Theme.DARK), (_DEEPSEEK, _LOCAL))


def test_a_provider_that_is_saved_again_takes_its_own_place(store: SettingsStore) -> None:
    store.save_provider(_DEEPSEEK)
    store.save_provider(_LOCAL)
    moved = Profile("deepseek", "https://mirror.example/v1")

    store.save_provider(moved)

    assert store.load().providers == (moved, _LOCAL)


def test_a_provider_that_is_removed_is_gone(store: SettingsStore) -> None:
    store.save_provider(_DEEPSEEK)
    store.save_provider(_LOCAL)

    store.remove_provider("deepseek")

    assert store.load().providers == (_LOCAL,)


def test_a_provider_that_is_not_there_cannot_be_removed(store: SettingsStore, path: Path) -> None:
    with pytest.raises(SettingError, match="no provider named “deepseek”"):
        store.remove_provider("deepseek")

    assert not path.exists()


_WRITTEN_BY_HAND = """\
# My settings. Do not lose this line.
theme = "light"   # brighter
colour_depth = 13 # of a newer version

[window]
columns = [1, 2]

[providers.deepseek]
base_url = "https://api.deepseek.com/v1/"
key_env = "MY_KEY"
colour = "blue"  # mine

[providers."local.box"]
base_url = "http://localhost:8080"
"""


def test_comments_and_what_nobody_knows_are_kept(store: SettingsStore, path: Path) -> None:
    path.write_text(_WRITTEN_BY_HAND)

    store.save_value("theme", Theme.DARK)
    store.save_provider(_DEEPSEEK)

    kept = _WRITTEN_BY_HAND.replace('"light"', '"dark"')
    kept = kept.replace("deepseek.com/v1/", "deepseek.com").replace(
        'key_env = "MY_KEY"\ncolour = "blue"  # mine\n',
        'colour = "blue"  # mine\nkey_env = "DEEPSEEK_API_KEY"\n',
    )
    assert path.read_text() == kept


def test_a_file_written_by_hand_is_loaded(store: SettingsStore, path: Path) -> None:
    path.write_text(_WRITTEN_BY_HAND)

    assert store.load() == Settings(
        Chosen(Theme.LIGHT),
        (
            Profile("deepseek", "https://api.deepseek.com/v1", "MY_KEY"),
            Profile("local.box", "http://localhost:8080"),
        ),
    )


@pytest.mark.parametrize(
    "style",
    [
        'providers.mine.base_url = "https://h.example"\n',
        'providers = { mine = { base_url = "https://h.example" } }\n',
        '[providers]\nmine = { base_url = "https://h.example" }\n',
        '[providers]\nmine.base_url = "https://h.example"\n',
        '["providers"."mine"]\n"base_url" = \'https://h.example\'\n',
        '[providers.mine]\nbase_url = "https://h.example"\n[other]\na = 1\n[providers.mine.x]\n',
        '[providers.mine]\nbase_url = "https://h.example"\n[other]\na = 1\n[providers]\n',
        '[providers.mine]\r\nbase_url = "https://h.example"\r\n',
    ],
)
def test_a_file_in_any_style_can_be_changed(store: SettingsStore, path: Path, style: str) -> None:
    path.write_bytes(style.encode())
    before = store.load()

    store.save_provider(_DEEPSEEK)
    store.save_value("theme", Theme.DARK)
    changed = store.load()
    store.remove_provider("mine")
    store.remove_provider("deepseek")

    mine = Profile("mine", "https://h.example")
    assert before.providers == (mine,)
    assert sorted(p.name for p in changed.providers) == ["deepseek", "mine"]
    assert mine in changed.providers
    assert _DEEPSEEK in changed.providers
    assert (changed.chosen.theme, changed.problems) == (Theme.DARK, ())
    assert store.load() == Settings(Chosen(Theme.DARK))


@pytest.mark.parametrize(
    "value", ['"purple"', '""', "5", "[]", "{}", "true", "nan", "1979-05-27", '["dark"]']
)
def test_a_bad_theme_falls_back_alone_and_is_told(
    store: SettingsStore, path: Path, value: str
) -> None:
    path.write_text(f'theme = {value}\n[providers.mine]\nbase_url = "https://h.example"\n')

    settings = store.load()

    assert settings.chosen.theme is Theme.SYSTEM
    assert settings.providers == (Profile("mine", "https://h.example"),)
    assert len(settings.problems) == 1
    assert "“theme”" in settings.problems[0].sentence


@pytest.mark.parametrize(
    "entry",
    [
        "bad = 5",
        "bad = []",
        'bad = "https://h.example"',
        "bad = {}",
        "bad.base_url = 5",
        'bad.base_url = ""',
        'bad.base_url = "http://h.example"',
        'bad.base_url = "https://person:hunter2@h.example"',
        'bad = { base_url = "https://h.example", key_env = 5 }',
        'bad = { base_url = "https://h.example", key_env = "sk-hunter2" }',
        'demo = { base_url = "https://h.example" }',
        '"" = { base_url = "https://h.example" }',
        '"Bad Name" = { base_url = "https://h.example" }',
        '"\\u001b[1m" = { base_url = "https://h.example" }',
    ],
)
def test_a_bad_provider_is_left_out_alone_and_is_told(
    store: SettingsStore, path: Path, entry: str
) -> None:
    path.write_text(f'theme = "dark"\n[providers]\n{entry}\nmine.base_url = "https://h.example"\n')

    settings = store.load()

    assert settings.chosen.theme is Theme.DARK
    assert settings.providers == (Profile("mine", "https://h.example"),)
    left_out, why = settings.problems
    assert "“providers." in left_out.sentence
    for problem in (left_out, why):
        assert "hunter2" not in problem.sentence
        assert problem.sentence.isprintable()


@pytest.mark.parametrize("value", ["5", "[]", '"deepseek"', "[[1]]"])
def test_providers_that_are_no_table_are_told(store: SettingsStore, path: Path, value: str) -> None:
    path.write_text(f'theme = "dark"\nproviders = {value}\n')

    settings = store.load()

    assert settings.chosen.theme is Theme.DARK
    assert len(settings.problems) == 1
    assert "“providers”" in settings.problems[0].sentence


def test_a_bad_value_stays_in_the_file_for_the_person_to_mend(
    store: SettingsStore, path: Path
) -> None:
    path.write_text('theme = "purple"\n[providers.bad]\nbase_url = "htps://h.example"\n')

    store.load()
    store.save_provider(_DEEPSEEK)

    assert 'theme = "purple"' in path.read_text()
    assert "htps://h.example" in path.read_text()


_DAMAGED = {
    "cut off": b'theme = "da',
    "two of a kind": b'theme = "dark"\ntheme = "light"\n',
    "binary": bytes(range(256)),
    "not UTF-8": b'theme = "\xff"',
    "a byte order mark of another kind": 'theme = "dark"'.encode("utf-16"),
    "too deep": b"a = " + b"[" * 100_000,
    "a number without end": b"a = " + b"9" * 10_000,
    "a date that never was": b"a = 2025-13-45",
}


@pytest.mark.parametrize("content", _DAMAGED.values(), ids=_DAMAGED.keys())
def test_a_damaged_file_is_kept_beside_and_told(
    store: SettingsStore, path: Path, content: bytes
) -> None:
    path.write_bytes(content)

    settings = store.load()

    kept = path.with_name("settings.toml.bad-1")
    assert kept.read_bytes() == content
    assert not path.exists()
    assert (settings.chosen.theme, settings.providers) == (Theme.SYSTEM, ())
    assert len(settings.problems) == 1
    assert str(kept) in settings.problems[0].sentence


def test_every_damaged_file_is_kept(store: SettingsStore, path: Path) -> None:
    for content in ("first [", "second ["):
        path.write_text(content)
        store.load()

    assert path.with_name("settings.toml.bad-1").read_text() == "first ["
    assert path.with_name("settings.toml.bad-2").read_text() == "second ["


@pytest.mark.parametrize("content", _DAMAGED.values(), ids=_DAMAGED.keys())
def test_a_file_that_was_damaged_meanwhile_is_not_overwritten(
    store: SettingsStore, path: Path, content: bytes
) -> None:
    path.write_bytes(content)

    with pytest.raises(SettingError) as caught:
        store.save_value("theme", Theme.DARK)

    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_a_change_goes_into_a_new_file_so_that_a_crash_leaves_the_old_one(
    store: SettingsStore, path: Path, tmp_path: Path
) -> None:
    store.save_value("theme", Theme.LIGHT)
    before = path.read_bytes()
    same_file = tmp_path / "another-name"
    same_file.hardlink_to(path)

    store.save_value("theme", Theme.DARK)

    assert same_file.read_bytes() == before
    assert path.read_bytes() != before
    assert _names(tmp_path) == {"settings.toml", "another-name"}


def _a_folder(path: Path) -> None:
    path.mkdir()
    (path / "inside").write_text("mine")


def _a_link_to_a_folder(path: Path) -> None:
    _a_folder(path.with_name("folder"))
    path.symlink_to("folder")


@pytest.mark.parametrize("put", [_a_folder, _a_link_to_a_folder], ids=lambda put: put.__name__)
def test_a_folder_in_the_place_of_the_file_stays_and_is_told(
    store: SettingsStore, path: Path, tmp_path: Path, put: Callable[[Path], None]
) -> None:
    put(path)
    before = _names(tmp_path)

    with pytest.raises(SettingError, match="could not be written"):
        store.save_value("theme", Theme.DARK)

    assert (path / "inside").read_text() == "mine"
    assert _names(tmp_path) == before


def test_a_change_that_fails_in_mid_write_leaves_the_old_file_and_nothing_else(
    store: SettingsStore, path: Path, tmp_path: Path
) -> None:
    store.save_value("theme", Theme.LIGHT)
    before = path.read_bytes()
    unwritable = Profile("local", "http://localhost/\udcff")

    with pytest.raises(SettingError, match="could not be written"):
        store.save_provider(unwritable)

    assert path.read_bytes() == before
    assert _names(tmp_path) == {"settings.toml"}


def test_a_missing_folder_is_told_when_saving(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="could not be written"):
        SettingsStore(tmp_path / "nowhere" / "settings.toml").save_value("theme", Theme.DARK)


@pytest.mark.usefixtures("_open_umask")
def test_nobody_else_may_read_the_settings(store: SettingsStore, path: Path) -> None:
    store.save_value("theme", Theme.DARK)
    made = stat.S_IMODE(path.stat().st_mode)
    path.chmod(0o666)
    store.save_value("theme", Theme.LIGHT)

    assert made == 0o600
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_key_is_ever_in_the_file(
    store: SettingsStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEEPSEEK_API_KEY", "sk-hunter2")

    store.save_provider(_DEEPSEEK)
    store.save_value("theme", Theme.DARK)

    assert "hunter2" not in path.read_text()
    assert 'key_env = "DEEPSEEK_API_KEY"' in path.read_text()


def test_a_file_that_is_out_of_reach_stays_where_it_is(store: SettingsStore, path: Path) -> None:
    path.mkdir()

    settings = store.load()

    assert "cannot be read" in settings.problems[0].sentence
    assert path.is_dir()
    assert [found.name for found in path.parent.iterdir()] == [path.name]

"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]
_PACKAGE = _ROOT / "deepseek_desktop"
_TESTS = _ROOT / "tests"
_LINES_LIMIT = 250
_NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "logic"}


def _name(path: Path) -> str:
    return path.relative_to(_ROOT).as_posix()


def _modules(folder: Path) -> dict[str, str]:
    """Return the source of every module in a folder, by its path."""
    return {_name(path): path.read_text("utf-8") for path in sorted(folder.rglob("*.py"))}


def _files() -> Iterator[Path]:
    """Yield every file that is, or will be, tracked."""
    ignored = {line.strip("/") for line in (_ROOT / ".gitignore").read_text().splitlines()}
    for folder, names, files in os.walk(_ROOT):
        names[:] = sorted({*names} - {*ignored, ".git"})
        yield from (Path(folder, name) for name in files)


def _found(sources: dict[str, str], pattern: str) -> list[str]:
    """Return where a pattern occurs, as `path:line: text`."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, source in sources.items()
        for number, line in enumerate(source.splitlines(), start=1)
        if re.search(pattern, line)
    ]


@cache
def _sources() -> dict[str, str]:
    return _modules(_PACKAGE)


@cache
def _test_sources() -> dict[str, str]:
    return _modules(_TESTS)


@cache
def _trees() -> dict[str, ast.Module]:
    return {path: ast.parse(source) for path, source in _sources().items()}


def test_there_is_something_to_look_at() -> None:
    assert len(_sources()) > 30
    assert _PACKAGE / "core/archive/archive.py" in set(_files())


def test_widgets_do_not_wait() -> None:
    waiting = [
        f"{path}:{node.lineno}: {node.name}"
        for path, tree in _trees().items()
        if path.startswith("deepseek_desktop/ui/widgets/")
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncFunctionDef)
    ]

    assert waiting == []


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"\.exec_?\(", "open() and a future: exec() loses other tasks for good"),
        (r"processEvents\(", "let the loop run"),
        (r"QMessageBox\.(about|critical|information|question|warning)", "an awaited dialog"),
        (r"QFileDialog\.get", "an awaited dialog"),
        (r"QInputDialog\.get", "an awaited dialog"),
        (r"\.(set|insert|append)Html\(", "plain text: Qt opens what a model names in HTML"),
        (r"\.(set|insert)Markdown\(", "plain text: Qt opens what a model names in Markdown"),
        (r"aiter_(lines|text)", "SseDecoder: text tools split inside JSON"),
        (r"verify\s*=\s*False|CERT_NONE|check_hostname\s*=\s*False", "no way round certificates"),
        (r"follow_redirects\s*=\s*True", "refusing: a redirect takes keys along"),
        (r"\btr\(\s*f[\"']", "tr() with places, which can be translated"),
        (r"\bwords\(\s*f?[\"'][^\"']*[\"'],\s*f[\"']", "words() with places"),
        (r"unittest\.mock|MagicMock", "a fake that behaves"),
        (r"\b(TODO|FIXME|XXX)\b", "doing it, or saying so in the closing note"),
    ],
)
def test_what_has_a_better_way_is_not_used(pattern: str, instead: str) -> None:
    assert _found(_sources(), pattern) == [], f"use instead: {instead}"


def test_tests_use_fakes_and_wait_for_what_they_need() -> None:
    ours = {
        path: source for path, source in _test_sources().items() if path != _name(Path(__file__))
    }

    assert _found(ours, r"unittest\.mock|import mock|MagicMock") == []
    assert _found(ours, r"\btime\.sleep\(") == []
    assert _found(ours, r"^class Test") == []


def test_a_transaction_that_writes_takes_the_lock_at_once() -> None:
    begun = _found(_sources(), r"[\"'`]\s*BEGIN\b")

    assert {line.partition(": ")[2] for line in begun} == {
        'connection.execute("BEGIN IMMEDIATE")',
        'self._reading.execute("BEGIN")',
    }
    assert [line for line in begun if '"BEGIN")' in line and "archive/reader.py" not in line] == []


def test_a_module_is_named_after_what_it_is_about() -> None:
    paths = [Path(path).with_suffix("") for path in (*_sources(), *_test_sources())]

    assert [path for path in paths if _NAMELESS.intersection(path.parts)] == []
    numbered = r"_(part)?\d+$|_(utils|helpers|manager|logic)$"
    assert [path for path in paths if re.search(numbered, path.name)] == []


def test_a_module_says_what_it_is_for() -> None:
    purposes = {path: ast.get_docstring(tree) for path, tree in _trees().items()}

    assert [path for path, purpose in purposes.items() if not purpose] == [], "each has a docstring"
    firsts = {path: purpose.splitlines()[0] for path, purpose in purposes.items() if purpose}
    no_sentence = [
        path for path, first in firsts.items() if not first.endswith((".", ":", "?", "!"))
    ]
    assert no_sentence == []


def test_a_module_with_code_in_it_has_lazy_annotations() -> None:
    with_code = [path for path, tree in _trees().items() if tree.body[1:]]
    lazy = "from __future__ import annotations"

    assert [path for path in with_code if lazy not in _sources()[path].splitlines()] == []


def test_what_silences_a_checker_says_why_in_its_line() -> None:
    silenced = r"#\s*(noqa: [A-Z0-9, ]+|type: ignore\[[a-z, -]+\])"
    found = _found({**_sources(), **_test_sources()}, rf"{silenced}\s*$")

    assert [line for line in found if "test_house_rules" not in line] == []
    assert _found(_sources(), rf"{silenced} [a-z]") != [], "there are some, and they are seen"


def test_a_module_is_short_enough_to_be_read() -> None:
    lengths = {path: len(source.splitlines()) for path, source in _sources().items()}

    assert {path: length for path, length in lengths.items() if length > _LINES_LIMIT} == {}


def test_the_lock_names_no_host() -> None:
    lock = (_ROOT / "requirements.lock").read_text("utf-8")

    assert _found({"requirements.lock": lock}, "://|--index-url|--find-links") == []
    assert lock.count("--hash=") > 100


def test_no_file_names_a_machine_or_a_registry() -> None:
    # Put together here, so that this file does not hold what it looks for.
    places = [*(f"/{name}/" for name in ("root", "work", "Users", "home/[a-z]+")), r"C:\\Users"]
    hosts = ["files.python" + "hosted", "py" + "pi.org", "/simple" + "/", "artifact" + "ory"]
    pattern = "|".join([*(rf"(?<![\w.~$}}/-]){place}" for place in places), *hosts])

    texts = {_name(path): text for path in _files() if (text := _text_of(path))}

    assert _found(texts, pattern) == []
    assert len(_ROOT.parts) < 3 or _found(texts, re.escape(str(_ROOT))) == []


def test_the_map_names_every_package() -> None:
    packages = {path.parent.relative_to(_PACKAGE) for path in _PACKAGE.rglob("__init__.py")}

    text = (_PACKAGE / "ARCHITECTURE.md").read_text("utf-8")

    missing = [package for package in packages - {Path()} if f"{package.name}/" not in text]
    assert missing == []


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""

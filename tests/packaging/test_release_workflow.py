"""Reads the workflow as text: no parser of YAML is among what the tests are run with."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_WORKFLOW = (_ROOT / ".github/workflows/release.yml").read_text("utf-8")


def _jobs() -> dict[str, str]:
    """Return the text of each job by its name."""
    body = _WORKFLOW.partition("\njobs:\n")[2]
    parts = re.split(r"^  ([a-z]+):\n", body, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_each_target_that_a_release_builds_is_one() -> None:
    build = _ROOT / "packaging/build.py"
    done = subprocess.run([sys.executable, build, "--help"], capture_output=True, check=True)
    known = set(re.findall(r"^  (\w+) ", done.stdout.decode(), re.MULTILINE))

    lines = re.findall(r"packaging/build\.py ([a-z ]+)$", _WORKFLOW, re.MULTILINE)
    built = {target for line in lines for target in line.split()}

    assert built <= known
    assert {"wheel", "deb", "rpm", "tar", "windows", "macos", "sbom"} <= built


def test_nothing_is_built_for_a_tag_that_is_not_the_version(tmp_path: Path) -> None:
    jobs = _jobs()
    assert [name for name, job in jobs.items() if "build.py" in job] == [
        "linux",
        "windows",
        "macos",
    ]
    for name, job in jobs.items():
        assert name == "version" or re.search(r"^    needs: .*\bversion\b", job, re.MULTILINE), name

    step = re.search(r"        run: \|\n((?: {10}.*\n)+)", jobs["version"])
    assert step is not None
    for tag, code in (("v0.0.0", 1), (f"v{_version()}", 0)):
        out = tmp_path / tag
        done = subprocess.run(
            ["sh", "-e", "-c", step[1]],
            cwd=_ROOT,
            env={"GITHUB_REF_NAME": tag, "GITHUB_OUTPUT": str(out), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
    assert f"version={_version()}\n" in out.read_text("utf-8")


def test_each_system_runs_what_it_built_and_a_person_publishes() -> None:
    jobs = _jobs()

    for name in ("linux", "windows", "macos"):
        assert "--selftest" in jobs[name]
        assert re.search(rf"needs: \[.*\b{name}\b", jobs["draft"])
    assert "--draft" in jobs["draft"]
    assert "sha256sum --strict -c SHA256SUMS" in jobs["draft"]


def test_a_release_may_no_more_than_it_must() -> None:
    jobs = _jobs()

    assert "\npermissions:\n  contents: read\n" in _WORKFLOW
    assert [name for name, job in jobs.items() if ": write" in job] == ["draft"]
    used = re.findall(r"uses: (\S+)", _WORKFLOW)
    assert [action for action in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", action)] == []
    assert _WORKFLOW.count("actions/checkout@") == _WORKFLOW.count("persist-credentials: false")
    # What somebody else names (a tag, a branch) reaches a shell as a variable, not as its text.
    scripts = "".join(re.findall(r"run: \|\n((?: {10}.*\n)+)", _WORKFLOW))
    assert "${{" not in scripts
    # No step needs a secret that may not be there.
    steps = re.split(r"^      - ", _WORKFLOW, flags=re.MULTILINE)
    guarded = [step for step in steps if re.search(r"^          \w+: \$\{\{ secrets\.", step, re.M)]
    assert len(guarded) == 3
    assert [step for step in guarded if not re.search(r"^        if: env\.HAS_", step, re.M)] == []


@pytest.mark.skipif(sys.platform == "win32", reason="the draft is made on Linux")
def test_the_notes_of_a_release_are_its_part_of_what_is_new(tmp_path: Path) -> None:
    news = tmp_path / "resources/CHANGELOG.md"
    news.parent.mkdir()
    news.write_text(
        "# New\n\n## 0.2.0, today\n\n* this\n\n## 0.2\n\nno\n\n## 0.1.0\n\n* that\n", "utf-8"
    )
    step = re.search(r"run: \|\n((?: {10}.*\n)+?) +gh release", _jobs()["draft"])
    assert step is not None

    environment = {"VERSION": "0.2.0", "PATH": "/usr/bin:/bin"}
    subprocess.run(["sh", "-e", "-c", step[1]], cwd=tmp_path, env=environment, check=True)

    assert (tmp_path / "notes.md").read_text("utf-8").split() == ["*", "this"]


def _version() -> str:
    found = re.search(
        r'^__version__ = "(.+)"', (_ROOT / "deepseek_desktop/__init__.py").read_text("utf-8"), re.M
    )
    assert found is not None
    return found[1]

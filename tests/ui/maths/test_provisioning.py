"""`packaging/katex/provide.py` puts KaTeX in place, or nothing."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from deepseek_desktop.assets import asset

_PACKAGING = Path(__file__).parents[3] / "packaging/katex"

_NPM = """#!{python}
import shutil, sys
if "--version" in sys.argv:
    print("11.0.0")
elif {reply!r}:
    shutil.copy({reply!r}, sys.argv[sys.argv.index("--pack-destination") + 1])
else:
    sys.exit("npm error network is not to be had")
"""


def _provide(
    tmp_path: Path, package: Path | None, sums: Path = _PACKAGING / "sums"
) -> subprocess.CompletedProcess[str]:
    """Run the script with an npm that gives a package, or nothing."""
    script = tmp_path / "packaging/provide.py"
    script.parent.mkdir()
    script.write_bytes((_PACKAGING / "provide.py").read_bytes())
    (script.parent / "sums").write_bytes(sums.read_bytes())
    npm = tmp_path / "bin/npm"
    npm.parent.mkdir()
    npm.write_text(_NPM.format(python=sys.executable, reply=str(package or "")), "utf-8")
    npm.chmod(0o755)
    return subprocess.run(
        [sys.executable, str(script), str(tmp_path / "katex")],
        env={**os.environ, "PATH": str(npm.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def _package(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def _katex() -> dict[str, bytes]:
    """Return the files as npm packs them."""
    places = {".ttf": "dist/fonts/", "katex.min.js": "dist/", "mhchem.min.js": "dist/contrib/"}
    return {
        f"package/{places.get(path.suffix, places.get(path.name, ''))}{path.name}": (
            path.read_bytes()
        )
        for path in asset("katex").iterdir()
        if path.name != "sums"
    }


def test_what_is_there_is_what_was_asked_for() -> None:
    lines = [line.split() for line in (_PACKAGING / "sums").read_text("utf-8").splitlines()]

    for digest, name in lines:
        assert hashlib.sha256(asset(f"katex/{name}").read_bytes()).hexdigest() == digest
    assert {path.name for path in asset("katex").iterdir()} == {"sums", *(n for _, n in lines)}
    assert len(lines) == 23


def test_the_right_package_is_put_in_place(tmp_path: Path) -> None:
    files = {**_katex(), "package/dist/katex.js": b"not wanted", "package/../../evil": b"no"}

    done = _provide(tmp_path, _package(tmp_path / "katex-0.19.1.tgz", files))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["Fetching katex@0.19.1 (once)"]
    there = {path.name: path.read_bytes() for path in (tmp_path / "katex").iterdir()}
    assert there == {path.name: path.read_bytes() for path in asset("katex").iterdir()}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("package/dist/katex.min.js", b"evil()"),
        ("package/dist/fonts/KaTeX_Main-Regular.ttf", b""),
        ("package/LICENSE", None),
    ],
)
def test_a_wrong_file_is_an_error_and_leaves_nothing(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    files = {key: value for key, value in _katex().items() if key != name}
    if content is not None:
        files[name] = content

    done = _provide(tmp_path, _package(tmp_path / "katex-0.19.1.tgz", files))

    assert done.returncode == 1
    assert name.rpartition("/")[2] in done.stderr
    assert not (tmp_path / "katex").exists()


def test_what_is_no_package_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "katex-0.19.1.tgz"
    broken.write_bytes(b"<html>sign in</html>")

    done = _provide(tmp_path, broken)

    assert done.returncode == 1
    assert done.stderr == "KaTeX was not put in place: what npm gave is no package\n"
    assert not (tmp_path / "katex").exists()


def test_without_a_network_one_line_says_so(tmp_path: Path) -> None:
    done = _provide(tmp_path, None)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "Left out: KaTeX (npm error network is not to be had). "
        "Formulas show as source; ./dev will try again."
    ]
    assert not (tmp_path / "katex").exists()


def test_npm_itself_is_pinned_and_comes_from_wherever_pip_asks() -> None:
    text = (_PACKAGING / "node.txt").read_text("utf-8")

    assert "==" in text.splitlines()[0]
    assert text.count("--hash=sha256:") > 5
    assert "://" not in text

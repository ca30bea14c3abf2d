"""Writes what is in the app, part by part (a CycloneDX 1.6 bill of materials).

`cyclonedx-py` describes the Python libraries. What only building and testing need is taken out
again, and what no Python library brings (Python, Qt, KaTeX, system libraries) is put in.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from building.bundle import PORTABLE, bundled
from building.locked import locked_environment
from building.places import DIST, NAME, PACKAGING, ROOT, WORK, version
from building.running import BuildError, run

LOCK = PACKAGING / "tools.lock"
"""What describes the libraries. It is not where the app is built: a bundle takes what is there."""

_QT = "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only"

# What each installed library needs to run; what it needs for an extra does not count.
_NEEDS = """
import json, re
from importlib import metadata
plain = lambda name: re.sub(r"[-_.]+", "-", name).lower()
print(json.dumps({
    plain(found.name): sorted({
        plain(re.match(r"[\\w.-]+", need)[0])
        for need in found.requires or () if "extra" not in need
    })
    for found in metadata.distributions()
}))
"""
_CHECK = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
bill = open(sys.argv[1], encoding="utf-8").read()
sys.exit(str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) or "") or 0)
"""
# A registry is where somebody got a library from, not what it is.
_PLACE = re.compile(r"file:|://([^/]*\.)?py(pi|thonhosted)\.|://([^/]*\.)?(npm|yarn)[a-z]*\.")
# As bundle/notices.py writes them.
_SYSTEM_PART = re.compile(
    r"^(?P<name>\S+) (?P<version>\S+) \(Debian\)\n\n(?P<text>.*?)(?=^={78}$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_SOURCES = ("vcs", "website")  # of all that a library refers to


class Part(NamedTuple):
    """Something the app brings along; `licence` in the words of whoever gave it."""

    name: str
    version: str
    licence: str


def build() -> Path:
    """Write what is in the bundle of this system, and return where that is."""
    bundled(PORTABLE)
    notices = (WORK / "notices" / PORTABLE / "bundled.txt").read_text("utf-8")
    where = f"{sys.platform}-{platform.machine().lower()}"
    DIST.mkdir(parents=True, exist_ok=True)
    return write_sbom(
        Path(sys.executable),
        DIST / f"{NAME}-{version()}-{where}.cdx.json",
        [*system_parts(notices)],
        of_version=version(),
        tools=WORK / "tools",
    )


def system_parts(notices: str) -> Iterator[Part]:
    """Yield the packages of the system that the notices of a bundle name, with their licences."""
    for found in _SYSTEM_PART.finditer(notices):
        is_for_machines = found["text"].startswith("Format:")
        said = re.findall(r"^License: *(\S.*)$", found["text"], re.MULTILINE)
        licence = "; ".join(sorted(set(said))) if is_for_machines and said else "see the notices"
        yield Part(found["name"], found["version"], licence)


def write_sbom(
    python: Path, out: Path, parts: Sequence[Part] = (), *, of_version: str, tools: Path
) -> Path:
    """Write to `out` what an app is made of that was built with `python`, and return it.

    `parts` are the system libraries that a bundle copied; `tools` is a folder for the tools, which
    are put there if they are not. Raises BuildError where a tool fails, where the result breaks the
    schema or tells of this machine, and where the app is not installed.
    """
    tool = locked_environment(tools, LOCK, sys.executable)
    how = ("--output-reproducible", "--spec-version", "1.6", "--output-format", "JSON", "-o", "-")
    about = ("--pyproject", ROOT / "pyproject.toml", python)
    bill = json.loads(run([tool, "-m", "cyclonedx_py", "environment", *how, *about]))
    _keep_what_runs(bill, json.loads(run([python, "-c", _NEEDS])))
    bill["metadata"]["component"]["version"] = of_version
    for part in [*_brought(python), *(_component(part) for part in sorted(set(parts)))]:
        bill["components"].append(part)
        bill["dependencies"][0]["dependsOn"].append(part["bom-ref"])
    for component in [*bill["components"], *bill["metadata"]["tools"]["components"]]:
        _keep_sources(component)
    text = json.dumps(bill, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    for place in (_PLACE.pattern, *map(re.escape, (str(ROOT), str(python.absolute().parent)))):
        if found := re.search(place, text):
            raise BuildError(f"The bill of materials names a place: {found[0]}")
    unchecked = out.with_name(f"{out.name}.unchecked")
    unchecked.write_text(text, "utf-8", newline="\n")
    run([tool, "-c", _CHECK, unchecked])
    return unchecked.replace(out)


def _keep_what_runs(bill: dict[str, Any], needs: dict[str, list[str]]) -> None:
    """Leave in a bill only what the app needs to run, directly or through others."""
    if NAME not in needs:
        raise BuildError(f"{NAME} is not installed where its bill of materials is made.")
    refs = {_plain(part["name"]): part["bom-ref"] for part in bill["components"]}
    kept: set[str] = set()
    waiting = [*needs[NAME]]
    while waiting:
        name = waiting.pop()
        if name in refs and name not in kept:
            kept.add(name)
            waiting += needs[name]
    bill["components"] = [part for part in bill["components"] if _plain(part["name"]) in kept]
    root = bill["metadata"]["component"]["bom-ref"]
    bill["dependencies"] = [
        {
            "ref": refs.get(name, root),
            "dependsOn": [refs[need] for need in needs[name] if need in kept],
        }
        for name in (NAME, *sorted(kept))
    ]


def _brought(python: Path) -> Iterator[dict[str, Any]]:
    """Yield what is in each bundle though it is no Python library."""
    said = run([python, "-c", "import platform; print(platform.python_version())"])
    yield _component(Part("Python", said.strip(), "Python-2.0.1"), "id")
    said = run([python, "-c", "import PySide6.QtCore as core; print(core.qVersion())"])
    yield _component(Part("Qt", said.strip(), _QT), "expression")
    katex = ROOT / "resources" / "katex" / "katex.min.js"
    if katex.is_file():  # an app without it shows formulas as they were written
        found = re.search(r'version:"([0-9.]+)"', katex.read_text("utf-8"))
        yield _component(Part("KaTeX", found[1] if found else "", "MIT"), "id")


def _component(part: Part, kind: str = "name") -> dict[str, Any]:
    licence = {"expression": part.licence}
    return {
        "type": "library",
        "bom-ref": f"{part.name}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [licence if kind == "expression" else {"license": {kind: part.licence}}],
    }


def _keep_sources(component: dict[str, Any]) -> None:
    refers = component.pop("externalReferences", ())
    kept = [
        {"type": reference["type"], "url": reference["url"]}
        for reference in refers
        if reference["type"] in _SOURCES and not _PLACE.search(reference["url"])
    ]
    if kept:
        component["externalReferences"] = kept


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

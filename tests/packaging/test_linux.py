"""What Linux desktops read of us, and what the packages are made of."""

from __future__ import annotations

import argparse
import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from pathlib import Path

import pytest
from building import libraries, staging
from building.places import NAME, epoch, version

from deepseek_desktop.cli.arguments import parser
from deepseek_desktop.core.interchange.report_names import ENDING

_TYPE = "application/vnd.deepseek-desktop.report+json"
_NAMESPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    prefix = tmp_path_factory.mktemp("prefix")
    staging.stage_desktop(prefix, "1.2.3")
    return prefix / "share"


def test_the_entry_starts_the_program_for_the_type_that_is_declared(share: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign] # its names are case-sensitive
    entry.read(share / f"applications/{NAME}.desktop", "utf-8")
    told = entry["Desktop Entry"]
    declared = ElementTree.parse(share / f"mime/packages/{NAME}.xml").getroot()[0]
    pattern = declared.find(f"{_NAMESPACE}glob")

    assert told["Exec"] == f"{NAME} %f"
    assert told["MimeType"] == f"{declared.get('type')};" == f"{_TYPE};"
    assert pattern is not None
    assert pattern.get("pattern") == f"*{ENDING}"
    assert (share / f"icons/hicolor/48x48/apps/{told['Icon']}.png").is_file()
    assert told["Comment[zh_CN]"]


def test_the_description_names_version_and_day(share: Path) -> None:
    about = ElementTree.parse(share / "metainfo" / f"{staging.APP_ID}.metainfo.xml")

    release = about.find("releases/release")

    assert about.findtext("id") == staging.APP_ID
    assert about.findtext("launchable") == f"{NAME}.desktop"
    assert release is not None
    assert release.get("version") == "1.2.3"
    assert (release.get("date") or "").startswith("20")


def test_the_manual_names_every_command_and_holds_no_blank() -> None:
    manual = staging.filled(f"{NAME}.1.in", VERSION="1.2.3", DATE="2026-01-02")
    top = parser()
    commands = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))
    plain = manual.replace("\\-", "-")

    assert [name for name in commands.choices if name not in plain] == []
    assert [o for a in top._actions for o in a.option_strings[-1:] if o not in plain] == []
    assert "@" not in manual


def test_files_get_the_mode_and_date_of_a_package_whatever_they_had(tmp_path: Path) -> None:
    library, program, script = (tmp_path / name for name in ("a.so.1", "program", "run.sh"))
    library.write_bytes(b"\x7fELF")
    program.write_bytes(b"\x7fELF")
    script.write_text("#!/bin/sh\n")
    text = tmp_path / "closed/LICENSE"
    text.parent.mkdir(mode=0o700)
    text.write_text("MIT")
    text.chmod(0o711)
    (tmp_path / "link").symlink_to("nowhere")

    staging.settle(tmp_path)

    modes = {path.name: oct(path.lstat().st_mode & 0o777) for path in tmp_path.rglob("*")}
    assert modes["a.so.1"] == modes["LICENSE"] == "0o644"
    assert modes["program"] == modes["run.sh"] == modes["closed"] == "0o755"
    assert {path.lstat().st_mtime for path in tmp_path.rglob("*")} == {epoch()}


def test_what_comes_before_a_release_is_upgraded_to_it() -> None:
    assert staging.sortable("0.1.0") == "0.1.0"
    if shutil.which("dpkg") is None:
        pytest.skip("this system has no dpkg to compare versions")
    order = ["0.1.9", "0.2.0a1", "0.2.0rc1", "0.2.0rc2", "0.2.0", "0.2.1.dev1", "0.2.1"]

    for older, newer in pairwise(map(staging.sortable, order)):
        assert subprocess.call(["dpkg", "--compare-versions", older, "lt", newer]) == 0


def test_a_compressed_text_is_the_same_each_time(tmp_path: Path) -> None:
    staging.write_gzip(tmp_path / "a.gz", "news")
    staging.write_gzip(tmp_path / "other.gz", "news")

    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()


@pytest.mark.skipif(shutil.which("objdump") is None, reason="needs objdump (Debian: binutils)")
def test_what_the_system_has_to_bring_is_what_is_not_in_the_folder(tmp_path: Path) -> None:
    import PySide6  # noqa: PLC0415 its folder holds libraries to look at

    qt = Path(PySide6.__file__).parent / "Qt/lib"
    for name in ("libQt6Svg.so.6", "libQt6Gui.so.6"):
        shutil.copyfile(qt / name, tmp_path / name)

    needed = libraries.expected(tmp_path)

    assert {"libQt6Core.so.6", "libGL.so.1", "libfontconfig.so.1"} <= set(needed)
    assert not {"libQt6Gui.so.6", "libc.so.6"} & set(needed)


def test_the_version_is_that_of_the_program() -> None:
    from deepseek_desktop import __version__  # noqa: PLC0415 only this compares it

    assert version() == __version__

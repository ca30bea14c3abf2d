"""The tree of files that Linux packages hold, equal to the last bit whenever it is made."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from building.icons import write_hicolor
from building.places import NAME, PACKAGING, ROOT, epoch, version

APP_ID = "io.github.deepseek_desktop.DeepSeekDesktop"

_LINUX = PACKAGING / "linux"


def emptied(folder: Path) -> Path:
    """Return a folder of that name with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def stage_program(bundle: Path, prefix: Path) -> None:
    """Put the program and the command that starts it below a prefix such as `/usr`."""
    shutil.copytree(bundle, prefix / "lib" / NAME, symlinks=True)
    (prefix / "bin").mkdir(parents=True)
    (prefix / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")


def stage_desktop(prefix: Path, of_version: str) -> None:
    """Put there what makes a desktop know the program: entry, icons, file type, man page."""
    share = prefix / "share"
    write_hicolor(share / "icons")
    _copy(_LINUX / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _copy(_LINUX / f"{NAME}.xml", share / "mime/packages" / f"{NAME}.xml")
    about = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    about.parent.mkdir(parents=True)
    about.write_text(filled("metainfo.xml.in", VERSION=of_version, DATE=_date()), "utf-8")
    manual = filled(f"{NAME}.1.in", VERSION=of_version, DATE=_date())
    write_gzip(share / "man/man1" / f"{NAME}.1.gz", manual)


def filled(name: str, **values: str) -> str:
    """Return a file of `packaging/linux` with its blanks (`@NAME@`) filled in."""
    text = (_LINUX / name).read_text("utf-8")
    for blank, value in values.items():
        text = text.replace(f"@{blank}@", value)
    return text


def write_gzip(path: Path, text: str) -> None:
    """Write a text as a compressed file that names neither a time nor itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def settle(folder: Path) -> None:
    """Give each file the mode and the date that it has in a package; nobody's umask counts."""
    for path in sorted([folder, *folder.rglob("*")], reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)


def changes() -> str:
    """Return what is new, as people read it."""
    return (ROOT / "resources/CHANGELOG.md").read_text("utf-8")


def full_name(suffix: str) -> str:
    """Return the name of what is made: `deepseek-desktop-0.1.0` and so on."""
    return f"{NAME}-{version()}{suffix}"


def sortable(of_version: str) -> str:
    """Return a version as packages name it: one before a release (1.2rc1) counts as older."""
    return re.sub(r"\.?(a|b|rc|dev)(\d*)$", r"~\1\2", of_version)


def email_date() -> str:
    """Return the date of the build as mails and Debian's changelogs write it."""
    return format_datetime(datetime.fromtimestamp(epoch(), UTC))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _is_program(path: Path) -> bool:
    """Whether a file is started; libraries are not, though PyInstaller marks them so."""
    with path.open("rb") as file:
        begins = file.read(4)
    return begins.startswith(b"#!") or (begins == b"\x7fELF" and ".so" not in path.name)


def _date() -> str:
    return datetime.fromtimestamp(epoch(), UTC).date().isoformat()

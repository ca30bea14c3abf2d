"""A freshly made Debian in memory, which nothing of this machine reaches.

To be used only in a mount namespace of its own (`unshare --mount --pid --fork`): every mount is
made there and ends with it, so nothing of this machine can be written to or deleted through one.
The machine's `/dev` is never in there; a few devices are made anew.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path

from building.running import BuildError, run

from testing.steps import StepError

USER = "tester"
_USER_ID = 1000
_HOME = Path("/home") / USER
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_DEVICES = {"null": 3, "zero": 5, "full": 7, "random": 8, "urandom": 9}
_CONFIGURATION = ("/etc/resolv.conf", "/etc/hosts")
_APT = Path("/etc/apt")
_MIRROR = re.compile(r"^(?:URIs:|deb(?: \[[^]]*\])?)\s+(\S+)", re.MULTILINE)
_TIME_LIMIT_S = 600


class CleanRoot:
    """A Debian of a suite below a folder; see `run`.

    `outside` is the mount namespace of this machine, in which none is made. The first of a suite is
    made by debootstrap and kept as an archive in the folder `kept`.
    """

    def __init__(self, suite: str, folder: Path, kept: Path, outside: str) -> None:
        self._folder = folder
        if mount_namespace() == outside:
            raise StepError("A clean root is only made in a mount namespace of its own.")
        folder.mkdir(parents=True, exist_ok=True)
        run(["mount", "-t", "tmpfs", "-o", "size=4g,mode=755", "clean-root", folder])
        archive = kept / f"{suite}.tar"
        if archive.exists():
            run(["tar", "-xpf", archive, "-C", folder])
        else:
            self._make(suite, archive)
        self._mount()
        self._settle(suite)

    def run(self, command: str, *, as_user: bool = False, **environment: str) -> str:
        """Run a shell command in there; return what it wrote to standard output.

        Raises `StepError` with the last lines of what it said when it fails.
        """
        done = subprocess.run(
            self.command(command, as_user=as_user, **environment),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIME_LIMIT_S,
            check=False,
        )
        if done.returncode:
            said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
            raise StepError(f"“{command}” failed ({done.returncode}):\n{said}")
        return done.stdout

    def command(self, command: str, *, as_user: bool = False, **environment: str) -> list[str]:
        """Return the words that run a shell command in there, with nothing of our environment."""
        who = [f"--userspec={_USER_ID}:{_USER_ID}"] if as_user else []
        told = {
            "PATH": _PATH,
            "HOME": str(_HOME) if as_user else "/root",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **environment,
        }
        variables = [f"{name}={value}" for name, value in told.items()]
        return [
            *("env", "-i", *variables),
            *("chroot", *who, str(self._folder), "/bin/sh", "-c", f'cd "$HOME" && {command}'),
        ]

    def bring(self, file: Path) -> str:
        """Copy a file in there; return where it is."""
        place = Path("/srv") / file.name
        self.path(place).write_bytes(file.read_bytes())
        self.path(place).chmod(0o644)
        return str(place)

    def path(self, inside: Path | str) -> Path:
        """Return where something of in there is, seen from here."""
        return self._folder / str(inside).lstrip("/")

    @property
    def home(self) -> Path:
        """The home of the user, seen from here."""
        return self.path(_HOME)

    def listing(self) -> set[str]:
        """Return the name of every file that installing may have left, data of users aside."""
        places = "/usr /etc /opt /var /bin /sbin /lib /root /srv"
        aside = r"/var/(lib/(dpkg|apt|systemd)|cache|log)/|/etc/ld\.so\.cache|^/srv/|/__pycache__/"
        return set(self.run(f"find {places} -xdev | grep -vE '{aside}'").splitlines())

    def _make(self, suite: str, archive: Path) -> None:
        run(["debootstrap", "--variant=minbase", suite, self._folder, _mirror()])
        archive.parent.mkdir(parents=True, exist_ok=True)
        half = archive.with_suffix(".half")
        run(["tar", "-cpf", half, "--one-file-system", "-C", self._folder, "."])
        half.replace(archive)

    def _mount(self) -> None:
        run(["mount", "-t", "proc", "proc", self.path("/proc")])
        devices = self.path("/dev")
        run(["mount", "-t", "tmpfs", "-o", "mode=755", "devices", devices])
        os.umask(0)
        for name, minor in _DEVICES.items():
            os.mknod(devices / name, stat.S_IFCHR | 0o666, os.makedev(1, minor))
        os.mknod(devices / "tty", stat.S_IFCHR | 0o666, os.makedev(5, 0))
        os.umask(0o022)
        (devices / "shm").mkdir()
        run(["mount", "-t", "tmpfs", "-o", "mode=1777", "shared", devices / "shm"])
        for name, target in {"fd": "", "stdin": "/0", "stdout": "/1", "stderr": "/2"}.items():
            (devices / name).symlink_to(f"/proc/self/fd{target}")

    def _settle(self, suite: str) -> None:
        for name in _CONFIGURATION:
            if Path(name).exists():
                self.path(name).write_bytes(Path(name).read_bytes())
        for part in (_APT / "apt.conf.d").glob("*proxy*"):
            self.path(part).write_bytes(part.read_bytes())
        self.path("/etc/apt/sources.list").write_text(f"deb {_mirror()} {suite} main\n", "utf-8")
        self.path("/usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n", "ascii")
        self.path("/usr/sbin/policy-rc.d").chmod(0o755)
        self.run(f"useradd --create-home --uid {_USER_ID} --shell /bin/sh {USER}")


def mount_namespace() -> str:
    """Return what tells one mount namespace from another."""
    return str(Path("/proc/self/ns/mnt").readlink())


def _mirror() -> str:
    """Return the address that this machine has its Debian packages from."""
    lists = [_APT / "sources.list", *sorted((_APT / "sources.list.d").glob("*"))]
    for file in lists:
        if file.is_file() and (found := _MIRROR.search(file.read_text("utf-8"))):
            return found[1]
    raise BuildError("This machine names no mirror of Debian in /etc/apt.")

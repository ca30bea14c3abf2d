"""Tells a reply that another process is still streaming from one whose process died."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

_ENDING = ".lock"


class Session:
    """This process's claim on the replies that it streams, held as an operating-system lock.

    The system lets go of the lock when the process ends in any way, so the lock is the truth;
    that the file exists is not.
    """

    def __init__(self, folder: Path, session_id: str) -> None:
        self.id = session_id
        self._folder = folder
        self._lock = _lock(folder, session_id)

    def begin(self) -> None:
        """Take the lock; a new session's is always free. One whose file is gone is taken anew."""
        if self._lock.is_locked:
            if _path(self._folder, self.id).exists():
                return
            self._lock.release()
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock.acquire(blocking=False)

    def end(self) -> None:
        """Let go of the lock and remove its file; nothing happens if it was never taken."""
        if self._lock.is_locked:
            self._lock.release()
            _path(self._folder, self.id).unlink(missing_ok=True)

    def is_alone(self) -> bool:
        """Whether no other process has the archive open; take the lock before asking."""
        others = {path.stem for path in self._folder.glob(f"*{_ENDING}")} - {self.id}
        return all(self.is_dead(other) for other in others)

    def is_dead(self, session_id: str) -> bool:
        """Whether the process of another session has ended."""
        if session_id == self.id:
            return False
        lock = _lock(self._folder, session_id)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return False
        lock.release()
        _path(self._folder, session_id).unlink(missing_ok=True)
        return True


def _path(folder: Path, session_id: str) -> Path:
    return folder / f"{session_id}{_ENDING}"


def _lock(folder: Path, session_id: str) -> FileLock:
    # The writer thread takes it, another may let it go.
    return FileLock(_path(folder, session_id), mode=0o600, thread_local=False)

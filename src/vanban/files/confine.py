"""Started as a program of its own: takes limits upon itself, leaves the network, becomes the program that follows.

    python -I -S confine.py SECONDS MEMORY FILE_SIZE PROGRAM ARGUMENT…

A file of its own, because limits set between fork and exec would need Python code there, which threads forbid.
"""

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_DIE_WITH_PARENT, _NO_NEW_RIGHTS = 1, 38


def confine(seconds: int, memory: int, file_size: int) -> None:
    """Limit the processor time, the memory and the files of this process and of what it becomes."""
    for kind, value in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))
    if sys.platform == "linux":
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        system.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        _leave_network(system)


def _leave_network(system: ctypes.CDLL) -> None:
    """A network namespace with nothing in it. Where the kernel forbids even that, the program runs without."""
    user, group = os.getuid(), os.getgid()
    if system.unshare(_NEW_NETWORK) == 0 or system.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return
    try:  # in its namespace the process stays who it was, so that its files are still its own
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    except OSError:
        return


if __name__ == "__main__":
    confine(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 (no shell is wanted)

"""Started as a program of its own: takes limits upon itself, leaves the network, becomes the program that follows.

    python -I -S confine.py SECONDS MEMORY FILE_SIZE PROGRAM ARGUMENT…

A file of its own, because limits set between fork and exec would need Python code there, which threads forbid.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path

_NEW_USER, _NEW_NETWORK, _NEW_PROCESSES, _NEW_IPC = 0x10000000, 0x40000000, 0x20000000, 0x08000000
_WALLS = _NEW_NETWORK | _NEW_PROCESSES | _NEW_IPC
_DIE_WITH_PARENT, _FILTER_CALLS, _NO_NEW_RIGHTS = 1, 22, 38
# The sign of an architecture and its number for socket(): what the filter of calls has to know.
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING, _OTHER_NUMBERS = 425, 0x40000000
_UNIX, _NO_SUCH_CALL, _NO_SUCH_FAMILY = 1, 38, 97
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000


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
        has_own_processes = _leave(system)
        system.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        system.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0)
        _refuse_sockets(system)
        if has_own_processes:
            _stay_outside(system)


def _leave(system: ctypes.CDLL) -> bool:
    """Namespaces with no network and no other process in them. Where the kernel forbids even that, False."""
    user, group = os.getuid(), os.getgid()
    if system.unshare(_NEW_USER | _WALLS) != 0:
        return bool(system.unshare(_WALLS) == 0)
    try:  # in its namespace the process stays who it was, so that its files are still its own
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    except OSError:
        pass
    return True


def _refuse_sockets(system: ctypes.CDLL) -> None:
    """Let the kernel refuse every socket but those between processes: also where no namespace could be had."""
    architecture, socket = _ARCHITECTURES.get(platform.machine(), (0, 0))
    if not architecture:
        return
    steps = (
        (_LOAD, 0, 0, 4),  # the architecture that a call is made for
        (_EQUAL, 0, 3, architecture),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, 1, 0, _OTHER_NUMBERS),
        (_EQUAL, 0, 1, _IO_URING),  # it opens sockets too
        (_RETURN, 0, 0, _FAIL | _NO_SUCH_CALL),
        (_EQUAL, 0, 2, socket),
        (_LOAD, 0, 0, 16),  # its first argument, the family
        (_EQUAL, 0, 1, _UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _FAIL | _NO_SUCH_FAMILY),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    system.prctl(_FILTER_CALLS, 2, ctypes.c_char_p(program), 0, 0)


def _stay_outside(system: ctypes.CDLL) -> None:
    """Go on as the second process of the namespace. When its first one ends, the kernel ends all that are in it."""
    first = os.fork()
    if first:
        _end_as(os.waitpid(first, 0)[1])
    system.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    second = os.fork()
    if second:
        while True:  # the first process takes leave of every other
            ended, status = os.wait()
            if ended == second:
                _end_as(status)


def _end_as(status: int) -> None:
    """End as another process did: with its code, or by a code that says which signal ended it."""
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))


if __name__ == "__main__":
    confine(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 (no shell is wanted)

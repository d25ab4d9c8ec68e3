"""What the commands say: one Vietnamese sentence and the same in English."""

import sys


def say(vietnamese: str, english: str) -> None:
    """Print both lines at once, so that a person who waits sees them while the next step runs."""
    print(f"{vietnamese}\n  {english}", flush=True)


def refuse(vietnamese: str, english: str) -> SystemExit:
    """The end of the command: both sentences on standard error, exit code 1. Use as ``raise refuse(…)``."""
    return SystemExit(f"{vietnamese}\n  {english}")


def title(text: str) -> None:
    """A heading between the steps of a long output."""
    print(f"\n── {text} {'─' * max(3, 76 - len(text))}", flush=True)


def speak_utf8() -> None:
    """Vietnamese letters must not stop a command on a machine whose locale is plain ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

"""Install the rivals of the benchmarks, beside what the site and its tests use: into var/rivals, with hashes.

.venv/bin/python -m bench.rivals
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "rivals"


def install() -> int:
    """Install what requirements-bench.txt pins; the rest of the site never looks into that folder."""
    uv = Path(sys.executable).parent / "uv"
    tool = [str(uv), "pip"] if uv.is_file() else [sys.executable, "-m", "pip"]
    command = [
        *tool,
        "install",
        "--require-hashes",
        "--target",
        str(FOLDER),
        "-r",
        str(ROOT / "requirements-bench.txt"),
    ]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(install())

"""Where things are in the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
SITE = ROOT / "src" / "hoptac"
BUNDLE = SITE / "base" / "static" / "bundle"


def data_folder() -> Path:
    """The folder of what is made at run time: the same answer as hoptac.settings gives."""
    return Path(os.environ.get("HOPTAC_DATA") or ROOT / "var")

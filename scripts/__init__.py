"""The commands behind the Makefile: `python -m scripts.NAME`, from the root of the repository.

Whatever runs before `.venv` exists (port, setup, frontend, system) uses the standard library only.
"""

import sys

# Every script passes here first. This file alone must be readable by an older Python, so that the sentence gets out.
if sys.version_info < (3, 11):  # noqa: UP036 - this is the check
    sys.exit(
        "Hợp Tác cần Python 3.11 trở lên; python3 trên máy này là {0}.{1}. "
        "Hãy cài bản mới hơn rồi gọi: make setup PYTHON=python3.11\n"
        "Hợp Tác needs Python 3.11 or newer; python3 on this machine is {0}.{1}. "
        "Install a newer one, then: make setup PYTHON=python3.11".format(*sys.version_info[:2])
    )

"""The examples in the library's own documentation."""

import doctest
import importlib
import pkgutil

import pytest

import vanban

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(vanban.__path__, "vanban.") if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0

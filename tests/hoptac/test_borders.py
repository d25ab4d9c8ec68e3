"""The one order of the apps, for foreign keys as for imports."""

import ast
from pathlib import Path

from django.apps import apps

import hoptac

ORDER = ["base", "units", "accounts", "documents", "registry", "reporting", "planning", "cases"]


def foreign_keys() -> list[tuple[str, str, str]]:
    return [
        (model._meta.app_label, field.name, field.related_model._meta.app_label)
        for model in apps.get_models()
        if model._meta.app_label in ORDER
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
    ]


def test_foreign_keys_point_only_at_apps_below() -> None:
    upward = [
        (app, field, to) for app, field, to in foreign_keys() if to in ORDER and ORDER.index(to) > ORDER.index(app)
    ]

    assert upward == []


def test_every_own_app_has_its_place_in_the_order() -> None:
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("hoptac.")}

    assert own == set(ORDER)


def test_migrations_use_no_code_that_may_change_after_them() -> None:
    migrations = sorted(Path(hoptac.__path__[0]).glob("*/migrations/0*.py"))
    importing = [
        path.name
        for path in migrations
        if "from hoptac" in path.read_text("utf-8") or "import hoptac" in path.read_text("utf-8")
    ]

    assert migrations
    assert importing == []


def lines_of(function: ast.FunctionDef) -> int:
    """How many lines a function has below its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def functions_in(pattern: str) -> list[tuple[str, ast.FunctionDef]]:
    return [
        (f"{path.parent.name}/{path.name}: {node.name}", node)
        for path in sorted(Path(hoptac.__path__[0]).glob(pattern))
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def test_a_view_reads_the_request_and_leaves_the_rest_to_others() -> None:
    views = [*functions_in("*/views/*.py"), *functions_in("*/views.py")]

    assert len(views) > 100
    assert [name for name, function in views if lines_of(function) > 15] == []


def test_a_view_gets_its_rows_from_those_who_know_who_may_see_them() -> None:
    root = Path(hoptac.__path__[0])
    asking = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted([*root.glob("*/views/*.py"), *root.glob("*/views.py")])
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"})
        or (isinstance(node, ast.Name) and node.id in {"get_object_or_404", "get_list_or_404"})
    ]

    assert asking == []


WRITES = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def writes_rows(node: ast.AST) -> bool:
    """Whether a call writes rows; ``update`` is also what a dictionary does."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    on_rows = node.func.attr == "update" and "objects" in ast.unparse(node.func)
    return on_rows or node.func.attr in WRITES


def test_rows_are_written_by_services_and_the_chain_alone() -> None:
    root = Path(hoptac.__path__[0])
    others = [path for path in root.rglob("*.py") if not {"services", "migrations"} & set(path.parts)]
    writing = {
        str(path.relative_to(root))
        for path in others
        if any(writes_rows(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }

    assert writing == {"base/audit.py"}


def test_no_function_is_longer_than_a_screen() -> None:
    functions = functions_in("**/*.py")

    assert [name for name, one in functions if (one.end_lineno or 0) - one.lineno >= 50] == []

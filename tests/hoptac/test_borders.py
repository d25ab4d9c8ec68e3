"""The one order of the apps, for foreign keys as for imports."""

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

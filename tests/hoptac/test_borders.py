"""The one order of the apps, for foreign keys as for imports."""

from django.apps import apps

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

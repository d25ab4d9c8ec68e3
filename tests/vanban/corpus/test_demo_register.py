"""demo.toml names only what exists, and says of the acts what the documents say."""

import csv
import tomllib
from functools import cache
from typing import Any

from hoptac.units.agency_patterns import agencies_of
from tests.vanban.corpus.annotations import DEMO, ROOT, demo, text_of


@cache
def register() -> dict[str, Any]:
    return tomllib.loads((ROOT / "demo" / "demo.toml").read_text(encoding="utf-8"))


def rows_of(table: str) -> list[dict[str, str]]:
    lines = (ROOT / "data" / table).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def keys_of(table: str) -> set[str]:
    return {row["key"] for row in rows_of(table)}


def acts() -> dict[str, dict[str, Any]]:
    return {act["key"]: act for act in register()["act"]}


def test_every_demo_document_is_registered_once() -> None:
    files = [document["file"] for document in register()["document"]]

    assert sorted(files) == sorted(f"documents/{path.name}" for path in DEMO.glob("*.txt"))


def test_units_and_agencies_exist() -> None:
    units = keys_of("units.csv")
    agencies = {row["key"] for row in agencies_of(rows_of("agency_patterns.csv"), rows_of("units.csv"))}

    for row in (*register()["document"], *register()["person"]):
        assert row.get("unit", "22@2024") in units
    for row in (*register()["document"], *register()["act"]):
        for field in ("agency", "issuer_agency", "published_by"):
            assert row.get(field) is None or row[field] in agencies, row


def test_relations_join_registered_acts() -> None:
    known = acts()

    for relation in register()["relation"]:
        assert {relation["source"], relation["target"]} <= set(known), relation
        assert relation["source"] != relation["target"]


def test_numbered_acts_stand_in_the_annotations_with_the_same_day() -> None:
    cited = {
        row["number"]: row["date"]
        for document in register()["document"]
        for row in demo(document["key"])["citations"]
        if row["number"] and row["date"]
    }
    own = {demo(document["key"])["number"] for document in register()["document"]}

    for act in acts().values():
        if act.get("number") in cited:
            assert cited[act["number"]] == act["date"].isoformat()
        elif act["kind"] != "luat":
            assert act.get("number") is None or act["number"] in own, act


def test_what_a_document_states_of_itself_is_what_its_annotation_says() -> None:
    number_of = {key: act.get("number") for key, act in acts().items()}
    for document in register()["document"]:
        annotated = {row["number"]: row["relation"] for row in demo(document["key"])["citations"] if row["number"]}
        for relation in register()["relation"]:
            number = number_of[relation["target"]]
            if relation["source"] == document["act"] and number in annotated:
                assert annotated[number] == relation["kind"], relation


def test_only_what_a_document_does_not_say_waits_for_a_person() -> None:
    waiting = [(row["source"], row["target"]) for row in register()["relation"] if not row["stated"]]

    assert waiting == [("ctr-02", "ctr-38")]


def test_the_article_is_told_from_the_plan_it_tells_of() -> None:
    secondary = [row for row in register()["document"] if row.get("is_secondary")]

    assert [(row["key"], row["act"], row["tells_of"]) for row in secondary] == [
        ("quang-ninh-2023", "kh-248", ["kh-248", "ctr-559"])
    ]
    assert acts()["kh-248"]["date"].isoformat() == "2022-10-14"
    assert "248/KH-UBND" in text_of(DEMO / "quang-ninh-2023.json")


def test_people_are_roles_with_one_place_each() -> None:
    people = register()["person"]

    assert {person["role"] for person in people} == {"administrator", "province", "commune", "leader", "supervisor"}
    assert len({person["login"] for person in people}) == len(people) == 9
    assert [person["login"] for person in people if not person.get("unit")] == ["quantri"]

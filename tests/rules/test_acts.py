"""rules/acts.toml as it is."""

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from rulebook import Act, Ended, InForce, NotYet, Unknown, load_acts

ROOT = Path(__file__).parents[2]
REGISTER = load_acts(ROOT / "rules" / "acts.toml")
GOLD = ROOT.parent / "shared" / "eval" / "gold"
# The letters that end a number, for each kind whose numbers have one form.
FORMS = {
    "luat": r"\d+/\d{4}/QH\d+",
    "nghi_dinh": r"\d+/\d{4}/NĐ-CP",
    "thong_tu": r"\d+/\d{4}/TT-\w+",
    "quyet_dinh": r"\d+/(\d{4}/)?QĐ-\w+",
    "ke_hoach": r"\d+/KH-\w+",
    "chuong_trinh": r"\d+[-/]CTr[-/]\w+",
    "ket_luan": r"\d+-KL/TW",
    "cong_van": r"\d+/\w+-\w+",
    "nghi_quyet": r"\d+(/\d{4}/(QH\d+|UBTVQH\d+|NQ-HĐND)|/NQ-\w+|-NQ/TW)",
}

STATES = [
    ("luat-htx-2012", date(2013, 6, 30), NotYet),
    ("luat-htx-2012", date(2020, 11, 26), InForce),
    ("luat-htx-2012", date(2024, 6, 30), InForce),
    ("luat-htx-2012", date(2024, 7, 1), Ended),
    ("luat-htx-2023", date(2024, 6, 30), NotYet),
    ("luat-htx-2023", date(2024, 7, 22), InForce),
    ("nd-113-2024", date(2024, 10, 31), NotYet),
    ("nd-113-2024", date(2024, 11, 1), InForce),
    ("nd-92-2024", date(2024, 7, 18), InForce),
    ("nd-77-2019", date(2019, 11, 24), NotYet),
    ("nd-151-2007", date(2019, 11, 25), Ended),
    ("nd-30-2020", date(2026, 11, 23), InForce),
    ("tt-01-2020-bkhdt", date(2020, 3, 31), NotYet),
    ("tt-01-2020-bkhdt", date(2020, 11, 26), InForce),
    ("tt-01-2020-bkhdt", date(2025, 9, 17), InForce),
    ("tt-01-2020-bkhdt", date(2025, 9, 18), Ended),
    ("tt-09-2024-bkhdt", date(2024, 7, 1), InForce),
    ("nq-20-tw", date(2023, 1, 6), InForce),
    ("kl-70-tw", date(2020, 3, 8), NotYet),
    ("qd-1804-ttg-2020", date(2025, 12, 31), InForce),
    ("qd-1804-ttg-2020", date(2026, 1, 1), Ended),
    ("nqtw5-khoa-ix", date(2020, 11, 26), Unknown),
    ("nq-11-2019-tuyen-quang", date(2019, 7, 31), NotYet),
    ("nq-11-2019-tuyen-quang", date(2020, 11, 26), Unknown),
]


@pytest.mark.parametrize(("act_id", "day", "expected"), STATES)
def test_the_state_of_an_act_on_a_day(act_id: str, day: date, expected: type) -> None:
    assert type(REGISTER.get(act_id).state_on(day)) is expected


def test_a_repeal_that_one_source_reports_is_not_shown_as_certain() -> None:
    ended = REGISTER.get("tt-01-2020-bkhdt").state_on(date(2026, 11, 23))

    assert isinstance(ended, Ended)
    assert ended.status == "unverified"
    assert ended.by == "tt-78-2025-btc"


@pytest.mark.parametrize("act", REGISTER.acts, ids=lambda act: act.id)
def test_a_number_has_the_form_of_its_kind(act: Act) -> None:
    if act.number is not None and act.kind in FORMS:
        assert re.fullmatch(FORMS[act.kind], act.number)


@pytest.mark.parametrize("act", REGISTER.acts, ids=lambda act: act.id)
def test_the_year_in_a_number_is_the_year_of_issue(act: Act) -> None:
    year = re.search(r"/(\d{4})/", act.number or "")
    if year and act.issued_on:
        assert int(year[1]) == act.issued_on.year


@pytest.mark.parametrize("act", REGISTER.acts, ids=lambda act: act.id)
def test_a_replacement_is_told_by_both_acts_alike(act: Act) -> None:
    for relation in act.relations:
        if relation.kind == "replaces":
            end = REGISTER.get(relation.to).ends
            assert end is not None
            assert end.by == act.id
            assert act.begins is not None
            assert end.day == act.begins.day


@pytest.mark.parametrize("act", REGISTER.acts, ids=lambda act: act.id)
def test_what_is_known_from_memory_alone_is_unverified(act: Act) -> None:
    marked = [(act.source, act.status), *((relation.source, relation.status) for relation in act.relations)]
    marked += [(part.source, part.status) for part in (act.begins, act.ends) if part is not None]

    assert [source for source, status in marked if "MEM-" in source and status != "unverified"] == []


def test_an_act_of_a_place_names_it_in_its_issuer() -> None:
    assert [act.id for act in REGISTER if act.place and act.place not in act.issuer] == []


CHAINS = [
    ("kh-110-tuyen-quang-2020", "nq-134-cp", "kl-70-tw", "nqtw5-khoa-ix"),
    ("kh-110-tuyen-quang-2020", "ctr-38-tu-tuyen-quang", "kl-70-tw", "nqtw5-khoa-ix"),
    ("ctr-02-hu-son-duong", "kl-70-tw", "nqtw5-khoa-ix"),
    ("ctr-23-tu-quang-ngai", "nq-20-tw"),
]


@pytest.mark.parametrize("chain", CHAINS)
def test_the_chain_of_the_plans_can_be_walked_to_its_root(chain: tuple[str, ...]) -> None:
    for lower, upper in pairwise(chain):
        [relation] = [relation for relation in REGISTER.get(lower).relations if relation.to == upper]
        assert (relation.kind, relation.status) == ("implements", "verified")


def test_a_relation_that_no_text_states_waits_for_a_person() -> None:
    proposed = {(act.id, r.to) for act in REGISTER for r in act.relations if r.source.startswith("đề xuất")}

    assert ("ctr-02-hu-son-duong", "ctr-38-tu-tuyen-quang") in proposed
    assert all(r.status == "unverified" for act in REGISTER for r in act.relations if (act.id, r.to) in proposed)


def test_a_cooperative_law_of_a_year_without_one_is_not_found_and_both_laws_are_proposed() -> None:
    assert REGISTER.find(kind="luat", name="Luật Hợp tác xã năm 2024") is None
    near = [act.id for act in REGISTER.near(kind="luat", name="Luật Hợp tác xã năm 2024")]
    assert set(near) == {"luat-htx-2012", "luat-htx-2023"}


# The acts that the two plans without annotations name.
CITED = [
    ("cong_van", "3327/UBND-KTN", date(2024, 6, 26)),
    ("cong_van", "1137/SKHĐT-KTN", date(2024, 7, 2)),
    ("quyet_dinh", "1242/QĐ-TTg", date(2023, 10, 25)),
    ("ke_hoach", "248/KH-UBND", date(2022, 10, 14)),
    ("chuong_trinh", "559/CTr-LMHTX", date(2022, 11, 18)),
    ("nghi_quyet", "20-NQ/TW", None),
]


@pytest.mark.parametrize(("kind", "number", "day"), CITED)
def test_an_act_that_a_plan_names_is_in_the_register(kind: str, number: str, day: date | None) -> None:
    assert REGISTER.find(kind=kind, number=number, day=day)


@pytest.mark.skipif(not GOLD.is_dir(), reason="không có ../shared/eval/gold: bản chú giải không nằm trong kho mã")
def test_every_act_that_the_annotated_plans_name_is_in_the_register() -> None:
    missing = []
    for path in sorted(GOLD.glob("*.json")):
        for cited in json.loads(path.read_text(encoding="utf-8"))["citations"]:
            day = date.fromisoformat(cited["date"]) if cited.get("date") else None
            number, name = cited.get("number"), cited.get("quote")
            called = {"number": number} if number else {"name": name}
            found = REGISTER.find(kind=cited["kind"], day=day, **called)
            # A name cut short fits more than one act: it is proposed, and a person decides.
            if found is None and (number or not REGISTER.near(kind=cited["kind"], name=name)):
                missing.append((path.stem, cited["kind"], number or name, day))

    assert missing == []

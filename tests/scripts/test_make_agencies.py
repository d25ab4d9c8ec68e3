"""data/agencies.csv is what its patterns say."""

from scripts.make_agencies import of, places, rows


def test_the_table_is_what_the_patterns_make_today() -> None:
    units = places(rows("units.csv"), rows("succession.csv"))
    made = [agency for pattern in rows("agency_patterns.csv") for agency in of(pattern, units)]

    assert sorted(made, key=lambda row: row["key"]) == rows("agencies.csv")


def test_a_body_lives_while_both_its_pattern_and_its_unit_do() -> None:
    pattern = {
        "slug": "phong",
        "applies_to": "ward",
        "name": "Phòng thử {unit}",
        "short_names": "Phòng {word}|Phòng {place}|Phòng {word}",
        "kind": "specialised",
        "parent": "ubnd",
        "valid_from": "2020-01-01",
        "valid_to": "2030-01-01",
        "asked": "0",
        "source": "thử",
    }
    unit = {
        "key": "1@2025",
        "kind": "ward",
        "name": "Phường Mới",
        "short_name": "Mới",
        "valid_from": "2025-07-01",
        "valid_to": "",
    }

    [made] = of(pattern, [unit, {**unit, "kind": "commune"}, {**unit, "valid_from": "2031-01-01"}])

    assert (made["valid_from"], made["valid_to"]) == ("2025-07-01", "2030-01-01")
    assert (made["name"], made["short_names"]) == ("Phòng thử phường Mới", "Phòng phường|Phòng Mới")
    assert (made["key"], made["parent"]) == ("phong/1@2025", "ubnd/1@2025")

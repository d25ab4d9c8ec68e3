"""What stands in cells whose value is not known."""

import pytest

from hoptac.registry.workbooks.formulas import FoundFormulas

SHEET = '<worksheet><sheetData><row r="1"><c r="A1"><f>{}</f><v/></c></row></sheetData></worksheet>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("CONCATENATE(&quot;HTX &quot;,&quot;C&#244;ng th&#7913;c&quot;)", '=CONCATENATE("HTX ","Công thức")'),
        ("A2&amp;&quot;&amp;lt;&quot;", '=A2&"&lt;"'),
        ("A2&lt;&#x1EC7;", "=A2<ệ"),
    ],
)
def test_a_formula_stands_with_its_own_letters_however_the_file_writes_them(written: str, read: str) -> None:
    found = FoundFormulas()

    found.look("DS", "sheet1.xml", SHEET.format(written).encode())

    assert found.by_part["sheet1.xml"][0][0] == read

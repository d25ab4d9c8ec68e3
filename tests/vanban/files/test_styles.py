"""The styles of a Word document."""

from lxml import etree

from vanban.files.styles import Style, W, read_styles, used_styles, without_menu

SPACE = f'xmlns:w="{W[1:-1]}"'
PART = etree.fromstring(
    f"""<w:styles {SPACE}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="De"><w:name w:val="heading 1"/><w:basedOn w:val="Dam"/></w:style>
<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:rFonts w:hAnsi=".VnTime"/><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Thuong"><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Chu"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Luoi"/>
</w:styles>"""  # noqa: E501 (a style is kept whole)
)


def read(*used: str) -> dict[str, Style]:
    return {style.id: style for style in read_styles(PART, set(used)).rows}


def test_of_a_template_only_the_styles_in_use_are_read_with_those_beneath_them() -> None:
    assert set(read("De")) == {"De", "Dam", "Normal"}
    assert set(read("Luoi", "gone")) == {"Luoi", "Normal"}


def test_a_title_is_told_by_the_name_the_level_or_the_bold_of_a_paragraph_style() -> None:
    styles = read("De", "Dam", "Thuong", "Muc", "Chu")

    assert {name for name, style in styles.items() if style.is_title} == {"De", "Dam", "Muc"}


def test_a_style_brings_its_font_and_its_list() -> None:
    styles = read("Dam", "Muc")

    assert styles["Dam"].font == ".VnTime"
    assert styles["Muc"].listed == ("3", 0)


def test_what_names_no_style_is_in_the_one_of_the_document() -> None:
    assert (read_styles(PART, set()).default, read_styles(PART, set()).font) == ("Normal", "Arial")
    assert read_styles(None, {"De"}).rows == ()


def test_a_circle_of_styles_ends() -> None:
    part = etree.fromstring(
        f'<w:styles {SPACE}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )

    assert {style.id for style in read_styles(part, {"A"}).rows} == {"A", "B"}


def test_the_styles_that_paragraphs_and_runs_name_are_in_use() -> None:
    root = etree.fromstring(
        f'<w:p {SPACE}><w:pPr><w:pStyle w:val="De"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Chu"/></w:rPr></w:r></w:p>'
    )

    assert used_styles([root]) == {"De", "Chu"}


def test_what_word_offers_in_its_menus_is_no_style() -> None:
    menu = b'<w:latentStyles w:count="1"><w:lsdException w:name="heading 1"/></w:latentStyles>'
    part = b"<w:styles>%b<w:style/></w:styles>"

    assert without_menu(part % menu) == part % b""
    assert without_menu(part % b"") == part % b""
    assert without_menu(part % menu[:40]) == part % menu[:40]

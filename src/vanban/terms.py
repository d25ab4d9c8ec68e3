"""The classes of the model in the words of people who read Vietnamese."""

from functools import cache
from typing import Any

from vanban.tables import load

DOC_TYPES = {
    "ke_hoach": "kế hoạch",
    "quyet_dinh": "quyết định",
    "cong_van": "công văn",
    "bao_cao": "báo cáo",
    "chuong_trinh": "chương trình",
    "nghi_quyet": "nghị quyết",
    "nghi_dinh": "nghị định",
    "thong_tu": "thông tư",
    "ket_luan": "kết luận",
    "luat": "luật",
    "tin_tuc": "tin tức",
    "other": "văn bản khác",
}
SIGNING_FORMS = {"TM": "thay mặt", "KT": "ký thay", "TL": "thừa lệnh", "TUQ": "thừa ủy quyền"}
RELATIONS = {"implements": "thực hiện", "based_on": "căn cứ", "proposed_by": "đề nghị", "mentions": "nhắc đến"}
COMPARATORS = {
    "eq": "bằng",
    "approx": "khoảng",
    "gt": "trên",
    "gte": "ít nhất",
    "lt": "dưới",
    "lte": "không quá",
    "range": "từ … đến",
}
MEASURES = {
    "level": "mức đạt",
    "cumulative": "cộng dồn trong kỳ",
    "growth": "mức tăng, giảm",
    "per_year": "mỗi năm",
    "share": "tỷ lệ",
}
BASES = {"official": "số chính thức", "estimate": "số ước tính"}
DUE_KINDS = {"before": "trước ngày", "by": "chậm nhất ngày", "on": "vào ngày"}


@cache
def _kinds() -> dict[str, str]:
    return {row.id: row.text("name") for row in load("kinds")}


def kind_of(document: dict[str, Any]) -> str:
    """The exact kind of a document (a reading as values), or its type where it has no kind that we know.

    >>> kind_of({"doc_kind": "chi_thi", "doc_type": "other"})
    'chỉ thị'
    """
    kind, doc_type = document["doc_kind"], document["doc_type"]
    return _kinds().get(kind) or DOC_TYPES.get(kind) or DOC_TYPES.get(doc_type, doc_type)
